"""What to do next in a case, and on which day."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from typing import Any, Literal

from calculator.casefile.case import CaseFile, Contacted
from calculator.data.toml import read
from calculator.letters.forms import matter
from calculator.rules.settings import settings

type Doing = Literal["ask", "wait", "remind", "settled", "end"]

SETTLED = ("settled", "corrected")
OPEN = ("", "transferred", "pending")
"""Outcomes after which the one who was asked, or whom they passed it on to, still owes an answer."""


@dataclass(frozen=True, slots=True)
class Next:
    """What to do, with whom and on which day; *letter* is the id of the one to send."""

    doing: Doing
    office: str = ""
    day: date | None = None
    letter: str = ""
    promised: bool = field(default=False)


def next_step(case: CaseFile, today: date) -> Next:
    """Return what to do in *case* on *today*."""
    if not case.steps:
        return _ask(_ladder(case)[0], today)
    last = case.steps[-1]
    if last.outcome in SETTLED:
        return Next("settled", last.office, letter="thanks")
    if last.outcome in OPEN:
        return _waiting(case, last, today)
    return _onward(case, today)


def _waiting(case: CaseFile, last: Contacted, today: date) -> Next:
    """Return to wait, to ask once more when the day has passed, and then to go on."""
    since = last.answered_on if last.outcome and last.answered_on else last.day
    until = last.promised_on or since + timedelta(days=settings().review_days)
    if today < until:
        return Next("wait", last.office, until, promised=last.promised_on is not None)
    if len(case.steps) > 1 and case.steps[-2].office == last.office and case.steps[-2].outcome in OPEN:
        return _onward(case, today)
    return Next("remind", last.office, today, "reminder")


def _onward(case: CaseFile, today: date) -> Next:
    """Return to ask the next of the ladder, none of whom was asked before."""
    asked = {step.office for step in case.steps}
    left = [office for office in _ladder(case) if office not in asked]
    return _ask(left[0], today) if left else Next("end", case.steps[-1].office)


def _ask(office: str, today: date) -> Next:
    return Next("ask", office, today, "petition" if office in written() else "")


def written() -> tuple[str, ...]:
    """Return the contacts that are written to."""
    return tuple(_data()["written"])


def _ladder(case: CaseFile) -> list[str]:
    return list(_data()["ladder"][matter(case.claim(None))])


@cache
def _data() -> dict[str, Any]:
    return read("case.toml")
