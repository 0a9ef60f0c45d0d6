"""Reads the TOML files of ``calculator/data``; ``make check`` and every build prove them whole before anybody reads them."""

import tomllib
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from calculator.errors import EngineError
from calculator.text.language import LANGUAGES, language

type TomlTable = dict[str, Any]


class DataError(EngineError):
    """A data file breaks its own rules; the message names the file, the entry and the remedy."""


def folder() -> Traversable:
    """Return where the data files are."""
    return files("calculator.data")


def read(name: str) -> TomlTable:
    """Return the parsed TOML file *name* of ``calculator/data``."""
    return parsed(name, folder().joinpath(name).read_text(encoding="utf-8"))


def parsed(name: str, text: str) -> TomlTable:
    """Return what *text*, that of the file *name*, says; raise `DataError` where it is no TOML."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{name}: TOML 문법이 맞지 않아요. {error}") from error


def read_translated(name: str) -> TomlTable:
    """Return the TOML file *name* with its texts in the current language, Korean where one is missing."""
    data, file = read(name), f"{language()}/{name}"
    if language() == LANGUAGES[0] or not folder().joinpath(file).is_file():
        return data
    translated: TomlTable = _translated(data, read(file))
    return translated


def _translated(korean: Any, texts: Any) -> Any:
    """Return *korean* with those of *texts* in place of its own."""
    if isinstance(korean, dict):
        return {key: _translated(value, texts[key]) if key in texts else value for key, value in korean.items()}
    if isinstance(korean, list) and isinstance(texts, dict):
        return [_translated(table, texts.get(table["id"], {})) for table in korean]
    return texts
