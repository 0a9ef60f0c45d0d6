"""How a fact is written in an English sentence."""

from collections.abc import Callable
from datetime import date

from calculator.data.toml import read
from calculator.text.english import day, won
from calculator.text.language import cached
from content.facts.quotable import Fact

type Forms = dict[str, Callable[[], str]]


def forms(fact: Fact) -> Forms:
    """Return the forms of a day or a number by their names."""
    when, number = fact.value, fact.value
    if isinstance(when, date):
        return {"": lambda: day(when), "short": lambda: f"{when.day} {when:%B}"}
    assert isinstance(number, int)
    return {"": lambda: _counted(number, fact.unit), "digits": lambda: f"{number:,}"}


def _counted(number: int, unit: str) -> str:
    return won(number) if unit == "원" else f"{number:,}{_units()[unit]}"


@cached
def _units() -> dict[str, str]:
    return dict(read("en/units.toml"))
