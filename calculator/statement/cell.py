"""What is written in a cell: an amount of won, or a day and time."""

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from calculator.span import MOST_WON, Won

_NARROW = {0xFF01 + place: 0x21 + place for place in range(94)} | {0x3000: 0x20, 0xFFE6: 0x20A9}
"""Full-width letters as usual ones, and nothing else: a raised 2 or a circled 1 is no digit of an amount."""
_AMOUNT = re.compile(r"(\d{1,3}(?:,\d{3})+|\d{1,13})(?:\.0*)?", re.ASCII)
_AROUND = re.compile(r"\s|원|₩|\\|KRW", re.IGNORECASE)
_MINUS = "-−–△▲"

_DAY = re.compile(
    r"(?P<year>\d{4}|\d{2})(?P<mark>[.\-/])\s?(?P<month>\d{1,2})(?P=mark)\s?(?P<day>\d{1,2})\.?(?P<rest>\D.*)?"
    r"|(?P<year4>\d{4})(?P<month2>\d{2})(?P<day2>\d{2})(?P<rest2>\D.*)?"
    r"|(?P<year_k>\d{4}|\d{2})년\s?(?P<month_k>\d{1,2})월\s?(?P<day_k>\d{1,2})일(?P<rest_k>\D.*)?",
    re.ASCII | re.DOTALL,
)
_PARTS = ("year", "month", "day", "year4", "month2", "day2", "year_k", "month_k", "day_k")
_TIME = re.compile(r"(?<!\d)(\d{1,2}):(\d{2})(?::(\d{2}))?(?!\d)", re.ASCII)
_SERIAL = re.compile(r"(\d{5})(?:\.(\d{1,15})\d*)?", re.ASCII)
_EPOCH = date(1899, 12, 30)
_FIRST, _LAST = date(2000, 1, 1), date(2099, 12, 31)
_KEPT = 8_192


class When(NamedTuple):
    """A day, and the time as ``18:15:08`` or "" where none is written."""

    day: date
    time: str


@lru_cache(maxsize=_KEPT)
def amount(text: str) -> Won | None:
    """Return the whole won in *text*, negative where it is marked so; None where it is no whole amount."""
    plain = _AROUND.sub("", text.translate(_NARROW))
    negative = False
    if plain.startswith("(") and plain.endswith(")"):
        negative, plain = True, plain[1:-1]
    elif plain[:1] and plain[0] in _MINUS:
        negative, plain = True, plain[1:]
    found = _AMOUNT.fullmatch(plain)
    if found is None:
        return None
    won = int(found[1].replace(",", ""))
    if won > MOST_WON:
        return None
    return -won if negative else won


@lru_cache(maxsize=_KEPT)
def when(text: str) -> When | None:
    """Return the day in *text*, from 2000 to 2099, with the time if there is one; None where it is no day.

    Reads ``2025.09.03``, ``2025-9-3 18:15``, ``25/09/03``, ``20250903``, ``2025년 9월 3일(수)``
    and a spreadsheet's serial day such as ``45903.76``.
    """
    plain = text.translate(_NARROW).strip()
    if serial := _SERIAL.fullmatch(plain):
        return _from_serial(serial)
    found = _DAY.fullmatch(plain)
    if found is None:
        return None
    year, month, day = (int(part) for part in found.group(*_PARTS) if part)
    try:
        read = date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        return None
    rest = found["rest"] or found["rest2"] or found["rest_k"] or ""
    return When(read, clock(rest)) if _FIRST <= read <= _LAST else None


def clock(text: str) -> str:
    """Return the time in *text* as ``18:15:08`` or ``18:15``; "" where there is none."""
    found = _TIME.search(text.translate(_NARROW))
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        return ""
    seconds = f":{found[3]}" if found[3] else ""
    return f"{int(found[1]):02}:{found[2]}{seconds}"


def _from_serial(found: re.Match[str]) -> When | None:
    day = _EPOCH + timedelta(days=int(found[1]))
    if not _FIRST <= day <= _LAST:
        return None
    seconds = round(int(found[2]) * 86_400 / 10 ** len(found[2])) if found[2] else 0
    if not seconds:
        return When(day, "")
    minutes, second = divmod(min(seconds, 86_399), 60)
    return When(day, f"{minutes // 60:02}:{minutes % 60:02}:{second:02}")
