"""Causes that lie in the calculation: another base, another rule, another treatment of fractions."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import product

from calculator.amount import UNKNOWN, AmountRange, total
from calculator.data.sentences import sentence
from calculator.gap.fitting import ANY_BASE, fitting_base, unlikely_base
from calculator.gap.hypothesis import (
    Hypothesis,
    Inputs,
    Outcome,
    differing,
    ends,
    expected_under,
    inputs,
    paid,
    received_under,
    ruled_out,
    untested,
)
from calculator.gap.person import Person
from calculator.message.case import Amounts
from calculator.rules.base import Base
from calculator.rules.edition import Edition, Month, MonthRule
from calculator.rules.loader import edition

SEASON = 3
"""Months of a season."""
NARROW = 10
"""In a range of so many won one still sees how a fraction was treated, and which divisor was taken."""


def same_month(person: Person) -> Iterator[Outcome]:
    """Yield the same month of the year before in place of the average."""
    known = same_month_bases(person.case.spend, person.base_months)
    if person.expected:
        yield expected_under(person, _each_with(person, known), free=_open(known))
        return
    if len(known) > 1:
        # No one number can be the same month of two months.
        yield ruled_out("one_base")
        return
    yield _mistaken_for(person, *known.values())


def autumn(person: Person) -> Iterator[Outcome]:
    """Yield the average of the same season of the year before in place of the whole period's."""
    base = autumn_base(person.edition, person.base_months)
    if person.expected:
        yield expected_under(person, _each_with(person, dict.fromkeys(person.case.spend, base)), free=int(base.known is None))
        return
    yield _mistaken_for(person, base)


def same_month_bases(months: Iterable[Month], known: Amounts) -> dict[Month, Base]:
    """Return for each of *months* the spending of the same month a year before, as far as it is *known*."""
    return {month: Base(known.get(_year_before(month), UNKNOWN)) for month in months}


def autumn_base(rules: Edition, known: Amounts) -> Base:
    """Return the average of the months a year before the first three of the programme, as far as *known*."""
    season = [_year_before(month) for month in rules.months[:SEASON]]
    return Base(total([known.get(month, UNKNOWN) for month in season]), len(season))


def other_base(person: Person) -> Iterator[Outcome]:
    """Yield another average than the one written, any that fits all months at once."""
    fitting = fitting_base(person)
    yield _with_base(person, fitting) if fitting else ruled_out("no_base")


def rule_of_another_year(person: Person) -> Iterator[Outcome]:
    """Yield the threshold and the rate of the edition that theirs is mixed up with, both or one, as what the reader calculated with."""
    if not person.expected:
        # Whoever pays does not mistake the year.
        yield ruled_out("paid_by_its_own_rules")
        return
    yield from _with_rules_of(person, edition(person.edition.mistaken.rules_of))


def part_year(person: Person) -> Iterator[Outcome]:
    """Yield the average over the months used in place of all months, and the other way round."""
    base, months = person.case.base, len(person.edition.base.months)
    if base.total == UNKNOWN:
        yield untested("base_open")
        return
    if person.months_used == months:
        yield ruled_out("all_months_used", months=months)
        return
    settled, unlikely = person.edition.base.divisor == "all", unlikely_base(person)
    for used in [person.months_used] if person.months_used else range(1, months):
        # Where the divisor is settled, only the reader can have taken the other one.
        for top, bottom in ((used, months),) if settled else ((months, used), (used, months)):
            other = Base(AmountRange(base.total.low * top, base.total.high * top), base.months * bottom)
            changed = _each_with(person, dict.fromkeys(person.case.spend, other))
            outcome = _divided(person, changed, used)
            yield replace(outcome, free=0) if unlikely and not person.expected else outcome


def _divided(person: Person, changed: dict[Month, Inputs], used: int) -> Hypothesis:
    named_by_reader, months = person.months_used is not None, len(person.edition.base.months)
    if person.expected:
        return expected_under(person, changed, free=int(not named_by_reader), used=used, months=months)
    outcome = received_under(person, changed, named_by_reader=named_by_reader, tuned_to_fit=not named_by_reader, used=used, months=months)
    # Of so few divisors, that one gives the amounts to the won is no accident.
    hit = all(span.high - span.low <= NARROW for span in outcome.received.values()) and any(
        0 < noted.low < person.edition.rules[month].cap.won for month, noted in person.received.items())
    return outcome if named_by_reader or hit else replace(outcome, free=1)


