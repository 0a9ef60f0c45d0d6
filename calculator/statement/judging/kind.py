"""The kinds of shop and means of payment that a programme counted, as loaded from ``data/judging_*.toml``."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from calculator.data.toml import DataError, TomlTable, read
from calculator.rules.edition import Confidence, Source
from calculator.rules.loader import edition, editions, make, sources
from calculator.statement.table.layout import heading
from calculator.text.language import cached

type Counts = Literal["yes", "no", "unknown"]


@dataclass(frozen=True, slots=True)
class ShopKind:
    """A kind of shop or means of payment, whether it counts, and the source that says so (None where none does).

    *short* is its name on a button, "" where the whole name is.
    """

    id: str
    name: str
    counts: Counts
    reason: str
    source: Source | None
    confidence: Confidence
    short: str = ""


class Word(NamedTuple):
    """A word, as headings are compared, that names a kind."""

    word: str
    kind: ShopKind


@dataclass(frozen=True, slots=True)
class Judging:
    """Everything by which payments of one edition are judged; words longest first."""

    kinds: dict[str, ShopKind]
    common: frozenset[str]
    """The kinds that are asked first."""
    sectors: tuple[Word, ...]
    usages: tuple[Word, ...]
    shops: tuple[Word, ...]
    hints: tuple[Word, ...]
    labels: tuple[Word, ...]
    """Names of what paid that stand before the shop's."""


def judged() -> list[str]:
    """Return the id of every edition whose counted spending is written down."""
    return [key for key in editions() if edition(key).judging]


@cached
def judging(key: str) -> Judging:
    """Return by what payments of the edition *key*, one of `judged`, are judged; raise `DataError` where it is unclear."""
    file = f"judging_{edition(key).judging}.toml"
    return parse(read(file), file, sources())


def parse(data: TomlTable, file: str, known: dict[str, Source]) -> Judging:
    """Return the rules in *data*; raise `DataError` naming *file* where one is unclear."""
    kinds: dict[str, ShopKind] = {}
    for table in data["kind"]:
        kind = _kind(table, file, known)
        if kind.id in kinds:
            raise DataError(f"{file}: [[kind]]의 {kind.id}이 두 번 있어요. 한 곳에서 지워 주세요.")
        kinds[kind.id] = kind
    if unknown := [name for name in data["common"] if name not in kinds]:
        raise DataError(f"{file}: common의 종류 ‘{unknown[0]}’이 [[kind]]에 없어요. 거기에 먼저 적어 주세요.")
    groups = (_words(data[group], kinds, file, group) for group in ("sector", "usage", "shop", "hint", "label"))
    return Judging(kinds, frozenset(data["common"]), *groups)


def named(text: str, words: tuple[Word, ...]) -> ShopKind | None:
    """Return the kind that the longest word in *text* names, None where no word does."""
    plain = heading(text)
    return next((kind for word, kind in words if word in plain), None) if plain else None


def _kind(table: TomlTable, file: str, known: dict[str, Source]) -> ShopKind:
    where = table["id"]
    if (table["counts"] == "unknown") != (table["source"] == ""):
        raise DataError(f"{file}: [{where}]는 출처가 없으면 counts를 unknown으로, 있으면 yes나 no로 적어 주세요.")
    return make(ShopKind, table, known)


def _words(tables: list[TomlTable], kinds: dict[str, ShopKind], file: str, group: str) -> tuple[Word, ...]:
    found: dict[str, ShopKind] = {}
    for table in tables:
        if table["kind"] not in kinds:
            raise DataError(f"{file}: [[{group}]]의 종류 ‘{table['kind']}’이 [[kind]]에 없어요. 거기에 먼저 적어 주세요.")
        for word in map(heading, table["words"]):
            if word in found:
                raise DataError(f"{file}: [[{group}]]에 ‘{word}’이 두 번 있어요. 한 곳에서 지워 주세요.")
            found[word] = kinds[table["kind"]]
    return tuple(Word(word, found[word]) for word in sorted(found, key=lambda word: -len(word)))
