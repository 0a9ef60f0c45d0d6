"""What one heading says that its column holds."""

import re
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from calculator.statement.table.layout import ColumnRole, heading, layouts

IN_WON = re.compile(r"krw|\(원\)|원화|₩")
_LONGEST = 40
"""No heading is longer; what is longer is a sentence."""


class HeadingMeaning(NamedTuple):
    """What a heading says that its column holds, by which word; *role* is None for what is not read."""

    role: ColumnRole | None
    word: str
    fallback: bool = False


def claim_of(title: str) -> HeadingMeaning | None:
    """Return what *title* names: the longest word in it decides, and of those that are not trusted none is asked before."""
    return by_words(title, fallback=False) or by_words(title, fallback=True)


@lru_cache(maxsize=4_096)
def by_words(title: str, fallback: bool) -> HeadingMeaning | None:
    """Return what *title* names by the words that are trusted, or with *fallback* by the others."""
    if not title or len(title) > _LONGEST or title[0].isdigit():
        return None
    if not fallback and any(word in title for word in layouts().foreign):
        return HeadingMeaning("abroad", title)
    words = layouts().fallback if fallback else layouts().words
    for word, role in words:
        if word in title and (role != "cancelled_on" or title.startswith(word[:2])):
            return HeadingMeaning(role, word, fallback)
    return None


def knows(cell: str) -> bool:
    """Return whether *cell* has a word that names columns."""
    claim = claim_of(heading(cell)) if len(cell) <= _LONGEST else None
    return claim is not None and not claim.fallback


def is_other(title: str) -> bool:
    """Return whether *title* says that its column holds something else than what was paid."""
    claim = claim_of(title)
    return claim is not None and not claim.fallback and claim.role != "amount"


@lru_cache(maxsize=512)
def is_count(title: str) -> bool:
    """Return whether *title* says that its column counts payments."""
    return any(word in title for word in layouts().counts) and not any(word in title for word in layouts().not_counts)


def says_paid(title: str) -> bool:
    """Return whether *title* has a word for an amount that is asked only where no other does, and nothing else that is known."""
    claim, paid = by_words(title, fallback=False), by_words(title, fallback=True)
    return paid is not None and paid.role == "amount" and (claim is None or claim.role in (None, "amount"))


@cache
def shortest_amount() -> str:
    """Return the word for an amount that says nothing of its kind."""
    return min((word for word, role in layouts().words if role == "amount"), key=len)


def is_of_bill(title: str) -> bool:
    """Return whether *title* is one of a bill, where the amount is the part that is due."""
    return title == "회차" or any(word in title for word in layouts().bills)


@lru_cache(maxsize=512)
def unit_of(title: str) -> Literal["", "unit", "minor", "foreign"]:
    """Return whether *title* names an amount in a greater "unit" than the won, as in 금액(천원), a smaller one, as in amount_in_cents, or "foreign" money; "" where it is the won."""
    plain = title.rstrip(")]} ")
    if any(word in title for word in layouts().foreign) and not IN_WON.search(title):
        return "foreign"
    if any(word in title for word in layouts().minor):
        return "minor"
    found = next((word for word in layouts().units if word in title and (plain.endswith(word) or f"({word}" in title)), "")
    return "unit" if found and not plain.removesuffix(found)[-1:].isdigit() else ""
