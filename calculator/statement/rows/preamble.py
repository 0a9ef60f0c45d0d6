"""What a file says of all its payments beside them: the unit or the money of their amounts, and how many there are."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Literal

from calculator.statement.rows.payment import Mark
from calculator.statement.rows.tables import Table, looks_paid
from calculator.statement.table.layout import heading, layouts
from calculator.statement.table.sheet import Sheet

_MOST_CELLS = 6
"""A row of more cells says nothing of all others."""
_FEW = 3
"""So many cells are a label and what it says; headings are more."""
_LONGEST = 80
_KINDS = "(?:이용|승인|거래|조회|결제|사용|매출|검색)?"
_COUNT = re.compile(rf"(?:총|전체|모두|total){_KINDS}(?:건수)?[:(]?(\d[\d,]{{0,6}})건(?!까지|이내|이하|미만|한도)|(?:총|전체|total){_KINDS}(?:건수|count)[:(]?(\d[\d,]{{0,6}})(?![\d.])", re.ASCII)
_PAGE = re.compile(r"(\d{1,4})/(\d{1,4})\)?(?:페이지|쪽|page)|page(\d{1,4})(?:of|/)(\d{1,4})", re.ASCII)
_ONLY = re.compile(r"\d건만|까지만|일부만")
"""What a sentence says that shows a part."""


def unit_said(seen: Sequence[Sheet]) -> Literal["", "unit", "foreign"]:
    """Return whether something beside the payments of a file says that all amounts are in a greater "unit" than the won, or in "foreign" money."""
    sign = layouts().unit_sign
    for sheet in seen:
        if any(_names_money(heading(note)) for note in sheet.notes):
            return "foreign"
        is_above = True
        for _, cells in sheet.rows:
            is_above = is_above and not looks_paid(cells)
            if is_above and len(filled := [cell for cell in cells if cell]) <= _FEW and _names_money(heading("".join(filled))):
                return "foreign"
            if any(_names_unit(heading(cell)) for cell in cells if is_above or sign in cell):
                return "unit"
    return ""


def part_said(found: Sequence[Table], file: int) -> Iterator[Mark]:
    """Yield what says that a file holds less than all: more payments or pages than it has, or that it shows only some."""
    rows = sum(paid or looks_paid(cells) for table in found for (_, cells), paid in zip(table.rows, table.paid, strict=True))
    said = [(Mark(file, line, text[:_LONGEST]), text) for table in found for line, text in _texts(table) if len(text) <= _LONGEST]
    pages = [tuple(int(number) for number in page.groups() if number) for _, text in said for page in _PAGE.finditer(text)]
    last = max((page for page, _ in pages), default=0)
    for mark, text in said:
        counts = [int((number[1] or number[2]).replace(",", "")) for number in _COUNT.finditer(text)]
        is_page = any(int(page[2] or page[4]) > last for page in _PAGE.finditer(text))
        if is_page or any(count > rows for count in counts) or _ONLY.search(text):
            yield mark


def _texts(table: Table) -> Iterator[tuple[int, str]]:
    """Yield the line of each row of *table* that is no payment, with what is written in it, as headings are compared; the notes above it first."""
    first = table.sheet.rows[0][0] if table.sheet.rows else 0
    yield from ((first, heading(note)) for note in table.sheet.notes)
    for (line, cells), paid in zip(table.rows, table.paid, strict=True):
        if not paid and len(filled := [cell for cell in cells if cell]) <= _MOST_CELLS:
            yield line, heading("".join(filled))


@lru_cache(maxsize=1_024)
def _names_unit(plain: str) -> bool:
    before, sign, unit = plain.partition(layouts().unit_sign)
    is_named = bool(sign) and (unit.strip(":()[]").startswith(layouts().units) or before.strip("()[]").endswith(layouts().units))
    return is_named or len(plain) <= _LONGEST and any(f"in{unit}" in plain for unit in layouts().units if unit.isascii())


@lru_cache(maxsize=1_024)
def _names_money(plain: str) -> bool:
    return len(plain) <= _LONGEST and bool(_money().search(plain)) and not any(word in plain for word in ("krw", "원화"))


@cache
def _money() -> re.Pattern[str]:
    """Return what finds foreign money behind a label such as 통화."""
    names = sorted({word.strip("()") for word in layouts().foreign}, key=len, reverse=True)
    return re.compile(rf"(?:currency|통화|화폐|{layouts().unit_sign})[:=(\s]*(?:{'|'.join(map(re.escape, names))})")
