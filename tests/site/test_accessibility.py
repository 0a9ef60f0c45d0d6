"""axe-core finds nothing on the pages, and the keyboard stops where it should; test_targets.py asks both in every state of the tools.

One page of each kind is looked at, and some more by `make rare`; with AXE_PAGES=all, every page (`make accessibility`).
"""

import os
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.site import moved
from tests.site.readers import readers, seen_by
from tests.site.server import Site
from tests.site.stops import MOST_BEFORE_CONTENT, before_content, problems, stops
from tests.site.test_offline import SAVES_DATA

pytestmark = pytest.mark.profile("lasting")

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What still fades in, as the header's title does after scrolling, is looked at when it is there.
# Of what is as it should be nothing is written down, nor of anything its selector: half of the time.
RUN = """
async (tags) => {
  const fading = document.getAnimations().filter(({ effect }) => effect.getComputedTiming().endTime < Infinity);
  await Promise.allSettled(fading.map(({ finished }) => finished));
  return (await axe.run(document, { runOnly: tags, resultTypes: ["violations"], selectors: false })).violations.map(
    (found) => `${found.id}: ${found.nodes.map((node) => node.html.slice(0, 200)).join(" | ")}`
  );
}
"""
ONE_OF_EACH_KIND = (
    "", "symptoms/zero/", "causes/below-base/", "guide/formula/", "faq/amount/", "cases/older-applicants/",
    "myths/", "compare/", "sources/", "calculator/", "404.html",
    "en/", "en/diagnosis/", "en/causes/clawback-notice/",
)
OTHERS = ("en/calculator/", "en/guide/formula/", "en/symptoms/zero/", "en/guide/what/", "en/guide/spending/", "en/guide/voucher/", "en/guide/contacts/", "en/causes/")


def others(built: Path) -> tuple[str, ...]:
    """Return the addresses to look at besides."""
    if os.environ.get("AXE_PAGES") != "all":
        return OTHERS
    found = sorted(path.relative_to(built).as_posix().removesuffix("index.html") for path in moved.pages(built, "*.html"))
    return tuple(path for path in found if path not in ONE_OF_EACH_KIND)


@pytest.fixture(params=readers().values(), ids=list(readers()))
def reader(request: pytest.FixtureRequest, page: Page) -> Page:
    """Return a page of a reader with a screen and a scheme."""
    scheme, width = request.param
    return seen_by(page, width, scheme=scheme)


def violations(page: Page) -> Any:
    """Return what axe finds in the page as it is now."""
    page.evaluate(AXE.read_text("utf-8"))
    return page.evaluate(RUN, RULES)


def test_reader_sees_the_scheme_that_was_asked_for(reader: Page, root_site: Site) -> None:
    """Or the dark one would be looked at in the light."""
    reader.goto(root_site.url)
    dark = reader.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    expect(reader.locator("body")).to_have_attribute("data-md-color-scheme", "slate" if dark else "default")


@pytest.mark.parametrize("pages", ["kinds", "others"])
def test_pages(reader: Page, root_site: Site, built: Path, pages: str) -> None:
    """On each page, as it opens, axe finds nothing, each stop of the keyboard has role, name and state, they go as the eye does, and few stand before the text."""
    wrong = {}
    assert reader.viewport_size
    most = MOST_BEFORE_CONTENT[reader.viewport_size["width"]]
    reader.add_init_script(SAVES_DATA)
    for path in ONE_OF_EACH_KIND if pages == "kinds" else others(built):
        reader.goto(root_site.url + path)
        reader.locator("button.md-header__button[for=__drawer]").wait_for(state="attached")
        met = stops(reader)
        found = problems(met) + violations(reader)
        if path != "404.html" and len(before := before_content(met)) > most:
            found.append(f"{len(before)} before the text")
        if found:
            wrong[path] = found
    assert wrong == {}


def test_all_pages_are_looked_at_when_asked(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By `make accessibility`."""
    monkeypatch.setitem(os.environ, "AXE_PAGES", "all")
    assert len(others(built)) > 60


def test_english_calculator_states(reader: Page, root_site: Site) -> None:
    """The refused form, and the result with its working open and the reasons below it."""
    reader.goto(f"{root_site.url}en/calculator/")
    reader.fill("#base", "많이")
    reader.get_by_role("button", name="Calculate", exact=True).click()
    expect(reader.locator("#calculator-errors")).to_be_visible()
    assert violations(reader) == []
    reader.fill("#base", "100만")
    reader.fill("#spend-2025-09", "130만")
    reader.fill("#received-2025-09", "1만")
    reader.get_by_role("button", name="Calculate", exact=True).click()
    expect(reader.locator("#calculator-gap")).to_be_visible()
    reader.locator(".tool-working summary").first.click()
    assert violations(reader) == []


def test_axe_would_find_something(reader: Page, root_site: Site) -> None:
    """Control: an unnamed button is found."""
    reader.goto(root_site.url)
    reader.evaluate("() => document.querySelector('main').append(document.createElement('button'))")
    assert any(problem.startswith("button-name") for problem in violations(reader))


@pytest.mark.parametrize("path", ["", "causes/below-base/", "calculator/", "compare/", "en/", "en/calculator/", "en/causes/", "en/causes/clawback-notice/"])
def test_nothing_is_lost_at_400_percent(page: Page, root_site: Site, path: str) -> None:
    """At 320 px, which is 1280 px magnified four times, nothing has to be scrolled sideways."""
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(root_site.url + path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
