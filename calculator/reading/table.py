"""Rows of numbers under a row of labels, as a screen that was copied shows them."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Literal, NamedTuple

from calculator.amount import Won
from calculator.reading.amount import Amount
from calculator.reading.calendar import Months
from calculator.reading.labels import NEAR, SUM, UNCLEAR, Label, empty, of_line, status
from calculator.reading.text import Stretch
from calculator.reading.words import expression, notices
from calculator.rules.edition import Month
from calculator.rules.loader import current

_NUMBER = re.compile(r"(?<![\d,.:-])(?:\d{1,3}(?:,\d{3})+|\d+)(?=\s?원|[\s|]|$)|(?<=[\s|])-(?=[\s|]|$)")

_WON = r"\d{1,3}(?:,\d{3}){1,3}|\d{1,9}"
_FORMULA = re.compile(rf"(?<![\d,.])(?P<spend>{_WON}) ?원? ?- ?(?P<base>{_WON}) ?원? ?\)? ?[x×*] ?\d{{1,2}} ?% ?= ?(?P<received>{_WON})(?![\d,.])", re.IGNORECASE)
_DIFFERENCE = re.compile(rf"(?<![\d,.])(?P<spend>{_WON}) ?원? ?- ?(?P<base>{_WON}) ?원? ?= ?(?P<growth>{_WON})(?![\d,.])")
_SHARE = re.compile(rf"(?<![\d,.])(?P<growth>{_WON}) ?원? ?[x×*] ?\d{{1,2}} ?% ?= ?(?P<received>{_WON})(?![\d,.])", re.IGNORECASE)
"""The steps of the formula."""
_OF_AVERAGE = r"에서 ?(?:(?:20)?\d\d ?년도? ?|작년 ?|지난해 ?|전년도? ?)?[가-힣 ]{0,12}(?:평균|기준)[가-힣 ]{0,12}"
_TAKEN = r"원을 ?(?:뺀|제한|차감한|제외한|공제한) ?[가-힣 ]{0,8}"
_OF_SHARE = r"(?:의|에) ?\d{1,2} ?(?:%|퍼센트|프로)(?:인|는|가|에 해당하는|를 (?:곱한|적용한))? ?"
_SAID = re.compile(rf"(?<![\d,.])(?P<spend>{_WON}) ?원{_OF_AVERAGE}(?P<base>{_WON}) ?{_TAKEN}(?P<growth>{_WON}) ?원(?:{_OF_SHARE}(?P<received>{_WON}) ?원)?")
"""The same steps in words: A원에서 B원을 뺀 C원의 20%인 D원."""
_DAY = re.compile(r"\d{2,4}[.년-]\s?\d{1,2}[.월-]\s?\d{1,2}[.일]?")
_ROW_OF_ONE = re.compile(rf"(?:\s?소급)?분?[\s:|/-]*(?:(?:{_DAY.pattern}|\d{{1,2}}[./월]\s?\d{{1,2}}[.일]?)\s?[|/\t]\s?)?(?P<number>{_NUMBER.pattern})\s?원?(?P<rest>.*)")
_PERIOD = re.compile(r"\d\s?[월일.]?\s?~\s?\d")
"""A line that tells from when to when the rows below it are."""
_HEADS = re.compile("(?P<heads>(?<!M)M{2,}+(?=L)|(?<!L)L{2,}+(?=M))(?P<side>[ML])(?P<numbers>N+)")
"""Months alone on their lines and then a label with its numbers, or labels and then a month with its."""
_CELL = re.compile(r"[^|\t]*[^|\s][^|\t]*(?=[|\t]|\Z)")
"""A cell between marks."""
_MARK = re.compile(r"[|\t/]")
_COUNT = re.compile(r"\W*\d{1,2} ?(?:회?차|회|번)?\s*[|\t/]\s*")
"""A first cell that only counts the rows."""


class Reckoned(NamedTuple):
    """One number of a formula."""

    where: Stretch
    role: str
    won: Won


class Cell(NamedTuple):
    """One number of a table."""

    where: Stretch
    role: str
    month: Month
    won: Won


class LineCell(NamedTuple):
    """A cell alone on its line: a month M, a label L or a number N, and which."""

    kind: Literal["M", "L", "N"]
    where: Stretch
    role: str = ""
    month: Month = ""
    won: Won = 0


def cells(text: str, labels: list[Label], amounts: list[Amount], months: list[Months]) -> Iterator[Cell]:
    """Yield the numbers of rows that begin with a month under a row of labels, or with a label under a row of months."""
    heads: list[Label] = []
    columns: list[Months] = []
    summed = False
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        where = Stretch(start, end)
        named = of_line(months, where, lambda each: each.where)
        titles = _titles(text, of_line(labels, where, lambda each: each.where))
        bare = not of_line(amounts, where, lambda each: each.where)
        if bare and not named and (len(titles) > 1 or (len(titles) == 1 and _heads_alone(text, where, titles[0].where))):
            heads, columns = titles, []
        elif heads and bare and _PERIOD.search(line):
            pass
        elif len(named) > 1 and bare:
            heads, columns = [], named
            summed = any(each.role == "total" and each.where.start > named[-1].where.start for each in titles)
        elif columns and len(titles) == 1:
            yield from _column_row(text, where, titles[0], columns, amounts, summed=summed)
        elif heads and len(named) == 1 and len(named[0].months) == 1 and _begins(text[start : named[0].where.start]):
            yield from _row(text, where, heads, named[0], amounts)
        elif len(heads) > 1 and not named and _sum().match(line):
            # Of the rows above.
            yield from (Cell(where, SUM, "", won) for where, won in _numbers(text, start, end, amounts))
        elif heads and line.strip() and not named and [each.role for each in titles] != ["base"]:
            heads = []
        start = end + 1


def flattened(text: str, labels: list[Label], amounts: list[Amount], months: list[Months]) -> Iterator[Cell]:
    """Yield the numbers of a table whose cells came to stand below each other: months, then each label with its numbers, or the reverse."""
    cells: list[LineCell] = []
    start = 0
    for line in [*text.split("\n"), "."]:
        where = Stretch(start, start + len(line))
        start = where.end + 1
        if not line.strip() or _corner().fullmatch(line):
            continue
        if cell := _alone(text, where, labels, amounts, months):
            cells.append(cell)
        else:
            yield from _of_columns(cells)
            cells = []


def _alone(text: str, line: Stretch, labels: list[Label], amounts: list[Amount], months: list[Months]) -> LineCell | None:
    """Return what a *line* is that holds no more than one month, one label or one number."""
    if line.end - line.start > NEAR:
        return None
    named, titles = of_line(months, line, lambda each: each.where), _titles(text, of_line(labels, line, lambda each: each.where))
    numbers = [] if named else _numbers(text, line.start, line.end, amounts)
    if len(named) + len(titles) + len(numbers) != 1:
        return None
    where = named[0].where if named else titles[0].where if titles else numbers[0][0]
    if not empty(_beside(text, line, where)):
        return None
    if named:
        return LineCell("M", where, month=named[0].months[0]) if len(named[0].months) == 1 else None
    return LineCell("L", where, role=titles[0].role) if titles else LineCell("N", where, won=numbers[0][1])


def _of_columns(cells: list[LineCell]) -> Iterator[Cell]:
    """Yield the numbers of the tables in *cells*: as many heads as there are numbers behind each label or month."""
    shape = "".join(each.kind for each in cells)
    for match in _HEADS.finditer(shape):
        count, side = len(match["numbers"]), match["side"]
        # A title above the heads of labels is none of them.
        behind = match.end("heads")
        rows = re.compile(f"(?:{side}N{{{count}}})+(?!N)").match(shape, behind)
        if rows and 2 <= count <= len(match["heads"]):
            yield from _cross(cells[behind - count : behind], cells[behind : rows.end()])


def _cross(heads: list[LineCell], rows: list[LineCell]) -> Iterator[Cell]:
    """Yield each number of *rows*, which each begin with a label or a month, with that and its head."""
    for at in range(0, len(rows), len(heads) + 1):
        for head, number in zip(heads, rows[at + 1 : at + 1 + len(heads)], strict=True):
            yield Cell(number.where, head.role or rows[at].role, head.month or rows[at].month, number.won)


def _heads_alone(text: str, line: Stretch, title: Stretch) -> bool:
    """Return whether *title* is alone on its *line*, or the other cells there name columns of months and days."""
    if empty(_beside(text, line, title)):
        return True
    others = [cell for part in (text[line.start : title.start], text[title.end : line.end]) for cell in _MARK.split(part) if cell.strip()]
    return bool(_MARK.search(text, line.start, line.end)) and all(_column().fullmatch(cell) for cell in others)


def _begins(before: str) -> bool:
    """Return whether a row may have no more than *before* in front of its month."""
    return empty(before) or bool(_COUNT.fullmatch(before))


@cache
def _column() -> re.Pattern[str]:
    """Return what matches the name of a column without amounts."""
    names = notices()["corner"]
    return re.compile(rf"\W*(?:{expression((*names['words'], *names['columns']))})\W*")


@cache
def _sum() -> re.Pattern[str]:
    """Return what matches the beginning of a row of sums."""
    return re.compile(rf"\W*(?:{expression(notices()['corner']['sums'])})(?![가-힣])")


@cache
def _corner() -> re.Pattern[str]:
    """Return what matches a cell that only names the heads beside it and below it."""
    return re.compile(rf"\W*(?:{expression(notices()['corner']['words'])})\W*")


def formulas(text: str) -> Iterator[Reckoned]:
    """Yield the numbers of the formula as a screen shows it, (1,940,000 - 1,515,000) × 20% = 85,000, or as a sentence tells it."""
    for formula in (_FORMULA, _DIFFERENCE, _SHARE, _SAID):
        for match in formula.finditer(text):
            won = {role: _won(number) for role, number in match.groupdict().items() if number}
            if formula is _FORMULA or _comes_out(won):
                yield from (Reckoned(Stretch(*match.span(role)), role, number) for role, number in won.items())


def _comes_out(won: dict[str, Won]) -> bool:
    """Return whether the numbers of one step of the formula, or of both, are what it gives."""
    if "spend" in won and won["spend"] - won["base"] != won["growth"]:
        return False
    return "received" not in won or all(won["received"] == won["growth"] * rules.rate.percent // 100 for rules in current().rules.values())


def _titles(text: str, each: list[Label]) -> list[Label]:
    """Return the labels of one line but those that begin the name of a column of months; words for the same thing, such as 페이백 지급내역, are one label."""
    each = [label for label in each if not _column().fullmatch(text, label.where.start, label.where.end + 1)]
    if each and len({label.role for label in each}) == 1 and empty(text[each[0].where.end : each[-1].where.start]):
        return [Label(Stretch(each[0].where.start, each[-1].where.end), each[0].role)]
    return each


def _with_unknown(text: str, titles: list[Label]) -> list[Label]:
    """Return *titles* with one for each other cell of their line, but its first: of its numbers nothing is known."""
    start, end = text.rfind("\n", 0, titles[0].where.start) + 1, text.index("\n", titles[0].where.end)
    cells = [Stretch(start + match.start(), start + match.end()) for match in _CELL.finditer(text[start:end])]
    unknown = [Label(cell, UNCLEAR) for cell in cells[1:] if not any(cell.overlaps(title.where) for title in titles)]
    return sorted([*titles, *unknown])


def _column_row(text: str, line: Stretch, head: Label, columns: list[Months], amounts: list[Amount], *, summed: bool) -> Iterator[Cell]:
    """Yield the numbers of a row that begins with a label and has as many numbers as the months above it, and their sum where that is named."""
    numbers = _numbers(text, head.where.end, line.end, amounts)
    if len(numbers) == len(columns) + summed and all(len(each.months) == 1 for each in columns):
        for column, (where, won) in zip(columns, numbers, strict=not summed):
            yield Cell(where, head.role, column.months[0], won)


def _beside(text: str, line: Stretch, label: Stretch) -> str:
    """Return what else stands on the *line* of a *label*."""
    return _DAY.sub("", text[line.start : label.start] + text[label.end : line.end])


def _won(text: str) -> Won:
    return 0 if text == "-" else int(text.replace(",", ""))


def _numbers(text: str, start: int, end: int, amounts: list[Amount]) -> list[tuple[Stretch, Won]]:
    """Return the numbers between *start* and *end* in order, with a unit such as 88만 or without."""
    written = of_line(amounts, Stretch(start, end), lambda each: each.where)
    found = [(each.where, each.won) for each in written if each.won is not None and not each.doubtful]
    plain = [(Stretch(*match.span()), _won(match[0])) for match in _NUMBER.finditer(text, start, end)]
    return sorted([*found, *(each for each in plain if not any(each[0].overlaps(where) for where, _ in found))])


def _row(text: str, line: Stretch, heads: list[Label], month: Months, amounts: list[Amount]) -> Iterator[Cell]:
    numbers = _numbers(text, month.where.end, line.end, amounts)
    if len(heads) == 1:
        alone = _ROW_OF_ONE.fullmatch(text, month.where.end, line.end)
        if not alone or not status(alone["rest"]):
            return
        # A dash may lead to the number, and is none then.
        numbers = [(Stretch(*alone.span("number")), _won(alone["number"]))]
    if len(numbers) != len(heads):
        heads = _with_unknown(text, heads)
    roles = [head.role for head in heads if head.role != UNCLEAR]
    sentence = len(heads) > 1 and any(re.search("[가-힣]{2}", text[one.end : other.start]) for (one, _), (other, _) in pairwise(numbers))
    if len(numbers) == len(heads) and len(set(roles)) == len(roles) and not sentence:
        for head, (where, won) in zip(heads, numbers, strict=True):
            yield Cell(where, head.role, month.months[0], won)
