"""Rows that add up others: totals, by their words or by their amounts."""

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from calculator.amount import Won
from calculator.statement.rows.payment import Payment
from calculator.statement.table.cell import amount
from calculator.statement.table.layout import heading, layouts

_MONTH = re.compile(r"(?:(?:20)?(\d\d)\s?[.\-/년]\s?)?(\d{1,2})\s?월|20(\d\d)[.\-/](\d{1,2})", re.ASCII)
_SPAN = re.compile(r"\d{1,2}(?:주차?|월|일|분기)(?!$)", re.ASCII)
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_WORD = "입금"
"""No shorter word says surely that money was moved."""
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_COUNT = re.compile(r"\d{1,6}[건회]", re.ASCII)


@dataclass(slots=True)
class RowSums:
    """What payments come to: those paid, with those that take back, and what their own rows leave of them."""

    paid: Won = 0
    booked: Won = 0
    left: Won = 0
    rows: int = 0

    def add(self, amount: Won, left: Won) -> None:
        """Add a payment of *amount*, of which its own row leaves *left*."""
        self.paid += max(0, amount)
        self.booked += amount
        self.left += left
        self.rows += 1

    def has(self, won: Won | None) -> bool:
        """Return whether *won* is one of these."""
        return self.rows > 0 and won in (self.paid, self.booked, self.left)


class Above:
    """What the payments above a row come to: in the whole file, in its table, since the last total, and by the month."""

    def __init__(self) -> None:
        self.file, self.table, self.section = RowSums(), RowSums(), RowSums()
        self.months: dict[str, RowSums] = defaultdict(RowSums)

    def begin(self) -> None:
        """Begin a table."""
        self.table, self.section = RowSums(), RowSums()

    def add(self, payment: Payment) -> None:
        """Add *payment*."""
        left = payment.left
        for sums in (self.file, self.table, self.section, *(self.months[key] for key in months_of(payment.day))):
            sums.add(payment.amount, left)

    def end(self) -> None:
        """End with a total what the next one adds up."""
        self.section = RowSums()

    def is_sum(self, won: Won | None, least: int = 1, day: str = "") -> bool:
        """Return whether *won* is what *least* payments above or more come to; those of a month where one stands for the *day*."""
        if day:
            month = self.months.get(month_key(day))
            return month is not None and month.has(won)
        return any(sums.rows >= least and sums.has(won) for sums in (self.file, self.table, self.section))


@lru_cache(maxsize=1_024)
def month_key(text: str) -> str:
    """Return the month that *text* names as ``2025-09``, or ``-09`` without a year; "" where it names none."""
    found = _MONTH.fullmatch(text)
    if not found:
        return ""
    year, month = found[1] or found[3], int(found[2] or found[4])
    return f"20{year}-{month:02}" if year else f"-{month:02}"


def months_of(day: date) -> tuple[str, str]:
    """Return the month of *day* in both ways."""
    text = day.isoformat()
    return text[:7], text[4:7]


def is_bare(cells: list[str]) -> bool:
    """Return whether nothing but amounts and numbers of payments is written in *cells*."""
    return all(not cell or amount(cell) is not None or _COUNT.fullmatch(cell) for cell in cells)


@lru_cache(maxsize=4_096)
def names_amount(shop: str) -> bool:
    """Return whether *shop* is the name of an amount, such as 9월 사용금액."""
    return heading(shop).endswith(_amount_names())


@cache
def _amount_names() -> tuple[str, ...]:
    return tuple(word for words in (layouts().words, layouts().fallback) for word, role in words if role == "amount")


@lru_cache(maxsize=4_096)
def is_no_shop(shop: str) -> bool:
    """Return whether *shop* is what an amount or a limit is called, such as 잔여 한도, or money that came in or was moved, such as 급여."""
    if shop.isascii() or len(shop) < len(_WORD):
        return False
    words = shop.split()
    first, last = (layouts().directions.get(word) if len(word) >= len(_WORD) else None for word in (words[0], words[-1]))
    return shop.endswith(layouts().no_shops) or shop in layouts().loads or last in ("in", "transfer") or first == "transfer"


def is_brought_forward(shop: str) -> bool:
    """Return whether *shop* is an amount that begins with the word of one that is no payment, such as 전월 이월 미결제금액."""
    return is_no_shop(shop) and heading(shop).startswith(tuple(word for word in layouts().alone if len(word) > 1))


@lru_cache(maxsize=1_024)
def behind_day(text: str) -> str:
    """Return the word behind the day in *text*, "" where none is."""
    found = _LAST_WORD.search(text)
    return found[0] if found else ""


@lru_cache(maxsize=4_096)
def is_due(shop: str) -> bool:
    """Return whether *shop* speaks of what a bill comes to, such as 당월 청구."""
    return any(word in heading(shop) for word in layouts().due)


@lru_cache(maxsize=4_096)
def has_total_word(shop: str) -> bool:
    """Return whether the first or the last of several words of *shop*, or what follows a span of time, is that of a total, such as 카드 계."""
    words = [heading(word) for word in _EDGES.sub("", shop).split()]
    return len(words) > 1 and any(word in layouts().alone for word in (words[0], words[-1])) or is_total_of_time(shop)


@lru_cache(maxsize=4_096)
def is_total_of_time(shop: str) -> bool:
    """Return whether *shop* is a span of time and the word of a total, such as 1주차 계: no shop is called so."""
    words = [heading(word) for word in _EDGES.sub("", shop).split()]
    return any(_SPAN.sub("", word, count=1) in layouts().alone for word in ("".join(words), *words) if _SPAN.match(word))


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
