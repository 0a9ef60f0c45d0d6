"""The layouts of card companies' files, as loaded from ``data/layouts.toml``."""

import unicodedata
from dataclasses import dataclass
from typing import Any, Literal, get_args

from calculator.data.toml import DataError, TomlTable, read
from calculator.rules.loader import make
from calculator.text.language import cached

FILE = "layouts.toml"

type ColumnRole = Literal["date", "time", "shop", "amount", "approval", "part", "order", "original", "original_on", "card", "status", "cancelled", "cancelled_on", "remaining", "captured", "discount",
                    "usage", "instalments", "sector", "abroad", "region", "due", "deposit"]
"""What a column holds."""
ROLES: tuple[ColumnRole, ...] = get_args(ColumnRole.__value__)
NEEDED: tuple[ColumnRole, ...] = ("date", "shop", "amount")
"""Without these columns there is no payment."""

type Meaning = Literal["normal", "cancelled", "partial", "declined", "unlisted"]
"""What a status says of its row; "unlisted" is a word that nobody explained, which takes nothing back."""

type Holds = Literal["payments", "cancelled", "abroad", "other"]
"""What a table holds by its title: only payments are counted, and a cancelled table takes back."""

type MoneyDirection = Literal["out", "in", "transfer"]
"""Which way the money of a row went."""


@dataclass(frozen=True, slots=True)
class Layout:
    """One kind of file that is known by its headings; *marks* is True where a cancelled payment's own row says so."""

    id: str
    name: str
    view: Literal["approvals", "bill"]
    carry: bool
    marks: bool
    count: str
    signs: tuple[str, ...]
    columns: dict[ColumnRole, str]


type _Words[T] = tuple[tuple[str, T], ...]


@dataclass(frozen=True, slots=True)
class Layouts:
    """Everything that recognises headings, statuses, titles and rows that are no payments; words longest first."""

    known: tuple[Layout, ...]
    signs: frozenset[str]
    """Every heading by which one of them is known."""
    words: _Words[ColumnRole | None]
    """Words in headings of any file; None for a heading that holds nothing we read."""
    fallback: _Words[ColumnRole | None]
    paid_on: frozenset[str]
    """Headings of the day of a payment, or of that on which a bill is due."""
    statuses: _Words[Meaning]
    denied_before: tuple[str, ...]
    denied_behind: tuple[str, ...]
    """What stands before or behind a word of cancelling that is denied, or still to come."""
    usual: tuple[str, ...]
    """Words for how or for what a payment was made, which say nothing of whether it stood."""
    short: frozenset[str]
    """What is a word of cancelling where nothing else stands beside it."""
    plus_minus: tuple[str, ...]
    means: tuple[str, ...]
    other_means: tuple[str, ...]
    """Ends of a heading above what a payment was made with, and words for what is no card."""
    codes: tuple[str, ...]
    """Ends of a heading above codes for kinds of transaction."""
    titles: _Words[Holds]
    numbered: tuple[str, ...]
    """Words of a title that tells a sheet from the next one and names nobody."""
    dated: tuple[str, ...]
    """Ends of a title whose year is that of the days below it."""
    tails: tuple[str, ...]
    approved: tuple[str, ...]
    captured: tuple[str, ...]
    """Words of a row that says that a payment was approved, and of a later one that says that it was asked for."""
    directions: dict[str, MoneyDirection]
    by_card: tuple[str, ...]
    """Words for a payment by card among the kinds of an account's transactions."""
    kinds: tuple[str, ...]
    """Words above the other side of an account's transactions, or only their kinds."""
    balances: tuple[str, ...]
    """Words in the heading of what an account has after each row."""
    foreign: tuple[str, ...]
    """Money other than ours in the heading of an amount."""
    loads: frozenset[str]
    """Words for money put into an account, by which no list is known as one."""
    struck: frozenset[str]
    """Classes of what a page strikes through."""
    minus: frozenset[str]
    """Classes of what a page may show with a minus."""
    yes: frozenset[str]
    no: frozenset[str]
    done: frozenset[str]
    asked: frozenset[str]
    """Headings that ask whether there was a payment at all."""
    given_back: tuple[str, ...]
    """Beginnings of a heading under which an amount may have been given back."""
    taxes: tuple[str, ...]
    before_tax: tuple[str, ...]
    """Words in the headings of a tax and of what it is paid on."""
    without_tax: tuple[str, ...]
    """Words beside that of a tax in the heading of an amount that lacks it."""
    included: tuple[str, ...]
    not_included: tuple[str, ...]
    """Words of a sentence that says that cancelled payments are listed, and of one that says that they are not."""
    home: frozenset[str]
    away: tuple[str, ...]
    bills: tuple[str, ...]
    since: tuple[str, ...]
    until: tuple[str, ...]
    """Labels of the first and of the last day that a file covers."""
    unit_sign: str
    units: tuple[str, ...]
    """Units in which an amount is not known to the won, and the word that names one beside a table."""
    zones: tuple[str, ...]
    """Zones of time other than ours in the heading of a day or a time."""
    minor: tuple[str, ...]
    """Those that are smaller than the won."""
    companies: tuple[str, ...]
    totals: tuple[str, ...]
    as_of: tuple[str, ...]
    """Words behind the day on which something else than a payment stood so."""
    no_shops: tuple[str, ...]
    """Ends of what no shop is called."""
    alone: tuple[str, ...]
    """Words that are a total where nothing else stands in the cell."""
    due: tuple[str, ...]
    """Words for what a bill comes to."""
    endings: tuple[str, ...]
    counts: tuple[str, ...]
    not_counts: tuple[str, ...]
    """Words in the heading of a column that says how many payments a row adds up, and in one that counts something else."""
    last: tuple[str, ...]
    """Beginnings of the heading above the last day of several."""
    summing: tuple[str, ...]
    """Ends of the title of a table that adds up others."""
    colours: tuple[str, ...]
    """Words for what is seen of a row and not read, such as its colour."""


