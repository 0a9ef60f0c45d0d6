"""A case file: read with every fault named, and written again; files of every version so far stay readable."""

import json
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from calculator.casefile.numbers import MOST_KEY, Numbers, of_the_month, read_numbers, with_numbers
from calculator.data.sentences import sentence
from calculator.letters.claim import Asked, Claim
from calculator.letters.forms import texts
from calculator.message.fields import MOST_TEXT, FieldProblem, Problems, Reader, day

KIND = "sangsaeng-payback-case"
VERSION = 2
"""Of the first version are files with the amounts of one month; their numbers read the same way."""
MOST_STEPS = 50
MOST_LETTERS = 2_000
OUTCOMES = ("", "settled", "corrected", "partly", "rejected", "answered", "transferred", "pending")
"""What came of a question: "" while there is no answer."""


@dataclass(frozen=True, slots=True)
class Contacted:
    """Somebody was asked on *day*; *office* is a contact's id or words; the rest is "" or None until it is known."""

    day: date
    office: str
    way: str = ""
    receipt: str = ""
    answer: str = ""
    answered_on: date | None = None
    promised_on: date | None = None
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class CaseFile:
    """Everything that the file holds. *answers* are the choices of the questionnaire by their question."""

    name: str
    cause: str | None
    answers: dict[str, str]
    numbers: Numbers
    steps: tuple[Contacted, ...]

    def claim(self, today: date | None) -> Claim:
        """Return what is claimed in this case."""
        asked = tuple(Asked(step.day, step.office, step.way, step.receipt, step.answer) for step in self.steps)
        return Claim(self.cause, frozenset(self.answers), of_the_month(self.numbers), asked, today)


def fault(field: str, key: str, **values: object) -> Problems:
    """Return the one problem of *field*."""
    return Problems([FieldProblem(field, sentence("case_error", key, **values))])


def opened(field: str, text: object) -> CaseFile:
    """Return the case in the *text* of a file; raise `Problems` where it is none, or not as it was saved."""
    if not isinstance(text, str):
        raise fault(field, "file_type")
    try:
        table = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError):
        raise fault(field, "unreadable") from None
    if not isinstance(table, dict) or table.get("kind") != KIND:
        raise fault(field, "foreign")
    version = table.get("version")
    if type(version) is not int or version < 1:
        raise fault("version", "version_form")
    if version > VERSION:
        raise fault("version", "version")
    return case_of({key: value for key, value in table.items() if key not in ("kind", "version")})


def saved(case: CaseFile) -> str:
    """Return *case* as the text of a file; raise `Problems` where it would be too long to be opened again."""
    steps = [{field.name: _plain(getattr(step, field.name)) for field in fields(Contacted)} for step in case.steps]
    table = {"kind": KIND, "version": VERSION, "name": case.name, "cause": case.cause, "answers": case.answers,
             "numbers": {key: _plain(value) for key, value in case.numbers.items()}, "steps": steps}
    text = json.dumps(table, ensure_ascii=False, indent=1)
    if len(text) > MOST_TEXT:
        raise fault("file", "full", most=MOST_TEXT)
    return text


def case_of(table: dict[str, Any]) -> CaseFile:
    """Return the case in *table*; what is not there is empty."""
    if unknown := [key for key in table if key not in {field.name for field in fields(CaseFile)}]:
        raise Problems([FieldProblem(str(key)[:MOST_KEY], sentence("case_error", "unknown")) for key in unknown])
    reader = Reader(table)
    case = CaseFile(
        name=reader.take("name", _text, default=""),
        cause=reader.take("cause", _id, default=None),
        answers=reader.take("answers", _answers, default={}),
        numbers=with_numbers({}, reader.take("numbers", read_numbers, default={})),
        steps=reader.take("steps", _steps, default=()),
    )
    reader.finish()
    return case


def step_of(field: str, value: object) -> Contacted:
    """Return the step in *value*; raise `Problems` where it says less than the day and the office."""
    if not isinstance(value, dict):
        raise fault(field, "shape")
    names = {entry.name for entry in fields(Contacted)}
    if unknown := [key for key in value if key not in names]:
        raise fault(f"{field}.{str(unknown[0])[:MOST_KEY]}", "unknown")
    reader = Reader({"day": None, "office": "", **value})
    reads: dict[str, Callable[..., Any]] = {"day": day, "answered_on": day, "promised_on": day, "way": _one_of, "outcome": _one_of}
    values: dict[str, Any] = {name: reader.take(name, reads.get(name, _text), default=None if name in _DAYS else "") for name in names}
    if not reader.problems and values["day"] is None:
        reader.problems += fault("day", "shape").each
    if not reader.problems and not values["office"]:
        reader.problems += fault("office", "office").each
    if not reader.problems and values["answered_on"] and values["answered_on"] < values["day"]:
        reader.problems += fault("answered_on", "answered").each
    if reader.problems:
        raise Problems([FieldProblem(f"{field}.{refused.field}", refused.message) for refused in reader.problems])
    return Contacted(**values)


def with_step(case: CaseFile, step: Contacted) -> CaseFile:
    """Return *case* with one step more."""
    if len(case.steps) == MOST_STEPS:
        raise fault("step", "steps", most=MOST_STEPS)
    return replace(case, steps=(*case.steps, step))


def answered(case: CaseFile, value: object) -> CaseFile:
    """Return *case* with what the last one asked has answered."""
    if not case.steps:
        raise fault("reply", "no_step")
    if not isinstance(value, dict):
        raise fault("reply", "shape")
    last = {field.name: _plain(getattr(case.steps[-1], field.name)) for field in fields(Contacted)}
    return replace(case, steps=(*case.steps[:-1], step_of("reply", {**last, **value})))


_DAYS = ("day", "answered_on", "promised_on")


def _steps(field: str, value: object) -> tuple[Contacted, ...]:
    if not isinstance(value, list):
        raise fault(field, "shape")
    if len(value) > MOST_STEPS:
        raise fault(field, "steps", most=MOST_STEPS)
    return tuple(step_of(f"{field}.{number}", step) for number, step in enumerate(value, start=1))


def _answers(field: str, value: object) -> dict[str, str]:
    if not isinstance(value, dict) or len(value) > MOST_STEPS:
        raise fault(field, "shape")
    return {_text(field, key): _text(f"{field}.{key[:MOST_KEY]}", text) for key, text in value.items()}


def _id(field: str, value: object) -> str | None:
    return None if value is None else _text(field, value)


def _text(field: str, value: object) -> str:
    if not isinstance(value, str) or len(value) > MOST_LETTERS:
        raise fault(field, "text", most=MOST_LETTERS)
    return " ".join(value.split())


def _one_of(field: str, value: object) -> str:
    known = {"way": ("", *texts()["way"]), "outcome": OUTCOMES}[field]
    if not isinstance(value, str) or value not in known:
        raise fault(field, field, known=", ".join(filter(None, known)))
    return value


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
