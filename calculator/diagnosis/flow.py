"""The questionnaire as the page sends it: questions, answers that lead on, and what each cause's page says."""

from dataclasses import dataclass
from typing import Any, Literal

from calculator.message.fields import problem
from calculator.message.values import KINDS, FieldKind
from calculator.rules.edition import Edition, Source
from calculator.rules.facts import Contact, contacts
from calculator.rules.loader import edition, editions, every_source

type Goal = Literal["question", "cause", "end"]

MOST_QUESTIONS = 200
UNKNOWN = "unknown"
"""The id of the answer of a person who does not know."""


@dataclass(frozen=True, slots=True)
class Option:
    """One answer: what it says, and where it leads; *section* names a part of a cause's page.

    *denies* holds the ids of the causes that whoever gives this answer has ruled out by it.
    """

    id: str
    text: str
    goal: Goal
    to: str
    section: str
    denies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """Something to type in; *id* says what it means to the engine."""

    id: str
    kind: FieldKind
    label: str
    hint: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question; *assumed* holds the values, in won, that its earlier answers imply."""

    id: str
    title: str
    why: tuple[str, ...]
    options: dict[str, Option]
    fields: tuple[Field, ...]
    assumed: dict[str, int]


@dataclass(frozen=True, slots=True)
class Call:
    """Whom to ask, and the first sentence to say; *name* where it is none of our contacts.

    *korean* is that sentence as the office speaks, "" where *words* are Korean already.
    """

    contact: Contact | None
    name: str
    words: str
    note: str
    korean: str = ""


@dataclass(frozen=True, slots=True)
class Advice:
    """What one cause's page says, or the page of an end without a cause; *actions* by section, "" by default.

    *links* are the addresses of pages by the words that link to them.
    """

    id: str
    title: str
    summary: tuple[str, ...]
    signs: tuple[str, ...]
    checks: tuple[str, ...]
    actions: dict[str, tuple[str, ...]]
    calls: tuple[Call, ...]
    papers: tuple[str, ...]
    wait: tuple[str, ...]
    unknown: tuple[str, ...]
    page: str
    sources: tuple[Source, ...]
    links: dict[str, str]


@dataclass(frozen=True, slots=True)
class Flow:
    """The whole questionnaire about one *edition*, without circles and without answers that lead nowhere."""

    edition: Edition
    first: str
    questions: dict[str, Question]
    causes: dict[str, Advice]
    ends: dict[str, Advice]


def read_flow(field: str, value: object) -> Flow:
    """Return the questionnaire in *value*; raise `Problems` where it is not one."""
    try:
        flow = _flow(value)
        _check(flow)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise problem(field, "flow") from error
    return flow


def _flow(value: Any) -> Flow:
    return Flow(
        edition=_edition(value["edition"]),
        first=_text(value["first"]),
        questions={_text(key): _question(key, table) for key, table in value["questions"].items()},
        causes={_text(key): _advice(key, table) for key, table in value["causes"].items()},
        ends={_text(key): _advice(key, table) for key, table in value["ends"].items()},
    )


def _edition(key: Any) -> Edition:
    if key not in editions():
        raise ValueError(key)
    return edition(key)


def _question(name: str, table: Any) -> Question:
    return Question(
        id=name,
        title=_text(table["title"]),
        why=_texts(table["why"]),
        options={_text(option["id"]): _option(option) for option in table["options"]},
        fields=tuple(_field(entry) for entry in table["fields"]),
        assumed={_known(key): _won(won) for key, won in table["assumed"].items()},
    )


def _option(table: Any) -> Option:
    if table["goal"] not in ("question", "cause", "end"):
        raise ValueError(table["goal"])
    return Option(
        id=_text(table["id"]),
        text=_text(table["text"]),
        goal=table["goal"],
        to=_text(table["to"]),
        section=_text(table["section"]),
        denies=_texts(table.get("denies", [])),
    )


def _field(table: Any) -> Field:
    key = _known(table["id"])
    return Field(key, KINDS[key], _text(table["label"]), _text(table["hint"]))


def _advice(name: str, table: Any) -> Advice:
    return Advice(
        id=name,
        actions={_text(section): _texts(steps) for section, steps in table["actions"].items()},
        calls=tuple(_call(entry) for entry in table["calls"]),
        sources=tuple(every_source()[_text(source)] for source in table["sources"]),
        title=_text(table["title"]),
        page=_text(table["page"]),
        links={_text(words): _text(page) for words, page in table.get("links", {}).items()},
        **{key: _texts(table[key]) for key in ("summary", "signs", "checks", "papers", "wait", "unknown")},
    )


def _call(table: Any) -> Call:
    contact = contacts()[_text(table["contact"])] if table["contact"] else None
    return Call(contact, _text(table["name"]), _text(table["words"]), _text(table["note"]), _text(table.get("korean", "")))


def _known(field: Any) -> str:
    KINDS[field]
    return str(field)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError(value)
    return tuple(_text(item) for item in value)


def _won(value: object) -> int:
    if type(value) is not int:
        raise TypeError(value)
    return value


def _check(flow: Flow) -> None:
    """Raise `KeyError` or `ValueError` where an answer leads nowhere or back, or a cause tells no sign of itself."""
    if len(flow.questions) > MOST_QUESTIONS or not all(cause.signs for cause in flow.causes.values()):
        raise ValueError("too many questions, or a cause without signs")
    _follow(flow, flow.first, (), set())


def _follow(flow: Flow, key: str, way: tuple[str, ...], done: set[str]) -> None:
    if key in way or not flow.questions[key].options:
        raise ValueError(key)
    if key in done:
        return
    for option in flow.questions[key].options.values():
        if option.goal == "question":
            _follow(flow, option.to, (*way, key), done)
        else:
            goals = flow.causes if option.goal == "cause" else flow.ends
            goals[option.to].actions[option.section]
    done.add(key)
