"""Causes that lie in the spending: something in the sum that does not count, or something left out of it."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from calculator.amount import UNKNOWN, AmountRange
from calculator.gap.hypothesis import Outcome, differing, inputs, received_under
from calculator.gap.person import Person
from calculator.message.case import Case
from calculator.refund.inverse import spend_for
from calculator.rules.edition import Month


class Needed(NamedTuple):
    """By how many won the spending of a month would have to be changed, both ends included.

    No upper end where *high* is None; *about* tells that an amount it rests on was only estimated.
    """

    low: int
    high: int | None
    about: bool


def less_spending(person: Person) -> Iterator[Outcome]:
    """Yield the spending without so much as one likes."""
    yield _with(person, with_less(person.case))


def more_spending(person: Person) -> Iterator[Outcome]:
    """Yield the spending with so much more as one likes."""
    yield _with(person, with_more(person.case))


def with_less(case: Case) -> Case:
    """Return *case* with any part of the spending left out."""
    return replace(case, spend={month: AmountRange(0, spend.high) for month, spend in case.spend.items()})


def with_more(case: Case) -> Case:
    """Return *case* with anything added to the spending."""
    return replace(case, spend={month: AmountRange(spend.low, UNKNOWN.high) for month, spend in case.spend.items()})


def _with(person: Person, case: Case) -> Outcome:
    changed = inputs(replace(person, case=case))
    return received_under(person, changed, named_by_reader=False, free=len(differing(person)))


def needed(person: Person, cause: str) -> dict[Month, Needed]:
    """Return by how many won the spending of each month that differs would have to be changed.

    *cause* is ``less`` where the change takes spending out and ``more`` where it adds some;
    a month that the change cannot explain is left out.
    """
    changes = {month: _change(person, month, cause) for month in person.received}
    return {month: change for month, change in changes.items() if change}


def _change(person: Person, month: Month, cause: str) -> Needed | None:
    rule, noted = person.edition.rules[month], person.typed.received[month].known
    spend, base = person.typed.spend[month].known, person.typed.base.known
    if noted is None or spend is None or base is None or noted > rule.cap.won or noted == person.due_as_typed[month].known:
        return None
    about = None in (person.received[month].known, person.case.spend[month].known) or person.case.base.wide
    back = spend_for(rule, base, noted)
    if cause == "less":
        return Needed(0 if back.high is None else spend - back.high, spend - back.low, about) if back.low < spend else None
    return Needed(back.low - spend, None if back.high is None else back.high - spend, about) if back.low > spend else None
