"""Excel's .xlsx: a zip of XML, read with the standard library and with a limit on what it unpacks to."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from functools import lru_cache
from string import digits
from xml.etree.ElementTree import Element, ParseError, iterparse

from calculator.statement.number import date_text, number_text
from calculator.statement.sheet import MOST_CELL, MOST_COLUMNS, MOST_UNPACKED, Row, Sheet, check_size
from calculator.statement.words import Unreadable

_WORKBOOK = "xl/workbook.xml"
_BUILT_IN_DATES = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
"""Number formats that need no definition and show a date or a time."""
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_LETTERS = re.compile(r"[A-Z]{1,3}", re.ASCII)
_BROKEN = (zipfile.BadZipFile, zlib.error, ParseError, EOFError, KeyError, ValueError, IndexError,
           NotImplementedError, RuntimeError, OverflowError)
"""What the standard library raises for files that are cut short or spoiled."""


def read(content: bytes) -> list[Sheet]:
    """Return every sheet; raise `Unreadable` where the file is broken or too large."""
    try:
        return _Workbook(content).sheets()
    except Unreadable:
        raise
    except _BROKEN as error:
        raise Unreadable("broken") from error


class _Workbook:
    def __init__(self, content: bytes) -> None:
        self.archive = zipfile.ZipFile(io.BytesIO(content))
        self.names = set(self.archive.namelist())
        self.left = MOST_UNPACKED
        if _WORKBOOK not in self.names:
            raise Unreadable("zip")

    def sheets(self) -> list[Sheet]:
        paths = self._paths()
        strings = [_string(item) for item in self._each("xl/sharedStrings.xml", "si")]
        dates = self._date_styles()
        return [Sheet(name, list(self._rows(path, strings, dates))) for name, path in paths]

    def _part(self, name: str) -> io.BytesIO:
        """Return the XML of one part: what it holds counts, not what its header claims."""
        with self.archive.open(name) as part:
            data = part.read(self.left + 1)
        self.left -= len(data)
        if self.left < 0:
            raise Unreadable("unpacked", most=MOST_UNPACKED // 1_000_000)
        if b"<!DOCTYPE" in data or b"\0" in data[:200]:
            raise Unreadable("doctype")
        return io.BytesIO(data)

    def _each(self, name: str, tag: str) -> Iterator[Element]:
        """Yield every element *tag* of the part *name*, forgetting each after use; none without the part."""
        if name not in self.names:
            return
        for _, element in iterparse(self._part(name)):
            if _without_namespace(element.tag) == tag:
                yield element
                element.clear()

    def _paths(self) -> list[tuple[str, str]]:
        """Return name and part of each sheet, in the workbook's order."""
        targets = {item.get("Id"): item.get("Target", "")
                   for item in self._each("xl/_rels/workbook.xml.rels", "Relationship")}
        names: list[tuple[str, str]] = []
        for _, element in iterparse(self._part(_WORKBOOK)):
            if _local(element) == "workbookPr" and element.get("date1904") in ("1", "true"):
                raise Unreadable("epoch")
            if _local(element) == "sheet":
                id = next((value for key, value in element.items() if key.endswith("}id")), None)
                target = targets.get(id, "")
                path = target.removeprefix("/") if target.startswith("/") else f"xl/{target.removeprefix('./')}"
                if path not in self.names:
                    raise Unreadable("broken")
                names.append((element.get("name", ""), path))
        return names

    def _date_styles(self) -> set[int]:
        """Return the numbers of the cell styles that show a date."""
        styles: set[int] = set()
        custom: set[int] = set()
        for sheet in self._each("xl/styles.xml", "styleSheet"):
            for item in sheet.iter():
                if _local(item) == "numFmt" and _shows_date(item.get("formatCode", "")):
                    custom.add(int(item.get("numFmtId", "0")))
            for group in sheet:
                if _local(group) == "cellXfs":
                    ids = [int(item.get("numFmtId", "0")) for item in group]
                    styles = {number for number, id in enumerate(ids) if id in _BUILT_IN_DATES or id in custom}
        return styles

    def _rows(self, name: str, strings: list[str], dates: set[int]) -> Iterator[Row]:
        line = 0
        for count, row in enumerate(self._each(name, "row"), 1):
            check_size(count)
            line = int(row.get("r", line + 1))
            cells: list[str] = []
            for cell in row:
                column = _column(cell.get("r"), len(cells))
                cells += [*[""] * (column - len(cells)), _value(cell, strings, dates)]
            yield line, cells


def _column(reference: str | None, following: int) -> int:
    """Return the column that *reference* such as ``AB12`` names, counted from 0, never left of *following*."""
    if reference is None:
        return following
    column = _column_of(reference.rstrip(digits))
    if column < following:
        raise Unreadable("broken")
    return column


@lru_cache(maxsize=MOST_COLUMNS)
def _column_of(letters: str) -> int:
    if not _LETTERS.fullmatch(letters):
        raise Unreadable("broken")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    check_size(0, column)
    return column - 1


def _value(cell: Element, strings: list[str], dates: set[int]) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return "".join(_string(part) for part in cell if _local(part) == "is")
    text = next((part.text or "" for part in cell if _local(part) == "v"), "")
    if kind == "s" and text:
        number = int(text)
        if number < 0:
            raise Unreadable("broken")
        return strings[number]
    if kind == "n" and text:
        return date_text(float(text)) if int(cell.get("s", "0")) in dates else number_text(float(text))
    return text[:MOST_CELL].strip()


def _string(item: Element) -> str:
    """Return the text of *item* in one piece, without its reading aid for Japanese."""
    parts: list[str] = []
    for part in item:
        if _local(part) == "t":
            parts.append(part.text or "")
        elif _local(part) == "r":
            parts += [run.text or "" for run in part if _local(run) == "t"]
    return "".join(parts)[:MOST_CELL].strip()


def _shows_date(code: str) -> bool:
    plain = _QUOTED.sub("", code).lower()
    return "y" in plain or "d" in plain or "h:mm" in plain


def _local(element: Element) -> str:
    return _without_namespace(element.tag)


@lru_cache(maxsize=256)
def _without_namespace(tag: str) -> str:
    return tag.rpartition("}")[2]
