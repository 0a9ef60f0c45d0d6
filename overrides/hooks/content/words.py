"""What the templates and the build say of their own, in each language: words.toml in docs/_includes and the folders of the languages."""

import tomllib
from functools import cache
from typing import Any

from calculator.text.language import Language
from content import DOCS
from content.languages import KOREAN, OTHERS, folder
from content.problem import Problem

FILE = "words.toml"

type Words = dict[str, Any]


@cache
def words(language: Language) -> Words:
    """Return the words of *language*; where its file lacks one, the Korean one stands in."""
    own = read(language)
    return own if language == KOREAN else _filled(words(KOREAN), own)


def missing() -> list[Problem]:
    """Return a notice for each word that another language lacks."""
    return [
        Problem(f"_includes/{folder(language)}{FILE}", 1, f"‘{key}’의 말이 없어서 한국어가 대신 나와요.")
        for language in OTHERS
        for key in _lacking(words(KOREAN), read(language))
    ]


def refresh() -> None:
    """Read the files anew."""
    words.cache_clear()
    read.cache_clear()


@cache
def read(language: Language) -> Words:
    """Return the words that the file of *language* has itself, none where there is no such file."""
    path = DOCS / "_includes" / folder(language) / FILE
    return tomllib.loads(path.read_text("utf-8")) if path.is_file() else {}


def _filled(korean: Words, own: Words) -> Words:
    stood_in = {key: _filled(value, own.get(key, {})) if isinstance(value, dict) else own.get(key, value) for key, value in korean.items()}
    return own | stood_in


def _lacking(korean: Words, own: Words, before: str = "") -> list[str]:
    found: list[str] = []
    for key, value in korean.items():
        if isinstance(value, dict) and key in own:
            found += _lacking(value, own[key], f"{before}{key}.")
        elif key not in own:
            found.append(before + key)
    return found
