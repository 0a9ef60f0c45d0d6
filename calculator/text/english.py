"""English text from numbers: won, days, months, and how many of them."""

from datetime import date

from calculator.amount import Rational, Won
from calculator.text.template import Formats, Template, separated


def fill(template: str, **values: object) -> str:
    """Return *template* with its fields filled, as in ``{spend:won}`` or ``{left:days}``."""
    return _TEMPLATE.fill(template, values)


def won(amount: Won | Rational) -> str:
    """Return *amount* with separators and its unit, ``1,300,000 won``."""
    return f"{separated(amount)} won"


def day(when: date) -> str:
    """Return *when* as ``15 October 2025``."""
    return f"{when.day} {when:%B %Y}"


def month(text: str) -> str:
    """Return the month ``2025-09`` as ``September 2025``."""
    return f"{date.fromisoformat(f'{text}-01'):%B %Y}"


def _days(number: int) -> str:
    return _counted(number, "day")


def _months(number: int) -> str:
    return _counted(number, "month")


def _counted(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


_FORMATS: Formats = {"won": won, "man": won, "day": day, "month": month, "days": _days, "months": _months}
_TEMPLATE = Template(_FORMATS)
