"""Labels in a text, words that say what the number beside them is, and what may stand between the two."""

import re
from bisect import bisect_left
from collections.abc import Callable
from functools import cache
from typing import Literal, NamedTuple

from calculator.reading.text import HANGUL, Stretch
from calculator.reading.words import expression, found, holds, notices

type NumberKind = Literal["amount", "day"]

SUM = "sum"
PASSED_OVER = ("cap", "prize", "balance", "purchase", "handed_in", "valid_until", SUM)
"""Numbers that say nothing of this person's payback; words for them win over others."""
UNCLEAR, CHANGE = "unclear", "change"
"""Labels that say that a number is none of the known roles, and that it is a difference of two other numbers."""
LABEL_OF_NONE = (*PASSED_OVER, UNCLEAR, CHANGE, "total")
"""Labels whose words keep those beside them from saying what a number is."""
NEAR = 80
"""A label farther from its number, in letters, is none of it."""
BRACKET = r"\((?!\s?미|[^()\n]{0,24}(?:불|아님|않|취소))(?:(?!\d,\d|\d\s?[원만천])[^()\n]){0,24}\)"
"""A remark in brackets, in which no amount and no denial stands."""
_TURNING = 12
"""How many letters before a label are looked at for a word that turns its meaning."""
_OF_MONTHS = re.compile(r"(?<![\d~-])(?!1\s?월?\s?(?:~|-|부터)\s?12\s?월)\d[\d월~-]{0,5}월 ?평균")
"""The average of other months than those of a whole year."""
CELL = rf"(?:^|(?<=[^\w\s.'])|(?<=\t)|(?<=  )|(?<=월)|(?<=분)|(?<=고)|(?<=며)|(?<=[월분고며][은는엔에] )|(?<=[월분고며] )|(?<=[a-z0-9]\. )|(?<={HANGUL}\. ))[ \t]?"
"""What has to stand before a label that counts only at the beginning of a cell; behind two blanks or a tab one begins."""


class Label(NamedTuple):
    """Words that say what the number beside them is."""

    where: Stretch
    role: str


@cache
def _before(kind: NumberKind) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((role, tuple(table["before"])) for role, table in notices()[kind].items())


@cache
def _at_cells(kind: NumberKind) -> tuple[tuple[str, re.Pattern[str]], ...]:
    cells = {role: expression(table["cell"]) for role, table in notices()[kind].items() if table.get("cell")}
    ends = rf"(?=(?:[은는이가도]|월)?(?!{HANGUL}|[a-z]))"
    flags = re.IGNORECASE | re.MULTILINE
    return tuple((role, re.compile(rf"{CELL}(?P<label>{words}){ends}", flags)) for role, words in cells.items())


def labels(text: str, kind: NumberKind) -> list[Label]:
    """Return every label of *kind* in *text*, the longest at each place, in order."""
    each = [Label(where, role) for role, words in _before(kind) for where in found(words, text)]
    each = [label for label in each if label.role != "base" or not holds(text[label.where.start : label.where.end], notices()["turning"]["base"])]
    each += [Label(Stretch(*match.span("label")), role) for role, cell in _at_cells(kind) for match in cell.finditer(text)]
    each = [Label(Stretch(where.end - len(text[where.start : where.end].lstrip()), where.end), role) for where, role in each]
    each.sort(key=lambda label: (label.where.start, -label.where.end))
    kept: list[Label] = []
    for label in each:
        if not kept or label.where.end > kept[-1].where.end:
            kept.append(label)
    return [label if not _turned(text, label) else Label(label.where, UNCLEAR) for label in kept]


def _turned(text: str, label: Label) -> bool:
    """Return whether the word right before *label* makes something else of it than it says."""
    line = text[max(0, label.where.start - _TURNING) : label.where.start].rpartition("\n")[2]
    if label.role == "base":
        return bool(_OF_MONTHS.search(line + text[label.where.start : label.where.end]))
    return label.role in notices()["turning"] and bool(_turns(label.role).search(line))


@cache
def _turns(role: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!{HANGUL}){expression(notices()['turning'][role])}(?:에|의|에는|엔|이)?[ \t]*\Z", re.IGNORECASE)


def without(text: str, start: int, end: int, taken: list[Stretch]) -> str:
    """Return the part of *text* from *start* to *end* without what is *taken*."""
    kept = []
    for each in sorted(each for each in taken if each.start < end and start < each.end):
        kept.append(text[start : each.start])
        start = max(start, each.end)
    return "".join([*kept, text[start:end]])


def empty(between: str) -> bool:
    """Return whether *between* says nothing that could turn the meaning of a label."""
    return bool(_between().fullmatch(between))


@cache
def _between() -> re.Pattern[str]:
    # What was taken is not given back: to try each of several ways through n brackets or words would take 2^n steps.
    words = "|".join(map(re.escape, sorted(notices()["between"]["words"], key=len, reverse=True)))
    return re.compile(rf"(?:[^\w.()]|{BRACKET}|[()]|[①-⑳]|'?(?:20)?\d\d\s?년도?|\d{{1,3}}\s?건|{words})*+", re.IGNORECASE)


def of_line[T](each: list[T], line: Stretch, where: Callable[[T], Stretch]) -> list[T]:
    """Return those of *each*, which are in order, that begin on *line*."""
    first, last = (bisect_left(each, at, key=lambda one: where(one).start) for at in line)
    return each[first:last]


def status(text: str) -> bool:
    """Return whether *text* says no more than when and how far a payment is."""
    return bool(_status().fullmatch(text))


@cache
def _status() -> re.Pattern[str]:
    return re.compile(rf"(?:[^\w]|\d{{2,4}}[.-]\d\d?[.-]\d\d?|{expression(notices()['status']['words'])})*+")  # *+ as in _between
