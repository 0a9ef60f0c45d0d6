"""Days and months in a text, in the ways they are written; a year that was not written is told apart."""

import re
from contextlib import suppress
from datetime import date
from typing import NamedTuple

from calculator.reading.amount import aloud
from calculator.reading.text import Stretch
from calculator.reading.words import holds, notices
from calculator.reading.words import pattern as words_of
from calculator.rules.edition import Month
from calculator.rules.loader import current

_YEAR = r"(?:(?P<year>20\d\d)|'?(?P<short>\d\d))"
_FULL = re.compile(
    rf"(?<![\d.,-]){_YEAR}\s?(?:년|[./-])\s?(?P<month>\d{{1,2}})\s?(?:월|[./-])\s?(?P<day>\d{{1,2}})"
    r"(?:\s?일(?![가-힣]*\s?이내)|\.(?!\d)|(?![\d./-]|,\d|\s?[원만천]))"
)
_SOLID = re.compile(r"(?<![\d,.-])(?P<year>20\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?![\d,.원-])")
_SHORT = re.compile(
    r"(?<![\d.,/-])(?P<month>\d{1,2})\s?"
    r"(?:월\s?(?P<day>\d{1,2})\s?일|[/.](?P<day2>\d{1,2})(?=\s?\([월화수목금토일]\))|/(?P<day3>[0-3]?\d)(?![\d/,.]|\s?[원만천%]))"
    r"(?!간)"
)
_NAMES_OF_DAYS = ("일", "일 ", "일: ", "일:", "일 : ", "기한 ", "기한: ", "예정 ", "예정: ", "예정(", "예정 (", "완료 ", "완료(", "완료 (", "지급(", "지급 (", "입금(", "입금 (", "충전(", "충전 (", "환급(", "환급 (")
"""Ends of words behind which 11.15 is a day."""
_LABELLED = re.compile(
    rf"(?:{'|'.join(f'(?<={re.escape(name)})' for name in _NAMES_OF_DAYS)})"
    r"(?P<month>\d{1,2})[./-](?P<day>\d{1,2})(?:\.(?!\d)|(?![\d./-]|\s?[원만천%]))"
)
_MONTHS = re.compile(rf"(?<![\d.,-])(?:{_YEAR}(?:\s?년\s?|[.] ?))?(?P<first>\d{{1,2}})\s?월?\s?(?:~|-|부터)\s?(?P<last>\d{{1,2}})\s?월")
_LISTED = re.compile(r"(?<![\d.-])(?<!\d,)(?P<listed>\d{1,2}(?:\s?[·,]\s?\d{1,2}){1,3})\s?월(?!\s?평균|\d)")
"""Several months with one 월: 9·10월."""
_NOT_SPENT_IN = r"\s?평균|\d|\s?지급\s?분|\s?(?:에|중(?:에)?)\s?(?:지급|입금|충전|들어|환급|취소|환불|반품)|\s?이후"
"""What follows a month that is none in which was spent."""
_MONTH = re.compile(rf"(?<![\d.-])(?<!\d,)(?:{_YEAR}(?:\s?년\s?|[./-] ?))?(?P<first>\d{{1,2}})\s?월(?!{_NOT_SPENT_IN})")
_SPOKEN = re.compile(r"(?<![가-힣])(?P<spoken>구|시|십일|십이)\s?월(?!\s?평균)")
_SPOKEN_DAY = re.compile(
    r"(?<![가-힣])(?P<spoken>[일이삼사오유칠팔구시]|십[일이])\s?월\s?"
    r"(?P<day>(?:[이삼]?십)?[일이삼사오육칠팔구]?)\s?일(?!간|[가-힣]{0,2} ?이내)"
)
_SPOKEN_MONTHS = {"일": 1, "이": 2, "삼": 3, "사": 4, "오": 5, "유": 6, "칠": 7, "팔": 8, "구": 9, "시": 10, "십일": 11, "십이": 12}
_POINTED = re.compile(r"(?<![\d.,-])(?P<year>20\d\d)(?:-|\. ?)(?P<first>0?[1-9]|1[0-2])(?![\d,-]|\.\s?\d|\s?[원만천])")
_SHORTLY = re.compile(r"(?<![\d.,'-])'?(?P<short>2[56])[.-](?P<first>09|1[0-2]|01)(?=[ \t:|)\n월]|$)(?!\s?[원만천%])")
_ROUND = re.compile(r"(?<![\d.,-])(?<!안내\()(?<!통지\()(?<!고지\()(?P<round>[1-4])\s?(?:회차|차(?=\s?지급|\s?페이백|\s?환급|\s?분|\s?\(|\)))")
_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NAME = rf"(?<![A-Za-z])(?P<name>{'|'.join(_NAMES)})[a-z]{{0,6}}\.?"
_ENGLISH = re.compile(
    rf"(?:(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s)?{_NAME}"
    r"(?:\s(?P<day>\d{1,2})(?:st|nd|rd|th)?(?!\d))?(?:,?\s(?P<year>20\d\d))?"
)
_TOGETHER = re.compile(r"\s?(?:달|분)?\s?(?:과|와|,|·|및|/|그리고|and|&|\+)\s?")


