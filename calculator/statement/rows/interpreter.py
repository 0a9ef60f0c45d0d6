"""One table of text, whatever company it comes from, as payments."""

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date

from calculator.statement.rows.compare import name_of
from calculator.statement.rows.direction import Direction
from calculator.statement.rows.payment import Payment, Remarks, Skipped
from calculator.statement.rows.state import meaning, of_shop, says_taken_back, speaks, state_of, tells_of_one
from calculator.statement.rows.table_row import SHOWN, Context, NoPayment, TableRow
from calculator.statement.rows.tables import Table, day_of, due, looks_paid
from calculator.statement.rows.total import (
    Above,
    behind_day,
    has_total_word,
    is_bare,
    is_brought_forward,
    is_due,
    is_no_shop,
    is_total,
    is_total_of_time,
    is_total_shop,
    month_key,
    names_amount,
)
from calculator.statement.rows.unread import marked
from calculator.statement.rows.vocabulary import unknown_words, with_places
from calculator.statement.table.cell import When, amount, is_dated_sentence, month_day, when
from calculator.statement.table.claim import knows
from calculator.statement.table.header import Header
from calculator.statement.table.layout import NEEDED, heading, layouts
from calculator.statement.table.sheet import STRUCK, Row
from calculator.statement.table.title import holds

_COUNTED = re.compile(r"\d\s?[건회]\W*$", re.ASCII)
"""How many payments a total adds up, behind what it is called."""
_SHARE = re.compile(r"\d{1,2}\s?/\s?\d{1,2}(?:회|개월)?", re.ASCII)
_WHOLE = "총"
"""In the name of what adds up others, or of a shop."""
_PART = "회차"
"""What a row says of which instalment it is."""
_FEW = 3
"""Of so many payments the same may be said of all, as of a button beside each."""


@dataclass(slots=True)
class Reading:
    """What one table gave. *said* is the footer's number of approvals; *remarks* are rows to tell the reader of."""

    header: Header
    payments: list[Payment] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    remarks: Remarks = field(default_factory=Remarks)
    said: int | None = None
    goes_on: bool = False
    sheet: str = ""
    title: str = ""
    without_year: bool = False
    year_found: bool = False
    """Whether a day that states no year is read with that of something outside its row."""
    has_totals: bool = False
    """Whether a row is surely a total, so that another one with the amount of a single payment is one, too."""
    abroad: set[tuple[date, str]] = field(default_factory=set)
    """Day and shop of what a table of payments abroad lists, since another table may list it again."""


def read(table: Table, header: Header, context: Context, above: Above) -> Reading:
    """Return every row of *table* as a payment or as skipped with its reason; *above* is what the tables before it gave."""
    return _Reader(table, header, context, above).read()


