"""Checks what comes in through the door and turns it into a `Case`; it never guesses."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any, NamedTuple, TypeIs

from calculator.base import Base, from_months
from calculator.edition import Edition, Month
from calculator.loader import EDITIONS, edition
from calculator.sentences import sentence
from calculator.span import ANYTHING, MOST_WON, Span, Won

MOST_TEXT = 100_000
"""No text in a message may be longer, in characters."""
MOST_PROBLEMS = 20
"""No more problems of one field are listed; no programme has so many months."""
_FIELD = 40
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])", re.ASCII)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class Problem(NamedTuple):
    """A field that cannot be used, with the sentence that says how to mend it."""

    field: str
    message: str


class Problems(ValueError):
    """Everything in a message that cannot be used."""

    def __init__(self, each: list[Problem]) -> None:
        self.each = each
        super().__init__("; ".join(f"{field}: {text}" for field, text in each))


def problem(field: str, key: str, **values: object) -> Problems:
    """Return the one problem of *field*; *key* names its sentence."""
    return Problems([Problem(field[:_FIELD], sentence("error", key, **values))])


@dataclass(frozen=True, slots=True)
class Case:
    """One person's facts, checked."""

    edition: Edition
    base: Base
    spend: dict[Month, Span]
    applied_on: date | None
    received: dict[Month, Won]


class Reader:
    """Reads the fields of one message and collects every problem instead of stopping at the first."""

    def __init__(self, message: dict[Any, Any]) -> None:
        self.message = message
        self.problems: list[Problem] = []

    def keys(self, known: Collection[str], required: Collection[str]) -> None:
        """Note every key that is not *known* and every *required* one that is absent."""
        unknown = (key for key in self.message if key not in known)
        for key in islice(unknown, MOST_PROBLEMS):
            self.problems += problem(_name(key), "unknown_key", known=", ".join(known)).each
        for key in required:
            if key not in self.message:
                self.problems += problem(key, "missing").each

    def take[T](self, field: str, read: Callable[..., T], *rules: object, default: T) -> T:
        """Return ``read(field, value, *rules)``; *default* where the field is absent or has a problem."""
        if field not in self.message:
            return default
        try:
            return read(field, self.message[field], *rules)
        except Problems as problems:
            self.problems += problems.each
            return default


REFUND_KEYS = ("do", "edition", "base", "spend", "applied_on", "received")


def read_case(message: dict[Any, Any]) -> Case:
    """Return the checked facts of *message*; raise `Problems` where any field is unusable."""
    reader = Reader(message)
    reader.keys(REFUND_KEYS, required=("edition", "base", "spend"))
    rules = reader.take("edition", _edition, default=None)
    if rules is None:
        raise Problems(reader.problems)
    case = Case(
        edition=rules,
        base=reader.take("base", _base, rules, default=Base(ANYTHING)),
        spend=reader.take("spend", _spend, rules, default={}),
        applied_on=reader.take("applied_on", _applied_on, rules, default=None),
        received=reader.take("received", _received, rules, default={}),
    )
    for month in case.received.keys() - case.spend.keys():
        reader.problems += problem(f"spend.{month}", "spend_missing").each
    if reader.problems:
        raise Problems(reader.problems)
    return case


def _name(key: object) -> str:
    """Return *key* as the name of a field; what is no text at all has none."""
    return key if isinstance(key, str) else type(key).__name__


def _edition(field: str, value: object) -> Edition:
    if not isinstance(value, str) or value not in EDITIONS:
        raise problem(field, "edition", known=", ".join(EDITIONS))
    return edition(value)


def _base(field: str, value: object, rules: Edition) -> Base:
    if isinstance(value, dict) and not _is_span(value):
        return from_months(rules.base, _by_month(field, value, rules.base.months, _span))
    return Base(_span(field, value))


def _spend(field: str, value: object, rules: Edition) -> dict[Month, Span]:
    return _by_month(field, value, rules.months, _span)


def _received(field: str, value: object, rules: Edition) -> dict[Month, Won]:
    return {} if value in (None, {}) else _by_month(field, value, rules.months, _won)


def _by_month[T](field: str, value: object, months: tuple[Month, ...],
                 read: Callable[[str, object], T]) -> dict[Month, T]:
    """Return ``read`` of every entry of *value*, in the order of time; raise all problems together."""
    if not isinstance(value, dict):
        raise problem(field, "table")
    if not value:
        raise problem(field, "no_months")
    amounts, problems = {}, []
    for month, entry in islice(value.items(), MOST_PROBLEMS):
        where = f"{field}.{_name(month)}"
        try:
            amounts[_month(where, month, months)] = read(where, entry)
        except Problems as found:
            problems += found.each
    if problems:
        raise Problems(problems)
    return dict(sorted(amounts.items()))


def _month(field: str, value: object, months: tuple[Month, ...]) -> Month:
    if not isinstance(value, str) or not _MONTH.fullmatch(value):
        raise problem(field, "month_form")
    if value not in months:
        raise problem(field, "month_outside", since=months[0], until=months[-1])
    return value


def _is_span(value: object) -> TypeIs[dict[str, object]]:
    return isinstance(value, dict) and bool(value) and value.keys() <= {"low", "high"}


def _span(field: str, value: object) -> Span:
    """Return the amount in *value*: a number, None for unknown, or ``{"low": …, "high": …}``."""
    if value is None:
        return ANYTHING
    if not _is_span(value):
        return Span.exactly(_won(field, value))
    if len(value) < 2:
        raise problem(field, "span_keys")
    low, high = (_won(f"{field}.{end}", value[end]) for end in ("low", "high"))
    if low > high:
        raise problem(field, "span_order")
    return Span(low, high)


def _won(field: str, value: object) -> Won:
    if isinstance(value, str):
        raise problem(field, _text_problem(value))
    if isinstance(value, float):
        raise problem(field, "won_fraction")
    if not isinstance(value, int) or isinstance(value, bool):
        raise problem(field, "won_type")
    if value < 0:
        raise problem(field, "won_negative")
    if value > MOST_WON:
        raise problem(field, "won_large", most=MOST_WON)
    return int(value)


def _text_problem(text: str) -> str:
    """Return the key of the sentence that tells how to write the amount in *text* as a number."""
    start = text[:_FIELD].strip()
    if any(unit in start for unit in "천만억"):
        return "won_words"
    if "," in start:
        return "won_comma"
    return "won_text" if start.isdecimal() else "won_type"


def _applied_on(field: str, value: object, rules: Edition) -> date | None:
    if value is None:
        return None
    if not isinstance(value, str) or not _DATE.fullmatch(value):
        raise problem(field, "date_form")
    try:
        when = date.fromisoformat(value)
    except ValueError:
        raise problem(field, "date_missing") from None
    window = rules.application
    if not window.since <= when <= window.until:
        raise problem(field, "date_outside", since=window.since, until=window.until)
    return when
