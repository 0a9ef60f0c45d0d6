"""The editions side by side, and false statements put right."""

from typing import Literal, NotRequired, TypedDict

from calculator.protocol.common import Amount, Base, Known, KnownMonth, Source


class CompareMessage(TypedDict):
    """Asks for the rules of all editions, and what each would pay for one month's *spend*."""

    do: Literal["compare"]
    lang: NotRequired[str]
    base: NotRequired[Amount]
    spend: NotRequired[Amount]


class MythsMessage(TypedDict):
    """Asks for the false statements, and what they would mean for the reader."""

    do: Literal["myths"]
    lang: NotRequired[str]
    base: NotRequired[Base]
    spend: NotRequired[dict[str, Amount]]
    base_months: NotRequired[dict[str, Amount] | None]


class Rule(TypedDict):
    """One rule by edition."""

    id: str
    label: str
    values: dict[str, str]
    sources: dict[str, Source | None]
    differs: bool


class PersonUnder(TypedDict):
    """What one edition would pay a person."""

    edition: str
    name: str
    months: list[KnownMonth]
    total: Known


class CompareAnswer(TypedDict):
    """Every rule side by side, and the same person under each edition."""

    ok: Literal[True]
    rules: list[Rule]
    person: list[PersonUnder] | None


class Yours(TypedDict):
    """A reader's total by a false statement and by the rules."""

    claimed: Known
    right: Known
    text: str


class MythAnswer(TypedDict):
    """A false statement put right."""

    id: str
    claim: str
    why: str
    right: str
    source: Source | None
    yours: Yours | None


class MythsAnswer(TypedDict):
    """Every false statement put right."""

    ok: Literal[True]
    myths: list[MythAnswer]
