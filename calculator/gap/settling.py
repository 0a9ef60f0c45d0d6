"""What would settle an open answer: the smallest sets of facts that leave one amount, or one cause, the cheapest first."""

from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from calculator.amount import AmountRange, Won
from calculator.data.sentences import sentence
from calculator.gap.findings import Findings
from calculator.gap.person import Person
from calculator.refund.formula import refund
from calculator.refund.inverse import base_for, spend_for
from calculator.rules.base import Base
from calculator.rules.edition import Month, MonthRule, Undecided
from calculator.rules.payday import payday

if TYPE_CHECKING:
    from calculator import protocol

BASE, SPEND = "base", "spend"
A_FRACTION = 1
"""A won more or less is still one amount: the fraction of a base in whole won is never known."""
MOST_FACTS = 3
"""More facts than that, to tell causes apart, are no longer told as one set."""


def settle_answer(findings: Findings) -> "list[protocol.Settling]":
    """Return every smallest set of facts that would settle what the rules give, or else which cause it is.

    Each is ``{"facts", "where", "leaves"}``: the fields to type them into, where each of them is found,
    and what they leave, in words. What was announced as not decided is settled by nothing.
    """
    person = findings.person
    if any(isinstance(payday(person.edition, month, person.case.applied_on), Undecided) for month in _asked(person)):
        return []
    causes = list(_telling_apart(findings))
    if causes and findings.kind == "several":
        # What was received lies outside what the rules give, however exactly the amounts are known.
        return causes
    return [_answer(person, facts) for facts in _smallest(person)] or causes


def _telling_apart(findings: Findings) -> "Iterator[protocol.Settling]":
    """Yield the cheapest facts that would leave one of the causes, as long as one alone is true: of all but the last."""
    named = [finding.cause for finding in findings.alone if finding.cause.asks and not finding.named_by_reader]
    silent = len(findings.alone) - len(named)
    asked = {cause.asks: cause.question for cause in (named if silent else named[:-1])}
    if silent <= 1 and 0 < len(asked) <= MOST_FACTS and (silent or named[-1].asks not in asked):
        yield {"facts": list(asked), "where": list(asked.values()), "leaves": sentence("settle", "leaves_cause")}


def _smallest(person: Person) -> list[frozenset[str]]:
    """Return the smallest sets of facts that leave one amount for every month, those of fewer facts first."""
    unknown = _unknown(person)
    smallest: list[frozenset[str]] = []
    if _settles(person, frozenset()):
        return []
    for size in range(1, len(unknown) + 1):
        for facts in map(frozenset, combinations(unknown, size)):
            if not any(smaller <= facts for smaller in smallest) and _settles(person, facts):
                smallest.append(facts)
    return smallest


def _answer(person: Person, facts: frozenset[str]) -> "protocol.Settling":
    # The base first: it stands in one notice, while the spending of a month has to be added up.
    named = sorted(facts)
    where = [sentence("settle", _kind(fact), month=fact.partition(".")[2], name=person.edition.base.name) for fact in named]
    return {"facts": named, "where": where, "leaves": sentence("settle", "leaves_amount")}


def _unknown(person: Person) -> list[str]:
    case = person.case
    months = [month for month in _asked(person) if case.spend[month].known is None]
    return [*([BASE] if case.base.wide else []), *(f"{SPEND}.{month}" for month in months)]


def _asked(person: Person) -> list[Month]:
    return [month for month in person.received or person.case.spend if month not in person.early]


def _settles(person: Person, facts: frozenset[str]) -> bool:
    return all(_one_amount(person, month, BASE in facts, f"{SPEND}.{month}" in facts) for month in _asked(person))


def _one_amount(person: Person, month: Month, base_known: bool, spend_known: bool) -> bool:
    """Return whether the formula gives one amount, whatever the facts that are to be found turn out to be."""
    rule, spend, base = person.edition.rules[month], person.case.spend[month], person.case.base
    if not base.wide:
        base = Base(AmountRange.exactly(base.in_whole_won.total))
    bases = [Base(AmountRange.exactly(total), base.months) for total in _base_tries(rule, base, spend)] if base_known else [base]
    spends = [AmountRange.exactly(won) for won in _spend_tries(rule, spend, base)] if spend_known else [spend]
    return all(refund(rule, spend.high, base.low).amount - refund(rule, spend.low, base.high).amount <= A_FRACTION
               for base in bases for spend in spends if not (base_known and spend_known))


def _base_tries(rule: MonthRule, base: Base, spend: AmountRange) -> Iterator[Won]:
    """Yield the sums behind the average at which the width of the result can begin to be more than nothing."""
    marks = {base.total.low, base.total.high, (base.total.low + base.total.high) // 2}
    for end in (spend.low, spend.high):
        nothing, full = (base_for(rule, end, amount, base.months) for amount in (0, rule.cap.won))
        marks |= {nothing.low - 1, nothing.low} if nothing else set()
        marks |= {full.high, full.high + 1} if full else set()
    return (mark for mark in marks if base.total.low <= mark <= base.total.high)


def _spend_tries(rule: MonthRule, spend: AmountRange, base: Base) -> Iterator[Won]:
    marks = {spend.low, spend.high, (spend.low + spend.high) // 2}
    for end in (base.low, base.high):
        for least in (spend_for(rule, end, amount).low for amount in (1, rule.cap.won)):
            marks |= {least - 1, least}
    return (mark for mark in marks if spend.low <= mark <= spend.high)


def _kind(fact: str) -> str:
    return fact.partition(".")[0]
