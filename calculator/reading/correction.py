"""Amounts that stand in place of others: 1,120,000원에서 1,086,500원으로 정정, 52,000원 → 40,000원, 예정 52,000원 / 확정 40,000원."""

import re
from itertools import pairwise

from calculator.reading.amount import Amount
from calculator.reading.doubts import CORRECTED, changed
from calculator.reading.labels import Label
from calculator.reading.roles import UNLABELLED, NumberRole, label_before
from calculator.reading.text import Stretch
from calculator.reading.words import holds, notices

_ARROW = re.compile(r"\s?(?:→|⇒|->|=>)\s?")
_FROM = re.compile(r"\s?(?:에서|[은이을를][ 가-힣]{1,20}?) ?")
"""What stands between an amount and the one that takes its place in a sentence."""
_MARKS = re.compile(r"[\W_]+")


def corrected(text: str, said: dict[Amount, NumberRole], known: list[Label], taken: list[Stretch]) -> None:
    """Give those of *said* that stand in place of another amount its role; of the other it is asked what it is."""
    since = 0
    for one, other in pairwise(said):
        role = label_before(text, one.where, known, taken, since)
        is_final = _is_final(text, one, other) and not said[other].roles and _is_expected(text, one, since)
        since = one.where.end
        if role and is_final:
            said[one], said[other] = UNLABELLED, NumberRole((role,), "likely")
        elif role and (role in CORRECTED or role == "received") and _replaces(text, one, other, said[other]):
            said[one], said[other] = UNLABELLED, NumberRole((role,), "likely") if role in CORRECTED else UNLABELLED


def _replaces(text: str, one: Amount, other: Amount, its: NumberRole) -> bool:
    """Return whether *other*, which has words of its own or none, stands in place of *one*."""
    if _ARROW.fullmatch(text, one.where.end, other.where.start):
        return not its.roles and holds(text, notices()["changed"]["about"])
    return bool(_FROM.fullmatch(text, one.where.end, other.where.start) and changed().match(text, other.where.end))


def _is_expected(text: str, amount: Amount, since: int) -> bool:
    """Return whether *amount*, with the words before it from *since* on, is said to be expected only."""
    line = text.rfind("\n", 0, amount.where.start) + 1
    return holds(text[max(line, since) : amount.where.start], notices()["changed"]["expected"])


def _is_final(text: str, one: Amount, other: Amount) -> bool:
    """Return whether nothing but the word of a final amount stands between *one* and *other*."""
    return _MARKS.sub("", text[one.where.end : other.where.start]) in notices()["changed"]["final"]
