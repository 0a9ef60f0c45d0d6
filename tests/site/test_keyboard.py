"""The keyboard alone: it reaches everything, what has the focus is seen, and the menu opens and closes."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.site.readers import seen_by
from tests.site.server import Site
from tests.site.test_offline import SAVES_DATA

pytestmark = pytest.mark.profile("lasting")

PAGES = ("", "calculator/", "diagnosis/")
MOST = 400
"""Stops: more than any of the pages has."""
# Why what has the focus is not seen, "" where it is; null where nothing has it.
UNSEEN = """
() => {
  const it = document.activeElement;
  if (it === document.body) return null;
  const name = `${it.tagName} ${it.id || it.className} ${it.textContent.trim().slice(0, 20)}`;
  const style = getComputedStyle(it);
  if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) return `${name}: no outline`;
  const over = [...it.getClientRects()].flatMap((box) => [0.1, 0.5, 0.9].map((part) => [
    box.x + Math.min(box.width * part, innerWidth - box.x - 1), box.y + box.height * part,
  ])).map(([x, y]) => document.elementFromPoint(x, y));
  const seen = over.some((top) => top && (it.contains(top) || top.contains(it) && !top.matches("header *, header")));
  const { y } = it.getBoundingClientRect();
  return seen ? "" : `${name}: hidden at ${y} by ${over.map((top) => top && `${top.tagName} ${top.className}`)}`;
}
"""
AT_START = "() => document.activeElement === document.body"


@pytest.fixture(params=[360, 1280], ids=["phone", "desktop"])
def reader(request: pytest.FixtureRequest, page: Page) -> Page:
    """Return a page of a reader who asked for no motion and saves data: nothing starts, appears or goes while they walk."""
    page.add_init_script(SAVES_DATA)
    return seen_by(page, request.param, 700)


def settled(page: Page, looks: int = 100) -> str:
    """Return why what has the focus is not seen, once whatever opens or closes has done so; after *looks* it has."""
    problem = str(page.evaluate(UNSEEN) or "")
    for _ in range(looks if problem else 0):
        page.wait_for_timeout(50)
        problem = str(page.evaluate(UNSEEN) or "")
        if not problem:
            break
    return problem


def walk(page: Page, key: str, looks: int = 100) -> tuple[int, list[str]]:
    """Press *key* until the page has no more stops; return how many there were, and those that cannot be seen after *looks*."""
    unseen: list[str] = []
    for stop in range(MOST):
        page.keyboard.press(key)
        at_once = page.evaluate(UNSEEN)
        if at_once is None:
            return stop, unseen
        if at_once and (problem := settled(page, looks)):
            unseen.append(problem)
    raise AssertionError("the focus goes round in a circle")


@pytest.mark.parametrize("path", PAGES)
def test_what_has_the_focus_is_seen(reader: Page, root_site: Site, path: str) -> None:
    """Forwards and backwards: outlined, on the screen, and not behind the header that stays on top."""
    reader.goto(root_site.url + path)
    stops, unseen = walk(reader, "Tab")
    assert stops > 8
    assert unseen == []
    _, unseen = walk(reader, "Shift+Tab")
    assert unseen == []


def test_menu_of_a_magnified_page(page: Page, root_site: Site) -> None:
    """At 400 percent the menu is behind a button, which a keyboard opens, walks through and closes."""
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(root_site.url)
    button = page.get_by_role("button", name="메뉴", exact=True)
    expect(button).to_have_attribute("aria-expanded", "false")
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".md-sidebar--primary a:focus")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(button).to_be_focused()
    page.keyboard.press("Space")
    expect(button).to_have_attribute("aria-expanded", "true")
    page.locator(".md-sidebar--primary").get_by_role("link", name="계산기", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/calculator/$"))


def test_leaving_the_menu_closes_it(page: Page, root_site: Site) -> None:
    """Nothing behind an open menu takes the focus unseen."""
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(root_site.url)
    button = page.get_by_role("button", name="메뉴", exact=True)
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".md-sidebar--primary a:focus")).to_have_count(1)
    for _ in range(MOST):
        page.keyboard.press("Tab")
        if page.locator(".md-sidebar--primary :focus").count() == 0:
            break
    expect(button).to_have_attribute("aria-expanded", "false")
    assert settled(page) == ""


@pytest.mark.profile("new")
def test_scheme(page: Page, root_site: Site) -> None:
    """The switch between light and dark answers a key."""
    page.emulate_media(color_scheme="light")
    page.goto(root_site.url)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    page.get_by_role("button", name="어두운 화면").focus()
    page.keyboard.press("Enter")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_a_stop_that_is_not_seen_is_found(reader: Page, root_site: Site) -> None:
    """Control: a link off the screen and one without an outline."""
    reader.goto(f"{root_site.url}404.html")
    reader.evaluate("""() => {
      const [away, plain] = ["away", "plain"].map((text) => Object.assign(document.createElement("a"), { href: "#", textContent: text }));
      away.style.cssText = "position: fixed; left: -900px";
      plain.style.outline = "none";
      document.querySelector("article").append(away, plain);
    }""")
    _, unseen = walk(reader, "Tab", looks=5)  # nothing opens or closes on this page
    assert [problem.rpartition(": ")[2].split(" at ")[0] for problem in unseen] == ["hidden", "no outline"]
