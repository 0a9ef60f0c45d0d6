"""What every file format becomes: rows of text with their line numbers."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from calculator.statement.words import Unreadable

MOST_BYTES = 5_000_000
"""No file may be larger."""
MOST_UNPACKED = 50_000_000
"""No packed file may hold more."""
MOST_ROWS = 100_000
"""No file may have more rows; a person pays perhaps 10 times a day."""
MOST_COLUMNS = 256
"""No row may be wider, which is also the most that .xls allows."""
MOST_TABLES = 10_000
"""No file may have more tables, were there one for each payment; what each is takes longer to find out than to read it."""
MOST_CELLS = 1_500_000
"""No file may have more cells: 100,000 rows of 15."""

STRUCK = "~"
"""Before what is struck through, so that it is no day and no amount, and is told instead of counted."""

type Row = tuple[int, list[str]]
"""The line or row number that a person would see, and the cells."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of a file. *delimited* means that a missing or stray separator shifts the cells of a row.

    A *hidden* one is not seen by who opens the file in a spreadsheet. *notes* stand above it and in no table.
    *said* is what is noted on cells of a line, or shown where one points at them.
    """

    name: str
    rows: list[Row]
    delimited: bool = False
    hidden: bool = False
    notes: tuple[str, ...] = ()
    said: Mapping[int, str] = field(default_factory=dict)


def is_blank(cells: list[str]) -> bool:
    """Return whether nothing is written in *cells*."""
    return not any(cells)


class Size:
    """How many cells a file has had so far; most of a statement's are short, and all of them are kept."""

    def __init__(self) -> None:
        self.cells = 0

    def add(self, line: int, cells: list[str]) -> None:
        """Count the row *cells* on *line*; raise `Unreadable` where the file grows beyond what a statement can be."""
        check_size(line, len(cells))
        self.more(len(cells))

    def more(self, cells: int) -> None:
        """Count so many more *cells*."""
        self.cells += cells
        if self.cells > MOST_CELLS:
            raise Unreadable("elements")


def check_size(rows: int, columns: int = 0) -> None:
    """Raise `Unreadable` where a table grows beyond what a statement can be."""
    if rows > MOST_ROWS:
        raise Unreadable("many_rows", most=MOST_ROWS)
    if columns > MOST_COLUMNS:
        raise Unreadable("many_columns", most=MOST_COLUMNS)
