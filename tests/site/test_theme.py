"""Material's own script on a tool's page: nothing waits for it, and where Python may answer at once it waits itself."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.site.server import Site
from tests.site.test_offline import TOOLS, keep

AT_THE_END_OF_PARSING = """
addEventListener("DOMContentLoaded", () => { window.early = Boolean(document.querySelector("script[src*='/bundle.']")); });
"""
SET_UP = re.compile("md-header__title--active")


@pytest.mark.parametrize("tool", TOOLS)
def test_tool_answers_before_the_theme_is_there(page: Page, root_site: Site, tool: str) -> None:
    """Late or lost, it takes nothing from the tool; when it comes, it sets itself up: the header tells the title of what is scrolled."""
    root_site.held.add(".min.js")
    page.goto(f"{root_site.url}{tool}", wait_until="domcontentloaded")
    TOOLS[tool](page)
    root_site.release.set()
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    expect(page.locator("[data-md-component=header-title]")).to_have_class(SET_UP)


@pytest.mark.parametrize("tool", TOOLS)
def test_nothing_moves_when_the_theme_comes(page: Page, root_site: Site, tool: str) -> None:
    """What a page without scripts hides, as the button of the search, is there from the beginning, or its place is."""
    root_site.held.add(".min.js")
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"{root_site.url}{tool}", wait_until="domcontentloaded")
    title = page.locator(".md-header__title")
    expect(page.locator(".md-header__button[for=__search]")).to_be_visible()
    expect(page.locator("[data-scheme-switch]")).to_be_visible()
    before = title.bounding_box()
    root_site.release.set()
    page.wait_for_function("() => typeof document$ !== 'undefined'")
    assert title.bounding_box() == before


def test_theme_waits_only_where_python_may_answer_at_once(context: BrowserContext, root_site: Site) -> None:
    """On a first visit nothing is kept that could answer before it; on later ones it comes after the tool, and sets itself up."""
    page = context.new_page()
    page.add_init_script(AT_THE_END_OF_PARSING)
    keep(page, root_site)
    assert page.evaluate("early")
    page.goto(f"{root_site.url}calculator/")
    assert not page.evaluate("early")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    expect(page.locator("[data-md-component=header-title]")).to_have_class(SET_UP)
