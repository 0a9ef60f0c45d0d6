"""What a person typed, checked field by field, and as a message for the gap finder."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, Literal

from calculator.message.case import applied_on
from calculator.message.fields import Reader, month_in, won
from calculator.rules.edition import Edition

if TYPE_CHECKING:
    from calculator import protocol

type FieldKind = Literal["won", "day", "month"]
type Values = dict[str, Any]
"""Checked values by the id of their field: won as int, days as `date`, months as text."""

KINDS: dict[str, FieldKind] = {
    "month": "month",
    "base": "won",
    "spend": "won",
    "received": "won",
    "cancelled": "won",
    "notice": "won",
    "applied_on": "day",
}
"""Everything that a question may ask for."""


def read_values(value: object, wanted: Iterable[str], rules: Edition) -> Values:
    """Return the *wanted* values of *value* as far as they are there; raise `Problems` for those that cannot be used."""
    reader = Reader(value if isinstance(value, dict) else {})
    reads: dict[FieldKind, Callable[..., Any]] = {"won": won, "day": partial(applied_on, rules=rules),
                                             "month": partial(month_in, months=rules.months)}
    found = {key: reader.take(key, _optional, reads[KINDS[key]], default=None) for key in wanted}
    reader.finish()
    return {key: value for key, value in found.items() if value is not None}


def refund_message(values: Values, rules: Edition) -> "protocol.RefundMessage | None":
    """Return the question for the refund of the month in *values*; None where no month is known."""
    month = values.get("month")
    if month is None:
        return None
    message: protocol.RefundMessage = {"do": "refund", "edition": rules.id, "base": values.get("base"), "spend": {month: values.get("spend")}}
    if "received" in values:
        message["received"] = {month: values["received"]}
    if "applied_on" in values:
        message["applied_on"] = values["applied_on"].isoformat()
    return message


def gap_message(values: Values, rules: Edition, today: date | None, said: Iterable[str],
                denied: Iterable[str]) -> "protocol.GapMessage | None":
    """Return the question for the gap finder, with the causes that the answers named and those that they ruled out.

    None where no month or no payment is known, or where it is a cancellation that is asked about.
    """
    asked = refund_message(values, rules)
    if asked is None or "received" not in asked or "cancelled" in values:
        return None
    message: protocol.GapMessage = {"do": "gap", "edition": rules.id, "spend": asked["spend"], "base": asked["base"],
                                    "received": asked["received"], "said": sorted(said), "denied": sorted(denied)}
    if "applied_on" in asked:
        message["applied_on"] = asked["applied_on"]
    if today:
        message["today"] = today.isoformat()
    return message


def clawback_message(values: Values, rules: Edition) -> "protocol.ClawbackMessage | None":
    """Return the question for what goes back; None where no month or no cancelled amount is known."""
    asked = refund_message(values, rules)
    if asked is None or "cancelled" not in values:
        return None
    message: protocol.ClawbackMessage = {"do": "clawback", "edition": rules.id, "spend": asked["spend"], "base": asked["base"],
                                         "cancelled": [{"month": values["month"], "amount": values["cancelled"]}]}
    if "received" in asked:
        message["received"] = asked["received"]
    if "applied_on" in asked:
        message["applied_on"] = asked["applied_on"]
    if "notice" in values:
        message["notice"] = values["notice"]
    return message


def _optional(field: str, value: object, read: Callable[[str, object], Any]) -> Any:
    return None if value is None else read(field, value)
