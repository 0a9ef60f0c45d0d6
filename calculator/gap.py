"""Why an amount is not what the reader expected: every single cause tried, judged and explained."""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from calculator.answer import ask_answer, source_answer, step_answer
from calculator.cause import FINDERS, Cause, causes_of
from calculator.fit import FITS, Comparison, Verdict, best
from calculator.language import fill
from calculator.person import Person
from calculator.refund import refund
from calculator.sentences import sentence
from calculator.span import Span, total
from calculator.spending import needed
from calculator.supposition import Denied, Outcome, denied
from calculator.trace import Trace

type Answer = dict[str, Any]


class Finding(NamedTuple):
    """One cause with the form of it that fits best."""

    cause: Cause
    outcome: Outcome
    verdict: Verdict
    tried: int


def gap_answer(person: Person) -> Answer:
    """Return every cause for *person*, ordered by fit and then by plausibility, with the months beside it."""
    found = findings(person)
    return {
        "ok": True,
        "edition": person.edition.id,
        "text": _headline(person, found),
        "ask": ask_answer(person.case, total(list(person.due.values()))),
        "months": [_month(person, month) for month in person.case.spend],
        "causes": [_cause(person, finding) for finding in found],
        "tried": sum(finding.tried for finding in found),
    }


def findings(person: Person) -> list[Finding]:
    """Return every cause of the edition with its best form, the best fit first."""
    found = [_finding(person, cause) for cause in causes_of(person.edition)]
    return sorted(found, key=lambda finding: (FITS.index(finding.verdict.fit), finding.cause.order))


def _finding(person: Person, cause: Cause) -> Finding:
    outcomes = list(FINDERS[cause.id](person)) or [denied("nothing_noted")]
    return Finding(cause, *best(person, outcomes), len(outcomes))


def _headline(person: Person, found: list[Finding]) -> str:
    """Return the answer in one or two sentences: how large the difference is, and what fits it best."""
    first = found[0]
    due = total([person.due[month] for month in person.received]).known
    noted = total(list(person.received.values())).known
    opening = _opening(person, due, noted)
    if first.verdict.fit == "ruled_out":
        same = due is not None and all(person.received[month] == person.due[month] for month in person.received)
        return opening if same else f"{opening} {sentence('gap', 'unexplained')}"
    if first.verdict.fit == "possible":
        return f"{opening} {sentence('gap', 'possible', title=first.cause.title, question=first.cause.question)}"
    ties = sum(1 for finding in found if finding.verdict.fit == "exact")
    return " ".join([opening, _text(first), *([sentence("gap", "ties", count=ties)] if ties > 1 else [])])


def _opening(person: Person, due: int | None, noted: int | None) -> str:
    if noted is None or not person.received:
        return sentence("gap", "not_noted")
    if due is None:
        return sentence("gap", "not_known", noted=noted)
    if noted == due:
        each = all(person.received[month] == person.due[month] for month in person.received)
        return sentence("gap", "as_due" if each else "as_due_in_sum", noted=noted)
    return sentence("gap", "less" if noted < due else "more", gap=abs(noted - due), due=due, noted=noted)


def _month(person: Person, month: str) -> Answer:
    due, noted = person.due[month], person.received.get(month)
    known = noted.known if noted else None
    return {
        "month": month,
        "amount": due.known,
        "low": due.low,
        "high": due.high,
        "received": known,
        "difference": None if known is None or due.known is None else known - due.known,
        "text": _month_text(person, month, due, known),
    }


def _month_text(person: Person, month: str, due: Span, noted: int | None) -> str:
    if noted is None or due.known is None:
        return sentence("gap_month", "open", month=month, due=_amount(due))
    if noted == due.known:
        capped = noted == person.edition.rules[month].cap.won
        return sentence("gap_month", "zero" if noted == 0 else "cap" if capped else "same", month=month, noted=noted)
    return sentence("gap_month", "less" if noted < due.known else "more", month=month,
                    noted=noted, due=due.known, gap=abs(noted - due.known))


