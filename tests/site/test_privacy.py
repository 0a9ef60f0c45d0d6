"""Nothing that a reader does is kept or sent."""

import json
import re
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, Request, expect

from tests.site import moved
from tests.site.server import Site
from tests.site.test_accessibility import ONE_OF_EACH_KIND
from tests.site.test_offline import STATE, assert_only_files_of_the_site, wait_until
from tests.site.test_runtime import REFUND, open_engine
from tests.site.test_security import (
    ENGLISH_TOOL_PAGES,
    MARK,
    TOOL_PAGES,
    fill_everything,
    press_everything,
    statement,
    tool_pages,
)
from tests.site.test_snapshot import kept_bytes, wait_until_kept

KEPT = """
async () => ({
  local: Object.keys(localStorage),
  session: Object.keys(sessionStorage),
  cookies: document.cookie,
  databases: await indexedDB.databases(),
  caches: await caches.keys(),
  folders: await Array.fromAsync((await navigator.storage.getDirectory()).keys(), decodeURIComponent),
  workers: (await navigator.serviceWorker.getRegistrations()).length,
})
"""
# Names of questions and of answers.
CHOICES = re.compile(r"([a-z][\w-]*(=[a-z\d][\w-]*)?&?)*")
# The calculator as it was before anything was asked, for a quicker second visit.
PYTHON = ["python /assets/runtime/"]
# A number that stands nowhere by chance.
TYPED = 73_519_642
NOTHING = {"local": [], "session": [], "cookies": "", "databases": [], "caches": [], "folders": [], "workers": 0}


def keeps_nothing_of_the_reader(page: Page, site: Site) -> bool:
    """Whether *page* left nothing behind but what is the same for every reader.

    That is, where it had the time, Python as it was before the first question; and after an answer
    the service worker and files of the site, as they lie there.
    """
    kept = page.evaluate(KEPT)
    assert_only_files_of_the_site(page, site)
    others = [name for name in kept["caches"] if not re.fullmatch(r"site / (checked files|pages [0-9a-f]{12})", name)]
    rest = kept | {"caches": others, "folders": [], "workers": 0}
    return kept["folders"] in ([], PYTHON) and kept["workers"] <= 1 and rest == NOTHING


def test_reading_violates_no_policy_and_keeps_nothing(context: BrowserContext, root_site: Site) -> None:
    """One page of each kind, and the tools; every other page is looked at by the test below."""
    read(context, root_site, [path for path in ONE_OF_EACH_KIND if path not in (*TOOL_PAGES, *ENGLISH_TOOL_PAGES)], TOOL_PAGES)


def test_reading_every_page_violates_no_policy_and_keeps_nothing(context: BrowserContext, site: Site, built: Path) -> None:
    """The same of all pages, in both languages."""
    addresses = [path.relative_to(built).as_posix().removesuffix("index.html") for path in moved.pages(built, "*.html")]
    tools = tool_pages(built)
    assert len(addresses) > len(ONE_OF_EACH_KIND)
    read(context, site, [address for address in addresses if address not in tools], tools)


def read(context: BrowserContext, site: Site, addresses: Iterable[str], tools: Iterable[str]) -> None:
    """Open each page: without a violation, without an error and from this host alone.

    None leaves anything in the browser, but the tools' own pages Python as it is before the first question.
    """
    violations, asked = [], []
    context.on("console", lambda message: violations.append(message.text) if message.type == "error" else None)
    context.on("weberror", lambda error: violations.append(str(error.error)))
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    for address in addresses:
        if address != "404.html":  # its addresses are those of the root
            page.goto(site.url + address)
            assert page.evaluate(KEPT) == NOTHING, address
    page.wait_for_load_state("networkidle")
    assert page.evaluate(KEPT) == NOTHING
    for address in tools:
        page.goto(site.url + address)
        wait_until_kept(page)
        assert page.evaluate(KEPT) == NOTHING | {"folders": [f"python {site.prefix}assets/runtime/"]}, address
    page.wait_for_load_state("networkidle")
    assert context.cookies() == []
    assert violations == []
    assert asked
    assert [url for url in asked if not url.startswith((f"{site.origin}/", "data:", "blob:"))] == []


def test_offline_keeps_the_sites_own_files_alone(kept: tuple[Page, Site]) -> None:
    """What was typed once the service worker stands in between is in nothing that it keeps."""
    page, root_site = kept
    page.goto(f"{root_site.url}calculator/?base={TYPED}#base={TYPED}")
    page.fill("#base", str(TYPED))
    page.fill("#spend-2025-09", str(TYPED + 1))
    page.get_by_role("button", name="계산하기").click()
    page.locator(".tool-total").wait_for()
    assert page.evaluate("() => Boolean(navigator.serviceWorker.controller)")
    assert len(page.evaluate(KEPT)["caches"]) >= 2
    assert keeps_nothing_of_the_reader(page, root_site)


