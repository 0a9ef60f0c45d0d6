"""Every stop of the keyboard as assistive technology meets it: in the browser's accessibility tree, not in the DOM."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from playwright.sync_api import CDPSession, Page

from tests.site.waiting import DRAWN

MOST_BEFORE_CONTENT = {360: 10, 1280: 25}
"""Stops before the text by the width of the screen, without the link that passes them over."""
NEEDED = {"checkbox": "checked", "radio": "checked", "switch": "checked", "DisclosureTriangle": "expanded"}
"""The state that must be known of each stop with this role."""
NAMELESS = {"", "generic", "none", "LabelText", "StaticText", "GenericContainer", "paragraph"}
"""Roles that tell nobody what the stop is for."""
ABOUT = """
(...stops) => stops.map((stop) => {
  // The parts of a date's field belong to the field.
  const it = stop.getRootNode().host ?? stop;
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
})
"""
LAYOUT = "() => [document.documentElement.scrollHeight, scrollY, document.querySelectorAll('[hidden]').length]"
LOOKS = 20
"""How often the places are read anew, where something moved meanwhile."""


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


def stops(page: Page) -> list[Stop]:
    """Return the stops of *page* in the order of the tree, their places read while nothing moved."""
    page.evaluate(DRAWN)  # what follows the reader's scrolling is told then
    for _ in range(LOOKS):
        before, found = page.evaluate(LAYOUT), _stops(page)
        if page.evaluate(LAYOUT) == before:
            break
    return found


def _stops(page: Page) -> list[Stop]:
    session = page.context.new_cdp_session(page)
    session.send("Accessibility.enable")
    nodes = {node["nodeId"]: node for node in session.send("Accessibility.getFullAXTree")["nodes"]}
    focusable = [node for node in _in_order(nodes, next(iter(nodes))) if _is_focusable(node)]
    found = [_stop(node, about) for node, about in zip(focusable, _about(session, focusable), strict=True) if about["tab"] >= 0]
    session.detach()
    return found


def _in_order(nodes: dict[str, Any], at: str) -> Iterator[dict[str, Any]]:
    """Yield the node *at* and those below it as they are read."""
    yield nodes[at]
    for child in nodes[at].get("childIds", []):
        if child in nodes:
            yield from _in_order(nodes, child)


def _states(node: dict[str, Any]) -> dict[str, Any]:
    return {each["name"]: each["value"].get("value") for each in node.get("properties", [])}


def _role(node: dict[str, Any]) -> str:
    return str(node.get("role", {}).get("value", ""))


def _is_focusable(node: dict[str, Any]) -> bool:
    return bool(_states(node).get("focusable")) and _role(node) != "RootWebArea"


def _about(session: CDPSession, nodes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return what ABOUT says of the elements of *nodes*, asked in one call."""
    elements = [session.send("DOM.resolveNode", {"backendNodeId": node["backendDOMNodeId"]})["object"]["objectId"] for node in nodes]
    if not elements:
        return []
    asked = {"objectId": elements[0], "functionDeclaration": ABOUT, "arguments": [{"objectId": each} for each in elements], "returnByValue": True}
    return list(session.send("Runtime.callFunctionOn", asked)["result"]["value"])


def _stop(node: dict[str, Any], about: dict[str, Any]) -> Stop:
    return Stop(_role(node), node.get("name", {}).get("value", ""), _states(node), about)


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


def problems(found: list[Stop]) -> list[str]:
    """Return what is wrong with the stops of a page."""
    wrong = [f"{stop.problem}: {stop}" for stop in found if stop.problem] + against_sight(found)
    regions = [stop.about["region"] for stop in found if stop.about["region"] >= 0]
    if regions != sorted(regions):
        wrong.append(f"the parts of the page out of order: {regions}")
    return wrong
