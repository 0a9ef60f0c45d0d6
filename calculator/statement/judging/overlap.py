"""One payment in two forms: on the bill and among the approvals, with a voucher's name before the shop's and without."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from calculator.statement.judging.again import spans
from calculator.statement.rows.compare import may_be_one_card, may_be_one_company, name_of
from calculator.statement.rows.payment import Payment, Period, Remarks, Skipped
from calculator.statement.table.layout import heading
from calculator.statement.words import words


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


def _covered(payments: Sequence[Payment], periods: Mapping[int, Period]) -> list[tuple[str, Period]]:
    """Return company and days of each file of approvals: those it says, else from its first payment to its last."""
    approved = [payment for payment in payments if not payment.in_bill]
    sources = {payment.file: payment.source for payment in approved}
    return [(sources[file], periods.get(file) or span) for file, span in spans(approved).items()]


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
    labelled = {place: found[1] for place, payment in enumerate(payments) if (found := unlabelled(payment.shop, labels))}
    if not labelled:
        return Kept(payments, [], Remarks())
    waiting: dict[tuple[date, int, str], list[int]] = defaultdict(list)
    for place, payment in enumerate(payments):
        if place not in labelled:
            waiting[payment.day, payment.amount, payment.name].append(place)
    out: dict[int, Payment] = {}
    remarks = Remarks()
    for place, shop in labelled.items():
        payment = payments[place]
        alike = waiting.get((payment.day, payment.amount, name_of(shop)), [])
        twin = next((other for other in alike if not payment.number or not payments[other].number or payment.number == payments[other].number), None)
        if twin is not None:
            alike.remove(twin)
            out[twin] = payment
            remarks.add("labelled", payment, payments[twin])
    left = [payment for place, payment in enumerate(payments) if place not in out]
    skipped = [Skipped(payments[place].file, payments[place].line, words("skip", "labelled", line=payment.line)) for place, payment in sorted(out.items())]
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
