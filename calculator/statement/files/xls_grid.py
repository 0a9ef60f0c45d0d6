"""Excel's older .xls, read by xlrd, which is fetched only when such a file is opened."""

import io
from collections import defaultdict
from typing import Any

from calculator.statement.files.number import NEW, OLD, date_text, number_text, shows_minus
from calculator.statement.table.cell import clean
from calculator.statement.table.sheet import MOST_CELLS, STRUCK, Row, Sheet, check_size
from calculator.statement.words import Needs, Unreadable


def read(content: bytes) -> list[Sheet]:
    """Return every sheet; raise `Needs` without xlrd, `Unreadable` where the file is broken or locked."""
    try:
        import xlrd  # type: ignore[import-untyped]
    except ModuleNotFoundError as error:
        raise Needs("xlrd") from error
    try:
        return _sheets(_opened(xlrd, content))
    except Unreadable:
        raise
    # A spoiled file breaks xlrd wherever its bytes lead it; whatever it raises means the same.
    except Exception as error:
        raise Unreadable(_key(str(error))) from error


def _opened(xlrd: Any, content: bytes) -> Any:
    """Return the workbook with how its cells look, or without that where it is spoiled."""
    options = {"file_contents": content, "logfile": io.StringIO(), "ragged_rows": True}
    try:
        return xlrd.open_workbook(**options, formatting_info=True)
    except Exception:  # noqa: BLE001 as above
        return xlrd.open_workbook(**options)


def _key(reason: str) -> str:
    if "encrypted" in reason:
        return "locked"
    return "no_workbook" if "find workbook" in reason else "broken"


def _sheets(book: Any) -> list[Sheet]:
    epoch = OLD if book.datemode else NEW
    fonts = {number for number, font in enumerate(book.font_list) if font.struck_out}
    struck = {number for number, look in enumerate(book.xf_list) if look.font_index in fonts}
    formats = {key for key, look in book.format_map.items() if shows_minus(look.format_str or "")}
    minus = {number for number, look in enumerate(book.xf_list) if look.format_key in formats}
    return [found for sheet in book.sheets() for found in _of(sheet, epoch, struck, minus)]


def _of(sheet: Any, epoch: int, struck: set[int], minus: set[int]) -> list[Sheet]:
    """Return *sheet*, and after it the rows that are not shown."""
    name, hidden = clean(sheet.name), bool(sheet.visibility)
    unseen = {number for number, look in sheet.rowinfo_map.items() if look.hidden}
    shown: list[Row] = []
    not_shown: list[Row] = []
    for row in _rows(sheet, epoch, struck, minus):
        (not_shown if row[0] - 1 in unseen else shown).append(row)
    notes: dict[int, list[str]] = defaultdict(list)
    for (number, _), note in sheet.cell_note_map.items():
        notes[number + 1].append(note.text)
    said = {line: clean(" ".join(texts)) for line, texts in notes.items()}
    return [Sheet(name, shown, hidden=hidden, said=said), *([Sheet(name, not_shown, hidden=True)] if not_shown else [])]


def _rows(sheet: Any, epoch: int, struck: set[int], minus: set[int]) -> list[Row]:
    check_size(sheet.nrows, sheet.ncols)
    if sheet.nrows * sheet.ncols > MOST_CELLS:
        raise Unreadable("elements")
    rows = [(number + 1, _cells(sheet.row_types(number), sheet.row_values(number), epoch)) for number in range(sheet.nrows)]
    if struck:
        for line, cells in rows:
            cells[:] = [STRUCK + text if text and sheet.cell_xf_index(line - 1, column) in struck else text for column, text in enumerate(cells)]
    if minus:
        for line, cells in rows:
            kinds = sheet.row_types(line - 1)
            cells[:] = [f"-{text}" if kinds[column] == _NUMBER and text[0] not in "-0" and sheet.cell_xf_index(line - 1, column) in minus else text for column, text in enumerate(cells)]
    return rows


def _cells(kinds: Any, values: list[Any], epoch: int) -> list[str]:
    return [date_text(value, epoch) if kind == _DATE else _TEXT[kind](value) for kind, value in zip(kinds, values, strict=True)]


_NUMBER, _DATE = 2, 3
"""xlrd's numbers of a cell that is a number, and of one whose format shows a date."""


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
