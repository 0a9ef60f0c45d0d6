"""What the reader is asked about a message: what it is, what it decides, and which number is which."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from calculator.data.sentences import sentence
from calculator.reading.check import Contradiction
from calculator.reading.finding import MONTHLY, ReadNumber
from calculator.reading.text import place
from calculator.reading.voices import messages
from calculator.reading.words import notices
from calculator.rules.loader import current
from calculator.text.language import month

if TYPE_CHECKING:
    from calculator import protocol

ROLES = ("base", "spend", "growth", "received", "notice", "cancelled")
"""What an amount may be where the reader is asked."""


def questions(text: str, found: list[ReadNumber], wrong: list[Contradiction], what: str | None, decided: list[str]) -> "Iterator[protocol.TextQuestion]":
    """Yield what the reader is asked, most basic first."""
    if what is None:
        yield _question("kind", sentence("reading_ask", "kind"),
                        options("reading_kind", notices()["kind"]))
    if decided:
        yield _question("decision", sentence("reading_ask", "decision"),
                        options("reading_decision", decided))
    for number, each in enumerate(found):
        if each.sure == "ask":
            yield _about(f"fields.{number}", text, each, found)
    for contradiction in wrong:
        key = "growth" if contradiction.role == "growth" else "formula"
        yield _question(f"{contradiction.role}.{contradiction.month}",
                        sentence("reading_ask", key, month=contradiction.month, due=contradiction.due, said=contradiction.said), [])


def several(text: str) -> "Iterator[protocol.TextQuestion]":
    """Ask for one message where *text* holds several, as a mailbox does."""
    if (count := messages(text)) > 1:
        yield _question("text", sentence("reading_ask", "several", count=count), [])


def order(pair: tuple[str, str]) -> "protocol.TextQuestion":
    """Ask about the two days of *pair*, of which the one that should come first does not."""
    first, then = (sentence("reading_role", role) for role in pair)
    return _question(pair[0], sentence("reading_ask", "order", first=first, then=then), [])


def _about(field: str, text: str, each: ReadNumber, found: list[ReadNumber]) -> "protocol.TextQuestion":
    quote = place(text, each.where)["quote"]
    if each.value is None:
        return _question(field, sentence("reading_ask", "year" if _is_day(each) else "value", quote=quote), [])
    if each.role is None:
        roles = each.roles or ROLES
        return _question(field, sentence("reading_ask", "role", quote=quote),
                         [_option(role) for role in roles] + [_none()])
    same = [other for other in found if (other.role, other.month) == (each.role, each.month)]
    if len(same) > 1:
        return _question(field, sentence("reading_ask", "twice", role=sentence("reading_role", each.role)),
                         [{"id": str(found.index(other)), "text": place(text, other.where)["quote"]} for other in same])
    if isinstance(each.value, date):
        return _question(field, sentence("reading_ask", "year", quote=quote), [])
    if each.role in MONTHLY and each.month is None:
        return _question(field, sentence("reading_ask", "month", quote=quote),
                         [{"id": key, "text": month(key)} for key in current().months])
    return _question(field, sentence("reading_ask", "role", quote=quote),
                     [_option(each.role), _none()])


def options(table: str, names: Iterable[str]) -> "list[protocol.TextOption]":
    """Return *names* to choose from, with their words in *table* of the sentences."""
    return [{"id": name, "text": sentence(table, name)} for name in names]


def _option(role: str) -> "protocol.TextOption":
    return {"id": role, "text": sentence("reading_role", role)}


def _none() -> "protocol.TextOption":
    return {"id": "none", "text": sentence("reading_ask", "none")}


def _is_day(each: ReadNumber) -> bool:
    return bool(each.roles) and each.roles[0] in notices()["day"]


def _question(field: str, text: str, options: "list[protocol.TextOption]") -> "protocol.TextQuestion":
    return {"field": field, "text": text, "options": options}
