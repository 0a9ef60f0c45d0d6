"""Proof that nobody gets stuck: every mistake in the questionnaire, with its line and what to do."""

from collections.abc import Iterator
from itertools import chain
from statistics import median
from typing import NamedTuple

from content.facts.quotable import nearest
from content.languages import language_of
from content.problem import Problem
from content.words import words

from calculator.diagnosis.flow import UNKNOWN as DONT_KNOW
from calculator.diagnosis.flow import read_flow
from calculator.diagnosis.replay import Route, paths
from calculator.message.values import KINDS
from calculator.rules.loader import editions
from calculator.text.korean import attach_particles
from sitebuild.diagnosis import advice, steps
from sitebuild.diagnosis.flow import Questionnaire, assumed, flow
from sitebuild.diagnosis.questions import GIVEN, WrittenAnswer, WrittenQuestion

MOST = 8
MEDIAN = 5


class Measure(NamedTuple):
    """How many ways there are, and how many questions they ask: at most, and in the middle."""

    ways: int
    most: int
    median: float


def problems(questionnaire: Questionnaire) -> list[Problem]:
    """Return every mistake of the first kind that there is: in the parts, in the whole, in the lengths."""
    return [*_parts(questionnaire), *_circles(questionnaire)] or [*_unreached(questionnaire), *_advice(questionnaire)] or list(_too_long(questionnaire))


def measure(questionnaire: Questionnaire) -> Measure:
    """Return how long the ways through a sound questionnaire are."""
    lengths = [len(path) for path in _paths(questionnaire)]
    return Measure(len(lengths), max(lengths), median(lengths))


def _paths(questionnaire: Questionnaire) -> list[Route]:
    return list(paths(read_flow("flow", flow(questionnaire))))


def _parts(questionnaire: Questionnaire) -> Iterator[Problem]:
    if not questionnaire.questions:
        yield questionnaire.page.problem(1, "질문이 없어요. ‘## 질문 { #이름 }’과 답 목록을 적어 주세요.")
    if questionnaire.page.meta.get("edition") not in editions():
        yield questionnaire.page.problem(1, "맨 위에 edition이 없어요. 질문지가 다루는 사업 연도를 edition: \"2025\"처럼 적어 주세요.")
    known = {node.id for node in questionnaire.nodes}
    for number, node in enumerate(questionnaire.nodes):
        if not node.id.isascii() or not node.id.replace("-", "").isalnum():
            yield questionnaire.page.problem(node.line, f"질문 ‘{node.title}’에 영어 이름이 없어요. 제목 끝에 {{ #이름 }}처럼 적어 주세요.")
        if node.id in {other.id for other in questionnaire.nodes[:number]}:
            yield questionnaire.page.problem(node.line, f"이름 ‘#{node.id}’이 두 번 쓰였어요. 다른 이름으로 바꿔 주세요.")
    for question in questionnaire.questions:
        for message, line in chain(_answers(question, words(language_of(questionnaire.page.uri))["dont_know"]), _fields(question), _targets(question, known, set(questionnaire.causes))):
            yield questionnaire.page.problem(line, attach_particles(message))


def _answers(question: WrittenQuestion, dont_know: str) -> Iterator[tuple[str, int]]:
    unknown = [answer for answer in question.answers if answer.text == dont_know]
    if len(question.answers) < 2:
        yield f"질문 ‘{question.title}’에 답이 둘보다 적어요. ‘- [답](#다음-질문)’을 더 적어 주세요.", question.line
    if not unknown:
        yield f"질문 ‘{question.title}’에 ‘{dont_know}’가 없어요. 모르는 사람도 갈 곳을 적어 주세요.", question.line
    for number, answer in enumerate(question.answers):
        if answer.id in {other.id for other in question.answers[:number]}:
            yield (f"답 ‘{answer.text}’이(가) 앞의 답과 구별되지 않아요. 링크 뒤에 {{ data-answer=\"짧은-영어-이름\" }}을 적어 주세요.",
                   answer.line)
        if not answer.text:
            yield "답에 글자가 없어요. ‘- [답](#다음-질문)’처럼 적어 주세요.", answer.line
        if (answer.id == DONT_KNOW) != answer.unknown:
            yield f"data-answer=\"{DONT_KNOW}\"은 ‘{dont_know}’에만 써요. 다른 이름으로 바꿔 주세요.", answer.line


def _fields(question: WrittenQuestion) -> Iterator[tuple[str, int]]:
    for field in question.fields:
        if field.id not in KINDS:
            yield f"모르는 칸 이름 ‘{field.id}’이(에)요. {nearest(field.id, KINDS)}", field.line
    if question.fields and sorted(answer.id for answer in question.answers) != sorted((GIVEN, DONT_KNOW)):
        yield "칸이 있는 질문의 답은 둘이어야 해요. ‘적었어요’처럼 이어 가는 답 하나와 모른다는 답을 적어 주세요.", question.line
    try:
        strange = assumed(question).keys() - KINDS.keys()
    except ValueError:
        yield "data-assume을 읽을 수 없어요. data-assume=\"received=0\"처럼 적어 주세요.", question.line
    else:
        for name in strange:
            yield f"data-assume의 ‘{name}’은(는) 모르는 이름이에요. {nearest(name, KINDS)}", question.line


