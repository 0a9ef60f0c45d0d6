"""Causes in which nothing went wrong: the rules themselves give the amount."""

from collections.abc import Iterator

from calculator.amount import AmountRange, Won
from calculator.gap.hypothesis import Hypothesis, Outcome, ends, inputs, ruled_out
from calculator.gap.person import Person
from calculator.rules.edition import Month
from calculator.text.language import each_month


def below_base(person: Person) -> Iterator[Outcome]:
    """Yield what the rules give, where a month that was paid nothing did not exceed the mark.

    Whatever was expected of such a month is explained by it, and nothing that was expected of another.
    """
    below = [month for month, span in person.due.items() if span.low == 0 and _can_be(person, month, 0)
             and month not in person.early]
    if below:
        expected = {month: person.expected.get(month, span) if month in below else span for month, span in person.due.items()}
        yield Hypothesis(person.due, expected=expected, by_the_rules=True, numbers={
            "months": each_month(below), "name": person.edition.base.name,
            "percent": person.edition.rules[below[0]].threshold.percent})
    else:
        yield ruled_out("above_base")


def cap_reached(person: Person) -> Iterator[Outcome]:
    """Yield what the rules give, where an ordinary cap took something from a month."""
    most = person.edition.largest_cap
    yield from _capped(person, [month for month, rule in person.edition.rules.items() if rule.cap.won == most], None)


def smaller_cap(person: Person) -> Iterator[Outcome]:
    """Yield what the rules give, where a month has a smaller cap than the others and it took something."""
    most = person.edition.largest_cap
    yield from _capped(person, [month for month, rule in person.edition.rules.items() if rule.cap.won < most], most)


def _capped(person: Person, months: list[Month], thought: Won | None) -> Iterator[Outcome]:
    """Yield the amounts with the cap, beside those without it or with the cap that was *thought* to hold."""
    uncapped = dict(person.due)
    for month, each in inputs(person).items():
        least, most = ends(each)
        if month in months and most.capped and _can_be(person, month, each.rule.cap.won):
            limit = thought or most.share
            uncapped[month] = AmountRange(min(least.share, limit), min(most.share, limit))
    changed = [month for month, span in uncapped.items() if span != person.due[month]]
    if not changed:
        yield ruled_out("below_cap")
        return
    rule = person.edition.rules[changed[0]]
    yield Hypothesis(person.due, expected=uncapped, by_the_rules=True,
                      numbers={"month": changed[0], "cap": rule.cap.won, "share": uncapped[changed[0]].high})


def _can_be(person: Person, month: Month, won: Won) -> bool:
    """Return whether *won* may have been received in *month*: as noted, or as a month that was only expected of."""
    noted = person.received.get(month)
    return month in person.expected if noted is None else noted.low <= won <= noted.high
