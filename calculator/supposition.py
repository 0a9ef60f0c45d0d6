"""What would have been noted if one thing were otherwise than it seems: the formula run on a changed world."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from calculator.base import Base
from calculator.case import Amounts
from calculator.edition import Month, MonthRule
from calculator.payday import payday
from calculator.person import Person
from calculator.refund import Refund, refund
from calculator.result import payable
from calculator.span import Span


class Inputs(NamedTuple):
    """What the formula is run on for one month."""

    rule: MonthRule
    spend: Span
    base: Base


@dataclass(frozen=True, slots=True)
class Supposition:
    """One changed world.

    *received* is what would then have been noted for each month, and *expected* what the reader
    would have reckoned, where the change lies in the reckoning and not in the payment.
    *given* tells that the reader named the change; *normal* that the rules themselves give the amount;
    *fitted* that the change was sought so as to fit, so that a fit proves nothing.
    *numbers* fill the sentences of the cause, and *inputs* are kept to show the working.
    """

    received: Amounts
    expected: Amounts | None = None
    given: bool = False
    normal: bool = False
    fitted: bool = False
    numbers: dict[str, object] = field(default_factory=dict)
    inputs: dict[Month, Inputs] = field(default_factory=dict)


class Denied(NamedTuple):
    """A change that the reader's own facts rule out; *key* names the sentence that says why."""

    key: str
    numbers: dict[str, object]


type Outcome = Supposition | Denied
type Finder = Callable[[Person], Iterator[Outcome]]
"""Yields every form that one cause could take for a person."""


def denied(key: str, **numbers: object) -> Denied:
    """Return the denial *key*, its sentence filled with *numbers*."""
    return Denied(key, numbers)


def inputs(person: Person) -> dict[Month, Inputs]:
    """Return what the formula is run on as the reader wrote it."""
    case = person.case
    return {month: Inputs(case.edition.rules[month], spend, case.base) for month, spend in case.spend.items()}


def supposed(person: Person, changed: dict[Month, Inputs], *, given: bool, fitted: bool = False,
             **numbers: object) -> Supposition:
    """Return what would have been received with *changed* inputs."""
    return Supposition(amounts(person, changed), given=given, fitted=fitted, numbers=numbers, inputs=changed)


def reckoned(person: Person, changed: dict[Month, Inputs], **numbers: object) -> Supposition:
    """Return what the reader would have reckoned with *changed* inputs.

    Without a note of what was expected, the amount in question is the one noted as received.
    """
    return reckoning(person, amounts(person, changed), changed, **numbers)


def reckoning(person: Person, wrong: Amounts, changed: dict[Month, Inputs], **numbers: object) -> Supposition:
    """Return the supposition that *wrong* was reckoned."""
    if person.expected:
        return Supposition(person.due, expected=wrong, numbers=numbers, inputs=changed)
    return Supposition(wrong, numbers=numbers, inputs=changed)


def amounts(person: Person, changed: dict[Month, Inputs]) -> Amounts:
    """Return what the formula gives for each of *changed*, as far as it is paid."""
    case = person.case
    return {month: payable(payday(case.edition, month, case.applied_on), formula(each)) for month, each in changed.items()}


def formula(each: Inputs) -> Span:
    """Return what the formula gives, whether or not it is paid."""
    least, most = ends(each)
    return Span(least.amount, most.amount)


def ends(each: Inputs) -> tuple[Refund, Refund]:
    """Return the formula at the least and at the most favourable end of what is known."""
    rule, spend, base = each
    least = refund(rule, spend.low, base.high)
    known = spend.known is not None and base.known is not None
    return least, least if known else refund(rule, spend.high, base.low)
