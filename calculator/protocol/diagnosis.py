"""The questionnaire."""

from typing import Literal, NotRequired, TypedDict

from calculator.protocol.common import Calendar, Source, Typed
from calculator.protocol.letters import Letter, Script


class DiagnosisMessage(TypedDict):
    """Asks where *answers* lead in *flow*; *sent* is the question just answered, *entrance* one to begin with."""

    do: Literal["diagnosis"]
    lang: NotRequired[str]
    flow: object
    answers: dict[str, str]
    values: NotRequired[dict[str, Typed]]
    sent: NotRequired[str]
    entrance: NotRequired[str | None]
    today: NotRequired[str]


class DiagnosisStep(TypedDict):
    """A question with its answer in words; *typed* are labels and values."""

    id: str
    title: str
    answer: str
    text: str
    typed: list[tuple[str, str]]


class Option(TypedDict):
    """One answer to choose."""

    id: str
    text: str


class Choice(TypedDict):
    """One month to choose."""

    value: str
    text: str


class Field(TypedDict):
    """Something to type in; *choices* for a month."""

    id: str
    kind: Literal["won", "day", "month"]
    label: str
    hint: str
    choices: list[Choice]


class Question(TypedDict):
    """The next question."""

    id: str
    title: str
    why: list[str]
    options: list[Option]
    fields: list[Field]


class Left(TypedDict):
    """How many questions there are still, the next one counted."""

    least: int
    most: int


class Other(TypedDict):
    """Another possible cause, and what would tell it apart."""

    id: str
    title: str
    page: str
    tell: str


class Call(TypedDict):
    """Whom to ask, with a whole call in *script*, or else the first *words*; "" for what is not known."""

    name: str
    phone: str
    hours: str
    url: str
    words: str
    note: str
    script: Script | None


class Result(TypedDict):
    """The end of the questions; *cause* is None where they lead to none.

    *suspect* names it where the reader does not know, so that it is no more than the first to look at; "" otherwise.
    *sight* is what the rules give, what came and the difference, and *links* are pages by the words that link to them.
    """

    cause: str | None
    title: str
    suspect: str
    page: str
    links: dict[str, str]
    summary: list[str]
    ground: str
    numbers: list[str]
    sight: list[tuple[str, str]]
    figures: list[tuple[str, str]]
    others: list[Other]
    checks: list[str]
    actions: list[str]
    calls: list[Call]
    papers: list[str]
    wait: list[str]
    unknown: list[str]
    sources: list[Source]
    letters: list[Letter]
    calendar: Calendar | None


class DiagnosisAnswer(TypedDict):
    """Where the answers lead: to a question, or to a result."""

    ok: Literal[True]
    steps: list[DiagnosisStep]
    question: Question | None
    left: Left | None
    result: Result | None
