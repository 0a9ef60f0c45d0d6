"""What several messages and answers hold: amounts, sources, refusals."""

from typing import Literal, NotRequired, TypedDict


class Range(TypedDict):
    """Any amount from *low* to *high*, both included."""

    low: int
    high: int


type Typed = int | str
"""An amount; a text is one that could not be read, which is refused with what is wrong with it."""
type Amount = Typed | Range | None
"""An amount as far as it is known; None where nothing is."""
type Base = Amount | dict[str, Amount]
"""The monthly average, or amounts by month of the period that it is made of."""


class Cancelled(TypedDict):
    """A purchase that was cancelled or refunded."""

    month: str
    amount: Amount


class FieldError(TypedDict):
    """A field that cannot be used, and the sentence that says how to mend it."""

    field: str
    message: str


class Refusal(TypedDict):
    """The answer to a message that cannot be used; *needs* names a library to fetch before it is asked again."""

    ok: Literal[False]
    errors: list[FieldError]
    needs: NotRequired[str]


class Source(TypedDict):
    """Where a reader can check it."""

    title: str
    url: str
    date: str


class Step(TypedDict):
    """One line of working."""

    label: str
    text: str
    value: int
    source: Source | None


class Known(Range):
    """A range, and the one *amount* where it is known."""

    amount: int | None


class KnownMonth(Known):
    """What one month comes to."""

    month: str


class Ask(TypedDict):
    """The unknown *field* that would narrow the result most, to a width of *left* won at worst."""

    field: str
    left: int
    text: str


class Backward(TypedDict):
    """Any amount from *low* on; no upper end where *high* is None."""

    low: int
    high: int | None


class Event(TypedDict):
    """A day that still matters."""

    day: str
    title: str
    note: str


class Calendar(TypedDict):
    """Days that still matter, and the *text* of a calendar *file* with them."""

    file: str
    events: list[Event]
    text: str


class Compared(TypedDict):
    """An amount as noted, as a cause would have it, and as due."""

    noted: Range
    supposed: Range
    due: Range


class PersonMessage(TypedDict):
    """What every question about one person tells of them."""

    lang: NotRequired[str]
    edition: str
    base: NotRequired[Base]
    spend: dict[str, Amount]
    applied_on: NotRequired[str | None]
    received: NotRequired[dict[str, Amount] | None]
