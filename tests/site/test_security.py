"""What the pages refuse, and that what people bring stays text."""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.site.server import Site, serve
from tests.site.waiting import until, until_unchanged

MARK = "planted"
MARKUP = f'<img src=x class={MARK} onerror="{MARK}=1"><script>{MARK}=1</script>\'"><svg class={MARK} onload={MARK}=1>'
RAN = f"() => [typeof {MARK}, document.querySelectorAll('.{MARK}, img[src=x]').length]"
QUIET = ["undefined", 0]

TOOL_PAGES = ("calculator/", "case/", "clawback/", "diagnosis/", "message/", "statement/")
ENGLISH_TOOL_PAGES = ("en/calculator/", "en/case/", "en/clawback/", "en/diagnosis/", "en/message/")
"""The addresses of the pages that start Python, by language."""

# Each kind of thing that must not happen, as it would stand in a page, and what the policy says of it;
# {ran} notes that a script of the page's own ran, {foreign} is another host's front page.
PLANTED = {
    "foreign base": ("<base href='{foreign}'>", "base-uri {foreign}"),
    "inline script": ("<script>{ran}</script>", "script-src-elem inline"),
    "event handler": ("<img src='data:,' onerror=\"{ran}\">", "script-src-attr inline"),
    "javascript address": ("<iframe src=\"javascript:parent.{ran}\"></iframe>", "script-src-elem inline"),
    "foreign script": ("<script src='{foreign}script.js'></script>", "script-src-elem {foreign}script.js"),
    "foreign module": ("<script type=module src='{foreign}module.js'></script>", "script-src-elem {foreign}module.js"),
    "foreign style": ("<link rel=stylesheet href='{foreign}style.css'>", "style-src-elem {foreign}style.css"),
    "foreign picture": ("<img src='{foreign}picture.png'>", "img-src {foreign}picture.png"),
    "foreign frame": ("<iframe src='{foreign}frame.html'></iframe>", "frame-src {origin}"),
    "foreign object": ("<object data='{foreign}object.html'></object>", "object-src {origin}"),
    "foreign sound": ("<audio src='{foreign}sound.mp3' preload=auto></audio>", "media-src {foreign}sound.mp3"),
}
ALL_RAN = {"inline script", "event handler", "javascript address"}
ALL_ASKED = {"/script.js", "/module.js", "/style.css", "/picture.png", "/frame.html", "/object.html", "/sound.mp3"}
"""What runs and what is asked for where no policy forbids it."""
# Notes what ran, and what the policy refused.
NOTES_WHAT_RAN = "window.ran = []; window.refusals = []; addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => refusals.push(`${effectiveDirective} ${blockedURI}`))"
SENT = {
    "fetch": "(to) => fetch(to, { mode: 'no-cors' }).catch(() => 0)",
    "beacon": "(to) => { navigator.sendBeacon(to, 'x'); }",
    "picture": "(to) => { new Image().src = to; }",
    "event source": "(to) => { new EventSource(to); }",
    "request": "(to) => { const all = new XMLHttpRequest(); all.open('GET', to); try { all.send(); } catch {} }",
    "worker": "(to) => { try { new Worker(to); } catch {} }",
    "import": "(to) => import(to).catch(() => 0)",
    "form": """(to) => {
      const form = Object.assign(document.createElement('form'), { action: to, method: 'post' });
      document.body.append(form);
      form.submit();
    }""",
}


def without_policy(html: str) -> str:
    """Return *html* as it would be without the site's policy."""
    return re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]+>', "", html)


@pytest.fixture
def foreign(tmp_path: Path):
    """Yield another host, which notes what it is asked for."""
    (tmp_path / "404.html").write_text("document.title = 'ran'")
    with serve(tmp_path) as other:
        yield other


