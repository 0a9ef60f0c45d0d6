"""Excel's .xlsx, read with the standard library and with limits on what it unpacks to."""

import re
import zipfile
import zlib
from functools import lru_cache
from string import digits
from xml.parsers.expat import ExpatError

from calculator.statement.files.number import NEW, OLD, date_text, number_text
from calculator.statement.files.package import DEEPEST, Package, XmlPart
from calculator.statement.files.xlsx_parts import CellStyles, Notes, SheetList, Strings, plain, strikes
from calculator.statement.table.cell import clean, when
from calculator.statement.table.sheet import MOST_COLUMNS, STRUCK, Row, Sheet, Size, check_size
from calculator.statement.words import Unreadable

_WORKBOOK, _STRINGS, _STYLES = "xl/workbook.xml", "xl/sharedstrings.xml", "xl/styles.xml"
"""Where most programs put them; what the package says of itself comes first."""
_LETTERS = re.compile(r"[A-Z]{1,3}", re.ASCII)
_DOWN = re.compile(r"([A-Z]{1,3})(\d{1,7}):\1(\d{1,7})", re.ASCII)
"""The reference of cells below each other."""
_BROKEN = (zipfile.BadZipFile, zlib.error, ExpatError, EOFError, KeyError, ValueError, IndexError, LookupError,
           NotImplementedError, RuntimeError, OverflowError, MemoryError)
"""What the standard library raises for files that are cut short or spoiled."""


def read(content: bytes) -> list[Sheet]:
    """Return every sheet; raise `Unreadable` where the file is broken or too large."""
    try:
        return _Workbook(Package(content)).sheets()
    except Unreadable:
        raise
    except _BROKEN as error:
        raise Unreadable("broken") from error


class _Workbook:
    def __init__(self, package: Package) -> None:
        self.package = package
        parts = (path for kind, path in package.related("").values() if kind == "officeDocument")
        self.main = next(parts, _WORKBOOK)
        if self.main not in package:
            self.main = _WORKBOOK
        if self.main not in package:
            raise Unreadable("zip")
        self.related = package.related(self.main)
        self.epoch = NEW

    def sheets(self) -> list[Sheet]:
        listed = self._listed()
        strings = self._strings()
        styles = self._cell_styles()
        made: dict[str, _Cells] = {}
        size = Size()
        for _, path, _ in listed:
            if path not in made:
                made[path] = _Cells(strings, styles, self.epoch, size)
                self.package.parse(path, made[path])
                made[path].said = self._said(path)
        return [sheet for name, path, hidden in listed if path in made for sheet in made.pop(path).sheets(name, hidden=hidden)]

    def _part(self, kind: str, usual: str) -> str | None:
        """Return the path of the workbook's part of *kind*, None where it has none."""
        named = next((path for found, path in self.related.values() if found == kind), usual)
        return next((path for path in (named, usual) if path in self.package), None)

    def _listed(self) -> list[tuple[str, str, bool]]:
        """Return name and part of each sheet, and whether it is hidden, in the workbook's order."""
        book = SheetList()
        self.package.parse(self.main, book)
        self.epoch = OLD if book.is_old else NEW
        found = []
        for name, key, hidden in book.sheets:
            kind, path = self.related.get(key, ("", ""))
            if kind in ("worksheet", ""):  # and not a chart
                if path not in self.package:
                    raise Unreadable("broken")
                found.append((name, path, hidden))
        return found

    def _strings(self) -> list[str]:
        """Return the shared strings, each in one piece and without its reading aid for Japanese."""
        part = self._part("sharedStrings", _STRINGS)
        if part is None:
            return []
        strings = Strings()
        self.package.parse(part, strings)
        return strings.found

    def _said(self, path: str) -> dict[int, str]:
        """Return what is noted on cells of the sheet *path*, by their line."""
        notes = Notes()
        for kind, part in self.package.related(path).values():
            if kind in ("comments", "threadedComment") and part in self.package:
                self.package.parse(part, notes)
        return {line: clean(" ".join(texts)) for line, texts in notes.found.items()}

    def _cell_styles(self) -> CellStyles:
        """Return how cells look, each of which names its style by a number."""
        styles = CellStyles()
        if part := self._part("styles", _STYLES):
            self.package.parse(part, styles)
        return styles


