"""Payments and what goes back of them."""

from typing import Literal, NotRequired, TypedDict

from calculator.protocol.common import Amount, Calendar, Cancelled, Known, PersonMessage, Source


class ClawbackMessage(PersonMessage):
    """Asks what goes back when purchases are cancelled."""

    do: Literal["clawback"]
    cancelled: list[Cancelled] | None
    notice: NotRequired[Amount]


class ClockMessage(TypedDict):
    """Asks how the payments stand on the day *today*."""

    do: Literal["clock"]
    lang: NotRequired[str]
    edition: str
    today: str
    applied_on: NotRequired[str | None]


class ClawbackMonth(TypedDict):
    """What goes back of a month, and how much could be cancelled for nothing."""

    month: str
    before: Known
    after: Known
    returned: Known
    cushion: int | None
    text: str


class Notice(TypedDict):
    """An amount in a notice beside what goes back; *explained_by* are the places of the cancellations that come to it."""

    amount: int | None
    fits: bool
    explained_by: list[int]
    text: str


class Way(TypedDict):
    """How one edition takes money back."""

    edition: str
    source: Source | None
    text: str


class ClawbackAnswer(TypedDict):
    """What goes back, and how."""

    ok: Literal[True]
    edition: str
    months: list[ClawbackMonth]
    returned: Known
    text: str
    notice: Notice | None
    ways: list[Way]


class ClockMonth(TypedDict):
    """How the payment of a month stands; where it was left open, there is no round."""

    month: str
    status: Literal["open", "early", "today", "past"]
    round: int | None
    pay_on: str | None
    overdue: bool
    days: int | None
    valid_until: str | None
    text: str
    source: Source | None


class LookFirst(TypedDict):
    """A cause to look at first when a payment day has passed."""

    id: str
    title: str
    question: str
    page: str


class ClockAnswer(TypedDict):
    """How all payments stand, and what can no longer be done; *calendar* has the days on which what was paid runs out."""

    ok: Literal[True]
    edition: str
    months: list[ClockMonth]
    calendar: "Calendar | None"
    check_first: list[LookFirst]
    closed: list[str]
    text: str
