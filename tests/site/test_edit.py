"""The page for editors: the site's own texts opened, edited, and checked and rendered by the build's own Python."""

import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Dialog, Locator, Page, expect

from calculator.diagnosis.flow import read_flow
from tests.site.server import Site
from tests.site.waiting import until

ROOT = Path(__file__).parents[2]
GUIDE, QUESTIONS, CAUSE = "guide/steps.md", "diagnosis/index.md", "causes/smishing.md"
UNKNOWN_FACT = '{{ fact("figure.nothing") }}'
PASTE = """
(field, text) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}
"""
LATEST = 300
"""Milliseconds from a pause to the mistakes, where nothing else runs."""


def source(uri: str) -> str:
    """Return the text of a page as it lies on disk."""
    return (ROOT / "docs" / uri).read_text("utf-8")


def open_page(page: Page, site: Site, uri: str = "") -> None:
    """Go to the page for editors, with the page *uri* open and checked."""
    page.goto(f"{site.url}edit/" + (f"#{uri}" if uri else ""))
    expect(page.locator("#edit-page")).to_be_enabled()
    if uri:
        expect(page.locator("#edit-path")).to_have_value(uri)
        expect(told(page)).to_contain_text("고칠 것")


def told(page: Page) -> Locator:
    return page.locator("#edit-said")


def text_of(page: Page) -> str:
    """Return the text that is given back: as it is saved."""
    with page.expect_download() as download:
        page.click("#edit-save")
    return Path(download.value.path()).read_text("utf-8")


def write(page: Page, text: str) -> None:
    """Put *text* at the end, as by pasting."""
    page.locator(".cm-content").press("Control+End")
    page.locator(".cm-content").evaluate(PASTE, text)  # typed by the driver, a first line break is lost


def choose(page: Page, name: str, content: bytes) -> None:
    page.set_input_files("#edit-file", {"name": name, "mimeType": "text/markdown", "buffer": content})


@pytest.fixture(scope="module")
def opened(lasting_context: BrowserContext, lasting_site: Site) -> Iterator[Page]:
    """Yield the page for editors; questions about what is lost are answered with yes."""
    page = lasting_context.new_page()
    page.set_default_timeout(30_000)
    page.on("dialog", Dialog.accept)
    open_page(page, lasting_site, GUIDE)
    yield page
    page.close()


@pytest.fixture
def desk(opened: Page) -> Page:
    """Return the page for editors with a page of the site as it lies there, whatever the test before wrote: its Python starts once."""
    opened.evaluate("() => { document.querySelector('#edit-news').textContent = ''; performance.clearMeasures(); }")
    choose(opened, Path(GUIDE).name, source(GUIDE).encode())
    expect(opened.locator("#edit-news")).to_contain_text(Path(GUIDE).name)
    expect(opened.locator("#edit-path")).to_have_value(GUIDE)
    expect(told(opened)).to_have_text("고칠 것이 없어요.")
    return opened


def test_page_is_edited_checked_shown_and_given_back(desk: Page) -> None:
    """A mistake is told at its line, and goes when it is put right; the page looks as readers will see it."""
    assert text_of(desk) == source(GUIDE)
    expect(told(desk)).to_have_text("고칠 것이 없어요.")
    write(desk, f"\n## 새 제목\n\n{UNKNOWN_FACT}\n\n글이에요.\n")
    line = source(GUIDE).count("\n") + 4
    expect(desk.locator("#edit-remarks")).to_contain_text("figure.nothing")
    link = desk.locator("#edit-remarks .edit-line", has_text=f"{line}번째 줄")
    expect(link).to_have_count(1)
    expect(desk.locator(".cm-lintRange-error")).to_have_text(UNKNOWN_FACT)
    shown = desk.frame_locator(".edit-preview")
    expect(shown.locator("h2", has_text="새 제목")).to_be_visible()
    link.click()
    assert desk.evaluate("document.activeElement.shadowRoot?.activeElement.className").startswith("cm-content")
    for _ in UNKNOWN_FACT:
        desk.keyboard.press("Delete")
    expect(told(desk)).to_have_text("고칠 것이 없어요.")
    assert text_of(desk) == f"{source(GUIDE)}\n## 새 제목\n\n\n\n글이에요.\n"


