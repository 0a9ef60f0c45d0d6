"""The rules of one year's programme, as loaded from its TOML file."""

import datetime
from dataclasses import dataclass
from datetime import date
from typing import Literal

from calculator.span import Won

type Month = str
"""A calendar month as ``YYYY-MM``; such strings sort by time."""

type Confidence = Literal["high", "medium", "low", "open"]


@dataclass(frozen=True, slots=True)
class Source:
    """A published page that states a rule."""

    id: str
    title: str
    url: str
    date: str
    publisher: str
    kind: str
    read: datetime.date | None = None
    """The day on which we read it."""


@dataclass(frozen=True, slots=True)
class Percent:
    """A share in whole percent."""

    percent: int
    source: Source
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Cap:
    """The most that one month can pay, in won."""

    won: Won
    source: Source
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Confirmation:
    """A later report, of the day *on*, that a planned payment was made."""

    on: date
    source: Source
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Round:
    """One payment day, and the last day of application that it serves."""

    number: int
    applied_until: date
    pay_on: date
    source: Source
    confidence: Confidence
    confirmed: Confirmation | None = None
    """Where *pay_on* was only the planned day: who reported the payment, and when."""


@dataclass(frozen=True, slots=True)
class Window:
    """The days on which one could apply, both included."""

    since: date
    until: date
    source: Source
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class BaseRule:
    """Which earlier months make the monthly average, and whether the divisor is settled.

    *divisor* is ``all`` where the sum is divided by the number of *months* in every case,
    and ``open`` where nothing published says so for people who spent in only some of them.
    """

    months: tuple[Month, ...]
    name: str
    divisor: Literal["all", "open"]
    source: Source
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Fraction:
    """What is done with a fraction of a won."""

    keep: Literal["floor"]
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Undecided:
    """Months whose payment to late applicants was announced as "to be decided"."""

    applied_since: date
    months: tuple[Month, ...]
    won: Won
    source: Source
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Lottery:
    """Prizes of the lottery beside the programme, in won; they are paid in the same vouchers."""

    prizes: tuple[Won, ...]
    source: Source
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Clawback:
    """How money is taken back after a purchase was cancelled."""

    how: str
    source: Source
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class MonthRule:
    """Everything the formula needs for one month."""

    month: Month
    threshold: Percent
    rate: Percent
    cap: Cap
    round: Round


@dataclass(frozen=True, slots=True)
class Edition:
    """One year's programme."""

    id: str
    name: str
    operator: str
    paid_as: str
    months: tuple[Month, ...]
    application: Window
    base: BaseRule
    fraction: Fraction
    rules: dict[Month, MonthRule]
    clawback: Clawback
    undecided: Undecided | None
    lottery: Lottery | None
    validity: str
    """Id of the figure that says how long the money is valid."""
    objection: str
    """What is known of a way to object, in a sentence."""

    @property
    def most(self) -> Won:
        """Return the most that one person can get over all months, in won."""
        return sum(rule.cap.won for rule in self.rules.values())
