"""One file from its bytes to its payments, or to the reason or the question why not."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from calculator.statement.files import grid
from calculator.statement.rows.copies import without_copies
from calculator.statement.rows.interpreter import Reading, read
from calculator.statement.rows.payment import Mark, Payment, Period, Remarks, Skipped
from calculator.statement.rows.period import DayReader, stated, titled
from calculator.statement.rows.preamble import part_said, unit_said
from calculator.statement.rows.shape import shape
from calculator.statement.rows.state import meaning
from calculator.statement.rows.summary import Found, told, without_summaries
from calculator.statement.rows.table_row import Context
from calculator.statement.rows.tables import Table, looks_paid, tables
from calculator.statement.rows.total import Above
from calculator.statement.rows.unread import unread
from calculator.statement.rows.year_last import has_short_year_behind, swapped, year_first
from calculator.statement.table.cell import amount, month_day, when
from calculator.statement.table.claim import unit_of
from calculator.statement.table.header import Columns, guess, is_words
from calculator.statement.table.layout import heading, layouts
from calculator.statement.table.sheet import Row, Sheet
from calculator.statement.table.title import company
from calculator.statement.words import Unreadable, words

_ABOVE, _BELOW, _PREVIEW_COLUMNS, _PREVIEW_TEXT = 5, 10, 30, 40
_SIGN = re.compile(r"[^\w\s]{1,4}\s*(?:표시|표기)")
"""A sign beside a payment, as a sentence explains it."""
_TITLES = 60
"""So many rows of a table may say whose it is."""


@dataclass(frozen=True, slots=True)
class ColumnQuestion:
    """A file of no known kind: rows around its first payment, and the columns that its words tell so far."""

    rows: list[Row]
    columns: Columns


@dataclass(slots=True)
class Book:
    """One file: what it is, and what its tables gave. Where *error* or *question* is set, nothing was read.

    *shape* is then the file's form without anything that stands in it.
    """

    name: str
    readings: list[Reading] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    remarks: Remarks = field(default_factory=Remarks)
    period: Period | None = None
    source: str = ""
    error: str = ""
    question: ColumnQuestion | None = None
    shape: str = ""

    @property
    def said(self) -> int | None:
        """Return the number of approvals that the file's footer states; None without one."""
        return next((reading.said for reading in self.readings if reading.said is not None), None)


def open_book(name: str, content: bytes, file: int, columns: Columns | None) -> Book:
    """Return file number *file* read, with the reader's *columns* if given; raise `Needs` for a missing library.

    An empty choice of columns gives the question about them, however well the file is known.
    """
    try:
        sheets = grid.sheets(content)
    except Unreadable as reason:
        return Book(name, error=reason.sentence)
    try:
        return _read(Book(name), sheets, file, columns)
    except Unreadable as reason:
        return Book(name, error=reason.sentence, shape=shape(_seen(sheets)))


def _read(book: Book, sheets: Sequence[Sheet], file: int, columns: Columns | None) -> Book:
    seen = _seen(sheets)
    if columns == {}:
        return _asked(book, seen)
    book.period = stated(seen)
    calendar = DayReader(book.period or titled(seen))
    found = tables(seen, calendar, columns)
    if any(map(_lacks_tax, found)):
        raise Unreadable("untaxed")
    if unit := next(filter(None, map(_unit, found)), ""):
        raise Unreadable(unit)
    if said := unit_said(seen):
        raise Unreadable(said)
    book.source = _source(seen, found)
    context, above = Context(file, calendar, book.source), Above()
    read_tables = [(table, read(table, table.header, context, above) if table.header else None) for table in found]
    summed = without_summaries(read_tables)
    for number, (table, reading) in enumerate(read_tables):
        following = found[number + 1] if number + 1 < len(found) else None
        _take(book, table, reading, following, context, summed.get(number))
    if not any(reading.payments for reading in book.readings):
        if turned := year_first(sheets, book.period):
            return _read(Book(book.name), turned, file, columns)
        if next(_hidden(sheets, file), None):
            raise Unreadable("hidden")
        return _without_payments(book, seen, columns)
    if text := next((day for table in found if has_short_year_behind(_days(table, paid=True)) for day in _days(table, paid=True)), ""):
        raise Unreadable("year_last", text=text)
    if text := swapped((day for table in found for day in _days(table, paid=False)), (payment.day for reading in book.readings for payment in reading.payments)):
        raise Unreadable("swapped", text=text)
    if any(reading.header.is_paid_on and _are_due(reading.payments) for reading in book.readings):
        return _asked(book, seen)
    _finish(book, sheets, file)
    if book.said is None:
        book.remarks.add("part", *part_said(found, file))
    book.remarks.add("coloured", *_sentences(found, file, _names_colour))
    if not any(map(_tells_cancelled, book.readings)):
        book.remarks.add("included", *_sentences(found, file, _includes_cancelled))
    return book


