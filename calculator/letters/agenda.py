"""The days that still matter, as a calendar file after RFC 5545."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from calculator.data.sentences import sentence
from calculator.message.values import Values
from calculator.rules.edition import Edition, Month, Round
from calculator.rules.payday import payday
from calculator.rules.settings import settings

if TYPE_CHECKING:
    from calculator import protocol

PRODUCT = "-//sangsaeng-payback-help//diagnosis//KO"
MOST_OCTETS = 75


class Event(NamedTuple):
    """Something to remember on *day*; *remind* days earlier, or not at all where it is 0."""

    id: str
    day: date
    title: str
    note: str
    remind: int


def agenda(edition: Edition, values: Values, today: date | None) -> "protocol.Calendar | None":
    """Return the days that matter after *today* and the file that holds them; None where the day is not known."""
    if today is None:
        return None
    return calendar([*_expiries(edition, values, today), _review(today)], today)


def expiries(edition: Edition, applied: date | None, today: date) -> "protocol.Calendar | None":
    """Return the last day of use of every payment to who applied on *applied*; None where all are over."""
    events = list(_expiries(edition, {"applied_on": applied} if applied else {}, today))
    return calendar(events, today) if events else None


def calendar(events: list[Event], today: date) -> "protocol.Calendar":
    """Return *events* to show, and the file that holds them."""
    return {
        "file": sentence("calendar", "file"),
        "events": [{"day": event.day.isoformat(), "title": event.title, "note": event.note} for event in events],
        "text": _calendar(events, today),
    }


def _expiries(edition: Edition, values: Values, today: date) -> Iterator[Event]:
    """Yield the end of validity of each payment: of the month in question, or of every month where none is named."""
    if values.get("received") == 0:
        return
    meant = values.get("month")
    for month in [meant] if meant else edition.months:
        paid = payday(edition, month, values.get("applied_on"))
        if isinstance(paid, Round):
            event = _expiry(edition, month, paid.pay_on)
            if event.day > today:
                yield event


def _expiry(edition: Edition, month: Month, pay_on: date) -> Event:
    last = edition.validity.last(pay_on)
    key = "expiry_note_fixed" if edition.validity.until else "expiry_note"
    note = sentence("calendar", key, pay_on=pay_on, years=edition.validity.years, last=last)
    return Event(f"expiry-{month}", last, sentence("calendar", "expiry", month=month), note, settings().reminder_days)


def _review(today: date) -> Event:
    day = today + timedelta(days=settings().review_days)
    return Event(f"review-{day:%Y%m%d}", day, sentence("calendar", "review"), sentence("calendar", "review_note"), 0)


def _calendar(events: list[Event], today: date) -> str:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    for event in events:
        lines += _lines(event, today)
    return "".join(f"{folded}\r\n" for line in [*lines, "END:VCALENDAR"] for folded in _folded(line))


def _lines(event: Event, today: date) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event.id}@sangsaeng-payback-help"
    yield f"DTSTAMP:{today:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{event.day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(event.title)}"
    yield f"DESCRIPTION:{_escaped(event.note)}"
    yield "TRANSP:TRANSPARENT"
    if event.remind:
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"TRIGGER:-P{event.remind}D",
                    f"DESCRIPTION:{_escaped(event.title)}", "END:VALARM")
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    for mark in ("\\", ";", ","):
        text = text.replace(mark, f"\\{mark}")
    return text.replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """Yield *line* in pieces of at most 75 octets, no letter cut in two; each after the first begins with a blank."""
    piece = ""
    for letter in line:
        if len((piece + letter).encode()) > MOST_OCTETS:
            yield piece
            piece = " "
        piece += letter
    yield piece
