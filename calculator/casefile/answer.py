"""The answer to a case message: the case as it stands, what to do next, with which letter and which words, and the file to keep."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from calculator.casefile.case import CaseFile, answered, case_of, fault, opened, saved, step_of, with_step
from calculator.casefile.next_step import Next, next_step
from calculator.casefile.numbers import read_numbers, refund_of, with_numbers
from calculator.data.sentences import sentence
from calculator.letters.agenda import Event, calendar
from calculator.letters.call import call
from calculator.letters.letter import letters
from calculator.message.case import read_case
from calculator.message.fields import Reader, day, problem
from calculator.refund.result import results
from calculator.rules.facts import contacts
from calculator.rules.loader import current
from calculator.rules.settings import settings

if TYPE_CHECKING:
    from calculator import protocol

KEYS = ("do", "file", "begin", "numbers", "step", "reply", "today")


def case_answer(message: dict[Any, Any]) -> "protocol.CaseAnswer":
    """Return the case in ``file`` (the text of a saved one) or in ``begin``, after what is new, and what to do next.

    ``begin`` is ``{"name", "cause", "answers", "numbers"}`` as the questionnaire left them; ``numbers`` adds or
    replaces single numbers; ``step`` is ``{"day", "office", "way", "receipt"}``, somebody who was asked; ``reply``
    what the last of them said, ``{"answer", "outcome", "answered_on", "promised_on"}``. All are optional beside one of
    the first two; ``today`` is needed for the next step. ``file`` of the answer is what to save.
    """
    reader = Reader(message)
    reader.keys(KEYS, required=("today",))
    today = reader.take("today", day, default=None)
    reader.finish()
    if today is None:
        raise problem("today", "date_form")
    case = _changed(_case(message), message)
    _check_days(case, today)
    step = next_step(case, today)
    claim = case.claim(today)
    written = letters(claim)
    return {
        "ok": True,
        "case": {"name": case.name, "cause": case.cause, "answers": case.answers, "numbers": _plain(case.numbers),
                 "steps": [_plain({name: getattr(each, name) for name in each.__slots__}) for each in case.steps]},
        "next": {"do": step.doing, "office": step.office, "day": step.day.isoformat() if step.day else None,
                 "text": _text(step), "letter": next((each for each in written if each["id"] == step.letter), None),
                 "call": call(step.office, claim) if step.doing in ("ask", "remind") and step.letter != "petition" else None},
        "letters": written,
        "months": list(_months(case)),
        "notes": list(_notes(case)),
        "calendar": _calendar(step, today),
        "file": {"name": f"{sentence('case', 'file')}.json", "text": saved(case)},
    }


def _case(message: dict[Any, Any]) -> CaseFile:
    if "file" in message:
        return opened("file", message["file"])
    if not isinstance(message.get("begin"), dict):
        raise fault("file", "nothing")
    return case_of({key: value for key, value in message["begin"].items() if key != "steps"})


def _changed(case: CaseFile, message: dict[Any, Any]) -> CaseFile:
    if "numbers" in message:
        case = replace(case, numbers=with_numbers(case.numbers, read_numbers("numbers", message["numbers"])))
    if "step" in message:
        case = with_step(case, step_of("step", message["step"]))
    if "reply" in message:
        case = answered(case, message["reply"])
    return case


def _check_days(case: CaseFile, today: date) -> None:
    for number, step in enumerate(case.steps, start=1):
        for name in ("day", "answered_on"):
            if (when := getattr(step, name)) and when > today:
                raise fault(f"steps.{number}.{name}", "future")


def _notes(case: CaseFile) -> Iterator[str]:
    for number in range(1, len(case.steps)):
        if case.steps[number].day < case.steps[number - 1].day:
            yield sentence("case", "order", number=number + 1)


def _months(case: CaseFile) -> Iterator[str]:
    """Yield what is due by the rules and what was received, month by month, as far as either is known."""
    asked = refund_of(case.numbers)
    refunds = read_case(asked) if asked["spend"] else None
    due = {month: each.amount.known for month, each in results(refunds, refunds.base).items()} if refunds else {}
    received = case.numbers.get("received", {})
    for month in current().months:
        known = {key: won for key, won in (("due", due.get(month)), ("received", received.get(month))) if won is not None}
        if known:
            yield sentence("case", "_".join(["month", *known]), month=month, **known)


def _text(step: Next) -> str:
    contact = contacts().get(step.office)
    key: str = step.doing
    if step.doing == "ask":
        key = "ask_write" if step.letter else "ask_call"
    elif step.doing == "wait" and step.promised:
        key = "wait_promised"
    return sentence("case", key, office=contact.name if contact else step.office, phone=contact.phone if contact else "", until=step.day,
                    days=settings().review_days)


def _calendar(step: Next, today: date) -> "protocol.Calendar | None":
    """Return the day until which one waits, as a calendar file; None where there is nothing to wait for."""
    if step.doing != "wait" or step.day is None:
        return None
    contact = contacts().get(step.office)
    title = sentence("case", "event", office=contact.name if contact else step.office)
    return calendar([Event(f"case-{step.day:%Y%m%d}", step.day, title, _text(step), 0)], today)


def _plain(table: dict[str, Any]) -> Any:
    return {key: value.isoformat() if isinstance(value, date) else value for key, value in table.items()}