def _take(book: Book, table: Table, reading: Reading | None, following: Table | None, context: Context, summed: Found | None) -> None:
    is_above = following is not None and following.sheet is table.sheet and not table.titles
    if reading is None:
        remarks = told(table, context.file, summed) if summed else unread(table, context.file)
        book.remarks.take(remarks)
        if not is_above or remarks.counts:
            first = table.rows[0][0] if table.rows else 0
            book.skipped.append(Skipped(context.file, first, words("skip", "sheet", rows=len(table.rows))))
        return
    reading.skipped += [Skipped(context.file, line, words("skip", "heading")) for line in table.headings if book.readings]
    book.readings.append(reading)


def _finish(book: Book, sheets: Sequence[Sheet], file: int) -> None:
    """Settle what the tables of the file say together."""
    book.readings = without_copies(book.readings)
    abroad = set[object]().union(*(reading.abroad for reading in book.readings))
    for reading in book.readings:
        if abroad:
            reading.payments = [replace(payment, is_abroad=True) if (payment.day, payment.name) in abroad else payment
                                for payment in reading.payments]
        book.remarks.take(reading.remarks)
        if reading.header.names_zone:
            book.remarks.add("zone", *reading.payments)
        if reading.header.leaves_money_open:
            book.remarks.add("money_open", *reading.payments)
        if reading.header.is_booked_on:
            book.remarks.add("booked", *reading.payments)
    if not any(reading.has_totals for reading in book.readings):
        book.remarks.rename("alone", "unread")
    book.remarks.add("hidden", *_hidden(sheets, file))
    if book.said is None and any(reading.header.layout and reading.header.layout.count for reading in book.readings):
        last = book.readings[-1].payments[-1:] or book.readings[0].payments[-1:]
        book.remarks.add("no_footer", *last)
    book.remarks.add("letters", *(payment for reading in book.readings for payment in reading.payments if "\ufffd" in payment.shop))


def _are_due(payments: Sequence[Payment]) -> bool:
    """Return whether *payments* have the days on which a bill is due: one a month."""
    days = {payment.day for payment in payments}
    return len(days) < len(payments) and len(days) == len({payment.month for payment in payments})


def _without_payments(book: Book, seen: list[Sheet], columns: Columns | None) -> Book:
    """Return the question about the columns where there are rows to ask about; raise `Unreadable` where there are none."""
    readings = book.readings
    if any("abroad" in reading.remarks for reading in readings):
        raise Unreadable("abroad")
    without_year = any(reading.without_year for reading in readings) or any(_lacks_year(cells) for cells in _cells(seen))
    has_rows = any(looks_paid(cells) for cells in _cells(seen))
    if any(map(_is_transposed, _cells(seen))) and not has_rows:
        raise Unreadable("transposed")
    if without_year and not has_rows:
        if book.period and not readings and not columns:  # the year is known where the columns are
            return _asked(book, seen)
        raise Unreadable("no_year")
    if columns and max(columns.values()) >= max((len(cells) for cells in _cells(seen)), default=0):
        raise Unreadable("columns")
    if columns or any(reading.header.layout for reading in readings) or not has_rows:
        unread = [reading.remarks for reading in readings if "unread" in reading.remarks]
        if unread and not columns:
            raise Unreadable("unread", count=sum(remarks.counts["unread"] for remarks in unread), text=unread[0].marks["unread"][0].text)
        raise Unreadable("no_payments" if readings or columns else "no_days")
    return _asked(book, seen)


def _asked(book: Book, seen: list[Sheet]) -> Book:
    return Book(book.name, question=_question(seen), shape=shape(seen))


def _question(seen: list[Sheet]) -> ColumnQuestion:
    """Return rows of the table with the most payments, as it seems, from above the first of them on."""
    most = max(seen, key=lambda sheet: (sum(1 for _, cells in sheet.rows if looks_paid(cells)), len(sheet.rows)))
    first = next((place for place, (_, cells) in enumerate(most.rows) if looks_paid(cells)), 0)
    rows = most.rows[max(0, first - _ABOVE) : first + _BELOW]
    shown = [(line, [cell[:_PREVIEW_TEXT] for cell in cells[:_PREVIEW_COLUMNS]]) for line, cells in rows]
    guesses = (guess(tuple(map(heading, cells))) for _, cells in shown if is_words(cells))
    return ColumnQuestion(shown, max(guesses, key=len, default={}))


