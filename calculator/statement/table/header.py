"""Which column of a table holds what, by its headings."""

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache

from calculator.statement.table.cell import is_value
from calculator.statement.table.claim import (
    IN_WON,
    by_words,
    claim_of,
    is_count,
    is_of_bill,
    knows,
    says_paid,
    shortest_amount,
    unit_of,
)
from calculator.statement.table.layout import NEEDED, ColumnRole, Layout, heading, layouts
from calculator.statement.table.sheet import Row

type Columns = dict[ColumnRole, int]

SEVERAL: frozenset[ColumnRole] = frozenset({"status", "usage", "cancelled", "cancelled_on", "remaining", "captured", "discount", "abroad", "region", "due", "deposit"})
"""What more than one column may hold; of the others the surest one is read."""
_OTHER_LETTERS = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
"""Kana and Chinese characters."""
_LINE = 4
"""No number of a row above which payments stand has more digits."""
_SETTLED: frozenset[ColumnRole] = frozenset({"shop", "amount", "status", "cancelled", "cancelled_on", "remaining"})
"""Columns that say what they say; in all others a word may tell that the payment was cancelled."""


@dataclass(frozen=True, slots=True)
class Header:
    """The headings found: *columns* holds one column for each role, *several* all of those that may be more.

    *layout* is None where the file is of no known kind and the columns were told by words, or by the reader.
    *width* counts the cells up to the last heading with a name; *others* are columns of which nothing is known, and
    *methods* those that may say how a payment was made: with a heading that says so, or with one that nobody knows.
    """

    columns: Columns
    width: int
    titles: tuple[str, ...] = ()
    layout: Layout | None = None
    several: dict[ColumnRole, tuple[int, ...]] = field(default_factory=dict)
    others: tuple[int, ...] = ()
    methods: tuple[int, ...] = ()
    giving: tuple[int, ...] = ()
    """Columns of what may have been given back."""
    is_bill: bool = False
    of_reader: bool = False
    takes_back: bool = False
    """Whether its columns name nothing but cancellations, with their day and amount."""

    def title(self, column: int) -> str:
        """Return the heading of *column*, "" where it has none."""
        return self.titles[column] if column < len(self.titles) else ""

    @property
    def is_paid_on(self) -> bool:
        """Whether the day is that of a heading which may as well mean when the bill is due."""
        column = self.columns["date"]
        return not self.of_reader and column < len(self.titles) and self.titles[column] in layouts().paid_on

    @property
    def is_booked_on(self) -> bool:
        """Whether the day is that of a heading which says that it is another one than that of the payment, such as 매입일자."""
        claim = None if self.of_reader else claim_of(self.title(self.columns["date"]))
        return claim is not None and claim.role is None

    @property
    def leaves_money_open(self) -> bool:
        """Whether the amount has a heading in Japanese or Chinese, which does not say of which country the money is."""
        title = self.title(self.columns["amount"])
        return bool(_OTHER_LETTERS.search(title)) and not IN_WON.search(title)

    @property
    def names_zone(self) -> bool:
        """Whether day or time are those of another zone, as a heading says."""
        titles = [self.title(self.columns[role]) for role in ("date", "time") if role in self.columns]
        return any(word in title for title in titles for word in layouts().zones)

    @property
    def count_column(self) -> int | None:
        """The column that says how many payments a row is, None where there is none."""
        return next((column for column, title in enumerate(self.titles) if is_count(title)), None)


def found_at(rows: list[Row], index: int, cancelled: bool = False) -> tuple[Header, int] | None:
    """Return the headings that begin at *index*, in one row or two, and how many; None where there are none.

    In a table called *cancelled* the day of the cancelling is enough.
    """
    one = _titles(rows, index, 1)
    if not one or not any(title and (title in layouts().signs or claim_of(title)) for title in one):
        return None
    two = _titles(rows, index, 2)
    alone = complete(one, cancelled)
    if two and not alone and not complete(two, cancelled):
        two = _titles(rows, index, 2, spread=True)
    if two and (both := complete(two, cancelled)) and (alone is None or _is_second(rows[index + 1][1]) or both.layout and not alone.layout):
        return both, 2
    return (alone, 1) if alone else None


