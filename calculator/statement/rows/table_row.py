"""One row of a table as its headings name it: its cells, and the payment they make."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import NamedTuple

from calculator.amount import MOST_WON
from calculator.statement.rows.compare import name_of, number_of
from calculator.statement.rows.payment import Payment
from calculator.statement.rows.period import DayReader
from calculator.statement.rows.state import State, of_shop, stronger, without_cancelling
from calculator.statement.rows.tables import due
from calculator.statement.table.cell import When, amount, clock, month_day, when
from calculator.statement.table.header import Header
from calculator.statement.table.layout import ColumnRole, heading, layouts
from calculator.statement.words import words

SHOWN = 30
"""So many letters of a cell are shown in a sentence."""
_BRACKETS = re.compile(r"[()\[\]]")
_NOTHING = {"", "-", "0"}


class NoPayment(Exception):
    """A row that is not counted; *key* names the sentence that says why, *check* the one that tells of it."""

    def __init__(self, key: str, check: str = "", **values: object) -> None:
        self.key = key
        self.check = check
        super().__init__(words("skip", key, **values))


@dataclass(frozen=True, slots=True)
class Context:
    """What a whole file says for each of its rows: its place among the files, its days, and whose it is."""

    file: int
    calendar: DayReader
    source: str = ""


@dataclass(frozen=True)
class TableRow:
    """The cells of a row below *header*."""

    cells: list[str]
    header: Header

    @property
    def has_amount(self) -> bool:
        """Whether the amount can be read."""
        return amount(self.text("amount")) is not None

    @cached_property
    def deposit(self) -> int:
        """The won that came in where none went out, 0 elsewhere."""
        if self.text("amount") not in _NOTHING:
            return 0
        return next((won for text in self.texts("deposit") if (won := amount(text))), 0)

    @property
    def remaining(self) -> int:
        """The won that the row says are left of it, the whole amount where it says nothing."""
        return min((won for text in self.texts("remaining") if (won := amount(text)) is not None), default=MOST_WON)

    @property
    def captured(self) -> int:
        """The won that the shop asked for in the end, 0 where it has not asked yet or nobody says."""
        return sum(won for text in self.texts("captured") if (won := amount(text)) is not None)

    def not_captured(self, payment: Payment) -> int:
        """Return the won of *payment*, this row, that the shop did not ask for in the end; 0 where it has not asked yet, or nothing is left to ask for."""
        if payment.meaning in ("cancelled", "declined"):
            return 0
        captured = self.captured
        known = captured + sum(abs(amount(text) or 0) for role in ("discount", "cancelled") for text in self.texts(role))
        return max(0, payment.amount - known) if captured > 0 else 0

    @property
    def is_abroad(self) -> bool:
        """Whether the row says that it was paid abroad."""
        places = self.texts("region")
        if any(is_away(self.cells[column], self.header.title(column)) for column in self.header.several.get("region", ()) if column < len(self.cells)):
            return True
        if any(not text.isascii() and _says_abroad(text) for text in (self.cells[column] for column in self.header.others if column < len(self.cells))):
            return True
        # What was paid at home is there in won by some companies.
        return not any(places) and any(text.strip("0., -") for text in self.texts("abroad"))

    @cached_property
    def shop(self) -> str:
        """The shop's name in one line."""
        return " ".join(self.text("shop").split())

    def text(self, role: ColumnRole) -> str:
        """Return what stands in the column of *role*; "" where there is none."""
        column = self.header.columns.get(role)
        return self.cells[column] if column is not None and column < len(self.cells) else ""

    def texts(self, role: ColumnRole) -> list[str]:
        """Return what stands in each column of *role*."""
        columns = self.header.several.get(role)
        return [self.cells[column] for column in columns if column < len(self.cells)] if columns else []

    def when(self, calendar: DayReader, before: When | None) -> When:
        """Return the day, in a group that of the row *before*; raise `NoPayment` where there is none."""
        text = self.text("date")
        if found := when(text):
            return found
        if before and not text:
            return When(before.day, "")
        if without_year := month_day(text):
            day = calendar.day(text, due(self.cells, self.header))
            if day is None:
                raise NoPayment("no_year", text=text[:SHOWN])
            return When(day, without_year.time)
        raise NoPayment("date", text=text[:SHOWN])

    def payment(self, context: Context, line: int, paid: When, state: State) -> Payment:
        """Return the row as a payment of the day *paid*; raise `NoPayment` where its amount cannot be read."""
        shop, mark, said, _ = of_shop(self.shop)
        state = stronger(state, State(mark, said))
        back = max((state.cancelled, *map(self.back, self.texts("cancelled"))), key=abs)
        only_back = bool(back) and not self.text("amount")
        won = self.deposit or (-back if only_back else self.won("amount"))
        # A cancellation with a number of its own names the payment that it takes back.
        if state.meaning == "partial" and not back:
            back = max(0, won - self.remaining)
        takes_back = won < 0 or back and not won or state.meaning in ("cancelled", "partial")
        number = self.text("original") if takes_back and number_of(self.text("original")) else self.text("approval")
        layout = self.header.layout
        return Payment(
            file=context.file, line=line, day=paid.day, time=clock(self.text("time")) or paid.time,
            shop=shop, amount=won, cancelled=0 if only_back else abs(back),
            status=state.status, meaning=state.meaning, approval=self.text("approval"), part=self.text("part"), order=number_of(self.text("order")), card=self.text("card"),
            usage=" ".join(filter(None, self.texts("usage"))), instalments=self.text("instalments"), sector=self.text("sector"),
            is_abroad=self.is_abroad, name=name_of(without_cancelling(shop) if won < 0 or self.deposit else shop), number=number_of(number), source=context.source,
            in_bill=self.header.is_bill, marks="cancelled_on" in self.header.several or layout is not None and layout.marks,
            original_day=self._original_day(context.calendar) if "original_on" in self.header.columns else None,
        )

    def _original_day(self, calendar: DayReader) -> date | None:
        text = self.text("original_on")
        found = when(text)
        return found.day if found else calendar.day(text, due(self.cells, self.header))

    def won(self, role: ColumnRole) -> int:
        """Return the amount in the column of *role*; raise `NoPayment` where there is none."""
        text = self.text(role)
        found = amount(text)
        if found is None:
            raise NoPayment("amount" if text else "no_amount", text=text[:SHOWN])
        return found

    @staticmethod
    def back(text: str) -> int:
        """Return the won in a column of cancelled amounts."""
        if text in _NOTHING:
            return 0
        found = amount(text)
        if found is None:
            raise NoPayment("amount", text=text[:SHOWN])
        return found


