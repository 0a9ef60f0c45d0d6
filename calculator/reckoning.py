"""Causes that lie in the reckoning: another base, another rule, another treatment of fractions."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import product

from calculator.base import Base
from calculator.case import Amounts
from calculator.edition import Edition, Month, MonthRule, Undecided
from calculator.inverse import base_for
from calculator.loader import edition
from calculator.payday import payday
from calculator.person import Person
from calculator.sentences import sentence
from calculator.span import ANYTHING, Span, total
from calculator.supposition import (
    Inputs,
    Outcome,
    Supposition,
    denied,
    ends,
    inputs,
    reckoned,
    reckoning,
    supposed,
)

SEASON = 3
"""Months of a season."""


def same_month(person: Person) -> Iterator[Outcome]:
    """Yield the same month of the year before in place of the average."""
    known = same_month_bases(person.case.spend, person.base_months)
    yield _reckoned_with(person, known)
    if len(known) == 1:
        yield from _mistaken_for(person, *known.values())


def autumn(person: Person) -> Iterator[Outcome]:
    """Yield the average of the same season of the year before in place of the whole period's."""
    base = autumn_base(person.edition, person.base_months)
    if base.known is None and not person.expected and fitting_base(person) is None:
        yield denied("no_base")
        return
    yield _reckoned_with(person, dict.fromkeys(person.case.spend, base))
    yield from _mistaken_for(person, base)


def same_month_bases(months: Iterable[Month], known: Amounts) -> dict[Month, Base]:
    """Return for each of *months* the spending of the same month a year before, as far as it is *known*."""
    return {month: Base(known.get(_year_before(month), ANYTHING)) for month in months}


def autumn_base(rules: Edition, known: Amounts) -> Base:
    """Return the average of the months a year before the first three of the programme, as far as *known*."""
    season = [_year_before(month) for month in rules.months[:SEASON]]
    return Base(total([known.get(month, ANYTHING) for month in season]), len(season))


def other_base(person: Person) -> Iterator[Outcome]:
    """Yield another average than the one written: the official one, or any that fits all months at once."""
    official = person.official_base
    if official.known is None:
        fitting = fitting_base(person)
        if fitting is None:
            yield denied("no_base")
            return
        base = Base(Span(max(official.low * fitting.months, fitting.total.low),
                         min(official.high * fitting.months, fitting.total.high)), fitting.months)
        if base.total.low > base.total.high:
            yield denied("official_base_apart", low=official.low, high=official.high)
            return
        yield _with_base(person, base, fitted=True)
    else:
        yield _with_base(person, Base(official), fitted=False)


def rule_of_another_year(person: Person) -> Iterator[Outcome]:
    """Yield the threshold and the rate of the edition that theirs is mixed up with, both or only one of them."""
    return _with_rules_of(person, edition(person.edition.mistaken.rules_of))


def part_year(person: Person) -> Iterator[Outcome]:
    """Yield the average over the months used in place of all months, and the other way round."""
    base, months = person.case.base, len(person.edition.base.months)
    if base.known is None:
        yield denied("base_open")
        return
    if person.months_used == months:
        yield denied("all_months_used", months=months)
        return
    for used in [person.months_used] if person.months_used else range(1, months):
        for top, bottom in ((months, used), (used, months)):
            other = Base(Span.exactly(base.low.total * top), base.months * bottom)
            yield reckoned(person, _each_with(person, dict.fromkeys(person.case.spend, other)), used=used, months=months)


def fraction(person: Person) -> Iterator[Outcome]:
    """Yield a fraction of a won rounded up, rounded to the nearest, and the last digit dropped."""
    each = inputs(person)
    for treat in (_up, _nearest, _tens):
        yield reckoning(person, {month: treat(one) for month, one in each.items()}, each)


def fitting_base(person: Person) -> Base | None:
    """Return the averages with which the rules give every amount noted; None where no single one does.

    Months whose spending or payment is not known or not decided do not narrow it.
    """
    months = len(person.edition.base.months)
    low, high = 0, ANYTHING.high * months
    for month, noted in person.received.items():
        spend, rule = person.case.spend[month], person.edition.rules[month]
        paid = payday(person.edition, month, person.case.applied_on)
        if spend.known is None or noted.known is None or isinstance(paid, Undecided):
            continue
        found = base_for(rule, spend.known, noted.known, months) if noted.known <= rule.cap.won else None
        if found is None:
            return None
        low, high = max(low, found.low), min(high, found.high)
    return Base(Span(low, high), months) if low <= high else None


def _year_before(month: Month) -> Month:
    return f"{int(month[:4]) - 1}{month[4:]}"


def _each_with(person: Person, bases: dict[Month, Base]) -> dict[Month, Inputs]:
    return {month: each._replace(base=bases[month]) for month, each in inputs(person).items()}


def _reckoned_with(person: Person, bases: dict[Month, Base]) -> Outcome:
    return reckoned(person, _each_with(person, bases))


def _with_base(person: Person, base: Base, *, fitted: bool) -> Supposition:
    changed = _each_with(person, dict.fromkeys(person.case.spend, base))
    won = Span(-(-base.total.low // base.months), base.high.won)
    return supposed(person, changed, given=not fitted, fitted=fitted, low=won.low, high=won.high, fitting=_in_words(won))


def _in_words(base: Span) -> str:
    """Return which averages fit; an end that no month gives is not said."""
    key = ("exactly" if base.known is not None else "open" if base == ANYTHING else
           "least" if base.high == ANYTHING.high else "most" if base.low == ANYTHING.low else "between")
    return sentence("inverse", f"base_{key}", low=base.low, high=base.high)


def _mistaken_for(person: Person, short: Base) -> Iterator[Outcome]:
    """Yield the right average, where the one that was written is *short* instead."""
    written = person.case.base.known
    if written is None or short.known is None or written.total * short.months != short.low.total * written.months:
        return
    right = _right_base(person)
    yield supposed(person, _each_with(person, dict.fromkeys(person.case.spend, right)), given=right.known is not None)


def _right_base(person: Person) -> Base:
    """Return the average that the rules want, as far as the reader knows it."""
    months = person.edition.base.months
    if person.official_base.known is None and all(month in person.base_months for month in months):
        return Base(total([person.base_months[month] for month in months]), len(months))
    return Base(person.official_base)


def _with_rules_of(person: Person, other: Edition) -> Iterator[Outcome]:
    theirs = other.rules[other.months[0]]
    for rate, threshold in product((theirs, None), repeat=2):
        if rate or threshold:
            changed = {month: each._replace(rule=_mixed(each.rule, rate, threshold)) for month, each in inputs(person).items()}
            rule = next(iter(changed.values())).rule
            yield reckoned(person, changed, name=other.name, year=other.id,
                           rate=rule.rate.percent, threshold=rule.threshold.percent)


def _mixed(rule: MonthRule, rate: MonthRule | None, threshold: MonthRule | None) -> MonthRule:
    return replace(rule, rate=(rate or rule).rate, threshold=(threshold or rule).threshold)


def _up(each: Inputs) -> Span:
    return _rounded(each, 0, 1)


def _nearest(each: Inputs) -> Span:
    return _rounded(each, 1, 2)


def _rounded(each: Inputs, more: int, of: int) -> Span:
    """Return the amount with a won more where the fraction dropped is above 0, or at least *more* of *of*."""
    return Span(*(min(each.rule.cap.won, end.share + (not end.exact and end.rest.number * of >= more * end.rest.unit))
                  for end in ends(each)))


def _tens(each: Inputs) -> Span:
    return Span(*(end.amount // 10 * 10 for end in ends(each)))
