"""What would have been noted if one thing were otherwise than it seems: the formula run on a changed world."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from calculator.amount import ZERO, AmountRange
from calculator.gap.person import Person
from calculator.message.case import Amounts
from calculator.refund.formula import Refund, refund
from calculator.refund.result import payable
from calculator.rules.base import Base
from calculator.rules.edition import Month, MonthRule
from calculator.rules.payday import payday


class Inputs(NamedTuple):
    """What the formula is run on for one month."""

    rule: MonthRule
    spend: AmountRange
    base: Base


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One changed world.

    *received* is what would then have been noted for each month, and *expected* what the reader
    would have calculated, where the change lies in the calculation and not in the payment.
    *named_by_reader* tells that the reader named the change; *by_the_rules* that the rules themselves give the amount;
    *tuned_to_fit* that the change was sought so as to fit, so that a fit proves nothing;
    *free* how many amounts were left open for it, none where the hypothesis names every won.
    *numbers* fill the sentences of the cause, and *inputs* are kept to show the working.
    """

    received: Amounts
    expected: Amounts | None = None
    named_by_reader: bool = False
    by_the_rules: bool = False
    tuned_to_fit: bool = False
    free: int = 0
    numbers: dict[str, object] = field(default_factory=dict)
    inputs: dict[Month, Inputs] = field(default_factory=dict)


class RuledOut(NamedTuple):
    """A change that the reader's own facts rule out, or leave *untested*; *key* names the sentence that says why."""

    key: str
    numbers: dict[str, object]
    untested: bool = False

    @property
    def by_reader(self) -> bool:
        """Return whether it is what the reader said that speaks against it, and no sum."""
        return self.key in _BY_READER


_BY_READER = frozenset(["by_answer", "nothing_named", "has_applied", "has_membership", "history_set", "balance_checked",
                        "bill_covered", "applied_before", "in_time", "december"])

type Outcome = Hypothesis | RuledOut
type Finder = Callable[[Person], Iterator[Outcome]]
"""Yields every form that one cause could take for a person."""


def ruled_out(key: str, **numbers: object) -> RuledOut:
    """Return the denial *key*, its sentence filled with *numbers*."""
    return RuledOut(key, numbers)


def untested(key: str, **numbers: object) -> RuledOut:
    """Return that too little is known to try a change, as the sentence *key* says."""
    return RuledOut(key, numbers, untested=True)


def inputs(person: Person) -> dict[Month, Inputs]:
    """Return what the formula is run on as the reader wrote it."""
    case = person.case
    return {month: Inputs(case.edition.rules[month], spend, case.base) for month, spend in case.spend.items()}


def received_under(person: Person, changed: dict[Month, Inputs], *, named_by_reader: bool, tuned_to_fit: bool = False, free: int = 0,
             **numbers: object) -> Hypothesis:
    """Return what would have been received with *changed* inputs."""
    return Hypothesis(amounts(person, changed), named_by_reader=named_by_reader, tuned_to_fit=tuned_to_fit, free=free, numbers=numbers, inputs=changed)


def expected_under(person: Person, changed: dict[Month, Inputs], *, free: int = 0, **numbers: object) -> Hypothesis:
    """Return the hypothesis that the reader calculated with *changed* inputs."""
    return Hypothesis(person.due, expected=amounts(person, changed), free=free, numbers=numbers, inputs=changed)


def amounts(person: Person, changed: dict[Month, Inputs]) -> Amounts:
    """Return what the formula gives for each of *changed*, as far as it is paid, and has been."""
    return paid(person, {month: formula(each) for month, each in changed.items()})


def paid(person: Person, amounts: Amounts) -> Amounts:
    """Return what has been paid of *amounts*: nothing before its day, and what was announced where that is undecided."""
    case, early = person.case, person.early
    return {month: ZERO if month in early else payable(payday(case.edition, month, case.applied_on), amount)
            for month, amount in amounts.items()}


def differing(person: Person) -> list[Month]:
    """Return the months for which something else was noted than the rules can give."""
    return [month for month, noted in person.received.items() if not noted.overlaps(person.due[month])]


def formula(each: Inputs) -> AmountRange:
    """Return what the formula gives, whether or not it is paid."""
    least, most = ends(each)
    return AmountRange(least.amount, most.amount)


def ends(each: Inputs) -> tuple[Refund, Refund]:
    """Return the formula at the least and at the most favourable end of what is known."""
    rule, spend, base = each
    least = refund(rule, spend.low, base.high)
    known = spend.known is not None and base.known is not None
    return least, least if known else refund(rule, spend.high, base.low)