def _seen(sheets: Sequence[Sheet]) -> list[Sheet]:
    return [sheet for sheet in sheets if not sheet.hidden] or list(sheets)


def _hidden(sheets: Sequence[Sheet], file: int) -> Iterator[Mark]:
    """Yield rows of hidden sheets that look like payments and are in no other sheet."""
    seen = {tuple(cells) for sheet in sheets if not sheet.hidden for _, cells in sheet.rows} if any(s.hidden for s in sheets) else set()
    for sheet in sheets:
        if sheet.hidden and seen:
            yield from (Mark(file, line, " ".join(filter(None, cells))[:60]) for line, cells in sheet.rows
                        if tuple(cells) not in seen and looks_paid(cells))


def _tells_cancelled(reading: Reading) -> bool:
    """Return whether a table says of its rows which were cancelled."""
    columns = reading.header.several
    return any(columns.get(role) for role in ("status", "cancelled", "cancelled_on")) or any(payment.amount < 0 or payment.meaning != "normal" for payment in reading.payments)


def _sentences(found: list[Table], file: int, says: Callable[[str], bool]) -> Iterator[Mark]:
    """Yield what stands above, below and between the payments and *says* something."""
    for sheet in {id(table.sheet): table.sheet for table in found}.values():
        yield from (Mark(file, sheet.rows[0][0], note) for note in sheet.notes if says(note))
    for table in found:
        yield from (Mark(file, line, cell) for (line, cells), paid in zip(table.rows, table.paid, strict=True) if not paid
                    for cell in cells if cell and says(cell))


@lru_cache(maxsize=1_024)
def _includes_cancelled(text: str) -> bool:
    """Return whether *text* says that cancelled payments are listed among the others."""
    is_said = any(word in text for word in layouts().included) and not any(word in text for word in layouts().not_included)
    return is_said and meaning(text) in ("cancelled", "partial", "declined")


@lru_cache(maxsize=1_024)
def _names_colour(text: str) -> bool:
    """Return whether *text* says that a colour, which is not read, tells what was cancelled."""
    return (any(word in text for word in layouts().colours) or bool(_SIGN.match(text))) and meaning(text) in ("cancelled", "partial", "declined")


def _source(seen: Iterable[Sheet], found: list[Table]) -> str:
    """Return the company whose file it is, as a layout or a title says; "" where neither does."""
    known = next((table.header.layout.name for table in found if table.header and table.header.layout), "")
    titles = [known.split()[0]] if known and known.split()[0] in layouts().companies else []
    for sheet in seen:
        titles += [sheet.name, *(filled[0] for _, cells in sheet.rows[:_TITLES] if len(filled := [cell for cell in cells if cell]) == 1)]
    return company(titles)


def _cells(sheets: Iterable[Sheet]) -> Iterator[list[str]]:
    return (cells for sheet in sheets for _, cells in sheet.rows)


def _lacks_tax(table: Table) -> bool:
    """Return whether the amounts of *table* are without the tax that was paid on them."""
    title = table.header.title(table.header.columns["amount"]) if table.header else ""
    return title.startswith(layouts().before_tax) or any(word in title for word in layouts().taxes) and any(word in title for word in layouts().without_tax)


def _days(table: Table, paid: bool) -> Iterator[str]:
    """Yield what stands for the day in each row of *table* in which day and amount can be read, or without *paid* in the others."""
    if table.header:
        column = table.header.columns["date"]
        yield from (cells[column] for (_, cells), is_paid in zip(table.rows, table.paid, strict=True) if is_paid == paid and column < len(cells))


def _unit(table: Table) -> str:
    """Return the unit of the amounts of *table*, "" where it is the won."""
    return unit_of(table.header.title(table.header.columns["amount"])) if table.header else ""


def _is_transposed(cells: list[str]) -> bool:
    """Return whether *cells* are the heading of a day, and beside it the days themselves."""
    filled = [cell for cell in cells if cell]
    return len(filled) > 2 and "date" in guess((heading(filled[0]),)) and all(when(cell) or month_day(cell) for cell in filled[1:])


def _lacks_year(cells: list[str]) -> bool:
    days = [place for place, cell in enumerate(cells) if cell and month_day(cell) and not amount(cell)]
    return bool(days) and any(cell and amount(cell) is not None for place, cell in enumerate(cells) if place not in days)
