"""The answer to a diagnosis message: the next question, or the result."""

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING, Any

from calculator.diagnosis.ending import GapFinder, asked, ending, values_on
from calculator.diagnosis.flow import UNKNOWN, Flow, Question, read_flow
from calculator.diagnosis.outcome import outcome
from calculator.diagnosis.replay import AnsweredQuestion, Standing, entered, left, replay
from calculator.message.fields import Reader, day, problem
from calculator.message.values import Values
from calculator.text.language import day as day_text
from calculator.text.language import month as month_text
from calculator.text.language import won as won_text

if TYPE_CHECKING:
    from calculator import protocol

KEYS = ("do", "flow", "answers", "values", "sent", "entrance", "today")


def diagnosis_answer(message: dict[Any, Any], find: GapFinder) -> "protocol.DiagnosisAnswer":
    """Return where the answers in *message* lead.

    ``answers`` maps questions to answers and ``values`` fields to what was typed; those that do not apply are passed
    over. ``sent`` names the question just answered, which is then refused where nothing was chosen or typed.
    ``entrance`` names a question to begin with, one that an answer to the first question leads to.
    """
    reader = Reader(message)
    reader.keys(KEYS, required=("flow", "answers"))
    today = reader.take("today", day, default=None)
    none: dict[str, object] = {}
    answers = reader.take("answers", _answers, default=none)
    reader.finish()
    flow = read_flow("flow", message["flow"])
    standing = replay(flow, answers or entered(flow, message.get("entrance")))
    typed = message.get("values")
    if typed is not None and not isinstance(typed, dict):
        raise problem("values", "values")
    _check_sent(flow, standing, message.get("sent"), typed if isinstance(typed, dict) else {})
    values = values_on(flow, standing.steps, typed)
    return {
        "ok": True,
        "steps": [_step(step, values) for step in standing.steps],
        "question": _question(flow, standing.at) if standing.at else None,
        "left": _left(flow, standing.at) if standing.at else None,
        "result": None if standing.at else outcome(ending(flow, standing.steps, values, today, find)),
    }


def _answers(field: str, value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise problem(field, "answers")
    return value


def _check_sent(flow: Flow, standing: Standing, sent: object, typed: Collection[str]) -> None:
    """Raise `Problems` where the question *sent* was not answered, or has fields and none is filled."""
    question = flow.questions.get(sent) if isinstance(sent, str) else None
    if question is None:
        return
    option = next((step.option for step in standing.steps if step.question is question), None)
    if option is None and standing.at is question:
        raise problem(question.id, "choose")
    if option and question.fields and option.id != UNKNOWN and not any(field.id in typed for field in question.fields):
        raise problem(question.fields[0].id, "fill")


def _step(step: AnsweredQuestion, values: Values) -> "protocol.DiagnosisStep":
    """Return a question with its answer, in words, and with what was typed."""
    typed = [(field.label, _typed(field.kind, values[field.id])) for field in asked((step,)) if field.id in values]
    return {"id": step.question.id, "title": step.question.title, "answer": step.option.id,
            "text": step.option.text, "typed": typed}


def _typed(kind: str, value: Any) -> str:
    if isinstance(value, date):
        return day_text(value)
    return month_text(value) if kind == "month" else won_text(value)


def _left(flow: Flow, at: Question) -> "protocol.Left":
    least, most = left(flow, at.id)
    return {"least": least, "most": most}


def _question(flow: Flow, question: Question) -> "protocol.Question":
    months: list[protocol.Choice] = [{"value": month, "text": month_text(month)} for month in flow.edition.months]
    return {
        "id": question.id,
        "title": question.title,
        "why": list(question.why),
        "options": [{"id": option.id, "text": option.text} for option in question.options.values()],
        "fields": [{"id": field.id, "kind": field.kind, "label": field.label, "hint": field.hint,
                    "choices": months if field.kind == "month" else []} for field in question.fields],
    }
