"""Tables that add up the others of their file, by shop, month, card or anything else: what they list counts there already."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import zip_longest
from typing import Literal, NamedTuple

from calculator.amount import Won
from calculator.statement.rows.interpreter import Reading
from calculator.statement.rows.payment import Remarks, Skipped
from calculator.statement.rows.tables import Table, looks_paid
from calculator.statement.rows.total import RowSums, month_key, months_of
from calculator.statement.rows.unread import marked
from calculator.statement.table.cell import amount, is_value, when
from calculator.statement.table.claim import is_count
from calculator.statement.table.layout import layouts
from calculator.statement.table.title import is_summing
from calculator.statement.words import Unreadable, words

type SummarySign = Literal["", "weak", "count", "last"]
"""What shows that a table adds up others: rows of several payments, or the last of several days; "weak" is a title, or rows of one."""
type Found = Literal["summary", "summary_open"]
"""A table whose amounts are all sums of others', or one that has a sign and some that are not."""
type ReadTable = tuple[Table, Reading | None]
"""A table with what it gave; None where its headings lack a needed column."""

_UNITS = "건회번"


class _Row(NamedTuple):
    """What a row may be named by, its amounts by the column, and its day where that must be one of those that it adds up."""

    keys: list[str]
    won: Sequence[Won]
    day: date | None = None


@dataclass(slots=True)
class _Dated(RowSums):
    """What payments come to, and their days."""

    days: Counter[date] = field(default_factory=Counter)

    def count(self, own: "_Dated") -> int:
        """Return how many payments are in these and not in *own*."""
        return self.rows - own.rows

    def states(self, row: _Row, own: "_Dated") -> bool:
        """Return whether *row* states one of the sums that these come to without *own*."""
        is_sum = any(won and won in (self.paid - own.paid, self.booked - own.booked, self.left - own.left) for won in row.won)
        return is_sum and (self.days[row.day] > own.days[row.day] if row.day else self.count(own) > 0)


_NOTHING = _Dated()


def without_summaries(tables: Sequence[ReadTable]) -> dict[int, Found]:
    """Take out what tables gave that add up others, tell of it, and return their places.

    Raises `Unreadable` where the file holds nothing but sums.
    """
    signs = {place: sign for place, (table, _) in enumerate(tables) if (sign := _sign(table))}
    listed = {place for place, (_, reading) in enumerate(tables) if reading and reading.payments}
    if listed and all(signs.get(place) == "last" for place in listed):
        raise Unreadable("summed")
    base = listed - signs.keys() or {place for place in listed if signs[place] == "weak"}
    rows = {place: _rows(table, reading, signs.get(place, "")) for place, (table, reading) in enumerate(tables) if len(base) > (place in base)}
    whole = RowSums()
    for payment in (payment for place in base if (reading := tables[place][1]) for payment in reading.payments):
        whole.add(payment.amount, payment.left)
    sums = _by_key((tables[place] for place in base), (row for each in rows.values() for row in each))
    found: dict[int, Found] = {}
    for place, each in rows.items():
        own = _by_key([tables[place]], each) if place in base else {}
        if each and place in signs and place not in base and any(map(whole.has, map(sum, zip_longest(*(row.won for row in each), fillvalue=0)))):
            found[place] = "summary"
        elif each and (kind := _kind(each, sums, own, signs.get(place, ""))):
            found[place] = kind
    for place, (table, reading) in enumerate(tables):
        if reading and place in found:
            _take_out(reading, found[place])
        elif reading and signs.get(place) == "count":
            counted = {line for line, count in _counts(table) if count > 1}
            reading.remarks.add("several", *(payment for payment in reading.payments if payment.line in counted))
    return found


def told(table: Table, file: int, kind: Found) -> Remarks:
    """Return the rows of *table*, which gave nothing, that look like payments."""
    remarks = Remarks()
    remarks.add(kind, *(marked(file, line, cells) for line, cells in table.rows if looks_paid(cells)))
    return remarks