class _Cells(XmlPart):
    """Collects the rows of a sheet."""

    def __init__(self, strings: list[str], styles: CellStyles, epoch: int, size: Size) -> None:
        super().__init__()
        self.strings, self.epoch = strings, epoch
        self.dates, self.minus, self.struck = styles.dates, styles.minus, styles.struck
        self.size = size
        self.rows: list[Row] = []
        self.unseen: list[Row] = []
        """Rows that are not shown."""
        self.is_row_hidden = False
        self.cells: list[str] = []
        self.line = 0
        self.count = 0
        self.column = 0
        self.kind = self.style = ""
        self.parts: list[str] = []
        self.is_open = self.aid = False
        self.merged: list[str] = []
        self.said: dict[int, str] = {}

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        # The rule of every part, written out here: a call for each cell would take as long as all the rest.
        self.left -= 1
        self.depth += 1
        if self.left < 0 or self.depth > DEEPEST:
            raise Unreadable("elements")
        if tag == "c":
            reference = attributes.get("r")
            self.column = self._column(reference) if reference else self.column + 1
            self.kind, self.style = attributes.get("t") or "n", attributes.get("s") or ""
            self.parts.clear()
        elif tag == "v" or tag == "t":
            self.is_open = not self.aid
        elif tag == "row":
            self.count += 1
            check_size(self.count)
            self.line = int(attributes.get("r") or self.line + 1)
            self.cells, self.column, self.is_row_hidden = [], -1, attributes.get("hidden") in ("1", "true")
        elif tag == "rPh":
            self.aid = True
        elif strikes(tag, attributes):
            self.parts.append(STRUCK)
        elif tag == "mergeCell":
            self.merged.append(attributes.get("ref") or "")

    def text(self, data: str) -> None:
        if self.is_open:
            self.parts.append(data)

    def end(self, tag: str) -> None:
        self.depth -= 1
        if tag == "v" or tag == "t":
            self.is_open = False
        elif tag == "c":
            if self.parts and (text := self._value("".join(self.parts))):
                self._put(STRUCK + text if self.struck and self.style and int(self.style) in self.struck else text)
        elif tag == "row":
            self.size.add(self.count, self.cells)
            (self.unseen if self.is_row_hidden else self.rows).append((self.line, self.cells))
        elif tag == "rPh":
            self.aid = False

    def sheets(self, name: str, *, hidden: bool) -> list[Sheet]:
        """Return the rows as a sheet called *name*, and after it those that are not shown."""
        if self.merged:
            self._carry_days()
        unseen = [Sheet(name, self.unseen, hidden=True)] if self.unseen else []
        return [Sheet(name, self.rows, hidden=hidden, said=self.said), *unseen]

    def _carry_days(self) -> None:
        """Write the day of a merged cell into each row that it covers, since all were paid on it; all else counts once."""
        rows = dict(self.rows)
        for column, first, last in filter(None, map(_rows_of, self.merged)):
            above = rows.get(first, [])
            if column < len(above) and when(above[column]):
                covered = range(first + 1, min(last, self.line) + 1)
                self.size.more(len(covered))
                for line in covered:
                    if column < len(cells := rows.get(line, [])) and not cells[column]:
                        cells[column] = above[column]
        self.merged = []

    def _put(self, text: str) -> None:
        """Put *text* into its column: what is empty takes no place, however far to the right it stands."""
        missing = self.column - len(self.cells)
        if missing < 0:
            raise Unreadable("broken")
        if self.column >= MOST_COLUMNS:
            check_size(0, self.column + 1)
        if missing:
            self.cells += [""] * missing
        self.cells.append(text)

    def _column(self, reference: str) -> int:
        column = _column_of(reference.rstrip(digits))
        if column <= self.column:
            raise Unreadable("broken")
        return column

    def _value(self, text: str) -> str:
        kind = self.kind
        if kind == "s":
            number = int(text)
            if number < 0:
                raise Unreadable("broken")
            return self.strings[number]
        if kind == "n":
            if self.style and int(self.style) in self.dates:
                return date_text(float(text), self.epoch)
            shown = number_text(float(text))
            return f"-{shown}" if self.minus and self.style and int(self.style) in self.minus and shown[0] not in "-0" else shown
        if kind == "b":
            return str(text == "1").upper()
        return plain(text)


def _rows_of(reference: str) -> tuple[int, int, int] | None:
    """Return the column, the first and the last row of a merged cell of one column, None for any other."""
    found = _DOWN.fullmatch(reference)
    return (_column_of(found[1]), int(found[2]), int(found[3])) if found else None


@lru_cache(maxsize=4 * MOST_COLUMNS)
def _column_of(letters: str) -> int:
    if not _LETTERS.fullmatch(letters.upper()):
        raise Unreadable("broken")
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1
