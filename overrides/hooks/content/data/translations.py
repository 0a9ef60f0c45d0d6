"""Data files in another language: what they say otherwise than the Korean ones, and what they do not say yet."""

import re
from collections.abc import Iterator
from typing import Any

from calculator.text.template import fields

UNSPOKEN = {"reason", "terminal", "unit", "sources"}
"""Keys of what no answer says: why a cause stands where it does, the words of the terminal, units of figures, titles of pages."""
_HANGUL = re.compile("[가-힣]")


def faults(korean: Any, texts: Any, where: str = "") -> Iterator[str]:
    """Yield what is unknown, of another shape or filled otherwise in *texts*, each with its place."""
    korean = _by_id(korean, texts)
    if isinstance(korean, dict) and isinstance(texts, dict):
        for key, text in texts.items():
            if key in korean:
                yield from faults(korean[key], text, f"{where}{key}.")
            else:
                yield f"{where}{key}이(가) 한국어 파일에 없어요. 이름을 고치거나 지워 주세요."
    elif type(korean) is not type(texts) or (isinstance(korean, list) and len(korean) != len(texts)):
        yield f"{where.removesuffix('.')}의 모양이 한국어 파일과 달라요. 같은 모양으로 적어 주세요."
    elif isinstance(korean, str) and set(fields(korean)) != set(fields(texts)):
        names = ", ".join(sorted(set(fields(korean)) ^ set(fields(texts))))
        yield f"{where.removesuffix('.')}의 중괄호가 한국어 문장과 달라요. 확인할 것: {names}."


def missing(korean: Any, texts: Any, where: str = "") -> Iterator[str]:
    """Yield the place of each Korean text that has none in *texts*, so that Korean stands in."""
    korean = _by_id(korean, texts)
    if isinstance(korean, dict) and isinstance(texts, dict):
        for key, value in korean.items():
            if key in texts:
                yield from missing(value, texts[key], f"{where}{key}.")
            elif key not in UNSPOKEN and _speaks(value):
                yield f"{where}{key}"


def _by_id(korean: Any, texts: Any) -> Any:
    """Return a list of tables by their ids, which is how *texts* name them."""
    return {table["id"]: table for table in korean} if isinstance(korean, list) and isinstance(texts, dict) else korean


def _speaks(value: Any) -> bool:
    """Return whether *value* holds a text that a reader would have to know Korean for."""
    if isinstance(value, dict):
        return any(_speaks(each) for key, each in value.items() if key not in UNSPOKEN)
    if isinstance(value, list):
        return any(map(_speaks, value))
    return isinstance(value, str) and bool(_HANGUL.search(value))
