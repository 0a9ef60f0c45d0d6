"""Data files in another language: what they say otherwise than the Korean ones, and what they do not say yet."""

import re
from collections.abc import Iterator
from typing import Any

from calculator.text.template import fields
from content.data.validation import Fault, KeyPath
from content.facts.quotable import nearest

UNSPOKEN = {"reason", "terminal", "unit", "sources"}
"""Keys of what no answer says: why a cause stands where it does, the words of the terminal, units of figures, titles of pages."""
_HANGUL = re.compile("[가-힣]")


def faults(korean: Any, texts: Any, path: KeyPath = ()) -> Iterator[Fault]:
    """Yield what is unknown, of another shape or filled otherwise in *texts*, each with its place."""
    korean, where = _by_id(korean, texts), ".".join(map(str, path))
    if isinstance(korean, dict) and isinstance(texts, dict):
        for key, text in texts.items():
            if key in korean:
                yield from faults(korean[key], text, (*path, key))
            else:
                yield Fault((*path, key), f"‘{'.'.join(map(str, (*path, key)))}’이(가) 한국어 파일에 없어요. {nearest(key, korean)} 한국어 쪽의 이름을 바꿨다면 그것을 되돌리고, 아니면 여기를 고쳐 주세요.")
    elif type(korean) is not type(texts) or (isinstance(korean, list) and len(korean) != len(texts)):
        yield Fault(path, f"{where}의 모양이 한국어 파일과 달라요. 같은 모양으로 적어 주세요.")
    elif isinstance(korean, str) and (unlike := _fields(korean) ^ _fields(texts)):
        names = ", ".join(sorted(unlike))
        yield Fault(path, f"{where}의 중괄호가 한국어 문장과 달라요. 확인할 것: {names}.")


def _fields(text: str) -> set[str]:
    """Return the fields of *text*, with what cannot be read for a brace that stands alone."""
    try:
        return set(fields(text))
    except ValueError:
        return {"짝이 없는 중괄호"}


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
