"""`make schemas`: JSON Schemas, so that common editors complete and check while one types.

    python -m content.schemas
"""

import json
from dataclasses import fields
from datetime import date
from types import NoneType, UnionType
from typing import Any, Literal, TypeAliasType, get_args, get_origin

from calculator.edition import Edition, Source
from calculator.facts import Contact, Day, Figure, Phrase
from calculator.loader import MONTHLY
from content import ROOT, front_matter

FOLDER = ROOT / "docs/_includes/schemas"
PLAIN: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    date: {"type": "string", "format": "date"},
    Source: {"type": "string"},
}


def schemas() -> dict[str, dict[str, Any]]:
    """Return every schema by its file name."""
    figure = [_entry(kind, without=("id",)) for kind in (Figure, Day, Phrase)]
    return {
        "front_matter.json": front_matter.schema(),
        "sources.json": _tables("출처", _entry(Source, without=("id",))),
        "contacts.json": _tables("연락처", _entry(Contact, without=("id",))),
        "figures.json": _tables("발표된 값", {"oneOf": figure}),
        "edition.json": _edition(),
    }


def text(schema: dict[str, Any]) -> str:
    """Return *schema* as its file holds it."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _tables(title: str, entry: dict[str, Any]) -> dict[str, Any]:
    return _head(title) | {"additionalProperties": entry}


def _edition() -> dict[str, Any]:
    entry = _entry(Edition, without=("rules",))
    for name, kind in MONTHLY.items():
        row = _entry(kind)
        row["properties"]["months"] = _type(tuple[str, ...])
        entry["properties"][name] = {"type": "array", "items": row | {"required": [*row["required"], "months"]}}
    return _head("한 해의 규칙") | entry | {"required": [*entry["required"], *MONTHLY]}


def _head(title: str) -> dict[str, Any]:
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, "type": "object"}


def _entry(kind: type[Any], without: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return the schema of a table from which *kind* is made; what may be None may be left out."""
    hints = {field.name: field.type for field in fields(kind) if field.name not in without}
    return {
        "type": "object",
        "properties": {name: _type(hint) for name, hint in hints.items()},
        "required": [name for name, hint in hints.items() if NoneType not in get_args(hint)],
        "additionalProperties": False,
    }


def _type(hint: Any) -> dict[str, Any]:
    """Return the schema of one annotated value, as TOML writes it; a source is written as its id."""
    if isinstance(hint, TypeAliasType):
        return _type(hint.__value__)
    if get_origin(hint) is Literal:
        return {"enum": list(get_args(hint))}
    if get_origin(hint) is tuple:
        return {"type": "array", "items": _type(get_args(hint)[0])}
    if isinstance(hint, UnionType):
        (only,) = (each for each in get_args(hint) if each is not NoneType)
        return _type(only)
    if hint in PLAIN:
        return PLAIN[hint]
    return _entry(hint)


def main() -> None:
    """Write every schema into its file."""
    FOLDER.mkdir(exist_ok=True)
    for name, schema in schemas().items():
        (FOLDER / name).write_text(text(schema), "utf-8")


if __name__ == "__main__":
    main()
