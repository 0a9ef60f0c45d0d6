"""A case with what was noted of the payments and what else the reader knows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from calculator.case import REFUND_KEYS, Amounts, Case, base_by_month, case_in, noted_in
from calculator.edition import Edition, Month
from calculator.message import Reader, by_month, day, flag, month_in, problem, span
from calculator.result import results
from calculator.span import ANYTHING, Span, total


class Purchase(NamedTuple):
    """One purchase that was cancelled or refunded, in the month in which it was paid."""

    month: Month
    amount: Span


class Payment(NamedTuple):
    """A bill that the card paid although there was a balance of vouchers, in won."""

    bill: Span
    balance: Span


UNKNOWN_PAYMENT = Payment(ANYTHING, ANYTHING)


@dataclass(frozen=True, slots=True)
class Person:
    """One person's case and knowledge; None, or an unknown amount, where a thing is not known.

    *due* is what the rules give for every month of the case.
    """

    case: Case
    due: Amounts
    today: date | None
    expected: Amounts
    excluded: Amounts | None
    family_card: Amounts | None
    other_cards: Amounts | None
    cancelled: tuple[Purchase, ...] | None
    base_months: Amounts
    official_base: Span
    months_used: int | None
    lottery: Span
    has_applied: bool | None
    has_membership: bool | None
    history_set: bool | None
    balance_checked: bool | None
    payment: Payment

    @property
    def edition(self) -> Edition:
        """Return the rules of the case."""
        return self.case.edition

    @property
    def received(self) -> Amounts:
        """Return what was noted of the payments."""
        return self.case.received


KNOWLEDGE = ("today", "expected", "excluded", "family_card", "other_cards", "cancelled", "base_months",
             "official_base", "months_used", "lottery",
             "has_applied", "has_membership", "history_set", "balance_checked", "payment")
"""Everything that a reader may know beside the case; all optional, null for unknown."""
MOST_PURCHASES = 50
"""No more cancelled purchases are read; they can be summed by month."""


def read_person(message: Mapping[Any, Any]) -> Person:
    """Return the checked facts of *message*; raise `Problems` where any field is unusable."""
    reader = Reader(message)
    reader.keys((*REFUND_KEYS, *KNOWLEDGE), required=("edition", "base", "spend"))
    case = case_in(reader)
    months = case.edition.months
    person = Person(
        case=case,
        due={month: result.amount for month, result in results(case, case.base).items()},
        today=reader.take("today", day, default=None),
        expected=reader.take("expected", noted_in, months, default={}),
        excluded=reader.take("excluded", _part, case, default=None),
        family_card=reader.take("family_card", _part, case, default=None),
        other_cards=reader.take("other_cards", _added, case, default=None),
        cancelled=reader.take("cancelled", purchases, case, default=None),
        base_months=base_by_month(reader, case.edition),
        official_base=reader.take("official_base", span, default=ANYTHING),
        months_used=reader.take("months_used", _months_used, case, default=None) or case.base.used,
        lottery=reader.take("lottery", span, default=ANYTHING),
        has_applied=reader.take("has_applied", flag, default=None),
        has_membership=reader.take("has_membership", flag, default=None),
        history_set=reader.take("history_set", flag, default=None),
        balance_checked=reader.take("balance_checked", flag, default=None),
        payment=reader.take("payment", _payment, default=UNKNOWN_PAYMENT),
    )
    if not person.received and not person.expected:
        reader.problems += problem("received", "nothing_noted").each
    for month in person.expected.keys() - case.spend.keys():
        reader.problems += problem(f"spend.{month}", "spend_missing").each
    reader.finish()
    return person


def purchases(field: str, value: object, case: Case) -> tuple[Purchase, ...] | None:
    """Return the cancelled purchases in *value*: a list of ``{"month", "amount"}``, or None for unknown."""
    if value is None:
        return None
    if not isinstance(value, list):
        raise problem(field, "purchases")
    if len(value) > MOST_PURCHASES:
        raise problem(field, "many_purchases", most=MOST_PURCHASES)
    found = tuple(_purchase(f"{field}.{number}", entry, case) for number, entry in enumerate(value, start=1))
    for month in case.spend:
        of_month = [purchase.amount for purchase in found if purchase.month == month]
        _check_part(f"{field}.{month}", total(of_month), case.spend[month])
    return found


def _purchase(field: str, value: object, case: Case) -> Purchase:
    if not isinstance(value, dict) or value.keys() != {"month", "amount"}:
        raise problem(field, "purchases")
    return Purchase(month_in(f"{field}.month", value["month"], tuple(case.spend) or case.edition.months), span(f"{field}.amount", value["amount"]))


def _added(field: str, value: object, case: Case) -> Amounts | None:
    return None if value is None else by_month(field, value, tuple(case.spend) or case.edition.months, span)


def _part(field: str, value: object, case: Case) -> Amounts | None:
    """Return amounts that are part of the spending of their month."""
    amounts = _added(field, value, case)
    for month, part in (amounts or {}).items():
        _check_part(f"{field}.{month}", part, case.spend.get(month, ANYTHING))
    return amounts


def _check_part(field: str, part: Span, whole: Span) -> None:
    if part.low > whole.high:
        raise problem(field, "more_than_spend", spend=whole.high)


def _months_used(field: str, value: object, case: Case) -> int | None:
    most = len(case.edition.base.months)
    if value is not None and (not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= most):
        raise problem(field, "months_used", most=most)
    return value


def _payment(field: str, value: object) -> Payment:
    if value is None:
        return UNKNOWN_PAYMENT
    if not isinstance(value, dict) or not value.keys() <= {"bill", "balance"}:
        raise problem(field, "payment")
    return Payment(*(span(f"{field}.{name}", value.get(name)) for name in ("bill", "balance")))
