"""One payment in two forms: on the bill and among the approvals, with a voucher's name before the shop's and without."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from calculator.statement.rows.compare import may_be_one_card, may_be_one_company, name_of
from calculator.statement.rows.payment import Payment, Period, Remarks, Skipped
from calculator.statement.table.layout import heading
from calculator.statement.words import words

_MOST_TRIED = 50
"""So many payments of one day and amount are looked at for one under another name."""
_SEVERAL = 2
"""One payment of the same day and amount may be anybody's."""
_SHORTEST = 3
"""A shorter name is a part of too many."""


class Kept(NamedTuple):
    """The payments that are left, those left out, and what to tell of them."""

    payments: list[Payment]
    skipped: list[Skipped]
    remarks: Remarks


def without_bills(payments: list[Payment], periods: Mapping[int, Period]) -> Kept:
    """Return *payments* without those of a bill on days that the same company's approvals cover.

    The bill spells shops otherwise and splits instalments. Where it is not said that both are of one company, only a
    payment of the same day and amount is the same. *periods* holds what the files say they cover.
    """
    if not any(payment.in_bill for payment in payments):
        return Kept(payments, [], Remarks())
    covered = _covered(payments, periods)
    waiting: dict[tuple[date, int], list[Payment]] = defaultdict(list)
    for payment in payments:
        if not payment.in_bill:
            waiting[payment.day, payment.amount].append(payment)
    left: list[Payment] = []
    out: list[Payment] = []
    for payment in payments:
        (out if payment.in_bill and _is_billed(payment, covered, waiting) else left).append(payment)
    skipped = [Skipped(payment.file, payment.line, words("skip", "billed")) for payment in out]
    remarks = Remarks()
    remarks.add("billed", *out)
    return Kept(left, skipped, remarks)


def doubled(payments: Iterable[Payment], is_wallet: Callable[[str], bool]) -> Remarks:
    """Tell of payments that another file may have under another name: a part of it, or that of a wallet, by which *is_wallet* knows it.

    Under any name where several payments, and most of the shorter file, agree in day and amount.
    """
    made: dict[tuple[date, int], list[Payment]] = defaultdict(list)
    rows: Counter[int] = Counter()
    alike: dict[tuple[int, int], list[Payment]] = defaultdict(list)
    again: list[Payment] = []
    for payment in payments:
        rows[payment.file] += 1
        if payment.amount > 0 and payment.meaning not in ("cancelled", "declined"):
            before = made[payment.day, payment.amount]
            found = [one for one in before[:_MOST_TRIED] if _may_be_one(one, payment)]
            if any(_is_named_alike(one, payment, is_wallet) for one in found):
                again.append(payment)
            elif one := next((one for one in found if not (one.number and payment.number)), None):
                alike[one.file, payment.file].append(payment)
            before.append(payment)
    again += (payment for files, each in alike.items() if len(each) >= _SEVERAL and 2 * len(each) > min(rows[file] for file in files) for payment in each)
    remarks = Remarks()
    remarks.add("again", *again)
    return remarks


def _may_be_one(one: Payment, other: Payment) -> bool:
    """Return whether two payments of one day and amount may be one, but for their names."""
    if one.file == other.file or one.name == other.name or not may_be_one_company(one.source, other.source) or not may_be_one_card(one.card, other.card):
        return False
    return not (one.time and other.time) or one.time[:5] == other.time[:5]


def _is_named_alike(one: Payment, other: Payment, is_wallet: Callable[[str], bool]) -> bool:
    short, long = sorted((one.name, other.name), key=len)
    is_part = len(short) >= _SHORTEST and short in long and not (one.number and other.number)
    return is_part or is_wallet(one.shop) != is_wallet(other.shop)


def _covered(payments: Iterable[Payment], periods: Mapping[int, Period]) -> list[tuple[str, Period]]:
    """Return company and days of each file of approvals: those it says, else from its first payment to its last."""
    days: dict[int, list[date]] = defaultdict(list)
    sources: dict[int, str] = {}
    for payment in payments:
        if not payment.in_bill:
            days[payment.file].append(payment.day)
            sources[payment.file] = payment.source
    return [(sources[file], periods.get(file) or Period(min(each), max(each))) for file, each in days.items()]


def _is_billed(payment: Payment, covered: list[tuple[str, Period]], waiting: dict[tuple[date, int], list[Payment]]) -> bool:
    if payment.source and any(source == payment.source and period.since <= payment.day <= period.until for source, period in covered):
        return True
    alike = waiting[payment.day, payment.amount]
    for place, other in enumerate(alike):
        if other.file != payment.file and may_be_one_company(other.source, payment.source) and may_be_one_card(other.card, payment.card):
            del alike[place]
            return True
    return False


def without_plain(payments: list[Payment], labels: tuple[str, ...]) -> Kept:
    """Return *payments* without the second line of one purchase: some lists print it with the name of what paid, and without."""
    if not labels:
        return Kept(payments, [], Remarks())
    labelled = {id(payment): found[1] for payment in payments if (found := unlabelled(payment.shop, labels))}
    if not labelled:
        return Kept(payments, [], Remarks())
    waiting: dict[tuple[date, int, str], list[Payment]] = defaultdict(list)
    for payment in payments:
        if id(payment) not in labelled:
            waiting[payment.day, payment.amount, payment.name].append(payment)
    out: dict[int, Payment] = {}
    remarks = Remarks()
    for payment in payments:
        alike = waiting.get((payment.day, payment.amount, name_of(labelled[id(payment)])), []) if id(payment) in labelled else []
        twin = next((other for other in alike if not payment.number or not other.number or payment.number == other.number), None)
        if twin is not None:
            alike.remove(twin)
            out[id(twin)] = payment
            remarks.add("labelled", payment, twin)
    left = [payment for payment in payments if id(payment) not in out]
    skipped = [Skipped(payment.file, payment.line, words("skip", "labelled", line=out[id(payment)].line))
               for payment in payments if id(payment) in out]
    return Kept(left, skipped, remarks)


@lru_cache(maxsize=8_192)
def unlabelled(shop: str, labels: tuple[str, ...]) -> tuple[str, str] | None:
    """Return the name of what paid and the shop, where *shop* begins with the one; None where it does not.

    A voucher's name alone is where one was bought.
    """
    found = _label(labels).fullmatch(shop)
    return (heading(found[1]), found[2]) if found else None


@lru_cache(maxsize=8)
def _label(labels: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds one of *labels*, with or without blanks in it, before a shop's name."""
    each = "|".join(r"\s*".join(map(re.escape, label)) for label in labels)
    return re.compile(rf"[\s\[(<{{【]*({each})[\s._\-:·/\])>}}】]*(\w.*)", re.DOTALL)
