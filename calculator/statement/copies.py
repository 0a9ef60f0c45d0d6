"""Tables of one file that repeat another: the same payments on the screen's sheet and on the paper's."""

from collections import Counter
from collections.abc import Callable

from calculator.statement.interpreter import Reading
from calculator.statement.payment import Mark, Payment, Skipped
from calculator.statement.words import words

type _Key = tuple[object, ...]


def without_copies(readings: list[Reading]) -> list[Reading]:
    """Return *readings* with the payments left out that an earlier table of the file has, and tell of them.

    Only where most rows of the shorter table are in the other: two coffees on one day are no copy.
    """
    whole = _whole(readings)
    for number, later in enumerate(whole):
        for earlier in whole[:number]:
            _leave_out(earlier, later)
    return readings


def _whole(readings: list[Reading]) -> list[list[Reading]]:
    """Return the tables with those that go on with them."""
    found: list[list[Reading]] = []
    for reading in readings:
        if reading.goes_on and found:
            found[-1].append(reading)
        else:
            found.append([reading])
    return found


def _leave_out(earlier: list[Reading], later: list[Reading]) -> None:
    one, other = _payments(earlier), _payments(later)
    if not one or not other:
        return
    key = _by_number if any(payment.number for payment in one) and any(payment.number for payment in other) else _by_name
    shared = Counter(map(key, one)) & Counter(map(key, other))
    count, fewer = shared.total(), min(len(one), len(other))
    if 2 * count <= fewer or count < 2 and earlier[0].sheet == later[0].sheet:
        return
    for reading in later:
        reading.payments = [payment for payment in reading.payments if not _is_copy(payment, key, shared, reading)]


def _is_copy(payment: Payment, key: Callable[[Payment], _Key], shared: Counter[_Key], reading: Reading) -> bool:
    if not shared[key(payment)]:
        return False
    shared[key(payment)] -= 1
    reading.skipped.append(Skipped(payment.file, payment.line, words("skip", "copy")))
    reading.told["copy"].append(Mark.of(payment))
    return True


def _payments(readings: list[Reading]) -> list[Payment]:
    return [payment for reading in readings for payment in reading.payments]


def _by_name(payment: Payment) -> _Key:
    return payment.day, payment.name, payment.amount


def _by_number(payment: Payment) -> _Key:
    return payment.day, payment.name, payment.amount, payment.number
