"""One table of text, whatever company it comes from, as payments."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from calculator.statement.cell import When, amount, clock, when
from calculator.statement.header import Columns, Header, renewed
from calculator.statement.layout import Meaning, Role, heading, layouts
from calculator.statement.payment import Payment, Period, Skipped
from calculator.statement.sheet import Sheet
from calculator.statement.words import words

_DAY = r"(\d{4}[.\-/년]\s?\d{1,2}[.\-/월]\s?\d{1,2}일?)"
_PERIOD = re.compile(rf"{_DAY}\.?\s*[~∼～\-]\s*{_DAY}", re.ASCII)
_NOTHING = {"", "-", "0"}
_READ_HALF = ("amount", "no_amount", "width")
"""Reasons against a row whose day could be read."""
_SHOWN = 30


class _NoPayment(Exception):
    """A row that is not counted; *key* names the sentence that says why."""

    def __init__(self, key: str, **values: object) -> None:
        self.key = key
        super().__init__(words("skip", key, **values))


@dataclass(slots=True)
class Reading:
    """What one table gave. *said* is the footer's number of approvals, *unread* how many rows look like payments and are none."""

    payments: list[Payment] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    period: Period | None = None
    said: int | None = None
    unread: int = 0


def read(sheet: Sheet, header: Header, file: int) -> Reading:
    """Return every row of *sheet* below *header*, as a payment or as skipped with its reason."""
    reading = Reading(period=_period(sheet, header.after))
    before: When | None = None
    for line, cells in sheet.rows[header.after :]:
        row = _Row(cells, header.columns)
        try:
            if not row.is_payment:
                reading.said = reading.said or _count(cells, header)
                header = renewed(cells, header)
                _check_words(cells, header)
            _check_width(cells, header, sheet.delimited)
            before = row.when(before if header.layout and header.layout.carry else None)
            reading.payments.append(row.payment(file, line, before))
        except _NoPayment as reason:
            reading.skipped.append(Skipped(file, line, str(reason)))
            reading.unread += reason.key in _READ_HALF or reason.key == "date" and row.has_amount
    return reading


@dataclass(frozen=True, slots=True)
class _Row:
    cells: list[str]
    columns: Columns

    @property
    def is_payment(self) -> bool:
        """Whether day and amount can be read: a shop may be called 합계."""
        return when(self.text("date")) is not None and self.has_amount

    @property
    def has_amount(self) -> bool:
        """Whether the amount can be read."""
        return amount(self.text("amount")) is not None

    def text(self, role: Role) -> str:
        column = self.columns.get(role)
        return self.cells[column] if column is not None and column < len(self.cells) else ""

    def when(self, before: When | None) -> When:
        found = when(self.text("date"))
        if found is None and before and not self.text("date"):
            return When(before.day, "")
        if found is None:
            raise _NoPayment("date", text=self.text("date")[:_SHOWN])
        return found

    def payment(self, file: int, line: int, paid: When) -> Payment:
        status = self.text("status")
        return Payment(
            file=file, line=line, day=paid.day, time=clock(self.text("time")) or paid.time,
            shop=" ".join(self.text("shop").split()), amount=self.won("amount"), cancelled=self.won("cancelled", empty=0),
            status=status, meaning=meaning(status), approval=self.text("approval"), card=self.text("card"),
            usage=self.text("usage"), instalments=self.text("instalments"), sector=self.text("sector"),
            is_abroad=bool(self.text("abroad").strip("0., -")),
        )

    def won(self, role: Role, empty: int | None = None) -> int:
        text = self.text(role)
        if empty is not None and text in _NOTHING:
            return empty
        found = amount(text)
        if found is None:
            raise _NoPayment("amount" if text else "no_amount", text=text[:_SHOWN])
        return found


@lru_cache(maxsize=256)
def meaning(status: str) -> Meaning:
    """Return what *status* says of its row; nothing written means an ordinary payment."""
    plain = heading(status).strip("-")
    return next((found for word, found in layouts().statuses if word in plain), "unlisted" if plain else "normal")


def _check_words(cells: list[str], header: Header) -> None:
    """Raise `_NoPayment` where *cells* are a total, an ending or the headings again."""
    plain = tuple(map(heading, cells))
    if any(word in cell for cell in plain for word in layouts().endings):
        raise _NoPayment("ending")
    if any(cell.startswith(word) for cell in plain for word in (*layouts().totals, *_counted(header))):
        raise _NoPayment("total")
    if plain == header.titles:
        raise _NoPayment("heading")


def _check_width(cells: list[str], header: Header, delimited: bool) -> None:
    """Raise `_NoPayment` where a stray or missing separator may have moved the amount to another column."""
    if delimited and (len(cells) < header.width or any(cells[header.width :])):
        raise _NoPayment("width", found=len(cells), width=header.width)


def _counted(header: Header) -> tuple[str, ...]:
    """Return the words before the footer's number of approvals, if the layout has one."""
    return (heading(header.layout.count),) if header.layout and header.layout.count else ()


def _count(cells: list[str], header: Header) -> int | None:
    """Return the number of approvals that *cells* state as the footer, None where they are no footer."""
    for word in _counted(header):
        for column, cell in enumerate(map(heading, cells)):
            if word in cell:
                after = (cell.replace(word, "").strip(":"), *map(heading, cells[column + 1 :]))
                return next((number for text in after if (number := amount(text.rstrip("건"))) is not None), None)
    return None


def _period(sheet: Sheet, until: int) -> Period | None:
    """Return the period that a row above the headings states."""
    for _, cells in sheet.rows[:until]:
        for cell in cells:
            if found := _PERIOD.search(cell):
                since, last = when(found[1]), when(found[2])
                if since and last and since.day <= last.day:
                    return Period(since.day, last.day)
    return None