def test_checks_are_those_of_the_build(desk: Page) -> None:
    """A link that leads nowhere, an anchor that another page lacks, a number by hand, the title of another page."""
    write(desk, "\n[가](nowhere.md) [나](../faq/amount.md#nowhere)\n")
    for part in ("nowhere.md", "#nowhere"):
        expect(desk.locator("#edit-remarks")).to_contain_text(part)
    title = re.search(r"^title: (.*)$", source("faq/amount.md"), re.MULTILINE)
    assert title
    desk.locator(".cm-content").press("Control+a")
    desk.locator(".cm-content").evaluate(PASTE, re.sub(r"^title: .*$", title[0], source(GUIDE), flags=re.MULTILINE))
    expect(desk.locator("#edit-remarks")).to_contain_text("docs/faq/amount.md")


def test_page_of_examples_is_right_there_too(desk: Page) -> None:
    """What its macros count lies beside the texts."""
    uri = "examples.md"
    choose(desk, uri, source(uri).encode())
    expect(desk.locator("#edit-path")).to_have_value(uri)
    expect(desk.frame_locator(".edit-preview").locator("h1")).to_have_text(re.compile("예시"))
    expect(told(desk)).to_have_text("고칠 것이 없어요.")


def test_page_that_breaks_off_is_told_and_not_lost(desk: Page) -> None:
    """The preview stays as it was, and what was typed too."""
    write(desk, '\n{{ refund(base="많이" }}\n{{ fact(\n')
    expect(told(desk)).to_contain_text("고칠 것")
    expect(desk.locator("#edit-remarks")).to_contain_text("중괄호")
    write(desk, "\n{% include 'nothing' %}")
    expect(desk.frame_locator(".edit-preview").locator("h1")).to_be_visible()
    assert text_of(desk).endswith("{% include 'nothing' %}")


def test_day_that_does_not_exist_is_told(desk: Page) -> None:
    desk.locator(".cm-content").press("Control+a")
    desk.locator(".cm-content").evaluate(PASTE, re.sub(r"^last_reviewed: .*$", "last_reviewed: 2026-02-30", source(GUIDE), flags=re.MULTILINE))
    expect(desk.locator("#edit-remarks")).to_contain_text("2026-02-30")


def test_questionnaire_is_proved_and_played(desk: Page, lasting_site: Site) -> None:
    """With its proof; a question that is cut off is told; the words that stand in the editor are those that are asked."""
    page = desk
    page.select_option("#edit-page", QUESTIONS)
    expect(page.locator("#edit-path")).to_have_value(QUESTIONS)
    data = re.search(r'id="diagnosis-flow">(.*?)</script>', (lasting_site.folder / "diagnosis/index.html").read_text("utf-8"), re.DOTALL)
    assert data
    flow = json.loads(data[1])
    expect(page.locator("#edit-proof")).to_contain_text(f"{flow['most']}개")
    first = read_flow("flow", flow).questions[flow["first"]]
    played = page.locator("#edit-play")
    expect(played.locator("h2")).to_have_text(first.title)
    changed = source(QUESTIONS).replace(first.title, "지금은 어떤가요?", 1)
    page.locator(".cm-content").press("Control+a")
    page.locator(".cm-content").evaluate(PASTE, changed)
    expect(played.locator("h2")).to_have_text("지금은 어떤가요?")
    for _ in range(flow["most"] + 1):  # at each question the last answer: the one who does not know
        if played.locator(".diagnosis-result").count():
            break
        heading = played.locator("h2.diagnosis-heading").first
        before = heading.inner_text()
        played.locator("button[type=submit]").last.click()
        expect(heading).not_to_have_text(before)
    expect(played.locator(".diagnosis-result")).to_be_visible()
    page.locator(".cm-content").press("Control+a")
    page.locator(".cm-content").evaluate(PASTE, re.sub(r"\]\(#zero\)", "](#nowhere)", changed, count=1))
    expect(page.locator("#edit-remarks")).to_contain_text("#nowhere")
    expect(page.locator("#edit-proof")).to_contain_text("고칠 곳")


def test_file_that_is_no_page_is_refused(desk: Page) -> None:
    """In a sentence, and what was there stays: a picture, one that is too large, one in no encoding."""
    write(desk, "적던 글")
    for content, says in ((b"\x89PNG\r\n\x1a\n\x00\x00", "글이 아니"), (b"a" * 5_000_000, "1MB"), (b"\xff\xfe\xfd\xff\xff", "글이 아니")):
        choose(desk, "steps.md", content)
        expect(desk.locator("#edit-news")).to_contain_text(says)
        assert text_of(desk).endswith("적던 글")


def test_files_of_old_korean_editors_are_opened_and_saved_anew(desk: Page) -> None:
    """Also with the line ends and the invisible first letter of Windows; the page's place is known by the file's name."""
    choose(desk, "steps.md", source(GUIDE).replace("’", "'").replace("‘", "'").encode("cp949", "replace"))
    expect(desk.locator("#edit-news")).to_contain_text("EUC-KR")
    assert text_of(desk).startswith(source(GUIDE)[:80])
    choose(desk, "amount.md", source("faq/amount.md").replace("\n", "\r\n").encode("utf-8-sig"))
    expect(desk.locator("#edit-path")).to_have_value("faq/amount.md")
    assert text_of(desk) == source("faq/amount.md")


