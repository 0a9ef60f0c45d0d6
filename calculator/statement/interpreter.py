"""One table of text, whatever company it comes from, as payments."""

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from calculator.statement.cell import When, amount, clock, month_day, when
from calculator.statement.compare import name_of, number_of
from calculator.statement.header import Header, is_other, knows
from calculator.statement.layout import Role, Way, heading, layouts
from calculator.statement.payment import Mark, Payment, Skipped, Told
from calculator.statement.period import Calendar
from calculator.statement.state import State, of_shop, state_of
from calculator.statement.tables import Table, day_of, due, looks_paid
from calculator.statement.words import words

_NOTHING = {"", "-", "0"}
_TURNED = 3
"""So many negative amounts at least turn the signs of a table, and only where they are most of it."""
_SHOWN, _MARKED = 30, 5


class _NoPayment(Exception):
    """A row that is not counted; *key* names the sentence that says why, *told* the check that tells of it."""

    def __init__(self, key: str, told: str = "", **values: object) -> None:
        self.key = key
        self.told = told
        super().__init__(words("skip", key, **values))


@dataclass(slots=True)
class Reading:
    """What one table gave. *said* is the footer's number of approvals; *told* are rows to tell the reader of."""

    header: Header
    payments: list[Payment] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    told: Told = field(default_factory=Told)
    said: int | None = None
    goes_on: bool = False
    sheet: str = ""
    without_year: bool = False
    abroad: set[tuple[date, str]] = field(default_factory=set)
    """Day and shop of what a table of payments abroad lists, since another table may list it again."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a whole file says for each of its rows: its place among the files, its days, and whose it is."""

    file: int
    calendar: Calendar
    source: str = ""


def read(table: Table, header: Header, context: Context) -> Reading:
    """Return every row of *table* as a payment or as skipped with its reason."""
    return _Reader(table, header, context).read()


