"""Which of several unknown amounts is worth looking up first."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal, NamedTuple

from calculator.amount import AmountRange, Won
from calculator.message.case import Case
from calculator.refund.inverse import base_for, spend_for
from calculator.refund.result import results, total_of
from calculator.rules.base import Base
from calculator.rules.edition import Month, MonthRule


class Unknown(NamedTuple):
    """An unknown amount of a case, and how wide the range stays at worst once it is known, in won."""

    kind: Literal["base", "spend"]
    month: Month | None
    left: Won


def most_useful_question(case: Case) -> Unknown | None:
    """Return the unknown that narrows the result most, the first of equals; None where all is known.

    Each is tried at both ends and in the middle of what is known of it, and where a month begins to pay
    or reaches its cap: between these the width changes evenly, up to a won for each month.
    """
    return min(_unknowns(case), key=lambda unknown: unknown.left, default=None)


def _unknowns(case: Case) -> Iterator[Unknown]:
    base = case.base.total
    if base.known is None:
        tries = _tries(base, [mark for month in case.spend for mark in _base_marks(case, month)])
        yield Unknown("base", None, _widest([replace(case, base=replace(case.base, total=value)) for value in tries]))
    for month, spend in case.spend.items():
        if spend.known is None:
            tries = _tries(spend, list(_spend_marks(case.edition.rules[month], case.base)))
            yield Unknown("spend", month, _widest([replace(case, spend={**case.spend, month: value}) for value in tries]))


def _base_marks(case: Case, month: Month) -> Iterator[Won]:
    """Yield the sums behind the average at which the ends of the month's spending pay nothing, and the cap."""
    rule, spend = case.edition.rules[month], case.spend[month]
    for end in (spend.low, spend.high):
        nothing, full = (base_for(rule, end, amount, case.base.months) for amount in (0, rule.cap.won))
        yield nothing.low if nothing else 0
        yield full.high if full else 0


def _spend_marks(rule: MonthRule, base: Base) -> Iterator[Won]:
    """Yield the spending from which the ends of the average pay a won, and the cap."""
    for end in (base.low, base.high):
        yield from (spend_for(rule, end, amount).low for amount in (1, rule.cap.won))


def _tries(span: AmountRange, marks: list[Won]) -> list[AmountRange]:
    ends = {span.low, (span.low + span.high) // 2, span.high}
    return [AmountRange.exactly(won) for won in sorted(ends | {mark for mark in marks if span.low < mark < span.high})]


def _widest(cases: list[Case]) -> Won:
    return max(_width(total_of(results(case, case.base))) for case in cases)


def _width(span: AmountRange) -> Won:
    return span.high - span.low
