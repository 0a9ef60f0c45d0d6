"""How a random person says it: to the won, in thousands or in 만, with the base known, as an interval or not at all,
spending as ranges, mistakes named or not.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import floor
from random import Random
from typing import Any

from tests.oracle import RULES
from tests.planted import One

UNITS = {"won": 1, "thousand": 1_000, "man": 10_000}
"""To how many won people round what they write."""
BASES = ("known", "interval", "unknown")


@dataclass(frozen=True)
class Wording:
    """How a person says it: to which unit, what of the base, spending as ranges, and whether the mistakes are named."""

    unit: str = "won"
    base: str = "known"
    ranges: bool = False
    named: bool = False
    round_received: bool = False


def message(random: Random, one: One, wording: Wording) -> dict[str, Any]:
    """Return what the person tells the gap finder."""
    unit = UNITS[wording.unit]
    said: dict[str, Any] = {"do": "gap", "edition": one.edition, "base": _base(random, one, wording, unit),
                            "spend": {month: _spend(random, _to(unit, won), wording) for month, won in one.written.items()},
                            "received": {month: _received(won, month, unit, wording) for month, won in one.noted.items()}}
    if one.expected:
        said["expected"] = one.expected
    if wording.named:
        for fields in one.named.values():
            said |= fields
    return said


def _to(unit: int, won: int) -> int:
    return (won + unit // 2) // unit * unit


def _received(won: int, month: str, unit: int, wording: Wording) -> int:
    return _to(unit, won) or won if wording.round_received and won != RULES[month][2] else won


def _base(random: Random, one: One, wording: Wording, unit: int) -> Any:
    if wording.base == "unknown":
        return None
    won = floor(one.written_base)
    if wording.base == "known":
        return _to(unit, won)
    return {"low": won * random.randrange(93, 100) // 100, "high": won * random.randrange(101, 108) // 100}


def _spend(random: Random, won: int, wording: Wording) -> Any:
    if not wording.ranges:
        return won
    return {"low": won * random.randrange(85, 100) // 100, "high": won * random.randrange(101, 116) // 100}


def can_be_right(said: dict[str, Any]) -> bool:
    """Return whether the rules can give every amount noted, for one base and for amounts as they were said.

    Written apart from the engine: for each month the averages with which the most spending pays enough,
    and the least not too much.
    """
    low, high = _said_base(said["base"])
    for month, noted in said["received"].items():
        rate, threshold, cap = RULES[month]
        least, most = _said(said["spend"][month])
        fewest, largest = (noted, noted) if noted in (0, cap) else _said(noted)
        if fewest > cap:
            return False
        if fewest > 0:
            high = min(high, (most - Fraction(fewest) / rate) / threshold)
        if largest < cap:
            low = max(low, (least - Fraction(largest + 1) / rate) / threshold)
    return low <= high


def _said(value: Any) -> tuple[int, int]:
    """Return between which amounts *value* lies: a round number is known to half its last place."""
    if isinstance(value, dict):
        return value["low"], value["high"]
    around = 5_000 if value % 10_000 == 0 else 500 if value % 1_000 == 0 else 0
    return (max(0, value - around), value + around) if value else (0, 0)


def _said_base(value: Any) -> tuple[Fraction, Fraction]:
    if value is None:
        return Fraction(0), Fraction(10**9)
    low, high = _said(value)
    return low - Fraction(1, 2), high + Fraction(12, 13)
