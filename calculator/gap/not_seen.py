"""Causes in which the money is there but was not seen, or was not used."""

from collections.abc import Collection, Iterator
from datetime import date

from calculator.amount import ZERO
from calculator.gap.fitting import unlikely_base
from calculator.gap.hypothesis import Hypothesis, Outcome, differing, ruled_out
from calculator.gap.person import Person
from calculator.rules.edition import Month, Round
from calculator.rules.facts import figure
from calculator.rules.payday import payday

MUCH = 20_000
"""So many won would be the refund of a large sum: that all of it does not count is less likely than that it was not seen."""


def membership(person: Person) -> Iterator[Outcome]:
    """Yield nothing received at all, because the account that takes the money was never finished."""
    if person.has_membership:
        yield ruled_out("has_membership")
    else:
        yield _nothing(person, named_by_reader=person.has_membership is False)


def not_applied(person: Person) -> Iterator[Outcome]:
    """Yield nothing received at all, because no application was ever finished."""
    if person.has_applied or person.case.applied_on:
        yield ruled_out("has_applied")
    else:
        yield _nothing(person, named_by_reader=person.has_applied is False)


def history_window(person: Person) -> Iterator[Outcome]:
    """Yield nothing seen of the credits that are older than the list in the app shows unasked."""
    window = figure("history-window").value
    if person.history_set:
        yield ruled_out("history_set")
        return
    since = _months_before(person.today, window) if person.today else date.max
    rounds = {month: payday(person.edition, month, person.case.applied_on) for month in person.case.spend}
    hidden = [month for month, payment_round in rounds.items() if not isinstance(payment_round, Round) or payment_round.pay_on < since]
    if hidden:
        yield _unseen(person, hidden, person.history_set is False, _free(person), months=window)
    else:
        yield ruled_out("in_window", since=since)


def balance_line(person: Person) -> Iterator[Outcome]:
    """Yield nothing seen, because the credit goes by another name."""
    if person.balance_checked:
        yield ruled_out("balance_checked")
    else:
        yield _unseen(person, person.case.spend, person.balance_checked is False, _free(person))


def charged_to_card(person: Person) -> Iterator[Outcome]:
    """Yield nothing noticed, because the whole bill went to the card when the balance was short of it."""
    bill, balance = person.payment
    if bill.high <= balance.low:
        yield ruled_out("bill_covered", bill=bill.high, balance=balance.low)
    else:
        yield _unseen(person, person.case.spend, bill.low > balance.high, _free_of_some(person))


def _unseen(person: Person, hidden: Collection[Month], named_by_reader: bool, free: int, **numbers: object) -> Outcome:
    """Return the hypothesis that the hidden months noted as 0 were paid, but not seen."""
    missing = [month for month in hidden if month in person.received and person.received[month].low == 0]
    if not missing:
        return ruled_out("nothing_missing")
    return Hypothesis({**person.due, **dict.fromkeys(missing, ZERO)}, named_by_reader=named_by_reader, free=free, numbers=numbers)


def _nothing(person: Person, *, named_by_reader: bool) -> Outcome:
    return Hypothesis(dict.fromkeys(person.due, ZERO), named_by_reader=named_by_reader, free=_free(person))


def _free(person: Person) -> int:
    """Return 0 where one fact explains much money, which would take large amounts that all happen to be missing; else 1.

    That much was due is not said where the average itself is unlikely.
    """
    return int(unlikely_base(person) or sum(person.due[month].low for month in differing(person)) < MUCH)


def _free_of_some(person: Person) -> int:
    """Return 1 where some money was seen: it is less likely then that the rest lies in the same place unseen."""
    return 1 if any(noted.high for noted in person.received.values()) else _free(person)


def _months_before(day: date, months: int) -> date:
    """Return the first day that a list over the *months* before *day* shows."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, 28))
