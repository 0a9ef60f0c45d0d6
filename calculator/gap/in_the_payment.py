"""Causes that lie in the payment: another round, two amounts in one, or other money."""

from collections.abc import Iterator
from datetime import date
from itertools import permutations

from calculator.amount import ZERO, AmountRange, total
from calculator.gap.hypothesis import Hypothesis, Outcome, formula, inputs, ruled_out, untested
from calculator.gap.person import Person
from calculator.message.case import Amounts
from calculator.rules.edition import Month, Round, Undecided
from calculator.rules.payday import payday


def late_application(person: Person) -> Iterator[Outcome]:
    """Yield every round that an application after a cut-off may have met, with the months that it then paid."""
    if person.case.applied_on is not None:
        yield _applied(person, person.case.applied_on, named_by_reader=True)
        return
    rounds = [person.edition.rules[month].round for month in person.edition.months]
    for payment_round in rounds[1:]:
        if not _december(person, payment_round.applied_until):
            yield _applied(person, payment_round.applied_until, named_by_reader=False)


def december_first(person: Person) -> Iterator[Outcome]:
    """Yield nothing, the announced most, or anything between for the months before the last."""
    late, applied_on = person.edition.undecided, person.case.applied_on
    if late is None or (applied_on and not _december(person, applied_on)):
        yield ruled_out("applied_before", applied_on=applied_on)
        return
    full = _formula(person)
    # Nothing at all has many causes; what came in spite of it speaks for this one.
    silent = not any(noted.low for noted in person.received.values())
    for low, high in ((0, 0), (late.won, late.won), (0, late.won)):
        paid = {month: AmountRange(min(low, span.low), min(high, span.high)) if month in late.months else span
                for month, span in full.items()}
        yield Hypothesis(paid, named_by_reader=applied_on is not None, free=int(silent or low != high), numbers={"most": late.won})
    if applied_on:
        # Decided more generously than announced, or taken for an earlier application.
        yield Hypothesis(full, tuned_to_fit=True, free=len(full), numbers={"most": late.won, "full": True})


def two_in_one(person: Person) -> Iterator[Outcome]:
    """Yield two months in one credit, noted for the one or the other."""
    pairs = [(empty, both) for empty, both in permutations(person.received, 2) if person.received[empty].low == 0]
    if not pairs:
        yield ruled_out("nothing_missing")
    for empty, both in pairs:
        paid = {**person.due, empty: ZERO, both: person.due[empty] + person.due[both]}
        yield Hypothesis(paid, numbers={"empty": empty, "both": both})


def lottery_money(person: Person) -> Iterator[Outcome]:
    """Yield a prize noted beside the refund of a month, or in its place."""
    prizes, won = person.edition.lottery, person.lottery
    if prizes is None or won.high == 0:
        yield ruled_out("nothing_named")
        return
    known = won.known is not None
    tried = [won] if known else [AmountRange.exactly(each) for each in prizes.prizes if won.low <= each <= won.high]
    placed = [(prize, month) for prize in tried for month, noted in person.received.items() if noted.high >= prize.low]
    if not placed:
        yield ruled_out("below_prize")
    for prize, month in placed:
        # An ordinary month is paid the cap far more often than a prize of the same amount.
        ordinary = int(person.received[month].high <= person.edition.rules[month].cap.won)
        for noted in (person.due[month] + prize, prize):
            yield Hypothesis({**person.due, month: noted}, named_by_reader=known, free=2 * ordinary, numbers={"prize": prize.low, "month": month})


def _applied(person: Person, day: date, *, named_by_reader: bool) -> Outcome:
    """Return what an application on *day* gives; months that are not in question may have come with those that are."""
    rules = person.edition.rules
    late = [month for month in rules if _paid(person, month, day) != rules[month].round and _concerns(person, month, day)]
    if not late:
        return ruled_out("in_time", applied_on=day) if named_by_reader else untested("nothing_noted")
    payment_round = _paid(person, late[0], day)
    if isinstance(payment_round, Undecided):
        return ruled_out("december", applied_on=day)
    numbers = {"missed": rules[late[0]].round.applied_until, "month": late[0],
               "number": payment_round.number, "pay_on": payment_round.pay_on}
    open_months = [month for month in late if month not in person.case.spend]
    return Hypothesis(_by_round(person, day), named_by_reader=named_by_reader, free=len(open_months), numbers=numbers)


def _concerns(person: Person, month: Month, day: date) -> bool:
    """Return whether the money of *month*, or of the month with whose round it came, is in question."""
    if month in person.case.spend:
        return True
    paid = _paid(person, month, day)
    return any(person.edition.rules[other].round == paid and person.received[other].high > person.edition.rules[other].cap.won
               for other in person.received)


def _by_round(person: Person, day: date) -> Amounts:
    """Return the money of each round under the month whose round it is; a round still to come has brought none."""
    rules, today = person.edition.rules, person.today
    every = {**{month: AmountRange(0, rules[month].cap.won) for month in rules}, **_formula(person)}
    return {month: total([span for earned, span in every.items() if _paid(person, earned, day) == rules[month].round])
            if today is None or rules[month].round.pay_on <= today else ZERO
            for month in person.case.spend}


def _paid(person: Person, month: Month, day: date) -> Round | Undecided:
    return payday(person.edition, month, day)


def _formula(person: Person) -> Amounts:
    return {month: formula(each) for month, each in inputs(person).items()}


def _december(person: Person, day: date) -> bool:
    late = person.edition.undecided
    return late is not None and day >= late.applied_since