@lru_cache(maxsize=512)
def is_away(text: str, title: str = "") -> bool:
    """Return whether *text* in a column about the place of a payment names one abroad, or answers so what its *title* asks."""
    plain = heading(text)
    if (answers := _answers(title)) and plain in layouts().yes | layouts().no:
        return plain in answers.away
    parts = _BRACKETS.split(plain)  # 원화(KRW)
    if not plain or any(part in layouts().home for part in parts):
        return False
    return any(word in plain for word in layouts().away) or any(map(_is_code, parts))


def _is_code(part: str) -> bool:
    """Return whether *part* is the code of a country or a currency: two or three letters, or three digits."""
    return len(part) in (2, 3) and part.isascii() and (part.isalpha() or len(part) == 3 and part.isdecimal())


@lru_cache(maxsize=512)
def is_home(text: str, title: str = "") -> bool:
    """Return whether *text* says that a payment was made at home, or answers so what its *title* asks."""
    plain = heading(text)
    answers = _answers(title)
    return any(part in layouts().home for part in _BRACKETS.split(plain)) or answers is not None and plain in answers.home


class _Answers(NamedTuple):
    """The answers that mean abroad and those that mean at home."""

    away: frozenset[str]
    home: frozenset[str]


@lru_cache(maxsize=1_024)
def _says_abroad(text: str) -> bool:
    """Return whether *text* says in whichever column that a payment was made abroad, such as 해외승인."""
    return (heading(text), "abroad") in layouts().titles


@lru_cache(maxsize=64)
def _answers(title: str) -> _Answers | None:
    """Return the answers where *title* asks whether a payment was made abroad, or whether at home; None where it asks neither, or both."""
    asks_away = any(word in title for word in layouts().away) or "국내외" in title
    asks_home = any(word in title for word in layouts().home if not word.isascii() and len(word) > 1)
    if asks_away == asks_home:
        return None
    return _Answers(layouts().yes, layouts().no) if asks_away else _Answers(layouts().no, layouts().yes)
