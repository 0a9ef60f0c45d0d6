"""What a cell of a text is about by its last word, as in Korean the last noun is the head: 쓴 돈 중 인정된 것, 월평균 카드 결제 실적.

It reads labels that nobody has listed as a whole, and only where every word of the cell is known: one unknown word,
such as whose or where, may turn the meaning.
"""

import re
from collections.abc import Iterator
from functools import cache

from calculator.reading.labels import LABEL_OF_NONE, Label, empty, of_line, without
from calculator.reading.text import Stretch
from calculator.reading.words import found, notices, spelled

_END = re.compile(r"\n|[\t|/:;=,·•▶▷※■□○●◦◎*#>()\[\]]| {2,}|(?<=[가-힣])[.!?]|(?<=[가-힣]고) |(?<=[은는]데) |(?<=지만) |[-₩+]")
"""Where a cell ends."""
_LONGEST = 60
"""Letters of the longest cell that is a label."""
_MODIFIES = {"spend": {"base", "growth", "cancelled"}}
"""Heads too general to stand for themselves where a word before says which: the average of spending is an average."""
_GOES_WITH = {
    "base": {"spend"},
    "growth": {"spend"},
    "received": {"spend", "growth"},
    "notice": {"received", "spend", "cancelled"},
    "cancelled": {"spend"},
}
"""What may be spoken of before a head without a change of what it means."""


def headed(text: str, known: list[Label], numbers: list[Stretch], taken: list[Stretch]) -> Iterator[Label]:
    """Yield a label for each cell of *text* that has none of *known* at its end and tells by its head what it is about; *taken* are days and months."""
    for cell in _cells(text, numbers):
        inside = of_line(known, cell, lambda each: each.where)
        if any(each.role in LABEL_OF_NONE for each in inside):
            continue
        if any(empty(without(text, each.where.end, cell.end, taken)) for each in inside):
            continue
        if role := _role(without(text, cell.start, cell.end, taken)):
            yield Label(cell, role)


def _cells(text: str, numbers: list[Stretch]) -> Iterator[Stretch]:
    start = 0
    for end in sorted([*(match.span() for match in _END.finditer(text)), *numbers, (len(text), len(text))]):
        said = text[start : end[0]]
        if said.strip() and len(said) <= _LONGEST:
            yield Stretch(start + len(said) - len(said.lstrip()), start + len(said.rstrip()))
        start = max(start, end[1])


def _role(said: str) -> str | None:
    """Return what a number beside *said* is by its head; None where a word of it is unknown, or two of them do not go together."""
    if not _all_known(said):
        return None
    compared = max((each.end for each in found(notices()["heads"]["compared"], said)), default=0)
    tables = notices()["amount"].items()
    heads = sorted(Label(where, role) for role, table in tables for where in found(table.get("head", ()), said[compared:]))
    if not heads:
        return None
    last = heads[-1].role
    others = {each.role for each in heads} - {last}
    if len(others) == 1 and others <= _MODIFIES.get(last, set()):
        return others.pop()
    return last if others <= _GOES_WITH.get(last, set()) else None


def _all_known(said: str) -> bool:
    """Return whether each word of *said* is made of known ones, as compounds and endings are."""
    return all(_made_of_known(word) for word in re.findall(r"\w+", said.lower()))


def _made_of_known(word: str) -> bool:
    ends = {0}
    for start in range(len(word)):
        if start in ends:
            ends |= {end for end in range(start + 1, len(word) + 1) if word[start:end] in _known()}
    return len(word) in ends


@cache
def _known() -> frozenset[str]:
    tables = notices()
    heads = (word for table in tables["amount"].values() for word in table.get("head", ()))
    words = [*tables["heads"]["words"], *tables["heads"]["compared"], *heads]
    written = {each.lower() for word in words for each in spelled(word)}
    return frozenset(part for each in written for part in (*each.split(), each.replace(" ", "")))
