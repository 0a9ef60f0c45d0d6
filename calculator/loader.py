"""Reads the TOML files of the package and refuses what is incomplete, double or unknown."""

import tomllib
from collections.abc import Iterator
from dataclasses import MISSING, fields
from datetime import date
from importlib.resources import files
from types import UnionType
from typing import Any, cast, get_args

from calculator.edition import (
    BaseRule,
    Cap,
    Clawback,
    Confidence,
    Edition,
    Fraction,
    Lottery,
    Month,
    MonthRule,
    Percent,
    Round,
    Source,
    Undecided,
    Window,
)
from calculator.korean import settle
from calculator.language import LANGUAGES, cached, language
from calculator.span import Won
from calculator.translation import faults, translated

type Table = dict[str, Any]

EDITIONS = ("2025", "2021")
MONTHLY = {"threshold": Percent, "rate": Percent, "cap": Cap, "round": Round}
OPTIONAL = {"undecided": Undecided, "lottery": Lottery}
_FORMS = {str: "따옴표 안에", int: "숫자로", Won: "원 단위 숫자로", date: "2025-09-15처럼"}


class DataError(ValueError):
    """A data file breaks its own rules; the message names the file, the entry and the remedy."""


def read(name: str) -> Table:
    """Return the parsed TOML file *name* of ``calculator/data``."""
    text = files("calculator.data").joinpath(name).read_text(encoding="utf-8")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{name}: TOML 문법이 맞지 않아요. {error}") from error


def spoken(name: str) -> Table:
    """Return the TOML file *name* with its texts in the language that is being spoken."""
    data = read(name)
    if language() == LANGUAGES[0]:
        return data
    file = f"{language()}/{name}"
    texts = read(file)
    for fault in faults(data, texts):
        raise DataError(f"{file}: {settle(fault)}")
    return cast(Table, translated(data, texts))


@cached
def sources() -> dict[str, Source]:
    """Return every source by its id."""
    return parse_sources(_sources(), "sources.toml")


def _sources() -> Table:
    """Return the sources, which are pages in Korean: to readers of another language by the publisher's name alone."""
    data = read("sources.toml")
    if language() == LANGUAGES[0]:
        return data
    file = f"{language()}/publishers.toml"
    names = read(file)
    for table in data.values():
        if table["publisher"] not in names:
            raise DataError(f"{file}: ‘{table['publisher']}’의 이름이 빠졌어요. 적어 주세요.")
    return {id: table | dict.fromkeys(("title", "publisher"), names[table["publisher"]]) for id, table in data.items()}


@cached
def edition(id: str) -> Edition:
    """Return the edition *id*, one of `EDITIONS`."""
    name = f"edition_{id}.toml"
    return parse_edition(spoken(name), name, sources())


def parse_sources(data: Table, file: str) -> dict[str, Source]:
    """Return the sources of *data*; raise `DataError` where a key is missing or unknown."""
    return {id: make(Source, {"id": id, **table}, file, id) for id, table in data.items()}


def parse_edition(data: Table, file: str, known: dict[str, Source]) -> Edition:
    """Return the edition in *data*; raise `DataError` naming *file* where a rule is broken."""
    names = {field.name for field in fields(Edition)} - {"rules"} | MONTHLY.keys()
    _check_keys(data, names, names - OPTIONAL.keys(), file, "맨 위")
    months = tuple(data["months"])
    by_name = {name: _by_month(name, data[name], months, file, known) for name in MONTHLY}
    edition = Edition(
        id=data["id"],
        name=data["name"],
        operator=data["operator"],
        paid_as=data["paid_as"],
        months=months,
        application=make(Window, data["application"], file, "application", known),
        base=make(BaseRule, data["base"], file, "base", known),
        fraction=make(Fraction, data["fraction"], file, "fraction", known),
        rules={m: MonthRule(m, **{name: rows[m] for name, rows in by_name.items()}) for m in months},
        clawback=make(Clawback, data["clawback"], file, "clawback", known),
        validity=data["validity"],
        objection=data["objection"],
        **{name: make(kind, data[name], file, name, known) if name in data else None for name, kind in OPTIONAL.items()},
    )
    _check_dates(edition, file)
    return edition


