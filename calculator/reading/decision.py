"""What was decided in a text: what happens, and whether that is told as done, as coming, as open, or denied.

Each clause is read once: an event of ``data/notices.toml`` gives its meaning, the words behind it the turn.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Literal, NamedTuple

from calculator.reading.text import Stretch
from calculator.reading.voices import without_others
from calculator.reading.words import found, holds, notices, pattern

type Turn = Literal["past", "future", "bare", "denied", "waiting"]

_SENTENCE = re.compile(r"\n|(?<!\d)[.!?](?=\s|$)|;")
_CLAUSE = re.compile(r"\d|[()]|(?<=[가-힣])(?:며|므로|니까|지만|으나)[ ,]|(?<=[한된] )결과[ ,]|고(?=,| (?!있|자|싶))")
"""Where what is said of an event ends: a number, a bracket, a clause that follows, or what came of it, as in 검토한 결과."""
_WRAPPED = re.compile(r"(?<=[가-힣][이가을를은는에도])\n(?=[가-힣])")
_NAMES_NUMBER = re.compile(r"(?:금액|액|금|일시|일자|일)?[\s:]*\d")
_RIGHT = ("pay_more", "right")
"""Events that tell, where they are rejected or told, that what was paid is all."""
_REFUSED = ("accept", "refuse", "count")
"""Events that have what was asked for as their object."""
_OBJECT = re.compile(r"\s?(?:요청|신청|주장)?\s?[은는을를이가]?\s?")
_MONEY = "금액"
"""Last letters of the names of amounts: 환수금, 반환액."""
_LONGEST = 40
"""Letters behind an event that may say how it is told."""
_FURTHEST = 200
"""Letters before it that may: a bound, since a text without a full stop is one sentence."""
_TENSE_OF_PAST = 20
"""The final consonant ㅆ, in the order of the alphabet of Unicode's syllables."""
_NOT_PAST = "있겠"
_FIRST_SYLLABLE, _FINALS = 0xAC00, 28


class Mention(NamedTuple):
    """Words of the text by which something happens."""

    where: Stretch
    name: str


class Told(NamedTuple):
    """What an event comes to, how it is told, and where."""

    what: str
    event: str
    turn: Turn | None
    where: Stretch


STRONGER = {
    "partly": ("clawback", "no_clawback", "corrected", "rejected", "paid", "will_pay", "nothing", "pending"),
    "given_back": ("paid", "will_pay", "eligible"),
    "no_clawback": ("rejected", "corrected", "paid", "will_pay", "clawback"),
    "corrected": ("paid", "will_pay", "pending", "eligible"),
    "rejected": ("clawback", "nothing", "not_eligible", "eligible"),
    "transferred": ("pending", "rejected"),
    "clawback": ("paid", "will_pay", "eligible", "corrected", "pending"),
    "pending": ("will_pay", "eligible"),
    "paid": ("will_pay", "eligible"),
    "nothing": ("not_eligible", "eligible"),
    "will_pay": ("eligible",),
}
"""A decision, and those that it takes in where both are told."""


def decision(decided: dict[str, Stretch]) -> str | None:
    """Return the one decision of *decided*, or the one that takes in all others; None where none does."""
    if {"corrected", "rejected"} <= decided.keys():
        decided = {**decided, "partly": decided["corrected"]}
    return next((one for one in decided if all(other == one or other in STRONGER.get(one, ()) for other in decided)), None)


def decisions(text: str) -> dict[str, Stretch]:
    """Return what is decided in *text* with the place that first says so."""
    text = _WRAPPED.sub(" ", without_others(text))
    # What no sentence can hold is not looked for in each of them.
    events = [(name, words) for name, words in _words() if holds(text, words)]
    told = [each for sentence in _sentences(text) for each in _of_sentence(text, sentence, events)]
    said = {each.what for each in told}
    closed = "paid" in said and any(each.what == "rejected" and each.event in _RIGHT for each in told)
    decided: dict[str, Stretch] = {}
    for each in told:
        # Where no more is to come than was paid, or that was right, what had been left out was paid.
        if not (closed and (each.what == "corrected" or each.event in _RIGHT)) and not ("given_back" in said and _only_names(text, each)):
            decided.setdefault(each.what, each.where)
    return decided


def _only_names(text: str, told: Told) -> bool:
    """Return whether what came in is only named by its amount: 환수금 14,200원."""
    names = text[told.where.end - 1] in _MONEY or _NAMES_NUMBER.match(text, told.where.end)
    return told.what != "given_back" and told.turn == "bare" and bool(names)


def sentence_at(text: str, where: Stretch) -> Stretch:
    """Return the sentence of *text* in which *where* stands."""
    return next(each for each in _sentences(text) if where.overlaps(each))