def is_heading(cells: list[str]) -> bool:
    """Return whether *cells* are headings: at least two words that name columns, and no day or amount."""
    if len(cells) < 2:
        return False
    claims = sum(1 for cell in cells if cell and (claim := claim_of(heading(cell))) and not claim.fallback)
    return claims >= 2 and not any(map(is_value, cells))


def is_words(cells: list[str]) -> bool:
    """Return whether *cells* are two words or more and nothing with a digit, as headings are that nobody knows."""
    filled = [cell for cell in cells if cell]
    return len(filled) > 1 and not any(letter.isdigit() for cell in filled for letter in cell)


@lru_cache(maxsize=128)
def complete(titles: tuple[str, ...], cancelled: bool = False) -> Header | None:
    """Return *titles* as headings: a known layout before one told by words; None where a needed column is open.

    Where day and amount are those of cancelling, or the table is called *cancelled*, they stand for those of a payment.
    """
    for layout in layouts().known:
        if columns := _known(titles, layout):
            return _header(titles, columns, layout)
    columns = guess(titles)
    if all(role in columns for role in NEEDED):
        return _header(titles, columns)
    columns = _taken_back(titles, columns, cancelled)
    return replace(_header(titles, columns), takes_back=True) if all(role in columns for role in NEEDED) else None


def _taken_back(titles: tuple[str, ...], columns: Columns, cancelled: bool) -> Columns:
    """Return *columns* with those of cancellations for the day and the amount that are open; without a title that says so for both or none."""
    found = dict(columns)
    if "amount" not in found and "cancelled" in found:
        found["amount"] = found.pop("cancelled")
    days = [column for column, title in enumerate(titles) if (claim := claim_of(title)) and claim.role == "cancelled_on" and "일" in claim.word]
    if "date" not in found and days:
        found["date"] = days[0]
        if found.get("cancelled_on") == days[0]:
            del found["cancelled_on"]
    is_both = columns.keys().isdisjoint(("date", "amount"))
    return found if cancelled or is_both else columns


def chosen(columns: Columns, titles: tuple[str, ...], width: int) -> Header:
    """Return the reader's own *columns*, and with them what words in *titles* tell of the others."""
    taken = set(columns.values())
    more = {role: column for role, column in guess(titles).items() if column not in taken}
    return _header(titles, more | columns, width=width, of_reader=True)


def guess(titles: tuple[str, ...]) -> Columns:
    """Return the columns that words in *titles* tell, the longest word first; where two are as long it is left open.

    Words too common to be trusted are asked only for what is still open, and 금액 alone only where nothing else is there.
    """
    columns: Columns = {}
    for fallback in (False, True):
        claims: dict[ColumnRole, list[tuple[int, int]]] = {}
        for column, title in enumerate(titles):
            claim = claim_of(title)
            if fallback and (claim is None or claim.role is None):
                claim = by_words(title, fallback=True)
            if claim and claim.role and claim.fallback == fallback and claim.role not in columns:
                claims.setdefault(claim.role, []).append((len(claim.word), column))
        for role, claimed in claims.items():
            found = [claim for claim in claimed if not unit_of(titles[claim[1]])] or claimed if role == "amount" else claimed
            most = max(length for length, _ in found)
            surest = _likeliest(role, [column for length, column in found if length == most], titles)
            is_open = len(surest) > 1 or role == "amount" and not fallback and _is_rivalled(titles[surest[0]], titles)
            if not is_open or role not in NEEDED:
                columns[role] = surest[0]
    alone: tuple[ColumnRole, ...] = ("remaining", "captured")
    if "amount" not in columns and (only := next((role for role in alone if role in columns), None)):
        columns["amount"] = columns.pop(only)
    if "amount" in columns and (total := _with_tax(titles)) is not None:
        columns["amount"] = total
    paid_on = [column for column, title in enumerate(titles) if title in layouts().paid_on]
    if "date" not in columns and len(paid_on) == 1 and not any(map(is_of_bill, titles)):
        columns["date"] = paid_on[0]
        if columns.get("due") == paid_on[0]:
            del columns["due"]
    return columns


def _likeliest(role: ColumnRole, columns: list[int], titles: tuple[str, ...]) -> list[int]:
    """Return those of *columns*, which words tell alike, that say more: an amount in won, or the other side of a transaction instead of its kind."""
    if role == "amount":
        better = [column for column in columns if IN_WON.search(titles[column])]
    else:
        better = [column for column in columns if titles[column] not in layouts().kinds] if role == "shop" else columns
    return better or columns


