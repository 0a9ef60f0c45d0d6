"""The answer to a clawback message: what goes back when purchases are cancelled, and how."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from calculator.answer import range_answer, source_answer
from calculator.case import REFUND_KEYS, Case, case_in
from calculator.edition import Edition, Month
from calculator.loader import edition, editions
from calculator.message import Reader
from calculator.near import near
from calculator.person import Purchase, purchases
from calculator.result import MonthResult, results
from calculator.sentences import sentence
from calculator.span import Span, Won, total

if TYPE_CHECKING:
    from calculator import protocol


def clawback_answer(message: dict[Any, Any]) -> "protocol.ClawbackAnswer":
    """Return what every month pays before and after the cancellations, and what goes back."""
    reader = Reader(message)
    reader.keys((*REFUND_KEYS, "cancelled"), required=("edition", "base", "spend", "cancelled"))
    case = case_in(reader)
    cancelled = reader.take("cancelled", purchases, case, default=None) or ()
    reader.finish()
    before, after = results(case, case.base), results(_without(case, cancelled), case.base)
    returned = {month: before[month].amount - after[month].amount for month in before}
    whole = total(list(returned.values()))
    return {
        "ok": True,
        "edition": case.edition.id,
        "months": [_month(case, month, before[month], after[month], returned[month]) for month in before],
        "returned": range_answer(whole),
        "text": _text(whole),
        "ways": [_way(edition(id)) for id in sorted(editions(), key=lambda id: id != case.edition.id)],
    }


def _without(case: Case, cancelled: tuple[Purchase, ...]) -> Case:
    spend = {month: won - total([each.amount for each in cancelled if each.month == month])
             for month, won in case.spend.items()}
    return replace(case, spend=spend)


def _month(case: Case, month: Month, before: MonthResult, after: MonthResult, returned: Span) -> "protocol.ClawbackMonth":
    cushion = _cushion(case, month)
    known = {"before": before.amount.known, "after": after.amount.known, "returned": returned.known}
    key = "open" if None in known.values() else "back" if returned.low else "nothing"
    texts = [sentence("clawback", key, month=month, **known)]
    if cushion:
        texts.append(sentence("clawback", "cushion", cushion=cushion))
    return {
        "month": month,
        "before": range_answer(before.amount),
        "after": range_answer(after.amount),
        "returned": range_answer(returned),
        "cushion": cushion,
        "text": " ".join(texts),
    }


def _cushion(case: Case, month: Month) -> Won | None:
    """Return how much could be cancelled for nothing, where that is known."""
    spend, base = case.spend[month].known, case.base.known
    return None if spend is None or base is None else near(case.edition.rules[month], spend, base).cushion


def _text(whole: Span) -> str:
    if whole.known is None:
        return sentence("clawback", "between", low=whole.low, high=whole.high)
    return sentence("clawback", "total" if whole.known else "none", won=whole.known)


def _way(rules: Edition) -> "protocol.Way":
    how = rules.clawback
    return {"edition": rules.id, "source": source_answer(how.source),
            "text": sentence("clawback", "way", name=rules.name, year=rules.id, how=how.how, publisher=how.source.publisher)}
