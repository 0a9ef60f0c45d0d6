"""Where a person stands, derived from the answers alone; and every way there is."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from calculator.diagnosis.flow import Flow, Option, Question


class AnsweredQuestion(NamedTuple):
    """A question that was answered, with the answer."""

    question: Question
    option: Option


type Route = tuple[AnsweredQuestion, ...]


class Standing(NamedTuple):
    """The answers that apply, and the question to ask next; None at the end."""

    steps: Route
    at: Question | None


class Remaining(NamedTuple):
    """How many questions are still to come, this one included."""

    least: int
    most: int


def replay(flow: Flow, answers: Mapping[str, object]) -> Standing:
    """Return where *answers* lead, question by question; the first that has no known answer is asked."""
    steps: list[AnsweredQuestion] = []
    question = flow.questions[flow.first]
    while (option := _answer(question, answers)) is not None:
        steps.append(AnsweredQuestion(question, option))
        if option.goal != "question":
            return Standing(tuple(steps), None)
        question = flow.questions[option.to]
    return Standing(tuple(steps), question)


def entered(flow: Flow, key: object) -> dict[str, str]:
    """Return the answer to the first question that leads straight to the question *key*, if there is one."""
    options = flow.questions[flow.first].options.values()
    return next(({flow.first: option.id} for option in options if option.goal == "question" and option.to == key), {})


def left(flow: Flow, key: str) -> Remaining:
    """Return the shortest and the longest way from the question *key* to an end."""

    @cache
    def ahead(key: str) -> Remaining:
        after = [ahead(option.to) if option.goal == "question" else Remaining(0, 0) for option in flow.questions[key].options.values()]
        return Remaining(1 + min(rest.least for rest in after), 1 + max(rest.most for rest in after))

    return ahead(key)


def paths(flow: Flow) -> Iterator[Route]:
    """Yield every way from the first question to an end."""

    def onward(before: Route, question: Question) -> Iterator[Route]:
        for option in question.options.values():
            steps = (*before, AnsweredQuestion(question, option))
            if option.goal == "question":
                yield from onward(steps, flow.questions[option.to])
            else:
                yield steps

    yield from onward((), flow.questions[flow.first])


def ruled_out_by_answers(steps: Route) -> set[str]:
    """Return the ids of the causes that the answers on the way *steps* rule out."""
    return {key for step in steps for key in step.option.denies}


def _answer(question: Question, answers: Mapping[str, object]) -> Option | None:
    answer = answers.get(question.id)
    return question.options.get(answer) if isinstance(answer, str) else None
