"""How the elements of a page are shown: not at all, or struck through, by their own style or by the page's rules for their classes."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from calculator.statement.files.html_marks import Attributes
from calculator.statement.table.layout import layouts
from calculator.statement.words import Unreadable

_BEGIN, _END = re.compile(r"<style\b([^>]*+)>", re.IGNORECASE), re.compile(r"</style", re.IGNORECASE)
_EXCEL_STYLE = re.compile(r"""\bss:id\s*=\s*["']([^"']++)""", re.IGNORECASE)
_EXCEL_STRUCK = re.compile(r"""\bss:strikethrough\s*=\s*["']1""", re.IGNORECASE)
_BRACE = re.compile(r"([{}])")
_ELSEWHERE = re.compile(r"\bprint\b|max-(?:device-)?width", re.IGNORECASE)
"""What holds on paper or on a small screen only."""
_PART = re.compile(r"([a-z][a-z0-9]*+)?((?:[.#][\w-]++)++)", re.IGNORECASE)
_NAME = re.compile(r"[.#][\w-]++")
_SAID = re.compile(r"(?<![\w-])(display|visibility|text-decoration(?:-line)?)\s*+:\s*+([^;]*+)", re.IGNORECASE)
_STRUCK = "line-through"
_LONGEST = 200
"""A longer selector is none that a person or Excel wrote."""
_NAMED = ("tr", "td", "th")
"""Elements whose class may tell where nothing says how it looks; a button to cancel has one, too."""
_MOST_TRIED = 500_000
"""So many rules are held against elements; no statement's page needs more."""

type _Said = dict[str, str]
"""Values by their properties."""
type _Rules = dict[tuple[str, frozenset[str]], _Said]
"""What holds of elements, by what they are called, "" for any, and the classes that they all have."""


class Look(NamedTuple):
    """How an element is shown."""

    is_hidden: bool = False
    is_struck: bool = False


_PLAIN = Look()


class Styles:
    """The rules of the page *text*, as far as they hide or strike through what has a class or an id; Excel's styles are such, too."""

    def __init__(self, text: str) -> None:
        self.rules: dict[str, _Rules] = defaultdict(dict)
        """Each rule by one of its classes, or by an id, which stands with its sign."""
        self.looks: dict[tuple[str, str, str], Look] = {}
        self.left = _MOST_TRIED
        for attributes, content in _sheets(text):
            if named := _EXCEL_STYLE.search(attributes):
                if _EXCEL_STRUCK.search(content):
                    self._add("", [named[1]], {"text-decoration": _STRUCK})
            elif not _ELSEWHERE.search(attributes):
                self._read(content)

    def look(self, tag: str, attributes: Attributes) -> Look:
        """Return how an element called *tag* with *attributes* is shown."""
        if not attributes:
            return _PLAIN
        own, classes = attributes.get("style", ""), attributes.get("class") or attributes.get("ss:styleid", "")
        if "id" in attributes and (name := "#" + attributes["id"]) in self.rules:
            classes += f" {name}"
        is_hidden = "hidden" in attributes or attributes.get("ss:hidden") in ("1", "true")
        if not own and not classes:
            return Look(is_hidden=True) if is_hidden else _PLAIN
        if (key := (tag, classes, own)) not in self.looks:
            self.looks[key] = self._look(*key)
        found = self.looks[key]
        return found._replace(is_hidden=True) if is_hidden else found

    def _look(self, tag: str, classes: str, own: str) -> Look:
        given = set(classes.split())
        tried = [rule for name in given for rule in self.rules.get(name, {}).items()]
        self.left -= len(tried)
        if self.left < 0:
            raise Unreadable("elements")
        said: _Said = {}
        for (called, needed), more in sorted(tried, key=lambda rule: (len(rule[0][1]), bool(rule[0][0]))):
            if needed <= given and called in ("", tag):
                said |= more
        said |= _said(own)
        if tag in _NAMED and not said.keys() & {"text-decoration", "text-decoration-line"} and any(name.lower() in layouts().struck for name in given):
            said["text-decoration"] = _STRUCK
        hidden = said.get("display", "").startswith("none") or said.get("visibility", "").startswith(("hidden", "collapse"))
        return Look(hidden, any(_STRUCK in said.get(name, "") for name in ("text-decoration", "text-decoration-line")))

    def _read(self, content: str) -> None:
        for selectors, body in _rules(_without_comments(content)):
            if said := _said(body):
                for selector in selectors.split(","):
                    # The last part with a class: what stands in it is hidden or struck through with it.
                    if len(selector) <= _LONGEST and ":" not in selector and "[" not in selector and (parts := _PART.findall(selector)):
                        tag, classes = parts[-1]
                        self._add(tag.lower(), [name.lstrip(".") for name in _NAME.findall(classes)], said)

    def _add(self, tag: str, classes: Iterable[str], said: _Said) -> None:
        found = self.rules[min(classes)].setdefault((tag, frozenset(classes)), {})
        found |= said


def _sheets(text: str) -> Iterator[tuple[str, str]]:
    """Yield the attributes and the content of each style element in *text*."""
    place = 0
    while (begin := _BEGIN.search(text, place)) and (end := _END.search(text, begin.end())):
        yield begin[1], text[begin.end() : end.start()]
        place = end.end()


def _without_comments(content: str) -> str:
    parts = content.replace("<!--", "").replace("-->", "").split("/*")
    return parts[0] + "".join(part.partition("*/")[2] for part in parts[1:])


def _rules(content: str) -> Iterator[tuple[str, str]]:
    """Yield selectors and declarations of each rule in *content* that holds on a wide screen."""
    around: list[bool] = []
    """For each open block whether it holds elsewhere only."""
    written = selectors = ""
    for part in _BRACE.split(content):
        if part == "{":
            around.append(written.lstrip().startswith("@") and bool(_ELSEWHERE.search(written)))
            selectors, written = written, ""
        elif part == "}":
            if selectors and not any(around[-2:]):
                yield selectors, written
            selectors = written = ""
            del around[-1:]
        else:
            written = part


def _said(style: str) -> _Said:
    return {name.lower(): value.lower() for name, value in _SAID.findall(style)}
