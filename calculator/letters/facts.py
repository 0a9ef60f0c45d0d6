"""The facts of a claim as a letter writes them; what only the writer knows is a visible blank."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from calculator.amount import Won
from calculator.letters.claim import Asked, Claim
from calculator.letters.forms import texts
from calculator.message.case import read_case
from calculator.message.values import refund_message
from calculator.refund.formula import Refund
from calculator.refund.result import results
from calculator.rules.edition import MonthRule, Round
from calculator.rules.facts import contacts
from calculator.rules.payday import payday
from calculator.rules.settings import settings
from calculator.text.language import day, fill, month, won
from calculator.text.template import fields

if TYPE_CHECKING:
    from calculator import protocol


class CalculatedSums(NamedTuple):
    """What the rules give for the month of a claim, and after what was cancelled in it; None where it is not known."""

    due: Refund | None
    after: Refund | None

    @property
    def back(self) -> Won | None:
        """Return how much less is due after the cancellations, in won."""
        return None if self.due is None or self.after is None else self.due.amount - self.after.amount


def calculated(claim: Claim) -> CalculatedSums:
    """Return the refund for the numbers of *claim*; None where it was left open whether the month is paid."""
    values = claim.values
    if not {"month", "base", "spend"} <= values.keys():
        return CalculatedSums(None, None)
    cancelled = values.get("cancelled")
    due = _refund(claim, values["spend"])
    if due is None or cancelled is None or cancelled > values["spend"]:
        return CalculatedSums(due, None)
    return CalculatedSums(due, _refund(claim, values["spend"] - cancelled))


def _refund(claim: Claim, spend: Won) -> Refund | None:
    message = refund_message({**claim.values, "spend": spend}, claim.edition)
    assert message
    case = read_case(message)
    [month] = results(case, case.base).values()
    return month.least if month.amount.known is not None else None


def short(claim: Claim) -> Won:
    """Return how many won less were received than the rules give; 0 where not less, or not known."""
    due, received = calculated(claim).due, claim.values.get("received")
    return 0 if due is None or received is None else max(0, due.amount - received)


def over(claim: Claim) -> Won:
    """Return how many won more a notice asks back than the cancellations come to; 0 where not more, or not known."""
    back, notice = calculated(claim).back, claim.values.get("notice")
    return 0 if back is None or notice is None else max(0, notice - back)


class Facts:
    """The facts of one claim, to fill templates with; it remembers which were needed and stayed blank."""

    def __init__(self, claim: Claim, subject: str = "") -> None:
        self._known = dict(_known(claim)) | {key: value for key, value in {"subject": subject}.items() if value}
        self._rules = _of_rules(claim)
        self._nothing = claim.values.get("received") == 0
        self.blank: list[str] = []

    def filled(self, template: str) -> str:
        """Return *template* with what is known and with blanks; nothing received is told in other words than something."""
        for verb in ("paid", "came"):
            template = template.replace(f"{{{verb}_but}}", texts()["paid"][f"{verb}_{'none' if self._nothing else 'some'}"])
        blank = {name: fill(texts()["blank"][name], **self._rules)
                 for name in fields(template) if name not in self._known and name not in self._rules}
        self.blank += [name for name in blank if name not in self.blank]
        return fill(template, **self._rules, **self._known, **blank)


def blanks(names: list[str]) -> "list[protocol.Blank]":
    """Return the facts *names* as the reader is told what is still to be filled in."""
    return [{"id": name, "label": texts()["fact"][name]} for name in names]


def _of_rules(claim: Claim) -> dict[str, Any]:
    """Return what the programme's rules say, whoever asks; the most of a month only where the month is known."""
    edition, month = claim.edition, claim.values.get("month")
    rule = edition.rules[month or edition.months[0]]
    return {
        "percent": rule.rate.percent,
        "days": settings().review_days,
        **({"cap": won(rule.cap.won)} if month else {}),
        "since": day(edition.application.since),
        "until": day(edition.application.until),
        "undecided": won(edition.undecided.won) if edition.undecided else "",
    }


def _known(claim: Claim) -> Iterator[tuple[str, str]]:
    values = claim.values
    for key in ("base", "spend", "received", "cancelled", "notice"):
        if key in values:
            yield key, won(values[key])
    if "applied_on" in values:
        yield "applied_on", day(values["applied_on"])
    if "month" in values:
        yield "month", month(values["month"])
        paid = payday(claim.edition, values["month"], values.get("applied_on"))
        if isinstance(paid, Round):
            yield "due_day", day(paid.pay_on)
    yield from _sums(claim)
    if claim.asked:
        yield from noted(claim.asked[-1], claim.today)


def _sums(claim: Claim) -> Iterator[tuple[str, str]]:
    sums = calculated(claim)
    if sums.due is not None:
        rule, base, spend = claim.edition.rules[claim.values["month"]], claim.values["base"], claim.values["spend"]
        yield "due", won(sums.due.amount)
        # A sum that comes to nothing would argue against the writer.
        none = fill(texts()["formula"]["rule"], percent=rule.rate.percent)
        yield "formula", _formula(rule, base, spend, sums.due) if sums.due.growth else none
        if sums.after is not None and sums.back is not None:
            yield "before", _formula(rule, base, spend, sums.due)
            yield "after", _formula(rule, base, spend - claim.values["cancelled"], sums.after)
            yield "back", won(sums.back)
    if less := short(claim):
        yield "less", won(less)
    if more := over(claim):
        yield "over", won(more)


def _formula(rule: MonthRule, base: Won, spend: Won, result: Refund) -> str:
    key = "capped" if result.capped else "free" if result.growth else "none"
    return fill(texts()["formula"][key], base=base, spend=spend, percent=rule.rate.percent,
                share=result.share, cap=rule.cap.won, amount=result.amount)


def noted(asked: Asked, today: date | None) -> Iterator[tuple[str, str]]:
    """Yield what was noted of a question asked, in words."""
    if asked.day:
        yield "asked_on", day(asked.day)
        if today and today > asked.day:
            yield "waited", str((today - asked.day).days)
    office = contacts()[asked.office].name if asked.office in contacts() else asked.office
    way = texts()["way"].get(asked.way, "")
    for key, text in (("asked_office", office), ("asked_way", way), ("receipt", asked.receipt), ("answer", asked.answer)):
        if text:
            yield key, text
