"""Their numbers held against the formula, and against ours."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from calculator.amount import Won
from calculator.data.sentences import sentence
from calculator.refund.formula import refund
from calculator.rules.base import Average
from calculator.rules.edition import Month
from calculator.rules.loader import current

if TYPE_CHECKING:
    from calculator import protocol


_ORDER = (("applied_on", "paid_on"), ("asked_on", "answered_on"), ("asked_on", "promised_on"), ("cancelled_on", "deadline"), ("paid_on", "deadline"))
"""Days of which the first comes before the second."""


class MonthSums(NamedTuple):
    """What is known of one month, in won."""

    base: Won | None
    spend: Won | None
    growth: Won | None
    received: Won | None


class Contradiction(NamedTuple):
    """Numbers of one month that the formula does not allow together; *role* is the one that comes out otherwise."""

    month: Month
    role: str
    due: Won
    said: Won


def contradictions(month: Month, sums: MonthSums) -> Iterator[Contradiction]:
    """Yield where the numbers of *month* do not follow from each other."""
    growth = None if sums.base is None or sums.spend is None else max(0, sums.spend - sums.base)
    if growth is not None and sums.growth is not None and growth != sums.growth:
        yield Contradiction(month, "growth", growth, sums.growth)
    elif sums.received is not None and (above := growth if growth is not None else sums.growth) is not None:
        due = refund(current().rules[month], above, Average(0, 1)).amount
        if due != sums.received:
            yield Contradiction(month, "received", due, sums.received)


def disorders(days: dict[str, date]) -> Iterator[tuple[str, str]]:
    """Yield the roles of two *days* of which the first cannot be the later one, but is."""
    yield from ((first, then) for first, then in _ORDER if first in days and then in days and days[first] > days[then])


def differences(theirs: dict[Month, MonthSums], ours: dict[Month, MonthSums]) -> "list[protocol.TextDifference]":
    """Return for each month of both which of their numbers explains what was received."""
    return [_difference(month, theirs[month], ours[month]) for month in theirs if month in ours]


def _difference(month: Month, theirs: MonthSums, ours: MonthSums) -> "protocol.TextDifference":
    other = [key for key in ("base", "spend") if getattr(theirs, key) is not None and getattr(theirs, key) != getattr(ours, key)]
    paid = theirs.received if theirs.received is not None else ours.received
    lines = [sentence("reading_gap", key, month=month, theirs=getattr(theirs, key), ours=getattr(ours, key))
             for key in other if getattr(ours, key) is not None]
    which, amount = _explaining(month, theirs, ours, other, paid)
    if which:
        name = sentence("reading_gap", "both") if len(which) > 1 else sentence("reading_role", which[0])
        lines.append(sentence("reading_gap", "explained", which=name, amount=amount))
    elif amount is None:
        lines.append(sentence("reading_gap", "open", month=month))
    elif paid is not None:
        key = "still" if amount != paid else "ours" if not other else "same"
        lines.append(sentence("reading_gap", key, month=month, amount=amount, received=paid))
    elif not other:
        lines.append(sentence("reading_gap", "same", month=month))
    return {"month": month, "which": which, "amount": amount, "received": paid, "text": " ".join(lines)}


def _explaining(month: Month, theirs: MonthSums, ours: MonthSums, other: list[str], paid: Won | None) -> tuple[list[str], Won | None]:
    """Return the fewest of their numbers with which the formula gives what was *paid*, and what it gives with all of them."""
    most = _due(month, theirs, ours, other)
    if paid is None or _due(month, theirs, ours, []) == paid:
        return [], most
    for which in [[key] for key in other] + ([other] if len(other) > 1 else []):
        if _due(month, theirs, ours, which) == paid:
            return which, paid
    return [], most


def _due(month: Month, theirs: MonthSums, ours: MonthSums, which: list[str]) -> Won | None:
    base, spend = (getattr(theirs if key in which else ours, key) for key in ("base", "spend"))
    return None if base is None or spend is None else refund(current().rules[month], spend, Average(base, 1)).amount
