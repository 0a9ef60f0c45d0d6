"""What kind of text it is."""

import re
from collections.abc import Iterable
from functools import cache

from calculator.reading.finding import ReadNumber
from calculator.reading.words import expression, found, holds, notices, pattern

OF_NUMBERS = {"notice": "clawback", "base": "result", "growth": "screen", "spend": "screen"}
"""Numbers that speak for a kind of text; the average does where nothing else was paid."""
OF_DECISIONS = {"paid": "payment", "will_pay": "payment", "nothing": "payment", "eligible": "result", "not_eligible": "result",
                "clawback": "clawback", "corrected": "reply", "partly": "reply", "rejected": "reply", "transferred": "reply"}
"""Decisions that speak for a kind of text."""

ORDER = ("other", "clawback", "reply", "app", "payment", "result", "screen")
"""Of kinds for which as much speaks the first counts: its words are rarer elsewhere."""

_ROWS, _TABLE = 3, 4
"""So many months make a table of them, and how much that speaks for a screen."""
_CELLS = re.compile(r"^[^\n]*?(?: [|/] |\t)[^\n]*?(?: [|/] |\t)", re.MULTILINE)
"""A line of cells between marks: with its heading a table has one more of them than rows."""
_CERTAIN = 5
_TITLE = 40
"""Letters of the first line in which the name of a screen stands."""
_WEIGHTS = (("words", 1), ("certain", _CERTAIN))


def kind(text: str, numbers: list[ReadNumber], decided: str | None) -> str | None:
    """Return the kind of *text*: the one that most words, numbers and what was *decided* speak for; None where none does, or two do equally."""
    points = {key: sum(weight * _different(text, table.get(name, ())) for name, weight in _WEIGHTS)
              for key, table in notices()["kind"].items()}
    points["other"] = _CERTAIN * _others(text)
    roles = [role for each in numbers for role in each.roles]
    for role in roles:
        if role in OF_NUMBERS and not (role == "base" and {"received", "spend"} & set(roles)):
            points[OF_NUMBERS[role]] += 1
    points["payment"] += "received" in roles
    # Rows of months are a screen's; and who is told what was spent in one has long been admitted.
    rows = {each.month for each in numbers if each.month}
    spent = {each.month for each in numbers if each.role == "spend"}
    points["screen"] += _TABLE * (len(rows) >= _ROWS or len(spent) > 1) + (len(rows) >= _ROWS and len(_CELLS.findall(text)) > len(rows))
    points["result"] *= not {"spend", "growth"} & set(roles)
    title, sentences = _title(text), _without_notes(text)
    for key, table in notices()["kind"].items():
        if holds(sentences, table.get("never", ())) and not holds(title, table.get("certain", ())):
            points[key] = 0
    if said := OF_DECISIONS.get(decided or ""):
        points[said] += 1
    most = max(points.values())
    return next(key for key in ORDER if points[key] == most) if most else None


def of_other(text: str) -> bool:
    """Return whether *text* names another programme or a card payment, whose amounts are not the payback's."""
    return _others(text) > 0


def _others(text: str) -> int:
    """Return how many words of *text* are those of another programme or, where ours is not named, of a card payment."""
    words = notices()["kind"]["other"]
    text = pattern(tuple(words["ours"])).sub("", text)
    named = holds(text, words["unless"])
    return _different(text, (*words["certain"], *(() if named else words["card"])))


def _title(text: str) -> str:
    """Return the first line that holds more than the name of the programme or of a sender in brackets."""
    lines = (re.sub(r"\[[^\[\]\n]*\]", "", line).strip() for line in text.split("\n"))
    return next((line for line in lines if line), "")[:_TITLE]


def _without_notes(text: str) -> str:
    """Return *text* without the notes below it, which are sentences on a screen, too."""
    return re.sub(r"^[ \t]*[※*].*$", "", text, flags=re.MULTILINE)


def _different(text: str, words: Iterable[str]) -> int:
    """Return how many of *words*, as they are written in *text*, it holds."""
    return len({text[each.start : each.end] for each in found(words, text)})


def general(text: str) -> bool:
    """Return whether *text* answers everybody, as a list of questions does, and speaks to no person."""
    words = notices()["general"]
    if holds(text, words["person"]):
        return False
    return bool(_line("[^\n]{0,20}", "title", "[^\n]{0,12}$").search(text)) or all(
        _line(r"[^\w\n]{0,5}", name, r"\d{0,3}[ \t]?[.:)]").search(text) for name in ("question", "answer")
    )


@cache
def _line(before: str, name: str, behind: str) -> re.Pattern[str]:
    """Return what matches a line with a word of *name* after *before* and up to *behind*."""
    return re.compile(rf"^{before}(?:{expression(notices()['general'][name])}){behind}", re.IGNORECASE | re.MULTILINE)
