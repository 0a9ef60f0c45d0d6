"""The payment calendar: which round pays a month, given the day of application."""

from datetime import date

from calculator.rules.edition import Edition, Month, Round, Undecided


def payday(edition: Edition, month: Month, applied_on: date | None) -> Round | Undecided:
    """Return the round that pays *month*: its own, or the first later one that the application met.

    `Undecided` where the programme left open whether the month is paid at all.
    Without a day of application the month's own round is returned.
    """
    if applied_on is None:
        return edition.rules[month].round
    late = edition.undecided
    if late and applied_on >= late.applied_since and month in late.months:
        return late
    rounds = (edition.rules[later].round for later in edition.months if later >= month)
    return next(payment_round for payment_round in rounds if applied_on <= payment_round.applied_until)
