"""One word for one thing: docs/_includes/terms.toml names the word to use and those that are out."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import Any

from calculator.data.toml import DataError, parsed
from calculator.text.korean import attach_particles
from calculator.text.language import cached
from content import DOCS, ROOT
from content.languages import KOREAN, language_of
from content.problem import Problem
from content.source_text import SourceText
from content.wording.literals import MACRO_OR_CODE, visible_lines

FILE = DOCS / "_includes/terms.toml"
LISTS = {KOREAN: "korean", "en": "english"}
GAP = "\N{OBJECT REPLACEMENT CHARACTER}"
"""What a macro, code or an address leaves behind, so that no word is made of what stood around it."""
ADDRESS = re.compile(r"(?<=\])\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)|<?https?://[^\s>)]+|\{[#:][^{}]*\}|<!--.*?-->|<[^<>]*>", re.DOTALL)
QUOTED_FILES = ("sources.toml", "layouts.toml", "notices.toml", "en/publishers.toml")
"""Data that holds the words of others: titles, and names of columns."""
TEMPLATES = ("overrides/theme/*.html", "overrides/theme/partials/**/*.html", "docs/_includes/**/*.md", "docs/_includes/*.html", "docs/_includes/glossary.yml", "docs/_includes/**/words.toml")
TAIL = re.compile("[가-힣]*")
KEY = re.compile(r"^\s*[\w.\"-]+\s*=")
STRING = re.compile(r'"(?:[^"\\]|\\.)*"|\'[^\']*\'')


@dataclass(frozen=True)
class Term:
    """One thing, the word to *use* for it, and the words that are *out*; `FILE` tells what each field means."""

    about: str
    use: str
    out: tuple[str, ...]
    pattern: str = ""
    excepted: str = ""
    note: str = ""
    allowed: tuple[str, ...] = ()
    headings: bool = True

    @cached_property
    def out_pattern(self) -> re.Pattern[str]:
        """The pattern of the words that are out."""
        return re.compile(self.pattern)

    @cached_property
    def excepted_pattern(self) -> re.Pattern[str]:
        """The pattern within which such a word may stand."""
        return re.compile(self.excepted)

    def words(self, line: str) -> Iterator[str]:
        """Yield each word of *line* that is out."""
        if not self.pattern or (not self.headings and line.lstrip().startswith("#")):
            return
        spared = [match.span() for match in self.excepted_pattern.finditer(line)] if self.excepted else []
        for match in self.out_pattern.finditer(line):
            if not any(start <= match.start() and match.end() <= end for start, end in spared):
                yield match[0].strip() + (TAIL.match(line, match.end()) or [""])[0]


@cached
def lists() -> dict[str, tuple[Term, ...]]:
    """Return the terms of each list; raise `DataError` where the file cannot be used."""
    data = parsed(FILE.name, FILE.read_text("utf-8"))
    return {name: tuple(_term(row) for row in data.get(name, [])) for name in LISTS.values()}


def page_problems(page: SourceText) -> Iterator[Problem]:
    """Yield each word of *page* that is out."""
    yield from _problems(visible_lines(page, _blanked), page.uri, "docs", language_of(page.uri))


def problems_elsewhere() -> Iterator[Problem]:
    """Yield each word that is out in the sentences of the data, in the templates and in the menu."""
    for path in sorted((ROOT / "calculator/data").rglob("*.toml")):
        name = path.relative_to(ROOT / "calculator/data").as_posix()
        if name not in QUOTED_FILES:
            yield from _problems(_sentences(path), name, "calculator/data", language_of(name))
    for path in sorted({path for each in TEMPLATES for path in ROOT.glob(each)}):
        uri = path.relative_to(ROOT).as_posix()
        language = language_of(uri.removeprefix("docs/_includes/"))
        yield from _problems(_lines(_blanked(path.read_text("utf-8"))), uri, "", language)
    menu = (ROOT / "mkdocs.yml").read_text("utf-8")
    yield from _problems(_lines(re.sub(r"#.*", "", menu)), "mkdocs.yml", "", KOREAN)


def _term(row: dict[str, Any]) -> Term:
    where = f"{FILE.name}: ‘{row.get('about', row.get('use', '?'))}’"
    values: dict[str, Any] = {("excepted" if key == "except" else key): tuple(value) if isinstance(value, list) else value for key, value in row.items()}
    if unknown := values.keys() - {field.name for field in fields(Term)}:
        raise DataError(f"{where}에 모르는 항목 {', '.join(sorted(unknown))}이 있어요. 파일 맨 위의 설명을 보고 고쳐 주세요.")
    if missing := {"about", "use", "out"} - values.keys():
        raise DataError(f"{where}에 {', '.join(sorted(missing))}이 빠졌어요. 적어 주세요.")
    term = Term(**values)
    try:
        re.compile(term.pattern), re.compile(term.excepted)
    except re.error as error:
        raise DataError(f"{where}의 pattern이나 except를 읽을 수 없어요. 괄호의 짝을 확인해 주세요. ({error})") from error
    return term


def _problems(lines: Iterable[tuple[int, str]], name: str, folder: str, language: str) -> Iterator[Problem]:
    """Yield a problem for each word that is out; Korean words are looked for in English texts too."""
    terms = lists()["korean"] + (lists()[LISTS[language]] if language != KOREAN and language in LISTS else ())
    path = f"{folder}/{name}" if folder else name
    lines = list(lines)
    joined = "\n".join(line for _, line in lines)
    listed = [term for term in terms if path not in term.allowed and term.pattern and term.out_pattern.search(joined)]  # few, and the rest need no look at each line
    for number, line in lines:
        for term in listed:
            for word in term.words(line):
                yield Problem(name, number, _message(word, term, name), folder, "쓰지 않는 말")


def _message(word: str, term: Term, name: str) -> str:
    meant = f'{{{{ literal("{word}") }}}}로 적어 주세요.' if name.endswith(".md") else f"docs/_includes/{FILE.name}의 except에 적어 주세요."
    return attach_particles(f"‘{word}’은(는) 쓰지 않기로 한 말이에요. ‘{term.use}’(으)로 바꿔 주세요. 일부러 쓴다면 {meant}")


def _blanked(text: str) -> str:
    """Return *text* without macros, code, tags and addresses; its lines stay where they are."""
    for pattern in (MACRO_OR_CODE, ADDRESS):
        text = pattern.sub(lambda match: GAP + "\n" * match[0].count("\n"), text)
    return text


def _lines(text: str) -> Iterator[tuple[int, str]]:
    return enumerate(text.split("\n"), 1)


def _sentences(path: Path) -> Iterator[tuple[int, str]]:
    """Yield line number and texts of the TOML file *path*: what stands in quotation marks, not the keys and remarks."""
    for number, line in _lines(path.read_text("utf-8")):
        if not line.lstrip().startswith("#"):
            for match in STRING.finditer(KEY.sub("", line)):
                yield number, match[0]
