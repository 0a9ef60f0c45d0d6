"""What each number of a text is, by the words right before and right behind it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

from calculator.reading.amount import about
from calculator.reading.text import Stretch
from calculator.reading.words import found, notices, pattern
from calculator.rules.loader import current

type Sure = Literal["sure", "likely", "ask"]
type NumberKind = Literal["amount", "day"]

PASSED_OVER = ("cap", "prize", "balance", "handed_in")
"""Numbers that say nothing of this person's payback; words for them win over others."""
UNCLEAR, CHANGE = "unclear", "change"
"""Labels that say that a number is none of the known roles, and that it is a difference of two other numbers."""
LABEL_OF_NONE = (*PASSED_OVER, UNCLEAR, CHANGE, "total")
"""Labels whose words keep those beside them from saying what a number is."""
NEAR = 80
"""A label farther from its number, in letters, is none of it."""
_BRACKET = r"\((?!\s?미|[^()\n]{0,24}(?:불|아님|않|취소))(?:(?!\d,\d|\d\s?[원만천])[^()\n]){0,24}\)"
"""A remark in brackets, in which no amount and no denial stands."""
_PARTICLE = rf"[ \t]*(?:{_BRACKET}|\))?[ \t]*(?:이|가|을|를|은|는|의|에|자로|정|from|of)?[ \t]*"
_CELL = r"(?:^|(?<=[^\w\s.'])|(?<=\t)|(?<=  )|(?<=월)|(?<=분)|(?<=고)|(?<=며)|(?<=[월분고며][은는엔에] )|(?<=[월분고며] )|(?<=[가-힣]\. ))[ \t]*"
"""What has to stand before a label that counts only at the beginning of a cell."""
_ENDING = re.compile(r"\s?(?:입니다|이에요|예요|임|이며|이고|이라)")


class Label(NamedTuple):
    """Words that say what the number beside them is."""

    where: Stretch
    role: str


@dataclass(frozen=True, slots=True)
class NumberRole:
    """What a number is: one role, or several between which the reader has to choose; none where nothing says."""

    roles: tuple[str, ...]
    sure: Sure


NOTHING = NumberRole((), "ask")
UNLABELLED = NumberRole((), "ask")
"""As NOTHING, but words say that it is none of the known roles: its neighbours give it none either."""


@cache
def _before(kind: NumberKind) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((role, tuple(table["before"])) for role, table in notices()[kind].items())


@cache
def _at_cells(kind: NumberKind) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((role, re.compile(rf"{_CELL}(?P<label>{pattern(tuple(table['cell'])).pattern})(?=(?:[은는이가도]|월)?(?![가-힣A-Za-z]))", re.IGNORECASE | re.MULTILINE))
                 for role, table in notices()[kind].items() if table.get("cell"))


def labels(text: str, kind: NumberKind) -> list[Label]:
    """Return every label of *kind* in *text*, the longest at each place, in order."""
    each = [Label(where, role) for role, words in _before(kind) for where in found(words, text)]
    each += [Label(Stretch(*match.span("label")), role) for role, cell in _at_cells(kind) for match in cell.finditer(text)]
    each = [Label(Stretch(where.end - len(text[where.start : where.end].lstrip()), where.end), role) for where, role in each]
    each.sort(key=lambda label: (label.where.start, -label.where.end))
    kept: list[Label] = []
    for label in each:
        if not kept or label.where.end > kept[-1].where.end:
            kept.append(label)
    return kept


def role(text: str, kind: NumberKind, where: Stretch, known: list[Label], taken: list[Stretch], since: int) -> NumberRole:
    """Return what the number at *where* is by the words on its own line.

    *known* are the labels of the text, *taken* the months and days that may stand between;
    *since* is the end of the number before, behind which a label has to stand.
    """
    first, second = _label_before(text, where, known, taken, since), _words_behind(text, kind, where, taken)
    if _denied(text, where) if kind == "amount" else _put_off(text, where):
        return UNLABELLED
    if first in (None, "total") and not second:
        first = _named_behind(text, where, known, taken) or first
    if second and _only_named(text, where):
        first = None
    hedged = about(text, where) if kind == "day" else second is not None and _hedged(text, where)
    former = kind == "amount" and next(found(notices()["former"]["words"], text[max(since, text.rfind("\n", 0, where.start) + 1) : where.start]), None)
    return _of_words(first, second, hedged=hedged or bool(former) or ("base" in (first, second) and _other_year(text, where)))


def _of_words(before: str | None, behind: str | None, *, hedged: bool) -> NumberRole:
    """Return what a number is for which these roles are told before and behind it."""
    both = tuple(dict.fromkeys(each for each in (before, behind) if each))
    if passed := [each for each in both if each in PASSED_OVER]:
        return NumberRole((passed[0],), "sure")
    if not both:
        return NOTHING
    if len(both) > 1 and CHANGE in both and "growth" in both:
        return NumberRole(("growth",), "ask" if hedged else "likely")
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


def _label_before(text: str, where: Stretch, known: list[Label], taken: list[Stretch], since: int) -> str | None:
    first = max(text.rfind("\n", 0, where.start) + 1, since, where.start - NEAR)
    for label in reversed(known[: bisect_right(known, where.start, key=lambda label: label.where.end)]):
        if label.where.end < first:
            return None
        if empty(without(text, label.where.end, where.start, taken)):
            return label.role
    return None