def test_computing_keeps_python_alone(page: Page, root_site: Site) -> None:
    """A calculation leaves Python's memory as it was before it, and nothing of what was asked."""
    asked = REFUND | {"base": TYPED, "received": {"2025-09": TYPED + 1}}
    open_engine(page, root_site)
    answer = page.evaluate("message => engine.call(message)", asked)
    assert str(TYPED) in json.dumps(answer), "the number must have been in Python's memory"
    wait_until_kept(page)
    assert page.evaluate(KEPT) == NOTHING | {"folders": PYTHON}
    kept = kept_bytes(page)
    assert b"calculator.app" in kept, "what is kept can be searched"
    assert traces(TYPED, kept) == traces(TYPED + 1, kept) == []


def traces(number: int, kept: bytes) -> list[bytes]:
    """Return the ways in which *number* stands in *kept*: as text, and as Python keeps an int below 2**30."""
    assert number < 1 << 30
    ways = (str(number).encode(), f"{number:,}".encode(), number.to_bytes(4, "little"))
    return [way for way in ways if way in kept]


@pytest.mark.parametrize("address", [*TOOL_PAGES, *ENGLISH_TOOL_PAGES])
def test_using_the_tools_keeps_and_sends_nothing_typed(request: pytest.FixtureRequest, address: str) -> None:
    """On the tools' own pages, with every field filled and every button pressed; the address holds choices only.

    Every request is a GET without the amount, to this host.
    """
    asked: list[Request] = []

    def note(each: Request) -> None:
        asked.append(each)

    # Not every tool gives an answer to a number alone, and files are kept after the first: of the others that is not the first visit.
    first = address == "calculator/"
    page, root_site = (request.getfixturevalue("page"), request.getfixturevalue("root_site")) if first else request.getfixturevalue("kept")
    page.context.on("request", note)
    page.goto(root_site.url + address)
    assert fill_everything(page, str(TYPED)) > 0 or page.locator("article form, article button").count()
    for field in page.locator("article input[type=file][multiple]").all():
        field.set_input_files(statement())
        page.locator("article").get_by_text(MARK).first.wait_for(state="attached")
    press_everything(page)
    wait_until_kept(page)
    wait_until(page, STATE, ["activated"])
    assert keeps_nothing_of_the_reader(page, root_site)
    assert traces(TYPED, kept_bytes(page)) == []
    assert CHOICES.fullmatch(urlsplit(page.url).fragment), page.url
    assert not urlsplit(page.url).query, page.url
    assert str(TYPED) not in page.url
    assert str(TYPED) not in page.evaluate("() => JSON.stringify([history.state, window.name])")
    assert page.context.cookies() == []
    page.context.remove_listener("request", note)
    assert asked
    for each in asked:
        assert each.method == "GET", each.url
        assert each.post_data is None, each.url
        assert str(TYPED) not in each.url
        assert each.url.startswith((f"{root_site.origin}/", "data:", "blob:")), each.url


def test_something_kept_would_be_seen(page: Page, root_site: Site) -> None:
    """Control: what is put into storage shows."""
    page.goto(root_site.url)
    page.evaluate("() => localStorage.setItem('a', '1')")
    assert page.evaluate(KEPT)["local"] == ["a"]


def test_colours_are_kept_only_where_they_were_chosen_against_the_device(page: Page, root_site: Site) -> None:
    """They follow the device, also while the page is open, and nothing is kept; pressed against it, the choice stays, pressed back, it is forgotten."""
    shown = page.locator("body")
    switch = page.get_by_role("button", name="어두운 화면")
    page.emulate_media(color_scheme="light")
    page.goto(root_site.url)
    for device, scheme in (("dark", "slate"), ("light", "default")):
        page.emulate_media(color_scheme=device)
        expect(shown).to_have_attribute("data-md-color-scheme", scheme)
        expect(switch).to_have_attribute("aria-pressed", str(device == "dark").lower())
        assert page.evaluate(KEPT) == NOTHING
    switch.click()
    assert page.evaluate(KEPT)["local"] == ["/.__palette"]
    page.reload()
    expect(shown).to_have_attribute("data-md-color-scheme", "slate")
    switch.click()
    expect(shown).to_have_attribute("data-md-color-scheme", "default")
    assert page.evaluate(KEPT) == NOTHING


def test_spelling_of_what_is_typed_is_not_checked(page: Page, root_site: Site) -> None:
    """By no browser that asks its maker's computers: neither in a tool, nor in the search."""
    for address in ("message/", "en/calculator/"):
        page.goto(root_site.url + address)
        assert page.evaluate("[...document.querySelectorAll('input, textarea')].filter((field) => field.spellcheck)") == []


def test_pages_without_tool_load_no_python(page: Page, root_site: Site) -> None:
    """The front page fetches nothing of the runtime and none of our scripts."""
    page.goto(root_site.url)
    page.wait_for_load_state("networkidle")
    assert root_site.requests
    assert [path for path in root_site.requests if "runtime" in path or "engine" in path] == []


def test_every_page_says_first_that_it_is_unofficial(built: Path) -> None:
    """Before its heading, in its language and in the HTML itself, so that it needs no script."""
    for path in moved.pages(built, "*.html"):
        html = path.read_text("utf-8")
        words = "Unofficial help site" if '<html lang="en"' in html else "비공식 안내 사이트예요"
        assert 0 < html.find(words) < html.find("<h1"), path