def _with_tax(titles: tuple[str, ...]) -> int | None:
    """Return the column of a total that has a tax beside it, None where there is none, or the net amount is called so."""
    if not any(word in title for title in titles for word in layouts().taxes) or any(word in title for title in titles for word in layouts().before_tax):
        return None
    found = [column for column, title in enumerate(titles) if title in layouts().totals or title in layouts().alone]
    return found[0] if len(found) == 1 else None


def _is_rivalled(title: str, titles: tuple[str, ...]) -> bool:
    """Return whether *title* is an amount of a kind that nobody knows, such as 주문금액, and another one, such as 결제금액, is what was paid.

    In a bill that is the part which is due.
    """
    claim = claim_of(title)
    is_known = claim is None or claim.word == title or claim.word != shortest_amount()
    return not is_known and not says_paid(title) and any(map(says_paid, titles)) and not any(map(is_of_bill, titles))


def _header(titles: tuple[str, ...], columns: Columns, layout: Layout | None = None, width: int = 0, of_reader: bool = False) -> Header:
    taken = {column: role for role, column in columns.items()}
    several: dict[ColumnRole, tuple[int, ...]] = {role: (column,) for role, column in columns.items() if role in SEVERAL}
    others, methods = [], []
    for column, title in enumerate(titles):
        claim = claim_of(title)
        role = taken.get(column) or (claim.role if claim and claim.role in SEVERAL else None)
        if role in SEVERAL and column not in taken:
            several[role] = (*several.get(role, ()), column)
        if role not in _SETTLED:
            others.append(column)
            if role == "usage" or claim is None:
                methods.append(column)
    wide = max((column + 1 for column, title in enumerate(titles) if title), default=0)
    is_bill = layout.view == "bill" if layout else any(is_of_bill(title) for title in titles)
    giving = tuple(column for column, title in enumerate(titles) if column not in taken and title.startswith(layouts().given_back))
    return Header(columns, width or wide, titles, layout, several, tuple(others), tuple(methods), giving, is_bill, of_reader)


def _titles(rows: list[Row], index: int, depth: int, spread: bool = False) -> tuple[str, ...]:
    """Return the headings that *depth* rows from *index* on make together; none where a value stands among them.

    With *spread*, a heading above several others belongs to each of them.
    """
    cells = [row[1] for row in rows[index : index + depth]]
    if spread and len(cells) == 2:
        cells[0] = _spread(*cells)
    if len(cells) < depth or any(any(map(is_value, row[1:] if row and _is_line(row[0]) else row)) for row in cells):
        return ()
    width = max(map(len, cells))
    each = ([row[column] for row in cells if column < len(row)] for column in range(width))
    # A heading that stands over two rows is written in both by some companies.
    return tuple(heading("".join(dict.fromkeys(parts))) for parts in each)


def _is_line(cell: str) -> bool:
    """Return whether *cell*, the first of its row, may be the number of the row, as a spreadsheet's own page has it."""
    return 0 < len(cell) <= _LINE and cell.isascii() and cell.isdecimal()


def _spread(above: list[str], below: list[str]) -> list[str]:
    """Return the headings *above* with each written over all of those *below* that it stands over."""
    spread: list[str] = []
    for column, title in enumerate(below):
        own = above[column] if column < len(above) else ""
        spread.append(own or (spread[-1] if title and column and below[column - 1] else ""))
    return spread + above[len(below) :]


def _is_second(cells: list[str]) -> bool:
    """Return whether *cells* go on with the headings above them: words for columns, and no table of their own."""
    return sum(map(knows, filter(None, cells))) >= 1 and len([cell for cell in cells if cell]) > 1


def _known(titles: tuple[str, ...], layout: Layout) -> Columns | None:
    """Return the columns of *layout* where *titles* are its headings; a page's title may stick to the first.

    What the layout does not name is told by words: a column of cancellations must not be passed over.
    """
    first = next((sign for sign in layout.signs if titles and titles[0].endswith(sign)), "")
    named = (first, *titles[1:]) if first else titles
    if not all(sign in named for sign in layout.signs):
        return None
    if any(named.count(title) > 1 for title in layout.columns.values()):
        return None
    columns: Columns = {role: named.index(title) for role, title in layout.columns.items() if title in named}
    more = {role: column for role, column in guess(named).items() if column not in columns.values()}
    return more | columns
