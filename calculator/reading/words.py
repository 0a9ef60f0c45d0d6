"""Words looked for in a text: a blank in them matches any blank or none, … a few other words, # an amount, {stem} any of a list; < is where one begins."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from calculator.data.toml import read
from calculator.reading.text import HANGUL, Stretch

_PIECES = re.compile(r"(\{\w+\}| |…|#|<)")
_NUMERALS = "0123456789일이삼사오육칠팔구십백천만"
_FIRSTS = {" ": [""], "<": [""], "#": [*_NUMERALS]}
"""Letters with which a piece that is not itself may begin; "" where it may be nothing, as a blank at the beginning is."""
_WON = r"(?:[\d,.]{0,12}\d|[일이삼사오육칠팔구십백천만]{1,12})\s?[만천]?(?:\s?\d[\d,]{0,8}\s?[천백]?)?\s?(?:원|won)"

_made: dict[tuple[str, ...], re.Pattern[str]] = {}
"""The patterns so far, by their words: not a cache of `pattern`, as `_absent` asks whether there is one."""


@cache
def notices() -> dict[str, Any]:
    """Return ``data/notices.toml``."""
    return read("notices.toml")


def pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return what matches any of *words*, the longest first."""
    if words not in _made:
        _made[words] = re.compile(expression(words), re.IGNORECASE)
    return _made[words]


def expression(words: Sequence[str]) -> str:
    """Return the regular expression of `pattern`, as a part of another one."""
    if not words:
        return r"(?!)"
    # None begins with a blank, which would keep a longer one that begins behind it from being found.
    # One look at the first letter spares the search of a long text through every word at each of its letters.
    letters = "".join(sorted({re.escape(begin[0]) for word in words for begin in _begins(word)}))
    return rf"(?=[{letters}]){_any(words)}"


def found(words: Iterable[str], text: str) -> Iterator[Stretch]:
    """Yield every place of *words* in *text*."""
    words = tuple(words)
    return iter(()) if _absent(words, text) else (Stretch(*match.span()) for match in pattern(words).finditer(text))


def holds(text: str, words: Iterable[str]) -> bool:
    """Return whether one of *words* stands in *text*."""
    words = tuple(words)
    return not _absent(words, text) and pattern(words).search(text) is not None


def _absent(words: tuple[str, ...], text: str) -> bool:
    """Return whether none of *words* stands in *text*, as far as that can be told without making a pattern."""
    return words not in _made and not likely(words, text)


def likely(words: tuple[str, ...], text: str) -> bool:
    """Return whether one of *words* at least begins somewhere in *text*: to see that takes a thousandth of the time in which a pattern is made."""
    text = text.lower()
    return any(begin in text for begin in _all_begins(words))


@cache
def _all_begins(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple({begin.lower() for word in words for begin in _begins(word)})


def spelled(word: str) -> Iterator[str]:
    """Yield *word* with each entry of its stems in turn."""
    before, stem, behind = re.split(r"\{(\w+)\}", word, maxsplit=1) if "{" in word else (word, "", "")
    if not stem:
        yield before
        return
    for each in notices()["stem"][stem]:
        yield from spelled(before + each + behind)


def _one(word: str) -> str:
    pieces = "".join(_piece(piece) for piece in _PIECES.split(word))
    # Letters of Latin script are looked for as whole words: paid, and not unpaid. An amount does not begin within one.
    before = r"(?<![a-z])" if word[:1].isascii() and word[:1].isalpha() else rf"(?<![{_NUMERALS}])" if word[:1] == "#" else ""
    return before + pieces + (r"(?![a-z])" if word[-1:].isascii() and word[-1:].isalpha() else "")


def _begins(word: str) -> set[str]:
    """Return with what a match of *word* may begin: its letters up to the first that are not themselves."""
    begins: set[str] = set()
    for piece in filter(None, _PIECES.split(word)):
        stems = notices()["stem"][piece[1:-1]] if piece.startswith("{") else _FIRSTS.get(piece) or [piece]
        begins |= set().union(*(_begins(each) if piece.startswith("{") else {each} for each in stems if each))
        if "" not in stems:
            break
    return begins


def _piece(piece: str) -> str:
    if piece.startswith("{"):
        return _any(notices()["stem"][piece[1:-1]])
    return {" ": " *", "…": r"[^\d\t\n.:|]{0,14}?", "#": _WON, "<": rf"(?<!{HANGUL})"}.get(piece) or re.escape(piece)


def _any(words: Iterable[str]) -> str:
    """Return what matches any of *words*, which may hold stems of their own."""
    return f"(?:{'|'.join(map(_one, sorted(words, key=len, reverse=True)))})"
