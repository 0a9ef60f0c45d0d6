"""Refund for one month: the formula of the programme and nothing else."""

from typing import NamedTuple

from calculator.amount import Rational, Won
from calculator.refund.trace import SILENT, Trace
from calculator.rules.base import Average
from calculator.rules.edition import MonthRule


class Refund(NamedTuple):
    """The result of one month: all in whole won."""

    growth: Won
    """Spending above the mark from which a refund arises; never negative."""
    share: Won
    """The rate's share of the growth, before the cap."""
    amount: Won
    """What is paid."""
    rest: Rational
    """The fraction of a won that was dropped from the share."""

    @property
    def exact(self) -> bool:
        """Whether nothing was dropped from the share."""
        return self.rest.number == 0

    @property
    def capped(self) -> bool:
        """Whether the cap made the amount smaller."""
        return self.share > self.amount


def refund(rule: MonthRule, spend: Won, base: Average, trace: Trace = SILENT) -> Refund:
    """Return the refund for *spend* won in the month of *rule*, leaving the working in *trace*.

    An average and a percentage need not be whole won, so all is counted in parts of a won
    and the fraction is dropped once, from the share.
    """
    parts = 100 * base.months
    threshold, rate, cap = rule.threshold, rule.rate, rule.cap

    mark = trace.note("mark" if threshold.percent > 100 else "base", base.total * threshold.percent,
                      threshold.source, unit=parts, base=Rational(base.total, base.months), percent=threshold.percent)

    above = spend * parts - mark
    growth = trace.note("growth" if above > 0 else "no_growth" if above else "no_growth_even", max(0, above), threshold.source, unit=parts,
                        spend=spend, mark=Rational(mark, parts), short=Rational(-above, parts))
    if not growth:
        return Refund(0, 0, 0, Rational(0, 1))

    share, rest = divmod(growth * rate.percent, 100 * parts)
    trace.note("share", share, rate.source, growth=Rational(growth, parts), percent=rate.percent)

    amount = trace.note("cap_reached" if share > cap.won else "cap_free" if share else "too_little", min(share, cap.won),
                        cap.source, share=share, cap=cap.won)
    return Refund(growth // parts, share, amount, Rational(rest, 100 * parts))
