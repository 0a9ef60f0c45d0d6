"""Tables of one file that repeat another: the same payments on the screen's sheet and on the paper's."""

from collections import Counter, defaultdict
from collections.abc import Callable
from itertools import islice, product

from calculator.statement.rows.compare import are_two_cards
from calculator.statement.rows.interpreter import Reading
from calculator.statement.rows.payment import Payment, Skipped
from calculator.statement.table.title import names_list
from calculator.statement.words import words

type _Key = tuple[object, ...]


_MOST_ALIKE = 8
"""A table is held against the first tables that share a payment with it, and no more than so many."""
_MOST_CARDS = 100
"""So many pairs of cards are compared."""


def without_copies(readings: list[Reading]) -> list[Reading]:
    """Return *readings* with the payments left out that an earlier table of the file has, and tell of them.

    Only where most rows of the shorter table are in the other: two coffees on one day are no copy.
    """
    if len(readings) < 2:
        return readings
    _leave_out_repeated(readings)
    listed: dict[_Key, list[int]] = defaultdict(list)
    whole = _whole(readings)
    for number, later in enumerate(whole):
        alike = {place for payment in _payments(later) for place in listed.get(_by_name(payment), ())}
        told: set[Payment] = set()
        for place in sorted(alike)[:_MOST_ALIKE]:
            told |= _leave_out(whole[place], later)
        for reading in later if told else ():
            reading.remarks.add("again", *(payment for payment in reading.payments if payment in told))
        for payment in _payments(later):
            places = listed[_by_name(payment)]
            if len(places) < _MOST_ALIKE and places[-1:] != [number]:
                places.append(number)
    return readings


def _leave_out_repeated(readings: list[Reading]) -> None:
    """Leave out what goes on with the very rows of a table before: one export is there twice, one below the other."""
    seen: set[tuple[_Key, ...]] = set()
    for reading in readings:
        rows = tuple((*_by_number(payment), payment.time, payment.status, payment.card) for payment in reading.payments)
        if reading.goes_on and len(set(rows)) > 1 and rows in seen:
            reading.skipped += [Skipped(payment.file, payment.line, words("skip", "copy")) for payment in reading.payments]
            reading.remarks.add("copy", *reading.payments)
            reading.payments = []
        seen.add(rows)


def _whole(readings: list[Reading]) -> list[list[Reading]]:
    """Return the tables with those that go on with them."""
    found: list[list[Reading]] = []
    for reading in readings:
        if reading.goes_on and found:
            found[-1].append(reading)
        else:
            found.append([reading])
    return found


def _leave_out(earlier: list[Reading], later: list[Reading]) -> set[Payment]:
    """Leave out of *later* what *earlier* has where it is a copy, and return what else may stand in both."""
    one, other = _payments(earlier), _payments(later)
    if not one or not other or _are_of_two_cards(one, other):
        return set()
    key = _by_number if any(payment.number for payment in one) and any(payment.number for payment in other) else _by_name
    shared = Counter(map(key, one)) & Counter(map(key, other))
    count, fewer = shared.total(), min(len(one), len(other))
    if 2 * count <= fewer or count < 2 and earlier[0].sheet == later[0].sheet:
        return _again(one, other, key, shared) if names_list(earlier[0].title) and names_list(later[0].title) else set()
    for reading in later:
        reading.payments = [payment for payment in reading.payments if not _is_copy(payment, key, shared, reading)]
    return set()


def _again(one: list[Payment], other: list[Payment], key: Callable[[Payment], _Key], shared: Counter[_Key]) -> set[Payment]:
    """Return the payments of *other* that may be among those of *one*, too: neither a number nor a time tells them apart, or proves them the same."""
    made: dict[_Key, list[Payment]] = defaultdict(list)
    for payment in one if shared else ():
        made[key(payment)].append(payment)
    return {payment for payment in other if any(_may_be_again(payment, earlier) for earlier in made.get(key(payment), [])[:_MOST_ALIKE])}


def _may_be_again(payment: Payment, other: Payment) -> bool:
    is_known = bool(payment.number and other.number) or bool(payment.part or other.part)
    return payment.amount > 0 and not is_known and (not payment.time or not other.time or payment.time == other.time) and not are_two_cards(payment.card, other.card)


def _are_of_two_cards(one: list[Payment], other: list[Payment]) -> bool:
    """Return whether no card of the one table may be a card of the other."""
    cards = ({payment.card for payment in payments} for payments in (one, other))
    return all(are_two_cards(*pair) for pair in islice(product(*cards), _MOST_CARDS))


def _is_copy(payment: Payment, key: Callable[[Payment], _Key], shared: Counter[_Key], reading: Reading) -> bool:
    if not shared[key(payment)]:
        return False
    shared[key(payment)] -= 1
    reading.skipped.append(Skipped(payment.file, payment.line, words("skip", "copy")))
    reading.remarks.add("copy", payment)
    return True


def _payments(readings: list[Reading]) -> list[Payment]:
    return [payment for reading in readings for payment in reading.payments]


def _by_name(payment: Payment) -> _Key:
    return payment.day, payment.name, payment.amount


def _by_number(payment: Payment) -> _Key:
    return payment.day, payment.name, payment.amount, payment.number