def _sentences(text: str) -> Iterator[Stretch]:
    start = 0
    for match in _SENTENCE.finditer(text):
        yield Stretch(start, match.end())
        start = match.end()
    yield Stretch(start, len(text))


def _of_sentence(text: str, sentence: Stretch, events: list[tuple[str, tuple[str, ...]]]) -> Iterator[Told]:
    said = text[sentence.start : sentence.end]
    told = [(event, *_outcome(said, event, behind)) for event, behind in _with_ends(_events(said, events), len(said))]
    refused = {one for (one, *_), (then, what, _) in pairwise(told) if what == "rejected" and _asked(said, one, then)}
    settled = any(what == "given_back" for _, what, _ in told)
    for event, what, turn in told:
        # What was to come back is named where it is said that it came.
        if event.name == "put_off" and any(then == "will_pay" and later.where > event.where for later, then, _ in told):
            # Why it comes then.
            continue
        if what and event not in refused and not (settled and turn == "bare" and what == "clawback"):
            yield Told(what, event.name, turn, Stretch(event.where.start + sentence.start, event.where.end + sentence.start))


def _asked(said: str, event: Mention, then: Mention) -> bool:
    """Return whether *event* is only what is refused by *then*: 환수 취소는 수용하기 어렵습니다."""
    return then.name in _REFUSED and bool(_OBJECT.fullmatch(said, event.where.end, then.where.start))


def _outcome(said: str, event: Mention, behind: int) -> tuple[str | None, Turn | None]:
    """Return what *event* comes to and how it is told; words that are said in one fixed way have no turn."""
    if event.name in notices()["decision"]:
        return (None if _open(_before(said, event), said[event.where.end : behind]) else event.name), None
    turn = _turn(said, event, behind)
    return (notices()["event"][event.name]["turns"].get(turn) if turn else None), turn


def _with_ends(events: list[Mention], end: int) -> list[tuple[Mention, int]]:
    """Return each of *events* with the place where the next one begins."""
    ends = []
    for event in reversed(events):
        ends.append((event, end))
        # What is looked at is also how something is told: as one entitled you are confirmed.
        end = end if event.name == "look" else event.where.start
    return ends[::-1]


def _before(said: str, event: Mention) -> str:
    return said[max(0, event.where.start - _FURTHEST) : event.where.start]


def _events(said: str, events: list[tuple[str, tuple[str, ...]]]) -> list[Mention]:
    """Return what of *events*, names with their words, happens in one sentence: the longest words at each place, in order."""
    each = [Mention(where, name) for name, words in events for where in found(words, said)]
    kept: list[Mention] = []
    taken = bytearray(len(said))
    for where, name in sorted(each, key=lambda one: (one.where.start - one.where.end, *one)):
        if not any(taken[where.start : where.end]):
            kept.append(Mention(where, name))
            taken[where.start : where.end] = b"\1" * (where.end - where.start)
    return sorted(kept)


@cache
def _words() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((name, tuple(table["words"])) for group in ("event", "decision") for name, table in notices()[group].items())


def _turn(said: str, event: Mention, behind: int) -> Turn | None:
    """Return how *event* is told; None where nothing is decided by it."""
    tail = said[event.where.end : min(behind, event.where.end + _LONGEST)]
    tail = tail[: end.end()] if (end := _CLAUSE.search(tail)) else tail
    if _pattern("conceded").search(tail):
        return None
    tail = tail[: end.start()] if (end := _pattern("speech").search(tail)) else tail
    before = _before(said, event)
    if _open(before, tail):
        return None
    denials = len(_pattern("denied").findall(tail)) + bool(re.search(rf"(?:^|(?<=[^가-힣]))(?:{_pattern('before').pattern})\Z", before))
    if denials > 1:
        return None
    if denials:
        return "waiting" if _pattern("yet").search(before + tail) else "denied"
    if _pattern("waiting").search(tail):
        return "waiting"
    if _pattern("coming").search(tail):
        return "future"
    if _pattern("done").search(tail) or _told_as_past(said[event.where.start : event.where.end] + tail):
        return "past"
    return "future" if _pattern("future").search(said[event.where.start : event.where.end] + tail) else "bare"


def _told_as_past(tail: str) -> bool:
    """Return whether a syllable has the ending of the past, as in 됐, 였 and 렸."""
    syllables = (letter for letter in tail if "가" <= letter <= "힣" and letter not in _NOT_PAST)
    return any((ord(letter) - _FIRST_SYLLABLE) % _FINALS == _TENSE_OF_PAST for letter in syllables)


def _open(before: str, tail: str) -> bool:
    """Return whether it only happens if something else does, or is not what the sender says."""
    return bool(_pattern("open").search(tail) or _pattern("condition").search(before))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return pattern(tuple(notices()["turn"][name]))
