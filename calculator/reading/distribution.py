"""Which of several months each amount belongs to where they are told respectively: 9월과 10월 페이백은 각각 4만 원, 5만 원."""

from collections.abc import Iterator
from itertools import groupby

from calculator.reading.amount import Amount
from calculator.reading.calendar import Months
from calculator.reading.roles import NumberRole
from calculator.reading.words import holds, notices
from calculator.rules.edition import Month

_NEAR = 20
"""How many letters behind the last amount a word may stand that is said of all of them."""


def respectively(text: str, said: dict[Amount, NumberRole], dated: list[Months]) -> dict[Amount, tuple[Month, ...]]:
    """Return the months of each amount in *said* that is told with others, as many as the months before them, or alone for each of them."""
    shared: dict[Amount, tuple[Month, ...]] = {}
    for each, own in _behind(text, said, dated):
        since = each.where.end
        for _, some in groupby(own, key=lambda amount: said[amount].roles):
            group = list(some)
            end = group[-1].where.end
            if holds(text[since : group[0].where.start], notices()["respectively"]["before"]) or _told_behind(text, end):
                if len(group) == len(each.months):
                    shared |= {amount: (month,) for amount, month in zip(group, each.months, strict=True)}
                elif len(group) == 1:
                    shared[group[0]] = each.months
            since = end
    return shared


def _behind(text: str, said: dict[Amount, NumberRole], dated: list[Months]) -> Iterator[tuple[Months, list[Amount]]]:
    """Yield each place of several months with the amounts of one role behind it on its line, up to the next month."""
    for at, each in enumerate(dated):
        if len(each.months) > 1:
            line = found if (found := text.find("\n", each.where.end)) >= 0 else len(text)
            until = min(line, dated[at + 1].where.start) if at + 1 < len(dated) else line
            yield each, [amount for amount in said if each.where.end <= amount.where.start < until and len(said[amount].roles) == 1]


def _told_behind(text: str, end: int) -> bool:
    """Return whether a word behind an amount says so, as in English."""
    return holds(text[end : end + _NEAR], notices()["respectively"]["behind"])
