"""Causes in which the money is there but was not seen, or was not used."""

from collections.abc import Collection, Iterator
from datetime import date

from calculator.edition import Month
from calculator.facts import figure
from calculator.person import Person
from calculator.span import NOTHING
from calculator.supposition import Outcome, Supposition, denied


def membership(person: Person) -> Iterator[Outcome]:
    """Yield nothing received at all, because the account that takes the money was never finished."""
    if person.has_membership:
        yield denied("has_membership")
    else:
        yield Supposition(dict.fromkeys(person.due, NOTHING), given=person.has_membership is False)


def not_applied(person: Person) -> Iterator[Outcome]:
    """Yield nothing received at all, because no application was ever finished."""
    if person.has_applied or person.case.applied_on:
        yield denied("has_applied")
    else:
        yield Supposition(dict.fromkeys(person.due, NOTHING), given=person.has_applied is False)


def history_window(person: Person) -> Iterator[Outcome]:
    """Yield nothing seen of the credits that are older than the list in the app shows unasked."""
    window = figure("history-window").value
    if person.history_set:
        yield denied("history_set")
        return
    since = _months_before(person.today, window) if person.today else date.max
    rules = person.edition.rules
    hidden = [month for month in person.case.spend if rules[month].round.pay_on < since]
    if hidden:
        yield _unseen(person, hidden, person.history_set is False, months=window)
    else:
        yield denied("in_window", since=since)


def balance_line(person: Person) -> Iterator[Outcome]:
    """Yield nothing seen, because the credit goes by another name."""
    if person.balance_checked:
        yield denied("balance_checked")
    else:
        yield _unseen(person, person.case.spend, person.balance_checked is False)


def charged_to_card(person: Person) -> Iterator[Outcome]:
    """Yield nothing noticed, because the whole bill went to the card when the balance was short of it."""
    bill, balance = person.payment
    if bill.high <= balance.low:
        yield denied("bill_covered", bill=bill.high, balance=balance.low)
    else:
        yield _unseen(person, person.case.spend, bill.low > balance.high)


def _unseen(person: Person, hidden: Collection[Month], given: bool, **numbers: object) -> Outcome:
    """Return the supposition that the hidden months noted as 0 were paid, but not seen."""
    missing = [month for month in hidden if month in person.received and person.received[month].low == 0]
    if not missing:
        return denied("nothing_missing")
    return Supposition({**person.due, **dict.fromkeys(missing, NOTHING)}, given=given, numbers=numbers)


def _months_before(day: date, months: int) -> date:
    """Return the first day that a list over the *months* before *day* shows."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, 28))
