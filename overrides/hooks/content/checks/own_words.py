"""What the Korean words.toml lacks or fills otherwise than another language's: neither shows before a page is made of it."""

import re
from collections.abc import Iterator

from content import DOCS
from content import words as own_words
from content.data.toml_lines import line_of
from content.data.validation import KeyPath
from content.facts.quotable import nearest
from content.languages import KOREAN, OTHERS, folder
from content.problem import Problem
from content.words import FILE

OF_OTHERS = ("help", "site_name", "untranslated")
"""What the pages of other languages alone say."""
FIELD = re.compile(r"\{[^{}]*\}?|\}")


def problems() -> list[Problem]:
    """Return what the Korean file lacks or fills otherwise than another language does: neither shows before a page is made of it."""
    return [problem for language in OTHERS for problem in _unlike(own_words.read(KOREAN), own_words.read(language), f"_includes/{folder(language)}{FILE}", ())]


def _unlike(korean: own_words.Words, own: own_words.Words, file: str, path: KeyPath) -> Iterator[Problem]:
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
        elif (wanted := sorted(FIELD.findall(korean[key]))) != (there := sorted(FIELD.findall(value))):
            yield _problem(here, f"‘{name}’의 중괄호({', '.join(wanted) or '없음'})가 docs/{file}({', '.join(there) or '없음'})와 달라요. 틀린 쪽을 고쳐 주세요.")


def _problem(path: KeyPath, message: str) -> Problem:
    text = (DOCS / "_includes" / FILE).read_text("utf-8")
    return Problem(f"_includes/{FILE}", line_of(text, path), message)
