"""What was found in a text: every number with its role, its month and how sure that is."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from calculator.amount import Won
from calculator.reading.amount import amounts
from calculator.reading.calendar import Months, WrittenDay, days, months, pay_days
from calculator.reading.heads import headed
from calculator.reading.neighbours import beside_lines, by_neighbours
from calculator.reading.roles import (
    CHANGE,
    NEAR,
    NOTHING,
    PASSED_OVER,
    UNCLEAR,
    NumberRole,
    Sure,
    empty,
    labels,
    role,
)
from calculator.reading.table import cells, formulas
from calculator.reading.text import Stretch, sentence_around
from calculator.reading.voices import of_others
from calculator.reading.words import found as words_in
from calculator.reading.words import notices, pattern
from calculator.refund.formula import refund
from calculator.rules.base import Average
from calculator.rules.edition import Month
from calculator.rules.loader import current

_STAMP = re.compile(r"[\s:(\[-]*(?:(?:거래|지급|충전|이용)?\s?일[시자])?[\s:(\[-]*(?:\(?[월화수목금토일]\)?)?\s*(?:\d\d?:\d\d(?::\d\d)?)?[\s)\]-]*")
"""What may stand beside a day that is alone on its line: its weekday and the time."""
_SIGNATURE = 60
"""Letters below a day in which a signature may stand."""
_COMING = ("deadline", "promised_on", "paid_on")
"""Days that are told before they come."""
_SOON, _AFTERWARDS = timedelta(days=92), timedelta(days=365)
"""How far off such a day is told without its year, and how long after the programme letters were dated."""
MONTHLY = ("spend", "growth", "received", "cancelled", "notice")
"""Roles of amounts that belong to one month."""


@dataclass(frozen=True, slots=True)
class ReadNumber:
    """One number of the text; *roles* are several where the reader has to say which it is, none where nothing says.

    *value* is None where it cannot be read; *month* where it has none, or none that is certain.
    """

    where: Stretch
    roles: tuple[str, ...]
    month: Month | None
    value: Won | date | None
    sure: Sure

    @property
    def role(self) -> str | None:
        """Return the role, where it is one."""
        return self.roles[0] if len(self.roles) == 1 else None


def findings(text: str) -> list[ReadNumber]:
    """Return the amounts and days of *text* in order; what is passed over is left out."""
    dates = [each.where for each in days(text)]
    dated = months(text, dates)
    taken = [*dates, *(each.where for each in dated)]
    repeated = of_others(text)
    found = [*_changes(list(_of_sender(_amounts(text, dated, taken), repeated))), *_of_sender(_days(text, taken), repeated)]
    return sorted(found, key=lambda each: each.where.start)


def _of_sender(found: Iterator[ReadNumber], repeated: list[Stretch]) -> Iterator[ReadNumber]:
    """Yield *found*; of an amount that the sender only *repeated* it is asked what it is, and days are left out."""
    for each in found:
        if not any(each.where.overlaps(part) for part in repeated):
            yield each
        elif not isinstance(each.value, date):
            yield replace(each, roles=(), sure="ask")


def _changes(found: list[ReadNumber]) -> Iterator[ReadNumber]:
    """Yield *found*, in which what was reckoned is what the formula gives of the other numbers to the won, and else asked."""
    certain = [(each.role, each.value, each.month) for each in found if each.sure != "ask" and each.month and isinstance(each.value, int)]
    bases = [each.value for each in found if each.role == "base" and isinstance(each.value, int)]
    growths = {(value, month) for role, value, month in certain if role == "growth"}
    growths |= {(value - base, month) for role, value, month in certain if role == "spend" for base in bases if value > base}
    paid = {(refund(current().rules[month], growth, Average(0, 1)).amount, month) for growth, month in growths}
    for each in found:
        said = [(role, month) for role, values in (("growth", growths), ("received", paid)) for value, month in values if value == each.value]
        if each.role != CHANGE:
            yield each
        elif len(said) == 1:
            yield replace(each, roles=(said[0][0],), month=said[0][1], sure="likely")
        else:
            yield replace(each, roles=(), sure="ask")


def _amounts(text: str, dated: list[Months], taken: list[Stretch]) -> Iterator[ReadNumber]:
    known, found = labels(text, "amount"), amounts(text, taken)
    known = sorted([*known, *headed(text, known, [each.where for each in found], taken)])
    table = {each.where: each for each in cells(text, known, found, dated)}
    for cell in table.values():
        if cell.role == UNCLEAR:
            yield ReadNumber(cell.where, (), None, cell.won, "ask")
        elif cell.role not in PASSED_OVER:
            yield ReadNumber(cell.where, (cell.role,), cell.month if cell.role in MONTHLY else None, cell.won, "likely")
    wheres = [each.where for each in found]
    reckoned = list(formulas(text))
    for part in reckoned:
        yield _with_month(text, ReadNumber(part.where, (part.role,), None, part.won, "likely"), dated, wheres)
    read = [*table, *(part.where for part in reckoned)]
    lines = beside_lines(text, wheres, known, taken)
    said_of, since = {}, 0
    for amount in found:
        if not any(amount.where.overlaps(each) for each in read):
            said = role(text, "amount", amount.where, known, taken, since)
            said_of[amount] = lines.get(amount.where, NOTHING) if said is NOTHING else said
        since = amount.where.end
    by_neighbours(text, said_of, taken, known)
    for amount, said in said_of.items():
        if said.roles and said.roles[0] in PASSED_OVER:
            continue
        if amount.doubtful or amount.won is None or next(words_in(notices()["example"]["words"], sentence_around(text, amount.where)), None):
            said = replace(said, sure="ask")
        yield _with_month(text, ReadNumber(amount.where, said.roles, None, amount.won, said.sure), dated, wheres)


def _with_month(text: str, finding: ReadNumber, dated: list[Months], numbers: list[Stretch]) -> ReadNumber:
    """Return *finding* with its month; asked where the text names several and none stands beside it."""
    if finding.role not in (*MONTHLY, CHANGE, None):
        return finding
    beside = _beside(text, finding.where, dated, numbers)
    if beside is not None:
        if len(beside.months) == 1:
            return replace(finding, month=beside.months[0])
        return replace(finding, sure="ask")
    named = {month for each in dated for month in each.months}
    if len(named) == 1:
        return replace(finding, month=named.pop(), sure="ask" if finding.sure == "ask" else "likely")
    if finding.role == "notice" and not named:
        return finding
    return replace(finding, sure="ask")


def _beside(text: str, where: Stretch, dated: list[Months], numbers: list[Stretch]) -> Months | None:
    """Return the months on the line before the number, in brackets behind it, or on the last line that only names them."""
    line = text.rfind("\n", 0, where.start) + 1
    if before := [each for each in dated if line <= each.where.start < where.start]:
        return before[-1]
    for each in dated:
        if each.where.start >= where.end and re.fullmatch(r"\s*(?:원\s*)?[(\[-]\s*", text[where.end : each.where.start]):
            return each
    above = [each for each in dated if each.where.start < line]
    if above and _heads(text, above[-1], dated, numbers):
        return above[-1]
    return None


def _heads(text: str, each: Months, dated: list[Months], numbers: list[Stretch]) -> bool:
    """Return whether the line of *each* is a heading: one month, no number, and few other words."""
    start = text.rfind("\n", 0, each.where.start) + 1
    end = text.find("\n", each.where.end)
    rest = (text[start : each.where.start] + text[each.where.end : end if end >= 0 else len(text)]).strip()
    if sum(start <= other.where.start < (end if end >= 0 else len(text)) for other in dated) > 1:
        return False
    return not any(start <= number.start < end for number in numbers) and (len(rest) <= 10 or empty(rest))


def _days(text: str, taken: list[Stretch]) -> Iterator[ReadNumber]:
    known, found = labels(text, "day"), days(text)
    letter = _letter_day(found)
    lines = beside_lines(text, [each.where for each in found], known, [])
    since = 0
    for each in found:
        said = role(text, "day", each.where, known, [], since)
        since = each.where.end
        if said is NOTHING:
            said = lines.get(each.where, NOTHING)
        if said is NOTHING:
            said = _unlabelled(text, each)
        if said.roles == ("applied_on",) and re.search(r"(?:~|부터)\s?\Z", text[max(0, each.where.start - 4) : each.where.start]):
            continue
        if said.roles == ("applied_on",) and next(words_in(notices()["petition"]["words"], text), None):
            said = NumberRole(("applied_on", "asked_on"), "ask")
        if said.roles == ("asked_on",) and "신청" in text and not next(words_in(notices()["signed"]["answers"], text), None):
            # What came in is the application, where no question is spoken of.
            said = replace(said, roles=("applied_on",))
        if said.roles and said.roles[0] not in PASSED_OVER:
            coming = _coming(each, letter) if said.roles[0] in _COMING and said.sure != "ask" else None
            if coming and (each.day is None or _sure_day(said, each.day, year=False) == "ask"):
                yield ReadNumber(each.where, said.roles, None, coming, "likely")
            else:
                yield ReadNumber(each.where, said.roles, None, each.day, _sure_day(said, each.day, year=each.year))


def _letter_day(found: list[WrittenDay]) -> date | None:
    """Return the latest day with a year near the programme: the letter is not older."""
    window = current().application
    return max((each.day for each in found if each.year and each.day and window.since <= each.day <= window.until + _AFTERWARDS), default=None)


def _coming(written: WrittenDay, letter: date | None) -> date | None:
    """Return the day that was *written* without a year as it comes next after the *letter*, if that is soon."""
    numbers = [int(number) for number in re.findall(r"\d+", written.text)]
    if written.year or letter is None or len(numbers) != 2:
        return None
    for year in (letter.year, letter.year + 1):
        with suppress(ValueError):
            if timedelta() <= (day := date(year, *numbers)) - letter <= _SOON:
                return day
    return None


def _unlabelled(text: str, each: WrittenDay) -> NumberRole:
    """Return what a day without words of its own is: one on which a round was paid, where payment is spoken of, or the one above a signature."""
    start, end = text.rfind("\n", 0, each.where.start) + 1, end if (end := text.find("\n", each.where.end)) >= 0 else len(text)
    alone = _STAMP.fullmatch(text[start : each.where.start] + text[each.where.end : end])
    signed = text[end : end + _SIGNATURE].strip().partition("\n")[0] if alone else text[each.where.end : end] if not text[start : each.where.start].strip() else ""
    if _signature().fullmatch(signed):
        return NumberRole(("answered_on" if next(words_in(notices()["signed"]["answers"], text[:start]), None) else "sent_on",), "likely")
    if alone and each.day and each.year and next(words_in(notices()["kind"]["app"]["certain"], text), None):
        # The app's list has the time at which it happened.
        return NumberRole(("paid_on",), "likely")
    if verb := _verb_before(text, each.where):
        return NumberRole((verb,), "likely")
    if each.day in pay_days() and next(words_in(("{pay}", "드립", "드려"), text if alone else text[start:end]), None):
        return NumberRole(("paid_on",), "likely")
    return NOTHING


def _verb_before(text: str, day: Stretch) -> str | None:
    """Return what happened on a *day* in brackets behind the verb that says so: 접수되었습니다(2025.10.29)."""
    before = text[max(0, day.start - NEAR) : day.start].rpartition("\n")[2]
    return next((role for role, words in _verbs() if words.search(before)), None)


@cache
def _verbs() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((role, re.compile(rf"{pattern(tuple(table['behind'])).pattern}[가-힣]{{1,6}}[.]?\s?\(\Z")) for role, table in notices()["day"].items() if table["behind"] and role not in PASSED_OVER)


@cache
def _signature() -> re.Pattern[str]:
    """Return what matches a line of names and offices that ends with one that signs."""
    return re.compile(rf"[^.!?:\d]{{0,30}}{pattern(tuple(notices()['signed']['words'])).pattern}[^.!?:\d]{{0,12}}")


def _sure_day(said: NumberRole, day: date | None, *, year: bool) -> Sure:
    """Return how sure a day is: without a year only in the months of the programme, and not for what came later."""
    if day is None or said.sure == "ask":
        return "ask"
    if year:
        return said.sure
    window = current().application
    if said.roles[0] == "paid_on" and day in pay_days():
        return "likely"
    return "likely" if said.roles[0] in ("applied_on", "paid_on") and window.since <= day <= window.until else "ask"


def merged(found: list[ReadNumber]) -> list[ReadNumber]:
    """Return *found* with what is said twice once, and asked where one thing has two values."""
    kept: dict[tuple[str, Month | None, Won | date | None], ReadNumber] = {}
    loose = []
    for each in found:
        if each.role is None:
            loose.append(each)
            continue
        key = (each.role, each.month, each.value)
        if key not in kept or kept[key].sure == "ask":
            kept[key] = each
    once = list(kept.values())
    for one in once:
        if any(other is not one and (other.role, other.month) == (one.role, one.month) for other in once):
            kept[(one.role or "", one.month, one.value)] = replace(one, sure="ask")
    return sorted([*kept.values(), *loose], key=lambda each: each.where.start)
