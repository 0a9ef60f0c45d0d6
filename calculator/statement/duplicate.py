"""Payments that stand in more than one file, or twice in one: counted once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from calculator.statement.payment import Payment, Skipped
from calculator.statement.words import words

type _Key = tuple[object, ...]


class Distinct(NamedTuple):
    """The payments that are left, and those that were there already."""

    payments: list[Payment]
    skipped: list[Skipped]


def distinct(payments: Iterable[Payment]) -> Distinct:
    """Return *payments*, which come file by file, each once.

    Two rows are the same payment where day, shop and amount agree, and approval number and time
    wherever both rows state them. Within one file only the approval number tells: two coffees
    on one day are two payments. Of two states of a payment the one that took back more is kept.
    """
    kept: list[Payment] = []
    skipped: list[Skipped] = []
    for _, rows in groupby(payments, attrgetter("file")):
        earlier = _Earlier(kept)
        own: dict[_Key, int] = {}
        for payment in rows:
            name = (*_key(payment), payment.approval, payment.meaning)
            place = own.get(name) if payment.approval else None
            if place is None:
                place = earlier.take(payment)
            if place is None:
                place = len(kept)
                kept.append(payment)
            else:
                kept[place], other = sorted((kept[place], payment), key=lambda row: -row.taken_back)
                skipped.append(Skipped(other.file, other.line, words("skip", "twice", line=kept[place].line)))
            own[name] = place
    return Distinct(kept, skipped)


class _Earlier:
    """The payments of earlier files, each to be found once, by what two rows can agree on."""

    def __init__(self, kept: list[Payment]) -> None:
        self.places: dict[_Key, list[int]] = defaultdict(list)
        self.taken: set[int] = set()
        for place in reversed(range(len(kept))):
            row = kept[place]
            key, named = _key(row), bool(row.approval)
            for detail in ((row.approval,), (named, _minute(row)), (named,)):
                self.places[*key, *detail].append(place)

    def take(self, payment: Payment) -> int | None:
        """Return the place of the same payment in an earlier file, which is then taken; None where there is none."""
        for key in _ways(payment):
            places = self.places.get(key, [])
            while places:
                if (place := places.pop()) not in self.taken:
                    self.taken.add(place)
                    return place
        return None


def _ways(payment: Payment) -> Iterator[_Key]:
    """Yield what the same payment may be found by, the surest first."""
    key, minute = _key(payment), _minute(payment)
    if payment.approval:
        yield (*key, payment.approval)
    for named in (False,) if payment.approval else (True, False):
        if minute:
            yield (*key, named, minute)
            yield (*key, named, "")
        else:
            yield (*key, named)


def _key(payment: Payment) -> _Key:
    return payment.day, payment.shop, payment.amount


def _minute(payment: Payment) -> str:
    return payment.time[:5]
