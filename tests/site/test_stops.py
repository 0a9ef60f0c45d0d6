"""Every stop of the keyboard as assistive technology meets it: in the browser's accessibility tree, not in the DOM."""

import os
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser, BrowserContext, CDPSession, Page

from tests.site.server import Site
from tests.site.test_accessibility import pages
from tests.site.test_keyboard import AT_START, MOST
from tests.site.test_offline import SAVES_DATA

MOST_BEFORE_CONTENT = {360: 10, 1280: 25}
"""Stops before the text by the width of the screen, without the link that passes them over."""
NEEDED = {"checkbox": "checked", "radio": "checked", "switch": "checked", "DisclosureTriangle": "expanded"}
"""The state that must be known of each stop with this role."""
NAMELESS = {"", "generic", "none", "LabelText", "StaticText", "GenericContainer", "paragraph"}
"""Roles that tell nobody what the stop is for."""
ABOUT = """
function () {
  // The parts of a date's field belong to the field.
  const it = this.getRootNode().host ?? this;
  const box = (it.closest(".grid.cards li") ?? it).getClientRects()[0] ?? new DOMRect(); // a card is pressed as a whole
  const regions = [".md-banner", ".md-header", ".md-sidebar--primary", ".md-content", ".md-sidebar--secondary", ".md-footer"];
  return {
    html: it.outerHTML.slice(0, 120), number: it.dataset.number, waits: it.matches("[type=radio]:not(:checked)"), tab: it.tabIndex, opens: it.matches("button[for]:not(.md-nav__title)"), pressed: it.matches("[aria-pressed]"),
    // On a phone the open search lies over the header.
    region: it.closest(".md-search") ? 1.5 : regions.findIndex((each) => it.closest(each)), skip: it.matches(".md-skip"),
    // Form and answer stand side by side: first all of the one, then all of the other.
    side: it.closest(".tool-sides > *")?.className ?? "",
    x: box.x + scrollX, y: box.y + scrollY, height: box.height, seen: box.width > 0,
  };
}
"""


class Stop(NamedTuple):
    """One stop: what the tree says of it, and where it is."""

    role: str
    name: str
    states: dict[str, Any]
    about: dict[str, Any]

    def __str__(self) -> str:
        return f"{self.role} {self.name!r} {self.states} {self.about['html']}"

    @property
    def problem(self) -> str:
        """What a listener would not learn here."""
        if self.role in NAMELESS:
            return "no role"
        if not self.name.strip() or self.name == "¶":
            return "no name"
        needed = [NEEDED[self.role]] if self.role in NEEDED else []
        needed += ["expanded"] * self.about["opens"] + ["pressed"] * self.about["pressed"]
        return "".join(f"no {state}" for state in needed if state not in self.states)


@pytest.fixture(scope="module", params=[360, 1280], ids=["phone", "desktop"])
def profile(request: pytest.FixtureRequest, browser: Browser) -> Iterator[BrowserContext]:
    """Yield the profile of a reader with a narrow or a wide screen, in which an earlier test's Python wakes."""
    context = browser.new_context(locale="ko-KR", reduced_motion="reduce", viewport={"width": request.param, "height": 800})
    context.add_init_script(SAVES_DATA)
    yield context
    context.close()


@pytest.fixture
def reader(profile: BrowserContext) -> Iterator[Page]:
    """Yield an empty page of theirs."""
    page = profile.new_page()
    page.set_default_timeout(30_000)
    yield page
    page.close()


def stops(page: Page) -> list[Stop]:
    """Return the stops of *page* in the order of the tree."""
    session = page.context.new_cdp_session(page)
    session.send("Accessibility.enable")
    nodes = {node["nodeId"]: node for node in session.send("Accessibility.getFullAXTree")["nodes"]}
    found = [stop for node in _in_order(nodes, next(iter(nodes))) if (stop := _stop(session, node))]
    session.detach()
    return found


def _in_order(nodes: dict[str, Any], at: str) -> Iterator[dict[str, Any]]:
    """Yield the node *at* and those below it as they are read."""
    yield nodes[at]
    for child in nodes[at].get("childIds", []):
        if child in nodes:
            yield from _in_order(nodes, child)


