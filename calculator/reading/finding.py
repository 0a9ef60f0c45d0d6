"""What was found in a text: every number with its role, its month and how sure that is."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from calculator.amount import Won
from calculator.reading.amount import Amount, amounts
from calculator.reading.calendar import Months, days, months
from calculator.reading.correction import corrected
from calculator.reading.dates import said_days
from calculator.reading.distribution import respectively
from calculator.reading.doubts import doubted
from calculator.reading.heads import headed
from calculator.reading.labels import CHANGE, NEAR, PASSED_OVER, UNCLEAR, Label, empty, labels, of_line
from calculator.reading.neighbours import beside_lines, by_neighbours
from calculator.reading.roles import NOTHING, NumberRole, Sure, role
from calculator.reading.table import Cell, cells, flattened, formulas
from calculator.reading.text import Stretch, sentence_around
from calculator.reading.voices import of_others
from calculator.reading.words import holds, notices
from calculator.refund.formula import refund
from calculator.rules.base import Average
from calculator.rules.edition import Month
from calculator.rules.loader import current

_ROW = re.compile(r"\s?원?(?:\s+|\s?[|/·(\[]\s?)(?:[^\s.,:;]{1,12}(?<![고며만데나서다요])[ (\[|/]*){0,3}")
"""What may stand in a row between an amount and its month behind it: a few names, and no verb."""
_OF_MONTH_BEHIND = re.compile(r"\s*(?:원\s*)?[(\[-]\s*|원?[은이] ")
"""What stands between an amount and its month behind it, in brackets or as what it is."""
_UNDER = re.compile(r"[ \t]*(?:→|⇒|↳|└|ㄴ|->|=>)")
"""With this a line goes on from the month above it."""
MONTHLY = ("spend", "growth", "received", "cancelled", "notice")
"""Roles of amounts that belong to one month."""


@dataclass(frozen=True, slots=True)
class ReadNumber:
    """One number of the text; *roles* are several where the reader has to say which it is, none where nothing says.

    *value* is None where it cannot be read; *month* where it has none, or none that is certain.
    """

    where: Stretch
    roles: tuple[str, ...]
    month: Month | None
    value: Won | date | None
    sure: Sure

    @property
    def role(self) -> str | None:
        """Return the role, where it is one."""
        return self.roles[0] if len(self.roles) == 1 else None


def findings(text: str) -> list[ReadNumber]:
    """Return the amounts and days of *text* in order; what is passed over is left out."""
    dates = [each.where for each in days(text)]
    dated = months(text, dates)
    taken = [*dates, *(each.where for each in dated)]
    repeated = of_others(text)
    found = [*_changes(_of_sender(list(_amounts(text, dated, taken)), repeated)), *_of_sender(list(_days(text)), repeated)]
    return sorted(found, key=lambda each: each.where.start)


def _of_sender(found: list[ReadNumber], repeated: list[Stretch]) -> list[ReadNumber]:
    """Return *found*; of an amount that the sender only *repeated* it is asked what it is, unless the sender says it, too; days are left out."""
    own, others = list[ReadNumber](), list[ReadNumber]()
    for each in found:
        (others if any(each.where.overlaps(part) for part in repeated) else own).append(each)
    said = {each.value for each in own}
    others = [each for each in others if not isinstance(each.value, date) and each.value not in said]
    return [*own, *(replace(each, roles=(), sure="ask") for each in others)]


def _changes(found: list[ReadNumber]) -> Iterator[ReadNumber]:
    """Yield *found*, in which what was reckoned is what the formula gives of the other numbers to the won, and else asked."""
    certain = [
        (each.role, each.value, each.month)
        for each in found
        if each.sure != "ask" and each.month and isinstance(each.value, int)
    ]
    bases = [each.value for each in found if each.role == "base" and isinstance(each.value, int)]
    growths = {(value, month) for role, value, month in certain if role == "growth"}
    growths |= {(value - base, month) for role, value, month in certain if role == "spend" for base in bases if value > base}
    paid = {(refund(current().rules[month], growth, Average(0, 1)).amount, month) for growth, month in growths}
    reckoned = [("growth", *each) for each in growths] + [("received", *each) for each in paid]
    for each in found:
        said = [(role, month) for role, value, month in reckoned if value == each.value]
        if each.role != CHANGE:
            yield each
        elif len(said) == 1:
            yield replace(each, roles=(said[0][0],), month=said[0][1], sure="likely")
        else:
            yield replace(each, roles=(), sure="ask")


def _amounts(text: str, dated: list[Months], taken: list[Stretch]) -> Iterator[ReadNumber]:
    known, found = labels(text, "amount"), amounts(text, taken)
    known = sorted([*known, *headed(text, known, [each.where for each in found], taken)])
    table = {each.where: each for way in (cells, flattened) for each in way(text, known, found, dated)}
    yield from _of_cells(table.values())
    wheres = [each.where for each in found]
    reckoned = list(formulas(text))
    for part in reckoned:
        may_be = part.role == "received" and doubted(text, part.where, (None, part.role))
        yield _with_month(text, ReadNumber(part.where, (part.role,), None, part.won, "ask" if may_be else "likely"), dated, wheres)
    said_of = _roles(text, found, known, taken, [*table, *(part.where for part in reckoned)])
    shared = respectively(text, said_of, dated)
    provisional = holds(text, notices()["provisional"]["words"])
    for amount, said in said_of.items():
        if said.roles and said.roles[0] in PASSED_OVER:
            continue
        guess = said.roles == ("received",) and (provisional or (amount.won or 0) > current().largest_cap)
        sure: Sure = "ask" if guess or _doubtful(text, amount) else said.sure
        each = ReadNumber(amount.where, said.roles, None, amount.won, sure)
        if each.role in MONTHLY and amount in shared:
            yield from (replace(each, month=month) for month in shared[amount])
        else:
            yield _with_month(text, each, dated, wheres)


def _of_cells(table: Iterable[Cell]) -> Iterator[ReadNumber]:
    for cell in table:
        if cell.role == UNCLEAR:
            yield ReadNumber(cell.where, (), None, cell.won, "ask")
        elif cell.role not in PASSED_OVER:
            yield ReadNumber(cell.where, (cell.role,), cell.month if cell.role in MONTHLY else None, cell.won, "likely")


def _roles(text: str, found: list[Amount], known: list[Label], taken: list[Stretch], read: list[Stretch]) -> dict[Amount, NumberRole]:
    """Return what those of *found* are that are not *read* yet, by the words, lines and numbers beside them."""
    lines = beside_lines(text, [each.where for each in found], known, taken)
    said_of, since = {}, 0
    for amount in found:
        if not any(amount.where.overlaps(each) for each in read):
            said = role(text, "amount", amount.where, known, taken, since)
            said_of[amount] = lines.get(amount.where, NOTHING) if said is NOTHING else said
        since = amount.where.end
    by_neighbours(text, said_of, taken, known)
    corrected(text, said_of, known, taken)
    return said_of


def _doubtful(text: str, amount: Amount) -> bool:
    """Return whether *amount* cannot be read for certain, or is one of an example."""
    return amount.doubtful or amount.won is None or holds(sentence_around(text, amount.where), notices()["example"]["words"])


def _with_month(text: str, finding: ReadNumber, dated: list[Months], numbers: list[Stretch]) -> ReadNumber:
    """Return *finding* with its month; asked where the text names several and none stands beside it."""
    if finding.role not in (*MONTHLY, CHANGE, None):
        return finding
    beside = _beside(text, finding.where, dated, numbers)
    if beside is not None:
        if len(beside.months) == 1:
            return replace(finding, month=beside.months[0])
        return replace(finding, sure="ask")
    named = {month for each in dated for month in each.months}
    if len(named) == 1:
        return replace(finding, month=named.pop(), sure="ask" if finding.sure == "ask" else "likely")
    if finding.role == "notice" and not named:
        return finding
    return replace(finding, sure="ask")


def _beside(text: str, where: Stretch, dated: list[Months], numbers: list[Stretch]) -> Months | None:
    """Return the months on the line before the number, in brackets behind it, or on the last line that only names them."""
    line = text.rfind("\n", 0, where.start) + 1
    if before := [each for each in dated if line <= each.where.start < where.start]:
        return before[-1]
    for each in dated:
        if each.where.start >= where.end and _OF_MONTH_BEHIND.fullmatch(text, where.end, each.where.start):
            return each
    if behind := _behind_in_row(text, where, line, dated, numbers):
        return behind
    above = [each for each in dated if each.where.start < line]
    if _UNDER.match(text, line) and (own := _leading(text, above)):
        return own
    if above and _heads(text, above[-1], dated, numbers):
        return above[-1]
    end = found if (found := text.find("\n", where.end)) >= 0 else len(text)
    return None if any(line <= each.where.start < end for each in dated) else _of_line_above(text, line, above)


def _of_line_above(text: str, line: int, above: list[Months]) -> Months | None:
    """Return the one month of the line right above the one that begins at *line*."""
    start = text.rfind("\n", 0, max(0, line - 1)) + 1
    own = [each for each in above if each.where.start >= start]
    return own[-1] if own and len({each.months for each in own}) == 1 else None


def _leading(text: str, above: list[Months]) -> Months | None:
    """Return the last of the months *above* that begins its line."""
    begins = ((each, text.rfind("\n", 0, each.where.start) + 1) for each in reversed(above))
    return next((each for each, start in begins if not re.search(r"\w", text[start : each.where.start])), None)


def _behind_in_row(text: str, where: Stretch, line: int, dated: list[Months], numbers: list[Stretch]) -> Months | None:
    """Return the one month of the row that begins at *line*, if it stands behind its one number without a verb between."""
    end = found if (found := text.find("\n", where.end)) >= 0 else len(text)
    row = Stretch(line, end)
    own = of_line(dated, row, lambda each: each.where)
    if len(own) != 1 or len(of_line(numbers, row, lambda each: each)) != 1:
        return None
    near = own[0].where.start - where.end <= NEAR
    return own[0] if near and _ROW.fullmatch(text, where.end, own[0].where.start) else None


def _heads(text: str, each: Months, dated: list[Months], numbers: list[Stretch]) -> bool:
    """Return whether the line of *each* is a heading: one month, no number, and few other words."""
    start = text.rfind("\n", 0, each.where.start) + 1
    end = found if (found := text.find("\n", each.where.end)) >= 0 else len(text)
    rest = (text[start : each.where.start] + text[each.where.end : end]).strip()
    if sum(start <= other.where.start < end for other in dated) > 1:
        return False
    return not any(start <= number.start < end for number in numbers) and (len(rest) <= 10 or empty(rest))


def _days(text: str) -> Iterator[ReadNumber]:
    return (ReadNumber(each.where, each.roles, None, each.day, each.sure) for each in said_days(text))


def merged(found: list[ReadNumber]) -> list[ReadNumber]:
    """Return *found* with what is said twice once, and asked where one thing has two values."""
    kept: dict[tuple[str, Month | None, Won | date | None], ReadNumber] = {}
    loose = []
    for each in found:
        if each.role is None:
            loose.append(each)
            continue
        key = (each.role, each.month, each.value)
        if key not in kept or kept[key].sure == "ask":
            kept[key] = each
    once = list(kept.values())
    for one in once:
        if any(other is not one and (other.role, other.month) == (one.role, one.month) for other in once):
            kept[(one.role or "", one.month, one.value)] = replace(one, sure="ask")
    return sorted([*kept.values(), *loose], key=lambda each: each.where.start)
