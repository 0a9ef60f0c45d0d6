"""Korean text from numbers: won, days, and the particle that fits the word before it."""

import re
from datetime import date

from calculator.amount import Rational, Won
from calculator.text.template import Formats, Template, separated

_PARTICLES = {
    "은(는)": ("은", "는"), "이(가)": ("이", "가"), "을(를)": ("을", "를"), "과(와)": ("과", "와"),
    "이(에)요": ("이에요", "예요"), "이(었)어요": ("이었어요", "였어요"), "(으)로": ("으로", "로"),
}
_MARKER = re.compile("|".join(map(re.escape, _PARTICLES)))
_ENDS_IN_CONSONANT = set("013678LMNRlmnr")
"""Digits as they are read aloud (영, 일, 삼, 육, 칠, 팔) and letters such as 엘, 엠, 엔, 알."""
_ENDS_IN_RIEUL = set("178LRlr")


def fill(template: str, **values: object) -> str:
    """Return *template* with its fields filled and its particles settled, as in ``{spend:won}을(를)``."""
    return attach_particles(_TEMPLATE.fill(template, values))


def attach_particles(text: str) -> str:
    """Return *text* with every particle marker such as ``을(를)`` settled by the sound before it."""
    return _MARKER.sub(lambda match: _choose(match[0], text[: match.start()]), text)


def won(amount: Won | Rational) -> str:
    """Return *amount* with separators and its unit, ``1,300,000원``."""
    return f"{separated(amount)}원"


def man(amount: Won | Rational) -> str:
    """Return *amount* also in units of ten thousand where it is a whole number of them."""
    number, unit = amount if isinstance(amount, Rational) else (amount, 1)
    units, rest = divmod(number, 10_000 * unit)
    return f"{won(amount)}({units:,}만 원)" if units and not rest else won(amount)


def day(when: date) -> str:
    """Return *when* as ``2025년 10월 15일``."""
    return f"{when.year}년 {when.month}월 {when.day}일"


def month(text: str) -> str:
    """Return the month ``2025-09`` as ``2025년 9월``."""
    return f"{int(text[:4])}년 {int(text[5:])}월"


_FORMATS: Formats = {"won": won, "man": man, "day": day, "month": month}
_TEMPLATE = Template(_FORMATS)


def _choose(marker: str, before: str) -> str:
    with_consonant, without = _PARTICLES[marker]
    last = re.sub(r"[\s)\]’”'\"]+$|\([^()]*\)$", "", before)[-1:]
    if marker == "(으)로" and _rieul(last):
        return without
    return with_consonant if _consonant(last) else without


def _consonant(letter: str) -> bool:
    if "가" <= letter <= "힣":
        return (ord(letter) - ord("가")) % 28 != 0
    return letter in _ENDS_IN_CONSONANT


def _rieul(letter: str) -> bool:
    if "가" <= letter <= "힣":
        return (ord(letter) - ord("가")) % 28 == 8
    return letter in _ENDS_IN_RIEUL
