"""What is said of an amount besides what it is: that it is denied, only possible, a bound, or no whole."""

import re
from functools import cache

from calculator.reading.labels import NEAR
from calculator.reading.text import Stretch, beside_in_sentence
from calculator.reading.words import expression, holds, notices, pattern
from calculator.rules.loader import current

CORRECTED = ("base", "spend", "growth", "notice")
"""What holds as it was corrected; of what was paid, the first part came before."""
_CLAUSE = re.compile(r"[\n.,]|(?<=[가-힣])(?:는데|지만|으나|며) ")
"""Where what is said of a number ends."""
_AMOUNT = re.compile(r"\d[\d,]*\s?[만천원]")
_PART_OF = re.compile(r"\d\s?[만천]?\s?원 ?중(?:에서?)? ?\Z")
"""Before a number: it is part of the one before."""


def doubted(text: str, where: Stretch, roles: tuple[str | None, str | None]) -> bool:
    """Return whether the amount at *where*, which words before and behind it call *roles*, may be another one."""
    before, behind = roles
    if "base" in roles and _other_year(text, where):
        return True
    if before in ("base", "spend") and holds(beside_in_sentence(text, where)[1], notices()["hedge"]["partial"]):
        return True
    if "received" in roles and undone(text, where):
        return True
    if before != "base" and _bound().match(text, where.end):
        return True
    return behind is not None and _hedged(text, where)


def no_whole(text: str, where: Stretch, roles: tuple[str | None, str | None]) -> bool:
    """Return whether the amount at *where* is said to be less than what was paid or counted, or only a part of it."""
    if roles[0] in ("received", "spend"):
        return bool(_deducted().match(text, where.end))
    return roles == (None, "spend") and bool(_PART_OF.search(text, max(0, where.start - NEAR), where.start))


def denied(text: str, where: Stretch) -> bool:
    """Return whether the number is said not to be the one."""
    return bool(_after_particle().match(text, where.end))


def replacing(text: str, where: Stretch, role: str | None) -> bool:
    """Return whether the amount at *where* is what its *role* was corrected to: 소비액이 1,350,000원으로 정정되었습니다."""
    return role in CORRECTED and bool(changed().match(text, where.end)) and not _hedged(text, where)


def left_out(text: str, where: Stretch) -> bool:
    """Return whether the number is a purchase, the first in its sentence, that is said not to count."""
    before, behind = beside_in_sentence(text, where)
    words = notices()["left_out"]
    return holds(before, words["purchases"]) and holds(_AMOUNT.split(behind)[0], words["words"])


def undone(text: str, where: Stretch) -> bool:
    """Return whether the sentence goes on that what was paid came back."""
    return holds(beside_in_sentence(text, where)[1], notices()["hedge"]["undone"])


def _hedged(text: str, where: Stretch) -> bool:
    """Return whether what is said of the number is only possible."""
    end = _CLAUSE.search(text, where.end)
    said = pattern(tuple(notices()["hedge"]["unless"])).sub("", text[where.end : end.end() if end else len(text)])
    return holds(said, notices()["hedge"]["words"])


def _other_year(text: str, where: Stretch) -> bool:
    """Return whether the last year written before the number on its line is none of those of the average."""
    years = re.findall(r"(?<!\d)(?:20)?(\d\d)\s?년", text[text.rfind("\n", 0, where.start) + 1 : where.start])
    return bool(years) and f"20{years[-1]}" not in {month[:4] for month in current().base.months}


@cache
def changed() -> re.Pattern[str]:
    """Return what matches behind an amount that something else became."""
    return re.compile(rf"\s?(?:으로|로) (?:{expression(notices()['changed']['words'])})")


@cache
def _bound() -> re.Pattern[str]:
    return re.compile(rf"\s?{expression(notices()['bound']['words'])}")


@cache
def _deducted() -> re.Pattern[str]:
    """Return what matches behind a number of which not all was paid or counted: 30,000원 중 12,000원을 차감한, 150만 원이나 …은 제외되어."""
    words = notices()["deducted"]
    joins, takes = (expression(words[key]) for key in ("joins", "takes"))
    return re.compile(rf" ?{joins}[ ,][^.\n]{{0,50}}?{takes}")


@cache
def _after_particle() -> re.Pattern[str]:
    return re.compile(rf"\s?(?:이|가|은|는)?\s?(?:{expression(notices()['denied']['words'])})")
