"""Days and amounts in a text that cannot be: a 31st of September, a Tuesday that was a Monday, commas that do not part thousands."""

import re
from collections.abc import Iterator
from datetime import date

from content.checks.visible_text import VisibleText
from content.problem import Problem

DAY = re.compile(r"(?<!\d)(20\d\d)(?:년 ?(\d{1,2})월 ?(\d{1,2})일|[-.](\d{1,2})[-.](\d{1,2})(?!\d))(?: ?\(?([월화수목금토일])(?:요일|\)))?")
WEEKDAYS = "월화수목금토일"
AMOUNT = re.compile(r"(?<![\d,.])\d[\d,]*,\d+(?= ?(?:원|won\b))")
THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")


def problems(visible: VisibleText) -> Iterator[Problem]:
    """Yield each day that no calendar has, each that has another weekday, and each amount whose commas stand elsewhere."""
    for match in DAY.finditer(visible.prose):
        if message := _wrong_day(match):
            yield visible.problem(match.start(), "없는 값", message)
    for match in AMOUNT.finditer(visible.prose):
        if not THOUSANDS.fullmatch(match[0]):
            yield visible.problem(match.start(), "없는 값", f"‘{match[0]}’의 쉼표가 천 단위가 아니에요. 1,300,000처럼 세 자리마다 적어 주세요.")


def _wrong_day(match: re.Match[str]) -> str:
    """Return what is wrong with the day of *match*, "" where nothing is."""
    year, month, day = (int(each) for each in match.groups()[:5] if each)
    try:
        weekday = WEEKDAYS[date(year, month, day).weekday()]
    except ValueError:
        return f"달력에 없는 날 ‘{match[0]}’. 날짜를 확인해 주세요."
    return "" if match[6] in (None, weekday) else f"‘{match[0]}’은(는) {weekday}요일이에요. 날짜나 요일을 확인해 주세요."
