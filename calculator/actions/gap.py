"""Why an amount is not what the reader expected: a verdict first, then every cause tried, judged and explained."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Literal

from calculator.actions.headline import cause_text, headline, payday_of
from calculator.actions.refund import amount_text, ask_answer, source_answer, step_answer
from calculator.amount import UNKNOWN, AmountRange, Won, total
from calculator.data.sentences import sentence
from calculator.gap.findings import Finding, Findings, find
from calculator.gap.hypothesis import Outcome, RuledOut
from calculator.gap.in_the_spending import Needed, needed
from calculator.gap.match import Comparison, Match
from calculator.gap.pairs import Pair
from calculator.gap.person import Person
from calculator.gap.settling import settle_answer
from calculator.refund.formula import refund
from calculator.refund.trace import Trace
from calculator.text.language import fill

if TYPE_CHECKING:
    from calculator import protocol

NARROW = 20
"""A range of so many won is told as about one amount where amounts were estimated."""
MOST_PAIRS = 5
"""No more pairs of causes are told."""


def gap_answer(person: Person) -> "protocol.GapAnswer":
    """Return the verdict about *person* in a sentence, with the months, every cause in its order, and what would settle it.

    ``verdict`` is one of `calculator.gap.findings.Conclusion`, ``pairs`` are two causes each that fit together and not alone,
    and ``settle`` the smallest sets of facts that leave one amount, or one cause (`calculator.gap.settling`).
    """
    findings = find(person)
    return {
        "ok": True,
        "edition": person.edition.id,
        "verdict": findings.kind,
        "text": headline(person, findings),
        "ask": ask_answer(person.typed, total(list(person.due_as_typed.values()))),
        "settle": [] if findings.kind in ("as_due", "explained") else settle_answer(findings),
        "months": [_month(person, month) for month in person.case.spend],
        "causes": [_cause(person, findings, finding) for finding in findings.causes],
        "pairs": [_pair(findings, pair) for pair in findings.needed[:MOST_PAIRS]],
        "tried": sum(finding.tried for finding in findings.causes),
    }


def _month(person: Person, month: str) -> "protocol.GapMonth":
    due, noted = person.due_as_typed[month], person.typed.received.get(month)
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


def _month_text(person: Person, month: str, due: AmountRange, noted: int | None) -> str:
    if month in person.early:
        return sentence("gap_month", "early", month=month, pay_on=payday_of(person, month))
    if noted is None:
        return sentence("gap_month", "open", month=month, due=amount_text(due))
    if due.known is None:
        key = "within" if due.low <= noted <= due.high else "beyond"
        return sentence("gap_month", key, month=month, due=amount_text(due), noted=noted)
    if noted == due.known:
        capped = noted == person.edition.rules[month].cap.won
        return sentence("gap_month", "zero" if noted == 0 else "cap" if capped else "same", month=month, noted=noted)
    return sentence("gap_month", "less" if noted < due.known else "more", month=month,
                    noted=noted, due=due.known, gap=abs(noted - due.known))


def _cause(person: Person, findings: Findings, finding: Finding) -> "protocol.Finding":
    """Return a cause with what speaks for and against it.

    ``fit`` is one of `calculator.gap.match.Fit`; ``by`` tells whether the reader (``you``) or the ``numbers`` rule it out;
    ``given`` that the reader named what it changes, and ``paired`` that it fits only beside another cause.
    """
    cause, outcome, verdict = finding.cause, finding.outcome, finding.verdict
    numbers = outcome.numbers
    against = list(_against(verdict))
    changes = needed(person, cause.change) if cause.change and finding.open and not finding.paired else {}
    closed: Literal["you", "numbers"] | None = None
    if verdict.fit == "ruled_out":
        closed = "you" if verdict.reason and verdict.reason.by_reader else "numbers"
    doubts = [fill(cause.doubts, **numbers)] if cause.doubts and finding.open else []
    return {
        "id": cause.id,
        "title": cause.title,
        "fit": verdict.fit,
        "by": closed,
        "given": finding.named_by_reader,
        "paired": finding.paired,
        "text": cause_text(finding) if finding.open else against[0],
        "for": [*_support(findings.person, finding), *(_needed(cause.change, month, change) for month, change in changes.items())],
        "against": [*against, *doubts],
        "question": "" if _answered(person, finding) else cause.question,
        "asks": cause.asks,
        "page": cause.page,
        "numbers": {**_plain(numbers), "needed": {month: {"low": change.low, "high": change.high} for month, change in changes.items()},
                    "compared": {each.month: _compared(each) for each in verdict.tested}},
        "steps": list(_steps(outcome, verdict)) if finding.open and not finding.paired else [],
        "sources": [source_answer(cause.source)],
    }


def _answered(person: Person, finding: Finding) -> bool:
    """Return whether what the question of a cause asks for was typed already."""
    return finding.named_by_reader or (finding.cause.asks == "applied_on" and person.case.applied_on is not None)


def _pair(findings: Findings, pair: Pair) -> "protocol.Pair":
    titles = {finding.cause.id: finding.cause.title for finding in findings.causes}
    return {"causes": list(pair), "text": sentence("gap", "pair", first=titles[pair.first], second=titles[pair.second])}


def _support(person: Person, finding: Finding) -> Iterator[str]:
    """Yield what speaks for a cause: the amounts that it explains, then what is generally known."""
    if not finding.open:
        return
    for comparison in () if _sought(finding) else finding.verdict.tested:
        if comparison.equal and not comparison.unchanged:
            yield sentence("fit", "same", month=comparison.month, noted=amount_text(comparison.written))
        elif comparison.fits and not comparison.unchanged and not comparison.as_due and comparison.noted != UNKNOWN:
            yield sentence("fit", "within", month=comparison.month, supposed=amount_text(comparison.supposed), noted=amount_text(comparison.written))
    if finding.cause.supports:
        yield fill(finding.cause.supports, **finding.outcome.numbers)


def _sought(finding: Finding) -> bool:
    """Return whether the change was chosen so as to fit, so that the amounts say nothing for it."""
    outcome = finding.outcome
    return finding.paired or isinstance(outcome, RuledOut) or outcome.tuned_to_fit or bool(finding.cause.change and not outcome.named_by_reader)


def _against(verdict: Match) -> Iterator[str]:
    """Yield what speaks against a cause: the reader's own facts, or every amount that it does not explain."""
    if verdict.reason:
        yield sentence("denied", verdict.reason.key, **verdict.reason.numbers)
    for comparison in verdict.misses:
        yield sentence("fit", "miss", month=comparison.month, supposed=amount_text(comparison.supposed), noted=amount_text(comparison.written))
        if (part := _explained(comparison)) is not None:
            yield sentence("fit", "part", gap=abs(comparison.noted.low - comparison.due.high), part=part)


