"""Whether each step of a cause's page stands alone: results, the sheet and letters show it without its page."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from content.languages import KOREAN, language_of
from content.memory import cached_by_page
from content.problem import Problem
from content.source_text import SourceText

from calculator.text.language import Language
from sitebuild.diagnosis.advice import headings, sections
from sitebuild.diagnosis.markdown import CONTACT, attribute, elements, text

ITEM = re.compile(r"^ {0,3}(?:\d+\.|[-*])\s")
NUMBERED = ("checks", "actions")
"""Sections that a result shows step by step."""
LEANING = {
    "ko": re.compile(r"^(?:지우고|빼고|그래도|그리고|그다음|그 |그것|이것|거기|없으면|있으면|둘 다)|(?:^|\s)(?:아래|위)(?:의|에|에서)?\s+(?:표|목록|방법|날짜|설명)"),
    "en": re.compile(r"^(?:If (?:not|so)\b|Then\b|Otherwise\b|And\b|But\b|It\b|They\b|That\b|This\b|Do (?:it|this|that|so)\b)|\b(?:see|as|list|table|days?|dates?|shown|named|listed|described) (?:above|below)\b|\b(?:above|below)[.,]?$"),
}
"""A step that begins by going on from another one, or points to what stands elsewhere on the page; by language."""
ENDING = {KOREAN: "세요"}
"""What a step has in it that tells the reader to do something, in the languages where a word shows it."""


@cached_by_page
def problems(page: SourceText) -> list[Problem]:
    """Return each step of the cause's *page* that is not numbered, or says too little when read alone."""
    return list(_problems(page))


def _problems(page: SourceText) -> Iterator[Problem]:
    numbered = [headings(page)[key] for key in NUMBERED]
    for blocks in sections(elements(page)).values():
        name = text(blocks[0])
        if name in numbered and [block.tag for block in blocks if block.tag in ("ol", "ul")] != ["ol"]:
            yield page.problem(page.line_of(f"## {name}"), f"‘## {name}’ 아래에는 ‘1.’로 시작하는 할 일 목록 하나만 있어야 해요. "
                               "다른 목록은 따로 제목을 달아 옮겨 주세요.")
        for number, step in enumerate(item for block in blocks if block.tag == "ol" for item in block):
            for message in _lacks(step, language_of(page.uri)):
                yield page.problem(_line(page, name, number), f"할 일 ‘{text(step)}’{message}")


def _lacks(step: Element, language: Language) -> Iterator[str]:
    said = text(step)
    links = list(step.iter("a"))
    if any(attribute(link, "href").startswith(CONTACT) for link in links):
        yield "의 연락처는 결과에서 이름만 남아요. contact 대신 글과 plain(\"contact.….phone\")으로 적어 주세요."
    if step.find(".//ul") is not None or step.find(".//ol") is not None:
        yield " 안에 또 목록이 있어요. 한 문장으로 이어 적어 주세요."
    if any(said.count(text(link)) > 1 for link in links):
        yield "는 링크가 없으면 같은 말을 되풀이해요. 무엇을 하라는 것인지 적어 주세요."
    if language in LEANING and LEANING[language].search(said):
        yield "는 앞의 글이 없으면 알 수 없어요. 무엇을 말하는지 넣어 적어 주세요."
    if ENDING.get(language, "") not in said:
        yield "에 ‘-세요’로 끝나는 문장이 없어요. 무엇을 하라는 것인지 적어 주세요."


def _line(page: SourceText, name: str, number: int) -> int:
    """Return the line of the list item *number*, counted from 0, below the heading *name*; that of the heading where none is found."""
    start = page.line_of(f"## {name}")
    items = [line for line, written in enumerate(page.text.splitlines()[start:], start + 1) if ITEM.match(written)]
    return items[number] if number < len(items) else start
