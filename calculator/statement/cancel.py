"""What is left of each payment after cancellations, however the company's file books them."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Literal, NamedTuple

from calculator.span import Won
from calculator.statement.payment import Payment

type Note = Literal["", "cancelled", "partly", "took_back", "unpaired", "partial_unknown", "declined"]

_MOST_SHARED = 20
"""An approval number that more rows share names none of them."""


class Net(NamedTuple):
    """A payment with what counts of it, in won and never below 0; *note* says what happened to the rest."""

    payment: Payment
    won: Won
    note: Note = ""


def netted(payments: list[Payment]) -> list[Net]:
    """Return *payments* with what is left of each.

    A row that its company re-marked and a row of its own that takes it back may both be there:
    the larger of the two counts, so that nothing is taken back twice.
    """
    backs = _Backs(payments)
    return [_net(payment, backs.won[place], place in backs.unpaired) for place, payment in enumerate(payments)]


def _net(payment: Payment, back: Won, unpaired: bool) -> Net:
    if payment.amount < 0:
        return Net(payment, 0, "unpaired" if unpaired else "took_back")
    if payment.meaning == "declined":
        return Net(payment, 0, "declined")
    taken = max(payment.taken_back, min(back, payment.amount))
    if not taken:
        return Net(payment, payment.amount, "partial_unknown" if payment.meaning == "partial" else "")
    return Net(payment, payment.amount - taken, "cancelled" if taken == payment.amount else "partly")


class _Backs:
    """What rows of their own take back: *won* of each payment, by place, and the rows without a partner."""

    def __init__(self, payments: list[Payment]) -> None:
        self.payments = payments
        self.won: dict[int, Won] = defaultdict(int)
        self.unpaired: set[int] = set()
        self.by_approval: dict[str, list[int]] = defaultdict(list)
        for place, payment in enumerate(payments):
            if payment.approval and payment.amount >= 0:
                self.by_approval[payment.approval].append(place)
        self._by_shop({place for place in range(len(payments)) if not self._by_number(place)})

    def _by_number(self, place: int) -> bool:
        """Settle the row at *place* by its approval number if that tells; return whether nothing is left to do."""
        row = self.payments[place]
        if row.amount >= 0:
            if row.meaning == "cancelled":
                self._mark_original(place)
            return True
        for partner in self._sharing(row):
            other = self.payments[partner]
            if other.amount == 0 or other.amount - self.won[partner] >= -row.amount:
                self.won[partner] -= row.amount
                return True
        return False

    def _mark_original(self, place: int) -> None:
        """Take back the payment that a second row of the same approval and amount, marked as cancelled, repeats."""
        row = self.payments[place]
        for partner in self._sharing(row):
            other = self.payments[partner]
            if (other.amount, other.meaning) == (row.amount, "normal"):
                self.won[partner] = other.amount
                return

    def _sharing(self, row: Payment) -> Iterator[int]:
        places = self.by_approval.get(row.approval, []) if row.approval else []
        if len(places) <= _MOST_SHARED:
            yield from (place for place in places if self.payments[place].shop == row.shop)

    def _by_shop(self, open_rows: set[int]) -> None:
        """Pair each of *open_rows* with the latest payment before it of the same shop and the whole amount.

        A part could belong to any payment of the shop, so it finds no partner here.
        """
        rows = self.payments
        wanted = {(rows[place].shop, -rows[place].amount) for place in open_rows}
        waiting: dict[tuple[str, Won, bool], list[int]] = defaultdict(list)
        for place in sorted(range(len(rows)), key=lambda place: (rows[place].day, rows[place].amount < 0)):
            row = rows[place]
            if place in open_rows:
                # A row that its company re-marked is the likelier partner, and costs nothing twice.
                stack = waiting[row.shop, -row.amount, True] or waiting[row.shop, -row.amount, False]
                if stack:
                    self.won[stack.pop()] = -row.amount
                else:
                    self.unpaired.add(place)
            elif (row.shop, row.amount) in wanted and not self.won[place]:
                waiting[row.shop, row.amount, row.meaning == "cancelled"].append(place)
