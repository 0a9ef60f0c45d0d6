"""The kinds of statement files that were tried, as loaded from ``data/tried.toml``, for the page about files."""

from dataclasses import dataclass
from typing import Literal

from calculator.data.toml import read
from calculator.rules.loader import make
from calculator.text.language import cached


@dataclass(frozen=True, slots=True)
class Tried:
    """One kind of file: its headings, and one invented payment below them."""

    company: str
    file: str
    form: str
    view: Literal["approvals", "bill", "account"]
    titles: tuple[str, ...]
    row: tuple[str, ...]
    note: str


@cached
def tried() -> tuple[Tried, ...]:
    """Return every kind of file that was tried, in the order in which the page names them."""
    return tuple(make(Tried, table) for table in read("tried.toml")["tried"])
