"""The form of a file without anything that stands in it: headings, and of all other cells only what kind they are."""

from collections.abc import Sequence

from calculator.statement.rows.tables import looks_paid
from calculator.statement.table.cell import amount, clock, is_value, month_day, when
from calculator.statement.table.header import is_heading, is_words
from calculator.statement.table.layout import NEEDED
from calculator.statement.table.sheet import Row, Sheet
from calculator.statement.words import words

_TABLES, _ROWS, _COLUMNS = 8, 6, 40
_NEAR = 3
"""Headings stand no farther above the first payment, with nothing but titles and totals between."""
_HEADING = 20
"""A longer text is no heading, and could say something about a person."""


def shape(sheets: Sequence[Sheet]) -> str:
    """Return the first tables of *sheets* line by line: the words of headings, and the kinds of all other cells."""
    return "\n\n".join("\n".join(_lines(number, sheet)) for number, sheet in enumerate(sheets[:_TABLES], 1))


def _lines(number: int, sheet: Sheet) -> list[str]:
    first = next((place for place, (_, cells) in enumerate(sheet.rows) if looks_paid(cells)), None)
    above = _headings(sheet.rows, first)
    start = max(0, (above if above is not None else first or 0) - 1)
    lines = [words("shape", "table", number=number, rows=len(sheet.rows))]
    for place, (_, cells) in enumerate(sheet.rows[start : start + _ROWS], start):
        told = is_heading(cells) or place == above
        lines.append(" | ".join(_cell(cell, told) for cell in cells[:_COLUMNS]))
    return lines


def _headings(rows: list[Row], first: int | None) -> int | None:
    """Return the place of the headings near the *first* payment, or else above a row with a digit; None where no row is surely one.

    A label beside a name is none.
    """
    if first is not None:
        above = (place for place in reversed(range(max(0, first - _NEAR), first)) if not _is_between(rows[place][1]))
        nearest = next(above, None)
        return nearest if nearest is not None and _are_headings(rows[nearest][1]) else None
    followed = (place for place, (_, cells) in enumerate(rows[1:]) if any(letter.isdigit() for cell in cells for letter in cell))
    return next((place for place in followed if _are_headings(rows[place][1])), None)


def _is_between(cells: list[str]) -> bool:
    """Return whether *cells* are a title or a total, as may stand between headings and payments."""
    return sum(map(bool, cells)) == 1 or any(map(is_value, cells))


def _are_headings(cells: list[str]) -> bool:
    return is_heading(cells) or is_words(cells) and sum(map(bool, cells)) >= len(NEEDED)


def _cell(text: str, is_title: bool) -> str:
    """Return the word of a heading, else what kind of thing *text* is."""
    if not text:
        return ""
    if is_title and len(text) <= _HEADING and not any(letter.isdigit() for letter in text):
        return " ".join(text.split())
    return f"<{words('shape', _kind(text))}>"


def _kind(text: str) -> str:
    if when(text) is not None:
        return "day"
    if month_day(text) is not None and not text.isdecimal():
        return "month_day"
    if amount(text) is not None:
        return "amount"
    return "time" if clock(text) else "text"
