"""What a row says of having been cancelled, in whichever column and in whichever form."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import NamedTuple

from calculator.amount import Won
from calculator.statement.rows.compare import number_of
from calculator.statement.table.cell import amount, clock, month_day, when
from calculator.statement.table.header import Header
from calculator.statement.table.layout import Meaning, heading, layouts

_STRONGEST: tuple[Meaning, ...] = ("cancelled", "declined", "partial", "unlisted", "normal")
_LONGEST = 20
"""A longer text is a note about something else."""
_SENTENCE = 30
"""No note below a payment is longer."""
_DAY = re.compile(r"\d[.\-/월]\s?\d{1,2}", re.ASCII)
_OPENS, _CLOSES, _SIGNS = "[(<{【〈《「『〔［（＜*#", "])>}】〉》」』〕］）＞*#", "-:/_·"
"""What sets a word apart beside a shop's name."""
_NO_SIGN = re.compile(r"[\s\-–—―ㅡ_.·/~:()\[\]]*")
"""What stands in a cell in which nothing is said."""
_REASONS = ("사유", "이유", "원인", "계좌")
"""Ends of a heading under which nothing stands unless it was cancelled or declined."""
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


_PLAIN = State()


@lru_cache(maxsize=256)
def meaning(status: str) -> Meaning:
    """Return what *status* says of its row; nothing written means an ordinary payment."""
    whole = heading(status)
    plain = _EDGES.sub("", whole)
    if plain in layouts().short:
        return "cancelled"
    found = next((found for word, found in layouts().statuses if word in plain), "unlisted" if plain else "normal")
    if found in ("cancelled", "partial") and any(denial.search(whole) for denial in _denials()):
        return "unlisted"
    return "partial" if found == "cancelled" and any(word in plain for word, kind in layouts().statuses if kind == "partial") else found


def state_of(cells: list[str], header: Header, unknown: Mapping[int, frozenset[str]] = MappingProxyType({})) -> State:
    """Return what *cells* say: columns for a status first, then any other column that has a word of cancelling.

    *unknown* are, by their column, the words of other columns that nobody explained.
    """
    state = State()
    for column in header.several.get("status", ()):
        if column < len(cells) and cells[column]:
            text = cells[column]
            said = State(text, "unlisted" if text in unknown[column] else "normal") if column in unknown else _in_status(text, header.title(column))
            state = stronger(state, said) if state.status or state.cancelled else said
    for column in header.several.get("cancelled_on", ()):
        if column < len(cells) and (_is_day(cells[column]) or clock(cells[column]).strip("0:") or "번호" in header.title(column) and number_of(cells[column])):
            state = stronger(state, State(cells[column], "cancelled"))
    if state.meaning in ("normal", "unlisted"):
        for column in (*header.others, *range(len(header.titles), len(cells))):
            # What is written in ASCII ends with a letter where it is one of the words.
            if column < len(cells) and (text := cells[column]) and (not text.isascii() or text[-1].isalpha()) and (found := _said(text)):
                said = state._replace(mentioned=True) if found == "normal" else State(text, found, state.cancelled, column)
                state = stronger(state, said)
        if any(_is_reason(cells[column], header.titles[column]) for column in _about_cancelling(header.titles, header.methods) if column < len(cells)):
            state = state._replace(mentioned=True)
        if any(amount(cells[column]) for column in header.giving if column < len(cells)):
            state = state._replace(mentioned=True)
    if state.meaning == "normal":
        for column, words in unknown.items():
            if column < len(cells) and cells[column] in words:
                return state._replace(status=cells[column], meaning="unlisted")
    return state


class ShopMark(NamedTuple):
    """A shop's name without the mark that takes it back, such as ``[취소]``, the mark, and what it says.

    *is_open* is True where the name speaks of cancelling without being set apart.
    """

    shop: str
    mark: str = ""
    meaning: Meaning = "normal"
    is_open: bool = False


@lru_cache(maxsize=8_192)
def of_shop(shop: str) -> ShopMark:
    """Return *shop* and the mark beside its name."""
    for found in filter(None, (pattern.search(shop) for pattern in _marks())):
        plain = _EDGES.sub("", heading(found[0]))
        said = meaning(found[0]) if plain else "cancelled"
        if said in ("cancelled", "partial", "declined") or said == "unlisted" and is_doubtful(found[0]):
            return ShopMark((shop[: found.start()] + shop[found.end() :]).strip() or shop, found[0].strip(), said)
    speaks = bool(_words().search(shop.lower())) and meaning(shop) == "cancelled"
    ends = shop.split(" ")
    return ShopMark(shop, is_open=speaks or len(ends) > 1 and heading(ends[-1]) in _doubtful())


@lru_cache(maxsize=1_024)
def without_cancelling(shop: str) -> str:
    """Return *shop* without its last word where that says that a row takes back, such as 결제취소."""
    name, _, last = shop.rpartition(" ")
    return name if name and meaning(last) in ("cancelled", "partial") and says_taken_back(last) else shop


@lru_cache(maxsize=1_024)
def says_taken_back(text: str) -> bool:
    """Return whether *text* ends with a word for a payment that did not stand."""
    found = meaning(text)
    plain = _EDGES.sub("", heading(text))
    return found in ("cancelled", "partial", "declined") and plain.endswith(tuple(word for word, kind in layouts().statuses if kind == found))


def stronger(one: State, other: State) -> State:
    """Return what two places of a row say together: the stronger word, and the most that was taken back."""
    if other == _PLAIN:
        return one
    strong = min(one, other, key=lambda state: _STRONGEST.index(state.meaning))
    chosen = other if other.meaning == strong.meaning and not one.status else strong
    return chosen._replace(cancelled=max(one.cancelled, other.cancelled, key=abs), mentioned=one.mentioned or other.mentioned)


