"""Why an amount differs."""

from typing import Literal, NotRequired, TypedDict

from calculator.protocol.common import Amount, Ask, Cancelled, KnownMonth, PersonMessage, Source, Step


class Bill(TypedDict):
    """A bill that the card paid although there was a balance of vouchers."""

    bill: NotRequired[Amount]
    balance: NotRequired[Amount]


class GapMessage(PersonMessage):
    """Asks why an amount is not what was expected; what is not known is None or left out.

    *exact* and *about* name fields (``base``, ``spend.2025-09``, ``spend``; True for all) that are to the won, or estimates;
    *denied* and *said* the causes that the reader has ruled out, or named without an amount.
    """

    do: Literal["gap"]
    today: NotRequired[str | None]
    expected: NotRequired[dict[str, Amount] | None]
    excluded: NotRequired[dict[str, Amount] | None]
    family_card: NotRequired[dict[str, Amount] | None]
    other_cards: NotRequired[dict[str, Amount] | None]
    cancelled: NotRequired[list[Cancelled] | None]
    base_months: NotRequired[dict[str, Amount] | None]
    official_base: NotRequired[Amount]
    months_used: NotRequired[int | None]
    lottery: NotRequired[Amount]
    has_applied: NotRequired[bool | None]
    has_membership: NotRequired[bool | None]
    history_set: NotRequired[bool | None]
    balance_checked: NotRequired[bool | None]
    payment: NotRequired[Bill | None]
    exact: NotRequired[bool | list[str] | None]
    about: NotRequired[bool | list[str] | None]
    denied: NotRequired[list[str] | None]
    said: NotRequired[list[str] | None]


class Working(TypedDict):
    """The working of one month under a cause."""

    month: str
    steps: list[Step]


Finding = TypedDict("Finding", {
    "id": str,
    "title": str,
    "fit": Literal["exact", "possible", "untested", "ruled_out"],
    "by": Literal["you", "numbers"] | None,
    "given": bool,
    "paired": bool,
    "text": str,
    "for": list[str],
    "against": list[str],
    "question": str,
    "asks": str,
    "page": str,
    "numbers": dict[str, object],
    "steps": list[Working],
    "sources": list[Source | None],
})
"""One cause: how well it fits, what speaks for and against it, and the question that settles it, "" where it is answered.

*asks* is the field of the message that holds the answer, "" where none does.
*by* says what rules it out, *given* that the reader named what it changes, *paired* that it fits only beside another cause.
"""


class Pair(TypedDict):
    """Two causes, by their ids, that fit together and not alone."""

    causes: list[str]
    text: str


class Settling(TypedDict):
    """A smallest set of facts, as fields of the message, with where each is found and what knowing them leaves."""

    facts: list[str]
    where: list[str]
    leaves: str


class GapMonth(KnownMonth):
    """How what was received of a month stands to what is due."""

    received: int | None
    difference: int | None
    text: str


class GapAnswer(TypedDict):
    """The verdict in a sentence, and every cause, the best fit first; *tried* is the number of forms."""

    ok: Literal[True]
    edition: str
    verdict: Literal["as_due", "within", "explained", "several", "unexplained", "not_noted"]
    text: str
    ask: Ask | None
    settle: list[Settling]
    months: list[GapMonth]
    causes: list[Finding]
    pairs: list[Pair]
    tried: int
