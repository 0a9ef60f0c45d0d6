"""How a mistake in a page is put right where there is only one way: one function a kind, from the page to its whole new text.

A function returns the text unchanged where it is not sure; `content.checks.fix` keeps a new text only if it is better.
"""

import posixpath
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from difflib import SequenceMatcher
from typing import NamedTuple

from calculator.text.language import using_language
from content.checks import addresses, letters, particles, structure
from content.checks.particles import with_particle
from content.data.front_matter import FIELDS, KINDS
from content.facts import forms, quotable
from content.languages import language_of
from content.problem import Problem
from content.source_text import SourceText, linked
from content.wording import literals, terms
from content.wording.speech import polite

LIKE = 0.8
"""How much a name must be like the one that was meant."""
OFFERED = re.compile(r"‘([^’]+)’[^‘]*혹시 ‘([^’]+)’인가요")
QUOTED = re.compile(r"‘([^’]+)’")
DAY = re.compile(r"(\d{4})\s*[-./년]\s*(\d{1,2})\s*[-./월]\s*(\d{1,2})\s*[.일]?")
DAY_FIRST = re.compile(r"(\d{1,2})[-./](\d{1,2})[-./](\d{4})")
FORMS = ("", "만", "월일", "요일", "숫자", "short", "digits")
STYLE = re.compile(r"\s+style\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>}]+)", re.IGNORECASE)
LOOSE = re.compile(r"\*\*[ \t]*(\S(?:.*?\S)?)[ \t]*\*\*")
PASTED_TAG = re.compile(r"</?(?:font|center|big|u|tt|o:p|st1:\w+|[wmv]:\w+)\b[^<>]*>", re.IGNORECASE)
PASTED_ATTRIBUTE = re.compile(r"(?<=[\w\"'])\s+(?:class=[\"']?(?:Mso|xl)\w*[\"']?|(?:bgcolor|cellspacing|cellpadding|valign|align|face)\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>]+))", re.IGNORECASE)
PRIVATE = "".join(map(chr, range(0xE000, 0xF900)))
NO_MARKS = re.compile(r"\s*\{:?\s*\}")


class Site(NamedTuple):
    """What a page may lead to: *titles* of all pages by their paths below docs/, and where pages were *moved*."""

    titles: Mapping[str, str]
    moved: Mapping[str, str]


type Repair = Callable[[SourceText, Problem, Site], str]


def _on_line(change: Callable[[str, Problem, SourceText, Site], str]) -> Repair:
    """Return a repair of the line of the problem alone."""

    def repair(page: SourceText, problem: Problem, site: Site) -> str:
        lines = page.text.split("\n")
        lines[problem.line - 1] = change(lines[problem.line - 1], problem, page, site)
        return "\n".join(lines)

    return repair


def surely(word: str, words: Iterable[str]) -> str:
    """Return which of *words* was meant by *word*, "" where that is not sure: numbers are never guessed."""
    digits = re.findall(r"\d+", word)
    like = sorted(((SequenceMatcher(None, word, other).ratio(), other) for other in words if re.findall(r"\d+", other) == digits), reverse=True)
    if not like or like[0][0] < LIKE or (len(like) > 1 and like[1][0] >= like[0][0]):
        return ""
    return like[0][1]


def _composed(page: SourceText, problem: Problem, site: Site) -> str:
    return unicodedata.normalize("NFC", page.text)


def _visible(page: SourceText, problem: Problem, site: Site) -> str:
    return letters.WIDE.sub(lambda match: "" if match[0] in PRIVATE else unicodedata.normalize("NFKC", match[0]), letters.INVISIBLE.sub("", page.text))


def _key(line: str, problem: Problem, page: SourceText, site: Site) -> str:
    key, colon, value = line.partition(":")
    other = surely(key, FIELDS)
    return f"{other}{colon}{value}" if other and page.line_of_key(other) == 1 else line


def _value(line: str, problem: Problem, page: SourceText, site: Site) -> str:
    key, _, value = line.partition(":")
    value = value.strip()
    if key == "kind":
        return f"kind: {surely(value, KINDS) or value}"
    if key in ("title", "description") and value.count('"') % 2 == 0 and value[:1] not in "\"'":
        return f"{key}: " + re.sub(r'"([^"]*)"', r"“\1”", value)
    return line


def _form(page: SourceText, problem: Problem, site: Site) -> str:
    """Put a blank behind the colons of the front matter, and quotation marks around a text with a colon in it."""
    lines = page.text.split("\n")
    for number in range(1, page.front_matter.count("\n") + 1):
        lines[number] = _field(lines[number])
    return "\n".join(lines)


