"""The answer to a refund message: plain data, every sentence filled by the run that computed it."""

from datetime import date
from typing import TYPE_CHECKING

from calculator.actions.assumptions import assumptions
from calculator.amount import MOST_WON, AmountRange, Won
from calculator.data.sentences import sentence
from calculator.message.case import Case
from calculator.refund.narrowing import most_useful_question
from calculator.refund.result import MonthResult, results, total_of
from calculator.refund.trace import WorkingStep
from calculator.rules.edition import Month, Round, Source, Undecided

if TYPE_CHECKING:
    from calculator import protocol


def refund_answer(case: Case) -> "protocol.RefundAnswer":
    """Return the refund of every month in *case*, with working, payment day and assumptions."""
    by_month = results(case, case.base)
    amount = total_of(by_month)
    return {
        "ok": True,
        "edition": case.edition.id,
        "months": [_month_answer(case, month, result) for month, result in by_month.items()],
        "total": amount.known,
        "low": amount.low,
        "high": amount.high,
        "ask": ask_answer(case, amount),
        "assumptions": list(assumptions(case, by_month)),
    }


def ask_answer(case: Case, amount: AmountRange) -> "protocol.Ask | None":
    """Return the unknown that would narrow *amount* most, or None where all is known."""
    unknown = most_useful_question(case)
    if unknown is None:
        return None
    what = sentence("unknown", unknown.kind, month=unknown.month)
    key = "settles" if not unknown.left else "narrows" if unknown.left < amount.high - amount.low else "together"
    return {
        "field": unknown.kind if unknown.month is None else f"{unknown.kind}.{unknown.month}",
        "left": unknown.left,
        "text": sentence("ask", key, what=what, width=amount.high - amount.low, left=unknown.left),
    }


def amount_text(span: AmountRange) -> str:
    """Return *span* in words: one amount, or from one to another."""
    if span.single is not None:
        return sentence("amount", "exactly", won=span.single)
    if span.high >= MOST_WON:
        return sentence("amount", "least", won=span.low)
    return sentence("amount", "between", low=span.low, high=span.high)


def range_answer(span: AmountRange) -> "protocol.Known":
    """Return an amount as plain data: one number where it is known, and both ends."""
    return {"amount": span.known, "low": span.low, "high": span.high}


def _month_answer(case: Case, month: Month, result: MonthResult) -> "protocol.RefundMonth":
    amount, received, last = result.amount, case.received.get(month), _valid_until(case, result)
    return {
        "month": month,
        "base": case.base.known.won if case.base.known else None,
        "growth": AmountRange(result.least.growth, result.most.growth).known,
        "amount": amount.known,
        "low": amount.low,
        "high": amount.high,
        "capped": result.least.capped,
        "paid_on": result.paid.pay_on.isoformat() if isinstance(result.paid, Round) else None,
        "paid_text": _paid_text(result.paid),
        "valid_until": last.isoformat() if last else None,
        "valid_text": _valid_text(case, result, last),
        "received": received.known if received else None,
        "difference": _difference(received, amount),
        "steps": [step_answer(step) for step in (*result.trace.steps, _payday_step(case, month, result))],
    }


def _paid_text(paid: Round | Undecided) -> str:
    """Return the payment day in words, a planned one as such."""
    if isinstance(paid, Undecided):
        return sentence("paid", "open")
    if later := paid.confirmed:
        return sentence("paid", "confirmed", pay_on=paid.pay_on, on=later.on, publisher=later.source.publisher)
    return sentence("paid", "known" if paid.confidence == "high" else "planned",
                    pay_on=paid.pay_on, publisher=paid.source.publisher)


def _valid_until(case: Case, result: MonthResult) -> date | None:
    """Return the last day on which the money can be used, None where none is sure to come."""
    if isinstance(result.paid, Undecided) or result.amount.high == 0:
        return None
    return case.edition.validity.last(result.paid.pay_on)


def _valid_text(case: Case, result: MonthResult, last: date | None) -> str:
    if last:
        return sentence("paid", "valid" if case.edition.validity.until else "valid_about", last=last)
    return sentence("paid", "open" if isinstance(result.paid, Undecided) else "nothing")


def _difference(received: AmountRange | None, amount: AmountRange) -> Won | None:
    if received is None or received.known is None or amount.known is None:
        return None
    return received.known - amount.known


def _payday_step(case: Case, month: Month, result: MonthResult) -> WorkingStep:
    paid = result.paid
    if isinstance(paid, Undecided):
        return WorkingStep("payday_open", 0, paid.source, {"most": paid.won})
    if result.amount.high == 0:
        key = "payday_none"
    elif paid != case.edition.rules[month].round:
        key = "payday_late"
    elif later := paid.confirmed:
        return WorkingStep("payday_confirmed", paid.number, later.source,
                    {"number": paid.number, "pay_on": paid.pay_on, "on": later.on, "publisher": later.source.publisher})
    else:
        key = "payday" if paid.confidence == "high" else "payday_reported"
    return WorkingStep(key, paid.number, paid.source,
                {"number": paid.number, "pay_on": paid.pay_on, "applied_on": case.applied_on,
                 "publisher": paid.source.publisher})


def step_answer(step: WorkingStep) -> "protocol.Step":
    """Return one line of working as plain data."""
    return {
        "label": sentence("label", step.key),
        "text": sentence("step", step.key, **step.numbers),
        "value": step.value,
        "source": source_answer(step.source),
    }


def source_answer(source: Source | None) -> "protocol.Source | None":
    """Return where a reader can check it, as plain data."""
    return {"title": source.title, "url": source.url, "date": source.date} if source else None