@cached
def layouts() -> Layouts:
    """Return what ``layouts.toml`` says; raise `DataError` where it is unclear."""
    return parse(read(FILE))


def parse(data: TomlTable) -> Layouts:
    """Return the layouts in *data*; raise `DataError` where a word or a heading is double or unknown."""
    roles: dict[str, ColumnRole | None] = {"none": None, **{role: role for role in ROLES}}
    meanings: dict[str, Meaning] = {name: name for name in get_args(Meaning.__value__)}
    kinds: dict[str, Holds] = {name: name for name in get_args(Holds.__value__)}
    directions: dict[str, MoneyDirection] = {name: name for name in get_args(MoneyDirection.__value__)}
    titles = {name: words for name, words in data["title"].items() if name not in ("tail", "dated", "numbered")}
    ways = {name: words for name, words in data["direction"].items() if name not in ("card", "load", "balance", "kind")}
    known = tuple(_layout(table) for table in data["layout"])
    return Layouts(
        known=known,
        signs=frozenset(sign for layout in known for sign in layout.signs),
        words=_by_length(data["columns"], roles, "columns"),
        fallback=_by_length(data["fallback"], roles, "fallback"),
        paid_on=frozenset(_plain(data["paid_on"]["words"])),
        statuses=_by_length(data["status"], meanings, "status"),
        denied_before=_plain(data["denial"]["before"]),
        denied_behind=_plain(data["denial"]["behind"]),
        usual=_plain(data["usual"]["words"]),
        short=frozenset(_plain(data["usual"]["short"])),
        plus_minus=_plain(data["usual"]["plus_minus"]),
        means=_plain(data["usual"]["means"]),
        other_means=_plain(data["usual"]["other_means"]),
        codes=_plain(data["usual"]["codes"]),
        titles=_by_length(titles, kinds, "title"),
        numbered=_plain(data["title"]["numbered"]),
        dated=_plain(data["title"]["dated"]),
        tails=_plain(data["title"]["tail"]),
        approved=_plain(data["stage"]["approved"]),
        captured=_plain(data["stage"]["captured"]),
        directions=dict(_by_length(ways, directions, "direction")),
        loads=frozenset(_plain(data["direction"]["load"])),
        kinds=_plain(data["direction"]["kind"]),
        balances=_plain(data["direction"]["balance"]),
        foreign=_plain(data["foreign"]["words"]),
        by_card=_plain(data["direction"]["card"]),
        struck=frozenset(_plain(data["struck"]["classes"])),
        minus=frozenset(_plain(data["struck"]["minus"])),
        yes=frozenset(_plain(data["answer"]["yes"])),
        no=frozenset(_plain(data["answer"]["no"])),
        done=frozenset(_plain(data["answer"]["done"])),
        asked=frozenset(_plain(data["answer"]["asked"])),
        given_back=_plain(data["given_back"]["words"]),
        taxes=_plain(data["tax"]["words"]),
        before_tax=_plain(data["tax"]["net"]),
        without_tax=_plain(data["tax"]["without"]),
        included=_plain(data["included"]["words"]),
        not_included=_plain(data["included"]["other"]),
        home=frozenset(_plain(data["region"]["home"])),
        away=_plain(data["region"]["away"]),
        bills=_plain(data["bill"]["words"]),
        since=_plain(data["period"]["since"]),
        until=_plain(data["period"]["until"]),
        unit_sign=heading(data["unit"]["sign"]),
        units=_plain(data["unit"]["words"]),
        zones=_plain(data["zone"]["words"]),
        minor=_plain(data["unit"]["minor"]),
        companies=tuple(sorted(data["company"]["names"], key=len, reverse=True)),
        totals=_plain(data["skip"]["total"]),
        as_of=_plain(data["skip"]["as_of"]),
        no_shops=_plain(data["skip"]["no_shop"]),
        alone=_plain(data["skip"]["alone"]),
        due=_plain(data["skip"]["due"]),
        endings=_plain(data["skip"]["ending"]),
        counts=_plain(data["summary"]["count"]),
        not_counts=_plain(data["summary"]["other"]),
        last=_plain(data["summary"]["last"]),
        summing=_plain(data["summary"]["title"]),
        colours=_plain(data["colour"]["words"]),
    )


def heading(text: str) -> str:
    """Return *text* as headings are compared: without spaces and line breaks, full-width letters as usual ones."""
    return "".join(unicodedata.normalize("NFKC", text).split()).lower()


def _plain(words: list[Any]) -> tuple[str, ...]:
    return tuple(map(heading, words))


def _layout(table: TomlTable) -> Layout:
    columns = {role: heading(text) for role, text in table["columns"].items()}
    signs = [heading(sign) for sign in table["signs"]]
    if missing := [role for role in NEEDED if columns.get(role) not in signs]:
        raise DataError(f"{FILE}: [{table['id']}]의 {', '.join(missing)} 칸은 columns와 signs에 모두 있어야 해요. 적어 주세요.")
    return make(Layout, {**table, "columns": columns, "signs": signs})


def _by_length[T](groups: TomlTable, meanings: dict[str, T], where: str) -> _Words[T]:
    """Return every word of *groups* with its meaning, the longest first: four headings begin with 매입."""
    found: dict[str, T] = {}
    for group, words in groups.items():
        for word in map(heading, words):
            if word in found:
                raise DataError(f"{FILE}: [{where}]에 ‘{word}’이 두 번 있어요. 한 곳에서 지워 주세요.")
            found[word] = meanings[group]
    return tuple(sorted(found.items(), key=lambda entry: -len(entry[0])))
