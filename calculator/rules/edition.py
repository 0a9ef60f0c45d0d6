"""The rules of one year's programme, as loaded from its TOML file."""

import datetime
from dataclasses import dataclass
from datetime import date
from typing import Literal

from calculator.amount import Won

type Month = str
"""A calendar month as ``YYYY-MM``; such strings sort by time."""

type Confidence = Literal["high", "medium", "low", "open"]

type Need = Literal["smaller_cap", "undecided", "lottery", "voucher", "rules_of", "autumn", "same_month"]
"""What an edition may have that a cause rests on; `Edition.has` says when it does."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Validity:
    """How long the money can be used: so many *years* from the day it was paid, or *until* a fixed day."""

    years: int | None = None
    until: date | None = None
    source: Source
    confidence: Confidence

    def last(self, paid_on: date) -> date:
        """Return the last day of money that was paid on *paid_on*."""
        if self.until is not None:
            return self.until
        year = paid_on.year + (self.years or 0)
        leap_day = (paid_on.month, paid_on.day) == (2, 29)
        return paid_on.replace(year=year, day=28) if leap_day else paid_on.replace(year=year)


@dataclass(frozen=True, slots=True)
class Mistaken:
    """What was written wrongly about an edition: *rules_of* another one ("" for none), and averages over other months."""

    rules_of: str = ""
    bases: tuple[Literal["autumn", "same_month"], ...] = ()


@dataclass(frozen=True, slots=True)
class MonthRule:
    """Everything the formula needs for one month."""

    month: Month
    threshold: Percent
    rate: Percent
    cap: Cap
    round: Round


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One year's programme; *id* is its year, and *current* tells that the site is about it."""

    id: str
    current: bool = False
    name: str
    operator: str
    paid_as: str
    paid_into: Literal["voucher", "card"]
    judging: str = ""
    """Id of the edition by whose list of shops payments are judged, "" where nobody wrote down what counted."""
    months: tuple[Month, ...]
    application: Window
    base: BaseRule
    fraction: Fraction
    rules: dict[Month, MonthRule]
    clawback: Clawback
    undecided: Undecided | None = None
    lottery: Lottery | None = None
    mistaken: Mistaken = Mistaken()
    validity: Validity
    objection: str
    """What is known of a way to object, in a sentence."""

    @property
    def most(self) -> Won:
        """Return the most that one person can get over all months, in won."""
        return sum(rule.cap.won for rule in self.rules.values())

    @property
    def largest_cap(self) -> Won:
        """Return the most that one person can get for one month, in won."""
        return max(rule.cap.won for rule in self.rules.values())

    @property
    def has(self) -> set[Need]:
        """Return what this edition has of the things that some causes rest on."""
        needs: dict[Need, bool] = {
            "smaller_cap": len({rule.cap.won for rule in self.rules.values()}) > 1,
            "undecided": self.undecided is not None,
            "lottery": self.lottery is not None,
            "voucher": self.paid_into == "voucher",
            "rules_of": bool(self.mistaken.rules_of),
            "autumn": "autumn" in self.mistaken.bases,
            "same_month": "same_month" in self.mistaken.bases,
        }
        return {need for need, is_there in needs.items() if is_there}
