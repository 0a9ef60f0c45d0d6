"""What a day of a text is: by the words beside it, by its place in a letter or a list, and in which year it comes."""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from calculator.reading.calendar import WrittenDay, days, pay_days
from calculator.reading.labels import NEAR, PASSED_OVER, labels
from calculator.reading.neighbours import beside_lines
from calculator.reading.roles import NOTHING, UNLABELLED, NumberRole, Sure, role
from calculator.reading.text import Stretch, beside_in_sentence
from calculator.reading.words import expression, holds, notices
from calculator.rules.loader import current

_STAMP = re.compile(r"[\s:(\[-]*(?:(?:거래|지급|충전|이용)?\s?일[시자])?[\s:(\[-]*(?:\(?[월화수목금토일]\)?)?\s*(?:\d\d?:\d\d(?::\d\d)?)?[\s)\]-]*")
"""What may stand beside a day that is alone on its line: its weekday and the time."""
_BESIDE = 40
"""Letters of a line, at most, on which a day is alone."""
_SIGNATURE = 60
"""Letters below a day in which a signature may stand."""
_PAST = ("paid_on", "applied_on", "cancelled_on", "asked_on", "answered_on")
"""Days on which something happened."""
_TIME = re.compile(r"\s?(?:\(?[월화수목금토일]\)?)?\s?\d\d?:\d\d")
_MONTH_AND_DAY = 2
_COMING = ("deadline", "promised_on", "paid_on")
"""Days that are told before they come."""
_OF_TABLE = re.compile(r"\W*신청 ?일[자시]?\W*")
"""What stands before the day of an objection in the table at its head."""
_GONE = ("cancelled_on", "asked_on", "answered_on", "applied_on")
"""Days that are told after they were."""
_SOON, _AFTERWARDS = timedelta(days=92), timedelta(days=365)
"""How far off such a day is told without its year, and how long after the programme letters were dated."""


_ENDS = re.compile(r"(?:[.!\n]|-[^\n.!?\d]{1,20})\Z")
"""What ends before the day at the end of a letter: a sentence, a line, or the name of an office."""


class SaidDay(NamedTuple):
    """A day with what it is; *roles* are several where the reader has to say which, *day* None where its year is open."""

    where: Stretch
    roles: tuple[str, ...]
    day: date | None
    sure: Sure


def said_days(text: str) -> list[SaidDay]:
    """Return the days of *text* of which words, layout or the kind of letter say what they are; of several deadlines those that still hold."""
    said = list(_said(text))
    held = [each for each in said if each.roles != ("deadline",) or not _missed(text, each.where)]
    return held if any(each.roles == ("deadline",) for each in held) else said


def _said(text: str) -> Iterator[SaidDay]:
    known, written = labels(text, "day"), days(text)
    letter = _letter_day(written)
    lines = beside_lines(text, [each.where for each in written], known, [])
    since = 0
    for each in written:
        said = role(text, "day", each.where, known, [], since)
        since = each.where.end
        if said is NOTHING:
            said = lines.get(each.where, NOTHING)
        said = _of_text(text, each, _unlabelled(text, each) if said is NOTHING else said)
        if said.roles == ("paid_on",) and _conditional(text, each.where):
            said = NumberRole(said.roles, "ask")
        if said.roles and said.roles[0] not in PASSED_OVER:
            near = _near_letter(each, letter, said.roles[0]) if said.sure != "ask" else None
            if near and (each.day is None or _sure_day(said, each.day, year=False) == "ask"):
                yield SaidDay(each.where, said.roles, near, "likely")
            else:
                yield SaidDay(each.where, said.roles, each.day, _sure_day(said, each.day, year=each.year))


def _of_text(text: str, each: WrittenDay, said: NumberRole) -> NumberRole:
    """Return what is *said* of the day at *where* in such a text: of applications, or of questions and answers."""
    if said.roles == ("applied_on",):
        if re.search(r"(?:~|부터)\s?\Z", text[max(0, each.where.start - 4) : each.where.start]):
            return UNLABELLED
        if each.year and each.day and each.day > current().application.until:
            # Nobody could apply any more; what else is applied for is an answer.
            return NumberRole(("asked_on",), said.sure) if _of_answers(text) else UNLABELLED
        if not _of_answers(text):
            return said
        line = text.rfind("\n", 0, each.where.start) + 1
        if holds(text, notices()["petition"]["titles"]) and _OF_TABLE.fullmatch(text, line, each.where.start):
            # The table at the head of an objection.
            return NumberRole(("asked_on",), "likely")
        return NumberRole(("applied_on", "asked_on"), "ask") if holds(text, notices()["petition"]["words"]) else said
    written = said.roles == ("sent_on",) and _written(text, each.where)
    if written and _of_answers(text) and holds(text, notices()["day"]["answered_on"]["before"]):
        # What was written is the question, where the answer has a day of its own.
        return NumberRole(("asked_on",), "likely")
    if said.roles == ("asked_on",) and holds(text, notices()["petition"]["applications"]) and not _of_answers(text):
        # What came in is the application, where no question is spoken of.
        return NumberRole(("applied_on",), said.sure)
    return said


