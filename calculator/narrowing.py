"""Which of several unknown amounts is worth looking up first."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal, NamedTuple

from calculator.case import Case
from calculator.edition import Month
from calculator.result import results, whole
from calculator.span import Span, Won


class Unknown(NamedTuple):
    """An unknown amount of a case, and how wide the range stays at worst once it is known, in won."""

    kind: Literal["base", "spend"]
    month: Month | None
    left: Won


def narrowest(case: Case) -> Unknown | None:
    """Return the unknown that narrows the result most, the first of equals; None where all is known.

    Each is tried at both ends and in the middle of what is known of it, and counts with the widest range left.
    """
    return min(_unknowns(case), key=lambda unknown: unknown.left, default=None)


def _unknowns(case: Case) -> Iterator[Unknown]:
    base = case.base.total
    if base.known is None:
        cases = [replace(case, base=replace(case.base, total=value)) for value in _tries(base)]
        yield Unknown("base", None, _widest(cases))
    for month, spend in case.spend.items():
        if spend.known is None:
            cases = [replace(case, spend={**case.spend, month: value}) for value in _tries(spend)]
            yield Unknown("spend", month, _widest(cases))


def _tries(span: Span) -> list[Span]:
    return [Span.exactly(won) for won in (span.low, (span.low + span.high) // 2, span.high)]


def _widest(cases: list[Case]) -> Won:
    return max(_width(whole(results(case, case.base))) for case in cases)


def _width(span: Span) -> Won:
    return span.high - span.low
