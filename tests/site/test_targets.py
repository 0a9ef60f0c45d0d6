"""What is pressed is as large as a finger, and text twice as large loses nothing."""

import io
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Page

from tests.site.readers import readers, seen_by
from tests.site.server import Site
from tests.site.states import STATES
from tests.site.stops import problems, stops
from tests.site.test_accessibility import ONE_OF_EACH_KIND, OTHERS, violations

pytestmark = pytest.mark.profile("lasting")

SMALL = """
() => {
  const seen = (each) => each.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const size = (each) => [...each.getClientRects()].reduce(
    ([width, height], box) => [Math.max(width, box.width), Math.max(height, box.height)], [0, 0]);
  // A field of its own label's size, and a label that acts as a button.
  const whole = (each) => each.closest(".grid.cards li") ?? (each.matches("[type=radio], [type=checkbox], [type=file]") ? each.closest("label, .statement-pick, .statement-drop") ?? each : each);
  const inText = (each) => each.matches("a") && each.closest(".md-typeset :is(p, li, td, dd, figcaption):not(.site-small-print li)")
    && !each.closest(".tool-actions, .grid, .diagnosis-more, .diagnosis-file");
  const pressed = "a[href], button, input, select, textarea, summary, [role=button], .md-nav__item > label.md-nav__link, label.md-header__button";
  return [...document.querySelectorAll(pressed)].filter(seen).map(whole).flatMap((each) => {
    const [width, height] = size(each);
    if (!width || Math.min(width, height) > 43.9 || inText(each) || each.matches(".headerlink")) return [];
    return [`${each.tagName} ${each.id || each.className} ${each.textContent.trim().slice(0, 20)}: ${width} x ${height}`];
  });
}
"""
LOST = """
() => {
  const wide = document.documentElement.scrollWidth;
  const cut = [...document.querySelectorAll(".md-content :is(h1, h2, h3, p, li, label, legend, button, .md-button, caption, input)")].filter((each) => {
    const scrolled = each.closest(".md-typeset__scrollwrap, .md-typeset__table, .statement-preview, .visually-hidden");
    return !scrolled && each.checkVisibility() && each.getBoundingClientRect().right > innerWidth + 1;
  });
  return { wide, cut: cut.map((each) => `${each.tagName} ${each.textContent.trim().slice(0, 30)}`) };
}
"""
TWICE = "html { font-size: 250% !important }"  # Material's 125%, doubled


@pytest.fixture(params=readers().values(), ids=list(readers()))
def reader(request: pytest.FixtureRequest, page: Page) -> Page:
    """Return a page of a reader with a screen and a scheme."""
    scheme, width = request.param
    return seen_by(page, width, scheme=scheme)


@pytest.mark.parametrize("pages", [ONE_OF_EACH_KIND, OTHERS], ids=["kinds", "others"])
def test_pages(reader: Page, lasting_site: Site, pages: tuple[str, ...]) -> None:
    """Everything outside running text measures 44 px; at 200 percent no text is cut off and nothing has to be scrolled sideways."""
    small, lost = {}, {}
    screen = reader.viewport_size
    assert screen
    for path in pages:
        reader.set_viewport_size(screen)
        reader.goto(lasting_site.url + path)
        if found := reader.evaluate(SMALL):
            small[path] = found
        for width, style in ((360, TWICE), (640, "")):  # 640 px are 1280 in letters twice as large
            reader.set_viewport_size({"width": width, "height": 640})
            reader.evaluate(IN_LETTERS, style)
            seen: dict[str, Any] = reader.evaluate(LOST)
            if seen["cut"] or seen["wide"] > width:
                lost[path, width] = seen
    assert (small, lost) == ({}, {})


@pytest.mark.parametrize("name", STATES)
def test_states(reader: Page, lasting_site: Site, name: str) -> None:
    """In every state of the tools nothing is too small to press, every stop of the keyboard says what it is, axe finds nothing, and nothing is scrolled sideways."""
    path, act = STATES[name]
    reader.goto(lasting_site.url + path)
    act(reader)
    assert reader.evaluate(SMALL) == []
    assert problems(stops(reader)) == []
    assert violations(reader) == []
    assert reader.evaluate("document.documentElement.scrollWidth <= innerWidth")


LARGEST = """
() => {
  const title = document.querySelector(".md-header__topic .md-ellipsis");
  return {
    notice: document.querySelector(".md-banner .site-notice strong").getClientRects().length,
    title: new Set([...title.getClientRects()].map(({ y }) => y)).size,
    header: document.querySelector(".md-header").offsetHeight,
    heading: document.querySelector("h1").getBoundingClientRect().bottom,
    wide: document.documentElement.scrollWidth,
  };
}
"""
BEYOND = """
() => [...document.querySelectorAll("body *")].filter((each) => each.checkVisibility({ visibilityProperty: true }) && each.getBoundingClientRect().right > innerWidth)
  .map((each) => `${each.tagName} ${each.className} ${each.getBoundingClientRect().right}`).slice(0, 5)
"""
IN_LETTERS = "(css) => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css); document.adoptedStyleSheets = [sheet]; }"


