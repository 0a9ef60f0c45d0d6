"""The calendar file, read back by a library that knows RFC 5545."""

import sys
from datetime import date, timedelta
from typing import Any

import pytest

from calculator.rules.loader import edition
from tests.questionnaire import GIVEN, result

if sys.platform == "emscripten":
    pytest.skip("the library that reads calendars is not among those mounted", allow_module_level=True)

from icalendar import Calendar, Event

pytestmark = pytest.mark.host

NUMBERS = {"month": "2025-09", "base": 1_000_000, "spend": 1_300_000, "received": 27_000}


def calendar(values: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    """Return the calendar of the result for *values*."""
    found: dict[str, Any] = result({**GIVEN, "where": "shop"}, values or {}, **more)["calendar"]
    return found


def events(text: str) -> list[Event]:
    """Return the events in *text*, each of which the library found sound."""
    read = Calendar.from_ical(text)
    assert read["VERSION"] == "2.0"
    assert read["PRODID"]
    found = list(read.walk("VEVENT"))
    for event in [read, *found, *read.walk("VALARM")]:
        assert event.errors == []
        assert not [name for name in event.required if name not in event]
    return found


def test_vouchers_end_five_years_after_each_payment():
    """Without a month named, of every round; with one, of its own."""
    rounds = [edition("2025").rules[month].round.pay_on for month in edition("2025").months]
    *expiries, _ = events(calendar()["text"])
    assert [event.decoded("DTSTART") for event in expiries] == [day.replace(year=day.year + 5) for day in rounds]
    first, _ = events(calendar(NUMBERS)["text"])
    assert first.decoded("DTSTART") == date(2030, 10, 15)
    assert [alarm.decoded("TRIGGER") for alarm in first.walk("VALARM")] == [-timedelta(days=30)]


def test_nothing_received_has_no_end():
    assert len(events(calendar(NUMBERS | {"received": 0})["text"])) == 1


def test_an_open_question_is_looked_at_again():
    *_, review = events(calendar()["text"])
    assert review.decoded("DTSTART") == date(2026, 12, 6)
    assert review["SUMMARY"] == calendar()["events"][-1]["title"]


def test_days_that_are_over_are_left_out():
    assert len(events(calendar(today="2030-12-01")["text"])) == 3
    assert len(events(calendar(today="2031-12-01")["text"])) == 1


def test_without_a_day_there_is_no_calendar():
    assert calendar(today=None) is None


def test_each_event_is_named_once():
    names = [str(event["UID"]) for event in events(calendar()["text"])]
    assert len(set(names)) == len(names) == 5


def test_lines_are_folded_between_letters():
    """No line is longer than 75 octets, each ends in CR LF, and the folded text reads back whole."""
    text = calendar()["text"]
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    notes = [event["note"] for event in calendar()["events"]]
    assert [str(event["DESCRIPTION"]) for event in events(text)] == notes
    assert any("," in note for note in notes), "a comma is escaped and read back"
    whole = text.replace("\r\n ", "")
    assert all(note.replace(",", "\\,") in whole for note in notes)
