"""What a number is that has no words of its own: by the lines and the numbers beside it, a sum, or what the text is about."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from calculator.reading.amount import Amount
from calculator.reading.labels import CELL, NEAR, Label, empty, of_line, status, without
from calculator.reading.roles import NOTHING, NumberRole
from calculator.reading.text import Stretch
from calculator.reading.words import expression, holds, notices
from calculator.rules.loader import current

_SUMMED = (("received",), ("notice",), ("spend",), ("growth",), ("cancelled",))
"""Amounts that a text may give as a sum with its parts."""
_AND = re.compile(
    r"\s*(?:[,·/]|과|와|및|그리고|이고|and)\s*(?:KRW )?(?:(?:소비|사용|이용)?\s?분|(?:꺼|거|것|건)[은는]?|은|는|에는|에|:)?\s*(?:\(소급\))?\s*"
)
"""What stands between two numbers of one list."""
_OF_MONTH = re.compile(r"[ 은는에엔도]*| (?:꺼|거|것|건)[은는]? ")
"""What else stands between them where the second is that of the month between them."""
_OF_MONTH_BEHIND = re.compile(r"\s?\((?:20\d\d\s?년\s?)?\d{1,2}\s?월\s?(?:소비|사용|이용)?\s?분?\)")
"""The month of an amount in brackets behind it."""
_OF_UNIT = re.compile(r"\A원?(?: ?(?:입니다|이에요|예요)\.?)?")
"""What belongs to a number alone on its line."""
_SOON = 6
"""How many letters behind its month, at most, a part of a sum stands."""
_SHARE = 36
"""How many letters before its number, at most, the words for the amount, or for that of a month, stand."""


def beside_lines(text: str, numbers: list[Stretch], known: list[Label], taken: list[Stretch]) -> dict[Stretch, NumberRole]:
    """Return the roles of numbers that stand alone on their line, by lines that hold a label alone above or below them.

    Labels and numbers have to alternate; where the row neither begins nor ends with a label, each number may be either.
    """
    roles: dict[Stretch, NumberRole] = {}
    row: list[tuple[Label | None, Stretch]] = []
    end = Stretch(len(text), len(text))
    for line, below in pairwise([*_lines(text), end, end]):
        label = _label_alone(text, line, known, taken)
        number = _number_alone(text, line, numbers, taken)
        below_number = line != end and row and not row[-1][0] and not _number_alone(text, below, numbers, taken)
        if below_number and not number and status(text[line.start : line.end]):
            # How far a payment is, below its number, is no label of the next one.
            continue
        if label and not number:
            if row and row[-1][0] and row[-1][0].role == label.role:
                # Two lines of labels for the same, such as a title and its explanation.
                row.pop()
            row.append((label, line))
        elif number and not label:
            row.append((None, number))
        elif line.start == line.end or not empty(without(text, line.start, line.end, taken)):
            # A label whose number has words of its own, too, ends a row of labels and numbers.
            leads = len(row) > 1 and row[0][0] and row[-1][0] and of_line(numbers, line, lambda each: each)
            roles |= _of_row(text, row[:-1] if leads else row)
            row = []
    return roles


def _label_alone(text: str, line: Stretch, known: list[Label], taken: list[Stretch]) -> Label | None:
    """Return the label that stands alone on its *line*, or the first of several that say the same."""
    here = of_line(known, line, lambda each: each.where)
    if alone := next((each for each in here if _alone(text, line, each.where, taken)), None):
        return alone
    names = sorted([*taken, *(each.where for each in here)])
    same = len({each.role for each in here}) == 1 and line.end - line.start <= NEAR and empty(without(text, line.start, line.end, names))
    return here[0] if same else None


def _number_alone(text: str, line: Stretch, numbers: list[Stretch], taken: list[Stretch]) -> Stretch | None:
    """Return the number that stands alone on its *line*."""
    return next((each for each in of_line(numbers, line, lambda each: each) if _alone(text, line, each, taken)), None)


def _lines(text: str) -> Iterator[Stretch]:
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield Stretch(start, start + len(line))
        start += len(line) + 1


def _alone(text: str, line: Stretch, where: Stretch, taken: list[Stretch]) -> bool:
    if where.end > line.end or line.end - line.start > NEAR:
        return False
    behind = _OF_UNIT.sub("", without(text, where.end, line.end, taken))
    return empty(without(text, line.start, where.start, taken)) and empty(behind)


def _of_row(text: str, row: list[tuple[Label | None, Stretch]]) -> dict[Stretch, NumberRole]:
    """Return the roles in a *row* of labels and numbers; each pair is a label and its number."""
    kinds = ["L" if label else "N" for label, _ in row]
    shape = "".join(kinds)
    if len(row) > 2 and shape.endswith("NL") and status(text[row[-1][1].start : row[-1][1].end]):
        # How far it is, below all the numbers.
        shape, row, kinds = shape[:-1], row[:-1], kinds[:-1]
    if re.fullmatch("L(LN)+", shape):
        # A title, such as the name of the programme, above the labels.
        shape, row = shape[1:], row[1:]
    if re.fullmatch("(LN)+", shape):
        pairs = [(row[at][0], row[at + 1][1]) for at in range(0, len(row), 2)]
    elif len({label.role for label, _ in row if label}) == 1 and kinds.count("N") == 1:
        # Whichever of the labels is the one of the number, it says the same.
        label = next(label for label, _ in row if label)
        pairs = [(label, where) for at, where in row if at is None]
    elif re.fullmatch("(NL)+", shape) and len(row) > 2:
        pairs = [(row[at + 1][0], row[at][1]) for at in range(0, len(row), 2)]
    else:
        return {}
    return {number: NumberRole((label.role,), "likely") for label, number in pairs if label}


def by_neighbours(text: str, said: dict[Amount, NumberRole], taken: list[Stretch], known: list[Label]) -> None:
    """Give those of *said* that have no words of their own what their neighbours, a sum or a month right before them say."""
    _in_lists(text, said, taken)
    _in_sums(text, said, taken, known)
    _in_shares(text, said)


def _in_lists(text: str, said: dict[Amount, NumberRole], taken: list[Stretch]) -> None:
    """Give those of *said* that have no words of their own the role of a neighbour in the same list."""
    numbers = list(said)
    for pairs in (pairwise(numbers), pairwise(reversed(numbers))):
        for one, other in pairs:
            first, second = sorted((one.where, other.where))
            # Of averages there is one, and not one of each month.
            spreads = len(said[one].roles) == 1 and (said[one].roles != ("base",) or not _dated(first, second, taken))
            if said[other] is NOTHING and spreads and _listed(text, first, second, taken):
                said[other] = NumberRole(said[one].roles, "likely")


def _listed(text: str, one: Stretch, other: Stretch, taken: list[Stretch]) -> bool:
    """Return whether only a comma or “and”, and a month, stand between two numbers."""
    between = without(text, one.end, other.start, taken)
    if "\n" in between:
        return False
    return bool(_AND.fullmatch(between) or (_dated(one, other, taken) and _OF_MONTH.fullmatch(between)))


def _dated(one: Stretch, other: Stretch, taken: list[Stretch]) -> bool:
    """Return whether a month or day stands between two numbers."""
    return any(one.end <= month.start < other.start for month in taken)


def _in_shares(text: str, said: dict[Amount, NumberRole]) -> None:
    """Give those of *said* that are told as the amount, or as that of a month, and have no words of their own, the role of which the text speaks."""
    topic = _topic(text)
    for amount, its in said.items():
        if topic and its is NOTHING and _is_share(text, amount, topic):
            said[amount] = NumberRole((topic,), "likely")


def _topic(text: str) -> str | None:
    """Return the role of the amounts of which *text* speaks, if nothing in it speaks of others."""
    topics = notices()["topic"].items()
    return next((role for role, table in topics if holds(text, table["words"]) and not holds(text, table["unless"])), None)


def _is_share(text: str, amount: Amount, topic: str) -> bool:
    """Return whether *amount* has its unit, may be one of the *topic*, and stands beside words for the amount or for that of a month."""
    if amount.bare or (topic == "received" and (amount.won or 0) > current().largest_cap):
        return False
    told = _told(topic).search(text, max(0, amount.where.start - _SHARE), amount.where.start)
    return bool(told or _OF_MONTH_BEHIND.match(text, amount.where.end))


@cache
def _told(topic: str) -> re.Pattern[str]:
    """Return what matches the words right before an amount of the *topic*."""
    words = expression(notices()["topic"][topic]["before"])
    return re.compile(rf"(?:{CELL}|(?<=\d)){words}(?:\s?\([^()\n]{{0,16}}\))?(?:은|이|\s?:|\s-|\s?(?:→|⇒|->|=>|=))?[ \t]*(?:\+|KRW ?)?\Z", re.MULTILINE)


def _in_sums(text: str, said: dict[Amount, NumberRole], taken: list[Stretch], known: list[Label]) -> None:
    """Give the parts of a sum, each with its month right before it, the role of the sum, which is then a total."""
    numbers = list(said)
    for at, whole in enumerate(numbers):
        roles = said[whole].roles
        kind = _of_total(text, whole, known) if roles == ("total",) else roles[1:] if roles[:1] == ("total",) else roles
        if kind not in _SUMMED or not whole.won:
            continue
        behind, before = (_parts(whole, parts, kind, said, taken) for parts in (numbers[at + 1 :], numbers[:at][::-1]))
        if parts := behind or before:
            said |= dict.fromkeys(parts, NumberRole(kind, "likely"))
            said[whole] = NumberRole(("total",), "likely")


def _of_total(text: str, whole: Amount, known: list[Label]) -> tuple[str, ...]:
    """Return what is summed in a total, by the last label before it on its line."""
    line = Stretch(text.rfind("\n", 0, whole.where.start) + 1, whole.where.start)
    before = of_line(known, line, lambda each: each.where)[::-1]
    named = (each.role for each in before if each.role != "total")
    topics = notices()["topic"].items()
    meant = (role for each in before for role, table in topics if holds(text[each.where.start : each.where.end], table["words"]))
    return (next(named, next(meant, "total")),)


def _parts(whole: Amount, numbers: list[Amount], kind: tuple[str, ...], said: dict[Amount, NumberRole], taken: list[Stretch]) -> list[Amount]:
    """Return the first of *numbers*, two or more, that add up to *whole*, if each stands behind a month and none is another thing."""
    left, parts = whole.won or 0, []
    for each in numbers:
        if left <= 0 or not each.won or said[each].roles not in ((), kind):
            break
        if not any(0 <= each.where.start - month.end <= _SOON for month in taken):
            break
        left -= each.won
        parts.append(each)
    return parts if not left and len(parts) > 1 else []
