"""Proof that a questionnaire is the same in another language: the texts differ, and nothing else."""

import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

from content.problem import Problem
from content.source_text import SourceText

from sitebuild.diagnosis import advice, checks
from sitebuild.diagnosis.flow import Questionnaire
from sitebuild.diagnosis.questions import WrittenAnswer, WrittenQuestion

IN_KOREAN = re.compile(r"\s*\{\{ *in_korean\((?:[\"']([\w-]*)[\"'])?")
"""The call of the macro, with the contact that it names."""


def every_problem(korean: Questionnaire, *others: Questionnaire) -> list[Problem]:
    """Return the mistakes of the *korean* questionnaire; where there is none, those of the *others*, also beside it."""
    return checks.problems(korean) or [problem for other in others for problem in (*checks.problems(other), *problems(korean, other))]


def problems(korean: Questionnaire, other: Questionnaire) -> Iterator[Problem]:
    """Yield where *other* asks, answers or advises otherwise than *korean*, with its line.

    An answer that leads to a cause whose page *other* does not have yet may be left out.
    """
    for ours, theirs in zip_longest(korean.nodes, other.nodes):
        if ours is None or theirs is None or ours.id != theirs.id:
            line = theirs.line if theirs else other.page.text.count("\n")
            wanted = f"‘#{ours.id}’이어야" if ours else "없어야"
            yield other.page.problem(line, f"이 자리의 질문은 {wanted} 해요. docs/{korean.page.uri}와 같은 차례로 적어 주세요.")
            return
        yield from _question(other, ours, theirs)
    for key in sorted(other.causes.keys() - korean.causes.keys()):
        yield other.pages[key].problem(1, f"원인 ‘{key}’의 한국어 페이지가 없어요. 파일 이름을 고쳐 주세요.")
    for key in korean.causes.keys() & other.causes.keys():
        ours, theirs = (_contacts(read.causes[key]) for read in (korean, other))
        if ours != theirs:
            line = other.pages[key].line_of(advice.headings(other.pages[key])["calls"])
            yield other.pages[key].problem(line, f"원인 ‘{key}’의 연락처는 {', '.join(ours)}의 차례여야 해요. 지금은 {', '.join(theirs)}예요.")
        yield from _without_korean(other.pages[key], other.causes[key]["calls"])
    yield from _without_korean(other.page, [call for end in other.ends for call in advice.read_end(other.page.uri, end.title, end.blocks)["calls"]])


def _without_korean(page: SourceText, calls: list[dict[str, str]]) -> Iterator[Problem]:
    """Yield each of the *calls* on *page* whose words do not have the Korean ones below them."""
    lines = page.text.splitlines()
    for contact, words in ((call["contact"], call["words"]) for call in calls if call["words"]):
        at = page.line_of(f"“{words}”")
        below = next((line for line in lines[at:] if line), "")
        found = IN_KOREAN.match(below)
        if found is None or (found[1] or "") != contact:
            name = f'in_korean("{contact}")' if contact else "in_korean()"
            yield page.problem(at, f"할 말 “{words}” 아래에 빈 줄을 두고 한국어 문장을 불러 주세요: {{{{ {name} }}}}.")


def _question(other: Questionnaire, ours: WrittenQuestion, theirs: WrittenQuestion) -> Iterator[Problem]:
    wanted = [answer for answer in ours.answers if not answer.cause or answer.cause in other.causes]
    if [_leads(answer) for answer in wanted] != [_leads(answer) for answer in theirs.answers]:
        for mine, its in zip_longest(wanted, theirs.answers):
            if mine is None or its is None or _leads(mine) != _leads(its):
                said = f"{mine.id}(→ {mine.href})" if mine else "없음"
                yield other.page.problem(its.line if its else theirs.line, f"이 자리의 답은 {said}이어야 해요. 한국어 질문의 답과 맞춰 주세요.")
                return
    for what, mine, its in (("칸", [field.id for field in ours.fields], [field.id for field in theirs.fields]),
                            ("data-assume", ours.assumed, theirs.assumed), (".end", ours.is_end, theirs.is_end)):
        if mine != its:
            yield other.page.problem(theirs.line, f"질문 ‘#{ours.id}’의 {what}이 한국어 질문과 달라요. {mine}으로 맞춰 주세요.")


def _leads(answer: WrittenAnswer) -> tuple[Any, ...]:
    """Return the name of *answer*, where it leads and what it rules out; the name of a section is each language's own."""
    return answer.id, answer.question, answer.cause, bool(answer.section), answer.denies


def _contacts(cause: advice.AdviceTable) -> list[str]:
    return [call["contact"] or "그 밖" for call in cause["calls"]]