def _explained(comparison: Comparison) -> int | None:
    """Return how many won of the difference the hypothesis explains, where it is some of them but not all."""
    noted, supposed, due = comparison.noted.known, comparison.supposed.single, comparison.due.single
    if noted is None or supposed is None or due is None or not min(noted, due) < supposed < max(noted, due):
        return None
    return abs(due - supposed)


def _needed(direction: str, month: str, change: Needed) -> str:
    if change.high is None:
        return sentence("needed", f"{direction}_open", month=month, amount=amount_text(AmountRange.exactly(change.low)))
    if change.about and change.high - change.low < NARROW:
        return sentence("needed", f"{direction}_about", month=month, amount=amount_text(AmountRange.exactly(change.high)))
    return sentence("needed", direction, month=month, amount=sentence("amount", "between", low=change.low, high=change.high))


def _steps(outcome: Outcome, verdict: Match) -> "Iterator[protocol.Working]":
    """Yield the working of every month that the hypothesis changes, where its amounts are known."""
    if isinstance(outcome, RuledOut):
        return
    changed = dict.fromkeys(comparison.month for comparison in verdict.tested if not comparison.unchanged)
    for month in changed:
        if month in outcome.inputs and (spend := outcome.inputs[month].spend.known) is not None \
                and not (base := outcome.inputs[month].base).wide:
            trace = Trace()
            refund(outcome.inputs[month].rule, spend, base.high if base.total.known is not None else base.in_whole_won, trace)
            yield {"month": month, "steps": [step_answer(step) for step in trace.steps]}


def _compared(comparison: Comparison) -> dict[str, dict[str, Won]]:
    return {name: {"low": span.low, "high": span.high}
            for name, span in (("noted", comparison.noted), ("supposed", comparison.supposed), ("due", comparison.due))}


def _plain(numbers: dict[str, object]) -> dict[str, object]:
    return {key: value.isoformat() if isinstance(value, date) else value for key, value in numbers.items()}
