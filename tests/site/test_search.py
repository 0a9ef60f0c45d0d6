"""The search box in a real browser: typed, composed, linked to, and read aloud."""

import gzip
import json
import re
import shutil
import subprocess
from itertools import groupby
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect
from sitebuild.search.index import anchor_of

from calculator.rules.facts import contacts
from tests.site.server import Site
from tests.site.test_privacy import KEPT, NOTHING
from tests.site.waiting import DRAWN, ROUND_TRIPS

pytestmark = pytest.mark.profile("lasting")

HANA = contacts()["hanacard"]
ROOT = Path(__file__).parents[2]
NODE = shutil.which("node") or str(ROOT / ".venv/node/node")
TEXT = ROOT / "overrides/theme/assets/javascripts/search/text.js"
INPUT = "[data-md-component=search-query]"
COMPOSED = """
(text) => {
  const input = document.querySelector("[data-md-component=search-query]");
  input.value = text;
  input.dispatchEvent(new InputEvent("input", { bubbles: true, isComposing: true }));
}
"""


def open_search(page: Page, site: Site) -> Locator:
    """Open the front page and its search."""
    page.goto(site.url)
    page.keyboard.press("/")
    expect(page.locator(INPUT)).to_be_focused()
    return page.locator(INPUT)


def entries(page: Page) -> Locator:
    return page.locator(".md-search-result__item")


def test_typed_by_keyboard_it_leads_to_the_section(page: Page, site: Site, built: Path) -> None:
    """Enter opens the section that answers; its address holds nothing that was typed."""
    docs = json.loads((built / "search/search_index.json").read_text("utf-8"))["docs"]
    section = next(doc for doc in docs if doc["location"].startswith("faq/spending/#"))
    open_search(page, site).press_sequentially(section["title"])
    expect(page.locator("[data-search=said]")).not_to_be_empty()  # typing has come to rest
    expect(entries(page).first.locator("h2").first).to_have_text(section["title"])
    expect(entries(page).locator("mark").first).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/faq/spending/#*")
    assert unquote(page.url) == site.url + address_of(section)


def address_of(doc: dict[str, str]) -> str:
    """Return the address of an entry of the index, with the anchor that its title gives."""
    return doc["location"] + (anchor_of(doc["title"]) if doc["location"].endswith("#") else "")


def test_every_section_of_the_index_is_there(built: Path) -> None:
    """Also those whose anchor the browser makes of the title, which gives the same as the build's."""
    docs = [doc for doc in json.loads((built / "search/search_index.json").read_text("utf-8"))["docs"] if "#" in doc["location"]]
    made = [doc["title"] for doc in docs if doc["location"].endswith("#")]
    assert len(made) > len(docs) / 2
    script = f"import {{ anchorOf }} from {json.dumps(TEXT.as_uri())}; console.log(JSON.stringify(JSON.parse(process.argv[1]).map(anchorOf)));"
    found = subprocess.run([NODE, "--input-type=module", "-e", script, json.dumps(made)], capture_output=True, check=True, text=True)
    assert json.loads(found.stdout) == [anchor_of(title) for title in made]
    for page, sections in groupby(map(address_of, docs), lambda address: address.partition("#")[0]):
        html = (built / page / "index.html").read_text("utf-8")
        assert [section for section in sections if f'id="{section.partition("#")[2]}"' not in html] == []


@pytest.mark.parametrize("width", [960, 1280, 1920])
def test_results_begin_below_the_field(page: Page, root_site: Site, width: int) -> None:
    """The number of results is not hidden behind what was typed."""
    page.set_viewport_size({"width": width, "height": 800})
    open_search(page, root_site).press_sequentially("유효기간")
    expect(entries(page).first).to_be_visible()
    field, line = (page.locator(selector).bounding_box() for selector in (INPUT, ".md-search-result__meta"))
    assert field and line and line["y"] >= field["y"] + field["height"]


@pytest.mark.parametrize("width", [360, 768])
def test_keys_of_the_search_where_only_its_button_shows(page: Page, root_site: Site, width: int) -> None:
    """They open it, and are no part of what is searched; in a field of the page they are letters."""
    page.set_viewport_size({"width": width, "height": 800})
    field = open_search(page, root_site)
    expect(field).to_have_value("")
    field.press_sequentially("유효기간")
    expect(entries(page).first).to_be_visible()
    page.goto(f"{root_site.url}message/")
    page.locator("#message-text").press_sequentially("s/")
    expect(page.locator("#message-text")).to_have_value("s/")
    expect(page.locator("[data-md-toggle=search]")).not_to_be_checked()


