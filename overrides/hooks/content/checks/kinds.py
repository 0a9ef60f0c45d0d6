"""The kinds of mistake in a page, by the names with which a text says that one is meant: ``<!-- 일부러: 긴 문장 -->``."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from calculator.text.korean import attach_particles
from content.checks.visible_text import CODED, masked
from content.facts.quotable import nearest
from content.problem import Problem
from content.source_text import SourceText


class Kind(NamedTuple):
    """Whether a mistake is only noticed, and whether a text may suppress it: it is meant."""

    notice: bool = False
    suppressible: bool = False


KINDS = {
    # characters
    "인코딩": Kind(),
    "BOM": Kind(),
    "풀어쓴 글자": Kind(),
    "보이지 않는 글자": Kind(),
    "파일 이름": Kind(),
    # front matter
    "맨 위 정보": Kind(),
    "모르는 항목": Kind(),
    "맨 위 값": Kind(),
    "날짜 모양": Kind(),
    "앞날": Kind(),
    "굽은 따옴표": Kind(),
    "모르는 출처": Kind(),
    # macros
    "중괄호": Kind(),
    "모르는 이름": Kind(),
    "조사": Kind(suppressible=True),
    # words and numbers
    "없는 값": Kind(),
    "손으로 적은 값": Kind(),
    "쓰지 않는 말": Kind(),
    "약속": Kind(suppressible=True),
    "합니다": Kind(notice=True, suppressible=True),
    "긴 문장": Kind(notice=True, suppressible=True),
    "영어": Kind(notice=True, suppressible=True),
    "한국어": Kind(notice=True, suppressible=True),
    "남은 글": Kind(suppressible=True),
    "틀의 글": Kind(suppressible=True),
    "개인정보": Kind(suppressible=True),
    # what Markdown makes of it
    "큰 제목": Kind(),
    "제목 단계": Kind(notice=True, suppressible=True),
    "같은 제목": Kind(notice=True, suppressible=True),
    "빈 제목": Kind(),
    "같은 이름표": Kind(),
    "표": Kind(),
    "코드 울타리": Kind(),
    "상자": Kind(),
    "들여쓰기": Kind(suppressible=True),
    "닫지 않은 태그": Kind(),
    "붙여 넣은 모양": Kind(),
    "그림 설명": Kind(),
    "무거운 그림": Kind(),
    # links
    "빈 링크": Kind(),
    "링크 글자": Kind(notice=True, suppressible=True),
    "모르는 주소": Kind(suppressible=True),
    "옮겨진 링크": Kind(),
    "없는 링크": Kind(),
    "목록에 없음": Kind(notice=True),
    # what the policy of the site forbids
    "스크립트": Kind(),
    "스타일": Kind(),
    "바깥 내용": Kind(),
}
SUPPRESSION = re.compile(r"(?:<!--|#)\s*일부러\s*:\s*([^\n>]*?)\s*(?:-->|$)", re.MULTILINE)
NEEDLESS = "‘일부러: {kind}’라고 적었지만 여기에는 그런 것이 없어요. 지워 주세요."


def reported(page: SourceText, problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield what of *problems* the text of *page* does not mean, with its weight and the name to mean it by; and what it means without need."""
    suppressed = dict.fromkeys(_suppressions(page), False)
    for problem in problems:
        kind = KINDS.get(problem.kind, Kind())
        here = [(line, problem.kind) for line in (problem.line, problem.line - 1) if (line, problem.kind) in suppressed]
        for suppression in here:
            suppressed[suppression] = True
        if not here or not kind.suppressible:
            name = f" [{problem.kind}]" if kind.suppressible else ""
            yield problem._replace(message=attach_particles(problem.message) + name, notice=kind.notice)
    for (line, name), needed in suppressed.items():
        if name not in KINDS or not KINDS[name].suppressible:
            usable = [each for each, kind in KINDS.items() if kind.suppressible]
            yield page.problem(line, attach_particles(f"‘일부러: {name}’은(는) 쓸 수 없어요. {nearest(name, usable)}"))
        elif not needed:
            yield page.problem(line, NEEDLESS.format(kind=name))._replace(notice=True)


def _suppressions(page: SourceText) -> Iterator[tuple[int, str]]:
    text = masked(page.text, CODED) if "일부러" in page.text else ""
    for number, line in enumerate(text.split("\n"), 1):
        for match in SUPPRESSION.finditer(line):
            yield from ((number, name.strip()) for name in match[1].split(","))
