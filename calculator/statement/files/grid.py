"""A file's bytes as tables, whatever its format."""

from dataclasses import replace
from functools import lru_cache

from calculator.statement.files import csv_grid, html_grid
from calculator.statement.files.sniff import sniff
from calculator.statement.table.sheet import Sheet, is_blank
from calculator.statement.words import Unreadable

MOST_FILES = 24
"""So many files are read together, and kept as tables between two questions."""


_MOST_KEPT = 1_000_000
"""Larger files are read again for each question: their tables take more room than a phone may have."""


def sheets(content: bytes) -> tuple[Sheet, ...]:
    """Return the tables in *content*, blank rows left out; raise `Unreadable` or `Needs`.

    The same bytes give the same tables, so that answering a question does not read a file again.
    """
    return kept(content) if len(content) <= _MOST_KEPT else _sheets(content)


def _sheets(content: bytes) -> tuple[Sheet, ...]:
    kind, text = sniff(content)
    found = [replace(sheet, rows=_written(sheet)) for sheet in _read(kind, text, content)]
    if filled := tuple(sheet for sheet in found if sheet.rows):
        return filled
    raise Unreadable("no_rows")


kept = lru_cache(maxsize=MOST_FILES)(_sheets)


def _read(kind: str, text: str, content: bytes) -> list[Sheet]:
    if kind == "csv":
        return csv_grid.read(text)
    if kind == "html":
        return html_grid.read(text)
    # Only here, so that a file of another kind does not wait for these modules.
    if kind == "xlsx":
        from calculator.statement.files import xlsx_grid

        return xlsx_grid.read(content)
    from calculator.statement.files import xls_grid

    return xls_grid.read(content)


def _written(sheet: Sheet) -> list[tuple[int, list[str]]]:
    return [row for row in sheet.rows if not is_blank(row[1])]
