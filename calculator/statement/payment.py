"""One payment as a file states it, and a row that is none."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from calculator.edition import Month
from calculator.span import Won
from calculator.statement.layout import Meaning


@dataclass(frozen=True, slots=True)
class Payment:
    """A row of a file. *amount* is negative in a row that takes back; *cancelled* is what a column of its own states."""

    file: int
    line: int
    day: date
    time: str
    shop: str
    amount: Won
    cancelled: Won = 0
    status: str = ""
    meaning: Meaning = "normal"
    approval: str = ""
    card: str = ""
    usage: str = ""
    instalments: str = ""
    sector: str = ""
    is_abroad: bool = False

    @property
    def month(self) -> Month:
        """Return the month in which it was paid."""
        return f"{self.day.year}-{self.day.month:02}"

    @property
    def taken_back(self) -> Won:
        """Return how much of *amount* the row itself says was cancelled, in won."""
        if self.meaning in ("cancelled", "declined") and not self.cancelled:
            return max(0, self.amount)
        return min(abs(self.cancelled), max(0, self.amount))


class Skipped(NamedTuple):
    """A row that is not counted, and why, as a sentence."""

    file: int
    line: int
    reason: str


class Period(NamedTuple):
    """The days a file says it covers, both included."""

    since: date
    until: date
