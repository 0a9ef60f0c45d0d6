"""The layouts of card companies' files, as loaded from ``data/layouts.toml``."""

import unicodedata
from dataclasses import dataclass
from typing import Literal, get_args

from calculator.language import cached
from calculator.loader import DataError, Table, make, read

FILE = "layouts.toml"

type Role = Literal["date", "time", "shop", "amount", "approval", "card", "status", "cancelled", "captured", "discount",
                    "usage", "instalments", "sector", "abroad"]
"""What a column holds."""
ROLES: tuple[Role, ...] = get_args(Role.__value__)
NEEDED: tuple[Role, ...] = ("date", "shop", "amount")
"""Without these columns there is no payment."""

type Meaning = Literal["normal", "cancelled", "partial", "declined", "unlisted"]
"""What a status says of its row; "unlisted" is a word that nobody explained, which takes nothing back."""


@dataclass(frozen=True, slots=True)
class Layout:
    """One kind of file that is known by its headings."""

    id: str
    name: str
    view: Literal["approvals", "bill"]
    carry: bool
    count: str
    signs: tuple[str, ...]
    columns: dict[Role, str]


@dataclass(frozen=True, slots=True)
class Layouts:
    """Everything that recognises headings, statuses and rows that are no payments."""

    known: tuple[Layout, ...]
    words: tuple[tuple[str, Role | None], ...]
    """Words in headings of any file, longest first; None for a heading that holds nothing we read."""
    statuses: tuple[tuple[str, Meaning], ...]
    totals: tuple[str, ...]
    endings: tuple[str, ...]


@cached
def layouts() -> Layouts:
    """Return what ``layouts.toml`` says; raise `DataError` where it is unclear."""
    return parse(read(FILE))


def parse(data: Table) -> Layouts:
    """Return the layouts in *data*; raise `DataError` where a word or a heading is double or unknown."""
    roles: dict[str, Role | None] = {"none": None, **{role: role for role in ROLES}}
    meanings: dict[str, Meaning] = {name: name for name in get_args(Meaning.__value__) if name != "unlisted"}
    return Layouts(
        known=tuple(_layout(table) for table in data["layout"]),
        words=_by_length(data["columns"], roles, "columns"),
        statuses=_by_length(data["status"], meanings, "status"),
        totals=tuple(map(heading, data["skip"]["total"])),
        endings=tuple(map(heading, data["skip"]["ending"])),
    )


def heading(text: str) -> str:
    """Return *text* as headings are compared: without spaces and line breaks, full-width letters as usual ones."""
    return "".join(unicodedata.normalize("NFKC", text).split()).lower()


def _layout(table: Table) -> Layout:
    columns = {role: heading(text) for role, text in table["columns"].items()}
    signs = [heading(sign) for sign in table["signs"]]
    if missing := [role for role in NEEDED if columns.get(role) not in signs]:
        raise DataError(f"{FILE}: [{table['id']}]의 {', '.join(missing)} 칸은 columns와 signs에 모두 있어야 해요. 적어 주세요.")
    return make(Layout, {**table, "columns": columns, "signs": signs})


def _by_length[T](groups: Table, meanings: dict[str, T], where: str) -> tuple[tuple[str, T], ...]:
    """Return every word of *groups* with its meaning, the longest first: four headings begin with 매입."""
    found: dict[str, T] = {}
    for group, words in groups.items():
        for word in map(heading, words):
            if word in found:
                raise DataError(f"{FILE}: [{where}]에 ‘{word}’이 두 번 있어요. 한 곳에서 지워 주세요.")
            found[word] = meanings[group]
    return tuple(sorted(found.items(), key=lambda entry: -len(entry[0])))
