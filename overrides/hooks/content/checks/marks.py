"""Marks of Markdown that do nothing as they are written, so that readers see the marks themselves: lists, bold, links, footnotes, comments."""

import re
from collections.abc import Iterator

from content.checks.structure import ITEM
from content.checks.visible_text import CODE, MACRO, TAG, VisibleText, masked
from content.problem import Problem

BOLD = re.compile(r"\*\*(?=[^\s*])(?:(?!\n\s*\n).)+?(?<=\S)\*\*", re.DOTALL)
APART = re.compile(r"\[[^\[\]\n]+\]\s+\((?:[^()\s]+\.md(?:#[^()\s]*)?|https?://[^()\s]+)\)")
OPEN = re.compile(r"\[[^\[\]\n]+\]\((?:[^()\s]+\.md|https?://)[^()\n]*$", re.MULTILINE)
REFERENCE = re.compile(r"\[[^\[\]\n]+\]\[([^\[\]\n]+)\]")
NOTE = re.compile(r"\[\^([^\]\s]+)\](:?)")
TYPED = re.compile(r"^[ \t]*[●○■□◆◇▶▷▪•∙‣◦☞►①-⑳❶-❿ㆍ](?!□)[ \t]*[가-힣A-Za-z0-9*]")
TIGHT = re.compile(r"^(?:\d+\.|[-+])(?=[가-힣])")
PASTED = re.compile(
    r"<(?:font|center|big|strike|u|tt|marquee|blink|o:p|st1:|[wmv]:|xml\b)[^<>]*>|<!\[if|<span\s+lang=[\"']?[a-z]{2}-[A-Z]{2}\b|<\w[^<>]*\s(?:class=[\"']?(?:Mso|xl\d)|(?:bgcolor|cellspacing|cellpadding|valign|align|face)\s*=)[^<>]*>|&(?:nbsp|lt|gt|amp);(?:&nbsp;)+|\bmso-[a-z]+|&amp;(?:amp|lt|gt|nbsp|quot|#\d+);|&#(?:8203|65279|x200b);",
    re.IGNORECASE,
)
"""What Word, Hangul, Excel and old pages put around a text."""
STRUCK = re.compile(r"(~~|==)(?=[^\s=~])[^\n]*?(?<=[^\s=~])\1")
PLAIN = re.compile(r"[^\s#|<>/{!?:\[`~]")
"""How a line of ordinary text begins."""


def problems(visible: VisibleText) -> Iterator[Problem]:
    """Yield each mark that readers would see."""
    text = masked(visible.text, MACRO, CODE)
    yield from _lists(visible, text)
    yield from _bold(visible, text)
    yield from _links(visible, text)
    yield from _notes(visible, text)
    if match := PASTED.search(visible.text):
        yield visible.problem(match.start(), "붙여 넣은 모양", f"‘{match[0][:40]}’은(는) 다른 프로그램에서 붙여 넣은 모양이에요. 이 기호와 꺾쇠 안을 모두 지우고 글만 남겨 주세요.")
    if match := STRUCK.search(text):
        yield visible.problem(match.start(), "닫지 않은 태그", f"‘{match[0][:40]}’의 {match[1]}는 글자 그대로 보여요. 지운 글이면 빼고, 굵게 하려면 **글**처럼 적어 주세요.")
    if (position := visible.text.find("<!--")) >= 0:
        yield visible.problem(position, "닫지 않은 태그", "<!--로 시작한 메모가 끝나지 않았어요. 메모 끝에 -->를 적어 주세요.")


def _lists(visible: VisibleText, text: str) -> Iterator[Problem]:
    paragraph = inside = False
    for number, (line, written) in enumerate(zip(text.split("\n"), visible.page.body.split("\n"), strict=True), visible.page.first_line):
        if TIGHT.match(line):
            yield visible.page.problem(number, "붙임표나 번호 뒤에 빈칸이 없어서 목록이 되지 않아요. ‘- 글’이나 ‘1. 글’처럼 적어 주세요.", "들여쓰기")
        elif TYPED.match(line) and not written.lstrip().startswith("`"):
            yield visible.page.problem(number, "●나 ①로 시작한 줄은 목록이 되지 않고 한 줄로 이어져요. ‘- 글’이나 ‘1. 글’로 적어 주세요.", "들여쓰기")
        if not line.strip():
            paragraph = inside = False
        elif ITEM.match(line):
            if paragraph:
                yield visible.page.problem(number, "목록 위에 빈 줄이 없어서 목록이 되지 않아요. 빈 줄을 넣어 주세요.", "들여쓰기")
            paragraph, inside = False, True
        else:
            paragraph = paragraph or (not inside and bool(PLAIN.match(line)))


def _bold(visible: VisibleText, text: str) -> Iterator[Problem]:
    rest = masked(masked(text, TAG), BOLD)
    if (position := rest.find("**")) >= 0:
        yield visible.problem(position, "닫지 않은 태그", "**가 글자 그대로 보여요. 굵게 할 글의 앞뒤에 빈칸 없이 **글**처럼 적어 주세요.")


def _links(visible: VisibleText, text: str) -> Iterator[Problem]:
    for match in APART.finditer(text):
        yield visible.problem(match.start(), "빈 링크", "[글]과 (주소) 사이에 빈칸이 있어서 링크가 되지 않아요. 빈칸을 지워 주세요.")
    for match in OPEN.finditer(text):
        yield visible.problem(match.start(), "빈 링크", "링크의 괄호를 닫지 않아서 링크가 되지 않아요. 주소 뒤에 )를 적어 주세요.")
    for match in REFERENCE.finditer(text):
        if f"[{match[1]}]:" not in text:
            yield visible.problem(match.start(), "없는 링크", f"‘{match[0]}’의 주소가 없어서 링크가 되지 않아요. [글](페이지.md)처럼 적어 주세요.")


def _notes(visible: VisibleText, text: str) -> Iterator[Problem]:
    """Yield each note without a text, and each text without a note."""
    found = list(NOTE.finditer(text))
    texts = {each[1] for each in found if each[2]}
    marks = {each[1] for each in found if not each[2]}
    for each in found:
        if not each[2] and each[1] not in texts:
            yield visible.problem(each.start(), "없는 링크", f"각주 ‘[^{each[1]}]’의 글이 없어요. 페이지 끝에 ‘[^{each[1]}]: 글’을 한 줄 적어 주세요.")
        if each[2] and each[1] not in marks:
            yield visible.problem(each.start(), "없는 링크", f"각주 ‘[^{each[1]}]’를 부르는 곳이 없어요. 글 속에 [^{each[1]}]를 적거나 이 줄을 지워 주세요.")
