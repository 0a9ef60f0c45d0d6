"""The forms of letters and calls, from ``data/letters.toml``."""

from dataclasses import dataclass
from typing import Any

from calculator.data.toml import read_translated
from calculator.letters.claim import Claim
from calculator.rules.edition import Source
from calculator.rules.loader import make, sources
from calculator.text.language import cached


@dataclass(frozen=True, slots=True)
class Form:
    """What one letter says of its matter; *title_objection* is "" where there is nothing to object to.

    *title_less* and *opening_less* are said in place of the others where too little was paid, or too much is claimed back.
    """

    title: str
    opening: str
    points: tuple[str, ...]
    wishes: tuple[str, ...]
    grounds: tuple[str, ...]
    papers: tuple[str, ...]
    title_less: str = ""
    opening_less: str = ""
    title_objection: str = ""


@dataclass(frozen=True, slots=True)
class CallWords:
    """What to say to one office about some matters; *also* and *close* name sentences of the table ``call``.

    *facts* are those the office needs to answer, *source* says that it is the one to ask.
    """

    office: str
    matters: tuple[str, ...]
    purpose: str
    words: tuple[str, ...]
    also: str
    close: str
    facts: tuple[str, ...]
    source: Source


@cached
def texts() -> dict[str, Any]:
    """Return the whole file in the current language."""
    return read_translated(_FILE)


@cached
def forms() -> dict[str, Form]:
    """Return the form of each matter, and of each letter that follows up another."""
    tables = texts()["matter"] | texts()["follow"]
    return {key: make(Form, table) for key, table in tables.items()}


@cached
def calls() -> tuple[CallWords, ...]:
    """Return everything that can be said on the telephone."""
    return tuple(make(CallWords, table, sources()) for table in texts()["calls"].values())


def matter(claim: Claim) -> str:
    """Return what *claim* is about: the first row of the table ``route`` that fits."""
    return next(str(row["matter"]) for row in texts()["route"] if _fits(row, claim))


def needed(matter: str, letter: str) -> tuple[str, ...]:
    """Return the facts without which *letter* about *matter* cannot be dealt with."""
    return tuple(fact for row in texts()["need"] if matter in row["matters"] and letter in row["letters"] for fact in row["facts"])


def line(key: str) -> str:
    """Return the template *key* of the table ``line``."""
    return str(texts()["line"][key])


def _fits(row: dict[str, Any], claim: Claim) -> bool:
    return ((not row["causes"] or claim.cause in row["causes"])
            and (not row["after"] or row["after"] in claim.questions)
            and all(number in claim.values for number in row["known"]))


_FILE = "letters.toml"
