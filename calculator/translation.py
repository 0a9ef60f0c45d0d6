"""Data with its texts in another language: the numbers stay where they are, and nothing may be left untranslated."""

import re
from collections.abc import Iterator
from typing import Any

from calculator.template import fields

UNSPOKEN = {"reason", "terminal", "unit"}
"""Keys of what no answer says: why a cause stands where it does, the words of the terminal, units of figures."""
_HANGUL = re.compile("[가-힣]")


def translated(korean: Any, texts: Any) -> Any:
    """Return *korean* with those of *texts* in place of its own."""
    if isinstance(korean, dict):
        return {key: translated(value, texts[key]) if key in texts else value for key, value in korean.items()}
    if isinstance(korean, list) and isinstance(texts, dict):
        return [translated(table, texts[table["id"]]) for table in korean]
    return texts


def faults(korean: Any, texts: Any, where: str = "") -> Iterator[str]:
    """Yield what is missing, unknown or filled otherwise in *texts*, each with its place."""
    if isinstance(korean, list) and isinstance(texts, dict):
        korean = {table["id"]: table for table in korean}
    if isinstance(korean, dict):
        for key in texts.keys() - korean.keys():
            yield f"{where}{key}이(가) 한국어 파일에 없어요. 이름을 고치거나 지워 주세요."
        for key in [key for key, value in korean.items() if key in texts or (key not in UNSPOKEN and _speaks(value))]:
            if key in texts:
                yield from faults(korean[key], texts[key], f"{where}{key}.")
            else:
                yield f"{where}{key}의 번역이 빠졌어요. 적어 주세요."
    elif type(korean) is not type(texts) or (isinstance(korean, list) and len(korean) != len(texts)):
        yield f"{where.removesuffix('.')}의 모양이 한국어 파일과 달라요. 같은 모양으로 적어 주세요."
    elif isinstance(korean, str) and set(fields(korean)) != set(fields(texts)):
        names = ", ".join(sorted(set(fields(korean)) ^ set(fields(texts))))
        yield f"{where.removesuffix('.')}의 중괄호가 한국어 문장과 달라요. 확인할 것: {names}."


def _speaks(value: Any) -> bool:
    """Return whether *value* holds a text that a reader would have to know Korean for."""
    if isinstance(value, dict):
        return any(_speaks(each) for key, each in value.items() if key not in UNSPOKEN)
    if isinstance(value, list):
        return any(map(_speaks, value))
    return isinstance(value, str) and bool(_HANGUL.search(value))
