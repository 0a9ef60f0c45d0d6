"""Proof that a questionnaire is the same in another language: the texts differ, and nothing else."""

from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

from content.problem import Problem

from sitebuild.diagnosis import advice, checks
from sitebuild.diagnosis.flow import Questionnaire
from sitebuild.diagnosis.questions import WrittenAnswer, WrittenQuestion


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