def fraction(person: Person) -> Iterator[Outcome]:
    """Yield a fraction of a won rounded up, rounded to the nearest, and the last digit dropped."""
    if any(span.high - span.low > NARROW for span in person.due.values()):
        yield untested("too_wide")
        return
    each = inputs(person)
    for treat in (_rounded_up, _rounded_to_nearest, _whole_tens):
        treated = paid(person, {month: treat(own) for month, own in each.items()})
        if person.expected:
            yield Hypothesis(person.due, expected=treated, tuned_to_fit=True, inputs=each)
        else:
            yield Hypothesis(treated, tuned_to_fit=True, inputs=each)


def _year_before(month: Month) -> Month:
    return f"{int(month[:4]) - 1}{month[4:]}"


def _open(bases: dict[Month, Base]) -> int:
    return sum(1 for base in bases.values() if base.known is None)


def _each_with(person: Person, bases: dict[Month, Base]) -> dict[Month, Inputs]:
    return {month: each._replace(base=bases[month]) for month, each in inputs(person).items()}


def _with_base(person: Person, base: Base) -> Hypothesis:
    changed = _each_with(person, dict.fromkeys(person.case.spend, base))
    won = AmountRange(-(-base.total.low // base.months), base.high.won)
    return received_under(person, changed, named_by_reader=False, tuned_to_fit=True, free=1,
                    low=won.low, high=won.high, fitting=base_in_words(won, len(person.received)))


def base_in_words(base: AmountRange, months: int) -> str:
    """Return which averages fit what was noted of so many *months*; an end that no month gives is not said."""
    key = ("exactly" if base.known is not None else "open" if base == UNKNOWN else
           "least" if base.high == UNKNOWN.high else "most" if base.low == UNKNOWN.low else "between")
    what = sentence("inverse", "base_of_one" if months == 1 else "base_of_all")
    return sentence("inverse", f"base_{key}", low=base.low, high=base.high, what=what)


def _mistaken_for(person: Person, short: Base) -> Outcome:
    """Return the right average, where the one that was written is *short* instead, or may be."""
    written, fitting = person.case.base, fitting_base(person)
    if person.as_due:
        return ruled_out("no_gap")
    if person.typed.base.total == UNKNOWN or not differing(person):
        return untested("base_open")
    if short.total.known is not None and not _may_be_equal(written, short):
        return ruled_out("not_that_base")
    right = _right_base(person)
    if right.known is not None:
        return received_under(person, _each_with(person, dict.fromkeys(person.case.spend, right)), named_by_reader=short.total.known is not None)
    return _with_base(person, fitting) if fitting else ruled_out("no_base")


def _may_be_equal(one: Base, other: Base) -> bool:
    """Return whether both can be the same average."""
    return (one.total.low * other.months < (other.total.high + other.months) * one.months
            and other.total.low * one.months < (one.total.high + one.months) * other.months)


def _right_base(person: Person) -> Base:
    """Return the average that the rules want, as far as the reader knows it."""
    months = person.edition.base.months
    if all(month in person.base_months for month in months):
        return Base(total([person.base_months[month] for month in months]), len(months))
    return ANY_BASE


def _with_rules_of(person: Person, other: Edition) -> Iterator[Outcome]:
    first_month = other.rules[other.months[0]]
    for rate, threshold in product((first_month, None), repeat=2):
        if rate or threshold:
            changed = {month: each._replace(rule=_mixed(each.rule, rate, threshold)) for month, each in inputs(person).items()}
            rule = next(iter(changed.values())).rule
            yield expected_under(person, changed, name=other.name, year=other.id,
                           rate=rule.rate.percent, threshold=rule.threshold.percent)


def _mixed(rule: MonthRule, rate: MonthRule | None, threshold: MonthRule | None) -> MonthRule:
    return replace(rule, rate=(rate or rule).rate, threshold=(threshold or rule).threshold)


def _rounded_up(each: Inputs) -> AmountRange:
    return _with_a_won_more(each, 0, 1)


def _rounded_to_nearest(each: Inputs) -> AmountRange:
    return _with_a_won_more(each, 1, 2)


def _with_a_won_more(each: Inputs, more: int, of: int) -> AmountRange:
    """Return the amount with a won more where the fraction dropped is above 0, or at least *more* of *of*."""
    return AmountRange(*(min(each.rule.cap.won, end.share + (not end.exact and end.rest.number * of >= more * end.rest.unit))
                  for end in ends(each)))


def _whole_tens(each: Inputs) -> AmountRange:
    return AmountRange(*(end.amount // 10 * 10 for end in ends(each)))
