"""Rows that add up others: totals, by their words."""

from functools import lru_cache

from calculator.statement.table.layout import heading, layouts


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