def _field(line: str) -> str:
    key, colon, value = line.partition(":")
    if not colon or key.strip() not in FIELDS:
        return line.replace("\t", "    ")
    value = value.strip()
    if ": " in value and value[:1] not in "\"'[{" and "'" not in value:
        value = f"'{value}'"
    return f"{key.strip()}: {value}"


def _day(line: str, problem: Problem, page: SourceText, site: Site) -> str:
    key, _, value = line.partition(":")
    found, turned = DAY.search(value), DAY_FIRST.search(value)
    numbers = [int(each) for each in found.groups()] if found else [int(each) for each in reversed(turned.groups())] if turned else []
    if not numbers or (not found and numbers[2] <= 12):  # the day or the month
        return line
    try:
        return f"{key}: {date(*numbers)}"
    except ValueError:
        return line


def _straight(line: str, problem: Problem, page: SourceText, site: Site) -> str:
    key, _, value = line.partition(":")
    if key in letters.SHOWN and not letters.QUOTED.fullmatch(value.strip()):
        return line
    return f"{key}:{letters.CURLY.sub('', value)}"


def _name(line: str, problem: Problem, page: SourceText, site: Site) -> str:
    """Put the name that the message offers in the place of the one that there is not."""
    offered = OFFERED.search(problem.message)
    if not offered or surely(offered[1], [offered[2]]) == "":
        return line
    return re.sub(rf"(?<![\w.-]){re.escape(offered[1])}(?![\w.-])", offered[2], line)


def _braces(line: str, problem: Problem, page: SourceText, site: Site) -> str:
    line = re.sub(r"\{\{[^{}]*\}\}", lambda match: re.sub("[“”]", '"', re.sub("[‘’]", "'", match[0])), line)
    line = re.sub(rf"\{{\{{\s*({structure.CALL})\s*\}}(?!\}})", r"{{ \1 }}", line)
    return structure.ONE_BRACE.sub(r"{{ \1 }}", line)


def _particle(page: SourceText, problem: Problem, site: Site) -> str:
    text, start = page.body, len(page.text) - len(page.body)
    for found in particles.misfits(page):
        if page.first_line + text.count("\n", 0, found.start) == problem.line:
            return page.text[: start + found.start] + found.fitting + page.text[start + found.end :]
    return page.text


def _number(line: str, problem: Problem, page: SourceText, site: Site) -> str:
    """Write a macro for a number that only one fact has, in the form that reads the same."""
    typed = QUOTED.search(problem.message)
    with using_language(language_of(page.uri)):
        keys = literals.spellings().get(typed[1].replace(" ", ""), []) if typed else []
        if typed is None or len(keys) != 1 or line.count(typed[1]) != 1:
            return line
        for form in FORMS:
            try:
                same = forms.text(quotable.fact(keys[0]), form).replace(" ", "") == typed[1].replace(" ", "")
            except quotable.FactError:
                continue
            if same:
                named = f', "{form}"' if form else ""
                return line.replace(typed[1], f'{{{{ plain("{keys[0]}"{named}) }}}}')
    return line


def _word(line: str, problem: Problem, page: SourceText, site: Site) -> str:
    """Put the word to use in the place of one that is out, where both are nouns and one stands for the other as it is."""
    for term in terms.lists()["korean"]:
        plain = re.fullmatch(r"[가-힣 ]*[가-힣]", term.use) and not term.use.endswith("다")
        if not plain or f"‘{term.use}’" not in problem.message:
            continue
        for match in term.out_pattern.finditer(line):
            if match[0] in term.out:
                return line[: match.start()] + with_particle(term.use, line[match.end() :])
    return line


def _lower(line: str, problem: Problem, page: SourceText, site: Site) -> str:
    return f"#{line}" if line.startswith("# ") and "하나만" in problem.message else line


def _levels(page: SourceText, problem: Problem, site: Site) -> str:
    """Raise the heading of the problem, and those below it with it."""
    lines = page.text.split("\n")
    code = False
    above, deep, up = 1, 0, 0
    for number, line in enumerate(lines, 1):
        code ^= line.lstrip().startswith(("```", "~~~"))
        match = re.match(r"(#{1,6})\s", line)
        if code or not match or number < page.first_line:
            continue
        level = len(match[1])
        if number < problem.line:
            above = level
        elif number == problem.line:
            deep, up = level, level - above - 1
        elif level < deep:
            break
        if number >= problem.line and up > 0:
            lines[number - 1] = line[up:]
    return "\n".join(lines)