def test_unsaved_work_is_not_left_by_mistake(warm_page: Page, lasting_site: Site) -> None:
    """Neither for another page of the site nor by closing; what was saved may go."""
    asked: list[str] = []

    def refuse(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page = warm_page
    page.on("dialog", refuse)
    open_page(page, lasting_site, GUIDE)
    write(page, "적던 글")
    page.select_option("#edit-page", CAUSE)
    until(page, lambda: asked == ["confirm"])
    expect(page.locator("#edit-path")).to_have_value(GUIDE)
    page.close(run_before_unload=True)
    until(page, lambda: asked == ["confirm", "beforeunload"])
    text_of(page)
    page.select_option("#edit-page", CAUSE)
    expect(page.locator("#edit-path")).to_have_value(CAUSE)


def test_tab_leaves_the_field(desk: Page) -> None:
    """No key is caught; the field's name says so."""
    field = desk.locator(".cm-content")
    field.focus()
    assert "Tab" in str(field.get_attribute("aria-label"))
    desk.keyboard.press("Tab")
    assert desk.evaluate("document.activeElement.id") == "edit-save"
    assert text_of(desk) == source(GUIDE)


def test_script_in_a_text_does_not_run(desk: Page) -> None:
    """Neither as an element nor as an attribute, in the frame or around it; the style of the frame is there, as a control."""
    write(desk, '\n<script>top.ran = 1</script>\n\n<img src="x" alt="x" onerror="top.ran = 1">\n\n끝\n')
    shown = desk.frame_locator(".edit-preview")
    expect(shown.locator("p", has_text="끝").last).to_be_visible()
    assert desk.evaluate("window.ran") is None
    typeface = desk.locator("h1").evaluate("element => getComputedStyle(element).fontFamily")
    expect(shown.locator("h1")).to_have_css("font-family", str(typeface))


def test_pause_to_mistakes(desk: Page) -> None:
    """The time from the last key to the mistakes at their lines is measured by the page itself; the machine may be busy here."""
    for _ in range(3):
        write(desk, "가")
        before = len(measured(desk))
        until(desk, lambda count=before: len(measured(desk)) > count)
    print(f"pause to mistakes: {measured(desk)} ms (wanted: {LATEST})")
    assert min(measured(desk)) <= 3 * LATEST


def measured(page: Page) -> list[int]:
    found: list[int] = page.evaluate("performance.getEntriesByName('pause-to-mistakes').map(({ duration }) => Math.round(duration))")
    return found


def test_nobody_else_is_told_of_the_page_or_carries_it(built: Path) -> None:
    """Not in a menu, the sitemap, the feeds, the search or what is kept for flight mode; a page links to it, its files alone it names."""
    names = ("sitemap.xml", "feed.xml", "llms.txt")
    assert [name for name in names if "/edit/" in (built / name).read_text("utf-8")] == []
    assert "edit/" not in [each["location"] for each in json.loads((built / "search/search_index.json").read_text("utf-8"))["docs"]]
    assert "editing" not in (built / "service-worker.js").read_text("utf-8")
    pages = {path: path.read_text("utf-8") for path in built.rglob("*.html")}
    assert [path for path, html in pages.items() if "assets/editing/" in html] == [built / "edit/index.html"]
    assert 'name="robots" content="noindex"' in pages[built / "edit/index.html"]
    menus = [path for path, html in pages.items() if re.search(r'<a href="[^"]*edit/"[^>]*class="md-nav__link', html)]
    assert menus == []


def test_python_of_the_build_is_published_for_this_page_alone(built: Path) -> None:
    """As bytecode in its one archive, which holds the checks and what they need; nothing of it lies open anywhere in the site."""
    assert list(built.rglob("*.py")) + list(built.rglob("*.pyc")) == []
    holding = []
    for path in built.rglob("*.zip"):
        with zipfile.ZipFile(path) as opened:
            names = opened.namelist()
        assert not [name for name in names if name.endswith(".py")]
        if any(name.startswith(("content/", "sitebuild/")) for name in names):
            holding.append(path)
            assert "content/checks/page_checks.pyc" in names
            assert not [name for name in names if name.startswith(("sitebuild/publish", "sitebuild/assets"))], "not needed there"
    assert [path.parent.name for path in holding] == ["editing"]
