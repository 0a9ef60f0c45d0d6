"""What each number of a text is, by the words right before and right behind it, and by tables and lines of labels."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Literal, NamedTuple

from calculator.reading.amount import Amount, about
from calculator.reading.text import Stretch
from calculator.reading.words import found, notices, pattern
from calculator.rules.loader import current

type Sure = Literal["sure", "likely", "ask"]
type NumberKind = Literal["amount", "day"]

PASSED_OVER = ("cap", "prize", "balance")
"""Amounts that say nothing of this person's payback; words for them win over others."""
UNCLEAR, CHANGE = "unclear", "change"
"""Labels that say that a number is none of the known roles, and that it is a difference of two other numbers."""
_SUMMED = (("received",), ("notice",), ("spend",), ("growth",), ("cancelled",))
"""Amounts that a text may give as a sum with its parts."""
_SHARE = 12
"""How many letters before its number, at most, the share of a month stands."""
_NEAR = 80
"""A label farther from its number, in letters, is none of it."""
_BRACKET = r"\((?!\s?미|[^()\n]{0,24}(?:불|아님|않|취소))(?:(?!\d,\d|\d\s?[원만천])[^()\n]){0,24}\)"
"""A remark in brackets, in which no amount and no denial stands."""
_PARTICLE = rf"[ \t]*(?:{_BRACKET}|\))?[ \t]*(?:이|가|을|를|은|는|의|에|자로|정|from|of)?[ \t]*"
_CELL = r"(?:^|(?<=[^\w\s.'])|(?<=\t)|(?<=  )|(?<=월)|(?<=분)|(?<=고)|(?<=며)|(?<=[월분고며][은는엔에] )|(?<=[월분고며] ))[ \t]*"
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
    if kind == "amount" and _denied(text, where):
        return UNLABELLED
    hedged = about(text, where) if kind == "day" else second is not None and _hedged(text, where)
    if first in (None, "total") and not second:
        first = _named_behind(text, where, known, taken) or first
    both = tuple(dict.fromkeys(each for each in (first, second) if each))
    hedged = hedged or ("base" in both and _other_year(text, where))
    if first and second and _only_named(text, where):
        first = None
        both = (second,)
    if passed := [each for each in both if each in PASSED_OVER]:
        return NumberRole((passed[0],), "sure")
    if not both:
        return NOTHING
    if UNCLEAR in both or (CHANGE in both and len(both) > 1 and "growth" not in both):
        return UNLABELLED
    if CHANGE in both and len(both) > 1:
        return NumberRole(("growth",), "ask" if hedged else "likely")
    return NumberRole(both, "ask" if len(both) > 1 or hedged else "sure" if first else "likely")


def _label_before(text: str, where: Stretch, known: list[Label], taken: list[Stretch], since: int) -> str | None:
    first = max(text.rfind("\n", 0, where.start) + 1, since, where.start - _NEAR)
    for label in reversed(known[: bisect_right(known, where.start, key=lambda label: label.where.end)]):
        if label.where.end < first:
            return None
        if empty(_without(text, label.where.end, where.start, taken)):
            return label.role
    return None


def _named_behind(text: str, where: Stretch, known: list[Label], taken: list[Stretch]) -> str | None:
    """Return what a sentence such as 600,000원이 10월 인정 사용액입니다 says that the number is."""
    label = next((each for each in known[bisect_left(known, where.end, key=lambda label: label.where.start) :][:1]), None)
    if label is None or not re.match(r"[이가] ", text[where.end :][:2]) or not _ENDING.match(text, label.where.end):
        return None
    return label.role if empty(_without(text, where.end + 1, label.where.start, taken)) and "\n" not in text[where.end : label.where.start] else None


def _without(text: str, start: int, end: int, taken: list[Stretch]) -> str:
    """Return the part of *text* from *start* to *end* without what is *taken*."""
    taken = [each for each in taken if each.start < end and start < each.end]
    return "".join(letter for at, letter in enumerate(text[start:end], start) if not any(each.start <= at < each.end for each in taken))


def empty(between: str) -> bool:
    """Return whether *between* says nothing that could turn the meaning of a label."""
    return bool(_between().fullmatch(between))


