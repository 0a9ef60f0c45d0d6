"""A case kept over weeks."""

from typing import Literal, NotRequired, TypedDict

from calculator.protocol.common import Calendar, Typed
from calculator.protocol.letters import Letter, Script

type CaseNumbers = dict[str, Typed | None | dict[str, Typed]]
"""Numbers by their field: amounts by month, or a single one for the month that stands beside it."""


class CaseBegin(TypedDict):
    """What a case begins with, as the questionnaire left it."""

    name: NotRequired[str]
    cause: NotRequired[str | None]
    answers: NotRequired[dict[str, str]]
    numbers: NotRequired[CaseNumbers]


class CaseStep(TypedDict):
    """Somebody was asked; what is not known is "" or None."""

    day: NotRequired[str | None]
    office: NotRequired[str]
    way: NotRequired[str]
    receipt: NotRequired[str]
    answer: NotRequired[str]
    answered_on: NotRequired[str | None]
    promised_on: NotRequired[str | None]
    outcome: NotRequired[str]


class CaseMessage(TypedDict):
    """Opens the text of a case *file* or begins a case, adds what is new, and asks what to do next."""

    do: Literal["case"]
    lang: NotRequired[str]
    today: str
    file: NotRequired[str]
    begin: NotRequired[CaseBegin]
    numbers: NotRequired[CaseNumbers]
    step: NotRequired[CaseStep]
    reply: NotRequired[CaseStep]


class CaseHeld(TypedDict):
    """Everything that the file of a case holds."""

    name: str
    cause: str | None
    answers: dict[str, str]
    numbers: dict[str, int | str | dict[str, int]]
    steps: list[CaseStep]


class CaseNext(TypedDict):
    """What to do next, with whom, until or on which *day*; *letter* or *call* is what to send or say."""

    do: Literal["ask", "wait", "remind", "settled", "end"]
    office: str
    day: str | None
    text: str
    letter: Letter | None
    call: Script | None


class CaseSaved(TypedDict):
    """The file to keep."""

    name: str
    text: str


class CaseAnswer(TypedDict):
    """A case as it stands, what to do next, and the file to keep; *notes* tell of days out of order.

    *months* tell of each month what is due by the rules and what was received.
    """

    ok: Literal[True]
    case: CaseHeld
    next: CaseNext
    letters: list[Letter]
    months: list[str]
    notes: list[str]
    calendar: Calendar | None
    file: CaseSaved
