"""Which way the money of a table went: spent, come in, come back, or moved between accounts."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from calculator.amount import Won
from calculator.statement.rows.payment import Payment, Remarks, Skipped
from calculator.statement.rows.table_row import TableRow
from calculator.statement.table.cell import amount
from calculator.statement.table.header import Header
from calculator.statement.table.layout import MoneyDirection, heading, layouts
from calculator.statement.table.sheet import Row
from calculator.statement.words import words

_TURNED = 3
"""So many negative amounts at least turn the signs of a table, and only where they are most of it."""

_BACK = ("cancelled", "partial")
"""What came in and says so takes back, whether the payment is known or not."""


class Direction:
    """The way of each payment of one table; *column* is the one that says it in every row, None where none does."""

    def __init__(self, rows: Sequence[Row], header: Header) -> None:
        paid = [cells for _, cells in rows]
        self.column = _way_column(paid, header)
        balance = None if header.is_bill else next((column for column, title in enumerate(header.titles) if _is_balance(title)), None)
        self.is_account = self.column is not None or balance is not None
        self.by_balance = _by_balance(rows, header.columns["amount"], balance) if balance is not None and self.column is None and "deposit" not in header.several else {}
        self.card_column = _card_column(paid, header) if self.is_account else None
        self.others = header.others
        self.payments: list[Payment] = []
        self.outgoing: list[Payment] = []
        self.incoming: list[Payment] = []
        self.skipped: list[Skipped] = []
        self.remarks = Remarks()

    def of(self, row: TableRow, line: int) -> MoneyDirection | None:
        """Return the way of the money of *row*, which stands on *line*, None where the file does not say."""
        if row.deposit:
            return "in"
        if self.is_account and any(map(_is_transfer, (row.shop, *(row.cells[column] for column in self.others if column < len(row.cells))))):
            return "transfer"
        if self.is_account and any(_is_put_in(row.cells, column) for column in self.others):
            return "in"
        return _way(row.cells, self.column) if self.column is not None else self.by_balance.get(line)

    def is_unlike_a_card(self, row: TableRow) -> bool:
        """Return whether *row* lacks the word that other rows have for a payment by card."""
        return self.card_column is not None and not _names_card(row.cells, self.card_column)

    def settled(self, payments: list[Payment]) -> list[Payment]:
        """Return *payments*, and of what came in that which takes one back; all else that came in is skipped and told."""
        self.payments = payments
        self._turn()
        self._take_back()
        return self.payments

    def _turn(self) -> None:
        """Turn the signs where spending is what is negative, as an account has it; what is positive then came in."""
        payments = self.payments
        spent = self.outgoing or payments
        plain = [payment for payment in spent if payment.meaning != "cancelled"]
        negative = [payment for payment in plain if payment.amount < 0]
        few = self.column is None and not self.is_account and len(negative) < _TURNED
        if 2 * len(negative) <= len(plain) or few or self.column is None and self._is_taken_back(negative):
            return
        turned = {payment for payment in spent if self.outgoing or payment.amount < 0}
        shops = {(payment.name, -payment.amount) for payment in payments if payment in turned}
        self.payments = []
        for payment in payments:
            is_known = (payment.name, payment.amount) in shops
            if self.column is None and payment.amount > 0 and not is_known and payment.meaning not in _BACK:
                self.skipped.append(Skipped(payment.file, payment.line, words("skip", "deposit")))
                self.remarks.add("deposit", payment)
            else:
                turn = payment in turned or self.column is None
                if turn and payment.amount > 0 and self.column is None and is_known:
                    self.remarks.add("came_back", payment)
                self.payments.append(replace(payment, amount=-payment.amount) if turn else payment)
        self.remarks.add("turned", *(payment for payment in payments if payment in turned))

    def _take_back(self) -> None:
        """Take what came in for a cancelled purchase, and leave out all else that came in."""
        shops = {(payment.name, abs(payment.amount)) for payment in self.payments}
        for payment in self.incoming:
            is_known = (payment.name, abs(payment.amount)) in shops
            if payment.meaning in _BACK or is_known:
                self.payments.append(replace(payment, amount=-abs(payment.amount), meaning="cancelled"))
                if is_known:
                    self.remarks.add("came_back", payment)
            else:
                self.skipped.append(Skipped(payment.file, payment.line, words("skip", "deposit")))
                self.remarks.add("deposit", payment)

    def _is_taken_back(self, negative: list[Payment]) -> bool:
        """Return whether most of *negative* take back a payment of the same shop and amount."""
        paid = {(payment.name, payment.amount) for payment in self.payments if payment.amount > 0}
        return 2 * sum(1 for payment in negative if (payment.name, -payment.amount) in paid) > len(negative)


@lru_cache(maxsize=512)
def _is_balance(title: str) -> bool:
    return any(word in title for word in layouts().balances)


def _by_balance(rows: Sequence[Row], won: int, balance: int) -> dict[int, MoneyDirection]:
    """Return the way of each of *rows*, by its line, as the balance after it shows, whichever row comes first.

    Nothing where most rows do not fit, or amounts have a sign of their own.
    """
    moves = [(line, amount(cells[won]) or 0, amount(cells[balance])) for line, cells in rows if max(won, balance) < len(cells)]
    if any(spent < 0 for _, spent, _ in moves):
        return {}
    down, up = _steps(moves), _steps(moves[::-1])
    found = max(down, up, key=len)
    return found if 2 * len(found) > len(moves) and len(down) != len(up) else {}


def _steps(moves: list[tuple[int, Won, Won | None]]) -> dict[int, MoneyDirection]:
    """Return by its line the way of each of *moves*, with its amount and the balance, whose amount the balance went up or down by."""
    found: dict[int, MoneyDirection] = {}
    for (_, _, before), (line, won, after) in pairwise(moves):
        if before is not None and after is not None and won and abs(after - before) == won:
            found[line] = "in" if after > before else "out"
    return found


def _way_column(paid: Sequence[list[str]], header: Header) -> int | None:
    """Return the column that says which way the money went, in every row that has a payment."""
    for column in header.others if paid else ():
        if any(word in header.title(column) for word in layouts().by_card):  # debit and credit are kinds of cards there
            continue
        if _way(paid[0], column) and all(_way(cells, column) for cells in paid):
            return column
    return None


def _card_column(paid: Sequence[list[str]], header: Header) -> int | None:
    """Return the column that says of many payments that they were made by card."""
    found = {column: sum(_names_card(cells, column) for cells in paid) for column in header.others if column != header.columns["shop"]}
    most = max(found, key=lambda column: found[column], default=None)
    return most if most is not None and found[most] > 1 and 3 * found[most] >= len(paid) else None


def _names_card(cells: list[str], column: int) -> bool:
    text = cells[column] if column < len(cells) else ""
    return any(word in text for word in layouts().by_card) and not _is_transfer(text)


def _way(cells: list[str], column: int) -> MoneyDirection | None:
    return layouts().directions.get(heading(cells[column]).partition("(")[0]) if column < len(cells) else None


def _is_put_in(cells: list[str], column: int) -> bool:
    return column < len(cells) and (_way(cells, column) == "in" or heading(cells[column]) in layouts().loads)


@lru_cache(maxsize=512)
def _is_transfer(text: str) -> bool:
    """Return whether *text*, a kind of transaction of an account or the other side of it, names one between accounts."""
    plain = heading(text)
    return any(plain.endswith(word) for word, way in layouts().directions.items() if way == "transfer")
