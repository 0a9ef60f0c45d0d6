"""Days with the year behind, as English pages write them: 09/13/2025, 13.09.2025, Sep 13, 2025 and 13-Sep-25."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from calculator.statement.rows.payment import Period
from calculator.statement.table.sheet import Sheet
from calculator.statement.words import Unreadable

_YEAR = r"(20\d\d|2\d)(?![\d.\-/])"
_NUMBERS = re.compile(rf"(?<![\d.\-/])(\d{{1,2}})([.\-/])(\d{{1,2}})\2{_YEAR}", re.ASCII)
_LAST_MONTH = 12
_SHORT = re.compile(r"(\d\d)[.\-/]\d\d[.\-/](\d\d)(?:\s.*)?", re.ASCII)
_MOST_YEARS = 2
"""No list has days of more years and all of them the same day of their month."""
_NAMES = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_NAME = rf"({'|'.join(_NAMES)})[a-z]{{0,6}}\.?"
_DAY_FIRST = re.compile(rf"(?<![\w.\-/])(\d{{1,2}})[\s\-]{_NAME}[\s\-,]{{1,2}}{_YEAR}", re.ASCII | re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"(?<!\w){_NAME}\s?(\d{{1,2}}),?\s{_YEAR}", re.ASCII | re.IGNORECASE)


def year_first(sheets: Sequence[Sheet], period: Period | None) -> list[Sheet] | None:
    """Return *sheets* with such days as ``2025-09-13``; None where there are none.

    Of two numbers the month is told by all days together: one order must give days that there are, within *period*.
    Raises `Unreadable` where both orders do, or neither does.
    """
    found = [days for days in map(_read, {day.groups() for text in _texts(sheets) for day in _NUMBERS.finditer(text)}) if any(days)]
    fitting = [place for place in (0, 1) if all(day and (period is None or period.since <= day <= period.until) for day in (days[place] for days in found))]
    if not fitting or len(fitting) == 2 and any(one != other for one, other in found):
        text = next(day[0] for text in _texts(sheets) for day in _NUMBERS.finditer(text) if any(_read(day.groups())))
        raise Unreadable("year_last", text=text)
    made = [replace(sheet, rows=[(line, [_written(cell, fitting[0]) for cell in cells]) for line, cells in sheet.rows],
                    notes=tuple(_written(note, fitting[0]) for note in sheet.notes)) for sheet in sheets]
    return made if made != list(sheets) else None


def swapped(unread: Iterable[str], days: Iterable[date]) -> str:
    """Return one of the *unread* days with the year behind where a spreadsheet took the others for *days* with month and day swapped; "" where it did not.

    It takes those that may be days in its own order, up to the 12th, and leaves all others as text.
    """
    late = next((text for text in unread if (found := _NUMBERS.match(text)) and (_is_late(found[1]) or _is_late(found[3]))), "")
    return late if late and all(day.day <= _LAST_MONTH for day in days) else ""


def has_short_year_behind(days: Iterable[str]) -> bool:
    """Return whether *days* of three numbers of two digits, such as 21.09.25, rather have their year behind: it is the same in all of them, and what stands first is not."""
    parts = {(found[1], found[2]) if (found := _SHORT.fullmatch(day)) else ("", "") for day in days}
    first, last = {one for one, _ in parts}, {other for _, other in parts}
    return len(last) == 1 and "" not in last and (len(first) > _MOST_YEARS or len(first) > 1 and max(first) > max(last))


def _is_late(number: str) -> bool:
    return int(number) > _LAST_MONTH


def _texts(sheets: Sequence[Sheet]) -> list[str]:
    return [text for sheet in sheets for texts in (sheet.notes, *(cells for _, cells in sheet.rows)) for text in texts if len(text) > 5]


def _read(parts: Sequence[str]) -> tuple[date | None, date | None]:
    """Return the day in *parts* with the month before the day, and with the day before the month."""
    one, _, other, year = parts
    return _day(year, one, other), _day(year, other, one)


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(2000 + int(year[-2:]), int(month), int(day))
    except ValueError:
        return None


def _written(text: str, place: int) -> str:
    if len(text) <= 5:
        return text
    text = _NUMBERS.sub(lambda found: _iso(_read(found.groups())[place], found), text)
    text = _DAY_FIRST.sub(lambda found: _iso(_day(found[3], _number(found[2]), found[1]), found), text)
    return _MONTH_FIRST.sub(lambda found: _iso(_day(found[3], _number(found[1]), found[2]), found), text)


def _number(name: str) -> str:
    return str(_NAMES.index(name.lower()) + 1)


def _iso(day: date | None, found: re.Match[str]) -> str:
    return day.isoformat() if day else found[0]
