"""What a person wants to have settled, with the numbers known of it and whom they asked before."""

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from calculator.message.values import Values
from calculator.rules.edition import Edition
from calculator.rules.loader import current


class Asked(NamedTuple):
    """Somebody was asked: a contact by its id or an office in words, in a *way* of the table ``way``.

    "" or None where it was not noted.
    """

    day: date | None
    office: str
    way: str
    receipt: str
    answer: str


@dataclass(frozen=True, slots=True)
class Claim:
    """*cause* is the one found, None where none was; *questions* are the ids of those answered on the way to it."""

    cause: str | None
    questions: frozenset[str]
    values: Values
    asked: tuple[Asked, ...] = ()
    today: date | None = None
    edition: Edition = field(default_factory=current)
