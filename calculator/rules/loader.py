"""Makes the rules of each edition, and the sources, of the TOML files."""

import re
from typing import Any

from calculator.data import toml
from calculator.data.toml import TomlTable, read, read_translated
from calculator.rules.edition import (
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

MONTHLY = {"threshold": Percent, "rate": Percent, "cap": Cap, "round": Round}
PARTS = {
    "validity": Validity, "application": Window, "base": BaseRule, "fraction": Fraction, "clawback": Clawback,
    "undecided": Undecided, "lottery": Lottery, "mistaken": Mistaken,
}
WITHIN = {"confirmed": Confirmation}
"""Tables within a table."""
_EDITION = re.compile(r"edition_(.+)\.toml")


@cached
def editions() -> tuple[str, ...]:
    """Return the id of every edition that has a file, the newest first."""
    names = (_EDITION.fullmatch(file.name) for file in toml.folder().iterdir())
    return tuple(sorted((match[1] for match in names if match), reverse=True))


@cached
def edition(key: str) -> Edition:
    """Return the edition *key*, one of `editions`."""
    data = read_translated(f"edition_{key}.toml")
    return parse_edition(data, sources() | parse_sources(data.get("sources", {})))


@cached
def current() -> Edition:
    """Return the edition that the site is about."""
    return next(each for each in map(edition, editions()) if each.current)


@cached
def sources() -> dict[str, Source]:
    """Return every source of ``sources.toml`` by its id."""
    return parse_sources(read("sources.toml"))


@cached
def every_source() -> dict[str, Source]:
    """Return every source by its id, also those that the files of editions bring along."""
    return sources() | {key: source for name in editions()
                        for key, source in parse_sources(read(f"edition_{name}.toml").get("sources", {})).items()}


def parse_sources(data: TomlTable) -> dict[str, Source]:
    """Return the sources of *data*, which are pages in Korean: to readers of another language by the publisher's name alone."""
    if language() != LANGUAGES[0]:
        names = read(f"{language()}/publishers.toml")
        data = {key: table | dict.fromkeys(("title", "publisher"), names[table["publisher"]])
                if table["publisher"] in names else table for key, table in data.items()}
    return {key: make(Source, {"id": key, **table}) for key, table in data.items()}


def parse_edition(data: TomlTable, known: dict[str, Source]) -> Edition:
    """Return the edition in *data*, whose sources are *known*."""
    plain = {key: value for key, value in data.items() if key not in PARTS.keys() | MONTHLY.keys() | {"sources"}}
    parts: TomlTable = {name: make(kind, data[name], known) for name, kind in PARTS.items() if name in data}
    rules = {month: MonthRule(month, **{name: _of_month(data[name], kind, month, known) for name, kind in MONTHLY.items()})
             for month in data["months"]}
    return Edition(**_frozen(plain), **parts, rules=rules)


def _of_month(tables: list[TomlTable], kind: type[Any], month: str, known: dict[str, Source]) -> Any:
    """Return the one of *tables* that holds for *month*."""
    row = next(table for table in tables if month in table["months"])
    return make(kind, {key: value for key, value in row.items() if key != "months"}, known)


def make[T](kind: type[T], table: TomlTable, known: dict[str, Source] | None = None) -> T:
    """Return *kind* made of *table*, with its source looked up in *known* and its lists frozen."""
    values = _frozen(table)
    if known is not None and "source" in table:
        values["source"] = known[table["source"]] if table["source"] else None
    for name, value in table.items():
        if name in WITHIN and isinstance(value, dict):
            values[name] = make(WITHIN[name], value, known)
    return kind(**values)


def _frozen(table: TomlTable) -> TomlTable:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in table.items()}
