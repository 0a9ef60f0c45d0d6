"""The tables of a file: where each begins, what its columns and its title say, and which one goes on in the next."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from calculator.statement.rows.period import DayReader
from calculator.statement.table.cell import amount, is_value, when
from calculator.statement.table.header import Columns, Header, chosen, found_at, is_heading, is_words
from calculator.statement.table.layout import Holds, heading
from calculator.statement.table.sheet import Row, Sheet
from calculator.statement.table.title import holds

_PROBED = 20_000
"""So many rows that are no payments are tried as headings; no file has more that are."""


@dataclass(slots=True)
class Table:
    """Rows below one row of headings. *header* is None where they lack a needed column, or there are none.

    *titles* are then the headings that lack it. A table that *goes_on* has its headings above an earlier one.
    """

    sheet: Sheet
    header: Header | None
    title: str = ""
    holds: Holds = "payments"
    titles: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    paid: list[bool] = field(default_factory=list)
    """For each row whether day and amount could be read in it."""
    goes_on: bool = False
    headings: list[int] = field(default_factory=list)
    """The lines of the headings themselves."""


def tables(sheets: Iterable[Sheet], calendar: DayReader, columns: Columns | None = None) -> list[Table]:
    """Return the tables of a file in their order; with the reader's *columns*, these for every table of the same headings."""
    each = list(sheets)
    splitter = _Splitter(calendar, _by_reader(each, columns, calendar) if columns else None)
    for sheet in each:
        splitter.split(sheet)
    return splitter.found


def is_payment(cells: list[str], header: Header, calendar: DayReader) -> bool:
    """Return whether day and amount can be read in *cells*."""
    columns = header.columns
    return amount(_text(cells, columns["amount"])) is not None and day_of(cells, header, calendar)


def day_of(cells: list[str], header: Header, calendar: DayReader) -> bool:
    """Return whether a day can be read in *cells*."""
    text = _text(cells, header.columns["date"])
    if when(text) is not None:
        return True
    return bool(text) and calendar.day(text, due(cells, header)) is not None


def due(cells: list[str], header: Header) -> list[str]:
    """Return the cells that say when the payment is due on the bill."""
    return [_text(cells, column) for column in header.several.get("due", ())]


def looks_paid(cells: list[str]) -> bool:
    """Return whether *cells* could be a payment, whatever their columns: a day, an amount and a text."""
    if len(cells) < 3:
        return False
    days = [place for place, cell in enumerate(cells) if cell and (when(cell) is not None and not cell.isdecimal() or len(cell) == 8 and when(cell))]
    won = [place for place, cell in enumerate(cells) if cell and amount(cell) is not None and place not in days[:1]]
    return bool(days and won) and any(cell and not is_value(cell) for cell in cells)


class _Splitter:
    def __init__(self, calendar: DayReader, given: Header | None) -> None:
        self.calendar = calendar
        self.given = given
        self.found: list[Table] = []
        self.header: Header | None = given if given and not given.titles else None
        self.probes = 0

    def split(self, sheet: Sheet) -> None:
        self.sheet, self.title, self.holds = sheet, sheet.name, holds(sheet.name) or "payments"
        self.table: Table | None = None
        self.fresh = True
        self.titled: str | None = None
        rows, index = sheet.rows, 0
        while index < len(rows):
            cells = rows[index][1]
            if self.header and is_payment(cells, self.header, self.calendar):
                self.fresh = False
                self._add(rows[index], paid=True)
                index += 1
            else:
                index += self._other(rows, index)

    def _other(self, rows: list[Row], index: int) -> int:
        """Take the row at *index*, which is no payment, and return how many rows it is."""
        cells = rows[index][1]
        filled = [cell for cell in cells if cell]
        if len(filled) == 1 and not is_value(filled[0]):
            if self.header is None or not any(cells[self.header.columns["date"] + 1 :]):  # a shop alone is no title
                self._entitle(filled[0])
        elif self.probes < _PROBED:
            self.probes += 1
            if found := self._headings(rows, index):
                header, depth = found
                self._open(header, headings=[line for line, _ in rows[index : index + depth]])
                return depth
            if is_heading(cells) or not self._is_given and is_words(cells) and (self.fresh or self._heads_another(cells)):
                self._open(None, titles=[heading(cell) for cell in cells])
        self._add(rows[index])
        return 1

    def _heads_another(self, cells: list[str]) -> bool:
        """Return whether *cells*, which are words, have one where the day stands and one where the amount does.

        Below headings that lack a column any row of words may head what follows.
        """
        if self.header is None:
            return self.table is not None and bool(self.table.titles) and len(self.table.rows) > 1
        return all(_text(cells, self.header.columns[role]) for role in ("date", "amount"))

    @property
    def _is_given(self) -> bool:
        return self.given is not None and not self.given.titles

    def _headings(self, rows: list[Row], index: int) -> tuple[Header, int] | None:
        if self.given and self.given.titles:
            for depth, (_, cells) in enumerate(rows[index : index + 2], 1):
                if tuple(map(heading, cells)) == self.given.titles:
                    return self.given, depth
        return None if self._is_given else found_at(rows, index, self.holds == "cancelled")

    def _entitle(self, title: str) -> None:
        """Take *title* for what follows; what it holds changes only where its words tell."""
        kind = holds(title)
        if kind and kind != self.holds:
            self.holds = kind
            self.table = None
        self.title = title
        if self.table is not None and not self.table.rows:
            self.table.title = title

    def _open(self, header: Header | None, titles: list[str] | None = None, headings: list[int] | None = None) -> None:
        # The same headings under the same title are those of the next page.
        goes_on = header is not None and self.title == self.titled and self.header is not None and self.header.titles == header.titles
        self.header, self.fresh, self.titled = header, False, self.title
        kind: Holds = "cancelled" if header and header.takes_back else self.holds
        self.table = Table(self.sheet, header, self.title, kind, titles or [], goes_on=goes_on, headings=headings or [])
        self.found.append(self.table)

    def _add(self, row: Row, paid: bool = False) -> None:
        if self.table is None:
            kind: Holds = "cancelled" if self.header and self.header.takes_back else self.holds
            self.table = Table(self.sheet, self.header, self.title, kind, goes_on=self.header is not None)
            self.found.append(self.table)
        self.table.rows.append(row)
        self.table.paid.append(paid)


def _text(cells: list[str], column: int) -> str:
    return cells[column] if column < len(cells) else ""


def _by_reader(sheets: list[Sheet], columns: Columns, calendar: DayReader) -> Header:
    """Return the reader's *columns* with the headings above the first row in which they hold a day and an amount."""
    header = Header(columns, 0)
    for sheet in sheets:
        above: list[list[str]] = []
        for _, cells in sheet.rows:
            if is_payment(cells, header, calendar):
                return chosen(columns, tuple(map(heading, above[-1])) if above else (), len(cells))
            if is_words(cells):
                above.append(cells)
    return header