_BREAK = re.compile(r"\n|[.!?] ")


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
    covered = bytearray(len(text))
    for pattern in (_FULL, _SOLID, _SHORT, _LABELLED, _SPOKEN_DAY, _ENGLISH):
        for match in pattern.finditer(text):
            where = Stretch(*match.span())
            if _written_day(match.groupdict()) and not any(covered[where.start : where.end]) and (day := _day(match, where)):
                _cover(covered, where)
                found.append(day)
    return _in_years(text, sorted(found, key=lambda each: each.where.start))


def _in_years(text: str, found: list[WrittenDay]) -> list[WrittenDay]:
    """Return *found*, in which a day without a year that is later than the one before in the same sentence is of the same year."""
    dated: list[WrittenDay] = []
    for each in found:
        first = dated[-1] if dated else None
        if first and first.year and first.day and not each.year and not _BREAK.search(text, first.where.end, each.where.start):
            numbers = [int(number) for number in re.findall(r"\d+", each.text)]
            with suppress(TypeError, ValueError):
                day = date(first.day.year, *numbers)
                each = WrittenDay(each.where, day, True, each.text) if day >= first.day else each
        dated.append(each)
    return dated


def _cover(covered: bytearray, where: Stretch) -> None:
    """Mark the letters at *where* as taken."""
    covered[where.start : where.end] = b"\1" * (where.end - where.start)


def _written_day(parts: dict[str, str]) -> str | None:
    return parts.get("day") or parts.get("day2") or parts.get("day3")


def _day(match: re.Match[str], where: Stretch) -> WrittenDay | None:
    parts = match.groupdict()
    written = _written_day(parts) or "0"
    month, day = _month(parts), int(written) if written.isdecimal() else aloud(written) or 0
    year = _year(parts)
    meant = year or _likely_year(month, day)
    try:
        return WrittenDay(where, date(meant, month, day) if meant else None, bool(year), match[0])
    except ValueError:
        return WrittenDay(where, None, True, match[0]) if year else None


def _month(parts: dict[str, str]) -> int:
    if parts.get("name"):
        return _NAMES.index(parts["name"]) + 1
    return _SPOKEN_MONTHS[parts["spoken"]] if parts.get("spoken") else int(parts["month"])


def _year(parts: dict[str, str]) -> int:
    """Return the year that was written, 0 where none was."""
    return int(parts.get("year") or 0) or (2000 + int(parts["short"]) if parts.get("short") else 0)


def _likely_year(month: int, day: int) -> int:
    """Return the year of a month of the programme or of a day on which it paid, when hardly another is meant; 0 for other days."""
    paid = (each.year for each in pay_days() if (each.month, each.day) == (month, day))
    return next((int(each[:4]) for each in current().months if int(each[5:]) == month), next(paid, 0))


def pay_days() -> frozenset[date]:
    """Return the days on which the programme paid."""
    return frozenset(rules.round.pay_on for rules in current().rules.values())


def months(text: str, taken: list[Stretch]) -> list[Months]:
    """Return the months of the programme in *text*, in order, outside what is *taken* by days."""
    found: list[Months] = []
    covered = bytearray(len(text))
    for each in taken:
        _cover(covered, each)
    rounds = () if holds(text, notices()["instalments"]["words"]) else (_ROUND,)
    for pattern in (_MONTHS, _LISTED, _POINTED, _SHORTLY, _MONTH, _SPOKEN, *rounds, _ENGLISH):
        for match in pattern.finditer(text):
            where = Stretch(*match.span())
            if not any(covered[where.start : where.end]):
                _cover(covered, where)
                # Last year is 2024 in a message of 2025 and 2025 in an answer of 2026.
                earlier = re.search(r"(?:작년|지난\s?해|전년도?)\s?\Z", text[max(0, where.start - 5) : where.start])
                named = () if earlier else _months(match)
                found.append(Months(where, () if _may_be_of_payment(text, where, named) else named, bool(_year(match.groupdict()))))
    return _joined(text, sorted(found, key=lambda each: each.where.start))


def _may_be_of_payment(text: str, where: Stretch, named: tuple[Month, ...]) -> bool:
    """Return whether the month at *where* may be the one in which was paid: 10월에 4만 원 받았어요."""
    paid = {f"{each:%Y-%m}" for each in pay_days()}
    words = notices()["paid_in"]
    return bool(paid & set(named) and words_of(tuple(words["words"])).match(text, where.end)) and not holds(text, words["unless"])


def _joined(text: str, found: list[Months]) -> list[Months]:
    """Return *found* with months that are named together, such as 9월분과 10월분, as one."""
    joined: list[Months] = []
    for each in found:
        between = text[joined[-1].where.end : each.where.start] if joined else ""
        if joined and (_TOGETHER.fullmatch(between) or (joined[-1].months == each.months and not between.strip(" ("))):
            last = joined.pop()
            both = tuple(dict.fromkeys((*last.months, *each.months)))
            each = Months(Stretch(last.where.start, each.where.end), both, last.year or each.year)
        joined.append(each)
    return joined


def _months(match: re.Match[str]) -> tuple[Month, ...]:
    parts = match.groupdict()
    if parts.get("listed"):
        listed = {int(number) for number in re.findall(r"\d+", parts["listed"])}
        return tuple(each for each in current().months if int(each[5:]) in listed)
    if parts.get("round"):
        return tuple(each for each in current().months if current().rules[each].round.number == int(parts["round"]))
    year, first = _year(parts), int(parts["first"]) if parts.get("first") else _month(parts)
    last = int(parts.get("last") or first)
    return tuple(each for each in current().months if first <= int(each[5:]) <= last and year in (0, int(each[:4])))