def _targets(question: WrittenQuestion, known: set[str], causes: set[str]) -> Iterator[tuple[str, int]]:
    for answer in question.answers:
        for key in answer.denies:
            if key not in causes:
                yield f"답 ‘{answer.text}’의 data-denies에 적은 원인 ‘{key}’이(가) 없어요. {nearest(key, causes)}", answer.line
        if answer.question and answer.question not in known:
            yield f"답 ‘{answer.text}’의 질문 ‘#{answer.question}’이 없어요. {nearest(answer.question, known)}", answer.line
        elif answer.cause and answer.cause not in causes:
            yield f"답 ‘{answer.text}’의 원인 페이지 ‘{answer.href}’이 없어요. {nearest(answer.cause, causes)}", answer.line
        elif not answer.question and not answer.cause:
            yield (f"답 ‘{answer.text}’이(가) 아무 데로도 이어지지 않아요. [답](#질문)이나 [답](../causes/원인.md)으로 적어 주세요.",
                   answer.line)


def _circles(questionnaire: Questionnaire) -> Iterator[Problem]:
    by_id = {question.id: question for question in questionnaire.questions}
    finished: set[str] = set()

    def follow(key: str, way: tuple[str, ...]) -> Iterator[WrittenAnswer]:
        for answer in by_id[key].answers if key not in finished else ():
            if answer.question in (*way, key):
                yield answer
            elif answer.question in by_id:
                yield from follow(answer.question, (*way, key))
        finished.add(key)

    for answer in chain.from_iterable(follow(key, ()) for key in by_id):
        yield questionnaire.page.problem(answer.line, f"답 ‘{answer.text}’이 앞의 질문 ‘#{answer.question}’으로 되돌아가요. 다른 곳으로 이어 주세요.")


def _unreached(questionnaire: Questionnaire) -> Iterator[Problem]:
    by_id, todo = {node.id: node for node in questionnaire.nodes}, [questionnaire.questions[0].id]
    reached: set[str] = set()
    causes: set[str] = set()
    while todo:
        reached.add(key := todo.pop())
        causes |= {answer.cause for answer in by_id[key].answers}
        todo += [answer.question for answer in by_id[key].answers if answer.question not in reached | {""}]
    for node in questionnaire.nodes:
        if node.id not in reached:
            yield questionnaire.page.problem(node.line, f"질문 ‘{node.title}’에 이르는 답이 없어요. 어느 답의 링크를 #{node.id}로 이어 주세요.")
    for key in questionnaire.causes.keys() - causes:
        yield questionnaire.pages[key].problem(1, f"이 원인에 이르는 답이 진단에 없어요. docs/{questionnaire.page.uri}의 어느 답을 ../causes/{key}.md로 이어 주세요.")


def _advice(questionnaire: Questionnaire) -> Iterator[Problem]:
    for end in questionnaire.ends:
        found = advice.read_end(questionnaire.page.uri, end.title, end.blocks)
        if not found["calls"] or not found["actions"][""]:
            yield questionnaire.page.problem(end.line, f"끝 ‘{end.title}’에 ‘1.’로 시작하는 할 일과 ‘-’로 시작하는 연락처가 있어야 해요. 둘 사이에는 글 한 줄을 두세요.")
    for key, found in questionnaire.causes.items():
        yield from advice.problems(questionnaire.pages[key], found)
        yield from steps.problems(questionnaire.pages[key])
    for question in questionnaire.questions:
        for answer in question.answers:
            if answer.cause and not questionnaire.causes[answer.cause]["actions"].get(answer.section):
                where = f"#{answer.section}" if answer.section else advice.heading(questionnaire.pages[answer.cause], "actions")
                yield questionnaire.page.problem(answer.line, f"원인 ‘{answer.cause}’의 {where} 아래에 할 일 목록이 없어요. 목록을 적거나 링크를 고쳐 주세요.")
            if answer.unknown and answer.question in {end.id for end in questionnaire.ends}:
                yield questionnaire.page.problem(answer.line, f"‘{answer.text}’ 답이 원인 없이 끝나요. 다음 질문이나 가장 흔한 원인으로 이어 주세요.")


def _too_long(questionnaire: Questionnaire) -> Iterator[Problem]:
    for path in _paths(questionnaire):
        if len(path) > MOST:
            way = " → ".join(step.question.id for step in path)
            line = next(node.line for node in questionnaire.questions if node.id == path[MOST].question.id)
            yield questionnaire.page.problem(line, f"이 길은 질문이 {len(path)}개예요. {MOST}개를 넘지 않게 줄여 주세요: {way}.")
            return
    if (middle := measure(questionnaire).median) > MEDIAN:
        yield questionnaire.page.problem(1, f"질문 수의 가운데 값이 {middle:g}개예요. {MEDIAN}개를 넘지 않게 긴 길을 줄여 주세요.")