@pytest.mark.parametrize("path", ["", "causes/below-base/", "calculator/", "statement/", "diagnosis/", "en/", "en/guide/formula/"])
def test_the_heading_is_on_the_first_screen_of_the_largest_letters(page: Page, lasting_site: Site, path: str) -> None:
    """At 320 px with letters twice as large, notice and header take a line each, and the whole title of the page shows."""
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(lasting_site.url + path)
    page.evaluate(IN_LETTERS, TWICE)
    found = page.evaluate(LARGEST)
    assert found["notice"] == 1
    assert found["title"] <= 1
    assert found["header"] <= 100, "twice the height of one row of buttons"
    assert found["heading"] <= 640
    assert found["wide"] <= 320, page.evaluate(BEYOND)


@pytest.mark.parametrize("name", ["calculator-refund", "statement-judged", "diagnosis/tree/", "diagnosis/sheet/"])
def test_no_state_is_wider_than_the_screen_in_the_largest_letters(page: Page, lasting_site: Site, name: str) -> None:
    """At 320 px with letters twice as large, rows of results, the tree and the sheet break their lines."""
    path, act = STATES.get(name, (name, lambda _page: None))
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(lasting_site.url + path)
    act(page)
    page.evaluate(IN_LETTERS, TWICE)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320, page.evaluate(BEYOND)


MOVES = """
() => [...document.querySelectorAll("*")].flatMap((each) => ["", "::before", "::after"].flatMap((part) => {
  const { transitionDuration, transitionDelay, animationName, animationDuration } = getComputedStyle(each, part);
  const most = Math.max(...[transitionDuration, transitionDelay, animationName === "none" ? "0s" : animationDuration].join().split(",").map(parseFloat));
  return most > 0.001 ? [`${each.tagName} ${each.className}${part}: ${most}`] : [];
}))
"""


def test_nothing_moves_for_who_asked_for_that(page: Page, lasting_site: Site) -> None:
    """No transition and no animation lasts longer than an eye sees; without the wish, some do."""
    page.goto(lasting_site.url)
    assert page.evaluate(MOVES)
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate(MOVES) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours_leave_what_is_pressed_to_be_seen(page: Page, lasting_site: Site, scheme: str) -> None:
    """In the reader's own colours every button with a sign alone still shows it."""
    page.emulate_media(forced_colors="active", color_scheme=scheme)
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(lasting_site.url)
    page.locator("button.md-nav__link").first.wait_for(state="attached")
    for button in page.locator("button.md-nav__link, button.md-header__button").all():
        if button.is_visible():
            colours = Image.open(io.BytesIO(button.screenshot())).convert("L").getextrema()
            assert colours[1] - colours[0] > 100, button.evaluate("(it) => it.outerHTML")


SPOKEN = """
() => {
  window.spoken = [];
  const live = "[role=status], [role=alert], [aria-live]";
  new MutationObserver((changes) => {
    const places = changes.map(({ target }) => (target.nodeType === 1 ? target : target.parentElement)?.closest(live));
    for (const place of new Set(places)) {
      const text = place?.textContent.trim();
      if (text && place.checkVisibility()) spoken.push(text);
    }
  }).observe(document.body, { attributes: true, attributeFilter: ["hidden"], characterData: true, childList: true, subtree: true });
}
"""


@pytest.mark.parametrize(
    ("name", "focused"),
    [("calculator-refused", ".tool-summary"), ("calculator-refund", "#calculator-result"), ("diagnosis-unfilled", ".tool-summary"),
     ("statement-unreadable", "#statement-result")],
)
def test_said_once(reader: Page, lasting_site: Site, name: str, focused: str) -> None:
    """A refusal or a result takes the focus; no live region says the same again, and none says anything twice."""
    path, act = STATES[name]
    reader.goto(lasting_site.url + path)
    reader.evaluate(SPOKEN)
    act(reader)
    spoken: list[str] = reader.evaluate("spoken")
    assert len(spoken) == len(set(spoken)), spoken
    shown = reader.locator(focused).inner_text()
    assert not [text for text in spoken if text in shown], spoken


@pytest.mark.parametrize(
    ("mistake", "style", "check", "expected"),
    [
        ("<button>x</button>", "width: 20px; height: 20px", SMALL, ["BUTTON  x: 20 x 20"]),
        ("<p>wide</p>", "width: 3000px", LOST, ["P wide"]),
    ],
    ids=["small", "wide"],
)
def test_a_mistake_is_found(reader: Page, lasting_site: Site, mistake: str, style: str, check: str, expected: list[str]) -> None:
    """Control: a small button and a paragraph wider than the screen."""
    reader.goto(f"{lasting_site.url}404.html")
    reader.evaluate("""([html, style]) => {
      const article = document.querySelector("article");
      article.insertAdjacentHTML("beforeend", html);
      article.lastElementChild.style.cssText = style;
    }""", [mistake, style])
    found = reader.evaluate(check)
    assert (found["cut"] if isinstance(found, dict) else found) == expected


CUT_DAYS = """
() => [...document.querySelectorAll("input[type=date]")].filter((field) => field.checkVisibility()).map((field) => {
  const has = field.offsetWidth;
  field.style.width = "max-content";
  const needs = field.offsetWidth;
  field.style.width = "";
  return [has, needs];
})
"""


@pytest.mark.parametrize("name", ["calculator-more", "case-waiting"])
def test_days_are_read_whole_in_the_largest_letters(page: Page, lasting_site: Site, name: str) -> None:
    """At 320 px with letters twice as large, no part of a day is behind the edge of its field, which cannot be scrolled."""
    path, act = STATES[name]
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(lasting_site.url + path)
    act(page)
    page.evaluate(IN_LETTERS, TWICE)
    days = page.evaluate(CUT_DAYS)
    assert days
    assert [day for day in days if day[1] > day[0]] == []
