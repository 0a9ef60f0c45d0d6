"""What each number of a text is, by the words right before and right behind it."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache
from typing import Literal

from calculator.reading.amount import about
from calculator.reading.doubts import denied, doubted, left_out, no_whole, replacing, undone
from calculator.reading.labels import BRACKET, CHANGE, NEAR, PASSED_OVER, UNCLEAR, Label, NumberKind, empty, without
from calculator.reading.text import HANGUL, Stretch
from calculator.reading.words import expression, holds, likely, notices
from calculator.rules.loader import current

type Sure = Literal["sure", "likely", "ask"]

_PARTICLE = re.compile(rf"[ \t]*(?:(?:{BRACKET}|\))[ \t]*)?(?:(?:이|가|을|를|은|는|의|에|자로|정|from|of)[ \t]*)?")
_OF_NUMBER_BEFORE = re.compile(r"\s?(?:이|가|을|를|은|는)?\s?")
"""What stands between a number and its own verb, which is no label of the next number behind a comma."""
_OF_NEXT = re.compile(r"(?:된|한|하신|받은|받으신|되신) ?\d")
"""Behind a verb: it is said of the number that follows, as in 취소된 30,000원."""
_EXCEEDED = re.compile(r"[을를] (?:초과|넘)")
"""Behind a number: something else exceeds it."""
_IN_BRACKETS = re.compile(r"\s?\(\s?")
_NOT_DONE = re.compile(r"[가-힣]{1,6}지(?:는|도)? (?:않|못|아니)|(?:안|못) [가-힣]{1,3}")
"""A verb that is denied."""
_ENDING = re.compile(r"\s?(?:입니다|이에요|예요|임|이며|이고|이라)")


@dataclass(frozen=True, slots=True)
class NumberRole:
    """What a number is: one role, or several between which the reader has to choose; none where nothing says."""

    roles: tuple[str, ...]
    sure: Sure


NOTHING = NumberRole((), "ask")
UNLABELLED = NumberRole((), "ask")
"""As NOTHING, but words say that it is none of the known roles: its neighbours give it none either."""


def role(text: str, kind: NumberKind, where: Stretch, known: list[Label], taken: list[Stretch], since: int) -> NumberRole:
    """Return what the number at *where* is by the words on its own line.

    *known* are the labels of the text, *taken* the months and days that may stand between;
    *since* is the end of the number before, behind which a label has to stand.
    """
    said = label_before(text, where, known, taken, since), _words_behind(text, kind, where, taken)
    before = text[max(since, text.rfind("\n", 0, where.start) + 1) : where.start]
    if kind == "day":
        if said[0] and text.startswith(")", where.end):
            # What stands behind the brackets is not said of the day that has its name in them.
            said = said[0], None
        return _of_day(text, where, said, before, taken)
    if not said[0] and left_out(text, where):
        return NumberRole(("purchase",), "likely")
    if (denied(text, where) and not replacing(text, where, said[0])) or no_whole(text, where, said):
        return UNLABELLED
    first, second = said
    if first in (None, "total") and not second:
        first = _named_behind(text, where, known, taken) or _ending_line(text, where, known, before) or first
    if second and _only_named(text, where):
        first = None
    # What was told before and is claimed again still holds.
    former = first != second and _former(before)
    return _of_words(first, second, hedged=former or doubted(text, where, (first, second)))


def _of_day(text: str, where: Stretch, said: tuple[str | None, str | None], before: str, taken: list[Stretch]) -> NumberRole:
    """Return what the day at *where* is; what was told *before* of an amount is not told of the day behind it."""
    if _put_off(text, where) or _former(re.split(r"\d", before)[-1]) or _not_then(text, where, taken):
        return UNLABELLED
    return _of_words(*said, hedged=about(text, where) or ("paid_on" in said and undone(text, where)))


def _former(before: str) -> bool:
    """Return whether what stands *before* a number in its sentence says that it is no longer so."""
    return holds(re.split(r"[.!?]\s", before)[-1], notices()["former"]["words"])


def _of_words(before: str | None, behind: str | None, *, hedged: bool) -> NumberRole:
    """Return what a number is for which these roles are told before and behind it."""
    both = tuple(dict.fromkeys(each for each in (before, behind) if each))
    if passed := [each for each in both if each in PASSED_OVER]:
        return NumberRole((passed[0],), "sure")
    if not both:
        return NOTHING
    if len(both) > 1 and CHANGE in both and "growth" in both:
        return NumberRole(("growth",), "ask" if hedged else "likely")
    if both == ("base", "spend"):
        # The average of what was spent.
        both = ("base",)
    if both == ("promised_on", "deadline"):
        # 까지 is said of an answer, too.
        both = ("promised_on",)
    if both == ("total", "cancelled"):
        # Several purchases of one month are told by their sum.
        both = ("cancelled",)
    if both == (CHANGE, "received"):
        return NumberRole((CHANGE,), "ask" if hedged else "likely")
    if len(both) > 1 and both[1] == CHANGE and both[0] != UNCLEAR:
        # What has a name was reckoned, too.
        both = both[:1]
    if UNCLEAR in both or (len(both) > 1 and CHANGE in both):
        return UNLABELLED
    return NumberRole(both, "ask" if len(both) > 1 or hedged else "sure" if before else "likely")


def label_before(text: str, where: Stretch, known: list[Label], taken: list[Stretch], since: int) -> str | None:
    """Return what the label right before the number at *where* says that it is; the arguments are those of `role`."""
    line = text.rfind("\n", 0, where.start) + 1
    first = max(line, since, where.start - NEAR)
    for label in reversed(known[: bisect_right(known, where.start, key=lambda label: label.where.end)]):
        if label.where.end < first:
            return None
        between = without(text, label.where.end, where.start, taken)
        if since > line and "=" in between and _IN_BRACKETS.fullmatch(text, since, label.where.start):
            # The label is that of the number before, and this one is what they come to.
            return CHANGE
        if since and "," in between and _OF_NUMBER_BEFORE.fullmatch(text, since, label.where.start):
            return None
        if empty(between):
            return label.role
    return None


def _named_behind(text: str, where: Stretch, known: list[Label], taken: list[Stretch]) -> str | None:
    """Return what a sentence such as 600,000원이 10월 인정 사용액입니다 says that the number is."""
    at = bisect_left(known, where.end, key=lambda label: label.where.start)
    if at == len(known) or not re.match(r"[이가] ", text[where.end :][:2]):
        return None
    label = known[at]
    near = "\n" not in text[where.end : label.where.start] and _ENDING.match(text, label.where.end)
    return label.role if near and empty(without(text, where.end + 1, label.where.start, taken)) else None


def _ending_line(text: str, where: Stretch, known: list[Label], before: str) -> str | None:
    """Return what the label says that ends the line on which a number is the first thing: 50,000원 페이백."""
    at = bisect_left(known, where.end, key=lambda label: label.where.start)
    if before.strip() or at == len(known):
        return None
    label = known[at]
    ends = text[label.where.end : label.where.end + 1] in ("", "\n")
    return label.role if ends and not text[where.end : label.where.start].strip(" ") else None


def _words_behind(text: str, kind: NumberKind, where: Stretch, taken: list[Stretch]) -> str | None:
    starts = [where.end, _verb(text, where, taken)]
    if kind == "day":
        starts.append(_end(_amount_of_day(), text, where.end))
    for start in starts:
        near = text[start : _end(_PARTICLE, text, start) + NEAR]
        words = (each for each in _behind(kind) if likely(each[1:], near))
        found = [(match.end(), role) for role, word in words if (match := _one_behind(kind, word).match(text, start))]
        if found and not (kind == "amount" and _of_others(text, where, *max(found))):
            return max(found)[1]
    return None


def _of_others(text: str, where: Stretch, end: int, role: str) -> bool:
    """Return whether the verb that gives the number at *where* this *role*, and ends at *end*, is said of another one."""
    if role in (*PASSED_OVER, UNCLEAR, CHANGE):
        return False
    return bool(_OF_NEXT.match(text, end) or (role == "growth" and _EXCEEDED.match(text, where.end)))


def _verb(text: str, where: Stretch, taken: list[Stretch]) -> int:
    """Return where the verb may stand behind a number, a particle, a day and words such as 이미."""
    subject, adverbs = _skipped()
    start = _end(subject, text, where.end)
    for day in taken:
        if day.start == start:
            start = day.end
    return _end(adverbs, text, start)


def _end(skipped: re.Pattern[str], text: str, start: int) -> int:
    """Return the place behind what is *skipped* at *start*."""
    return match.end() if (match := skipped.match(text, start)) else start


@cache
def _amount_of_day() -> re.Pattern[str]:
    """Return what may stand between a day and its verb: the amount of a month, or what was asked in quotation marks."""
    paid = rf"(?:에|자로)?\s?(?:\d{{1,2}}월\s?분\s?)?(?:페이백\s?)?{expression(('#',))}[을를이가]?\s?"
    asked = r"\s?[\"“][^\"”\n]{0,40}[\"”](?:에 대해|에 대하여|라고|을|를)?\s?"
    return re.compile(rf"{paid}|{asked}")


@cache
def _skipped() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what may stand between a number and a day, and between that and the verb."""
    words = rf"[ \t]*(?:(?:{expression(notices()['skipped']['words'])})[ \t]*)*"
    return (re.compile(rf"(?:이|가|을|를|은|는|의|만)?{words}"),
            re.compile(rf"(?:\s?\([월화수목금토일]\))?(?:에|날에?|자로|자에|까지)?{words}"))


@cache
def _behind(kind: NumberKind) -> list[tuple[str, str]]:
    return [(role, word) for role, table in notices()[kind].items() for word in table["behind"]]


@cache
def _one_behind(kind: NumberKind, word: str) -> re.Pattern[str]:
    # 신청일 behind a day is the label of the next one, and no verb of this one.
    label = rf"(?! ?(?:{expression(('{date}',))})[은이]?(?!{HANGUL}))" if kind == "day" else ""
    return re.compile(_PARTICLE.pattern + expression([word]) + label, re.IGNORECASE)


def _only_named(text: str, where: Stretch) -> bool:
    """Return whether the words before the number are no more than the name of the programme."""
    return bool(re.search(rf"{current().name}\s?$", text[max(0, where.start - NEAR) : where.start]))


def _not_then(text: str, where: Stretch, taken: list[Stretch]) -> bool:
    """Return whether nothing happened on the day at *where*."""
    return bool(_NOT_DONE.match(text, _verb(text, where, taken)))


def _put_off(text: str, where: Stretch) -> bool:
    """Return whether another day stands in place of the one at *where*: from it to that one."""
    return bool(re.match(r"\.?\s?(?:에서|->|→)\s?\d", text[where.end : where.end + 8]))