class _Reader:
    def __init__(self, table: Table, header: Header, context: Context, above: Above) -> None:
        self.table, self.header, self.context, self.above = table, header, context, above
        self.above.begin()
        self.reading = Reading(header, goes_on=table.goes_on, sheet=table.sheet.name, title=table.title)
        self.paid = table.paid
        lines = [row for row, paid in zip(table.rows, table.paid, strict=True) if paid]
        rows = [cells for _, cells in lines]
        self.header = header = with_places(header, rows)
        self.direction = Direction(lines, header)
        self.unknown = unknown_words(rows, header, is_account=self.direction.is_account)
        self.last = rows[-1] if rows else None
        self.without_card: set[int] = set()
        self.count_column = header.count_column
        self.details = self._details()
        self.beside = self._beside()
        self.noted = self._noted() | self._below_cancelled(lines)

    def read(self) -> Reading:
        before: When | None = None
        late: list[tuple[int, TableRow, NoPayment]] = []
        for (line, cells), paid in zip(self.table.rows, self.paid, strict=True):
            row = TableRow(cells, self.header)
            try:
                if not paid:
                    self._pass(row)
                self._check(row)
                before = row.when(self.context.calendar, before if self.header.layout and self.header.layout.carry else None)
                self.reading.year_found |= month_day(row.text("date")) is not None and not any(due(cells, self.header))
                self._take(row, line, before)
            except NoPayment as reason:
                self.reading.has_totals |= reason.key == "total"
                if is_bare(cells) and reason.key != "alone":
                    late.append((line, row, reason))
                else:
                    self._skip(line, row, reason)
        for line, row, without in late:  # a total may stand above what it adds up
            self._skip(line, row, NoPayment("total") if self.above.table.has(amount(row.text("amount"))) else without)
        self.reading.payments = self.direction.settled(self.reading.payments)
        self.reading.remarks.add("not_card", *(payment for payment in self.reading.payments if payment.line in self.without_card and payment.amount > 0))
        self.reading.skipped += self.direction.skipped
        self.reading.remarks.take(self.direction.remarks)
        return self.reading

    def _skip(self, line: int, row: TableRow, reason: NoPayment) -> None:
        self.reading.skipped.append(Skipped(self.context.file, line, str(reason)))
        check = reason.check
        if reason.key in ("amount", "no_amount", "width") or reason.key in ("date", "no_year") and row.has_amount:
            check = check or "unread"
        # Two lines in one, or one that is struck through.
        if reason.key in ("total", "ending", "heading", "date") and looks_paid([cell.removeprefix(STRUCK) for cell in row.cells]):
            check = check or "unread"
        if reason.key == "title" and self.reading.payments and any(cell and not holds(cell) and tells_of_one(cell) for cell in row.cells):
            self.reading.remarks.add("mentioned", self.reading.payments[-1])  # the row below a payment may be about it
        self.reading.without_year = self.reading.without_year or reason.key == "no_year"
        if check:
            self.reading.remarks.add(check, marked(self.context.file, line, row.cells))

    def _pass(self, row: TableRow) -> None:
        """Raise `NoPayment` where *row* is a total, an ending, the headings again or a title."""
        cells = row.cells
        plain = [cell for cell in map(heading, cells) if cell]
        self.reading.said = self.reading.said or _count(cells, self.header)
        if any(word in cell for cell in plain for word in layouts().endings):
            raise NoPayment("ending")
        if any(is_total(cell) or cell.startswith(_counted(self.header)) for cell in plain):
            self.above.end()
            raise NoPayment("total")
        if self._is_sum(row):
            self.above.end()
            raise NoPayment("total")
        if is_bare(cells) and self.above.is_sum(amount(row.text("amount"))):
            self.above.end()
            raise NoPayment("alone", "alone")
        if tuple(map(heading, cells)) == self.header.titles or len(plain) > 1 and all(map(knows, plain)):
            raise NoPayment("heading")
        if len(plain) == 1 and amount(plain[0]) is None and (is_dated_sentence(next(filter(None, cells))) or not day_of(cells, self.header, self.context.calendar)):
            raise NoPayment("title")

    def _is_sum(self, row: TableRow) -> bool:
        """Return whether *row*, which has no day, adds up payments above: nothing else is written in it than perhaps a month, or what it is.

        Where nothing at all is, it may as well be a payment like the only one above, of the same day and shop.
        """
        day = row.text("date")
        month = day if month_key(day) else ""
        named = [cell for cell in row.cells if cell != month and not is_bare([cell])]
        if not all(map(_is_total_name, named)):
            return False
        return self.above.is_sum(amount(row.text("amount")), least=1 if named or month else 2, day=month)

    def _check(self, row: TableRow) -> None:
        """Raise `NoPayment` where the row is none, whatever its cells say, by its table or its width."""
        if self.table.sheet.delimited:
            wide = row.cells[self.header.width :]
            if len(row.cells) < self.header.width or any(wide):
                raise NoPayment("width", found=len(row.cells), width=self.header.width)
        if word := behind_day(row.text("date")):
            if is_total_shop(word):
                raise NoPayment("total", "total_dated" if row.has_amount else "")
            if heading(word).endswith(layouts().as_of):
                raise NoPayment("date", text=row.text("date")[:SHOWN])
        seems_paid = row.has_amount or looks_paid(row.cells)
        if self.table.holds == "other":
            raise NoPayment("other", "other" if seems_paid else "", title=self.table.title[:SHOWN])
        if self.table.holds == "abroad":
            if paid := when(row.text("date")):
                self.reading.abroad.add((paid.day, name_of(row.shop)))
            raise NoPayment("abroad", "abroad" if seems_paid else "", title=self.table.title[:SHOWN])
        shop = row.text("shop")
        if (is_total_shop(shop) or is_brought_forward(shop) or self._adds_up(row)) and row.has_amount and not self._has_details(row):
            self.above.end()
            raise NoPayment("total", "total_dated")

    def _adds_up(self, row: TableRow) -> bool:
        """Return whether *row*, which has a day and no shop that is surely one, is what payments above come to: two or more, without a total's word."""
        shop = row.text("shop")
        is_called = is_total_of_time(shop) or not shop and any(map(is_total_shop, row.cells))
        least = 1 if is_called else 2
        is_nowhere = is_called or not shop or names_amount(shop) or has_total_word(shop)
        return is_nowhere and self.above.is_sum(amount(row.text("amount")), least=least) and day_of(row.cells, self.header, self.context.calendar)

    def _may_be_total(self, row: TableRow) -> bool:
        """Return whether *row*, which counts, is what payments above come to: called a total, or the last of all."""
        least = 1 if has_total_word(row.shop) or _WHOLE in row.shop else 3 if row.cells is self.last else 0
        return least > 0 and not self._has_details(row) and self.above.is_sum(amount(row.text("amount")), least=least)

    def _take(self, row: TableRow, line: int, paid: When) -> None:
        state = state_of(row.cells, self.header, self.unknown)
        mark = of_shop(row.shop)
        way = self.direction.of(row, line)
        if way == "transfer":
            raise NoPayment("transfer", "transfer")
        if not row.has_amount and not row.deposit and row.is_abroad:
            raise NoPayment("abroad_amount")
        payment = row.payment(self.context, line, paid, state)
        if not payment.amount and not payment.cancelled and (captured := row.captured) > 0:
            payment = replace(payment, amount=captured)
            self.reading.remarks.add("captured_only", payment)
        if not_captured := row.not_captured(payment):
            payment = replace(payment, cancelled=payment.cancelled + not_captured)
        if way == "in":
            speaks = payment.meaning == "normal" and (state.mentioned or mark.is_open)
            self.direction.incoming.append(replace(payment, meaning="cancelled") if speaks else payment)
            return
        if way == "out":
            self.direction.outgoing.append(payment)
        if self.table.holds == "cancelled" and payment.amount > 0:
            payment = replace(payment, amount=-payment.amount, meaning="cancelled", cancelled=0)
            self.reading.remarks.add("cancelled_table", payment)
        elif payment.amount > 0 and (row.captured < 0 or self._counts_down(row)):
            payment = replace(payment, amount=-payment.amount, meaning="cancelled", cancelled=0)
            self.reading.remarks.add("elsewhere", payment)
        elif state.where is not None or mark.meaning in ("cancelled", "partial", "declined"):
            self.reading.remarks.add("elsewhere", payment)
        elif payment.amount > 0 and payment.meaning == "normal" and not payment.cancelled and (state.mentioned or mark.is_open or line in self.noted):
            self.reading.remarks.add("mentioned", payment)
        elif payment.amount > 0 and payment.meaning == "normal" and not payment.cancelled and row.remaining < payment.amount:
            self.reading.remarks.add("less", payment)
        if not_captured and payment.amount > 0:
            self.reading.remarks.add("captured", payment)
        if payment.amount > 0 and not self.header.is_bill and (_SHARE.fullmatch(payment.instalments) or any(_PART in cell for cell in row.cells)):
            self.reading.remarks.add("share", payment)
        if self.direction.is_unlike_a_card(row):
            self.without_card.add(line)
        if payment.amount > 0 and self._may_be_total(row):
            self.reading.remarks.add("perhaps_total", payment)
        elif payment.amount > 0 and is_no_shop(row.shop):
            self.reading.remarks.add("not_shop", payment)
        self.reading.payments.append(payment)
        self.above.add(payment)
        if self.beside and looks_paid(there := [row.cells[column] for column in self.beside if column < len(row.cells)]):
            self.reading.remarks.add("unread", marked(self.context.file, line, there))

    def _beside(self) -> list[int]:
        """Return the columns that have the headings of day, shop and amount again: a second table beside this one."""
        titles, columns = self.header.titles, self.header.columns
        needed = {columns[role] for role in NEEDED}
        named = {titles[column] for column in needed if column < len(titles)}
        again = [column for column, title in enumerate(titles) if title in named and column not in needed]
        return again if len(again) == len(NEEDED) else []

    def _noted(self) -> frozenset[int]:
        """Return the lines of which a note speaks of cancelling; what is said of every payment is no note."""
        if not self.table.sheet.said:
            return frozenset()
        said = {line: self.table.sheet.said.get(line, "") for (line, _), paid in zip(self.table.rows, self.paid, strict=True) if paid}
        each = Counter(said.values())
        most = {text: len(said) - 1 if says_taken_back(text) else len(said) // 2 for text in each}
        return frozenset(line for line, text in said.items() if text and (len(said) < _FEW or each[text] <= most[text]) and speaks(text))

    def _below_cancelled(self, lines: list[Row]) -> frozenset[int]:
        """Return the lines whose status is empty below a cancelled one, in a column that names ordinary ones, too: it may be written once for a group."""
        found: set[int] = set()
        for column in {*self.header.several.get("status", ()), *self.header.several.get("usage", ())}:
            each = [(line, cells[column] if column < len(cells) else "") for line, cells in lines]
            said = {text: meaning(text) for text in {text for _, text in each if text}} if any(not text for _, text in each) else {}
            if "cancelled" not in said.values() or "normal" not in said.values():
                continue
            before = ""
            for line, text in each:
                before = text or before
                if not text and before and said[before] == "cancelled":
                    found.add(line)
        return frozenset(found)

    def _details(self) -> tuple[int, ...]:
        """Return the columns of time, approval number and card that are filled in most rows with a payment."""
        columns = [self.header.columns[role] for role in ("time", "approval", "card") if role in self.header.columns]
        if not columns:
            return ()
        filled: Counter[int] = Counter()
        for (_, cells), paid in zip(self.table.rows, self.paid, strict=True):
            if paid:
                filled.update(column for column in columns if column < len(cells) and cells[column])
        return tuple(column for column in columns if 2 * filled[column] > sum(self.paid))

    def _counts_down(self, row: TableRow) -> bool:
        """Return whether *row* counts as less than no payment, as one that takes back does."""
        column = self.count_column
        return column is not None and column < len(row.cells) and (amount(row.cells[column]) or 0) < 0

    def _has_details(self, row: TableRow) -> bool:
        """Return whether the row has one of the details that its neighbours have, so that it is a payment of its own."""
        return any(column < len(row.cells) and row.cells[column].strip("-0") and not is_total_shop(row.cells[column]) for column in self.details)


def _is_total_name(cell: str) -> bool:
    """Return whether *cell* is what a total is called."""
    return names_amount(cell) or has_total_word(cell) or is_due(cell) or bool(_COUNTED.search(cell))


def _counted(header: Header) -> tuple[str, ...]:
    """Return the words before the footer's number of approvals, if the layout has one."""
    return (heading(header.layout.count),) if header.layout and header.layout.count else ()


def _count(cells: list[str], header: Header) -> int | None:
    """Return the number of approvals that *cells* state as the footer, None where they are no footer."""
    for word in _counted(header):
        for column, cell in enumerate(map(heading, cells)):
            if word in cell:
                after = (cell.replace(word, "").strip(":"), *map(heading, cells[column + 1 :]))
                return next((number for text in after if (number := amount(text.rstrip("건"))) is not None), None)
    return None
