"""The answer to a clock message: for a given day, which round pays each month, and whether its day has passed."""

from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from calculator.actions.refund import source_answer
from calculator.data.sentences import sentence
from calculator.gap.causes import causes_of
from calculator.message.case import applied_on, edition_in
from calculator.message.fields import Reader, day, problem
from calculator.rules.edition import Edition, Month, Undecided
from calculator.rules.payday import payday

if TYPE_CHECKING:
    from calculator import protocol


def clock_answer(message: dict[Any, Any]) -> "protocol.ClockAnswer":
    """Return for every month its round, its day, and how things stand on the day ``today`` of *message*."""
    reader = Reader(message)
    reader.keys(("do", "edition", "today", "applied_on"), required=("edition", "today"))
    edition = edition_in(reader)
    today = reader.take("today", _today, default=date.min)
    applied = reader.take("applied_on", applied_on, edition, default=None)
    reader.finish()
    months = [_month(edition, month, applied, today) for month in edition.months]
    return {
        "ok": True,
        "edition": edition.id,
        "months": months,
        "calendar": _calendar(edition, applied, today),
        "check_first": _checks(edition, applied) if any(month["overdue"] for month in months) else [],
        "closed": list(_closed(edition, today)),
        "text": sentence("clock", "closed" if today > edition.application.until else "running",
                         name=edition.name, until=edition.application.until),
    }


def _calendar(edition: Edition, applied: date | None, today: date) -> "protocol.Calendar | None":
    # Only now, so that the calculator's first answer does not wait for it.
    from calculator.letters.agenda import expiries

    return expiries(edition, applied, today)


def _today(field: str, value: object) -> date:
    today = day(field, value)
    if today is None:
        raise problem(field, "missing")
    return today


def _month(edition: Edition, month: Month, applied: date | None, today: date) -> "protocol.ClockMonth":
    paid = payday(edition, month, applied)
    if isinstance(paid, Undecided):
        return {"month": month, "status": "open", "round": None, "pay_on": None, "overdue": False, "days": None,
                "valid_until": None, "text": sentence("clock", "open", month=month, most=paid.won),
                "source": source_answer(paid.source)}
    days = (today - paid.pay_on).days
    status: Literal["early", "today", "past"] = "early" if days < 0 else "today" if days == 0 else "past"
    last = edition.validity.last(paid.pay_on)
    texts = [sentence("clock", status, month=month, number=paid.number, pay_on=paid.pay_on, days=abs(days)),
             sentence("clock", _validity(edition, last, today), last=last)]
    if paid.confidence != "high":
        texts.insert(1, sentence("clock", "reported", publisher=paid.source.publisher))
    if paid.confirmed and paid.confirmed.on <= today:
        texts.insert(-1, sentence("clock", "confirmed", on=paid.confirmed.on, publisher=paid.confirmed.source.publisher))
    return {"month": month, "status": status, "round": paid.number, "pay_on": paid.pay_on.isoformat(), "overdue": days > 0,
            "days": days, "valid_until": last.isoformat(), "text": " ".join(texts), "source": source_answer(paid.source)}


def _validity(edition: Edition, last: date, today: date) -> str:
    about = "" if edition.validity.until else "_about"
    return f"valid{about}" if today <= last else f"expired{about}"


def _checks(edition: Edition, applied: date | None) -> "list[protocol.LookFirst]":
    """Return what to look at first, in the order that the causes give; not the day of application where it is known."""
    listed = sorted((cause for cause in causes_of(edition) if cause.check and not (applied and cause.asks == "applied_on")),
                    key=lambda cause: cause.check)
    return [{"id": cause.id, "title": cause.title, "question": cause.question, "page": cause.page} for cause in listed]


def _closed(edition: Edition, today: date) -> list[str]:
    """Return what can no longer be done on *today*."""
    if today <= edition.application.until:
        return []
    return [sentence("closed", "apply", until=edition.application.until),
            sentence("closed", "spend", since=edition.months[0], until=edition.months[-1]),
            edition.objection]