@cache
def _between() -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(notices()["between"]["words"], key=len, reverse=True)))
    return re.compile(rf"(?:[^\w.()]|{_BRACKET}|[()]|[①-⑳]|'?(?:20)?\d\d\s?년도?|{words})*", re.IGNORECASE)


def _words_behind(text: str, kind: NumberKind, where: Stretch, taken: list[Stretch]) -> str | None:
    for start in (where.end, _verb(text, where, taken) if kind == "amount" else where.end):
        if found := [(match.end(), role) for role, words in _behind(kind) if (match := words.match(text, start))]:
            return max(found)[1]
    return None


def _verb(text: str, where: Stretch, taken: list[Stretch]) -> int:
    """Return where the verb may stand behind a number, a particle, a day and words such as 이미."""
    at = _subject().match(text, where.end)
    start = at.end() if at else where.end
    for day in taken:
        if day.start == start:
            start = day.end
    after = _adverbs().match(text, start)
    return after.end() if after else start


@cache
def _subject() -> re.Pattern[str]:
    return re.compile(rf"(?:이|가|을|를|은|는|의)?[ \t]*(?:(?:{pattern(tuple(notices()['skipped']['words'])).pattern})[ \t]*)?")


@cache
def _adverbs() -> re.Pattern[str]:
    return re.compile(rf"(?:\s?\([월화수목금토일]\))?(?:에|자로|자에)?[ \t]*(?:(?:{pattern(tuple(notices()['skipped']['words'])).pattern})[ \t]*)*")


@cache
def _behind(kind: NumberKind) -> list[tuple[str, re.Pattern[str]]]:
    return [(role, re.compile(_PARTICLE + pattern((word,)).pattern, re.IGNORECASE)) for role, table in notices()[kind].items() for word in table["behind"]]


def _only_named(text: str, where: Stretch) -> bool:
    """Return whether the words before the number are no more than the name of the programme."""
    return bool(re.search(rf"{current().name}\s?$", text[max(0, where.start - _NEAR) : where.start]))


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


@cache
def _after_particle() -> re.Pattern[str]:
    return re.compile(rf"\s?(?:이|가|은|는)?\s?(?:{pattern(tuple(notices()['denied']['words'])).pattern})")


def status(text: str) -> bool:
    """Return whether *text* says no more than when and how far a payment is."""
    return bool(re.fullmatch(rf"(?:[^\w]|\d{{2,4}}[.-]\d\d?[.-]\d\d?|{pattern(tuple(notices()['status']['words'])).pattern})*", text))


def beside_lines(text: str, numbers: list[Stretch], known: list[Label], taken: list[Stretch]) -> dict[Stretch, NumberRole]:
    """Return the roles of numbers that stand alone on their line, by lines that hold a label alone above or below them.

    Labels and numbers have to alternate; where the row neither begins nor ends with a label, each number may be either.
    """
    roles: dict[Stretch, NumberRole] = {}
    row: list[tuple[Label | None, Stretch]] = []
    for line in [*_lines(text), Stretch(len(text), len(text))]:
        label = next((each for each in of_line(known, line, lambda each: each.where) if _alone(text, line, each.where, taken)), None)
        number = next((each for each in of_line(numbers, line, lambda each: each) if _alone(text, line, each, taken)), None)
        if label and not number:
            row.append((label, line))
        elif number and not label:
            row.append((None, number))
        elif not line.start < line.end or text[line.start : line.end].strip() and not empty(_without(text, line.start, line.end, taken)):
            roles |= _of_row(row)
            row = []
    return roles


def of_line[T](each: list[T], line: Stretch, where: Callable[[T], Stretch]) -> list[T]:
    """Return those of *each*, which are in order, that begin on *line*."""
    first, last = (bisect_left(each, at, key=lambda one: where(one).start) for at in line)
    return each[first:last]


def _lines(text: str) -> Iterator[Stretch]:
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield Stretch(start, start + len(line))
        start += len(line) + 1


def _alone(text: str, line: Stretch, where: Stretch, taken: list[Stretch]) -> bool:
    if where.end > line.end or line.end - line.start > _NEAR:
        return False
    return empty(_without(text, line.start, where.start, taken)) and empty(_without(text, where.end, line.end, taken).removeprefix("원"))


