"""Days and months in a text, in the ways they are written; a year that was not written is told apart."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from calculator.reading.text import Stretch
from calculator.rules.edition import Month
from calculator.rules.loader import current

_YEAR = r"(?:(?P<year>20\d\d)|'?(?P<short>\d\d))"
_FULL = re.compile(rf"(?<![\d.,-]){_YEAR}\s?(?:년|[./-])\s?(?P<month>\d{{1,2}})\s?(?:월|[./-])\s?(?P<day>\d{{1,2}})(?:\s?일(?![가-힣]*\s?이내)|\.(?!\d)|(?![\d./-]|,\d|\s?[원만천]))")
_SOLID = re.compile(r"(?<![\d,.-])(?P<year>20\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?![\d,.원-])")
_SHORT = re.compile(r"(?<![\d.,/-])(?P<month>\d{1,2})\s?(?:월\s?(?P<day>\d{1,2})\s?일|[/.](?P<day2>\d{1,2})(?=\s?\([월화수목금토일]\)))(?!간)")
_MONTHS = re.compile(rf"(?<![\d.,-])(?:{_YEAR}\s?년?\s?[.]?\s?)?(?P<first>\d{{1,2}})\s?월?\s?(?:~|-|부터)\s?(?P<last>\d{{1,2}})\s?월")
_MONTH = re.compile(rf"(?<![\d.,-])(?:{_YEAR}\s?(?:년\s?|[.]\s?))?(?P<first>\d{{1,2}})\s?월(?!\s?평균|\d)")
_POINTED = re.compile(r"(?<![\d.,-])(?P<year>20\d\d)[.-](?P<first>0?[1-9]|1[0-2])(?![\d,-]|\.\s?\d|\s?[원만천])")
_ROUND = re.compile(r"(?<![\d.,-])(?P<round>[1-4])\s?차(?:\s?지급|\s?페이백)")
_TOGETHER = re.compile(r"\s?(?:달|분)?\s?(?:과|와|,|·|및|/|그리고)\s?")


class WrittenDay(NamedTuple):
    """A day in the text; without a written *year* it is None where two years are possible."""

    where: Stretch
    day: date | None
    year: bool
    text: str


class Months(NamedTuple):
    """Months in the text; *year* whether it was written. Months outside the programme are none of ours."""

    where: Stretch
    months: tuple[Month, ...]
    year: bool


def days(text: str) -> list[WrittenDay]:
    """Return the days of *text*, in order."""
    found: list[WrittenDay] = []
    for pattern in (_FULL, _SOLID, _SHORT):
        for match in pattern.finditer(text):
            where = Stretch(*match.span())
            if not any(where.overlaps(each.where) for each in found):
                found += _day(match, where)
    return sorted(found, key=lambda each: each.where.start)


def _day(match: re.Match[str], where: Stretch) -> Iterator[WrittenDay]:
    parts = match.groupdict()
    month, day = int(parts["month"]), int(parts.get("day") or parts.get("day2") or 0)
    year = _year(parts)
    try:
        yield WrittenDay(where, date(year or _likely_year(month), month, day) if year or _likely_year(month) else None, bool(year), match[0])
    except ValueError:
        if year:
            yield WrittenDay(where, None, True, match[0])


def _year(parts: dict[str, str]) -> int:
    """Return the year that was written, 0 where none was."""
    return int(parts.get("year") or 0) or (2000 + int(parts["short"]) if parts.get("short") else 0)


def _likely_year(month: int) -> int:
    """Return the year of a month of the programme, in which hardly another is meant; 0 for the other months."""
    return next((int(each[:4]) for each in current().months if int(each[5:]) == month), 0)


def months(text: str, taken: list[Stretch]) -> list[Months]:
    """Return the months of the programme in *text*, in order, outside what is *taken* by days."""
    found: list[Months] = []
    for pattern in (_MONTHS, _POINTED, _MONTH, _ROUND):
        for match in pattern.finditer(text):
            where = Stretch(*match.span())
            if not any(where.overlaps(each) for each in taken) and not any(where.overlaps(each.where) for each in found):
                found.append(Months(where, _months(match), bool(_year(match.groupdict()))))
    return _joined(text, sorted(found, key=lambda each: each.where.start))


def _joined(text: str, found: list[Months]) -> list[Months]:
    """Return *found* with months that are named together, such as 9월분과 10월분, as one."""
    joined: list[Months] = []
    for each in found:
        if joined and _TOGETHER.fullmatch(text[joined[-1].where.end : each.where.start]):
            last = joined.pop()
            both = tuple(dict.fromkeys((*last.months, *each.months)))
            each = Months(Stretch(last.where.start, each.where.end), both, last.year or each.year)
        joined.append(each)
    return joined


def _months(match: re.Match[str]) -> tuple[Month, ...]:
    parts = match.groupdict()
    if parts.get("round"):
        return tuple(each for each in current().months if current().rules[each].round.number == int(parts["round"]))
    year, first = _year(parts), int(parts["first"])
    last = int(parts.get("last") or first)
    return tuple(each for each in current().months if first <= int(each[5:]) <= last and year in (0, int(each[:4])))