@pytest.mark.parametrize("address", ["index.html", "calculator/index.html"])
def test_planted_elements_are_dead(page: Page, root_site: Site, foreign: Site, built: Path, address: str):
    """Of what somebody got into a page of ours nothing runs or reaches another host; without the policy all of it would."""
    written = {
        name: [each.format(foreign=foreign.url, origin=foreign.origin, ran=f"ran.push('{name}')") for each in both]
        for name, both in PLANTED.items()
    }
    (base, *others), refusals = zip(*written.values(), strict=True)
    html = (built / address).read_text("utf-8")
    planted = html.replace("<head>", f"<head>{base}", 1).replace("</body>", f"{''.join(others)}</body>", 1)
    page.add_init_script(NOTES_WHAT_RAN)
    root_site.pages["/planted/"] = _policy_first(planted, html)
    page.goto(f"{root_site.url}planted/")
    until(page, lambda: sorted(page.evaluate("refusals")) == sorted(refusals))
    assert (page.evaluate("ran"), foreign.requests) == ([], [])
    root_site.pages["/bare/"] = without_policy(planted)
    page.goto(f"{root_site.url}bare/")
    until(page, lambda: set(page.evaluate("ran")) == ALL_RAN and set(foreign.requests) >= ALL_ASKED)
    assert any(asked.startswith("/assets/") for asked in foreign.requests), "by the base"


def _policy_first(planted: str, html: str) -> str:
    """Return *planted* with the page's policy before all that was planted, as the build puts it."""
    meta = re.search(r'<meta http-equiv="Content-Security-Policy"[^>]+>', html)
    assert meta
    return without_policy(planted).replace("<head>", f"<head>{meta[0]}", 1)


@pytest.mark.parametrize("address", ["", "calculator/"])
def test_script_of_ours_cannot_send(page: Page, root_site: Site, foreign: Site, address: str):
    """Even a script that runs in a page reaches no other host by any way."""
    page.add_init_script(NOTES_WHAT_RAN)
    page.goto(f"{root_site.url}{address}")
    for name, script in SENT.items():
        page.evaluate(script, f"{foreign.url}{name}")
    # A classic worker of another host is refused by every browser, before any policy.
    refused = {f"{foreign.url}{quote(name)}" for name in SENT if name != "worker"}
    until(page, lambda: refused <= {refusal.partition(" ")[2] for refusal in page.evaluate("refusals")})
    assert foreign.requests == []


def test_script_without_the_policy_would_send(page: Page, root_site: Site, foreign: Site):
    """Control: on a bare page each of the ways leads to the other host."""
    root_site.pages["/bare/"] = "<!doctype html><title>bare</title><body>"
    page.goto(f"{root_site.url}bare/")
    for name, script in SENT.items():
        page.evaluate(script, f"{foreign.url}{name}")
    until(page, lambda: {f"/{quote(name)}" for name in SENT if name != "worker"} <= set(foreign.requests))


def tool_pages(built: Path) -> list[str]:
    """Return the addresses of the pages that start Python."""
    return [
        path.parent.relative_to(built).as_posix() + "/"
        for path in sorted(built.rglob("index.html"))
        if '<meta name="runtime"' in path.read_text("utf-8")
    ]


def test_there_are_tool_pages(built: Path):
    """Control: those that the tests below try are all of them, but for the editors' page, which has tests of its own."""
    assert sorted(tool_pages(built)) == sorted([*TOOL_PAGES, *ENGLISH_TOOL_PAGES, "edit/"])


TO_FILL = """(all, text) => all.flatMap((field, number) => {
  const open = field.checkVisibility({ visibilityProperty: true }) && !field.disabled && !field.readOnly;
  return open && field.value !== text ? [number] : [];
})"""


def fill_everything(page: Page, text: str) -> int:
    """Put *text* into every field of the page's own content, in each of its states; return how many there were."""
    done = 0
    for radio in page.locator("article input[type=radio]").all():
        if radio.is_visible():
            radio.check()
        done += _fill_visible(page.locator("article"), text)
    return done + _fill_visible(page.locator("article"), text)


def _fill_visible(place: Locator, text: str) -> int:
    fields = place.locator("input:not([type=radio], [type=checkbox], [type=date], [type=file]), textarea")
    # Asked in one step: of a hundred fields few are new in a state.
    numbers: list[int] = fields.evaluate_all(TO_FILL, text)
    handles = fields.element_handles()
    for number in numbers:
        handles[number].fill(text)
    return len(numbers)


def press_everything(page: Page) -> None:
    """Press every button of the page's own content that is there now, but those that clear it."""
    # In one step each, because a press may take the next button away.
    for button in page.query_selector_all("article button:not([type=reset])"):
        button.evaluate("button => button.checkVisibility() && !button.textContent.includes('지우기') && button.click()")
    until_unchanged(page)


