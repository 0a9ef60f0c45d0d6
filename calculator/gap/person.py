"""A case with what was noted of the payments and what else the reader knows."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, NamedTuple

from calculator.amount import UNKNOWN, ZERO, AmountRange, total
from calculator.message.case import REFUND_KEYS, Amounts, Case, base_by_month, case_in, noted_in
from calculator.message.fields import Reader, by_month, day, flag, month_in, problem, span
from calculator.message.precision import Precision, as_said, each_around, fields_in, names_in
from calculator.refund.formula import refund
from calculator.refund.result import payable
from calculator.rules.edition import Edition, Month, Round
from calculator.rules.payday import payday


class Purchase(NamedTuple):
    """One purchase that was cancelled or refunded, in the month in which it was paid."""

    month: Month
    amount: AmountRange


class Bill(NamedTuple):
    """A bill that the card paid although there was a balance of vouchers, in won."""

    bill: AmountRange
    balance: AmountRange


UNKNOWN_PAYMENT = Bill(UNKNOWN, UNKNOWN)


@dataclass(frozen=True, slots=True)
class Person:
    """One person's case and knowledge; None, or an unknown amount, where a thing is not known.

    *case* is as wide as its amounts were said, and *typed* as they stand in the message;
    *due* and *due_as_typed* are what the rules have paid of every month of the one and of the other.
    *denied* and *said* are the causes, by id, that the reader has answered do not apply, or do.
    """

    case: Case
    typed: Case
    due: Amounts
    due_as_typed: Amounts
    precision: Precision
    denied: frozenset[str]
    said: frozenset[str]
    today: date | None
    expected: Amounts
    expected_as_typed: Amounts
    excluded: Amounts | None
    family_card: Amounts | None
    other_cards: Amounts | None
    cancelled: tuple[Purchase, ...] | None
    base_months: Amounts
    official_base: AmountRange
    months_used: int | None
    lottery: AmountRange
    has_applied: bool | None
    has_membership: bool | None
    history_set: bool | None
    balance_checked: bool | None
    payment: Bill

    @property
    def edition(self) -> Edition:
        """Return the rules of the case."""
        return self.case.edition

    @property
    def received(self) -> Amounts:
        """Return what was noted of the payments."""
        return self.case.received

    @property
    def as_due(self) -> bool:
        """Return whether every amount noted is, as it was typed, what the rules give."""
        noted = self.typed.received
        return bool(noted) and all(span.known is not None and span == self.due_as_typed[month] for month, span in noted.items())

    @property
    def early(self) -> list[Month]:
        """Return the months whose payment day is still to come."""
        return [month for month in self.case.spend if _to_come(self.case, month, self.today)]

    def at_face_value(self) -> "Person":
        """Return the person with every amount as it was typed."""
        return replace(self, case=self.typed, due=self.due_as_typed)

    def with_case(self, case: Case) -> "Person":
        """Return the person with the facts of *case* in place of those that were said."""
        return replace(self, case=case, due=_paid(case, self.today))


KNOWLEDGE = ("today", "expected", "excluded", "family_card", "other_cards", "cancelled", "base_months",
             "official_base", "months_used", "lottery", "exact", "about", "denied", "said",
             "has_applied", "has_membership", "history_set", "balance_checked", "payment")
"""Everything that a reader may know beside the case; all optional, null for unknown."""
MOST_PURCHASES = 50
"""No more cancelled purchases are read; they can be summed by month."""


def read_person(message: Mapping[Any, Any]) -> Person:
    """Return the checked facts of *message*; raise `Problems` where any field is unusable."""
    reader = Reader(message)
    reader.keys((*REFUND_KEYS, *KNOWLEDGE), required=("edition", "base", "spend"))
    typed = case_in(reader)
    none: frozenset[str] = frozenset()
    precision = Precision(*(reader.take(name, fields_in, default=none) for name in ("exact", "about")))
    case, today = as_said(typed, precision), reader.take("today", day, default=None)
    expected: Amounts = reader.take("expected", noted_in, case.edition.months, default={})
    person = Person(
        case=case,
        typed=typed,
        due=_paid(case, today),
        due_as_typed=_paid(typed, today),
        precision=precision,
        denied=reader.take("denied", names_in, default=none),
        said=reader.take("said", names_in, default=none),
        today=today,
        expected=each_around(precision, "expected", expected),
        expected_as_typed=expected,
        excluded=reader.take("excluded", _part, typed, default=None),
        family_card=reader.take("family_card", _part, typed, default=None),
        other_cards=reader.take("other_cards", _added, typed, default=None),
        cancelled=reader.take("cancelled", purchases, typed, default=None),
        base_months=base_by_month(reader, case.edition),
        official_base=reader.take("official_base", span, default=UNKNOWN),
        months_used=reader.take("months_used", _months_used, typed, default=None) or case.base.used,
        lottery=reader.take("lottery", span, default=UNKNOWN),
        has_applied=reader.take("has_applied", flag, default=None),
        has_membership=reader.take("has_membership", flag, default=None),
        history_set=reader.take("history_set", flag, default=None),
        balance_checked=reader.take("balance_checked", flag, default=None),
        payment=reader.take("payment", _payment, default=UNKNOWN_PAYMENT),
    )
    if not person.received and not person.expected and not any(
            each.field.partition(".")[0] in ("received", "expected") for each in reader.problems):
        reader.problems += problem("received", "nothing_noted").each
    if person.has_applied is False and person.case.applied_on:
        reader.problems += problem("has_applied", "applied_both").each
    for month in sorted(person.expected.keys() - case.spend.keys()):
        reader.problems += problem(f"spend.{month}", "spend_missing_expected").each
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
    bought = tuple(_purchase(f"{field}.{number}", entry, case) for number, entry in enumerate(value, start=1))
    for month in case.spend:
        of_month = [purchase.amount for purchase in bought if purchase.month == month]
        _check_part(f"{field}.{month}", total(of_month), case.spend[month])
    return bought


def _purchase(field: str, value: object, case: Case) -> Purchase:
    if not isinstance(value, dict) or value.keys() != {"month", "amount"}:
        raise problem(field, "purchases")
    return Purchase(month_in(f"{field}.month", value["month"], tuple(case.spend) or case.edition.months), span(f"{field}.amount", value["amount"]))


def _paid(case: Case, today: date | None) -> Amounts:
    """Return what the rules give for every month of *case*; nothing yet where its payment day is still to come."""
    return {month: ZERO if _to_come(case, month, today) else _payable(case, month) for month in case.spend}


def _payable(case: Case, month: Month) -> AmountRange:
    rule, spend, base = case.edition.rules[month], case.spend[month], case.base
    amount = AmountRange(refund(rule, spend.low, base.high).amount, refund(rule, spend.high, base.low).amount)
    return payable(payday(case.edition, month, case.applied_on), amount)


def _to_come(case: Case, month: Month, today: date | None) -> bool:
    paid = payday(case.edition, month, case.applied_on)
    return today is not None and isinstance(paid, Round) and today < paid.pay_on


def _added(field: str, value: object, case: Case) -> Amounts | None:
    return None if value is None else by_month(field, value, tuple(case.spend) or case.edition.months, span)


def _part(field: str, value: object, case: Case) -> Amounts | None:
    """Return amounts that are part of the spending of their month."""
    amounts = _added(field, value, case)
    for month, part in (amounts or {}).items():
        _check_part(f"{field}.{month}", part, case.spend.get(month, UNKNOWN))
    return amounts


def _check_part(field: str, part: AmountRange, whole: AmountRange) -> None:
    if part.low > whole.high:
        raise problem(field, "more_than_spend", spend=whole.high)


def _months_used(field: str, value: object, case: Case) -> int | None:
    most = len(case.edition.base.months)
    if value is not None and (not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= most):
        raise problem(field, "months_used", most=most)
    return value


def _payment(field: str, value: object) -> Bill:
    if value is None:
        return UNKNOWN_PAYMENT
    if not isinstance(value, dict) or not value.keys() <= {"bill", "balance"}:
        raise problem(field, "payment")
    return Bill(*(span(f"{field}.{name}", value.get(name)) for name in ("bill", "balance")))
