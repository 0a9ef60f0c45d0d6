"""Facts beside the formula: published figures, and whom to ask what."""

from dataclasses import dataclass
from datetime import date

from calculator.data.toml import DataError, TomlTable, read_translated
from calculator.rules.edition import Confidence, Source
from calculator.rules.loader import make, sources
from calculator.text.language import cached


@dataclass(frozen=True, slots=True)
class Figure:
    """A published number with its unit, such as 원, 명 or 년."""

    id: str
    value: int
    unit: str
    source: Source
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Day:
    """A published date."""

    id: str
    day: date
    source: Source
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Phrase:
    """A published fact that is neither one number nor one date, such as opening hours."""

    id: str
    text: str
    source: Source
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to ask, and what they can and cannot answer; "" where nothing is published."""

    id: str
    name: str
    phone: str
    hours: str
    hours_confidence: Confidence
    url: str
    asks: tuple[str, ...]
    cannot: tuple[str, ...]
    source: Source
    confidence: Confidence
    always: str | None = None
    """What can be done at any hour, where the rest has hours."""


_KINDS = {"value": Figure, "day": Day, "text": Phrase}


@cached
def figures() -> dict[str, Figure | Day | Phrase]:
    """Return every published figure, day and phrase by its id."""
    return {key: make(_kind(table), {"id": key, **table}, sources()) for key, table in read_translated("figures.toml").items()}


def figure(key: str) -> Figure:
    """Return the published number *key*; raise `DataError` where it is missing or no number."""
    entry = figures().get(key)
    if not isinstance(entry, Figure):
        raise DataError(f"figures.toml: [{key}]에 value와 unit을 적어 주세요. 계산에 쓰는 값이에요.")
    return entry


@cached
def contacts() -> dict[str, Contact]:
    """Return every contact by its id."""
    return {key: make(Contact, {"id": key, **table}, sources()) for key, table in read_translated("contacts.toml").items()}


def _kind(table: TomlTable) -> type[Figure | Day | Phrase]:
    return next(kind for key, kind in _KINDS.items() if key in table)
