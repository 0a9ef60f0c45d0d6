"""Separated text as a table."""

import csv
import io
import re
from collections.abc import Iterator
from itertools import islice

from calculator.statement.table.cell import clean, when
from calculator.statement.table.header import complete
from calculator.statement.table.layout import heading
from calculator.statement.table.sheet import Row, Sheet, Size
from calculator.statement.words import Unreadable

_SEPARATORS = ",\t;|"
_PROBE, _PROBED = 50, 4_000
"""Lines, and letters of each, by which the separator is told."""
_SAID = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)


def read(text: str) -> list[Sheet]:
    """Return the one table in *text*; raise `Unreadable` where its quotes do not pair."""
    return [Sheet("", list(_rows(text, _separator(text))), delimited=True)]


def _separator(text: str) -> str:
    """Return the separator that the file names, or that yields headings with day, shop and amount, or the most cells."""
    if (said := _SAID.match(text)) and said[1] in _SEPARATORS:
        return said[1]
    lines = list(islice(io.StringIO(text), _PROBE))
    each = {mark: [tuple(map(heading, line[:_PROBED].strip().replace('"', "").split(mark))) for line in lines] for mark in _SEPARATORS}
    heads = (mark for mark in _SEPARATORS if any(len(titles) > 2 and complete(titles) for titles in each[mark]))
    return next(heads, max(_SEPARATORS, key=lambda mark: max(line.count(mark) for line in lines)))


def _rows(text: str, separator: str) -> Iterator[Row]:
    """Yield the rows; a lost quote would swallow lines in silence, so quotes are read strictly."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True, skipinitialspace=True)
    line, size = 1, Size()
    try:
        for cells in reader:
            if any("\n" in cell and _swallowed(cell, separator) for cell in cells):
                raise Unreadable("quotes", line=line)
            size.add(line, cells)
            yield line, list(map(clean, cells))
            line = reader.line_num + 1
    except csv.Error as error:
        raise Unreadable("long_cell" if "field limit" in str(error) else "quotes", line=line) from error


def _swallowed(cell: str, separator: str) -> bool:
    """Return whether lines of *cell* are rows of their own: an address has line breaks and commas, but no day in them."""
    return any(when(part.strip(' "')) for line in cell.splitlines() if separator in line for part in line.split(separator))
