"""What kind of text it is, and what was decided in it."""

from functools import cache

from calculator.reading.finding import ReadNumber
from calculator.reading.text import Stretch
from calculator.reading.words import found, notices

OF_NUMBERS = {"notice": "clawback", "base": "result", "growth": "screen", "spend": "screen"}
"""Numbers that speak for a kind of text; the average does where nothing else was paid."""
OF_DECISIONS = {"paid": "payment", "will_pay": "payment", "nothing": "payment", "eligible": "result", "not_eligible": "result",
                "clawback": "clawback"}
"""Decisions that speak for a kind of text."""
SAME = {frozenset({"pending", "will_pay"}): "pending", frozenset({"rejected", "nothing"}): "rejected", frozenset({"not_eligible", "nothing"}): "nothing",
        frozenset({"clawback", "will_pay"}): "clawback", 
        frozenset({"paid", "will_pay"}): "paid", frozenset({"eligible", "paid"}): "paid", frozenset({"eligible", "will_pay"}): "will_pay",
        frozenset({"eligible", "nothing"}): "nothing", frozenset({"partly", "corrected"}): "partly", frozenset({"clawback", "paid"}): "clawback",
        frozenset({"eligible", "pending"}): "pending", frozenset({"corrected", "will_pay"}): "corrected",
        frozenset({"corrected", "paid"}): "corrected", frozenset({"partly", "will_pay"}): "partly", frozenset({"partly", "paid"}): "partly",
        frozenset({"transferred", "pending"}): "transferred"}
"""Decisions that go together, and the one that counts."""


ORDER = ("other", "clawback", "reply", "app", "payment", "result", "screen")
"""Of kinds for which as much speaks the first counts: its words are rarer elsewhere."""


def kind(text: str, numbers: list[ReadNumber]) -> str | None:
    """Return the kind of *text*: the one that most words, numbers and decisions speak for; None where none does, or two do equally."""
    points = {key: len({text[each.start : each.end] for each in found(table["words"], text)}) for key, table in notices()["kind"].items()}
    # A word of another programme says more than the words that all programmes share.
    points["other"] *= 3
    roles = [role for each in numbers for role in each.roles]
    for role in roles:
        if role in OF_NUMBERS and not (role == "base" and {"received", "spend"} & set(roles)):
            points[OF_NUMBERS[role]] += 1
    for key, table in notices()["kind"].items():
        if next(found(table.get("never", ()), text), None):
            points[key] = 0
    if said := OF_DECISIONS.get(decision(decisions(text)) or ""):
        points[said] += 1
    most = max(points.values())
    return next(key for key in ORDER if points[key] == most) if most else None


def of_other(text: str) -> bool:
    """Return whether *text* names another programme or a card payment, whose amounts are not the payback's."""
    return next(found(notices()["kind"]["other"]["words"], text), None) is not None


def decisions(text: str) -> dict[str, Stretch]:
    """Return what is decided in *text* with its place: the longest words count, and a general remark does not."""
    spans = [(where, key) for key, words in _decisions() for where in found(words, text)]
    spans.sort(key=lambda each: (each[0].start - each[0].end, each[0].start))
    kept: list[tuple[Stretch, str]] = []
    taken = bytearray(len(text))
    for where, key in spans:
        if not any(taken[where.start : where.end]):
            taken[where.start : where.end] = b"x" * (where.end - where.start)
            kept.append((where, key))
    decided: dict[str, Stretch] = {}
    for where, key in sorted(kept):
        if key != "remark":
            decided.setdefault(key, where)
    return decided


def decision(decided: dict[str, Stretch]) -> str | None:
    """Return the one decision of *decided*, or what counts where they go together; None where they do not."""
    return next(iter(decided)) if len(decided) == 1 else SAME.get(frozenset(decided))


@cache
def _decisions() -> tuple[tuple[str, tuple[str, ...]], ...]:
    each = [(key, tuple(table["words"])) for key, table in notices()["decision"].items()]
    return (("remark", tuple(notices()["remark"]["words"])), *each)