class _Reader:
    def __init__(self, table: Table, header: Header, context: Context) -> None:
        self.table, self.header, self.context = table, header, context
        self.reading = Reading(header, goes_on=table.goes_on, sheet=table.sheet.name)
        self.paid = table.paid
        self.way = self._way_column()
        self.is_account = self.way is not None or any("잔액" in title and not self.header.is_bill for title in self.header.titles)
        self.details = self._details()
        self.outgoing: list[Payment] = []
        self.incoming: list[Payment] = []

    def read(self) -> Reading:
        before: When | None = None
        for (line, cells), paid in zip(self.table.rows, self.paid, strict=True):
            row = _Row(cells, self.header)
            try:
                if not paid:
                    self._pass(cells)
                self._check(row)
                before = row.when(self.context.calendar, before if self.header.layout and self.header.layout.carry else None)
                self._take(row, line, before)
            except _NoPayment as reason:
                self._skip(line, row, reason)
        self._turn()
        self._take_back()
        return self.reading

    def _skip(self, line: int, row: "_Row", reason: _NoPayment) -> None:
        self.reading.skipped.append(Skipped(self.context.file, line, str(reason)))
        told = reason.told
        if reason.key in ("amount", "no_amount", "width") or reason.key in ("date", "no_year") and row.has_amount:
            told = told or "unread"
        if reason.key in ("total", "ending", "heading", "date") and looks_paid(row.cells):  # two lines in one
            told = told or "unread"
        self.reading.without_year = self.reading.without_year or reason.key == "no_year"
        if told:
            self.reading.told.add(told, Mark(self.context.file, line, " ".join(filter(None, row.cells[:_MARKED]))[: 2 * _SHOWN]))

    def _pass(self, cells: list[str]) -> None:
        """Raise `_NoPayment` where *cells* are a total, an ending, the headings again or a title."""
        plain = [cell for cell in map(heading, cells) if cell]
        self.reading.said = self.reading.said or _count(cells, self.header)
        if any(word in cell for cell in plain for word in layouts().endings):
            raise _NoPayment("ending")
        if any(is_total(cell) or cell.startswith(_counted(self.header)) for cell in plain):
            raise _NoPayment("total")
        if tuple(map(heading, cells)) == self.header.titles or len(plain) > 1 and all(map(knows, plain)):
            raise _NoPayment("heading")
        if len(plain) == 1 and amount(plain[0]) is None and not day_of(cells, self.header, self.context.calendar):
            raise _NoPayment("title")

    def _check(self, row: "_Row") -> None:
        """Raise `_NoPayment` where the row is none, whatever its cells say, by its table or its width."""
        if self.table.sheet.delimited:
            wide = row.cells[self.header.width :]
            if len(row.cells) < self.header.width or any(wide):
                raise _NoPayment("width", found=len(row.cells), width=self.header.width)
        if self.table.holds == "other":
            raise _NoPayment("other", "other" if row.has_amount else "", title=self.table.title[:_SHOWN])
        if self.table.holds == "abroad":
            if paid := when(row.text("date")):
                self.reading.abroad.add((paid.day, name_of(row.shop)))
            raise _NoPayment("abroad", "abroad" if row.has_amount else "", title=self.table.title[:_SHOWN])
        if _is_total(row.text("shop")) and row.has_amount and not self._has_details(row):
            raise _NoPayment("total", "total_dated")

    def _take(self, row: "_Row", line: int, paid: When) -> None:
        state = state_of(row.cells, self.header)
        way = layouts().ways.get(heading(row.cells[self.way])) if self.way is not None and self.way < len(row.cells) else None
        deposit = row.deposit
        if deposit:
            way = "in"
        elif self.is_account and any(_is_transfer(text) for text in row.texts("usage")):
            way = "transfer"
        if way == "transfer":
            raise _NoPayment("transfer", "transfer")
        if not row.has_amount and not deposit and row.is_abroad:
            raise _NoPayment("abroad_amount")
        payment = row.payment(self.context, line, paid, state, deposit)
        if way == "in":
            self.incoming.append(payment)
            return
        if way == "out":
            self.outgoing.append(payment)
        if self.table.holds == "cancelled" and payment.amount > 0:
            payment = replace(payment, amount=-payment.amount, meaning="cancelled", cancelled=0)
            self.reading.told.add("cancelled_table", payment)
        elif state.where is not None or of_shop(row.shop)[1] in ("cancelled", "partial", "declined"):
            self.reading.told.add("elsewhere", payment)
        elif payment.amount > 0 and payment.meaning == "normal" and not payment.cancelled and (state.mentioned or of_shop(row.shop)[1] is None):
            self.reading.told.add("mentioned", payment)
        self.reading.payments.append(payment)

    def _turn(self) -> None:
        """Turn the signs where spending is what is negative, as an account has it; what is positive then came in."""
        payments = self.reading.payments
        spent = self.outgoing or payments
        negative = [payment for payment in spent if payment.amount < 0 and payment.meaning != "cancelled"]
        if 2 * len(negative) <= len(spent) or (self.way is None and (len(negative) < _TURNED or self._is_taken_back(negative))):
            return
        turned = {id(payment) for payment in spent if self.outgoing or payment.amount < 0}
        shops = {(payment.name, -payment.amount) for payment in payments if id(payment) in turned}
        self.reading.payments = []
        for payment in payments:
            if self.way is None and payment.amount > 0 and (payment.name, payment.amount) not in shops:
                self.reading.skipped.append(Skipped(payment.file, payment.line, words("skip", "deposit")))
                self.reading.told.add("deposit", payment)
            else:
                turn = id(payment) in turned or self.way is None
                if turn and payment.amount > 0 and self.way is None:
                    self.reading.told.add("came_back", payment)
                self.reading.payments.append(replace(payment, amount=-payment.amount) if turn else payment)
        self.reading.told.add("turned", *negative)

    def _take_back(self) -> None:
        """Take what came in for a cancelled purchase, and leave out all else that came in."""
        shops = {(payment.name, abs(payment.amount)) for payment in self.reading.payments}
        for payment in self.incoming:
            if payment.meaning == "cancelled" or (payment.name, abs(payment.amount)) in shops:
                self.reading.payments.append(replace(payment, amount=-abs(payment.amount), meaning="cancelled"))
                self.reading.told.add("came_back", payment)
            else:
                self.reading.skipped.append(Skipped(payment.file, payment.line, words("skip", "deposit")))
                self.reading.told.add("deposit", payment)

    def _is_taken_back(self, negative: list[Payment]) -> bool:
        """Return whether most of *negative* take back a payment of the same shop and amount."""
        paid = {(payment.name, payment.amount) for payment in self.reading.payments if payment.amount > 0}
        return 2 * sum(1 for payment in negative if (payment.name, -payment.amount) in paid) > len(negative)

    def _way_column(self) -> int | None:
        """Return the column that says which way the money went, in every row that has a payment."""
        rows = [cells for (_, cells), paid in zip(self.table.rows, self.paid, strict=True) if paid]
        for column in self.header.others if rows else ():
            if _way(rows[0], column) and all(_way(cells, column) for cells in rows):
                return column
        return None

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

    def _has_details(self, row: "_Row") -> bool:
        """Return whether the row has one of the details that its neighbours have, so that it is a payment of its own."""
        return any(column < len(row.cells) and row.cells[column].strip("-0") for column in self.details)


