"""Words looked for in a text: a blank in them matches any blank or none, … a few other words."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from calculator.data.toml import read
from calculator.reading.text import Stretch


@cache
def notices() -> dict[str, Any]:
    """Return ``data/notices.toml``."""
    return read("notices.toml")


@cache
def pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return what matches any of *words*, the longest first."""
    return re.compile("|".join(_one(word) for word in sorted(words, key=len, reverse=True)) or r"(?!)", re.IGNORECASE)


def found(words: Iterable[str], text: str) -> Iterator[Stretch]:
    """Yield every place of *words* in *text*."""
    return (Stretch(*match.span()) for match in pattern(tuple(words)).finditer(text))


def _one(word: str) -> str:
    return "".join(" *" if letter == " " else r"[^\d\t\n.:|]{0,14}?" if letter == "…" else re.escape(letter) for letter in word)
