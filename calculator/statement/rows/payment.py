"""One payment as a file states it, and a row that is none."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from calculator.amount import Won
from calculator.rules.edition import Month
from calculator.statement.table.layout import Meaning

MOST_MARKS = 100
"""So many rows are named for a check; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Payment:
    """A row of a file. *amount* is negative in a row that takes back; *cancelled* is what a column of its own states.

    *name* and *number* are shop and approval number as they are compared with other rows', *number* "" where it names
    none. *source* is the company that the file names, and *in_bill* whether it is a bill. *marks* is True where the
    file's company is known to mark a cancelled payment's own row. *original_day* is what the file calls so: the day
    of the payment that a row takes back. *part* is the number of the instalment that a bill asks for, and
    *order* that of a receipt or an order.
    """

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
    part: str = ""
    order: str = ""
    card: str = ""
    usage: str = ""
    instalments: str = ""
    sector: str = ""
    is_abroad: bool = False
    name: str = ""
    number: str = ""
    source: str = ""
    in_bill: bool = False
    marks: bool = False
    original_day: date | None = None

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

    @property
    def left(self) -> Won:
        """Return what the row itself leaves of *amount*, in won."""
        return self.amount - self.taken_back


class Skipped(NamedTuple):
    """A row that is not counted, and why, as a sentence."""

    file: int
    line: int
    reason: str


class Mark(NamedTuple):
    """A row about which the reader is told something, as it is shown beside that."""

    file: int
    line: int
    text: str

    @classmethod
    def of(cls, payment: Payment) -> "Mark":
        """Return the mark of *payment*."""
        return cls(payment.file, payment.line, f"{payment.day} {payment.shop} {payment.amount:,}")


class Remarks:
    """Rows to tell of, by the name of the check that tells: how many they are, and the first of them."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.marks: dict[str, list[Mark]] = defaultdict(list)

    def add(self, key: str, *rows: Payment | Mark) -> None:
        """Tell of *rows* under *key*."""
        self.counts[key] += len(rows)
        if len(self.marks[key]) < MOST_MARKS:
            self.marks[key] += [row if isinstance(row, Mark) else Mark.of(row) for row in rows]

    def take(self, other: "Remarks") -> None:
        """Tell of everything that *other* tells of, too."""
        for key, count in other.counts.items():
            self.add(key, *other.marks[key])
            self.counts[key] += count - len(other.marks[key])

    def rename(self, key: str, new: str) -> None:
        """Tell of what *key* tells of under *new* instead."""
        self.counts[new] += self.counts.pop(key, 0)
        self.marks[new] += self.marks.pop(key, [])

    def __contains__(self, key: str) -> bool:
        return self.counts[key] > 0


class Period(NamedTuple):
    """The days a file says it covers, both included."""

    since: date
    until: date
