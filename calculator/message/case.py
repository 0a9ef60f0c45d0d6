"""One person's facts, checked: what a refund is computed from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from calculator.amount import UNKNOWN, AmountRange
from calculator.message.fields import Problems, Reader, by_month, day, is_span, problem, span
from calculator.rules.base import Base, from_months
from calculator.rules.edition import Edition, Month
from calculator.rules.loader import edition, editions

type Amounts = dict[Month, AmountRange]
"""What is known of the won of each month."""


@dataclass(frozen=True, slots=True)
class Case:
    """One person's facts, checked."""

    edition: Edition
    base: Base
    spend: Amounts
    applied_on: date | None
    received: Amounts


UNKNOWN_BASE = Base(UNKNOWN)
REFUND_KEYS = ("do", "edition", "base", "spend", "applied_on", "received")


def read_case(message: Mapping[Any, Any]) -> Case:
    """Return the checked facts of *message*; raise `Problems` where any field is unusable."""
    reader = Reader(message)
    reader.keys(REFUND_KEYS, required=("edition", "base", "spend"))
    case = case_in(reader)
    reader.finish()
    return case


def case_in(reader: Reader) -> Case:
    """Return the facts in *reader*, its problems noted there; raise `Problems` without an edition."""
    rules = edition_in(reader)
    case = Case(
        edition=rules,
        base=reader.take("base", base_in, rules, default=UNKNOWN_BASE),
        spend=reader.take("spend", by_month, rules.months, span, default={}),
        applied_on=reader.take("applied_on", applied_on, rules, default=None),
        received=reader.take("received", noted_in, rules.months, default={}),
    )
    told = {each.field for each in reader.problems}
    for month in sorted(case.received.keys() - case.spend.keys()):
        if f"spend.{month}" not in told:
            reader.problems += problem(f"spend.{month}", "spend_missing").each
    return case


def edition_in(reader: Reader) -> Edition:
    """Return the rules that the message names; without them nothing else can be read."""
    rules = reader.take("edition", _edition, default=None)
    if rules is None:
        raise Problems(reader.problems)
    return rules


def base_in(field: str, value: object, rules: Edition) -> Base:
    """Return the average in *value*: an amount, or amounts per month of the earlier period."""
    if isinstance(value, dict) and not is_span(value):
        return from_months(rules.base, by_month(field, value, rules.base.months, span))
    return Base(span(field, value))


def base_by_month(reader: Reader, rules: Edition) -> Amounts:
    """Return what is known of single months of the earlier period, told as such or as the base itself."""
    months: Amounts = reader.take("base_months", noted_in, rules.base.months, default={})
    base = reader.message.get("base")
    if months or not isinstance(base, dict) or is_span(base):
        return months
    return Reader({"base": base}).take("base", by_month, rules.base.months, span, default={})


def noted_in(field: str, value: object, months: tuple[Month, ...]) -> Amounts:
    """Return the amounts per month in *value*, none where it is empty."""
    return {} if value in (None, {}) else by_month(field, value, months, span)


def _edition(field: str, value: object) -> Edition:
    if not isinstance(value, str) or value not in editions():
        raise problem(field, "edition", known=", ".join(editions()))
    return edition(value)


def applied_on(field: str, value: object, rules: Edition) -> date | None:
    """Return the day of application in *value*, one on which applying was possible."""
    when, window = day(field, value), rules.application
    if when and not window.since <= when <= window.until:
        raise problem(field, "date_outside", since=window.since, until=window.until)
    return when
