"""Rows that add up others: totals, by their words or by their amounts."""

import re
from dataclasses import dataclass
from functools import lru_cache

from calculator.amount import Won
from calculator.statement.rows.payment import Payment
from calculator.statement.table.cell import amount
from calculator.statement.table.layout import heading, layouts

_COUNT = re.compile(r"\d{1,6}[건회]", re.ASCII)


@dataclass(slots=True)
class Sums:
    """What payments come to: those paid, with those that take back, and what their own rows leave of them."""

    paid: Won = 0
    booked: Won = 0
    left: Won = 0
    rows: int = 0

    def add(self, payment: Payment) -> None:
        """Add *payment* to these."""
        self.paid += max(0, payment.amount)
        self.booked += payment.amount
        self.left += payment.amount - payment.taken_back
        self.rows += 1


class Above:
    """What the payments above a row come to: in the whole file, in its table, and since the last total."""

    def __init__(self) -> None:
        self.file, self.table, self.section = Sums(), Sums(), Sums()

    def begin(self) -> None:
        """Begin a table."""
        self.table, self.section = Sums(), Sums()

    def add(self, payment: Payment) -> None:
        """Add *payment*."""
        for sums in (self.file, self.table, self.section):
            sums.add(payment)

    def end(self) -> None:
        """End with a total what the next one adds up."""
        self.section = Sums()

    def is_sum(self, won: Won) -> bool:
        """Return whether *won* is what is above."""
        return any(sums.rows and won in (sums.paid, sums.booked, sums.left) for sums in (self.file, self.table, self.section))


def is_bare(cells: list[str]) -> bool:
    """Return whether nothing but amounts and numbers of payments is written in *cells*."""
    return all(not cell or amount(cell) is not None or _COUNT.fullmatch(cell) for cell in cells)


@lru_cache(maxsize=4_096)
def is_total_shop(shop: str) -> bool:
    """Return whether *shop* is no shop but a total."""
    return is_total(heading(shop))


def is_total(plain: str) -> bool:
    """Return whether *plain*, written as a heading, is a total: its word ends there, or no Hangul follows it."""
    if plain.strip("[]()*:") in layouts().alone:
        return True
    for word in layouts().totals:
        place = plain.find(word)
        while place >= 0:
            if not "가" <= plain[place + len(word) : place + len(word) + 1] <= "힣":
                return True
            place = plain.find(word, place + 1)
    return plain.strip("[]()").startswith("총") and plain.strip("[]()").endswith("건")
