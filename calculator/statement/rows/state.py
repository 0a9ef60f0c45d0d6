"""What a row says of having been cancelled, in whichever column and in whichever form."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from calculator.amount import Won
from calculator.statement.rows.compare import number_of
from calculator.statement.table.cell import amount, clock, month_day, when
from calculator.statement.table.header import Header
from calculator.statement.table.layout import Meaning, heading, layouts

_STRONGEST: tuple[Meaning, ...] = ("cancelled", "declined", "partial", "unlisted", "normal")
_LONGEST = 20
"""A longer text is a note about something else."""
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")


class State(NamedTuple):
    """A row's status as written and what it means, and the won that its columns say were taken back.

    *where* is the column that said so where it is not one for such words. *mentioned* is True where one only speaks of it.
    """

    status: str = ""
    meaning: Meaning = "normal"
    cancelled: Won = 0
    where: int | None = None
    mentioned: bool = False


@lru_cache(maxsize=256)
def meaning(status: str) -> Meaning:
    """Return what *status* says of its row; nothing written means an ordinary payment."""
    plain = _EDGES.sub("", heading(status))
    return next((found for word, found in layouts().statuses if word in plain), "unlisted" if plain else "normal")


def state_of(cells: list[str], header: Header) -> State:
    """Return what *cells* say: columns for a status first, then any other column that has a word of cancelling."""
    state = State()
    for column in header.several.get("status", ()):
        if column < len(cells) and cells[column]:
            said = _in_status(cells[column], _title(header, column))
            state = _stronger(state, said) if state.status else said
    for column in header.several.get("cancelled_on", ()):
        if column < len(cells) and (_is_day(cells[column]) or clock(cells[column]).strip("0:") or "번호" in _title(header, column) and number_of(cells[column])):
            state = _stronger(state, State(cells[column], "cancelled"))
    if state.meaning in ("normal", "unlisted"):
        for column in (*header.others, *range(len(header.titles), len(cells))):
            # What is written in ASCII ends with a letter where it is one of the words.
            if column < len(cells) and (text := cells[column]) and (not text.isascii() or text[-1].isalpha()) and (found := _said(text)):
                said = state._replace(mentioned=True) if found == "normal" else State(text, found, state.cancelled, column)
                state = _stronger(state, said)
    return state


def _title(header: Header, column: int) -> str:
    return header.titles[column] if column < len(header.titles) else ""


@lru_cache(maxsize=8_192)
def of_shop(shop: str) -> tuple[str, Meaning | None]:
    """Return *shop* without the mark that takes it back, such as ``[취소]``, and what the mark says.

    None is a name that speaks of cancelling without being set apart.
    """
    if not _words().search(shop.lower()):
        return shop, "normal"
    before, behind = _marks()
    if found := before.match(shop) or behind.search(shop):
        return (shop[: found.start()] + shop[found.end() :]).strip() or shop, meaning(found[0])
    return shop, None if meaning(shop) == "cancelled" else "normal"


def _stronger(one: State, other: State) -> State:
    strong = min(one, other, key=lambda state: _STRONGEST.index(state.meaning))
    chosen = other if other.meaning == strong.meaning and not one.status else strong
    return chosen._replace(cancelled=max(one.cancelled, other.cancelled, key=abs), mentioned=one.mentioned or other.mentioned)


@lru_cache(maxsize=1_024)
def _in_status(text: str, title: str) -> State:
    """Return what *text* says in a column for it: under a heading with 취소 also by yes and no, an amount or a day."""
    if any(found == "cancelled" and word in title for word, found in layouts().statuses):
        plain = _EDGES.sub("", heading(text))
        if plain in layouts().yes:
            return State(text, "cancelled")
        if plain in layouts().no or not plain:
            return State(text, "normal")
        if plain in layouts().done:
            return State(text, "unlisted")
        if (won := amount(text)) is not None and when(text) is None:
            return State("", "normal", abs(won))
        if _is_day(text):
            return State(text, "cancelled")
    if title.endswith("여부") and (plain := heading(text)) in layouts().yes | layouts().no:
        return State(text, "normal" if plain in layouts().yes else "unlisted")
    return State(text, meaning(text))


@lru_cache(maxsize=1_024)
def _said(text: str) -> Meaning | None:
    """Return what *text* in a column for something else says: surely only where it begins or ends with the word.

    "normal" is what only speaks of cancelling, and None what does not.
    """
    if not _words().search("".join(text.lower().split())) or (found := meaning(text)) not in ("cancelled", "declined", "partial"):
        return None
    plain = _EDGES.sub("", heading(text))
    ends = any(plain.startswith(word) or plain.endswith(word) for word, kind in layouts().statuses if kind == found)
    return found if ends and len(plain) <= _LONGEST else "normal"


def _is_day(text: str) -> bool:
    return when(text) is not None or month_day(text) is not None


@cache
def _words() -> re.Pattern[str]:
    words = {word for word, kind in layouts().statuses if kind in ("cancelled", "declined")}
    return re.compile("|".join(map(re.escape, sorted(words, key=lambda word: -len(word)))))


@cache
def _marks() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what finds a word of cancelling set apart before a shop's name, and one in brackets behind it."""
    words = "|".join(map(re.escape, (word for word, kind in layouts().statuses if kind in ("cancelled", "declined", "partial"))))
    set_apart = rf"[\[(<{{【]\s*(?:{words})\s*[\])>}}】]"
    return re.compile(rf"\s*(?:{set_apart}|(?:{words})\s*[-:/_·])\s*", re.IGNORECASE), re.compile(rf"\s*{set_apart}\s*$", re.IGNORECASE)
