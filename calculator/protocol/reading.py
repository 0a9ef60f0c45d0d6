"""A pasted text and what it was understood to say."""

from typing import Literal, NotRequired, TypedDict

from calculator.protocol.common import Amount, Base


class TheirCase(TypedDict):
    """The numbers that a text is compared with."""

    base: NotRequired[Base]
    spend: dict[str, Amount]
    received: NotRequired[dict[str, Amount] | None]


class ReadMessage(TypedDict):
    """Asks what a pasted text says: a message, a notice, an answer, or the numbers of the official screen."""

    do: Literal["read"]
    lang: NotRequired[str]
    text: str
    kind: NotRequired[str]
    """What kind of text it is, where the reader knows better; the numbers of one taken for another payment are then read."""
    case: NotRequired[TheirCase]


type Sure = Literal["sure", "likely", "ask", "none"]
"""How sure something is: "likely" is shown for correction, "ask" is not used before the reader has answered."""


class Place(TypedDict):
    """Where something stands in the text as it was read."""

    line: int
    start: int
    end: int
    quote: str


class TextOption(TypedDict):
    """One answer to what is asked about the text."""

    id: str
    text: str


class TextKind(TypedDict):
    """What kind of text it is, of *options*, each of which the reader may put in its place; none for a fraud."""

    id: str | None
    text: str
    sure: Sure
    options: list[TextOption]


class TextDecision(TextKind):
    """What was decided; *places* of every decision that is in the text."""

    places: dict[str, Place]


class TextField(TypedDict):
    """One number of the text; *id* is its role, None where the reader has to choose it."""

    id: str | None
    label: str
    month: str | None
    month_text: str
    value: int | str | None
    shown: str
    sure: Sure
    place: Place


class TextQuestion(TypedDict):
    """What is asked about the text; without *options* the reader types it."""

    field: str
    text: str
    options: list[TextOption]


class Warned(TypedDict):
    """A sign of fraud."""

    id: str
    text: str
    place: Place


class TextDifference(TypedDict):
    """Which of their numbers (*which*) explains what was *received* for a month; *amount* is what their numbers come to."""

    month: str
    which: list[str]
    amount: int | None
    received: int | None
    text: str


class TextNext(TypedDict):
    """What to do with a text; *page* is the tool for it, empty where there is none."""

    text: str
    page: str


class ReadAnswer(TypedDict):
    """What a text says. *values* holds what may be used as other messages take it: won, days, or won by month.

    *usable* is whether any of its numbers may be used: not those of a fraud, or of another payment.
    *next* holds what to do for each decision and kind, as read or as the reader puts it right.
    *months* are those between which the reader chooses where a number has none.
    """

    ok: Literal[True]
    usable: bool
    kind: TextKind
    decision: TextDecision
    next: dict[str, TextNext]
    fields: list[TextField]
    months: list[TextOption]
    questions: list[TextQuestion]
    signs: list[Warned]
    advice: str
    values: dict[str, int | str | dict[str, int]]
    difference: list[TextDifference]
    text: str
