"""The English pages: their language and addresses, the switch that keeps the place, and the tools in English."""

import re
from pathlib import Path

import pytest
from content.languages import counterpart
from playwright.sync_api import Page, expect

from tests.site.server import Site
from tests.site.test_accessibility import ONE_OF_EACH_KIND, OTHERS

pytestmark = pytest.mark.profile("lasting")

DOCS = Path(__file__).parents[2] / "docs"
URIS = {path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md") if "_includes" not in path.parts}
ENGLISH = sorted(uri for uri in URIS if uri.startswith("en/"))
HANGUL = re.compile(r"[가-힣]")
PATIENCE = 60_000


def address(uri: str) -> str:
    """Return where the page *uri* stands below the site's root."""
    return re.sub(r"index\.md$", "", uri) if uri.endswith("index.md") else uri.removesuffix(".md") + "/"


def html(built: Path, uri: str) -> str:
    return (built / address(uri) / "index.html").read_text("utf-8")


def alternates(page: str) -> dict[str, str]:
    found = re.findall(r'<link rel="alternate " hreflang="([\w-]+)" href="https://[^/"]+/([^"]*)"', page)
    return dict(found)


def test_pages_tell_their_language_and_each_other(built: Path) -> None:
    """Both of a pair name both, and themselves; the canonical address of each is its own."""
    assert len(ENGLISH) >= 8
    for uri in sorted(URIS):
        page, other = html(built, uri), counterpart(uri, URIS, "ko" if uri in ENGLISH else "en")
        own = "en" if uri in ENGLISH else "ko"
        assert f'<html lang="{own}"' in page, uri
        wanted = {own: address(uri), ("ko" if own == "en" else "en"): address(other)} if other else {}
        assert {key: value for key, value in alternates(page).items() if key != "x-default"} == wanted, uri
        assert re.search(rf'<link rel="canonical" href="https://[^/"]+/{re.escape(address(uri))}"', page), uri


def test_most_english_pages_have_a_korean_one() -> None:
    """Control for the test above: it would pass if no page had a counterpart."""
    assert [uri for uri in ENGLISH if not counterpart(uri, URIS, "ko")] == []


# Of the page, or of one that is fetched and not shown: its texts, and what is said of its parts.
TOLD = """async (address) => {
  const body = address ? new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html").body : document.body;
  const copy = body.cloneNode(true);
  for (const part of copy.querySelectorAll("script, template, [lang=ko], strong, a[hreflang=ko]")) part.remove();
  const attributes = [...copy.querySelectorAll("*")].flatMap((part) => ["aria-label", "title", "placeholder", "alt"].map((name) => part.getAttribute(name) ?? ""));
  return [...copy.textContent.split("\\n"), ...attributes];
}"""


def korean_outside_names(page: Page, address: str = "") -> list[str]:
    """Return what *page*, or the page of the site at *address*, holds in Korean that is neither in brackets, in bold or in quotes nor marked."""
    told = page.evaluate(TOLD, address)
    outside = [re.sub(r"\([^()]*\)|[“‘][^”’]*[”’]", "", text) for text in told]
    return [text.strip() for text in outside if HANGUL.search(text) and "130만" not in text]


@pytest.mark.parametrize("path", [path for path in (*ONE_OF_EACH_KIND, *OTHERS) if path.startswith("en/")])
def test_no_korean_outside_names(page: Page, root_site: Site, path: str) -> None:
    """Menus, search, banner and footer are English too, once the scripts have run."""
    page.goto(root_site.url + path)
    assert korean_outside_names(page) == []


def test_no_page_has_korean_outside_names(page: Page, root_site: Site) -> None:
    """Every page as it comes; what scripts add to it is the same on all of one kind."""
    page.goto(root_site.url)
    found = {}
    for uri in ENGLISH:
        if korean := korean_outside_names(page, root_site.url + address(uri)):
            found[uri] = korean
    assert found == {}
    assert korean_outside_names(page, root_site.url), "control: on a Korean page there is"


@pytest.mark.parametrize(("here", "there"), [
    ("", "en/"), ("guide/formula/", "en/guide/formula/"), ("en/guide/formula/", "guide/formula/"), ("cases/kiosk/", "en/#only-in-korean"),
    ("causes/below-base/", "en/causes/below-base/"), ("404.html", "en/"),
])
def test_switch_is_a_plain_link_to_the_same_page(page: Page, root_site: Site, here: str, there: str) -> None:
    """Without JavaScript, too; to the place on the English front page that says so where there is no such page."""
    page.route("**/*.js", lambda route: route.abort())
    page.goto(root_site.url + here)
    page.locator("[data-language-switch]").click()
    expect(page).to_have_url(root_site.url + there)


def test_switch_keeps_the_choices_of_the_calculator(page: Page, root_site: Site) -> None:
    """The other year is still chosen; what was typed is not in the address."""
    page.goto(f"{root_site.url}calculator/")
    page.locator(".tool-more summary").click()
    page.get_by_label("2021년 상생소비지원금").check()
    page.get_by_label("월평균 (알림톡").fill("1234567")
    page.locator("[data-language-switch]").click()
    expect(page).to_have_url(f"{root_site.url}en/calculator/#month-2025=2025-09&month-2021=2021-10&known=number&edition=2021")
    expect(page.get_by_label("2021: Sangsaeng Consumption Support")).to_be_checked()


def test_switch_keeps_the_answers_of_the_diagnosis(page: Page, root_site: Site) -> None:
    """The English question after the same answers, and back to the same Korean one; the address tells none of them."""
    page.goto(f"{root_site.url}diagnosis/")
    page.locator("button[data-answer=zero]").click()
    page.locator("form[data-question=zero] button[data-answer=zero-where]").click()
    expect(page.locator(".diagnosis-heading")).to_have_text("0원인 것을 어디에서 봤나요?", timeout=PATIENCE)
    page.locator("[data-language-switch]").click()
    expect(page.locator(".diagnosis-heading")).to_have_text("Where did you see 0 won?", timeout=PATIENCE)
    assert page.evaluate("window.name") == ""
    page.locator("[data-language-switch]").press("Enter")
    expect(page.locator(".diagnosis-heading")).to_have_text("0원인 것을 어디에서 봤나요?", timeout=PATIENCE)
    assert "=" not in page.url


def test_calculator_answers_in_english(page: Page, root_site: Site) -> None:
    """A refused field, then a result with its reasons; a reason leads to its English page."""
    page.goto(f"{root_site.url}en/calculator/")
    page.fill("#base", "a lot")
    page.get_by_role("button", name="Calculate", exact=True).click()
    errors = page.locator("#calculator-errors")
    expect(errors).to_contain_text("Write the amount in won, with digits", timeout=PATIENCE)
    page.fill("#base", "1,000,000 won")
    page.fill("#spend-2025-09", "1300000")
    page.fill("#received-2025-09", "27000")
    page.get_by_role("button", name="Calculate", exact=True).click()
    result = page.locator("#calculator-result")
    expect(result).to_contain_text("For September 2025 you should receive 60,000 won.", timeout=PATIENCE)
    expect(result).to_contain_text("September 2025")
    months, reasons = page.locator("#calculator-months"), page.locator("#calculator-reasons")
    expect(months).to_contain_text("15 October 2025")
    gap = page.locator("#calculator-gap")
    expect(gap).to_contain_text("For September 2025 the rules give 60,000 won. You received 27,000 won, which is 33,000 won less.", timeout=PATIENCE)
    words = page.locator("#calculator-words")
    expect(words).to_contain_text("(1357)")
    expect(words.locator("blockquote[lang=ko]")).to_contain_text("27,000원")
    expect(words.locator("blockquote:not([lang])")).to_contain_text("27,000 won")
    for part in (result, gap, months, reasons):
        assert not HANGUL.search(re.sub(r"\([^()]*\)|[“‘][^”’]*[”’]", "", part.inner_text()))
    gap.get_by_role("link", name="See what to do").click()
    expect(page).to_have_url(f"{root_site.url}en/causes/excluded-spending/")


def test_calculator_has_nothing_to_say_where_all_is_as_due(page: Page, root_site: Site) -> None:
    """Nor before anything is said of what was received; the words of an earlier result go with it."""
    page.goto(f"{root_site.url}en/calculator/")
    words = page.locator("#calculator-words")
    for name, won in (("base", "1000000"), ("spend-2025-09", "1300000")):
        page.fill(f"#{name}", won)
    page.get_by_role("button", name="Calculate", exact=True).click()
    expect(page.locator("#calculator-result")).to_contain_text("60,000 won", timeout=PATIENCE)
    expect(words).to_be_hidden()
    page.fill("#received-2025-09", "42000")
    expect(words.locator("[lang=ko]")).to_be_visible()
    page.fill("#received-2025-09", "60000")
    expect(page.locator("#calculator-gap h2")).to_have_text("You received what the rules give")
    expect(words).to_be_hidden()


def test_korean_sentence_stands_below_each_english_one(built: Path) -> None:
    """On every page of a reason the words to say are those of its Korean page, marked as Korean, each below what it means."""
    said = 0
    for uri in [uri for uri in ENGLISH if uri.startswith("en/causes/") and not uri.endswith("index.md")]:
        page, korean = html(built, uri), re.sub(r"<[^>]+>", "", html(built, uri.removeprefix("en/")))
        both = re.findall(r"<p>“[^”]+”</p>\s*<p><span class=\"?said\"? lang=\"?ko\"?>(“[^”]+”)</span></p>", page)
        assert len(both) == len(re.findall(r"<p>“[^”]+”</p>", page)), uri
        assert [words for words in both if words not in korean] == []
        said += len(both)
    assert said > 50


def test_diagnosis_answers_in_english(page: Page, root_site: Site) -> None:
    """A result whose letters and calls are Korean with English beneath."""
    page.goto(f"{root_site.url}en/diagnosis/#start=zero&zero=unknown&zero-where=unknown&zero-amounts=unknown")
    page.get_by_role("button", name="None of these, mostly small shops near me").click(timeout=PATIENCE)
    result = page.locator(".diagnosis-result")
    expect(result).to_contain_text("You did not spend more than your 2024 monthly average", timeout=PATIENCE)
    letter = page.locator("[data-letter=petition]")
    letter.locator("summary").click()
    expect(letter).to_contain_text("request to check")
    expect(letter.locator("[lang=ko]")).to_contain_text("안녕하십니까")
    expect(result.locator("blockquote[lang=ko]").first).to_contain_text("전화드렸습니다")
    page.evaluate("document.querySelectorAll('.diagnosis [lang=ko]').forEach((each) => each.remove())")
    for part in (result, letter):
        assert not HANGUL.search(re.sub(r"\([^()]*\)|[“‘][^”’]*[”’]", "", part.inner_text()))


def test_search_of_an_english_page_finds_english_pages(page: Page, root_site: Site) -> None:
    """A query that Korean pages answer as well is answered in the language of the page."""
    page.goto(f"{root_site.url}en/")
    page.keyboard.press("/")
    expect(page.locator("[data-md-component=search-query]")).to_be_focused()
    page.get_by_role("textbox", name="Search").press_sequentially("hana card phone")
    first = page.locator(".md-search-result__link").first
    expect(first).to_have_attribute("href", re.compile(r"/en/guide/contacts/|contacts/"), timeout=30_000)
    expect(first).to_contain_text("Hana Card customer centre")
