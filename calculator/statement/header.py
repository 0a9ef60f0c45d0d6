"""Where a sheet's headings stand, and which column holds what."""

from dataclasses import dataclass, replace
from functools import lru_cache

from calculator.statement.layout import NEEDED, Layout, Role, heading, layouts
from calculator.statement.sheet import Row, Sheet

_PROBE = 40
"""No known file has its headings further down."""

type Columns = dict[Role, int]


@dataclass(frozen=True, slots=True)
class Header:
    """The headings found: *after* is the index of the first row below them, *width* how many cells they have.

    *layout* is None where the file is of no known kind and the columns were told by words, or by the reader.
    """

    columns: Columns
    after: int
    width: int
    titles: tuple[str, ...]
    layout: Layout | None = None


def find(sheet: Sheet) -> Header | None:
    """Return the headings of *sheet*: a known layout before one told by words; None where there are none."""
    rows = sheet.rows[:_PROBE]
    each = [_titles(rows, index, depth) for depth in (1, 2) for index in range(len(rows) + 1 - depth)]
    for layout in layouts().known:
        for titles, after in each:
            if columns := _known(titles, layout):
                return Header(columns, after, len(titles), titles, layout)
    for titles, after in each:
        columns = guess(titles)
        if all(role in columns for role in NEEDED):
            return Header(columns, after, len(titles), titles)
    return None


def guess(titles: tuple[str, ...]) -> Columns:
    """Return the columns that words in *titles* tell; one that two headings claim alike is left open."""
    claims: dict[Role, list[int]] = {}
    for column, title in enumerate(titles):
        if role := _role(title):
            claims.setdefault(role, []).append(column)
    return {role: columns[0] for role, columns in claims.items() if len(columns) == 1}


def renewed(cells: list[str], header: Header) -> Header:
    """Return the headings that *cells* are, where a second part of the table has its columns elsewhere; else *header*.

    The reader's own choice of columns, which has no headings, stays.
    """
    columns = guess(tuple(cells)) if header.titles else {}
    if not all(role in columns for role in NEEDED) or all(columns[role] == header.columns[role] for role in NEEDED):
        return header
    return replace(header, columns=columns, width=len(cells), titles=tuple(map(heading, cells)))


@lru_cache(maxsize=4_096)
def _role(title: str) -> Role | None:
    plain = heading(title)
    return next((role for word, role in layouts().words if word in plain), None)


def _titles(rows: list[Row], index: int, depth: int) -> tuple[tuple[str, ...], int]:
    """Return the headings that *depth* rows from *index* on make together, and the index below them."""
    cells = [row[1] for row in rows[index : index + depth]]
    width = max(map(len, cells))
    joined = ("".join(row[column] for row in cells if column < len(row)) for column in range(width))
    return tuple(map(heading, joined)), index + depth


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
