"""Reads the TOML files of the package; ``make check`` and every build prove them whole before anybody reads them."""

import re
import tomllib
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from calculator.edition import (
    BaseRule,
    Cap,
    Clawback,
    Confirmation,
    Edition,
    Fraction,
    Lottery,
    Mistaken,
    MonthRule,
    Percent,
    Round,
    Source,
    Undecided,
    Validity,
    Window,
)
from calculator.text.language import LANGUAGES, cached, language

type Table = dict[str, Any]

MONTHLY = {"threshold": Percent, "rate": Percent, "cap": Cap, "round": Round}
PARTS = {
    "validity": Validity, "application": Window, "base": BaseRule, "fraction": Fraction, "clawback": Clawback,
    "undecided": Undecided, "lottery": Lottery, "mistaken": Mistaken,
}
WITHIN = {"confirmed": Confirmation}
"""Tables within a table."""
_EDITION = re.compile(r"edition_(.+)\.toml")


class DataError(ValueError):
    """A data file breaks its own rules; the message names the file, the entry and the remedy."""


def folder() -> Traversable:
    """Return where the data files are."""
    return files("calculator.data")


def read(name: str) -> Table:
    """Return the parsed TOML file *name* of ``calculator/data``."""
    text = folder().joinpath(name).read_text(encoding="utf-8")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{name}: TOML 문법이 맞지 않아요. {error}") from error


def spoken(name: str) -> Table:
    """Return the TOML file *name* with its texts in the language that is being spoken, Korean where one is missing."""
    data, file = read(name), f"{language()}/{name}"
    if language() == LANGUAGES[0] or not folder().joinpath(file).is_file():
        return data
    found: Table = _translated(data, read(file))
    return found


def _translated(korean: Any, texts: Any) -> Any:
    """Return *korean* with those of *texts* in place of its own."""
    if isinstance(korean, dict):
        return {key: _translated(value, texts[key]) if key in texts else value for key, value in korean.items()}
    if isinstance(korean, list) and isinstance(texts, dict):
        return [_translated(table, texts.get(table["id"], {})) for table in korean]
    return texts


@cached
def editions() -> tuple[str, ...]:
    """Return the id of every edition that has a file, the newest first."""
    found = (_EDITION.fullmatch(file.name) for file in folder().iterdir())
    return tuple(sorted((match[1] for match in found if match), reverse=True))


@cached
def edition(id: str) -> Edition:
    """Return the edition *id*, one of `editions`."""
    data = spoken(f"edition_{id}.toml")
    return parse_edition(data, sources() | parse_sources(data.get("sources", {})))


@cached
def current() -> Edition:
    """Return the edition that the site is about."""
    return next(found for found in map(edition, editions()) if found.current)


@cached
def sources() -> dict[str, Source]:
    """Return every source of ``sources.toml`` by its id."""
    return parse_sources(read("sources.toml"))


@cached
def every_source() -> dict[str, Source]:
    """Return every source by its id, also those that the files of editions bring along."""
    return sources() | {id: source for name in editions()
                        for id, source in parse_sources(read(f"edition_{name}.toml").get("sources", {})).items()}


def parse_sources(data: Table) -> dict[str, Source]:
    """Return the sources of *data*, which are pages in Korean: to readers of another language by the publisher's name alone."""
    if language() != LANGUAGES[0]:
        names = read(f"{language()}/publishers.toml")
        data = {id: table | dict.fromkeys(("title", "publisher"), names[table["publisher"]])
                if table["publisher"] in names else table for id, table in data.items()}
    return {id: make(Source, {"id": id, **table}) for id, table in data.items()}


def parse_edition(data: Table, known: dict[str, Source]) -> Edition:
    """Return the edition in *data*, whose sources are *known*."""
    plain = {key: value for key, value in data.items() if key not in PARTS.keys() | MONTHLY.keys() | {"sources"}}
    parts: Table = {name: make(kind, data[name], known) for name, kind in PARTS.items() if name in data}
    rules = {month: MonthRule(month, **{name: _of_month(data[name], kind, month, known) for name, kind in MONTHLY.items()})
             for month in data["months"]}
    return Edition(**_frozen(plain), **parts, rules=rules)


def _of_month(tables: list[Table], kind: type[Any], month: str, known: dict[str, Source]) -> Any:
    """Return the one of *tables* that holds for *month*."""
    row = next(table for table in tables if month in table["months"])
    return make(kind, {key: value for key, value in row.items() if key != "months"}, known)


def make[T](kind: type[T], table: Table, known: dict[str, Source] | None = None) -> T:
    """Return *kind* made of *table*, with its source looked up in *known* and its lists frozen."""
    values = _frozen(table)
    if known is not None and "source" in table:
        values["source"] = known[table["source"]] if table["source"] else None
    for name, value in table.items():
        if name in WITHIN and isinstance(value, dict):
            values[name] = make(WITHIN[name], value, known)
    return kind(**values)


def _frozen(table: Table) -> Table:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in table.items()}
