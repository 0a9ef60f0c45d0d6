"""What is left of each payment after cancellations, however the company's file books them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal, NamedTuple

from calculator.amount import Won
from calculator.statement.rows.compare import are_two_cards, may_be_one_card
from calculator.statement.rows.payment import Payment

type Note = Literal["", "cancelled", "partly", "took_back", "unpaired", "partial_unknown", "declined", "perhaps", "same_number", "other_month"]

_MOST_SHARED = 20
"""An approval number that more rows share names none of them."""
_MOST_TRIED = 50
"""So many payments alike are looked at for one on the same card."""
_LIVE = ("normal", "unlisted")


class Net(NamedTuple):
    """A payment with what counts of it, in won and never below 0; *note* says what happened to the rest."""

    payment: Payment
    won: Won
    note: Note = ""


def netted(payments: list[Payment]) -> list[Net]:
    """Return *payments* with what is left of each.

    The rows of one approval number are settled together: of the largest payment there is left what the others do not
    take back, in whatever form they do. A row that its company re-marked and a row of its own may both be there:
    the larger of the two counts, so that nothing is taken back twice.
    """
    backs = _Backs(payments)
    return [backs.net(place) for place in range(len(payments))]


class _Backs:
    """What rows take back from others: *won* of each payment, by place, and what else is known of a row."""

    def __init__(self, payments: list[Payment]) -> None:
        self.payments = payments
        self.won: dict[int, Won] = defaultdict(int)
        self.notes: dict[int, Note] = {}
        open_rows = {place for place, payment in enumerate(payments) if payment.amount < 0}
        for group in self._numbered():
            open_rows -= self._settle(group)
        open_rows -= self._by_day(open_rows)
        self._by_shop(open_rows)
        self._empty()
        self._doubt()

    def net(self, place: int) -> Net:
        """Return what is left of the payment at *place*."""
        payment, note = self.payments[place], self.notes.get(place, "")
        if payment.amount < 0:
            return Net(payment, 0, note or "took_back")
        if payment.meaning == "declined":
            return Net(payment, 0, "declined")
        if note == "took_back":
            return Net(payment, 0, note)
        taken = max(payment.taken_back, min(self.won[place], payment.amount))
        if not taken:
            return Net(payment, payment.amount, "partial_unknown" if payment.meaning == "partial" else note)
        return Net(payment, payment.amount - taken, "cancelled" if taken == payment.amount else "partly")

    def _numbered(self) -> Iterable[list[int]]:
        """Yield the places of rows that share an approval number and may share a card, where there are several."""
        count = Counter(payment.number for payment in self.payments if payment.number)
        shared: dict[str, list[int]] = defaultdict(list)
        for place, payment in enumerate(self.payments):
            if 1 < count[payment.number] <= _MOST_SHARED:
                shared[payment.number].append(place)
        for places in shared.values():
            yield from self._by_card(places)

    def _by_card(self, places: list[int]) -> list[list[int]]:
        groups: list[list[int]] = []
        for place in places:
            same = next((group for group in groups if self._may_share(group[0], place)), None)
            if same is None:
                groups.append([place])
            else:
                same.append(place)
        return [group for group in groups if len(group) > 1]

    def _may_share(self, place: int, other: int) -> bool:
        """Return whether the cards of two rows may be one: a file tells its own cards apart by any name."""
        one, two = self.payments[place], self.payments[other]
        return may_be_one_card(one.card, two.card) and not (one.file == two.file and are_two_cards(one.card, two.card))

    def _settle(self, group: list[int]) -> set[int]:
        """Settle the rows of one approval number, and return those that are done with."""
        rows = self.payments
        paid = [place for place in group if rows[place].amount > 0 and rows[place].meaning in _LIVE and not self._repeats(place, group)]
        marked = [place for place in group if rows[place].amount > 0 and place not in paid and rows[place].meaning != "declined"]
        booked = [place for place in group if rows[place].amount < 0 or (rows[place].amount == 0 and rows[place].cancelled)]
        if not paid:
            return self._from_marked(marked, booked, {rows[place].name for place in group if rows[place].amount == 0})
        done: set[int] = set()
        by_rows: dict[int, Won] = defaultdict(int)
        by_marks: dict[int, Won] = defaultdict(int)
        for place in booked:
            won = abs(rows[place].amount) or abs(rows[place].cancelled)
            if (main := self._main(place, won, paid, by_rows)) is not None:
                by_rows[main] += won
                done.add(place)
                self.notes.setdefault(place, "took_back")
        for place in marked:
            won = self._marked_won(place, paid)
            main = self._main(place, won or rows[place].amount, paid, by_marks)
            if main is not None:
                by_marks[main] += won
                self.notes[place] = "took_back"
                if not won:
                    self.notes[main] = "partial_unknown"
        for main in paid:
            if back := max(by_rows[main], by_marks[main]):
                self.won[main] = back
        if len(group) == len(paid) > 1 and len({rows[place].name for place in paid}) == 1:
            self.notes |= dict.fromkeys(sorted(paid, key=lambda place: rows[place].day)[1:], "same_number")
        return done

    def _repeats(self, place: int, group: list[int]) -> bool:
        """Return whether the row repeats another payment of its number in order to state what was cancelled of it."""
        row = self.payments[place]
        return bool(row.cancelled) and any(
            other != place and self.payments[other].amount == row.amount and not self.payments[other].cancelled
            and self.payments[other].meaning in _LIVE for other in group)

    def _marked_won(self, place: int, paid: list[int]) -> Won:
        """Return the won that a second row takes back; 0 where it is a part that nothing tells."""
        row = self.payments[place]
        if row.cancelled:
            return min(abs(row.cancelled), row.amount)
        is_whole = any(self.payments[main].amount == row.amount for main in paid)
        return 0 if row.meaning == "partial" and is_whole else row.amount

    def _main(self, place: int, won: Won, paid: list[int], taken: dict[int, Won]) -> int | None:
        """Return the payment that the row at *place* takes *won* back from: of the same shop or the same amount, and enough."""
        rows, row = self.payments, self.payments[place]
        fits = [main for main in paid if rows[main].amount - taken[main] >= won
                and (rows[main].name == row.name or rows[main].amount == won)]
        return min(fits, key=lambda main: (rows[main].amount - taken[main] != won, rows[main].name != row.name, rows[main].day > row.day), default=None)

    def _from_marked(self, marked: list[int], booked: list[int], emptied: set[str]) -> set[int]:
        """Take what is *booked* from payments whose own row says that they were cancelled; one in *emptied* has nothing left."""
        done = set()
        for place in booked:
            won = abs(self.payments[place].amount) or abs(self.payments[place].cancelled)
            main = self._main(place, won, marked, self.won)
            if main is not None:
                self.won[main] += won
            if main is not None or self.payments[place].name in emptied:
                done.add(place)
        return done

    def _by_day(self, open_rows: set[int]) -> set[int]:
        """Pair the rows that say on which day the payment was made that they take back, and return those of *open_rows* that are done with.

        That is one of the same shop, with the whole amount, or the only one of which a part may be it.
        """
        rows = self.payments
        said = [place for place, row in enumerate(rows) if row.original_day and place not in self.notes
                and (place in open_rows or row.amount > 0 and row.meaning in ("cancelled", "partial"))]
        wanted = {(rows[place].name, rows[place].original_day) for place in said}
        made: dict[tuple[str, date | None], list[int]] = defaultdict(list)
        for place, row in enumerate(rows) if wanted else ():
            if row.amount > 0 and row.meaning in _LIVE and not row.original_day and (row.name, row.day) in wanted:
                made[row.name, row.day].append(place)
        done = set()
        for place in said:
            won = min(abs(rows[place].cancelled), abs(rows[place].amount)) or abs(rows[place].amount)
            fits = [main for main in made[rows[place].name, rows[place].original_day][:_MOST_TRIED]
                    if rows[main].amount - self.won[main] >= won and self._may_share(main, place)]
            whole = [main for main in fits if rows[main].amount - self.won[main] == won]
            if whole or len(fits) == 1:
                self.won[(whole or fits)[0]] += won
                self.notes[place] = "took_back"
                done.add(place)
        return done

    def _by_shop(self, open_rows: set[int]) -> None:
        """Pair each of *open_rows* with the latest payment before it of the same shop and the whole amount, on a card that may be its own.

        A part could belong to any payment of the shop, so it finds no partner here.
        """
        rows = self.payments
        wanted = {(rows[place].name, -rows[place].amount) for place in open_rows}
        waiting: dict[tuple[str, Won, bool], list[int]] = defaultdict(list)
        for place in sorted(range(len(rows)), key=lambda place: (rows[place].day, rows[place].amount < 0)):
            row = rows[place]
            if place in open_rows:
                # A row that its company re-marked is the likelier partner, and costs nothing twice.
                stacks = (waiting[row.name, -row.amount, marked] for marked in (True, False))
                partner = next((found for stack in stacks if (found := self._latest(stack, row)) is not None), None)
                if partner is None:
                    self.notes[place] = "unpaired"
                else:
                    self.won[partner] = -row.amount
                    if self._is_of_other_month(partner, row, waiting):
                        self.notes[place] = "other_month"
            elif (row.name, row.amount) in wanted and not self.won[place] and place not in self.notes:
                waiting[row.name, row.amount, row.meaning == "cancelled"].append(place)

    def _is_of_other_month(self, partner: int, row: Payment, waiting: Mapping[tuple[str, Won, bool], list[int]]) -> bool:
        """Return whether *row* may as well take back a payment of another month than that at *partner*."""
        left = [self.payments[place] for place in waiting[row.name, -row.amount, False][-_MOST_TRIED:]]
        return self.payments[partner].meaning != "cancelled" and any(one.month != self.payments[partner].month and may_be_one_card(one.card, row.card) for one in left)

    def _latest(self, stack: list[int], row: Payment) -> int | None:
        """Take from *stack* the latest payment that may be on the card of *row*, and return its place."""
        for index in range(len(stack) - 1, max(-1, len(stack) - 1 - _MOST_TRIED), -1):
            if may_be_one_card(self.payments[stack[index]].card, row.card):
                return stack.pop(index)
        return None

    def _empty(self) -> None:
        """Note the rows of nothing but a cancelled amount whose payment is not known, where the shop has one that it may be."""
        rows = self.payments
        empty = [place for place, row in enumerate(rows) if not row.amount and row.cancelled and place not in self.notes]
        most: Counter[str] = Counter()
        for place, row in enumerate(rows) if empty else ():
            if row.meaning in _LIVE and not row.cancelled:
                most[row.name] = max(most[row.name], row.amount - self.won[place])
        self.notes |= {place: "unpaired" for place in empty if abs(rows[place].cancelled) <= most[rows[place].name]}

    def _doubt(self) -> None:
        """Note the payments that a later row marked as cancelled may take back: it may as well be a payment of its own.

        Where the company is known to mark a cancelled payment's own row, there is no doubt.
        """
        rows = self.payments
        cancelled = [place for place, row in enumerate(rows)
                     if row.meaning == "cancelled" and row.amount > 0 and not row.marks and place not in self.notes and not self.won[place]]
        if not cancelled:
            return
        latest: dict[tuple[str, Won], list[int]] = defaultdict(list)
        for place in sorted(cancelled, key=lambda place: (rows[place].day, rows[place].time)):
            latest[rows[place].name, rows[place].amount].append(place)
        for place, row in enumerate(rows):
            marked = latest.get((row.name, row.amount), [])
            if row.meaning in _LIVE and not self.won[place] and marked and place not in self.notes:
                last = rows[marked[-1]]
                if (row.day, row.time) <= (last.day, last.time or row.time) and may_be_one_card(row.card, last.card):
                    marked.pop()
                    self.notes[place] = "perhaps"
