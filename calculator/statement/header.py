"""Where a sheet's headings stand, and which column holds what."""

from dataclasses import dataclass

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
    for column, title in enumerate(map(heading, titles)):
        role = next((role for word, role in layouts().words if word in title), None)
        if role:
            claims.setdefault(role, []).append(column)
    return {role: columns[0] for role, columns in claims.items() if len(columns) == 1}


def _titles(rows: list[Row], index: int, depth: int) -> tuple[tuple[str, ...], int]:
    """Return the headings that *depth* rows from *index* on make together, and the index below them."""
    cells = [row[1] for row in rows[index : index + depth]]
    width = max(map(len, cells))
    joined = ("".join(row[column] for row in cells if column < len(row)) for column in range(width))
    return tuple(map(heading, joined)), index + depth


def _known(titles: tuple[str, ...], layout: Layout) -> Columns | None:
    """Return the columns of *layout* where *titles* are its headings; a page's title may stick to the first."""
    first = next((sign for sign in layout.signs if titles and titles[0].endswith(sign)), "")
    named = (first, *titles[1:]) if first else titles
    if not all(sign in named for sign in layout.signs):
        return None
    if any(named.count(title) > 1 for title in layout.columns.values()):
        return None
    return {role: named.index(title) for role, title in layout.columns.items() if title in named}
