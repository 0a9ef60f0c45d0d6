"""Payments that stand in more than one file, or twice in one: counted once."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from calculator.statement.rows.compare import are_two_cards, may_be_one_card, may_be_one_company
from calculator.statement.rows.payment import Payment, Remarks, Skipped
from calculator.statement.words import words

type _Key = tuple[object, ...]

_MOST_SHARED = 20
"""An approval number that more rows of a file share names none of them."""
_MOST_TRIED = 50
"""So many rows alike are looked at for one on the same card."""
_LIVE = ("normal", "unlisted")


class Distinct(NamedTuple):
    """The payments that are left, those that were there already, and what to tell of them."""

    payments: list[Payment]
    skipped: list[Skipped]
    remarks: Remarks


def distinct(payments: Iterable[Payment]) -> Distinct:
    """Return *payments*, which come file by file, each once.

    Two rows are the same payment where day, shop and amount agree, the card may be one, and approval number and time
    agree wherever both rows state them. Within one file only the approval number tells, on one card: two coffees on one
    day are two payments. Of two states of a payment the one that took back more is kept, of two amounts the later one.
    """
    return _Distinct().of(payments)


class _Distinct:
    def __init__(self) -> None:
        self.kept: list[Payment] = []
        self.skipped: list[Skipped] = []
        self.remarks = Remarks()
        self.numbered: dict[str, list[int]] = defaultdict(list)
        """The places of payments by their approval number."""

    def of(self, payments: Iterable[Payment]) -> Distinct:
        for _, rows in groupby(payments, attrgetter("file")):
            self._add(list(rows))
        return Distinct(self.kept, self.skipped, self.remarks)

    def _add(self, rows: list[Payment]) -> None:
        earlier = _Earlier(self.kept)
        own: set[int] = set()
        parts: dict[_Key, dict[int, set[str]]] = defaultdict(dict)
        ordered: set[_Key] = set()
        shared = Counter(row.number for row in rows if row.number)
        for row in rows:
            alike = self.numbered[row.number] if row.number and shared[row.number] <= _MOST_SHARED else None
            place = next((place for place in alike if place in own and _is_again(self.kept[place], row)), None) if alike else None
            if place is None and row.part:
                place = self._next_part(parts[_key(row)], row)
            if place is None:
                place = earlier.take(row)
            if row.order and row.amount > 0:
                if (key := (*_key(row), row.order)) in ordered:
                    self.remarks.add("same_order", row)
                ordered.add(key)
            if place is not None:
                self._again(place, row, "twice", lambda payment: payment.taken_back)
            else:
                place = self._corrected(row, alike) if alike else None
                if place is None:
                    place = len(self.kept)
                    self.kept.append(row)
                    if alike is not None:
                        alike.append(place)
            own.add(place)
            if row.part:
                parts[_key(row)].setdefault(place, set()).add(row.part)

    def _next_part(self, parts: dict[int, set[str]], row: Payment) -> int | None:
        """Return the place of the purchase of which *row* is another instalment: bills of several months in one file list each of them."""
        return next((place for place, known in parts.items() if row.part not in known and not are_two_cards(self.kept[place].card, row.card)), None)

    def _again(self, place: int, row: Payment, key: str, prefer: Callable[[Payment], object]) -> None:
        """Keep of *row* and the payment at *place* that which *prefer* puts first; the one at *place* where they are alike."""
        before = self.kept[place]
        left = before
        if prefer(row) > prefer(before):  # type: ignore[operator]
            self.kept[place], left = row, before
        else:
            left = row
        self.skipped.append(Skipped(left.file, left.line, words("skip", key, line=self.kept[place].line)))
        if key == "twice":
            self.remarks.add("twice", left)

    def _corrected(self, row: Payment, alike: list[int]) -> int | None:
        """Return the place of the payment that *row* states with another amount, which the later one replaces."""
        for place in alike if _is_whole(row) else ():
            before = self.kept[place]
            if _is_whole(before) and before.amount != row.amount and _key(before)[:2] == _key(row)[:2] and _may_be_one(before, row):
                self.remarks.add("corrected", before, row)
                self._again(place, row, "corrected", lambda payment: (payment.file, payment.time, payment is row))
                return place
        return None


def _is_again(one: Payment, other: Payment) -> bool:
    """Return whether a file has a row twice."""
    return _key(one) == _key(other) and (one.meaning, one.status) == (other.meaning, other.status) and not are_two_cards(one.card, other.card)


def _is_whole(payment: Payment) -> bool:
    """Return whether nothing says that *payment* was taken back or takes back."""
    return payment.amount > 0 and payment.meaning in _LIVE and not payment.cancelled


class _Earlier:
    """The payments of earlier files, each to be found once, by what two rows can agree on."""

    def __init__(self, kept: list[Payment]) -> None:
        self.kept = kept
        self.places: dict[_Key, list[int]] = defaultdict(list)
        self.taken: set[int] = set()
        # Backwards, so that `take` finds the earliest at the end of its list, where popping is cheap.
        for place in reversed(range(len(kept))):
            row = kept[place]
            key, named = _key(row), bool(row.number)
            for detail in ((row.number,), (named, _minute(row)), (named,)):
                self.places[*key, *detail].append(place)

    def take(self, payment: Payment) -> int | None:
        """Return the place of the same payment in an earlier file, which is then taken; None where there is none."""
        for key in _ways(payment):
            places = self.places.get(key, [])
            while places and places[-1] in self.taken:
                places.pop()
            for place in reversed(places[-_MOST_TRIED:]):
                if place not in self.taken and _may_be_one(self.kept[place], payment):
                    self.taken.add(place)
                    return place
        return None


def _ways(payment: Payment) -> Iterator[_Key]:
    """Yield what the same payment may be found by, the surest first."""
    key, minute = _key(payment), _minute(payment)
    # A row with a number meets another number by nothing else: two numbers are two payments. It can only be
    # the same as a row without one, and a row without one prefers those that have one.
    if payment.number:
        yield (*key, payment.number)
    for named in (False,) if payment.number else (True, False):
        if minute:
            yield (*key, named, minute)
            yield (*key, named, "")
        else:
            yield (*key, named)


def _may_be_one(one: Payment, other: Payment) -> bool:
    """Return whether company and card of two rows may be the same, as far as their files say."""
    return may_be_one_company(one.source, other.source) and may_be_one_card(one.card, other.card)


def _key(payment: Payment) -> _Key:
    return payment.day, payment.name, payment.amount


def _minute(payment: Payment) -> str:
    return payment.time[:5]
