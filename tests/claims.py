"""Claims that the tests of letters and calls write about."""

import re
from datetime import date
from typing import Any

from calculator.letters.claim import Asked, Claim
from calculator.letters.letter import letters

NUMBERS: list[dict[str, Any]] = [
    {},
    {"month": "2025-10", "base": 1_300_000, "spend": 1_750_000, "received": 42_000},
    {"month": "2025-10", "base": 1_300_000, "spend": 1_750_000, "received": 0, "applied_on": date(2025, 10, 20)},
    {"month": "2025-12", "base": 1_000_000, "spend": 1_600_000, "received": 30_000},
    {"month": "2025-11", "base": 1_000_000, "spend": 900_000, "received": 0},
    {"month": "2025-11", "base": 1_000_000, "spend": 1_400_000, "received": 80_000, "cancelled": 150_000, "notice": 40_000},
    {"notice": 20_000},
]
ASKED = (Asked(None, "", "", "", ""), Asked(date(2026, 11, 10), "sme", "phone", "1AA-2611", "담당 부서에 전달했습니다"))


def about(cause: str, *questions: str, asked: tuple[Asked, ...] = (), **values: Any) -> Claim:
    """Return a claim about *cause* with the answers to *questions*, written on one day."""
    return Claim(cause, frozenset(questions), values, asked, date(2026, 11, 26))


def named(cause: str, *questions: str, **values: Any) -> dict[str, dict[str, Any]]:
    """Return the letters about such a claim by their names."""
    return {letter["id"]: letter for letter in letters(about(cause, *questions, **values))}


def wishes(letter: dict[str, Any]) -> list[str]:
    """Return what *letter* asks for."""
    (point,) = [point for point in letter["points"] if point["label"] == "요청 사항"]
    return [re.sub(r"^[가-마]\. ", "", line) for line in point["lines"]]
