"""The exported schemas are those of the code, and the data keeps them."""

from collections.abc import Iterator
from typing import Any

import pytest
from content.schemas import FOLDER, schemas, text

from calculator.loader import read


@pytest.mark.parametrize("name", schemas())
def test_exported_file_is_up_to_date(name: str) -> None:
    assert (FOLDER / name).read_text("utf-8") == text(schemas()[name]), "`make schemas`를 해 주세요."


@pytest.mark.parametrize(
    ("file", "schema"),
    [
        ("sources.toml", "sources.json"),
        ("contacts.toml", "contacts.json"),
        ("figures.toml", "figures.json"),
        ("edition_2025.toml", "edition.json"),
        ("edition_2021.toml", "edition.json"),
    ],
)
def test_data_file_keeps_its_schema(file: str, schema: str) -> None:
    """An editor's program would mark nothing."""
    assert list(marks(read(file), schemas()[schema], file)) == []


def test_wrong_data_is_marked() -> None:
    """The control for the test above."""
    data = read("edition_2025.toml")
    wrong = data | {"cap": [data["cap"][0] | {"wonn": 1}]}
    assert list(marks(wrong, schemas()["edition.json"], "")) == ["/cap/0: wonn"]
    assert list(marks({"x": {"value": 1}}, schemas()["figures.json"], ""))


def marks(value: Any, schema: dict[str, Any], where: str) -> Iterator[str]:
    """Yield every place of *value* with an unknown, missing or misplaced key."""
    if "oneOf" in schema:
        if sum(not list(marks(value, choice, where)) for choice in schema["oneOf"]) != 1:
            yield where
    elif schema.get("type") == "object":
        yield from (f"{where}: -{key}" for key in schema.get("required", ()) if key not in value)
        for key, entry in value.items():
            inner = schema.get("properties", {}).get(key, schema.get("additionalProperties"))
            yield from marks(entry, inner, f"{where}/{key}") if inner else [f"{where}: {key}"]
    elif schema.get("type") == "array":
        for number, entry in enumerate(value):
            yield from marks(entry, schema["items"], f"{where}/{number}")
    elif "enum" in schema and value not in schema["enum"]:
        yield where
