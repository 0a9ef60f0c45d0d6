"""Causes that lie in the payment: another round, two amounts in one, or other money."""

from collections.abc import Iterator
from datetime import date
from itertools import permutations

from calculator.case import Amounts
from calculator.edition import Month, Round, Undecided
from calculator.payday import payday
from calculator.person import Person
from calculator.span import NOTHING, Span, total
from calculator.supposition import Outcome, Supposition, denied, formula, inputs


def late_application(person: Person) -> Iterator[Outcome]:
    """Yield every round that an application after a cut-off may have met, with the months that it then paid."""
    if person.case.applied_on is not None:
        yield _applied(person, person.case.applied_on, given=True)
        return
    rounds = [person.edition.rules[month].round for month in person.edition.months]
    for round in rounds[1:]:
        if not _december(person, round.applied_until):
            yield _applied(person, round.applied_until, given=False)


def december_first(person: Person) -> Iterator[Outcome]:
    """Yield nothing, the announced most, or anything between for the months before the last."""
    late, applied_on = person.edition.undecided, person.case.applied_on
    if late is None or (applied_on and not _december(person, applied_on)):
        yield denied("applied_before", applied_on=applied_on)
        return
    full = _formula(person)
    for low, high in ((0, 0), (late.won, late.won), (0, late.won)):
        paid = {month: Span(min(low, span.low), min(high, span.high)) if month in late.months else span
                for month, span in full.items()}
        yield Supposition(paid, given=applied_on is not None, numbers={"most": late.won})


def two_in_one(person: Person) -> Iterator[Outcome]:
    """Yield two months in one credit, noted for the one or the other."""
    for empty, both in permutations(person.received, 2):
        paid = {**person.due, empty: NOTHING, both: person.due[empty] + person.due[both]}
        yield Supposition(paid, numbers={"empty": empty, "both": both})


def lottery_money(person: Person) -> Iterator[Outcome]:
    """Yield a prize noted beside the refund of a month, or in its place."""
    prizes, won = person.edition.lottery, person.lottery
    if prizes is None or won.high == 0:
        yield denied("nothing_named")
        return
    known = won.known is not None
    for prize in [won] if known else [Span.exactly(each) for each in prizes.prizes if won.low <= each <= won.high]:
        for month in person.received:
            for noted in (person.due[month] + prize, prize):
                yield Supposition({**person.due, month: noted}, given=known, numbers={"prize": prize.low, "month": month})


def _applied(person: Person, day: date, *, given: bool) -> Outcome:
    months = [month for month in person.case.spend if _paid(person, month, day) != person.edition.rules[month].round]
    if not months:
        return denied("in_time", applied_on=day) if given else denied("nothing_noted")
    round = payday(person.edition, months[0], day)
    if isinstance(round, Undecided):
        return denied("december", applied_on=day)
    numbers = {"missed": person.edition.rules[months[0]].round.applied_until, "month": months[0],
               "number": round.number, "pay_on": round.pay_on}
    return Supposition(_by_round(person, day), given=given, numbers=numbers)


def _by_round(person: Person, day: date) -> Amounts:
    """Return the money of each round under the month whose round it is; a round still to come has brought none."""
    rules, today = person.edition.rules, person.today
    every = {**{month: Span(0, rules[month].cap.won) for month in rules}, **_formula(person)}
    return {month: total([span for earned, span in every.items() if _paid(person, earned, day) == rules[month].round])
            if today is None or rules[month].round.pay_on <= today else NOTHING
            for month in person.case.spend}


def _paid(person: Person, month: Month, day: date) -> Round | Undecided:
    return payday(person.edition, month, day)


def _formula(person: Person) -> Amounts:
    return {month: formula(each) for month, each in inputs(person).items()}


def _december(person: Person, day: date) -> bool:
    late = person.edition.undecided
    return late is not None and day >= late.applied_since
