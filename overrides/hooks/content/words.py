"""What the templates and the build say of their own, in each language: words.toml in docs/_includes and the folders of the languages."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from typing import Any

from calculator.text.language import Language
from content import DOCS
from content.data.toml_lines import line_of
from content.data.validation import KeyPath
from content.facts.quotable import nearest
from content.languages import KOREAN, OTHERS, folder
from content.problem import Problem

FILE = "words.toml"
OF_OTHERS = ("help", "site_name", "untranslated")
"""What the pages of other languages alone say."""
FIELD = re.compile(r"\{[^{}]*\}?|\}")

type Words = dict[str, Any]


@cache
def words(language: Language) -> Words:
    """Return the words of *language*; where its file lacks one, the Korean one stands in."""
    own = _read(language)
    return own if language == KOREAN else _filled(words(KOREAN), own)


def missing() -> list[Problem]:
    """Return a notice for each word that another language lacks."""
    return [
        Problem(f"_includes/{folder(language)}{FILE}", 1, f"‘{key}’의 말이 없어서 한국어가 대신 나와요.")
        for language in OTHERS
        for key in _lacking(words(KOREAN), _read(language))
    ]


def problems() -> list[Problem]:
    """Return what the Korean file lacks or fills otherwise than another language does: neither shows before a page is made of it."""
    return [problem for language in OTHERS for problem in _unlike(_read(KOREAN), _read(language), f"_includes/{folder(language)}{FILE}", ())]


def _unlike(korean: Words, own: Words, file: str, path: KeyPath) -> Iterator[Problem]:
    for key, value in own.items():
        here = (*path, key)
        name = ".".join(map(str, here))
        if key in OF_OTHERS:
            continue
        if key not in korean:
            yield _problem(here, f"‘{name}’의 말이 빠졌어요(docs/{file}에는 있어요). {nearest(key, korean.keys() - own.keys()) if korean.keys() - own.keys() else '지웠다면 되돌려 주세요.'}")
        elif isinstance(value, dict) != isinstance(korean[key], dict) or not isinstance(korean[key], str | dict):
            yield _problem(here, f"‘{name}’의 모양이 docs/{file}와 달라요. 따옴표 안에 글을 적어 주세요.")
        elif isinstance(value, dict):
            yield from _unlike(korean[key], value, file, here)
        elif (ours := sorted(FIELD.findall(korean[key]))) != (theirs := sorted(FIELD.findall(value))):
            yield _problem(here, f"‘{name}’의 중괄호({', '.join(ours) or '없음'})가 docs/{file}({', '.join(theirs) or '없음'})와 달라요. 틀린 쪽을 고쳐 주세요.")


def _problem(path: KeyPath, message: str) -> Problem:
    text = (DOCS / "_includes" / FILE).read_text("utf-8")
    return Problem(f"_includes/{FILE}", line_of(text, path), message)


def refresh() -> None:
    """Read the files anew."""
    words.cache_clear()
    _read.cache_clear()


@cache
def _read(language: Language) -> Words:
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