def _stop(session: CDPSession, node: dict[str, Any]) -> Stop | None:
    states = {each["name"]: each["value"].get("value") for each in node.get("properties", [])}
    role = node.get("role", {}).get("value", "")
    if not states.get("focusable") or role == "RootWebArea":
        return None
    element = session.send("DOM.resolveNode", {"backendNodeId": node["backendDOMNodeId"]})["object"]
    asked = {"objectId": element["objectId"], "functionDeclaration": ABOUT, "returnByValue": True}
    about = session.send("Runtime.callFunctionOn", asked)["result"]["value"]
    return Stop(role, node.get("name", {}).get("value", ""), states, about) if about["tab"] >= 0 else None


def against_sight(found: list[Stop]) -> list[str]:
    """Return the stops that stand above or left of the one before, within one part of the page and one column of it."""
    wrong = []
    for before, after in pairwise(found):
        one, two = before.about, after.about
        if (one["region"], one["side"]) != (two["region"], two["side"]) or not (one["seen"] and two["seen"]):
            continue
        same_row = abs(one["y"] - two["y"]) < max(one["height"], two["height"]) / 2
        if two["x"] < one["x"] if same_row else two["y"] < one["y"]:
            wrong.append(f"{before} before {after}")
    return wrong


def before_content(found: list[Stop]) -> list[str]:
    """Return the stops that stand before the first one in the text."""
    first = next(number for number, stop in enumerate(found) if stop.about["region"] == 3)
    return [str(stop) for stop in found[:first] if not stop.about["skip"]]


def problems(page: Page) -> list[str]:
    """Return what is wrong with the stops of *page*."""
    found = stops(page)
    wrong = [f"{stop.problem}: {stop}" for stop in found if stop.problem] + against_sight(found)
    regions = [stop.about["region"] for stop in found if stop.about["region"] >= 0]
    if regions != sorted(regions):
        wrong.append(f"the parts of the page out of order: {regions}")
    return wrong


def test_pages(reader: Page, lasting_site: Site, built: Path) -> None:
    """Each stop has role, name and state, they go as the eye does, and few stand before the text; test_targets.py asks it in every state of the tools."""
    wrong = {}
    assert reader.viewport_size
    most = MOST_BEFORE_CONTENT[reader.viewport_size["width"]]
    for path in pages(built):
        reader.goto(lasting_site.url + path)
        reader.locator("button.md-header__button[for=__drawer]").wait_for(state="attached")
        found = problems(reader)
        if path != "404.html" and len(before := before_content(stops(reader))) > most:
            found.append(f"{len(before)} before the text")
        if found:
            wrong[path] = found
    assert wrong == {}


@pytest.mark.parametrize("path", ["", "calculator/"])
def test_the_tree_is_what_the_keyboard_meets(reader: Page, lasting_site: Site, path: str) -> None:
    """Control: Tab stops where the tree says, as often."""
    reader.goto(lasting_site.url + path)
    reader.locator("button.md-header__button[for=__drawer]").wait_for(state="attached")
    reader.evaluate("document.querySelectorAll('*').forEach((each, number) => { each.dataset.number = number; })")
    expected = [stop.about["number"] for stop in stops(reader) if not stop.about["waits"]]  # the arrows reach those
    met: list[str] = []
    for _ in range(MOST):
        reader.keyboard.press("Tab")
        if reader.evaluate(AT_START):
            break
        number = reader.evaluate("document.activeElement.dataset.number")
        # A date's field holds several stops.
        if met[-1:] != [number]:
            met.append(number)
    assert met == list(dict.fromkeys(expected))


@pytest.mark.parametrize(
    ("mistake", "expected"),
    [
        ("<label tabindex=0>열기</label>", "no role"),
        ("<button></button>", "no name"),
        ("<a href='#' data-first>먼저</a>", "before link '먼저'"),
        ("<div role=radio tabindex=0 aria-label=b></div>", ""),
    ],
    ids=["label", "nameless", "order", "none"],
)
def test_a_mistake_is_found(reader: Page, lasting_site: Site, mistake: str, expected: str) -> None:
    """Control: a label as a stop, a button without a name, a link that is seen first and met last."""
    reader.goto(f"{lasting_site.url}404.html")
    reader.evaluate("""(html) => {
      document.querySelector("article").insertAdjacentHTML("beforeend", `<a href="#">x</a>${html}`);
      const first = document.querySelector("[data-first]");
      if (first) Object.assign(first.style, { position: "absolute", top: 0, left: 0 });
    }""", mistake)
    found = problems(reader)
    assert bool(found) == bool(expected) and expected in "".join(found)


def test_all_pages_are_looked_at_when_asked(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By `make accessibility`."""
    monkeypatch.setitem(os.environ, "AXE_PAGES", "all")
    assert len(pages(built)) > 60
