"""What the parts of an .xlsx beside its sheets say: which sheets there are, shared strings, notes and styles of cells."""

import re
from typing import override

from calculator.statement.files.number import shows_minus
from calculator.statement.files.package import XmlPart
from calculator.statement.table.cell import clean
from calculator.statement.table.sheet import STRUCK

_BUILT_IN_DATES = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
"""Number formats that need no definition and show a date or a time."""
_LONGEST_FORMAT = 255
"""Excel itself allows no longer one."""
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_LINE = re.compile(r"\d{1,7}$", re.ASCII)
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


class SheetList(XmlPart):
    """Collects name, id and whether it is hidden of each sheet, and how the workbook counts its days."""

    def __init__(self) -> None:
        super().__init__()
        self.sheets: list[tuple[str, str, bool]] = []
        self.is_old = False

    @override
    def start(self, tag: str, attributes: dict[str, str]) -> None:
        super().start(tag, attributes)
        if tag == "workbookPr":
            self.is_old = attributes.get("date1904") in ("1", "true")
        elif tag == "sheet":
            relation = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            self.sheets.append((clean(attributes.get("name", "")), relation, attributes.get("state", "visible") != "visible"))


class Strings(XmlPart):
    """Collects the texts of shared strings."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.parts: list[str] = []
        self.aid = self.is_open = False

    @override
    def start(self, tag: str, attributes: dict[str, str]) -> None:
        super().start(tag, attributes)
        if tag == "si":
            self.parts = []
        elif tag == "rPh":
            self.aid = True
        elif tag == "t":
            self.is_open = not self.aid
        elif strikes(tag, attributes):
            self.parts.append(STRUCK)

    @override
    def text(self, data: str) -> None:
        if self.is_open:
            self.parts.append(data)

    @override
    def end(self, tag: str) -> None:
        super().end(tag)
        if tag == "t":
            self.is_open = False
        elif tag == "rPh":
            self.aid = False
        elif tag == "si":
            self.found.append(plain("".join(self.parts)))


class Notes(XmlPart):
    """Collects the texts of notes by the line of their cells."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[int, list[str]] = {}
        self.line = 0
        self.is_open = False

    @override
    def start(self, tag: str, attributes: dict[str, str]) -> None:
        super().start(tag, attributes)
        if tag in ("comment", "threadedComment"):
            found = _LINE.search(attributes.get("ref", ""))
            self.line = int(found[0]) if found else 0
        self.is_open = tag in ("t", "text")

    @override
    def text(self, data: str) -> None:
        if self.is_open:
            self.found.setdefault(self.line, []).append(data)

    @override
    def end(self, tag: str) -> None:
        super().end(tag)
        self.is_open = False


class CellStyles(XmlPart):
    """Collects number format and font of each cell style, the formats that show a date or a minus, and the fonts that strike through."""

    def __init__(self) -> None:
        super().__init__()
        self.cells: list[tuple[int, int]] = []
        self.custom: set[int] = set()
        self.negative: set[int] = set()
        self.struck_fonts: set[int] = set()
        self.fonts = 0
        self.open = ""

    @override
    def start(self, tag: str, attributes: dict[str, str]) -> None:
        super().start(tag, attributes)
        if tag == "numFmt" and _shows_date(code := attributes.get("formatCode", "")):
            self.custom.add(int(attributes.get("numFmtId") or 0))
        elif tag == "numFmt" and shows_minus(code[:_LONGEST_FORMAT]):
            self.negative.add(int(attributes.get("numFmtId") or 0))
        elif tag in ("cellXfs", "fonts"):
            self.open = tag
        elif tag == "xf" and self.open == "cellXfs":
            self.cells.append((int(attributes.get("numFmtId") or 0), int(attributes.get("fontId") or 0)))
        elif tag == "font" and self.open == "fonts":
            self.fonts += 1
        elif self.open == "fonts" and strikes(tag, attributes):
            self.struck_fonts.add(self.fonts - 1)

    @override
    def end(self, tag: str) -> None:
        super().end(tag)
        if tag == self.open:
            self.open = ""

    @property
    def dates(self) -> set[int]:
        """Return the numbers of the styles that show a date."""
        return {number for number, (key, _) in enumerate(self.cells) if key in _BUILT_IN_DATES or key in self.custom}

    @property
    def minus(self) -> set[int]:
        """Return the numbers of the styles that show a minus before a positive number."""
        return {number for number, (key, _) in enumerate(self.cells) if key in self.negative}

    @property
    def struck(self) -> set[int]:
        """Return the numbers of the styles that strike through."""
        return {number for number, (_, font) in enumerate(self.cells) if font in self.struck_fonts}


def strikes(tag: str, attributes: dict[str, str]) -> bool:
    """Return whether an element called *tag* says that a font strikes through."""
    return tag == "strike" and attributes.get("val", "1") not in ("0", "false")


def plain(text: str) -> str:
    """Return *text* as a cell, with letters such as ``_x000D_`` that XML cannot hold as themselves."""
    if "_x" in text:
        text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return clean(text)


def _shows_date(code: str) -> bool:
    without = _QUOTED.sub("", code[:_LONGEST_FORMAT]).lower()
    return "y" in without or "d" in without or "h:mm" in without
