"""The form of a file without anything that stands in it: headings, and of all other cells only what kind they are."""

from collections.abc import Sequence

from calculator.statement.rows.tables import looks_paid
from calculator.statement.table.cell import amount, clock, month_day, when
from calculator.statement.table.header import is_heading, is_words
from calculator.statement.table.sheet import Sheet
from calculator.statement.words import words

_TABLES, _ROWS, _COLUMNS = 8, 6, 40
_HEADING = 20
"""A longer text is no heading, and could say something about a person."""


def shape(sheets: Sequence[Sheet]) -> str:
    """Return the first tables of *sheets* line by line: the words of headings, and the kinds of all other cells."""
    return "\n\n".join("\n".join(_lines(number, sheet)) for number, sheet in enumerate(sheets[:_TABLES], 1))


def _lines(number: int, sheet: Sheet) -> list[str]:
    first = next((place for place, (_, cells) in enumerate(sheet.rows) if looks_paid(cells)), None)
    above = max((place for place, (_, cells) in enumerate(sheet.rows[:first]) if is_words(cells)), default=None)
    start = max(0, (above if above is not None else first or 0) - 1)
    lines = [words("shape", "table", number=number, rows=len(sheet.rows))]
    for place, (_, cells) in enumerate(sheet.rows[start : start + _ROWS], start):
        told = is_heading(cells) or place == above
        lines.append(" | ".join(_cell(cell, told) for cell in cells[:_COLUMNS]))
    return lines


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