def _named_behind(text: str, where: Stretch, known: list[Label], taken: list[Stretch]) -> str | None:
    """Return what a sentence such as 600,000원이 10월 인정 사용액입니다 says that the number is."""
    label = next((each for each in known[bisect_left(known, where.end, key=lambda label: label.where.start) :][:1]), None)
    if label is None or not re.match(r"[이가] ", text[where.end :][:2]) or not _ENDING.match(text, label.where.end):
        return None
    return label.role if empty(without(text, where.end + 1, label.where.start, taken)) and "\n" not in text[where.end : label.where.start] else None


def without(text: str, start: int, end: int, taken: list[Stretch]) -> str:
    """Return the part of *text* from *start* to *end* without what is *taken*."""
    taken = [each for each in taken if each.start < end and start < each.end]
    if not taken:
        return text[start:end]
    return "".join(letter for at, letter in enumerate(text[start:end], start) if not any(each.start <= at < each.end for each in taken))


def empty(between: str) -> bool:
    """Return whether *between* says nothing that could turn the meaning of a label."""
    return bool(_between().fullmatch(between))


@cache
def _between() -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(notices()["between"]["words"], key=len, reverse=True)))
    return re.compile(rf"(?:[^\w.()]|{_BRACKET}|[()]|[①-⑳]|'?(?:20)?\d\d\s?년도?|\d{{1,3}}\s?건|{words})*", re.IGNORECASE)


def _words_behind(text: str, kind: NumberKind, where: Stretch, taken: list[Stretch]) -> str | None:
    for start in (where.end, _verb(text, where, taken)):
        if found := [(match.end(), role) for role, words in _behind(kind) if (match := words.match(text, start))]:
            return max(found)[1]
    return None


def _verb(text: str, where: Stretch, taken: list[Stretch]) -> int:
    """Return where the verb may stand behind a number, a particle, a day and words such as 이미."""
    start = _end(_subject(), text, where.end)
    for day in taken:
        if day.start == start:
            start = day.end
    return _end(_adverbs(), text, start)


def _end(skipped: re.Pattern[str], text: str, start: int) -> int:
    """Return the place behind what is *skipped* at *start*."""
    return match.end() if (match := skipped.match(text, start)) else start


@cache
def _subject() -> re.Pattern[str]:
    return re.compile(rf"(?:이|가|을|를|은|는|의)?[ \t]*{_skipped()}")


@cache
def _adverbs() -> re.Pattern[str]:
    return re.compile(rf"(?:\s?\([월화수목금토일]\))?(?:에|날에?|자로|자에|까지)?[ \t]*{_skipped()}")


def _skipped() -> str:
    return rf"(?:(?:{pattern(tuple(notices()['skipped']['words'])).pattern})[ \t]*)*"


@cache
def _behind(kind: NumberKind) -> list[tuple[str, re.Pattern[str]]]:
    # 신청일 behind a day is the label of the next one, and no verb of this one.
    label = rf"(?! ?(?:{pattern(('{date}',)).pattern})[은이]?(?![가-힣]))" if kind == "day" else ""
    return [(role, re.compile(_PARTICLE + pattern((word,)).pattern + label, re.IGNORECASE)) for role, table in notices()[kind].items() for word in table["behind"]]


def _only_named(text: str, where: Stretch) -> bool:
    """Return whether the words before the number are no more than the name of the programme."""
    return bool(re.search(rf"{current().name}\s?$", text[max(0, where.start - NEAR) : where.start]))


def _other_year(text: str, where: Stretch) -> bool:
    """Return whether the last year written before the number on its line is none of those of the average."""
    years = re.findall(r"(?<!\d)(?:20)?(\d\d)\s?년", text[text.rfind("\n", 0, where.start) + 1 : where.start])
    return bool(years) and f"20{years[-1]}" not in {month[:4] for month in current().base.months}


def _hedged(text: str, where: Stretch) -> bool:
    """Return whether what is said of the number is only possible."""
    end = min(at for mark in ("\n", ".", ",") if (at := text.find(mark, where.end)) >= 0 or (at := len(text)) >= 0)
    return next(found(notices()["hedge"]["words"], text[where.end : end]), None) is not None


def _denied(text: str, where: Stretch) -> bool:
    """Return whether the number is said not to be the one."""
    return bool(_after_particle().match(text, where.end))


def _put_off(text: str, where: Stretch) -> bool:
    """Return whether another day stands in place of the one at *where*: from it to that one."""
    return bool(re.match(r"\.?\s?(?:에서|->|→)\s?\d", text[where.end : where.end + 8]))


@cache
def _after_particle() -> re.Pattern[str]:
    return re.compile(rf"\s?(?:이|가|은|는)?\s?(?:{pattern(tuple(notices()['denied']['words'])).pattern})")


def of_line[T](each: list[T], line: Stretch, where: Callable[[T], Stretch]) -> list[T]:
    """Return those of *each*, which are in order, that begin on *line*."""
    first, last = (bisect_left(each, at, key=lambda one: where(one).start) for at in line)
    return each[first:last]


def status(text: str) -> bool:
    """Return whether *text* says no more than when and how far a payment is."""
    return bool(re.fullmatch(rf"(?:[^\w]|\d{{2,4}}[.-]\d\d?[.-]\d\d?|{pattern(tuple(notices()['status']['words'])).pattern})*", text))
