"""Numbers of a spreadsheet cell as the text that a person would see."""

import math
from datetime import datetime, timedelta

from calculator.statement.words import Unreadable

_EPOCH = datetime(1899, 12, 30)
"""Day 0 as spreadsheets count from 1 March 1900 on."""
_FIRST, _LAST = 61, 2_958_466
"""The days from 1 March 1900, before which spreadsheets count a day that never was, to 31 December 9999."""
_SECONDS = 86_400


def number_text(value: float) -> str:
    """Return *value* without the ``.0`` of a whole number."""
    if not math.isfinite(value):
        raise Unreadable("broken")
    return str(int(value)) if value == int(value) else repr(value)


def date_text(value: float) -> str:
    """Return the serial day *value* as ``2025-09-03 18:15:08``, the time left out where it is midnight."""
    if not _FIRST <= value < _LAST:
        return number_text(value)
    when = _EPOCH + timedelta(seconds=round(value * _SECONDS))
    return f"{when:%Y-%m-%d}" if value == int(value) else f"{when:%Y-%m-%d %H:%M:%S}"