def _written(text: str, where: Stretch) -> bool:
    return holds(beside_in_sentence(text, where)[0], notices()["petition"]["written"])


def _of_answers(text: str) -> bool:
    """Return whether *text* speaks of a question and its answer."""
    return holds(text, notices()["signed"]["answers"])


def _letter_day(written: list[WrittenDay]) -> date | None:
    """Return the latest day with a year near the programme: the letter is not older."""
    window = current().application
    certain = (each.day for each in written if each.year and each.day)
    return max((day for day in certain if window.since <= day <= window.until + _AFTERWARDS), default=None)


def _near_letter(written: WrittenDay, letter: date | None, role: str) -> date | None:
    """Return the day that was *written* without a year as it comes next after the *letter*, if that is soon, or as it was last before it.

    What comes next is told of days of some roles, what was last of others.
    """
    numbers = [int(number) for number in re.findall(r"\d+", written.text)]
    if written.year or letter is None or len(numbers) != _MONTH_AND_DAY:
        return None
    for year in (letter.year, letter.year + 1) if role in _COMING else (letter.year, letter.year - 1):
        with suppress(ValueError):
            day = date(year, *numbers)
            if timedelta() <= day - letter <= _SOON if role in _COMING else current().application.since <= day <= letter and role in _GONE:
                return day
    return None


def _conditional(text: str, where: Stretch) -> bool:
    """Return whether the day at *where* is told under a condition that stands before it in its sentence."""
    return holds(beside_in_sentence(text, where)[0], notices()["turn"]["condition"])


def _missed(text: str, where: Stretch) -> bool:
    """Return whether it is said of the day at *where* that nothing came by then: it is no longer to be kept."""
    return holds(beside_in_sentence(text, where)[1], notices()["missed"]["words"])


def _unlabelled(text: str, each: WrittenDay) -> NumberRole:
    """Return what a day without words of its own is: one on which a round was paid, where payment is spoken of, or the one above a signature."""
    start, end = text.rfind("\n", 0, each.where.start) + 1, end if (end := text.find("\n", each.where.end)) >= 0 else len(text)
    before, behind = text[start : each.where.start], text[each.where.end : end]
    alone = len(before + behind) <= _BESIDE and _STAMP.fullmatch(before + behind)
    signed = text[end : end + _SIGNATURE].strip().partition("\n")[0] if alone else "" if before.strip() else behind
    if _signature().fullmatch(signed):
        return NumberRole(("answered_on" if _of_answers(text[:start]) else "sent_on",), "likely")
    app = holds(text, notices()["kind"]["app"]["certain"]) and not holds(text, notices()["kind"]["app"]["used"])
    if app and (alone or _TIME.match(behind)) and each.day and each.year:
        # The app's list has the time at which it happened.
        return NumberRole(("paid_on",), "likely")
    if verb := _verb_before(text, each.where):
        return NumberRole((verb,), "likely")
    if each.year and _ENDS.search(text[: each.where.start].rstrip(" \t(")[-NEAR:]) and _closing().fullmatch(text, each.where.end):
        ends = NumberRole(("answered_on" if _of_answers(text) else "sent_on",), "likely")
    else:
        ends = NOTHING
    if each.day in pay_days() and holds(text if alone else text[start:end], notices()["signed"]["payments"]):
        return NumberRole(("paid_on",), "likely")
    return ends


def _verb_before(text: str, day: Stretch) -> str | None:
    """Return what happened on a *day* in brackets behind the verb that says so: 접수되었습니다(2025.10.29)."""
    before = text[max(0, day.start - NEAR) : day.start].rpartition("\n")[2]
    return next((name for name, words in _verbs() if words.search(before)), None)


@cache
def _verbs() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(rf"{expression(table['behind'])}[가-힣]{{0,6}}(?: 완료)?[.]?\s?\(\Z"))
                 for name, table in notices()["day"].items() if name in _PAST)


@cache
def _closing() -> re.Pattern[str]:
    """Return what matches the end of a letter behind its day: the weekday, and one that signs."""
    return re.compile(rf"\.?\s*+(?:\([월화수목금토일]\)\s*+)?(?:{_signature().pattern})?[\s).-]*")


@cache
def _signature() -> re.Pattern[str]:
    """Return what matches a line of names and offices that ends with one that signs."""
    return re.compile(rf"[^.!?:\d]{{0,30}}{expression(notices()['signed']['words'])}[^.!?:\d]{{0,12}}")


def _sure_day(said: NumberRole, day: date | None, *, year: bool) -> Sure:
    """Return how sure a day is: not before the programme; without a year only in the months of the programme, and not for what came later."""
    if day is None or said.sure == "ask":
        return "ask"
    window = current().application
    if year:
        return said.sure if day >= window.since else "ask"
    if said.roles[0] == "paid_on" and day in pay_days():
        return "likely"
    return "likely" if said.roles[0] in ("applied_on", "paid_on") and window.since <= day <= window.until else "ask"
