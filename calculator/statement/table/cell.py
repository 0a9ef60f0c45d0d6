"""What is written in a cell: text, an amount of won, or a day and time."""

import re
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from calculator.amount import MOST_WON, Won

MOST_CELL = 2_000
"""Text of one cell beyond this many characters is cut: no shop has such a name."""
_FILLERS = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\ufe00-\ufe0f]")
"""Letters by their class, and yet nothing is seen of them."""
_QUOTED = re.compile(r'="(.*)"', re.DOTALL)

_NARROW = {0xFF01 + place: 0x21 + place for place in range(94)} | {0x3000: 0x20, 0xFFE6: 0x20A9}
"""Full-width letters as usual ones, and nothing else: a raised 2 or a circled 1 is no digit of an amount."""
_PLAIN = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,13}", re.ASCII)
_AMOUNT = re.compile(r"(\d{1,3}(?:,\d{3})+|\d{1,13})(?:\.0*)?", re.ASCII)
_POWER = re.compile(r"(\d)(?:\.(\d{1,12}))?E\+(\d{1,2})", re.ASCII)
_DOTTED = re.compile(r"\d{1,3}(?:\.000)+", re.ASCII)
_BLANK = re.compile(r"\s+")
_PARTED = re.compile(r"\d\s+\d")
"""Two amounts in one cell, below each other or side by side."""
_BY_BLANKS = re.compile(r"\D*\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+\D*", re.ASCII)
"""An amount in groups of three digits, set apart by blanks at which no line is broken."""
_AROUND = re.compile(r"(?<!\d)(?:원|₩|\\|KRW)|(?:원|₩|\\|KRW)(?!\d)", re.IGNORECASE | re.ASCII)
"""The currency beside an amount; between two digits it parts two amounts."""
_INSTALMENT = re.compile(r"(?:(?<=원)[\s(/·,]{0,3}|(?<=\d{3})[\s(/·,]{1,3})(?:일시불|할부\s?(?:\d{1,2}\s?개월)?|\d{1,2}\s?개월(?:\s?할부)?)\s*\)?$", re.ASCII)
"""How an amount is paid, in its own cell."""
_MINUS = "-−–‐‑﹣ㅡ△▲▽▼"
_MINUS_WORD = "마이너스"
_SIDES = ("DR", "CR")
"""Behind an amount that was spent, and behind one that was given back."""

_DAY = re.compile(
    r"(?P<year>\d{4}|\d{2})(?P<mark>[.\-/])\s?(?P<month>\d{1,2})(?P=mark)\s?(?P<day>\d{1,2})\.?(?P<rest>\D.*)?"
    r"|(?P<year4>\d{4})(?P<month2>\d{2})(?P<day2>\d{2})(?P<rest2>\D.*|\d{6})?"
    r"|(?P<year_k>\d{4}|\d{2})년\s?(?P<month_k>\d{1,2})월\s?(?P<day_k>\d{1,2})일(?P<rest_k>\D.*)?",
    re.ASCII | re.DOTALL,
)
_PARTS = ("year", "month", "day", "year4", "month2", "day2", "year_k", "month_k", "day_k")
_UNTIL = re.compile(r"[~∼～]|\d{4}[.\-/]|\d{8}|부터")
"""After a day it makes a period, which is no day."""
_NO_YEAR = re.compile(
    r"(?P<month>\d{1,2})(?P<mark>[.\-/])\s?(?P<day>\d{1,2})\.?(?P<rest>[\sT(].*)?|(?P<month_k>\d{1,2})월\s?(?P<day_k>\d{1,2})일(?P<rest_k>\D.*)?",
    re.ASCII | re.DOTALL,
)
_OF_DAY = re.compile(r"요일|오[전후]|[\W\d_년월일시분초화수목금토]|[AP]M|[TZ]", re.IGNORECASE)
"""What belongs to a day or a time."""
_WON = re.compile(r"\d,\d{3}|\d\s?원|\D\d{3,}", re.ASCII)
_TIME = re.compile(r"(?<!\d)(\d{1,2})(?::|시\s?)(\d{2})(?:(?::|분\s?)(\d{2}))?(?!\d)", re.ASCII)
_DIGITS = re.compile(r"([01]\d|2[0-3])([0-5]\d)([0-5]\d)", re.ASCII)
_AFTERNOON, _MORNING = re.compile(r"오후|\bPM\b|(?<=\d)PM\b", re.IGNORECASE), re.compile(r"오전|\bAM\b|(?<=\d)AM\b", re.IGNORECASE)
_ZONE = re.compile(r"(?:Z|(?P<sign>[+-])(?P<hours>\d{2}):?(?P<minutes>\d{2}))\s*$", re.ASCII)
_HOME = timedelta(hours=9)
"""Korea is ahead of UTC by this."""
_SERIAL = re.compile(r"(\d{5})(?:\.(\d{1,15})\d*)?", re.ASCII)
_EPOCH = date(1899, 12, 30)
_FIRST, _LAST = date(2000, 1, 1), date(2099, 12, 31)
_FIRST_SHORT = 20
"""Of two digits no smaller number is a year: no statement is so old."""
_KEPT = 8_192


