"""What goes back of one month: the refund before and after, for the same base and the same spending."""

from collections.abc import Iterator

from calculator.amount import AmountRange, Won
from calculator.gap.fitting import bases_for
from calculator.refund.formula import refund
from calculator.refund.inverse import base_for
from calculator.rules.base import Average, Base
from calculator.rules.edition import MonthRule

AROUND = 12
"""So many won around a mark are tried: a won of refund is at most ten won of spending."""


def returned(rule: MonthRule, spend: AmountRange, base: Base, cancelled: AmountRange, received: AmountRange | None) -> AmountRange:
    """Return by how much *cancelled* makes the refund smaller, the least and the most that it can be.

    Both refunds are of the same base and spending, so what is unknown of these is not unknown twice: only the growth
    counts, and all of it is reached with the most spending and some base. Where *received* was paid, the growth is
    what pays it; where none does, what came and not what was due is what would become less.
    """
    spend = AmountRange(min(max(spend.low, cancelled.low), spend.high), spend.high)
    more = -(-(spend.high - spend.low) * 100 * base.months // rule.threshold.percent)
    sums = AmountRange(base.total.low, base.total.high + more)
    paying = bases_for(rule, AmountRange.exactly(spend.high), received, base.months) if received else sums
    if paying is None or not paying.overlaps(sums):
        assert received
        left = [refund(rule, spend.high - part, Average(base_sum, base.months)).amount
                for part in (cancelled.low, min(cancelled.high, spend.high)) for base_sum in (sums.low, sums.high)]
        return AmountRange(max(0, received.low - max(left)), max(0, received.high - min(left)))
    within = AmountRange(max(sums.low, paying.low), min(sums.high, paying.high))
    lost = [_lost(rule, spend.high, Average(base_sum, base.months), part)
            for part in {cancelled.low, min(cancelled.high, spend.high)} for base_sum in _tries(rule, spend.high, base.months, within)]
    return AmountRange(min(lost), max(lost))


def _lost(rule: MonthRule, spend: Won, base: Average, part: Won) -> Won:
    return refund(rule, spend, base).amount - refund(rule, spend - part, base).amount


def _tries(rule: MonthRule, spend: Won, months: int, sums: AmountRange) -> Iterator[Won]:
    """Yield sums behind the average around which the loss is least or most.

    With more growth it rises until the cap is reached, and falls where the cap hides part of it:
    so it is least at an end, and most at an end or where the cap is just reached.
    """
    full = base_for(rule, spend, rule.cap.won, months)
    marks = [sums.low, sums.high, *([full.high] if full else [])]
    tried = {mark + step * months for mark in marks for step in range(-AROUND, AROUND + 1)} | {sums.low, sums.high}
    return (base_sum for base_sum in tried if sums.low <= base_sum <= sums.high)
