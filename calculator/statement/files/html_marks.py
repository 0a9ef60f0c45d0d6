"""The marks of a page of HTML one after the other, as a browser finds them, in time that grows with the page alone."""

import html
import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Protocol

from calculator.statement.words import Unreadable

type Attributes = Mapping[str, str]

# No part of these gives back what it took, and a quote that nothing closes is found once at most: nothing is read again and again.
_TAG = re.compile(r"""<(/?+)([A-Za-z][^\s/>]*+)((?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')?+)*+)>""")
_ATTRIBUTE = re.compile(r"""([^\s/>=][^\s/>=]*+)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>]*+)))?+""")
_NO_MARK = re.compile(r"(?:<(?![A-Za-z!?/])[^<]*+)++")
"""What no browser takes for a mark, up to the next that may be one."""
_COMMENT_END = re.compile(r"--!?>")
_MOST_DIGITS = re.compile(r"&#\d{9,}+;?")
"""No letter has such a number."""
_TABLE = re.compile(r"<t(?:able|r|d|h)\b", re.IGNORECASE)
_TEXT = ("script", "style", "title", "textarea", "iframe", "noembed", "noframes", "xmp")
"""Elements with no marks in them but the one that ends them."""
_TEXT_END = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in _TEXT}
_ASKED = ("colspan", "rowspan", "style", "class", "id", "hidden", "selected", "checked", "type", "value", "data-status", "data-state", "ss:index", "ss:hidden", "ss:mergeacross", "ss:name", "ss:styleid", "alt", "title", "aria-label")
_MAY_ASK = re.compile("|".join(_ASKED), re.IGNORECASE)
_SHORT = 1_000
"""Attributes of so many letters are often those of the next cell, too."""
_NONE: Attributes = MappingProxyType({})


class Page(Protocol):
    """What is told of the marks of a page."""

    def start(self, tag: str, attributes: Attributes, is_empty: bool) -> None:
        """Take the mark that begins *tag*; *is_empty* is True where it is written as ending at once."""

    def end(self, tag: str) -> None:
        """Take the mark that ends *tag*."""

    def text(self, text: str) -> None:
        """Take what is written between two marks."""

    def rows(self, text: str, place: int) -> int:
        """Take plain rows that begin at *place* of *text* at once, and return where they end: *place* where there are none."""


def walk(text: str, page: Page) -> None:
    """Tell *page* of every mark in *text*; raise `Unreadable` where it is cut off in the middle of one."""
    is_xml = text.lstrip("\ufeff \t\r\n").startswith("<?xml")
    place = 0
    while (start := text.find("<", place)) >= 0:
        if start > place:
            page.text(shown(text[place:start]))
        place = page.rows(text, start)
        if place == start:
            found = _TAG.match(text, start)
            place = _tag(text, found, page) if found else _other(text, start, page, is_xml)
    page.text(shown(text[place:]))


def shown(text: str) -> str:
    """Return *text* with the letters that it names by ``&…;``."""
    return html.unescape(_MOST_DIGITS.sub("\ufffd", text)) if "&" in text else text


def attributes(written: str) -> Attributes:
    """Return those of the attributes *written* in a mark that say how it is shown; the first of two with one name holds."""
    if not written:
        return _NONE
    return _attributes(written) if len(written) <= _SHORT else _attributes.__wrapped__(written)


@lru_cache(maxsize=512)
def _attributes(written: str) -> Attributes:
    if not _MAY_ASK.search(written):
        return _NONE
    found: dict[str, str] = {}
    for name, *values in _ATTRIBUTE.findall(written):
        if (plain := name.lower()) in _ASKED:
            found.setdefault(plain, shown("".join(values)))
    return found


def _tag(text: str, found: re.Match[str], page: Page) -> int:
    """Take the mark *found*, and of an element without marks its text, and return where that ends."""
    closing, name, written = found.groups()
    tag = name.lower()
    if closing:
        page.end(tag)
        return found.end()
    page.start(tag, attributes(written), written.endswith("/"))
    if tag not in _TEXT_END:
        return found.end()
    end = _TEXT_END[tag].search(text, found.end())
    if end is None:
        return _rest(text, found.end())
    if tag == "textarea":
        page.text(shown(text[found.end() : end.start()]))
    return end.start()


def _other(text: str, start: int, page: Page, is_xml: bool) -> int:
    """Take what begins with ``<`` and is no mark of an element, and return where it ends."""
    if text.startswith("<!--", start):
        end = _COMMENT_END.search(text, start + 2)
        return end.end() if end else _rest(text, start)
    if is_xml and text.startswith("<![CDATA[", start) and (close := text.find("]]>", start)) >= 0:
        page.text(text[start + 9 : close])
        return close + 3
    if plain := _NO_MARK.match(text, start):
        page.text(shown(plain[0]))
        return plain.end()
    return text.find(">", start) + 1 or _rest(text, start)


def _rest(text: str, start: int) -> int:
    """Return the end of *text*, which nobody sees from *start* on; raise `Unreadable` where it has cells."""
    if _TABLE.search(text, start + 1):
        raise Unreadable("html_cut")
    return len(text)
