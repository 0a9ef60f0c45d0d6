"""Sentences with fields, and amounts, in whatever language."""

from collections.abc import Callable, Iterator, Mapping
from string import Formatter
from typing import Any

from calculator.amount import Rational, Won

type Formats = Mapping[str, Callable[[Any], str]]


class Template(Formatter):
    """`str.format` with named formats, such as ``won`` in ``{spend:won}``."""

    def __init__(self, formats: Formats) -> None:
        self.formats = formats

    def format_field(self, value: object, spec: str) -> str:
        """Return *value* in the format *spec*."""
        if spec in self.formats:
            return self.formats[spec](value)
        return format(value, spec)

    def fill(self, text: str, values: Mapping[str, object]) -> str:
        """Return *text* with its fields filled from *values*; raise `KeyError` where one is missing."""
        return self.vformat(text, (), values)


def separated(amount: Won | Rational) -> str:
    """Return *amount* with separators, ``1,300,000``; two digits of a fraction where it is not whole."""
    if not isinstance(amount, Rational) or amount.number % amount.unit == 0:
        return f"{amount if isinstance(amount, int) else amount.number // amount.unit:,}"
    whole, rest = divmod(amount.hundredths, 100)
    return f"{whole:,}.{rest:02}"


def fields(text: str) -> Iterator[str]:
    """Yield the name of every field of *text*."""
    return (name for _, name, _, _ in Formatter().parse(text) if name is not None)
