"""How exactly an amount was said: a round number is an estimate, unless the reader says that it is exact."""

from dataclasses import replace
from typing import NamedTuple

from calculator.amount import UNKNOWN, ZERO, AmountRange, Won
from calculator.message.case import Amounts, Case
from calculator.message.fields import problem
from calculator.rules.base import Base

ROUNDED = ((10_000, 5_000), (1_000, 500))
"""Units to which people round, the largest first, each with how far off such a number may be, in won."""
MOST_NAMES = 100
"""No more names are read in a list of them."""
ABOUT: Won = 5_000
"""How far off an amount may be that the reader calls an estimate, in won."""


class Precision(NamedTuple):
    """Which fields the reader called exact, and which estimates: names such as ``base`` and ``spend.2025-09``.

    ``spend`` stands for all its months, and "" for every field.
    """

    exact: frozenset[str] = frozenset()
    about: frozenset[str] = frozenset()

    def around(self, field: str, amount: AmountRange) -> AmountRange:
        """Return what *amount*, written in *field*, may stand for; an interval is as wide as the reader made it."""
        if amount.known is None:
            return amount
        margin = self._margin(field, amount.low)
        return AmountRange(max(0, amount.low - margin), amount.high + margin)

    def _margin(self, field: str, won: Won) -> Won:
        names = {"", field, field.partition(".")[0]}
        if names & self.about:
            return ABOUT
        if names & self.exact or won == 0:
            return 0
        return next((margin for unit, margin in ROUNDED if won % unit == 0), 0)


def fields_in(field: str, value: object) -> frozenset[str]:
    """Return the names of fields in *value*: a list of them, or true for every field."""
    return frozenset([""]) if value is True else names_in(field, value or None)


def names_in(field: str, value: object) -> frozenset[str]:
    """Return the names in *value*, a list of them; one that nothing has is passed over."""
    if value is None:
        return frozenset()
    if not isinstance(value, list) or len(value) > MOST_NAMES or not all(isinstance(name, str) for name in value):
        raise problem(field, "names")
    return frozenset(value)


def as_said(case: Case, said: Precision) -> Case:
    """Return *case* with every amount as wide as it was said; what is written as the cap is no more than that."""
    rules, received = case.edition.rules, each_around(said, "received", case.received)
    for month, span in case.received.items():
        if span.known == rules[month].cap.won:
            received[month] = AmountRange(received[month].low, span.high)
    return replace(case, base=_base(case, said), spend=each_around(said, "spend", case.spend), received=received)


def each_around(said: Precision, field: str, amounts: Amounts) -> Amounts:
    """Return *amounts* of the months of *field* as wide as they were said."""
    return {month: said.around(f"{field}.{month}", span) for month, span in amounts.items()}


def official(case: Case, base: AmountRange) -> Base:
    """Return the averages that are written as *base*, in whole won: the fraction may have been dropped or rounded."""
    parts = len(case.edition.base.months)
    return Base(AmountRange(max(0, base.low * parts - parts // 2), base.high * parts + parts - 1), parts)


def _base(case: Case, said: Precision) -> Base:
    base = case.base
    return base if base.months > 1 or base.total in (UNKNOWN, ZERO) else official(case, said.around("base", base.total))