@dataclass(frozen=True, slots=True)
class _Row:
    cells: list[str]
    header: Header

    @property
    def has_amount(self) -> bool:
        """Whether the amount can be read."""
        return amount(self.text("amount")) is not None

    @property
    def deposit(self) -> int:
        """The won that came in where none went out, 0 elsewhere."""
        if self.text("amount") not in _NOTHING:
            return 0
        return next((won for text in self.texts("deposit") if (won := amount(text))), 0)

    @property
    def is_abroad(self) -> bool:
        """Whether the row says that it was paid abroad."""
        several = self.header.several
        return ("abroad" in several and any(text.strip("0., -") for text in self.texts("abroad"))) \
            or ("region" in several and any(map(is_away, self.texts("region"))))

    @property
    def shop(self) -> str:
        """The shop's name in one line."""
        return " ".join(self.text("shop").split())

    def text(self, role: Role) -> str:
        column = self.header.columns.get(role)
        return self.cells[column] if column is not None and column < len(self.cells) else ""

    def texts(self, role: Role) -> list[str]:
        """Return what stands in each column of *role*."""
        columns = self.header.several.get(role)
        return [self.cells[column] for column in columns if column < len(self.cells)] if columns else []

    def when(self, calendar: Calendar, before: When | None) -> When:
        text = self.text("date")
        if found := when(text):
            return found
        if before and not text:
            return When(before.day, "")
        if without_year := month_day(text):
            day = calendar.day(text, due(self.cells, self.header))
            if day is None:
                raise _NoPayment("no_year", text=text[:_SHOWN])
            return When(day, without_year.time)
        raise _NoPayment("date", text=text[:_SHOWN])

    def payment(self, context: Context, line: int, paid: When, state: State, deposit: int) -> Payment:
        shop, mark = of_shop(self.shop)
        back = max((state.cancelled, *map(self.back, self.texts("cancelled"))), key=abs)
        only_back = bool(back) and not self.text("amount")
        layout = self.header.layout
        return Payment(
            file=context.file, line=line, day=paid.day, time=clock(self.text("time")) or paid.time,
            shop=shop, amount=deposit or (-back if only_back else self.won("amount")), cancelled=0 if only_back else back,
            status=state.status, meaning=mark if mark not in ("normal", None) else state.meaning, approval=self.text("approval"), card=self.text("card"),
            usage=" ".join(filter(None, self.texts("usage"))), instalments=self.text("instalments"), sector=self.text("sector"),
            is_abroad=self.is_abroad, name=name_of(shop), number=number_of(self.text("approval")), source=context.source,
            in_bill=self.header.is_bill, marks="cancelled_on" in self.header.several or layout is not None and layout.marks,
        )

    def won(self, role: Role) -> int:
        text = self.text(role)
        found = amount(text)
        if found is None:
            raise _NoPayment("amount" if text else "no_amount", text=text[:_SHOWN])
        return found

    @staticmethod
    def back(text: str) -> int:
        """Return the won in a column of cancelled amounts."""
        if text in _NOTHING:
            return 0
        found = amount(text)
        if found is None:
            raise _NoPayment("amount", text=text[:_SHOWN])
        return found


@lru_cache(maxsize=4_096)
def _is_total(shop: str) -> bool:
    return is_total(heading(shop))


def is_total(plain: str) -> bool:
    """Return whether *plain*, written as a heading, is a total: its word ends there, or no Hangul follows it."""
    if plain.strip("[]()*:") in layouts().alone:
        return True
    for word in layouts().totals:
        place = plain.find(word)
        while place >= 0:
            if not "가" <= plain[place + len(word) : place + len(word) + 1] <= "힣":
                return True
            place = plain.find(word, place + 1)
    return plain.strip("[]()").startswith("총") and plain.strip("[]()").endswith("건")


@lru_cache(maxsize=512)
def is_away(text: str) -> bool:
    """Return whether *text* in a column about the place of a payment names one abroad."""
    plain = heading(text)
    if not plain or plain in layouts().home:
        return False
    return any(word in plain for word in layouts().away) or len(plain) in (2, 3) and plain.isascii() and plain.isalpha()


@lru_cache(maxsize=512)
def _is_transfer(text: str) -> bool:
    """Return whether *text* in an account's column about kinds of transactions names one between accounts."""
    plain = heading(text)
    return any(plain.endswith(word) for word, way in layouts().ways.items() if way == "transfer")


def unread(table: Table, file: int) -> Told:
    """Return the rows of a table without headings that could be payments, by what is to tell of them."""
    known = [is_other(title) for title in table.titles]
    told = Told()
    for line, cells in table.rows:
        if looks_paid(cells) and not knows(next(filter(None, cells))):  # a label and its value are no payment
            key = table.holds if table.holds in ("other", "abroad") else "other" if _is_explained(cells, known) else "unread"
            told.add(key, Mark(file, line, " ".join(filter(None, cells[:_MARKED]))[: 2 * _SHOWN]))
    return told


def _is_explained(cells: list[str], known: list[bool]) -> bool:
    """Return whether every amount in *cells* stands under a heading that says what it is."""
    return all(place < len(known) and known[place] for place, cell in enumerate(cells) if cell and amount(cell) is not None)


def _way(cells: list[str], column: int) -> Way | None:
    return layouts().ways.get(heading(cells[column])) if column < len(cells) else None


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
