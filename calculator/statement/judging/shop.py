"""Shops whose kind is not known: the questions for the reader, by their effect on the refund."""

from collections import defaultdict
from dataclasses import dataclass, field

from calculator.amount import Won
from calculator.refund.formula import refund
from calculator.rules.base import Average
from calculator.rules.edition import Edition, Month, MonthRule
from calculator.statement.judging.month import MonthTotal


@dataclass(slots=True)
class Shop:
    """A shop's payments that may count: won by month, and how many rows."""

    name: str
    won: dict[Month, Won] = field(default_factory=lambda: defaultdict(int))
    rows: int = 0

    @property
    def total(self) -> Won:
        """Return the won of all months."""
        return sum(self.won.values())


def effect(edition: Edition, shop: Shop, months: dict[Month, MonthTotal], base: Won | None) -> Won:
    """Return the most won of refund that hang on whether *shop* counts.

    Without a *base* the growth is taken to be the shop's own payments, which gives the most that can hang on it.
    """
    return sum(_effect(edition.rules[month], won, months[month], base)
               for month, won in shop.won.items() if month in edition.rules)


def _effect(rule: MonthRule, won: Won, total: MonthTotal, base: Won | None) -> Won:
    if base is None:
        return refund(rule, won, Average(0, 1)).amount
    # What hangs on it is largest where the other payments just reach the mark, or come as near to it as they can.
    mark = base * rule.threshold.percent // 100
    others = min(max(mark, total.counts), total.counts + total.unsure - won)
    average = Average(base, 1)
    return refund(rule, others + won, average).amount - refund(rule, others, average).amount
