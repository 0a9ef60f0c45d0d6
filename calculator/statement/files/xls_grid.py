"""Excel's older .xls, read by xlrd, which is fetched only when such a file is opened."""

import io
from typing import Any

from calculator.statement.files.number import NEW, OLD, date_text, number_text
from calculator.statement.table.cell import clean
from calculator.statement.table.sheet import MOST_CELLS, Row, Sheet, check_size
from calculator.statement.words import Needs, Unreadable


def read(content: bytes) -> list[Sheet]:
    """Return every sheet; raise `Needs` without xlrd, `Unreadable` where the file is broken or locked."""
    try:
        import xlrd  # type: ignore[import-untyped]
    except ModuleNotFoundError as error:
        raise Needs("xlrd") from error
    try:
        book = xlrd.open_workbook(file_contents=content, logfile=io.StringIO(), ragged_rows=True, on_demand=True)
        epoch = OLD if book.datemode else NEW
        return [Sheet(clean(sheet.name), _rows(sheet, epoch), hidden=bool(sheet.visibility)) for sheet in book.sheets()]
    except Unreadable:
        raise
    # A spoiled file breaks xlrd wherever its bytes lead it; whatever it raises means the same.
    except Exception as error:
        raise Unreadable(_key(str(error))) from error


def _key(reason: str) -> str:
    if "encrypted" in reason:
        return "locked"
    return "no_workbook" if "find workbook" in reason else "broken"


def _rows(sheet: Any, epoch: int) -> list[Row]:
    check_size(sheet.nrows, sheet.ncols)
    if sheet.nrows * sheet.ncols > MOST_CELLS:
        raise Unreadable("elements")
    return [(number + 1, _cells(sheet.row_types(number), sheet.row_values(number), epoch)) for number in range(sheet.nrows)]


def _cells(kinds: Any, values: list[Any], epoch: int) -> list[str]:
    return [date_text(value, epoch) if kind == _DATE else _TEXT[kind](value) for kind, value in zip(kinds, values, strict=True)]


_DATE = 3
"""xlrd's number of a cell whose format shows a date."""


_TEXT = (
    lambda _: "",  # empty
    clean,
    number_text,
    date_text,
    lambda truth: str(bool(truth)).upper(),
    lambda _: "#N/A",  # an error in a formula: no text that could be read as an amount
    lambda _: "",  # blank, but formatted
)
"""How to write a cell, by xlrd's number of its kind."""
