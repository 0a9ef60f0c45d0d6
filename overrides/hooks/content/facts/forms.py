"""How a fact is written in a sentence."""

from collections.abc import Callable, Sequence
from datetime import date

from calculator.rules.edition import Month
from calculator.text.korean import day, won
from calculator.text.language import Language, language
from calculator.text.language import month as month_name
from content.facts import english_forms
from content.facts.quotable import Fact, FactError
from content.languages import KOREAN

MAN, EOK, JO = 10_000, 100_000_000, 1_000_000_000_000
WEEKDAYS = "월화수목금토일"
TIGHT = ("%", "년", "개월", "일", "차", "원")
"""Units that follow the digits without a space."""
OTHERS: dict[Language, Callable[[Fact], dict[str, Callable[[], str]]]] = {"en": english_forms.forms}
"""How the other languages write a day or a number."""


def text(fact: Fact, form: str = "") -> str:
    """Return *fact* as it stands in a sentence, or in the *form* that the page asks for."""
    if isinstance(fact.value, str):
        forms: dict[str, Callable[[], str]] = {"": lambda: str(fact.value)}
    elif language() != KOREAN:
        forms = OTHERS[language()](fact)
    elif isinstance(fact.value, date):
        forms = _day_forms(fact.value)
    else:
        forms = _number_forms(fact.value, fact.unit)
    if form not in forms:
        usable = ", ".join(f"form=\"{name}\"" for name in forms if name) or "없음(form을 지워 주세요)"
        raise FactError(f"‘{fact.key}’에는 form=\"{form}\"을 쓸 수 없어요. 쓸 수 있는 모양: {usable}.")
    return forms[form]()


def large(value: int, unit: str) -> str:
    """Return *value* by 만, 억 and 조 as far as it is whole in them: ``1조 3,060억 원``."""
    parts = []
    for size, name in ((JO, "조"), (EOK, "억"), (MAN, "만")):
        count, value = divmod(value, size)
        if count:
            parts.append(f"{count:,}{name}")
    if value:
        parts.append(f"{value:,}")
    return f"{' '.join(parts)} {unit}"


def period(months: Sequence[Month]) -> str:
    """Return *months* in a row as a heading has them: a whole year by its number, others from the first to the last."""
    first, last = months[0], months[-1]
    year, same_year = int(first[:4]), first[:4] == last[:4]
    if language() != KOREAN:
        return str(year) if len(months) == 12 and same_year else f"{month_name(first)} to {month_name(last)}"
    if len(months) == 12 and same_year:
        return f"{year}년"
    return f"{year}년 {int(first[5:])}~{int(last[5:])}월" if same_year else f"{month_name(first)}~{month_name(last)}"


def _day_forms(when: date) -> dict[str, Callable[[], str]]:
    short = f"{when.month}월 {when.day}일"
    return {
        "": lambda: day(when),
        "월일": lambda: short,
        "요일": lambda: f"{short}({WEEKDAYS[when.weekday()]})",
        "날": lambda: f"{when.day}일",
    }


def _number_forms(value: int, unit: str) -> dict[str, Callable[[], str]]:
    return {
        "": lambda: _number(value, unit),
        "만": lambda: large(value, unit),
        "숫자": lambda: f"{value:,}",
    }


def _number(value: int, unit: str) -> str:
    if value >= EOK or (unit not in TIGHT and value >= MAN and value % MAN == 0):
        return large(value, unit)
    return won(value) if unit == "원" else f"{value:,}{unit}" if unit in TIGHT or value < MAN else large(value, unit)
