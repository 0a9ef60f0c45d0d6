"""Amounts of won in a text, in the ways they are written: 1,300,000원, 130만 원, 13만5천원, 백삼십만원."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from calculator.amount import MOST_WON, Won
from calculator.reading.text import Stretch
from calculator.reading.words import expression, notices

_DIGITS = {digit: number for number, digit in enumerate("영일이삼사오육칠팔구")}
_SMALL = {"십": 10, "백": 100, "천": 1_000}
_LARGE = {"만": 10_000, "억": 100_000_000}
_NUMBER = r"\d[\d,.]*"
_PART = rf"{_NUMBER}\s?(?:[천백십]?[만억]|[천백십])"
_AMOUNT = re.compile(
    rf"(?P<sign>[-+▲△])?(?:₩|KRW)?\s?"
    rf"(?:(?P<mixed>{_PART}(?:\s?{_PART})*(?:\s?\d[\d,]*(?=\s?원)|\s?(?P<aloud>[일이삼사오육칠팔구십백천]{{1,8}})(?=\s?원))?)"
    rf"|(?P<plain>{_NUMBER}))(?P<won>\s?(?:원|KRW|won\b))?",
    re.IGNORECASE,
)
_SPELLED = re.compile(
    r"(?<![가-힣])(?:일?금\s?|총\s?|약\s?)?"
    r"(?P<spelled>[영일이삼사오육칠팔구십백천만억]{1,20}(?:\s[일이삼사오육칠팔구십백천만억]{1,12}){0,6})"
    r"\s?원(?:정)?(?=[^가-힣]|[이을은의도입과와보에나정쯤]|$)"
)
_MISREAD = re.compile(r"(?<![\w,.])(?=[\d,.]*[OIl])(?=[OIl,.]*\d)(?P<number>[\dOIl,.]{3,13})\s?원")
"""A number in which a scanner may have taken digits for letters."""
_DIGITS_MEANT = str.maketrans("OIl", "011")
_TORN = re.compile(r"\d(?:,[ \t]*\n[ \t]*|,? )\Z")
_HUNDREDS = re.compile(r"(?<![\d,.])(\d)\s?(천|백)\s?(\d{1,2}|(?<=천)\d{3})(?=\s?만)")
"""The tens of thousands of 1백23만."""
_NOTHING = re.compile(r"[ \t]*(?:[/|(]|\n|\Z)")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{3})+")
_COUNTED = re.compile(r"[\d@*]|[ \t]?%|[ \t]?[명건회차호번년월일시분초개점위층배장인세]")
_IN_BRACKETS = re.compile(r"정?\s?\(\s?(?:일?금\s?)?₩?\s?")
"""What stands between an amount and the same in words."""
_NEARLY = 4
"""How many letters before a number a word such as 약 begins."""
_LEAST_BARE = 5
"""A number without 원 and without separators has at least so many digits; fewer are years, codes or counts."""


class Amount(NamedTuple):
    """Won in the text; *won* is None where the number cannot be read, *bare* where no unit was written.

    It is *doubtful* where the digits, the sign or words such as 쯤 leave open which amount is meant.
    """

    where: Stretch
    won: Won | None
    bare: bool
    doubtful: bool


def amounts(text: str, taken: list[Stretch]) -> list[Amount]:
    """Return the amounts of *text*, in order, outside what is *taken* by days and months."""
    found: list[Amount] = []
    for way in (_misread(text), _written(text, taken), _spelled(text)):
        found += [each for each in way if not any(each.where.overlaps(other.where) for other in found)]
    return list(_once(text, sorted(found, key=lambda each: each.where.start)))


def _once(text: str, found: list[Amount]) -> Iterator[Amount]:
    """Yield *found* without what only repeats the amount before it in brackets, as on a cheque; both are doubtful where they differ."""
    for at, each in enumerate(found):
        before, behind = found[at - 1] if at else None, found[at + 1] if at + 1 < len(found) else None
        if before and _repeats(text, before, each):
            if before.won != each.won:
                yield each._replace(doubtful=True)
        elif behind and _repeats(text, each, behind) and behind.won != each.won:
            yield each._replace(doubtful=True)
        else:
            yield each


def _repeats(text: str, one: Amount, other: Amount) -> bool:
    """Return whether *other* is *one* written in the other way, in digits or in words."""
    if not _IN_BRACKETS.fullmatch(text, one.where.end, other.where.start) or text[other.where.end : other.where.end + 1] != ")":
        return False
    return _in_digits(text, one) != _in_digits(text, other)


def _in_digits(text: str, amount: Amount) -> bool:
    return text[amount.where.start].isdecimal()


def _misread(text: str) -> Iterator[Amount]:
    for match in _MISREAD.finditer(text):
        yield Amount(Stretch(*match.span()), _plain(match["number"].translate(_DIGITS_MEANT), unit=True), False, True)


def _written(text: str, taken: list[Stretch]) -> Iterator[Amount]:
    for match in _AMOUNT.finditer(text):
        number = (match["mixed"] or match["plain"]).rstrip(",.")
        start = match.start("mixed") if match["mixed"] else match.start("plain")
        end = match.end() if match["won"] else start + len(number)
        where = Stretch(start, end)
        if any(where.overlaps(each) for each in taken) or _part_of_other(text, where):
            continue
        unit = bool(match["won"] or match["mixed"] or "₩" in match[0] or "KRW" in match[0].upper())
        torn = len(number) == 3 and _TORN.search(text, max(0, start - 12), start)
        won = None if torn else _mixed(number, match["aloud"] or "") if match["mixed"] else _plain(number, unit)
        if not unit and not _zero(text, where) and (not _looks_like_won(number) or (won or 0) > MOST_WON):
            continue
        doubtful = match["sign"] in ("-", "▲", "△") or bool(torn) or about(text, where)
        yield Amount(where, won if won is not None and won <= MOST_WON else None, not unit, doubtful)


def about(text: str, where: Stretch) -> bool:
    """Return whether the number or day at *where* is said to be only near."""
    return bool(_near().match(text, where.end) or _nearly().search(text, max(0, where.start - _NEARLY), where.start))


@cache
def _near() -> re.Pattern[str]:
    return re.compile(rf"\s?(?:{expression(notices()['near']['words'])})")


@cache
def _nearly() -> re.Pattern[str]:
    return re.compile(rf"(?<![가-힣]){expression(notices()['near']['before'])}[ \t]?\Z")


def _part_of_other(text: str, where: Stretch) -> bool:
    """Return whether the number belongs to a code, an address, a percentage, a time or a count."""
    before, behind = text[max(0, where.start - 2) : where.start], text[where.end : where.end + 3]
    counted = not text[where.start : where.end].endswith("원") and _COUNTED.match(behind)
    return bool(re.search(r"[A-Za-z0-9_/.,*@#]\Z|\d:\Z", before) or counted) or _code(text, where)


def _code(text: str, where: Stretch) -> bool:
    """Return whether hyphens join the number to others, as in a telephone or reference number."""
    return bool(re.search(r"[\dA-Za-z]-$", text[: where.start][-2:]) or re.match(r"-[\dA-Za-z*]", text[where.end : where.end + 2]))


def _zero(text: str, where: Stretch) -> bool:
    """Return whether 0 ends a cell or line that words begin, or stands alone on the line below them."""
    named = re.search(r"[가-힣] ?:? ?\n?\Z", text[max(0, where.start - 4) : where.start])
    return text[where.start : where.end] == "0" and bool(named and _NOTHING.match(text, where.end))


def _looks_like_won(number: str) -> bool:
    return bool(_GROUPED.fullmatch(number)) and ("," in number or len(number) >= _LEAST_BARE)


def _plain(number: str, unit: bool) -> Won | None:
    if number.startswith("0") and number != "0":
        return None
    if _GROUPED.fullmatch(number):
        return int(number.replace(",", ""))
    return int(number.replace(".", "")) if unit and _DOTTED.fullmatch(number) else None


def _mixed(text: str, ending: str = "") -> Won | None:
    """Return the won of ``1억 2,000만 5천``, or of ``4만오천``, the *ending* in words; parts must grow smaller."""
    text = _HUNDREDS.sub(lambda match: str(int(match[1]) * _SMALL[match[2]] + int(match[3])), text)
    total, last = 0, MOST_WON * 100
    rest = aloud(ending) if ending else 0
    for number, units in re.findall(rf"({_NUMBER})\s?([천백십]?[만억]|[천백십])?", text):
        factor = 1
        for unit in units:
            factor *= _SMALL.get(unit) or _LARGE[unit]
        part = _scaled(number, factor)
        if part is None or factor >= last:
            return None
        total, last = total + part, factor
    return None if rest is None or rest >= last else total + rest


def _scaled(number: str, factor: int) -> Won | None:
    """Return *number* times *factor* without a fraction of a won: 4.2 times 10,000 is 42,000."""
    whole, _, rest = number.rstrip(",.").partition(".")
    if not _GROUPED.fullmatch(whole) or not (rest.isdecimal() or not rest):
        return None
    scaled, left = divmod(int(whole.replace(",", "") + rest) * factor, 10 ** len(rest))
    return None if left else scaled


def _spelled(text: str) -> Iterator[Amount]:
    for match in _SPELLED.finditer(text):
        letters = match["spelled"].replace(" ", "")
        if not any(letter in "십백천만억" for letter in letters):
            continue
        yield Amount(where := Stretch(match.start("spelled"), match.end()), aloud(letters), False, about(text, where))


def aloud(letters: str) -> Won | None:
    """Return the number that is spelled 백삼십만오천."""
    total = group = digit = 0
    for letter in letters:
        if letter in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[letter]
        elif letter in _SMALL:
            group, digit = group + (digit or 1) * _SMALL[letter], 0
        else:
            total, group, digit = total + ((group + digit) or 1) * _LARGE[letter], 0, 0
    return total + group + digit