def test_arrows_walk_through_the_results(page: Page, root_site: Site) -> None:
    """Down from the box to the first result and on to the next, and up again."""
    box = open_search(page, root_site)
    box.press_sequentially("유효기간")
    expect(entries(page).first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(entries(page).first.locator("a").first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(box).to_be_focused()


def test_text_without_key_events_is_found(page: Page, root_site: Site) -> None:
    """An input method composes letter by letter; no key is heard, and no state shows an empty list."""
    open_search(page, root_site)
    for state in ("ㅇ", "오", "온", "온ㄴ", "온누", "온눌", "온누리", "온누리 ㅇ", "온누리 애", "온누리 앱"):
        page.evaluate(COMPOSED, state)
        expect(entries(page).first, state).to_be_visible()
    expect(entries(page).first).to_contain_text("온누리")


def test_pasted_text_is_found(page: Page, root_site: Site) -> None:
    """What a menu pastes fires no key event either."""
    open_search(page, root_site)
    page.evaluate("() => document.execCommand('insertText', false, '계산기')")
    expect(entries(page).first).to_contain_text("계산")


def test_link_with_q_opens_the_search(page: Page, site: Site) -> None:
    """The words of the address are searched at once."""
    page.goto(f"{site.url}?q=계산기")
    expect(page.locator(INPUT)).to_have_value("계산기")
    expect(entries(page).first).to_be_visible()
    expect(entries(page).first).to_contain_text("계산")


def test_number_is_answered_on_top(page: Page, root_site: Site) -> None:
    """The first digits show whose number it is, before any page."""
    open_search(page, root_site).press_sequentially(HANA.phone[:4])
    expect(entries(page).first).to_contain_text(f"{HANA.name} {HANA.phone}")


@pytest.mark.profile("new")
def test_where_nothing_fits_it_says_so_and_offers_the_symptoms(page: Page, root_site: Site, built: Path) -> None:
    """Enter then opens none of them, since none was asked for."""
    open_search(page, root_site).press_sequentially("비트코인 시세")
    expect(page.locator(".md-search-result__meta")).to_have_text("맞는 글을 찾지 못했어요. 가까운 증상을 골라 보세요.")
    expect(entries(page)).to_have_count(6)
    shown = entries(page).locator("a").evaluate_all("links => links.map((link) => link.pathname)")
    assert {path.split("/")[-2] for path in shown} == {path.name for path in built.glob("symptoms/*") if path.is_dir()}
    root_site.requests.clear()
    page.keyboard.press("Enter")
    page.evaluate(ROUND_TRIPS, "/robots.txt")
    assert set(root_site.requests) == {"/robots.txt"}
    assert page.url == root_site.url


def test_number_of_results_is_announced_when_typing_rests(page: Page, root_site: Site) -> None:
    """A live region says the count, and that nothing fits."""
    box = open_search(page, root_site)
    said = page.locator("[role=status][data-search=said]")
    box.press_sequentially("유효기간")
    expect(said).to_have_text(re.compile(r"^\d+개의 일치하는 문서$"))
    box.fill("비트코인 시세")
    expect(said).to_have_text("맞는 글을 찾지 못했어요. 가까운 증상을 골라 보세요.")


def test_escape_closes(page: Page, root_site: Site) -> None:
    """The list is gone, and the page as before."""
    open_search(page, root_site).press_sequentially("유효기간")
    expect(entries(page).first).to_be_visible()
    page.keyboard.press("Escape")
    expect(entries(page).first).to_be_hidden()


@pytest.mark.profile("new")
def test_searching_keeps_and_sends_nothing(page: Page, root_site: Site) -> None:
    """Neither storage nor the server learns the words."""
    open_search(page, root_site)
    page.wait_for_load_state("networkidle")
    root_site.requests.clear()
    page.keyboard.type("비밀스러운 단어")
    expect(page.locator("[data-search=said]")).not_to_be_empty()  # typing has come to rest
    page.keyboard.press("Escape")
    assert page.evaluate(KEPT) == NOTHING
    assert root_site.requests == []


@pytest.mark.profile("new")
def test_index_is_fetched_when_the_search_is_opened(page: Page, root_site: Site) -> None:
    """With the engine; whoever only reads does not pay for them, whoever opens the search does so once."""
    page.goto(root_site.url)
    page.wait_for_load_state("networkidle")
    assert searching(root_site) == []
    page.keyboard.press("/")
    page.locator(INPUT).press_sequentially("유효기간")
    expect(entries(page).first).to_be_visible()
    assert searching(root_site) == ["engine", "search_index"]


def searching(site: Site) -> list[str]:
    """Return which files of the search were asked for, the small ones of every page aside."""
    names = (path.rpartition("/")[2].split(".")[0] for path in site.requests if "/search/" in path)
    return sorted(name for name in names if name not in ("box", "worker"))


def test_search_works_where_a_page_is_missing(context: BrowserContext, site: Site) -> None:
    """404.html names our worker too."""
    page = context.new_page()
    page.goto(f"{site.url}no-such-page/")
    html = page.content()
    assert "assets/javascripts/search/worker." in html


def test_index_is_utf8_with_our_additions_and_without_link_lists(built: Path) -> None:
    """No escapes; keywords, words, numbers and symptoms; headings to skip are skipped."""
    text = (built / "search/search_index.json").read_text("utf-8")
    assert "\\u" not in text
    index = json.loads(text)
    assert len(index["config"]["symptoms"]) == 6
    assert {contact["phone"] for contact in index["config"]["contacts"]} >= {HANA.phone, contacts()["kisa"].phone}
    assert any("keywords" in doc for doc in index["docs"])
    assert not [doc for doc in index["docs"] if doc["title"] == "이어서 보기"]


def test_engine_is_small_and_material_s_is_gone(built: Path) -> None:
    """12 kB compressed at most, and next to nothing before the search is opened."""
    (engine,) = built.glob("assets/javascripts/search/engine.*.js")
    (worker,) = built.glob("assets/javascripts/search/worker.*.js")
    assert len(gzip.compress(engine.read_bytes(), 9)) <= 12_000
    assert worker.stat().st_size < 500
    assert not list(built.glob("assets/javascripts/workers/*"))
    assert not list(built.glob("search/*.toml"))


@pytest.mark.parametrize("query", ["<img src=x onerror=alert(1)>", '"><script>alert(1)</script>', "((((", "\\", "한" * 3000], ids=["image", "script", "brackets", "backslash", "long"])
def test_odd_input_does_no_harm(page: Page, root_site: Site, query: str) -> None:
    """Markup stays text, nothing throws, and the next search works."""
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    box = open_search(page, root_site)
    box.fill(query)
    page.evaluate(DRAWN)
    box.fill("유효기간")
    expect(entries(page).first).to_contain_text("유효기간")
    assert errors == []


def test_sentence_starts_the_questionnaire_above_what_is_found(page: Page, root_site: Site, built: Path) -> None:
    """Enter opens the answer's own question."""
    open_search(page, root_site).press_sequentially("카드를 많이 썼는데 한 푼도 안 나왔어요")
    expect(page.locator("[data-search=said]")).not_to_be_empty()
    expect(entries(page).first).to_contain_text("지급액이 0원이에요")
    expect(entries(page).nth(1)).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/diagnosis/#zero")


@pytest.mark.profile("new")
def test_amounts_of_a_sentence_stand_in_the_calculator_and_nowhere_else(page: Page, root_site: Site) -> None:
    """Neither the address nor the browser keeps them, nor the window's name after they were taken."""
    open_search(page, root_site).press_sequentially("12월에 평균 70만원인데 95만원 쓰면 얼마 받나요")
    expect(entries(page).first).to_contain_text("950,000원")
    entries(page).first.locator("a").first.click()
    page.wait_for_url("**/calculator/")
    expect(page.locator("#base")).to_have_value("700,000")
    expect(page.locator("#spend-2025-12")).to_have_value("950,000")
    expect(page.locator("#spend-2025-12")).to_be_visible()
    assert "950" not in page.url and "700" not in page.url
    assert page.evaluate("window.name") == ""
    assert not [path for path in root_site.requests if "950" in path]
    kept = page.evaluate(KEPT)
    assert {name: kept[name] for name in ("local", "session", "cookies", "databases")} == {name: NOTHING[name] for name in ("local", "session", "cookies", "databases")}


def test_december_s_limit_is_told_with_the_reader_s_number(page: Page, root_site: Site) -> None:
    """And leads to the result, with answers alone in the address."""
    open_search(page, root_site).press_sequentially("12월에 3만원만 들어왔어요")
    expect(entries(page).first).to_contain_text("30,000원은 그달 한도와 같은 금액이에요")
    entries(page).first.get_by_role("link", name="예상보다 적게 들어왔어요").click()
    page.wait_for_url("**/diagnosis/#start=less&less=december-cap")
    expect(page.locator(".diagnosis-heading")).to_contain_text("12월")
    assert page.evaluate("window.name") == ""
