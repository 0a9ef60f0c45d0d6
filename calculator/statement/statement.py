"""All files of a reader together: every payment once, netted and judged, and what the months come to."""

from collections import Counter
from collections.abc import Generator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING, Literal, NamedTuple

from calculator.amount import Won
from calculator.rules.edition import Edition, Month
from calculator.statement.judging.again import captured_again, doubled
from calculator.statement.judging.cancel import Net, netted
from calculator.statement.judging.duplicate import distinct
from calculator.statement.judging.judge import Judge, Judgement
from calculator.statement.judging.kind import ShopKind
from calculator.statement.judging.month import MonthTotal, month_totals
from calculator.statement.judging.overlap import without_bills, without_plain
from calculator.statement.judging.shop import Shop
from calculator.statement.rows.book import Book, open_book
from calculator.statement.rows.payment import Payment, Remarks, Skipped
from calculator.statement.table.header import Columns

if TYPE_CHECKING:
    from calculator import protocol

_MOST_ASKED = 2_000
"""Nobody answers about more shops."""


type StatusAnswer = Literal["cancelled", "normal"]
"""What a reader said of a status that nobody explained."""


class File(NamedTuple):
    """What a reader opened, with their own choice of columns for a file of no known kind."""

    name: str
    content: bytes
    columns: Columns | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """The files with everything the reader said about them, *statuses* by their words; *base* is None where it is not known."""

    edition: Edition
    files: tuple[File, ...]
    kinds: Mapping[str, ShopKind] = field(default_factory=dict)
    statuses: Mapping[str, StatusAnswer] = field(default_factory=dict)
    base: Won | None = None


class Judged(NamedTuple):
    """A payment, what is left of it, and whether that counts."""

    payment: Payment
    net: Net
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class Statement:
    """The result for all files together."""

    books: list[Book]
    rows: list[Judged]
    skipped: list[Skipped]
    months: dict[Month, MonthTotal]
    judge: Judge
    remarks: Remarks

    @property
    def shops(self) -> list[Shop]:
        """Return the shops whose payments are not judged for sure, of very many those with the most won."""
        unsure = [row for row in self.rows if row.judgement.verdict == "unsure"]
        total: Counter[str] = Counter()
        for row in unsure:
            total[row.payment.shop] += row.net.won
        found = {shop: Shop(shop) for shop, _ in total.most_common(_MOST_ASKED)}
        for row in unsure:
            if shop := found.get(row.payment.shop):
                shop.won[row.payment.month] += row.net.won
                shop.rows += 1
        return list(found.values())


def read_statement(request: Request) -> "Generator[protocol.Progress, None, Statement]":
    """Yield a sign of life after each file, and return everything that *request* gives; raise `Needs` for a library."""
    books = []
    for number, file in enumerate(request.files):
        books.append(open_book(file.name, file.content, number, file.columns))
        yield {"done": number + 1, "of": len(request.files)}
    payments = [_explained(payment, request.statuses) for book in books for reading in book.readings for payment in reading.payments]
    remarks = Remarks()
    skipped = [entry for book in books for entry in (*book.skipped, *chain.from_iterable(reading.skipped for reading in book.readings))]
    judge = Judge(request.edition, request.kinds)
    periods = {number: book.period for number, book in enumerate(books) if book.period}
    once = without_plain(payments, judge.labels)
    approved = without_bills(once.payments, periods)
    unique = distinct(approved.payments)
    again = doubled(unique.payments, judge.is_wallet) if len(books) > 1 else Remarks()
    for found in (*(book.remarks for book in books), once.remarks, approved.remarks, unique.remarks, again, captured_again(unique.payments)):
        remarks.take(found)
    rows = [Judged(net.payment, net, judge.judgement(net)) for net in netted(unique.payments)]
    unsaid = {payment.month for payment in payments if payment.file not in periods}
    months = month_totals(((row.payment.month, row.judgement.verdict, row.net.won) for row in rows), list(periods.values()), unsaid)
    skipped += [*once.skipped, *approved.skipped, *unique.skipped]
    return Statement(books, rows, sorted(skipped, key=lambda entry: entry[:2]), months, judge, remarks)


def _explained(payment: Payment, statuses: Mapping[str, StatusAnswer]) -> Payment:
    """Return *payment* with what the reader said of its status, where nobody else explained it."""
    said = statuses.get(payment.status) if payment.meaning == "unlisted" else None
    return replace(payment, meaning=said) if said else payment