def _cause(person: Person, finding: Finding) -> Answer:
    cause, outcome, verdict, _ = finding
    numbers = outcome.numbers
    against = list(_against(verdict))
    changes = needed(person, cause.change) if cause.change else {}
    open_doubts = [fill(cause.doubts, **numbers)] if cause.doubts and verdict.fit != "ruled_out" else []
    return {
        "id": cause.id,
        "title": cause.title,
        "fit": verdict.fit,
        "text": against[0] if verdict.fit == "ruled_out" else _text(finding),
        "for": [*_support(finding), *(_needed(cause, month, change) for month, change in changes.items())],
        "against": [*against, *open_doubts],
        "question": cause.question,
        "page": cause.page,
        "numbers": {**_plain(numbers), "needed": {month: change._asdict() for month, change in changes.items()},
                    "compared": {each.month: _compared(each) for each in verdict.tested}},
        "steps": [] if verdict.fit == "ruled_out" else list(_steps(outcome, verdict)),
        "sources": [source_answer(cause.source)],
    }


def _text(finding: Finding) -> str:
    cause, outcome, verdict, _ = finding
    return fill(cause.exact if verdict.fit == "exact" else cause.possible, **outcome.numbers)


def _support(finding: Finding) -> Iterator[str]:
    """Yield what speaks for a cause: the amounts that it explains, then what is generally known."""
    cause, outcome, verdict, _ = finding
    for each in verdict.tested:
        if each.fits and not each.unchanged and each.noted.known is not None and (each.equal or not each.as_due):
            yield sentence("fit", "same" if each.equal else "within", month=each.month,
                           supposed=_amount(each.supposed), noted=_amount(each.noted))
    if verdict.fit != "ruled_out" and cause.supports:
        yield fill(cause.supports, **outcome.numbers)


def _against(verdict: Verdict) -> Iterator[str]:
    """Yield what speaks against a cause: the reader's own facts, or every amount that it does not explain."""
    if verdict.reason:
        yield sentence("denied", verdict.reason.key, **verdict.reason.numbers)
    for each in verdict.misses:
        yield sentence("fit", "miss", month=each.month, supposed=_amount(each.supposed), noted=_amount(each.noted))
        if (part := _explained(each)) is not None:
            yield sentence("fit", "part", gap=abs(each.noted.low - each.due.low), part=part)


def _explained(each: Comparison) -> int | None:
    """Return how many won of the difference the supposition explains, where it is some of them but not all."""
    noted, supposed, due = each.noted.known, each.supposed.known, each.due.known
    if noted is None or supposed is None or due is None or not min(noted, due) < supposed < max(noted, due):
        return None
    return abs(due - supposed)


def _needed(cause: Cause, month: str, change: Any) -> str:
    key = cause.change if change.high is not None else f"{cause.change}_open"
    return sentence("needed", key, month=month, amount=_amount(Span(change.low, change.high or change.low)))


def _steps(outcome: Outcome, verdict: Verdict) -> Iterator[Answer]:
    """Yield the working of every month that the supposition changes, where its amounts are known."""
    if isinstance(outcome, Denied):
        return
    changed = dict.fromkeys(each.month for each in verdict.tested if not each.unchanged)
    for month in changed:
        if month in outcome.inputs and (spend := outcome.inputs[month].spend.known) is not None \
                and (base := outcome.inputs[month].base.known) is not None:
            trace = Trace()
            refund(outcome.inputs[month].rule, spend, base, trace)
            yield {"month": month, "steps": [step_answer(step) for step in trace.steps]}


def _amount(span: Span) -> str:
    """Return *span* in words: one amount, or from one to another."""
    if span.known is not None:
        return sentence("amount", "exactly", won=span.known)
    return sentence("amount", "between", low=span.low, high=span.high)


def _compared(each: Comparison) -> Answer:
    return {name: {"low": span.low, "high": span.high}
            for name, span in (("noted", each.noted), ("supposed", each.supposed), ("due", each.due))}


def _plain(numbers: dict[str, object]) -> dict[str, object]:
    return {key: value.isoformat() if isinstance(value, date) else value for key, value in numbers.items()}
