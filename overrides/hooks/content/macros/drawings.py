"""Where things stand in a drawing: the texts are in docs/_includes, the days in the edition."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from calculator.rules.edition import Edition, Month

WIDTH = 320
"""Units of every drawing's width; the smallest phone shows about one a pixel."""
LABEL = 112
"""Units that the words beside a pay day need."""


@dataclass(frozen=True)
class Bar:
    """One month's bar from *left* to *right*, and its pay day at *at*, with its words ending at *words*."""

    month: Month
    left: int
    right: int
    at: int
    words: int


def columns(edition: Edition) -> list[Month]:
    """Return the months from the first of spending to the last of payment."""
    last = max(edition.rules[month].round.pay_on for month in edition.months)
    year, month = map(int, edition.months[0].split("-"))
    count = (last.year - year) * 12 + last.month - month + 1
    return [f"{year + (month - 1 + step) // 12}-{(month - 1 + step) % 12 + 1:02}" for step in range(count)]


def payments(edition: Edition) -> list[Bar]:
    """Return each month of *edition* on a line of time as wide as the drawing."""
    months = columns(edition)
    width = WIDTH // len(months)
    return [_payment(edition, month, months, width) for month in edition.months]


def _payment(edition: Edition, month: Month, months: list[Month], width: int) -> Bar:
    left = months.index(month) * width
    at = _position(edition.rules[month].round.pay_on, months, width)
    return Bar(month, left, left + width, at, min(WIDTH, at + LABEL // 2))


def _position(day: date, months: list[Month], width: int) -> int:
    length = monthrange(day.year, day.month)[1]
    return months.index(f"{day:%Y-%m}") * width + width * (day.day - 1) // length
