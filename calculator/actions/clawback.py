"""The answer to a clawback message: what goes back when purchases are cancelled, what a notice asks for, and how."""

from collections.abc import Mapping
from itertools import combinations
from typing import TYPE_CHECKING, Any

from calculator.actions.refund import range_answer, source_answer
from calculator.actions.returning import returned
from calculator.amount import UNKNOWN, AmountRange, total
from calculator.data.sentences import sentence
from calculator.gap.person import Purchase, purchases
from calculator.message.case import REFUND_KEYS, Amounts, Case, case_in
from calculator.message.fields import Reader, span
from calculator.refund.near import near_in
from calculator.refund.result import results
from calculator.rules.edition import Edition, Month, Undecided
from calculator.rules.payday import payday

if TYPE_CHECKING:
    from calculator import protocol

MOST_PURCHASES = 10
"""Of more purchases, only all of them together are held against the notice."""


def clawback_answer(message: Mapping[Any, Any]) -> "protocol.ClawbackAnswer":
    """Return what every month pays before and after the cancellations, what goes back, and what a notice asks beside it.

    ``received`` is what had been paid; without it, what the rules give counts. ``cancelled`` is a list of
    ``{"month", "amount"}``, null where it is not known what was cancelled; ``notice`` is what the notice asks for.
    """
    reader = Reader(message)
    reader.keys((*REFUND_KEYS, "cancelled", "notice"), required=("edition", "base", "spend", "cancelled"))
    case = case_in(reader)
    cancelled = reader.take("cancelled", purchases, case, default=None)
    notice = reader.take("notice", span, default=UNKNOWN)
    reader.finish()
    taken = _by_month(case, cancelled)
    back = {month: _returned(case, month, taken[month]) for month in case.spend}
    whole = total(list(back.values()))
    return {
        "ok": True,
        "edition": case.edition.id,
        "months": [_month(case, month, taken[month], back[month]) for month in back],
        "returned": range_answer(whole),
        "text": _text(whole, cancelled),
        "notice": None if notice == UNKNOWN else _notice(case, cancelled, whole, notice),
        "ways": [_way(case.edition)],
    }


def _by_month(case: Case, cancelled: tuple[Purchase, ...] | None) -> Amounts:
    """Return what was cancelled of each month, anything where that is not known."""
    if cancelled is None:
        return {month: AmountRange(0, spend.high) for month, spend in case.spend.items()}
    return {month: total([purchase.amount for purchase in cancelled if purchase.month == month]) for month in case.spend}


def _returned(case: Case, month: Month, taken: AmountRange) -> AmountRange:
    paid = payday(case.edition, month, case.applied_on)
    received = case.received.get(month)
    clawback = returned(case.edition.rules[month], case.spend[month], case.base, taken, received)
    if not isinstance(paid, Undecided):
        return clawback
    # Whatever was decided, no more can go back than was paid.
    return AmountRange(0, min(clawback.high, received.high if received else paid.won))


def _month(case: Case, month: Month, taken: AmountRange, back: AmountRange) -> "protocol.ClawbackMonth":
    received, distances = case.received.get(month), near_in(case, month)
    cushion = distances.cushion if distances else None
    before = received or results(case, case.base)[month].amount
    after = AmountRange(max(0, before.low - back.high), max(0, before.high - back.low))
    known = {"before": before.known, "after": after.known, "returned": back.known}
    key = "open" if None in known.values() else "back" if back.low else "nothing" if taken.high else "none_cancelled"
    texts = [sentence("clawback", key, month=month, low=back.low, high=back.high, **known)]
    if cushion and before.known:
        texts.append(sentence("clawback", "cushion", cushion=cushion))
    return {
        "month": month,
        "before": range_answer(before),
        "after": range_answer(after),
        "returned": range_answer(back),
        "cushion": cushion,
        "text": " ".join(texts),
    }


def _text(whole: AmountRange, cancelled: tuple[Purchase, ...] | None) -> str:
    if cancelled is None:
        return sentence("clawback", "unknown", high=whole.high)
    if whole.known is None:
        return sentence("clawback", "between", low=whole.low, high=whole.high)
    return sentence("clawback", "total" if whole.known else "none", won=whole.known)


def _notice(case: Case, cancelled: tuple[Purchase, ...] | None, whole: AmountRange, notice: AmountRange) -> "protocol.Notice":
    """Return whether the notice asks for what the cancellations come to, or for what some of them come to.

    ``explained_by`` are the places in ``cancelled``, from 0, of the fewest that explain it; none where nothing does.
    """
    explained = _explaining(case, cancelled or (), notice)
    if notice.overlaps(whole):
        key = "notice_same" if whole.known is not None and notice.known is not None else "notice_within"
    else:
        key = "notice_part" if explained else "notice_less" if notice.high < whole.low else "notice_more"
    return {
        "amount": notice.known,
        "fits": notice.overlaps(whole),
        "explained_by": explained,
        "text": sentence("clawback", key, notice=notice.high, low=whole.low, high=whole.high,
                         gap=max(notice.low - whole.high, whole.low - notice.high), count=len(explained)),
    }


def _explaining(case: Case, cancelled: tuple[Purchase, ...], notice: AmountRange) -> list[int]:
    sizes = range(1, len(cancelled) + 1) if len(cancelled) <= MOST_PURCHASES else [len(cancelled)]
    for size in sizes:
        for places in combinations(range(len(cancelled)), size):
            taken = _by_month(case, tuple(cancelled[index] for index in places))
            back = total([_returned(case, month, taken[month]) for month in case.spend])
            if back.high and notice.overlaps(back):
                return list(places)
    return []


def _way(rules: Edition) -> "protocol.Way":
    how = rules.clawback
    return {"edition": rules.id, "source": source_answer(how.source),
            "text": sentence("clawback", "way", name=rules.name, year=rules.id, how=how.how, publisher=how.source.publisher)}
