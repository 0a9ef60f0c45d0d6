"""A table of HTML while it is read: its rows and cells, those that are merged or not shown among them."""

import re

from calculator.statement.table.cell import clean, when
from calculator.statement.table.sheet import MOST_COLUMNS, STRUCK, Row, Sheet, Size, check_size

RAISED = "\0"
"""Before what is raised in a cell."""
BREAK = "\v"
"""Where a line ends within a cell."""
_TWO_AMOUNTS = re.compile(rf"[\d,\s원₩+\-]{{0,30}}\d[원\s]{{0,9}}{BREAK}[\s₩+\-]{{0,30}}\d[\d,\s원]{{0,30}}", re.ASCII)
"""One below the other, as a blank between them would not show."""
_FOOTNOTE = re.compile(rf"{RAISED}\s*(?=\d)", re.ASCII)
"""A raised number belongs to no amount before it."""


class HtmlTable:
    """A table being read. The value of a merged cell stands once, in its first place: it must not count twice.

    Only a day goes on in the rows below that it covers, since they were paid on it, too.
    """

    def __init__(self, size: Size, name: str = "", hidden: bool = False) -> None:
        self.size = size
        self.name = name
        self.hidden = hidden
        self.notes: tuple[str, ...] = ()
        self.rows: list[Row] = []
        self.unseen: list[Row] = []
        """Rows that are not shown."""
        self.cells: list[str] | None = None
        self.parts: list[str] | None = None
        """What is written in the open cell so far."""
        self.pictured = ""
        """What a picture in the open cell stands for, which is read where nothing is written."""
        self.minus = ""
        """The class by which the open cell may be shown with a minus that is not written."""
        self.said: dict[int, str] = {}
        """By its line what is shown where one points at a row or a cell, or what a picture beside text stands for."""
        self.span = 1
        self.down = 1
        self.below: dict[int, tuple[int, str]] = {}
        """Columns that a merged cell above still covers: for how many rows, and the day that goes on in them."""
        self.line = 0
        self.is_row_hidden = False
        self.is_row_struck = False
        self.is_struck = self.is_section_struck = False

    def open_row(self, hidden: bool = False, struck: bool = False, said: str = "") -> None:
        """Begin a row, of which *said* is shown where one points at it."""
        self.close_row()
        self.line += 1
        check_size(self.line)
        self.say(said)
        self.cells, self.is_row_hidden, self.is_row_struck = [], hidden, struck

    def add_plain(self, cells: list[str]) -> None:
        """Take a row of cells without spans."""
        self.close_row()
        self.line += 1
        self.size.add(self.line, cells)
        self.rows.append((self.line, cells))

    def open_cell(self, columns: int, rows: int, place: int | None = None) -> None:
        """Begin a cell that covers so many *columns* and *rows*, in the column *place* where that is named."""
        if self.cells is None:
            self.open_row()
        self.close_cell()
        assert self.cells is not None
        self._fill()
        if place is not None and len(self.cells) < place <= MOST_COLUMNS:
            self.cells += [""] * (place - len(self.cells))
        check_size(self.line, len(self.cells) + columns)
        self.parts, self.span, self.down = [STRUCK] if self.is_row_struck or self.is_section_struck or self.is_struck else [], columns, rows
        self.pictured = self.minus = ""

    def close_cell(self) -> None:
        """End the open cell, if any, with what is seen of it."""
        if self.parts is None or self.cells is None:
            return
        written = "".join(self.parts)
        if BREAK in written and _TWO_AMOUNTS.fullmatch(written):
            written = written.replace(BREAK, "/")
        text, pictured = seen(_FOOTNOTE.sub("^", written).replace(RAISED, "")), seen(self.pictured)
        if text[:1].isdigit():
            self.say(self.minus)
        if text and pictured != text:
            self.say(pictured)
        text = text or pictured
        if self.down > 1:
            goes_on = text if when(text) else ""
            covered = range(len(self.cells), len(self.cells) + self.span)
            self.below |= {column: (self.down, goes_on if column == covered[0] else "") for column in covered}
        self.cells += [text, *[""] * (self.span - 1)]
        self.parts = None

    def close_row(self) -> None:
        """End the open row, if any."""
        self.close_cell()
        if self.cells is not None:
            self._fill()
            self.size.add(self.line, self.cells)
            (self.unseen if self.is_row_hidden else self.rows).append((self.line, self.cells))
            self.below = {column: (left - 1, day) for column, (left, day) in self.below.items() if left > 1}
        self.cells = None

    def say(self, text: str) -> None:
        """Keep *text* as said of the open row."""
        if text:
            self.said[self.line] = clean(f"{self.said.get(self.line, '')} {text}")

    def alone(self) -> str | None:
        """Return the text of the only cell that is filled, None where there are more."""
        filled = [cell for _, cells in self.rows for cell in cells if cell]
        return "".join(filled) if len(filled) <= 1 else None

    def sheets(self) -> list[Sheet]:
        """Return the table, and after it the rows of it that are not shown."""
        unseen = [Sheet(self.name, self.unseen, hidden=True)] if self.unseen else []
        return [Sheet(self.name, self.rows, hidden=self.hidden, notes=self.notes, said=self.said), *unseen]

    def _fill(self) -> None:
        assert self.cells is not None
        while (covered := self.below.get(len(self.cells))) and covered[0] > 0:
            self.cells.append(covered[1])


def seen(text: str) -> str:
    """Return *text* as a browser shows it: any blanks and breaks as one blank."""
    return clean(" ".join(text.split()))
