"""Rows that are told because nothing was made of them."""

from calculator.statement.rows.payment import Mark, Remarks
from calculator.statement.rows.table_row import SHOWN
from calculator.statement.rows.tables import Table, looks_paid
from calculator.statement.table.cell import amount, is_value
from calculator.statement.table.claim import is_other, knows

_MARKED = 5
"""So many cells of a row are shown."""


def unread(table: Table, file: int) -> Remarks:
    """Return the rows of a table without headings that could be payments, by what is to tell of them."""
    known = [is_other(title) for title in table.titles]
    remarks = Remarks()
    for line, cells in table.rows:
        if looks_paid(cells) and not _is_labelled(cells):
            key = table.holds if table.holds in ("other", "abroad") else "other" if _is_explained(cells, known) else "unread"
            remarks.add(key, marked(file, line, cells))
    return remarks


def marked(file: int, line: int, cells: list[str]) -> Mark:
    """Return the mark of a row that is no payment, with its first cells."""
    return Mark(file, line, " ".join(filter(None, cells[:_MARKED]))[: 2 * SHOWN])


def _is_labelled(cells: list[str]) -> bool:
    """Return whether *cells* are labels and their values, such as the day on which a bill is due: no payment."""
    filled = [cell for cell in cells if cell]
    return knows(filled[0]) and all(knows(cell) or is_value(cell) for cell in filled)


def _is_explained(cells: list[str], known: list[bool]) -> bool:
    """Return whether every amount in *cells* stands under a heading that says what it is."""
    return all(place < len(known) and known[place] for place, cell in enumerate(cells) if cell and amount(cell) is not None)
