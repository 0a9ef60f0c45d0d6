"""Checks the fields of what comes in through the door; it never guesses."""

import re
from collections.abc import Callable, Collection, Mapping
from datetime import date
from itertools import islice
from typing import Any, NamedTuple, TypeIs

from calculator.amount import MOST_WON, UNKNOWN, AmountRange, Won
from calculator.data.sentences import sentence
from calculator.errors import EngineError
from calculator.rules.edition import Month

MOST_TEXT = 100_000
"""No text in a message may be longer, in characters."""
MOST_PROBLEMS = 20
"""No more problems of one field are listed; no programme has so many months."""
_FIELD = 40
_SINCE, _UNTIL = date(2000, 1, 1), date(2199, 12, 31)
"""Days that a reader can mean; beyond them a slip is likelier, and counting on from them would leave the calendar."""
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])", re.ASCII)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_WITH_COMMAS = re.compile(r"\d+(?:,+\d+)+")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")


class FieldProblem(NamedTuple):
    """A field that cannot be used, with the sentence that says how to mend it."""

    field: str
    message: str


class Problems(EngineError):
    """Everything in a message that cannot be used."""

    def __init__(self, each: list[FieldProblem]) -> None:
        self.each = each
        super().__init__("; ".join(f"{field}: {text}" for field, text in each))


def problem(field: str, key: str, **values: object) -> Problems:
    """Return the one problem of *field*; *key* names its sentence."""
    # Half of a pair of surrogates is a text that no answer can carry.
    return Problems([FieldProblem(field[:_FIELD].encode("utf-8", "replace").decode(), sentence("error", key, **values))])


class Reader:
    """Reads the fields of one message and collects every problem instead of stopping at the first."""

    def __init__(self, message: Mapping[Any, Any]) -> None:
        self.message = message
        self.problems: list[FieldProblem] = []

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

    def finish(self) -> None:
        """Raise `Problems` with everything noted so far, if there is anything."""
        if self.problems:
            raise Problems(self.problems)


def by_month[T](field: str, value: object, months: tuple[Month, ...],
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
            amounts[month_in(where, month, months)] = read(where, entry)
        except Problems as found:
            problems += found.each
    if problems:
        raise Problems(problems)
    return dict(sorted(amounts.items()))


def month_in(field: str, value: object, months: tuple[Month, ...]) -> Month:
    """Return *value* as one of *months*."""
    if not isinstance(value, str) or not _MONTH.fullmatch(value):
        raise problem(field, "month_form")
    if value not in months:
        raise problem(field, "month_only" if len(months) == 1 else "month_outside", since=months[0], until=months[-1])
    return value


def is_span(value: object) -> TypeIs[dict[str, object]]:
    """Return whether *value* is an interval, ``{"low": …, "high": …}``, complete or not."""
    return isinstance(value, dict) and bool(value) and value.keys() <= {"low", "high"}


def span(field: str, value: object) -> AmountRange:
    """Return the amount in *value*: a number, None for unknown, or ``{"low": …, "high": …}``."""
    if value is None:
        return UNKNOWN
    if not is_span(value):
        return AmountRange.exactly(won(field, value))
    if len(value) < 2:
        raise problem(field, "span_keys")
    low, high = (won(f"{field}.{end}", value[end]) for end in ("low", "high"))
    if low > high:
        raise problem(field, "span_order")
    return AmountRange(low, high)


def won(field: str, value: object) -> Won:
    """Return *value* as whole won."""
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
    if not all(_GROUPED.fullmatch(number) for number in _WITH_COMMAS.findall(start)):
        return "won_unclear"
    if any(unit in start for unit in "천만억"):
        return "won_words"
    if "," in start:
        return "won_comma"
    return "won_text" if start.isdecimal() else "won_type"


def flag(field: str, value: object) -> bool | None:
    """Return yes, no, or None for unknown."""
    if value is not None and not isinstance(value, bool):
        raise problem(field, "flag")
    return value


def day(field: str, value: object) -> date | None:
    """Return the day in *value*, or None for unknown."""
    if value is None:
        return None
    if not isinstance(value, str) or not _DATE.fullmatch(value):
        raise problem(field, "date_form")
    try:
        when = date.fromisoformat(value)
    except ValueError:
        raise problem(field, "date_missing") from None
    if not _SINCE <= when <= _UNTIL:
        raise problem(field, "date_far", since=_SINCE, until=_UNTIL)
    return when


def _name(key: object) -> str:
    """Return *key* as the name of a field; what is no text at all has none."""
    return key if isinstance(key, str) else type(key).__name__
