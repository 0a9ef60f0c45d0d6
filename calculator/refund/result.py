"""A person's months: the formula at both ends of what is known, and what is paid of it."""

from typing import NamedTuple

from calculator.amount import AmountRange, total
from calculator.data.sentences import sentence
from calculator.message.case import Case
from calculator.refund.formula import Refund, refund
from calculator.refund.trace import SILENT, Trace
from calculator.rules.base import Base
from calculator.rules.edition import Month, Round, Undecided
from calculator.rules.payday import payday


class MonthResult(NamedTuple):
    """One month; *least* and *most* are the same where everything is known."""

    least: Refund
    most: Refund
    amount: AmountRange
    """What is paid: differs from the formula where payment itself is undecided."""
    paid: Round | Undecided
    trace: Trace


def results(case: Case, base: Base) -> dict[Month, MonthResult]:
    """Return the result of every month of *case*, measured against *base*."""
    return {month: _result(case, month, base) for month in case.spend}


def total_of(by_month: dict[Month, MonthResult]) -> AmountRange:
    """Return the amount of all months together."""
    return total([result.amount for result in by_month.values()])


def payable(paid: Round | Undecided, amount: AmountRange) -> AmountRange:
    """Return what is paid of *amount*: up to the announced won where payment itself is undecided."""
    return AmountRange(0, min(amount.high, paid.won)) if isinstance(paid, Undecided) else amount


def _result(case: Case, month: Month, base: Base) -> MonthResult:
    rule, spend, trace = case.edition.rules[month], case.spend[month], Trace()
    known = base.known is not None and spend.known is not None
    if known and base.months > 1:
        trace.note("average", base.low.total, case.edition.base.source, unit=base.months, sum=base.low.total, months=base.months)
    least = refund(rule, spend.low, base.high, trace if known else SILENT)
    most = refund(rule, spend.high, base.low)
    if not known:
        trace.note("range", most.amount, rule.rate.source, low=least.amount, high=most.amount,
                   unknown=sentence("unknown", _unknown(base, spend), month=month))
    paid = payday(case.edition, month, case.applied_on)
    return MonthResult(least, most, payable(paid, AmountRange(least.amount, most.amount)), paid, trace)


def _unknown(base: Base, spend: AmountRange) -> str:
    if base.known is not None:
        return "spend"
    return "base" if spend.known is not None else "both"
