"""The formula backwards: which spending, or which average, gives an amount that was paid."""

from typing import NamedTuple

from calculator.amount import MOST_WON, AmountRange, Won
from calculator.rules.base import Average
from calculator.rules.edition import MonthRule

_NO_BASE = Average(0, 1)


class SpendingRange(NamedTuple):
    """All whole won from *low* to *high*, both included; no upper end where *high* is None."""

    low: Won
    high: Won | None


def spend_for(rule: MonthRule, base: Average, amount: Won) -> SpendingRange:
    """Return the spending that is paid exactly *amount*, which must not be above the cap.

    A smaller amount than the cap has an upper end; at the cap, more spending is paid no more.
    """
    high = None if amount == rule.cap.won else _least_spend(rule, base, amount + 1) - 1
    return SpendingRange(_least_spend(rule, base, amount), high)


def growth_for(rule: MonthRule, amount: Won) -> SpendingRange:
    """Return the growth above the mark that is paid exactly *amount*, in whole won."""
    return spend_for(rule, _NO_BASE, amount)


def base_for(rule: MonthRule, spend: Won, amount: Won, months: int) -> AmountRange | None:
    """Return the sums over *months* whose average makes *spend* pay exactly *amount*; None where none does."""
    most = MOST_WON * months
    high = most if amount == 0 else min(most, _most_base(rule, spend, amount, months))
    low = 0 if amount == rule.cap.won else max(0, _most_base(rule, spend, amount + 1, months) + 1)
    return AmountRange(low, high) if low <= high else None


def _least_spend(rule: MonthRule, base: Average, amount: Won) -> Won:
    """Return the least spending that is paid *amount* or more."""
    if amount == 0:
        return 0
    parts = 100 * base.months
    needed = base.total * rule.threshold.percent * rule.rate.percent + 100 * parts * amount
    # Rounded up, in integers: a won less would be paid less.
    return -(-needed // (parts * rule.rate.percent))


def _most_base(rule: MonthRule, spend: Won, amount: Won, months: int) -> Won:
    """Return the largest sum over *months* with which *spend* is paid *amount* or more; negative where none is."""
    # Rounded down, also below zero: a negative sum tells the caller that no base pays so much.
    parts = 100 * months
    return (spend * parts * rule.rate.percent - 100 * parts * amount) // (rule.threshold.percent * rule.rate.percent)
