"""What is wrong with one page on its own."""

import re
from collections.abc import Iterator
from itertools import chain

from content.data import front_matter
from content.macros import guard
from content.problem import Problem
from content.source_text import SourceText
from content.wording import literals, terms

CODE = re.compile(r"^(`{3,}|~{3,}).*?^\1|`[^`\n]+`", re.DOTALL | re.MULTILINE)
STYLE = re.compile(r"""\sstyle\s*=\s*["']""")
TOP_HEADING = re.compile(r"^#(?!#)\s*\S|<h1\b", re.MULTILINE)
EMPTY_ALT = re.compile(r"!\[\s*\]\(")


def problems(page: SourceText) -> Iterator[Problem]:
    """Yield every mistake of *page* that shows without the other pages."""
    return chain(front_matter.problems(page), guard.syntax_problems(page), literals.problems(page), terms.page_problems(page), _body(page))


def _body(page: SourceText) -> Iterator[Problem]:
    text = CODE.sub(lambda found: "\n" * found[0].count("\n"), page.body)

    def line(position: int) -> int:
        return page.first_line + text.count("\n", 0, position)

    for found in STYLE.finditer(text):
        yield page.problem(line(found.start()), "style=은 쓸 수 없어요(보안 규칙이 막아요). 지우거나 overrides/theme의 CSS에 적어 주세요.")
    for found in EMPTY_ALT.finditer(text):
        yield page.problem(line(found.start()), "그림에 설명이 없어요. ![이렇게 설명](그림.png)처럼 적어 주세요.")
    headings = list(TOP_HEADING.finditer(text))
    if not headings:
        yield page.problem(page.first_line, "큰 제목이 없어요. 본문을 ‘# 제목’ 한 줄로 시작해 주세요.")
    for found in headings[1:]:
        yield page.problem(line(found.start()), "큰 제목(#)은 한 페이지에 하나만 있어야 해요. ##로 바꿔 주세요.")
