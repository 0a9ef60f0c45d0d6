"""The days a file says it covers, and the year of a day that states none."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain, pairwise

from calculator.statement.rows.payment import Period
from calculator.statement.table.cell import MonthDay, month_day, when
from calculator.statement.table.layout import heading, layouts
from calculator.statement.table.sheet import Sheet

_DAY = r"((?:\d{4}|\d{2})\s?[.\-/년]\s?\d{1,2}\s?[.\-/월]\s?\d{1,2}일?|\d{8})"
_PERIOD = re.compile(rf"(?<!\d){_DAY}\.?\s*(?:\([^)]*\))?\s*(?:[~∼～\-–]|부터)\s*{_DAY}(?!\d)", re.ASCII)
_NAMED = ("기간", "period")
_PROBED, _LAST_PROBED, _WIDEST = 300, 40, 8
"""Rows at both ends of a table among which its period is looked for, and the most cells of such a row."""
_SHORTEST = 16
"""Two days take at least so many letters."""
_TITLE = re.compile(r"(?<!\d)(20\d\d)년도?(?:\s?(\d{1,2})월)?(?!\s?\d)|^(20\d\d)[.\-_]?(0[1-9]|1[0-2])$", re.ASCII)
_AROUND = re.compile(r"\([^)]*\)|\W|_")
_LONGEST = 40
_BEFORE = timedelta(days=150)
"""So long before the month of a bill's title may its payments have been made."""


def stated(sheets: Iterable[Sheet]) -> Period | None:
    """Return the period that any table of a file states, one that is called so before another."""
    found: Period | None = None
    for is_named, text in chain(_texts(sheets), _labelled(sheets)):
        if period := _in(text):
            if is_named:
                return period
            found = found or period
    return found


def _texts(sheets: Iterable[Sheet]) -> Iterator[tuple[bool, str]]:
    """Yield the cells that may state a period, and whether the words around call it one."""
    for sheet in sheets:
        yield from ((any(word in note for word in _NAMED), note) for note in sheet.notes)
        ends = sheet.rows[:_PROBED] + sheet.rows[max(_PROBED, len(sheet.rows) - _LAST_PROBED) :]
        above = False
        for _, cells in ends:
            filled = [cell for cell in cells if cell]
            named = any(word in cell for cell in filled for word in _NAMED)
            if len(filled) <= _WIDEST:
                yield from ((named or above, cell) for cell in filled if len(cell) > _SHORTEST)
                if named:
                    yield True, " ".join(filled)
            above = named


def _labelled(sheets: Iterable[Sheet]) -> Iterator[tuple[bool, str]]:
    """Yield the period of each table that has its first and its last day in cells of their own, each beside its label."""
    for sheet in sheets:
        ends: dict[bool, str] = {}
        for _, cells in sheet.rows[:_PROBED]:
            filled = [cell for cell in cells if cell]
            if len(filled) <= _WIDEST:
                for label, cell in pairwise(filled):
                    plain = heading(label).strip("[]():")
                    if when(label) is None and when(cell) is not None and plain.endswith(layouts().since + layouts().until):
                        ends.setdefault(plain.endswith(layouts().since), cell)
        if len(ends) > 1:
            yield True, f"{ends[True]} ~ {ends[False]}"


def _in(text: str) -> Period | None:
    for found in _PERIOD.finditer(text):
        since, last = (when("".join(part.split())) for part in found.groups())
        if since and last and since.day <= last.day:
            return Period(since.day, last.day)
    return None


def titled(sheets: Iterable[Sheet]) -> Period | None:
    """Return the days that may be meant below titles such as 2025년 9월 이용내역; None where none names a year, or several do."""
    found = [period for title in _titles(sheets) if (period := _of_title(title))]
    return Period(min(each.since for each in found), max(each.until for each in found)) if found else None


def _titles(sheets: Iterable[Sheet]) -> Iterator[str]:
    for sheet in sheets:
        yield from (sheet.name, *sheet.notes)
        yield from (filled[0] for _, cells in sheet.rows[:_PROBED] if len(filled := [cell for cell in cells if cell]) == 1)


def _of_title(title: str) -> Period | None:
    found = _TITLE.search(title) if len(title) <= _LONGEST else None
    if not found:
        return None
    rest = _AROUND.sub("", title[: found.start()] + title[found.end() :])
    if rest and not rest.endswith(layouts().dated):
        return None
    year, month = int(found[1] or found[3]), int(found[2] or found[4] or 0)
    if not month:
        return Period(date(year, 1, 1), date(year, 12, 31))
    if month > 12:
        return None
    return Period(date(year, month, 1) - _BEFORE, date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1))


@dataclass(frozen=True, slots=True)
class DayReader:
    """What tells the year of a day without one: the days that the file covers."""

    period: Period | None = None

    def day(self, text: str, due: Iterable[str] = ()) -> date | None:
        """Return the day in *text*, which states no year: before the bill is *due*, else within the file's period."""
        found = month_day(text)
        if found is None:
            return None
        limits = [paid.day for cell in due if (paid := when(cell))]
        return found.latest(min(limits)) if limits else self._within(found)

    def _within(self, found: MonthDay) -> date | None:
        if self.period is None or (self.period.until - self.period.since).days > 365:
            return None
        day = found.latest(self.period.until)
        return day if day and day >= self.period.since else None
