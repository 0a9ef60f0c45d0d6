"""Separated text as a table."""

import csv
import io
from collections.abc import Iterator
from itertools import islice

from calculator.statement.sheet import MOST_CELL, Row, Sheet, check_size
from calculator.statement.words import Unreadable

_SEPARATORS = ",\t;|"
_PROBE = 50


def read(text: str) -> list[Sheet]:
    """Return the one table in *text*; raise `Unreadable` where its quotes do not pair."""
    return [Sheet("", list(_rows(text, _separator(text))), delimited=True)]


def _separator(text: str) -> str:
    """Return the separator that splits a line into most cells."""
    lines = list(islice(io.StringIO(text), _PROBE))
    return max(_SEPARATORS, key=lambda mark: max(line.count(mark) for line in lines))


def _rows(text: str, separator: str) -> Iterator[Row]:
    """Yield the rows; a lost quote would swallow lines in silence, so quotes are read strictly."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 1
    try:
        for cells in reader:
            if any("\n" in cell and separator in cell for cell in cells):
                raise Unreadable("quotes", line=line)
            check_size(line, len(cells))
            yield line, [cell[:MOST_CELL].strip() for cell in cells]
            line = reader.line_num + 1
    except csv.Error as error:
        raise Unreadable("long_cell" if "field limit" in str(error) else "quotes", line=line) from error