@pytest.mark.parametrize("address", [*TOOL_PAGES, *ENGLISH_TOOL_PAGES])
@pytest.mark.profile("lasting")
def test_markup_typed_into_any_field_stays_text(page: Page, root_site: Site, address: str):
    """Errors, echoes and results repeat it as text; nothing of it becomes an element or runs."""
    page.goto(root_site.url + address)
    filled = fill_everything(page, MARKUP)
    press_everything(page)
    assert page.evaluate(RAN) == QUIET
    assert filled or not page.locator("article :is(input:not([type]), input[type=text], textarea)").filter(visible=True).count()


@pytest.mark.parametrize("encode", [str, quote], ids=["plain", "encoded"])
@pytest.mark.parametrize("address", ["", *TOOL_PAGES, *ENGLISH_TOOL_PAGES])
@pytest.mark.profile("lasting")
def test_markup_in_query_and_fragment_stays_text(page: Page, root_site: Site, address: str, encode: Callable[[str], str]):
    """On every tool page and the front page, also under the names that a page reads."""
    page.goto(f"{root_site.url}{address}?q={encode(MARKUP)}#{encode(MARKUP)}")
    assert page.evaluate(RAN) == QUIET
    names = {name for name in page.locator("input[name]").evaluate_all("all => all.map((one) => one.name)") if name}
    page.goto(f"{root_site.url}{address}?q={encode(MARKUP)}&anew#{'&'.join(f'{name}={encode(MARKUP)}' for name in names)}")
    assert page.evaluate(RAN) == QUIET


@pytest.mark.profile("lasting")
def test_markup_in_the_search_stays_text(page: Page, root_site: Site):
    """What is searched for is repeated, if at all, as text."""
    page.goto(root_site.url)
    box = page.locator("input.md-search__input")
    box.click()
    box.press_sequentially("상생페이백")
    page.locator(".md-search-result__item").first.wait_for(state="attached")  # the search is awake
    for text in (MARKUP, f"환급 {MARKUP}", "<b>상생페이백</b>"):
        box.fill(text[:-1])
        box.press_sequentially(text[-1])
        page.locator("[data-search=said]").evaluate("said => { said.textContent = ''; }")
        expect(page.locator("[data-search=said]")).not_to_be_empty()  # typing has come to rest
        assert page.evaluate(RAN) == QUIET
        assert page.locator(".md-search-result b").count() == 0


def statement() -> FilePayload:
    """Return a card statement whose every cell and name is markup."""
    rows = [
        "이용일자,가맹점명,이용금액",
        *(f"2025-09-{day:02},{MARKUP.replace(',', ' ')},{day}000" for day in range(1, 9)),
    ]
    return {
        "name": f"{MARKUP.replace('/', '_')}.csv",
        "mimeType": "text/csv",
        "buffer": "\n".join(rows).encode("utf-8-sig"),
    }


@pytest.mark.profile("lasting")
def test_markup_in_a_file_and_its_name_stays_text(page: Page, root_site: Site):
    """A shop or file that is called like an element is shown as it is called."""
    page.goto(f"{root_site.url}statement/")
    page.locator("article input[type=file][multiple]").set_input_files(statement())
    # Shown as text, which is also the sign that the file was read.
    page.locator("article").get_by_text(f"<img src=x class={MARK}").first.wait_for(state="attached")
    for _ in range(2):
        assert page.evaluate(RAN) == QUIET
        press_everything(page)
    until_unchanged(page)
    assert page.evaluate(RAN) == QUIET
    assert MARK in (page.locator("article").text_content() or "")  # also where it is folded by now


def test_only_the_statement_takes_such_files(built: Path):
    """Control: no other page would have to be tried."""
    taking = [address for address in tool_pages(built) if re.search(r"<input\b[^>]* multiple", (built / address / "index.html").read_text("utf-8"))]
    assert taking == ["statement/"]


def test_markup_that_runs_would_be_seen(page: Page, root_site: Site):
    """Control: without a policy, the same markup put in as HTML is caught by the same question."""
    root_site.pages["/bare/"] = f"<!doctype html><title>bare</title><body>{MARKUP}"
    page.goto(f"{root_site.url}bare/")
    until(page, lambda: page.evaluate(RAN)[0] == "number")
    kind, elements = page.evaluate(RAN)
    assert kind == "number"
    assert elements >= 2
