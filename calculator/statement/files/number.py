"""Numbers of a spreadsheet cell as the text that a person would see."""

import math
import re
from datetime import datetime, timedelta

from calculator.statement.words import Unreadable

_EPOCH = datetime(1899, 12, 30)
"""Day 0 as spreadsheets count from 1 March 1900 on."""
NEW, OLD = 0, 1_462
"""What is added to a day of a workbook that counts from 1900, and of one that counts from 1904."""
_FIRST, _LAST = 61, 2_958_466
"""The days from 1 March 1900, before which spreadsheets count a day that never was, to 31 December 9999."""
_SECONDS = 86_400
_NEAR = 1e-6
"""What a sum of fractions may miss a whole number by."""
_SHOWN = re.compile(r"\[[^\]]*\]|[_*].|[\"\\]")
"""What a format has besides what is seen: conditions, widths and signs around text."""
_MINUS = re.compile(r"[^0#?;]*[-−△▲▽▼][^0#?;]*[0#?]")


def shows_minus(code: str) -> bool:
    """Return whether the number format *code* shows a minus before a positive number."""
    return bool(_MINUS.match(_SHOWN.sub("", code)))


def number_text(value: float) -> str:
    """Return *value* without the ``.0`` of a whole number, and one that misses a whole number by a hair as that."""
    if not math.isfinite(value):
        raise Unreadable("broken")
    whole = round(value)
    return str(whole) if abs(value - whole) < _NEAR else repr(value)


def date_text(value: float, epoch: int = NEW) -> str:
    """Return the serial day *value*, counted from *epoch*, as ``2025-09-03 18:15:08``, the time left out where it is midnight."""
    day = value + epoch
    if not _FIRST <= day < _LAST:
        return number_text(value)
    when = _EPOCH + timedelta(seconds=round(day * _SECONDS))
    return f"{when:%Y-%m-%d}" if day == int(day) else f"{when:%Y-%m-%d %H:%M:%S}"
