"""The answer to an inverse message: what spending stands behind an amount that was paid."""

from typing import TYPE_CHECKING, Any

from calculator.amount import UNKNOWN, Won
from calculator.data.sentences import sentence
from calculator.message.case import UNKNOWN_BASE, base_in, edition_in
from calculator.message.fields import Reader, by_month, problem, won
from calculator.refund.inverse import SpendingRange, growth_for, spend_for
from calculator.rules.base import Base
from calculator.rules.edition import Edition, Month

if TYPE_CHECKING:
    from calculator import protocol

WHOLE = 100
"""Percent of the base that has to be exceeded where nothing is added to it."""


def inverse_answer(message: dict[Any, Any]) -> "protocol.InverseAnswer":
    """Return the growth behind every amount received, and the spending where the average is known."""
    reader = Reader(message)
    reader.keys(("do", "edition", "base", "received"), required=("edition", "received"))
    edition = edition_in(reader)
    base = reader.take("base", base_in, edition, default=UNKNOWN_BASE)
    received: dict[Month, Won] = reader.take("received", by_month, edition.months, won, default={})
    for month, amount in received.items():
        if amount > edition.rules[month].cap.won:
            reader.problems += problem(f"received.{month}", "more_than_cap", cap=edition.rules[month].cap.won).each
    reader.finish()
    return {"ok": True, "edition": edition.id,
            "months": [_month(edition, base, month, amount) for month, amount in received.items()]}


def _month(edition: Edition, base: Base, month: Month, amount: Won) -> "protocol.InverseMonth":
    growth, spend = growth_for(edition.rules[month], amount), _spend(edition, base, month, amount)
    texts = [_text(edition, "growth", month, amount, growth)]
    if spend:
        texts.append(_text(edition, "spend", month, amount, spend))
    return {"month": month, "received": amount, "growth": _end_answer(growth),
            "spend": _end_answer(spend) if spend else None, "text": " ".join(texts)}


def _end_answer(spending: SpendingRange) -> "protocol.Backward":
    return {"low": spending.low, "high": spending.high}


def _spend(edition: Edition, base: Base, month: Month, amount: Won) -> SpendingRange | None:
    if base.total.high >= UNKNOWN.high:
        return None
    rule = edition.rules[month]
    return SpendingRange(spend_for(rule, base.low, amount).low, spend_for(rule, base.high, amount).high)


def _text(edition: Edition, kind: str, month: Month, amount: Won, spending: SpendingRange) -> str:
    above = sentence("inverse", "above_base" if edition.rules[month].threshold.percent == WHOLE else "above_mark")
    end = "least" if spending.high is None else "most" if spending.low == 0 else "between"
    return sentence("inverse", f"{kind}_{end}", month=month, amount=amount, low=spending.low, high=spending.high, above=above)
