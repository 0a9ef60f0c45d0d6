"""Rows of numbers under a row of labels, as a screen that was copied shows them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from calculator.edition import Month
from calculator.reading.amount import Amount
from calculator.reading.calendar import Months
from calculator.reading.roles import Label, of_line
from calculator.reading.text import Stretch
from calculator.span import Won

_NUMBER = re.compile(r"(?<![\d,])(?:\d{1,3}(?:,\d{3})+|\d+)(?=\s?원|[\s|]|$)|(?<=[\s|])-(?=[\s|]|$)")


class Cell(NamedTuple):
    """One number of a table."""

    where: Stretch
    role: str
    month: Month
    won: Won


def cells(text: str, labels: list[Label], amounts: list[Amount], months: list[Months]) -> Iterator[Cell]:
    """Yield the numbers of every row that begins with a month and has as many numbers as the labels above it."""
    heads: list[Label] = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        where = Stretch(start, end)
        named = of_line(months, where, lambda each: each.where)
        titles = of_line(labels, where, lambda each: each.where)
        if len(titles) > 1 and not of_line(amounts, where, lambda each: each.where):
            heads = titles
        elif heads and len(named) == 1 and len(named[0].months) == 1:
            yield from _row(text, where, heads, named[0])
        elif heads and line.strip() and not named:
            heads = []
        start = end + 1


def _row(text: str, line: Stretch, heads: list[Label], month: Months) -> Iterator[Cell]:
    numbers = list(_NUMBER.finditer(text, month.where.end, line.end))
    if len(numbers) == len(heads) and len({head.role for head in heads}) == len(heads):
        for head, match in zip(heads, numbers, strict=True):
            won = 0 if match[0] == "-" else int(match[0].replace(",", ""))
            yield Cell(Stretch(*match.span()), head.role, month.months[0], won)