class When(NamedTuple):
    """A day, and the time as ``18:15:08`` or "" where none is written."""

    day: date
    time: str


class MonthDay(NamedTuple):
    """A day without its year, and the time as in `When`."""

    month: int
    day: int
    time: str

    def latest(self, until: date) -> date | None:
        """Return the last such day that is not after *until*; None where there is none within two years."""
        for year in (until.year, until.year - 1):
            try:
                if (found := date(year, self.month, self.day)) <= until:
                    return found
            except ValueError:
                continue
        return None


@lru_cache(maxsize=4_096)
def clean(text: str) -> str:
    """Return *text* as it is seen: without invisible letters and a spreadsheet's ``="…"`` around it, and not too long."""
    text = text.strip()
    if not text.isprintable() or len(text) > MOST_CELL:
        text = "".join(letter for letter in text[: 2 * MOST_CELL] if letter.isprintable() or letter.isspace())[:MOST_CELL].strip()
    if not text.isascii() and _FILLERS.search(text):
        text = _FILLERS.sub("", text).strip()
    if text.startswith('="') and (quoted := _QUOTED.fullmatch(text)):
        return quoted[1].strip()
    return text


def _narrow(text: str) -> str:
    return text if text.isascii() else text.translate(_NARROW)


@lru_cache(maxsize=_KEPT)
def amount(text: str) -> Won | None:
    """Return the whole won in *text*, negative where it is marked so; None where it is no whole amount.

    ``9.000`` could be nine or nine thousand, so it is none.
    """
    if _PLAIN.fullmatch(text):
        return _signed(int(text.replace(",", "")), negative=False)
    if _PARTED.search(text) and not _BY_BLANKS.fullmatch(text.strip()):
        return None
    negative, plain = _sign(_AROUND.sub("", _BLANK.sub("", _INSTALMENT.sub("", _narrow(text).strip()))))
    if _DOTTED.fullmatch(plain):
        return None
    if power := _POWER.fullmatch(plain):
        return _signed(_from_power(power), negative)
    found = _AMOUNT.fullmatch(plain)
    return _signed(int(found[1].replace(",", "")), negative) if found else None


def _sign(plain: str) -> tuple[bool, str]:
    """Return whether *plain* is marked as negative, and the rest of it; a second mark stays and makes it no amount."""
    if plain.startswith("(") and plain.endswith(")"):
        return True, plain[1:-1]
    if plain.startswith(_MINUS_WORD):
        return True, plain.removeprefix(_MINUS_WORD)
    if plain[:1] and plain[0] in _MINUS:
        return True, plain[1:]
    if plain[:1].isdigit() and plain[-1] in _MINUS:
        return True, plain[:-1]
    if plain[:1].isdigit() and plain[-2:].upper() in _SIDES:
        return plain[-2:].upper() == "CR", plain[:-2]
    return False, plain.removeprefix("+")


def _signed(won: Won | None, negative: bool) -> Won | None:
    if won is None or won > MOST_WON:
        return None
    return -won if negative else won


