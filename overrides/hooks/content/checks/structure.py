"""What Markdown would make something else of than was meant: tables, code, boxes, headings, indentation."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from itertools import zip_longest

from content.checks.visible_text import MACRO, VisibleText, masked
from content.macros.macros import NAMES
from content.problem import Problem

HEADING = re.compile(r"^(?P<marks>#{1,6})[ \t]*(?P<text>[^#\s].*?)[ \t]*(?P<attributes>\{[^{}]*\})?[ \t]*#*$", re.MULTILINE)
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
UNDERLINED = re.compile(r"^(?![#>|/ \t-])\S[^\n]*\n(-{2,}|={2,6})[ \t]*$", re.MULTILINE)
TOP_HEADING = re.compile(r"^#(?!#)\s*\S|<h1\b", re.MULTILINE)
NAMED = re.compile(r"\{:?[^{}\n]*#([\w.-]+)[^{}\n]*\}|\sid=\"([^\"{}]+)\"")
SEPARATOR = re.compile(r"^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$")
ROW = re.compile(r"^\s{0,3}\|.*\|")
BARE_ROW = re.compile(r"^\s{0,3}(?![#>!?]|/{3})[^|\n]*\S[ \t]+\|[ \t]+\S")
PASTED_ROW = re.compile(r"^\s{0,3}\S[^\t\n]*\t+[^\t\n]*\S")
CELL = re.compile(r"(?<!\\)\|")
OPENING = re.compile(r"^[ \t]*(?P<fence>`{3,}|~{3,})", re.MULTILINE)
BOX = re.compile(r"^(?P<marks>/{3,})[ \t]*(?P<name>[\w-]*)", re.MULTILINE)
INDENTED_BOX = re.compile(r"^(?:!!!|\?\?\?\+?)[ \t]*(?P<name>[\w-]+)[^\n]*\n?", re.MULTILINE)
INSIDE = re.compile(r" {4}|\t|\s*$", re.MULTILINE)
BOXES = ("note", "tip", "warning", "info", "danger", "details", "attention", "caution", "error", "hint", "example", "success", "question", "quote", "abstract", "bug")
INDENTED = re.compile(r"^(?: {4}|\t)[ \t]*\S")
ITEM = re.compile(r"^[ \t]*(?:[-*+]|\d+\.)[ \t]")
BARE = "표의 줄이 |로 시작하고 끝나지 않아서 표가 되지 않을 수 있어요. 줄마다 | 값 | 값 |처럼 앞뒤에 |를 적어 주세요."
PASTED = "엑셀이나 한글의 표를 붙여 넣은 듯해요. 칸 사이가 탭이라서 한 줄로 보이니, 줄마다 | 값 | 값 |로 적고 첫 줄 아래에 |---|---|를 넣어 주세요."
CALL = rf"(?:{'|'.join(NAMES)})\([^{{}}]*\)"
ONE_BRACE = re.compile(rf"(?<!\{{)\{{\s*({CALL})\s*\}}\}}?")
NO_BRACE = re.compile(rf"(?<![\w{{])(?:{'|'.join(NAMES)})\((?:[\"'“‘\d]|\w+ ?=)[^{{}}()\n]*\)(?!\s*\}})")


def problems(visible: VisibleText) -> Iterator[Problem]:
    """Yield what is wrong with the form of the page."""
    yield from _braces(visible)
    yield from _headings(visible)
    yield from _names(visible)
    yield from _tables(visible)
    yield from _open_code(visible)
    yield from _boxes(visible)
    yield from _indented(visible)


def _braces(visible: VisibleText) -> Iterator[Problem]:
    for match in ONE_BRACE.finditer(visible.text):
        yield visible.problem(match.start(), "중괄호", f"‘{match[0]}’의 중괄호가 한쪽에 하나뿐이라 글자 그대로 보여요. {{{{ {match[1]} }}}}로 적어 주세요.")
    for match in NO_BRACE.finditer(masked(visible.text, MACRO)):
        yield visible.problem(match.start(), "중괄호", f"‘{match[0]}’의 중괄호가 빠져서 글자 그대로 보여요. {{{{ {match[0]} }}}}로 적어 주세요.")


def _headings(visible: VisibleText) -> Iterator[Problem]:
    tops = list(TOP_HEADING.finditer(visible.text))
    if not tops:
        yield visible.page.problem(visible.page.first_line, "큰 제목이 없어요. 본문을 ‘# 제목’ 한 줄로 시작해 주세요.", "큰 제목")
    for found in tops[1:]:
        yield visible.problem(found.start(), "큰 제목", "큰 제목(#)은 한 페이지에 하나만 있어야 해요. ##로 바꿔 주세요.")
    for number, line in enumerate(visible.lines, visible.page.first_line):
        if re.fullmatch(r"#{1,6}[ \t]*", line):
            yield visible.page.problem(number, "#만 있고 제목이 없어요. 제목을 적거나 지워 주세요.", "큰 제목" if line.strip() == "#" else "제목 단계")
    for found in UNDERLINED.finditer(visible.text):
        yield visible.problem(found.start(1), "제목 단계", f"글 바로 아래의 {found[1][:3]} 줄은 그 글을 제목으로 만들어요. 사이에 빈 줄을 넣거나 지워 주세요.")
    above, seen = 1, set[str]()
    headings = list(HEADING.finditer(visible.text))
    for found, below in zip_longest(headings, headings[1:]):
        level, text = len(found["marks"]), found["text"]
        content = COMMENT.sub("", visible.page.body[found.end() : below.start() if below else None])
        if not content.strip() and (not below or len(below["marks"]) <= level):
            yield visible.problem(found.start(), "빈 제목", f"제목 ‘{text}’ 아래에 글이 없어요. 글을 적거나 제목을 지워 주세요.")
        if level > above + 1:
            yield visible.problem(found.start(), "제목 단계", f"제목이 {'#' * above}에서 {'#' * level}로 건너뛰었어요. {'#' * (above + 1)}로 적어 주세요.")
        above = level
        if text in seen and "#" not in (found["attributes"] or ""):
            yield visible.problem(found.start(), "같은 제목", f"제목 ‘{text}’이(가) 앞에도 있어서 주소가 흔들려요. 다르게 적거나 뒤에 {{ #영어-이름 }}을 붙여 주세요.")
        seen.add(text)


def _names(visible: VisibleText) -> Iterator[Problem]:
    seen: set[str] = set()
    for match in NAMED.finditer(masked(visible.text, MACRO)):
        name = match[1] or match[2]
        if name in seen:
            yield visible.problem(match.start(), "같은 이름표", f"이름표 ‘#{name}’이(가) 이 페이지에 두 번 있어요. 하나를 바꿔 주세요.")
        seen.add(name)


def _tables(visible: VisibleText) -> Iterator[Problem]:
    lines, start = masked(visible.text, MACRO, "·").split("\n"), 0
    while start < len(lines):
        end = start
        while end < len(lines) and ROW.match(lines[end]):
            end += 1
        if end > start:
            yield from _table(visible, lines, start, end)
        for pattern, message in ((BARE_ROW, BARE), (PASTED_ROW, PASTED)):
            first, end = end, _end(lines, pattern, end)
            if end > first and not (pattern is PASTED_ROW and end == first + 1):
                yield visible.page.problem(visible.page.first_line + first, message, "표")
        start = max(end, start + 1)


def _end(lines: list[str], pattern: re.Pattern[str], start: int) -> int:
    """Return behind which line of *lines* from *start* those end that are like *pattern*."""
    while start < len(lines) and (pattern.match(lines[start]) or (SEPARATOR.match(lines[start]) and "|" in lines[start] and pattern is BARE_ROW)):
        start += 1
    return start


def _table(visible: VisibleText, lines: list[str], start: int, end: int) -> Iterator[Problem]:
    """Yield what is wrong with the table on *lines* from *start* to *end*."""
    first = visible.page.first_line
    above = lines[start - 1].strip() if start else ""
    if above and not above.startswith(("#", "<", "///", "{")) and not SEPARATOR.match(above):
        yield visible.page.problem(first + start, "표 위에 빈 줄이 없어서 표가 되지 않아요. 빈 줄을 넣어 주세요.", "표")
    if end - start > 1 and not SEPARATOR.match(lines[start + 1]):
        yield visible.page.problem(first + start, "표의 둘째 줄이 구분 줄이 아니라서 표가 되지 않아요. 첫 줄 아래에 |---|---|처럼 적어 주세요.", "표")
        return
    wanted = cells(lines[start])
    if end - start > 1 and (count := cells(lines[start + 1])) != wanted:
        yield visible.page.problem(first + start + 1, f"구분 줄의 칸이 {count}개인데 첫 줄은 {wanted}개라서 표가 되지 않아요. |---|를 {wanted}칸으로 맞춰 주세요.", "표")
        return
    for number in range(start + 2, end):
        if (count := cells(lines[number])) > wanted:
            yield visible.page.problem(first + number, f"표의 칸이 {count}개인데 첫 줄은 {wanted}개예요. 남는 칸은 보이지 않으니 칸 수를 맞춰 주세요(글자 |는 \\|로).", "표")
        elif count < wanted:
            yield visible.page.problem(first + number, f"표의 칸이 {count}개인데 첫 줄은 {wanted}개예요. 빠진 칸을 적고, 비울 칸이면 | |처럼 비워 주세요.", "표")


def cells(line: str) -> int:
    """Return how many cells the row of a table has."""
    return len(CELL.findall(line.strip().removeprefix("|").removesuffix("|"))) + 1


def _open_code(visible: VisibleText) -> Iterator[Problem]:
    if match := OPENING.search(visible.text):
        yield visible.problem(match.start(), "코드 울타리", f"{match['fence']}로 시작한 코드가 끝나지 않아서 그 아래가 모두 코드로 보여요. 끝에 {match['fence']}를 적어 주세요.")


def _boxes(visible: VisibleText) -> Iterator[Problem]:
    boxes, indented = list(BOX.finditer(visible.text)), list(INDENTED_BOX.finditer(visible.text))
    for match in (*boxes, *indented):
        if unknown := _unknown_box(match["name"]):
            yield visible.problem(match.start(), "상자", unknown)
    for match in indented:
        if not INSIDE.match(visible.text, match.end()):
            yield visible.problem(match.end(), "상자", "상자 안의 글은 빈칸 네 개로 시작해야 해요. 앞의 빈칸을 네 개로 맞춰 주세요.")
    opened = [match for match in boxes if match["name"]]
    if len(opened) > len(boxes) - len(opened):
        last = next((one for one, after in zip(opened, [*opened[1:], None], strict=True) if not _closed(visible.text, one, after)), opened[-1])
        yield visible.problem(last.start(), "상자", f"상자 ‘{last['name']}’이(가) 끝나지 않아서 그 아래가 모두 상자 안에 보여요. 끝에 {last['marks']}를 적어 주세요.")


def _unknown_box(name: str) -> str:
    """Return what to say of a box of the kind *name*, "" where there is that kind."""
    if not name or name in BOXES:
        return ""
    close = get_close_matches(name, BOXES, n=1)
    return f"모르는 상자 ‘{name}’. {f'혹시 ‘{close[0]}’인가요?' if close else f'쓸 수 있는 것: {', '.join(BOXES[:6])}.'}"


def _closed(text: str, box: re.Match[str], after: re.Match[str] | None) -> bool:
    """Return whether *box* ends before the one *after* it begins."""
    inside = text[box.end() : after.start() if after else len(text)]
    return bool(re.search(rf"^{box['marks']}[ \t]*$", inside, re.MULTILINE))


def _indented(visible: VisibleText) -> Iterator[Problem]:
    """Yield where four blanks or a tab at the margin, below no list and no box, make code of a text."""
    inside, blank = False, True
    for number, line in enumerate(visible.lines):
        if INDENTED.match(line):
            if blank and not inside:
                yield visible.page.problem(visible.page.first_line + number, "빈칸 네 개나 탭으로 시작해서 코드로 보여요. 앞의 빈칸을 지우고, 코드라면 ```로 감싸 주세요.", "들여쓰기")
                inside = True
        elif line.strip():
            inside = bool(ITEM.match(line)) or line.startswith(("!!!", "???", "[^", ":   ", "<", " ")) or (inside and not blank)
        blank = not line.strip()