def _sign(table: Table) -> SummarySign:
    titles = _titles(table)
    days = titles[(column := table.header.columns["date"]) : column + 1] if table.header else titles
    if any(title.startswith(layouts().last) for title in days):
        return "last"
    most = max((count for _, count in _counts(table)), default=0)
    if most > 1:
        return "count"
    return "weak" if most or is_summing(table.title) else ""


def _titles(table: Table) -> Sequence[str]:
    return table.header.titles if table.header else table.titles


def _counts(table: Table) -> Iterator[tuple[int, int]]:
    """Yield the line of each row of *table*, and how many payments it says that it is."""
    column = next((column for column, title in enumerate(_titles(table)) if is_count(title)), None)
    if column is None:
        return
    for (line, cells), paid in zip(table.rows, table.paid, strict=True):
        if column < len(cells) and (paid or not table.header):
            yield line, amount(cells[column].rstrip(_UNITS)) or 0


def _rows(table: Table, reading: Reading | None, sign: SummarySign) -> list[_Row]:
    """Return the rows of *table* that may add up others; none without a sign where a shop comes twice."""
    if table.holds == "cancelled" or not reading and not sign:
        return []
    if not reading:
        return [_Row(_keys(cells), [amount(cell) or 0 if cell else 0 for cell in cells]) for _, cells in table.rows if looks_paid(cells)]
    payments = [payment for payment in reading.payments if payment.amount]
    if sign:
        cells = dict(table.rows)
        return [_Row(_keys(cells[payment.line]), [payment.amount]) for payment in payments]
    if len({payment.shop for payment in payments}) < len(payments):
        return []
    return [_Row([payment.shop], [payment.amount], payment.day) for payment in payments]


def _keys(cells: list[str]) -> list[str]:
    """Return what a row may add up the payments of: any word, month or day."""
    keys = [cell for cell in cells if cell and not is_value(cell)]
    for cell in filter(None, cells):
        if paid := when(cell):
            keys += _times(paid.day)
        elif month := month_key(cell):
            keys.append(month)
    return keys


def _times(day: date) -> tuple[str, str, str]:
    """Return *day* and its month as they are compared."""
    return day.isoformat(), *months_of(day)


def _by_key(tables: Iterable[ReadTable], rows: Iterable[_Row]) -> dict[str, _Dated]:
    """Return for each word of *rows* what the payments of *tables* that have it come to."""
    wanted = {key for row in rows for key in row.keys}
    found: dict[str, _Dated] = defaultdict(_Dated)
    for table, reading in tables if wanted else ():
        cells = dict(table.rows)
        for payment in reading.payments if reading else ():
            for key in wanted.intersection((*cells[payment.line], payment.shop, *_times(payment.day))):
                found[key].add(payment.amount, payment.left)
                found[key].days[payment.day] += 1
    return found


def _kind(rows: list[_Row], sums: dict[str, _Dated], own: dict[str, _Dated], sign: SummarySign) -> Found | None:
    """Return whether *rows* add up the payments of other tables: all of them in *sums*, without the *own*."""
    fitting = [[each.count(mine) for key in row.keys if (each := sums.get(key)) and each.states(row, mine := own.get(key, _NOTHING))] for row in rows]
    agree = sum(map(bool, fitting))
    several = any(count > 1 for counts in fitting for count in counts)
    if agree == len(rows) and (sign or several and agree > 1):
        return "summary"
    is_known = any(key in sums and not is_value(key) and not month_key(key) for row in rows for key in row.keys)
    if sign == "last" or sign == "count" and is_known or several and agree > 1 and len(rows) < 2 * agree:
        return "summary_open"
    return None


def _take_out(reading: Reading, kind: Found) -> None:
    """Leave out what *reading* gave, and tell of it and of the rows in which no day or amount can be read."""
    out, unread = reading.payments, reading.remarks
    reading.payments, reading.remarks = [], Remarks()
    reading.remarks.add(kind, *out, *unread.marks["unread"])
    reading.skipped += [Skipped(payment.file, payment.line, words("skip", "summary")) for payment in out]
