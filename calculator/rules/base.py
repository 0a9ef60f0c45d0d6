"""The monthly average of the earlier period, against which a month's spending is measured."""

from dataclasses import dataclass
from typing import NamedTuple

from calculator.amount import AmountRange, Won, total
from calculator.rules.edition import BaseRule, Month


class Average(NamedTuple):
    """A sum of won over a number of months, kept exact: the quotient need not be whole."""

    total: Won
    months: int

    @property
    def won(self) -> Won:
        """Return the average in whole won, a fraction dropped."""
        return self.total // self.months


@dataclass(frozen=True, slots=True)
class Base:
    """What is known of the average: one number (*months* is 1), or a sum over *months*.

    *used* is the number of months with spending where the reader gave them one by one,
    and *left_out* the months that the reader did not give.
    """

    total: AmountRange
    months: int = 1
    used: int | None = None
    left_out: tuple[Month, ...] = ()

    @property
    def low(self) -> Average:
        """Return the smallest average that fits."""
        return Average(self.total.low, self.months)

    @property
    def high(self) -> Average:
        """Return the largest average that fits."""
        return Average(self.total.high, self.months)

    @property
    def in_whole_won(self) -> Average:
        """Return the average in whole won that stands in the middle of what fits."""
        return Average(-(-self.total.low // self.months), 1)

    @property
    def wide(self) -> bool:
        """Return whether it is open by more than a fraction of a won."""
        return self.total.high - self.total.low >= 2 * self.months

    @property
    def known(self) -> Average | None:
        """Return the average, or None where it is not known exactly."""
        return self.low if self.total.known is not None else None


def from_months(rule: BaseRule, spending: dict[Month, AmountRange]) -> Base:
    """Return the base made of *spending* per month; a month that is not given counts as unused."""
    used = sum(1 for span in spending.values() if span.high > 0)
    left_out = tuple(month for month in rule.months if month not in spending)
    return Base(total(list(spending.values())), len(rule.months), used, left_out)


def over_used_months(rule: BaseRule, base: Base) -> Base | None:
    """Return the other reading of part of a year, the average over the months used.

    None where both readings are the same, or where the rule settles the divisor.
    """
    if rule.divisor == "all" or not base.used or base.used == base.months:
        return None
    return Base(base.total, base.used)
