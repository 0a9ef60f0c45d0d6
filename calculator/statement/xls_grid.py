"""Excel's older .xls, read by xlrd, which is fetched only when such a file is opened."""

import io
from typing import Any

from calculator.statement.number import date_text, number_text
from calculator.statement.sheet import MOST_CELL, Row, Sheet, check_size
from calculator.statement.words import Needs, Unreadable


def read(content: bytes) -> list[Sheet]:
    """Return every sheet; raise `Needs` without xlrd, `Unreadable` where the file is broken or locked."""
    try:
        import xlrd  # type: ignore[import-untyped]
    except ModuleNotFoundError as error:
        raise Needs("xlrd") from error
    try:
        book = xlrd.open_workbook(file_contents=content, logfile=io.StringIO(), ragged_rows=True, on_demand=True)
        if book.datemode:
            raise Unreadable("epoch")
        return [Sheet(sheet.name, _rows(sheet)) for sheet in book.sheets()]
    except Unreadable:
        raise
    # A spoiled file breaks xlrd wherever its bytes lead it; whatever it raises means the same.
    except Exception as error:
        raise Unreadable(_key(str(error))) from error


def _key(reason: str) -> str:
    if "encrypted" in reason:
        return "locked"
    return "no_workbook" if "find workbook" in reason else "broken"


def _rows(sheet: Any) -> list[Row]:
    check_size(sheet.nrows, sheet.ncols)
    return [(number + 1, _cells(sheet.row_types(number), sheet.row_values(number))) for number in range(sheet.nrows)]


def _cells(kinds: Any, values: list[Any]) -> list[str]:
    return [_TEXT[kind](value) for kind, value in zip(kinds, values, strict=True)]


_TEXT = (
    lambda _: "",  # empty
    lambda text: text[:MOST_CELL].strip(),
    number_text,
    date_text,
    lambda truth: str(bool(truth)).upper(),
    lambda _: "#N/A",  # an error in a formula: no text that could be read as an amount
    lambda _: "",  # blank, but formatted
)
"""How to write a cell, by xlrd's number of its kind."""