def _by_month(name: str, tables: list[Table], months: tuple[Month, ...], file: str,
              known: dict[str, Source]) -> dict[Month, Any]:
    """Return one row of *tables* for each month: none left out, none twice, none outside."""
    rows: dict[Month, Any] = {}
    for table in tables:
        for month in table.get("months", ()):
            if month in rows:
                raise DataError(f"{file}: [[{name}]]에 {month}이 두 번 있어요. 한 곳에서 지워 주세요.")
            if month not in months:
                raise DataError(f"{file}: [[{name}]]의 {month}은 이 사업의 달이 아니에요. 맨 위 months를 확인해 주세요.")
            row = {key: value for key, value in table.items() if key != "months"}
            rows[month] = make(MONTHLY[name], row, file, name, known)
    if missing := [month for month in months if month not in rows]:
        raise DataError(f"{file}: [[{name}]]에 {', '.join(missing)}이 빠졌어요. months에 넣어 주세요.")
    return rows


def make(kind: type[Any], table: Table, file: str, where: str, known: dict[str, Source] | None = None) -> Any:
    """Return *kind* made of *table*, with its source looked up in *known* and its lists frozen."""
    names = {field.name for field in fields(kind)}
    _check_keys(table, names, {field.name for field in fields(kind) if field.default is MISSING}, file, f"[{where}]")
    for field in fields(kind):
        if field.type in (str, int, date, Won) and not isinstance(table[field.name], getattr(field.type, "__value__", field.type)):
            raise DataError(f"{file}: [{where}]의 {field.name} 값을 읽을 수 없어요. {_FORMS[field.type]} 적어 주세요.")
    values = {key: tuple(value) if isinstance(value, list) else value for key, value in table.items()}
    if known is not None:
        check_confidence(table, file, where)
        if "source" in table:
            if table["source"] not in known:
                raise DataError(f"{file}: [{where}]의 출처 ‘{table['source']}’이 sources.toml에 없어요. 거기에 먼저 적어 주세요.")
            values["source"] = known[table["source"]]
    for field in fields(kind):
        if isinstance(field.type, UnionType) and isinstance(table.get(field.name), dict):  # a table within the table
            values[field.name] = make(get_args(field.type)[0], table[field.name], file, f"{where}.{field.name}", known)
    return kind(**values)


def _check_keys(table: Table, allowed: set[str], required: set[str], file: str, where: str) -> None:
    if unknown := sorted(table.keys() - allowed):
        raise DataError(f"{file}: {where}에 모르는 항목 {', '.join(unknown)}이 있어요. 쓸 수 있는 항목: {', '.join(sorted(allowed))}.")
    if missing := sorted(required - table.keys()):
        raise DataError(f"{file}: {where}에 {', '.join(missing)}이 빠졌어요. 적어 주세요.")


def check_confidence(table: Table, file: str, where: str, key: str = "confidence") -> None:
    """Raise `DataError` unless *key* of *table* is one of the levels of `Confidence`."""
    levels = get_args(Confidence.__value__)
    if table.get(key) not in levels:
        raise DataError(f"{file}: [{where}]의 {key}는 {', '.join(levels)} 중 하나여야 해요.")


def _check_dates(edition: Edition, file: str) -> None:
    """Rounds follow one another, and the last one serves the last day of application."""
    rounds = [edition.rules[month].round for month in edition.months]
    cutoffs = [round.applied_until for round in rounds]
    if cutoffs != sorted(set(cutoffs)) or not all(_in_order(rounds)):
        raise DataError(f"{file}: [[round]]의 날짜가 차례대로가 아니에요. applied_until, pay_on, confirmed의 on을 확인해 주세요.")
    if cutoffs[-1] != edition.application.until:
        raise DataError(f"{file}: 마지막 [[round]]의 applied_until이 [application]의 until과 달라요. 같게 해 주세요.")


def _in_order(rounds: list[Round]) -> Iterator[bool]:
    paid = date.min
    for round in rounds:
        seen = round.confirmed is None or round.pay_on <= round.confirmed.on
        yield round.applied_until < round.pay_on and paid < round.pay_on and seen
        paid = round.pay_on
