"""Numbers typed into a page although the data holds them.

Only spellings that hardly mean anything else are looked for: amounts and counts from 10,000,
the rates with their sign, whole dates, days of the current edition without their year,
telephone numbers and addresses of contacts.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from calculator.rules.loader import current
from calculator.text.korean import attach_particles
from calculator.text.language import cached, language, using_language
from content.facts import forms, quotable
from content.facts.forms import EOK, JO, MAN
from content.facts.quotable import Fact
from content.languages import KOREAN, language_of
from content.problem import Problem
from content.source_text import SourceText

MACRO_OR_CODE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|<!--.*?-->|^(`{3,}|~{3,}).*?^\1|`[^`\n]+`", re.DOTALL | re.MULTILINE)
SPOKEN = "일이삼사오육칠팔구십백천만억조"
SHOWN = ("title:", "description:")


def problems(page: SourceText) -> Iterator[Problem]:
    """Yield each number of the data that *page* types itself."""
    with using_language(language_of(page.uri)):
        pattern, known = _pattern(), spellings()
    for line, text in visible_lines(page, _without_macros):
        for match in pattern.finditer(text):
            yield page.problem(line, message(match[0], known[match[0].replace(" ", "")]), "손으로 적은 값")


def message(literal: str, keys: list[str]) -> str:
    """Return what to write instead of *literal*, which stands in the data under *keys*."""
    choices = ", ".join(f'{{{{ plain("{key}") }}}}' for key in keys[:3])
    return attach_particles(
        f"‘{literal}’은(는) 데이터에 있는 값이에요. 값이 바뀌면 함께 바뀌도록 {choices}처럼 적어 주세요"
        f"(문장 속이면 plain 대신 fact). 우연히 같은 숫자라면 {{{{ literal(\"{literal}\") }}}}로 적어 주세요."
    )


@cached
def spellings() -> dict[str, list[str]]:
    """Return the keys by each way, without blanks, in which their values may be typed."""
    found: dict[str, list[str]] = {}
    for fact in quotable.facts().values():
        for spelling in _spellings(fact):
            found.setdefault(spelling.replace(" ", ""), []).append(fact.key)
    return found


def _spellings(fact: Fact) -> Iterator[str]:
    if isinstance(fact.value, date):
        yield forms.text(fact)
        if fact.key.startswith(f"{current().id}."):
            yield forms.text(fact, "월일" if language() == KOREAN else "short")
        yield fact.value.isoformat()
        yield f"{fact.value:%Y.%m.%d}"
    elif isinstance(fact.value, int) and fact.value >= MAN and language() != KOREAN:
        yield forms.text(fact)
    elif isinstance(fact.value, int) and fact.value >= MAN:
        yield forms.text(fact)
        yield forms.text(fact, "만")
        yield f"{fact.value:,}{fact.unit}"
        yield f"{fact.value}{fact.unit}"
        if fact.unit == "원":
            yield f"{in_words(fact.value)}{fact.unit}"
    elif ".rate" in fact.key:
        yield forms.text(fact)
    elif fact.key.startswith("contact.") and fact.key.endswith((".phone", ".url")):
        yield str(fact.value)
        if fact.key.endswith(".phone") and len(digits := str(fact.value).replace("-", "")) > 4:
            yield digits


def in_words(number: int) -> str:
    """Return *number* in the Korean words for it, ``십만``."""
    words = ""
    for size, name in ((JO, "조"), (EOK, "억"), (MAN, "만"), (1, "")):
        count, number = divmod(number, size)
        group = "".join(_digit(count // ten % 10, unit) for ten, unit in ((1000, "천"), (100, "백"), (10, "십"), (1, "")))
        words += ("" if (group, name) == ("일", "만") else group) + name if count else ""
    return words


def _digit(digit: int, unit: str) -> str:
    return ("" if digit == 1 and unit else " 일이삼사오육칠팔구"[digit].strip()) + unit if digit else ""


@cached
def _pattern() -> re.Pattern[str]:
    """Return a pattern for every spelling, blanks free, not within a longer number or address."""
    longest_first = sorted(spellings(), key=len, reverse=True)
    in_words = [spelling for spelling in longest_first if spelling[0] in SPOKEN]
    return re.compile(
        rf"(?:(?<![\d.,\-])(?:{_any(each for each in longest_first if each[0] not in SPOKEN)})|(?<![\d{SPOKEN}])(?:{_any(in_words)}))(?![\d\-]|,\d|\.\d)"
        if in_words else rf"(?<![\d.,\-])(?:{_any(longest_first)})(?![\d\-]|,\d|\.\d)"
    )


def _any(found: Iterable[str]) -> str:
    return "|".join("[ ]?".join(map(re.escape, _tokens(spelling))) for spelling in found)


def _tokens(spelling: str) -> list[str]:
    """Return *spelling* cut where a blank may stand: after 년, 월, 조, 억, 만, and in other languages between digits and words."""
    if language() != KOREAN and "://" not in spelling:
        return re.findall(r"[A-Za-z]+|[^A-Za-z]+", spelling)
    return re.findall(r".+?(?:[년월조억만]|$)", spelling) if "://" not in spelling else [spelling]


def visible_lines(page: SourceText, blanked: Callable[[str], str]) -> Iterator[tuple[int, str]]:
    """Yield line number and text of what readers see of *page*, of which *blanked* takes out the rest; keywords are what people type."""
    for line, text in enumerate(page.front_matter.splitlines(), 2):
        if text.startswith(SHOWN):
            yield line, blanked(text)
    yield from enumerate(blanked(page.body).split("\n"), page.first_line)


def _without_macros(text: str) -> str:
    return MACRO_OR_CODE.sub(lambda match: "\n" * match[0].count("\n"), text)