def _of_row(row: list[tuple[Label | None, Stretch]]) -> dict[Stretch, NumberRole]:
    """Return the roles in a *row* of labels and numbers; each pair is a label and its number."""
    kinds = ["L" if label else "N" for label, _ in row]
    shape = "".join(kinds)
    if re.fullmatch("L(LN)+", shape):
        # A title, such as the name of the programme, above the labels.
        shape, row = shape[1:], row[1:]
    if re.fullmatch("(LN)+", shape):
        pairs = [(row[at][0], row[at + 1][1]) for at in range(0, len(row), 2)]
    elif re.fullmatch("(NL)+", shape) and len(row) > 2:
        pairs = [(row[at + 1][0], row[at][1]) for at in range(0, len(row), 2)]
    else:
        return {}
    return {number: NumberRole((label.role,), "likely") for label, number in pairs if label}


def by_neighbours(text: str, said: dict[Amount, NumberRole], taken: list[Stretch], known: list[Label]) -> None:
    """Give those of *said* that have no words of their own what their neighbours, a sum or a month right before them say."""
    _in_lists(text, said, taken)
    _in_sums(text, said, taken, known)
    _in_shares(text, said)


def _in_lists(text: str, said: dict[Amount, NumberRole], taken: list[Stretch]) -> None:
    """Give those of *said* that have no words of their own the role of a neighbour in the same list."""
    numbers = list(said)
    for pairs in (pairwise(numbers), pairwise(reversed(numbers))):
        for one, other in pairs:
            first, second = sorted((one.where, other.where))
            spreads = len(said[one].roles) == 1 and (said[one].roles != ("base",) or not any(first.end <= month.start < second.start for month in taken))
            if said[other] is NOTHING and spreads and _listed(text, first, second, taken):
                said[other] = NumberRole(said[one].roles, "likely")


def _listed(text: str, one: Stretch, other: Stretch, taken: list[Stretch]) -> bool:
    """Return whether only a comma or “and”, and a month, stand between two numbers."""
    between = _without(text, one.end, other.start, taken)
    if not between.strip() and any(one.end <= month.start < other.start for month in taken):
        return "\n" not in between
    return "\n" not in between and bool(re.fullmatch(r"\s*(?:[,·/]|과|와|및|그리고|이고)\s*(?:분|은|는|에는|에|:)?\s*", between))


def _in_shares(text: str, said: dict[Amount, NumberRole]) -> None:
    """Give those of *said* that follow the share of a month, such as 10월분 40,000원, and have no words of their own, the role of the payback."""
    if not next(found(("{pay}",), text), None) or next(found(notices()["share"]["words"], text), None):
        return
    for amount, its in said.items():
        line = text[max(0, amount.where.start - _SHARE) : amount.where.start]
        if its is NOTHING and not amount.bare and re.search(r"월\s?분(?:은|이|:| :)?\s*\Z", line):
            said[amount] = NumberRole(("received",), "likely")


def _in_sums(text: str, said: dict[Amount, NumberRole], taken: list[Stretch], known: list[Label]) -> None:
    """Give the parts of a sum, each with its month right before it, the role of the sum, which is then a total."""
    numbers = list(said)
    for at, whole in enumerate(numbers):
        kind = said[whole].roles
        if kind == ("total",):
            line = Stretch(text.rfind("\n", 0, whole.where.start) + 1, whole.where.start)
            kind = next(((each.role,) for each in reversed(of_line(known, line, lambda each: each.where)) if each.role != "total"), kind)
        if kind not in _SUMMED or not whole.won:
            continue
        for parts in (numbers[at + 1 :], numbers[:at][::-1]):
            summed = _parts(whole, parts, kind, said, taken)
            if len(summed) > 1:
                for each in summed:
                    said[each] = NumberRole(kind, "likely")
                said[whole] = NumberRole(("total",), "likely")
                break


def _parts(whole: Amount, numbers: list[Amount], kind: tuple[str, ...], said: dict[Amount, NumberRole], taken: list[Stretch]) -> list[Amount]:
    """Return the first of *numbers* that add up to *whole*, if each stands behind a month and none is another thing."""
    left, parts = whole.won or 0, []
    for each in numbers:
        if left <= 0 or not each.won or said[each].roles not in ((), kind) or not any(0 <= each.where.start - month.end <= 6 for month in taken):
            break
        left -= each.won
        parts.append(each)
    return [] if left else parts