@lru_cache(maxsize=1_024)
def _in_status(text: str, title: str) -> State:
    """Return what *text* says in a column for it: under a heading with 취소 also by yes and no, an amount or a day."""
    if any(found == "cancelled" and word in title for word, found in layouts().statuses):
        plain = _EDGES.sub("", heading(text))
        if plain in layouts().yes or heading(text) in layouts().yes:
            return State(text, "cancelled")
        if not plain and not _NO_SIGN.fullmatch(text) and heading(text) not in layouts().no:
            return State(text, "unlisted")
        if any(word in title for word in layouts().counts):
            return State(text, "unlisted" if amount(plain.rstrip("건회번")) else "normal")
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
    if not _EDGES.sub("", heading(text)) and not _NO_SIGN.fullmatch(text) and heading(text) not in layouts().yes:  # a picture
        return State(text, "unlisted")
    return State(text, meaning(text))


@lru_cache(maxsize=1_024)
def _said(text: str) -> Meaning | None:
    """Return what *text* in a column for something else says: surely only where it begins or ends with the word.

    "normal" is what only speaks of cancelling, and None what does not.
    """
    if text.strip() in layouts().short and text.strip() != "-":
        return "cancelled"
    if not _words().search("".join(text.lower().split())) or (found := meaning(text)) not in ("cancelled", "declined", "partial"):
        return None
    return found if _begins_or_ends(text, found) else "normal"


@lru_cache(maxsize=1_024)
def tells_of_one(text: str) -> bool:
    """Return whether *text*, which stands alone below a payment, says that it was cancelled, and is no sentence about all of them."""
    return says_taken_back(text) or len(text) <= _SENTENCE and speaks(text) and bool(_DAY.search(text))


def speaks(text: str) -> bool:
    """Return whether *text*, which stands in no cell, speaks of a payment that did not stand, or may not have."""
    return _said(text) is not None or is_doubtful(text)


@lru_cache(maxsize=1_024)
def is_doubtful(text: str) -> bool:
    """Return whether *text* begins or ends with a word that may say that nothing was paid, such as 청구제외."""
    return meaning(text) == "unlisted" and _begins_or_ends(text, "unlisted")


@lru_cache(maxsize=1_024)
def is_usual(text: str) -> bool:
    """Return whether *text* says how or for what a payment was made, or that it stood."""
    plain = heading(text)
    return meaning(text) == "normal" or plain in layouts().yes | layouts().no or any(word in plain for word in layouts().usual)


@lru_cache(maxsize=64)
def _about_cancelling(titles: tuple[str, ...], columns: tuple[int, ...]) -> tuple[int, ...]:
    """Return those of *columns* whose titles begin with a word of cancelling or declining."""
    words = tuple(word for word, kind in layouts().statuses if kind in ("cancelled", "declined"))
    return tuple(column for column in columns if column < len(titles) and titles[column].startswith(words))


def _begins_or_ends(text: str, found: Meaning) -> bool:
    plain = _EDGES.sub("", heading(text))
    return len(plain) <= _LONGEST and any(plain.startswith(word) or plain.endswith(word) for word, kind in layouts().statuses if kind == found)


def _is_reason(text: str, title: str) -> bool:
    """Return whether *text* says when or why, under a *title* about cancelling or declining."""
    is_answer = heading(text) in layouts().yes and meaning(title) in ("cancelled", "declined") and says_taken_back(title)
    return is_answer or _is_day(text) or title.endswith(_REASONS) and any(map(str.isalnum, text)) and heading(text) not in layouts().no and meaning(text) != "normal"


def _is_day(text: str) -> bool:
    return when(text) is not None or month_day(text) is not None


@cache
def _denials() -> tuple[re.Pattern[str], ...]:
    """Return what finds words of cancelling that are denied, or say what is still to come: before them or behind them."""
    words = "|".join(re.escape(word) for word, kind in layouts().statuses if kind in ("cancelled", "partial"))
    before, behind = ("|".join(map(re.escape, each)) for each in (layouts().denied_before, layouts().denied_behind))
    return re.compile(rf"(?<![a-z])(?:{before})[\W_]*(?:{words})"), re.compile(rf"(?:{words})[\W_]*(?:요청|신청|처리|접수)?[\W_]*(?:{behind}|전(?!\w)|[xn](?![a-z]))")


@cache
def _doubtful() -> frozenset[str]:
    return frozenset(word for word, kind in layouts().statuses if kind == "unlisted")


@cache
def _words() -> re.Pattern[str]:
    words = {word for word, kind in layouts().statuses if kind in ("cancelled", "declined")}
    return re.compile("|".join(map(re.escape, sorted(words, key=lambda word: -len(word)))))


@cache
def _marks() -> tuple[re.Pattern[str], ...]:
    """Return what finds a mark before a shop's name or behind it: in brackets, of which one may be missing, or with a sign."""
    words = "|".join(map(re.escape, [word for word, kind in layouts().statuses if kind != "normal"] + sorted(layouts().short - {"-"})))
    opens, closes, signs = map(re.escape, (_OPENS, _CLOSES, _SIGNS))
    apart = rf"[{opens}]\s*[^{opens}{closes}]{{1,12}}\s*[{closes}]"
    return (re.compile(rf"^\s*{apart}\s*"), re.compile(rf"\s*{apart}\s*$"),
            re.compile(rf"^\s*(?:{words})\s*[{signs}{closes}]\s*", re.IGNORECASE), re.compile(rf"\s*[{signs}{opens}]\s*(?:{words})\s*$", re.IGNORECASE))
