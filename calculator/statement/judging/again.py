"""Payments that a file or another one may list a second time otherwise: under another name, at another minute, on another day or at another stage."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import chain, groupby, islice
from operator import attrgetter

from calculator.statement.rows.compare import may_be_one_card, may_be_one_company
from calculator.statement.rows.payment import Payment, Period, Remarks
from calculator.statement.table.layout import heading, layouts

_MOST_TRIED = 50
"""So many payments of one amount and of near days are looked at for one that is listed otherwise."""
_SEVERAL = 2
"""One payment of the same day and amount may be anybody's."""
_SHORTEST = 3
"""A shorter name is a part of too many."""
_STEPS = (-1, 1, -2, 2, -3, 3)
"""A shop asks for what was approved days later."""
_LONGEST_WAIT = timedelta(days=10)
"""So long after it was approved is a payment asked for."""
_MOST_APART = 10
"""So many minutes may two clocks differ by."""
_HANGUL = re.compile("[가-힣]")


def doubled(payments: Sequence[Payment], is_wallet: Callable[[str], bool]) -> Remarks:
    """Tell of payments that another file may have, too, otherwise than it has others: under another name, at another minute or on another day.

    Each whose number or minute says so, or whose name: a part of the other's, in other letters, or that of a wallet, by
    which *is_wallet* knows it. Any at all where several, and most of the shorter file, agree in name or day and in amount.
    """
    made: dict[tuple[int, int], list[Payment]] = defaultdict(list)
    named: dict[tuple[int, int, str], list[Payment]] = defaultdict(list)
    rows = Counter(payment.file for payment in payments)
    days = spans(payments)
    alike: dict[tuple[int, int], list[Payment]] = defaultdict(list)
    again: list[Payment] = []
    live = (payment for payment in payments if payment.amount > 0 and payment.meaning not in ("cancelled", "declined"))
    for _, each in groupby(sorted(live, key=attrgetter("file")), attrgetter("file")):
        own = [(payment.day.toordinal(), payment) for payment in each]
        for day, payment in own if made else ():
            near = (named.get((day + step, payment.amount, payment.name), ()) for step in _STEPS)
            found = [one for one in islice(chain(made.get((day, payment.amount), ()), *near), _MOST_TRIED) if _may_be_one(one, payment)]
            if any(_is_again(one, payment, is_wallet) for one in found):
                again.append(payment)
            elif one := next((one for one in found if _may_be_any(one, payment, days)), None):
                alike[one.file, payment.file].append(payment)
        for day, payment in own:
            made[day, payment.amount].append(payment)
            named[day, payment.amount, payment.name].append(payment)
    again += (payment for files, each in alike.items() if len(each) >= _SEVERAL and 2 * len(each) > min(rows[file] for file in files) for payment in each)
    remarks = Remarks()
    remarks.add("again", *again)
    return remarks


def captured_again(payments: Iterable[Payment]) -> Remarks:
    """Tell of payments whose file has them before as approved: it lists both stages of each, and no number tells them to be one."""
    approved: dict[tuple[int, str, int], list[date]] = defaultdict(list)
    captured: dict[int, list[Payment]] = defaultdict(list)
    for payment in payments:
        said = heading(f"{payment.status} {payment.usage}")
        if payment.number or payment.amount <= 0 or payment.meaning not in ("normal", "unlisted") or not said:
            continue
        if said.startswith(layouts().captured):
            captured[payment.file].append(payment)
        elif said.startswith(layouts().approved):
            approved[payment.file, payment.name, payment.amount].append(payment.day)
    remarks = Remarks()
    for each in captured.values() if approved else ():
        again = [payment for payment in each if _take_before(approved.get((payment.file, payment.name, payment.amount), []), payment.day)]
        if len(again) >= _SEVERAL and 2 * len(again) > len(each):
            remarks.add("again", *again)
    return remarks


def _take_before(days: list[date], day: date) -> bool:
    """Take from *days* one from which a shop may have waited until *day*, and return whether there is one."""
    found = next((place for place, before in enumerate(days[:_MOST_TRIED]) if timedelta() <= day - before <= _LONGEST_WAIT), None)
    if found is not None:
        del days[found]
    return found is not None


def _may_be_one(one: Payment, other: Payment) -> bool:
    """Return whether two payments of one amount and of near days may be one, as far as company and card say."""
    return may_be_one_company(one.source, other.source) and may_be_one_card(one.card, other.card)


def _is_again(one: Payment, other: Payment, is_wallet: Callable[[str], bool]) -> bool:
    """Return whether two payments that may be one are so by their number, their minute or their name."""
    is_numbered = bool(one.number and other.number)
    if is_numbered and one.number == other.number:
        return one.name != other.name
    apart = _apart(one, other)
    if one.name == other.name:
        return apart is not None and apart <= _MOST_APART and not is_numbered
    if apart is None:
        return one.day == other.day and _is_named_alike(one, other, is_wallet)
    return apart <= 1 and (not is_numbered or _is_named_alike(one, other, is_wallet))


def _apart(one: Payment, other: Payment) -> int | None:
    """Return how many minutes two payments are apart; None where one of them does not say when on its day it was made."""
    minutes = [60 * int(payment.time[:2]) + int(payment.time[3:5]) for payment in (one, other) if payment.time]
    return abs(1_440 * (one.day - other.day).days + minutes[0] - minutes[1]) if len(minutes) > 1 else None


def _may_be_any(one: Payment, other: Payment, days: Mapping[int, Period]) -> bool:
    """Return whether two payments of which nothing else tells may be one: on one day, or of one name on another that both files have."""
    if one.number and other.number or _apart(one, other) is not None:
        return False
    if one.day == other.day:
        return one.name != other.name
    first, second = days[one.file], days[other.file]
    return one.name == other.name and first.since <= second.until and second.since <= first.until


def _is_named_alike(one: Payment, other: Payment, is_wallet: Callable[[str], bool]) -> bool:
    short, long = sorted((one.name, other.name), key=len)
    if is_wallet(one.shop) != is_wallet(other.shop):
        return True
    is_part = _SHORTEST <= len(short) < len(long) and short in long
    return (is_part or _is_korean(one.name) != _is_korean(other.name)) and not (one.number and other.number)


def _is_korean(name: str) -> bool:
    return bool(_HANGUL.search(name))


def spans(payments: Iterable[Payment]) -> dict[int, Period]:
    """Return the days of each file from its first payment to its last."""
    days: dict[int, list[date]] = defaultdict(list)
    for payment in payments:
        days[payment.file].append(payment.day)
    return {file: Period(min(each), max(each)) for file, each in days.items()}
