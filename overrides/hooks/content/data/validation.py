"""A value held against a JSON Schema: every fault at once, in Korean, with what to do.

A schema says in its ``description`` what is right; that sentence is the remedy.
"""

from collections.abc import Iterator
from datetime import date, datetime
from difflib import get_close_matches
from typing import Any, NamedTuple

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

from calculator.text.korean import attach_particles
from content.facts.quotable import nearest

type KeyPath = tuple[str | int, ...]


class Fault(NamedTuple):
    """A fault at *path*, the keys and numbers that lead to it."""

    path: KeyPath
    message: str


def faults(value: Any, schema: dict[str, Any]) -> Iterator[Fault]:
    """Yield everything in *value* that *schema* does not allow."""
    errors = _Validator(schema, format_checker=_FORMATS).iter_errors(value)
    yield from dict.fromkeys(fault for error in errors for fault in _faults(error))  # one error a missing key, each of which tells all


def _faults(error: ValidationError) -> Iterator[Fault]:
    path, schema, value = tuple(error.absolute_path), error.schema, error.instance
    match error.validator:
        case "additionalProperties":
            properties = schema["properties"]
            for key in value.keys() - properties.keys():
                yield Fault((*path, key), f"모르는 항목 ‘{key}’. {nearest(str(key), properties)}")
        case "required":
            for key in error.validator_value:
                if key not in value and not get_close_matches(key, value.keys() - schema["properties"].keys(), n=1):  # told as a misspelt key
                    yield Fault((*path, key), f"‘{key}’ 항목이 빠졌어요. {_remedy(schema['properties'][key])}")
        case "oneOf":
            branches: dict[Any, list[ValidationError]] = {}
            for inner in error.context or ():
                branches.setdefault(inner.schema_path[0], []).append(inner)
            for inner in min(branches.values(), key=len):
                yield from _faults(inner)
        case _:
            name = next((part for part in reversed(path) if isinstance(part, str)), "")
            yield Fault(path, attach_particles(f"‘{name}’ 값이 맞지 않아요. {_remedy(schema)}{_length(error)}").strip())


def _remedy(schema: dict[str, Any]) -> str:
    return str(schema.get("description", "적어 주세요."))


def _length(error: ValidationError) -> str:
    return f" 지금은 {len(error.instance)}자예요." if error.validator in ("minLength", "maxLength") else ""


def _is_day(_: Any, value: Any) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime)


_FORMATS = FormatChecker(())
_FORMATS.checks("date")(lambda value: not isinstance(value, str | date) or _is_day(None, value))
# TOML and YAML have days of their own, which JSON writes as text; a number with a point is no whole number.
_Validator = extend(Draft202012Validator, type_checker=Draft202012Validator.TYPE_CHECKER.redefine_many({
    "string": lambda checker, value: isinstance(value, str) or _is_day(checker, value),
    "integer": lambda _, value: isinstance(value, int) and not isinstance(value, bool),
}))
