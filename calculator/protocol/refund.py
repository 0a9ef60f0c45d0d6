"""The refund: asked, computed backwards, and with one thing changed."""

from typing import Literal, NotRequired, TypedDict

from calculator.protocol.common import Amount, Ask, Backward, Base, Known, KnownMonth, PersonMessage, Range, Step, Typed


class RefundMessage(PersonMessage):
    """Asks what a person should have been paid."""

    do: Literal["refund"]


class InverseMessage(TypedDict):
    """Asks what spending stands behind an amount that was paid."""

    do: Literal["inverse"]
    lang: NotRequired[str]
    edition: str
    base: NotRequired[Base]
    received: dict[str, Typed]


class Changes(TypedDict):
    """What may be set anew."""

    base: NotRequired[Base]
    spend: NotRequired[dict[str, Amount]]
    applied_on: NotRequired[str | None]


class WhatIfMessage(PersonMessage):
    """Asks how near each month is to its marks, and what one change would do."""

    do: Literal["what_if"]
    change: NotRequired[Changes | None]


class Alternative(TypedDict):
    """What would come out if an open rule were read otherwise."""

    text: str
    total: int


class Assumption(TypedDict):
    """Something that was taken for granted."""

    id: str
    text: str
    alternatives: NotRequired[list[Alternative]]


class RefundMonth(KnownMonth):
    """The refund of one month with its working."""

    base: int | None
    growth: int | None
    capped: bool
    paid_on: str | None
    paid_text: str
    valid_until: str | None
    valid_text: str
    received: int | None
    difference: int | None
    steps: list[Step]


class RefundAnswer(Range):
    """The refund of every month; *total* is None where it is a range."""

    ok: Literal[True]
    edition: str
    months: list[RefundMonth]
    total: int | None
    ask: Ask | None
    assumptions: list[Assumption]


class InverseMonth(TypedDict):
    """The growth and the spending behind what a month paid."""

    month: str
    received: int
    growth: Backward
    spend: Backward | None
    text: str


class InverseAnswer(TypedDict):
    """The spending behind every amount."""

    ok: Literal[True]
    edition: str
    months: list[InverseMonth]


class WhatIfMonth(KnownMonth):
    """How far a month is from its marks, None where that is not known."""

    to_first: int | None
    to_cap: int | None
    cushion: int | None
    ranges: "Distances | None"
    text: str


class Distances(TypedDict):
    """The least and the most that may be missing to each mark."""

    to_first: Range
    to_cap: Range


class Change(TypedDict):
    """The amounts before and after a change."""

    before: Known
    after: Known
    months: list[KnownMonth]
    difference: int | None
    text: str


class WhatIfAnswer(TypedDict):
    """The months with their marks, and what the change would do."""

    ok: Literal[True]
    edition: str
    months: list[WhatIfMonth]
    total: Known
    change: Change | None