def _table(line: str, problem: Problem, page: SourceText, site: Site) -> str:
    if "빈 줄이 없어서" in problem.message:
        return f"\n{line}"
    following = page.text.split("\n")[problem.line : problem.line + 1]
    columns = structure.cells(line)
    if "구분 줄" in problem.message and following and structure.cells(following[0]) == columns > 1:
        return f"{line}\n|{'---|' * columns}"
    return line


def _outdented(page: SourceText, problem: Problem, site: Site) -> str:
    lines = page.text.split("\n")
    end = problem.line - 1
    while end < len(lines) and structure.INDENTED.match(lines[end]):
        end += 1
    block = lines[problem.line - 1 : end]
    if all(structure.ITEM.match(line) for line in block):
        lines[problem.line - 1 : end] = [re.sub(r"^(?: {4}|\t)", "", line) for line in block]
    return "\n".join(lines)


def _titled(line: str, problem: Problem, page: SourceText, site: Site) -> str:
    """Write the title of a page for a link that says nothing."""

    def change(match: re.Match[str]) -> str:
        words, title = match["text"].strip(), site.titles.get(linked(page.uri, match["address"]), "")
        if match["picture"] or not title or "{" in title or (words and words.lower() not in addresses.VAGUE):
            return match[0]
        return f"[{title}]{match[0][match[0].index('](') + 1 :]}\0"

    pieces = addresses.LINK.sub(change, line).split("\0")
    whole = pieces[0]
    for rest in pieces[1:]:
        title = whole[whole.rindex("[") + 1 : whole.rindex("](")]
        whole += with_particle(title, rest).removeprefix(title)
    return whole


def _in_polite_form(line: str, problem: Problem, page: SourceText, site: Site) -> str:
    word = QUOTED.search(problem.message)
    other = word and polite(word[1])
    return line.replace(word[1], other, 1) if word and other and line.count(word[1]) == 1 else line


def _unstyled(line: str, problem: Problem, page: SourceText, site: Site) -> str:
    """Take out what the reader's browser refuses anyway."""
    return NO_MARKS.sub("", STYLE.sub("", line))


def _closed_up(line: str, problem: Problem, page: SourceText, site: Site) -> str:
    """Take the blanks out of the one bold text of a line that has them inside its asterisks."""
    return LOOSE.sub(r"**\1**", line) if line.count("**") == 2 else line


def _unpasted(line: str, problem: Problem, page: SourceText, site: Site) -> str:
    """Leave the text alone of what another program put around it."""
    return PASTED_ATTRIBUTE.sub("", PASTED_TAG.sub("", line))


def _link(line: str, problem: Problem, page: SourceText, site: Site) -> str:
    """Lead to where a page was moved, or to the one page with nearly that name."""
    match = QUOTED.search(problem.message)
    path, mark, anchor = match[1].partition("#") if match else ("", "", "")
    target = linked(page.uri, path)
    folder = posixpath.dirname(page.uri) or "."
    if new := site.moved.get(target):
        return line.replace(f"]({path}{mark}{anchor}", f"]({posixpath.relpath(new, folder)}")
    near = surely(path, [posixpath.relpath(uri, folder) for uri in site.titles])
    return line.replace(f"]({path}", f"]({near}") if near else line


REPAIRS: dict[str, Repair] = {
    "풀어쓴 글자": _composed,
    "보이지 않는 글자": _visible,
    "맨 위 정보": _form,
    "모르는 항목": _on_line(_key),
    "맨 위 값": _on_line(_value),
    "날짜 모양": _on_line(_day),
    "굽은 따옴표": _on_line(_straight),
    "모르는 출처": _on_line(_name),
    "중괄호": _on_line(_braces),
    "모르는 이름": _on_line(_name),
    "조사": _particle,
    "손으로 적은 값": _on_line(_number),
    "쓰지 않는 말": _on_line(_word),
    "합니다": _on_line(_in_polite_form),
    "큰 제목": _on_line(_lower),
    "제목 단계": _levels,
    "표": _on_line(_table),
    "상자": _on_line(_name),
    "들여쓰기": _outdented,
    "빈 링크": _on_line(_titled),
    "링크 글자": _on_line(_titled),
    "닫지 않은 태그": _on_line(_closed_up),
    "붙여 넣은 모양": _on_line(_unpasted),
    "스타일": _on_line(_unstyled),
    "옮겨진 링크": _on_line(_link),
    "없는 링크": _on_line(_link),
}
"""What repairs each kind; how a file is saved, and the lists that a page is missing from, are the matter of `content.checks.fix`."""