def _from_power(found: re.Match[str]) -> Won | None:
    """Return ``1.5E+04`` as 15,000; None where digits are left behind the point, or more than any amount has."""
    rest, power = (found[2] or "").rstrip("0"), int(found[3])
    return int(found[1] + rest.ljust(power, "0")) if len(rest) <= power <= 13 else None


@lru_cache(maxsize=_KEPT)
def when(text: str) -> When | None:
    """Return the day in *text*, from 2000 to 2099, with the time if there is one; None where it is no day.

    Reads ``2025.09.03``, ``2025-9-3 오후 6:15``, ``25/09/03``, ``20250903``, ``2025년 9월 3일(수)``,
    ``2025-09-03T09:15:00Z`` (the day that it was in Korea) and a spreadsheet's serial day such as ``45903.76``.
    """
    plain = _narrow(text).strip()
    if serial := _SERIAL.fullmatch(plain):
        return _from_serial(serial)
    found = _DAY.fullmatch(plain)
    if found is None:
        return None
    year, month, day = (int(part) for part in found.group(*_PARTS) if part)
    rest = found["rest"] or found["rest2"] or found["rest_k"] or ""
    if _UNTIL.search(rest):
        return None
    if year < _FIRST_SHORT:  # 09/03/25 has its year behind
        return None
    try:
        read = date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        return None
    if not _FIRST <= read <= _LAST:
        return None
    return _at_home(read, clock(rest), rest) if rest else When(read, "")


def is_value(cell: str) -> bool:
    """Return whether *cell* is an amount or a day."""
    return bool(cell) and (amount(cell) is not None or when(cell) is not None or month_day(cell) is not None)


@lru_cache(maxsize=1_024)
def is_dated_sentence(text: str) -> bool:
    """Return whether *text* goes on with words behind a day or a time, such as 2025.10.01 기준, and names no amount."""
    return len(_OF_DAY.sub("", text)) > 1 and not _WON.search(text)


@lru_cache(maxsize=_KEPT)
def month_day(text: str) -> MonthDay | None:
    """Return the month and day in *text* that states no year, such as ``09.03 12:34:56`` or ``9월 3일``."""
    found = _NO_YEAR.fullmatch(_narrow(text).strip())
    if found is None:
        return None
    month, day = int(found["month"] or found["month_k"]), int(found["day"] or found["day_k"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return MonthDay(month, day, clock(found["rest"] or found["rest_k"] or ""))


@lru_cache(maxsize=_KEPT)
def clock(text: str) -> str:
    """Return the time in *text* as ``18:15:08`` or ``18:15``; "" where there is none."""
    plain = _narrow(text)
    found = _TIME.search(plain) or _DIGITS.fullmatch(plain.strip())
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        return ""
    hour, seconds = int(found[1]), f":{found[3]}" if found[3] else ""
    if hour < 12 and _AFTERNOON.search(plain):
        hour += 12
    elif hour == 12 and _MORNING.search(plain):
        hour = 0
    return f"{hour:02}:{found[2]}{seconds}"


def _at_home(day: date, time: str, rest: str) -> When:
    """Return *day* and *time* as they were in Korea, where *rest* names another zone."""
    if rest.startswith("T00:00:00") and not _ZONE.search(rest):
        return When(day, "")  # a day that a program wrote as the time at which it begins
    zone = _ZONE.search(rest) if time and rest.startswith("T") else None
    if zone is None:
        return When(day, time)
    ahead = timedelta(hours=int(zone["hours"] or 0), minutes=int(zone["minutes"] or 0)) * (-1 if zone["sign"] == "-" else 1)
    hour, minute, *_ = map(int, time.split(":"))
    there = datetime(day.year, day.month, day.day, hour, minute) + (_HOME - ahead)
    return When(there.date(), f"{there:%H:%M}{time[5:]}")


def _from_serial(found: re.Match[str]) -> When | None:
    day = _EPOCH + timedelta(days=int(found[1]))
    if not _FIRST <= day <= _LAST:
        return None
    seconds = round(int(found[2]) * 86_400 / 10 ** len(found[2])) if found[2] else 0
    if not seconds:
        return When(day, "")
    minutes, second = divmod(min(seconds, 86_399), 60)
    return When(day, f"{minutes // 60:02}:{minutes % 60:02}:{second:02}")
