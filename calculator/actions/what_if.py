"""The answer to a what-if message: how near each month is to its marks, and what one change would do."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from calculator.actions.refund import amount_text, range_answer
from calculator.amount import UNKNOWN, AmountRange
from calculator.data.sentences import sentence
from calculator.message.case import REFUND_KEYS, Amounts, Case, applied_on, base_in, case_in
from calculator.message.fields import Reader, by_month, problem, span
from calculator.refund.near import Near, near, near_in
from calculator.refund.result import MonthResult, results, total_of
from calculator.rules.edition import Month, Undecided

if TYPE_CHECKING:
    from calculator import protocol

CHANGES = ("base", "spend", "applied_on")
"""The fields that a change may set anew."""


def what_if_answer(message: dict[Any, Any]) -> "protocol.WhatIfAnswer":
    """Return the months with their marks, and the amounts before and after the change if one is named."""
    reader = Reader(message)
    reader.keys((*REFUND_KEYS, "change"), required=("edition", "base", "spend"))
    case = case_in(reader)
    changed = reader.take("change", _changed, case, default=None)
    reader.finish()
    before = results(case, case.base)
    return {
        "ok": True,
        "edition": case.edition.id,
        "months": [_month(case, month, result) for month, result in before.items()],
        "total": range_answer(total_of(before)),
        "change": _change(before, results(changed, changed.base)) if changed else None,
    }


def _changed(field: str, value: object, case: Case) -> Case | None:
    if value is None:
        return None
    if not isinstance(value, dict) or not value or not value.keys() <= set(CHANGES):
        raise problem(field, "change", known=", ".join(CHANGES))
    reader = Reader({f"{field}.{key}": entry for key, entry in value.items()})
    spend: Amounts = reader.take(f"{field}.spend", by_month, case.edition.months, span, default={})
    changed = replace(
        case,
        base=reader.take(f"{field}.base", base_in, case.edition, default=case.base),
        spend=dict(sorted({**case.spend, **spend}.items())),
        applied_on=reader.take(f"{field}.applied_on", applied_on, case.edition, default=case.applied_on),
    )
    reader.finish()
    return changed


def _month(case: Case, month: Month, result: MonthResult) -> "protocol.WhatIfMonth":
    near = near_in(case, month)
    return {
        "month": month,
        **range_answer(result.amount),
        "to_first": near.to_first if near else None,
        "to_cap": near.to_cap if near else None,
        "cushion": near.cushion if near else None,
        "ranges": _ranges(case, month),
        "text": _text(case, month, result, near),
    }


def _text(case: Case, month: Month, result: MonthResult, near: Near | None) -> str:
    if isinstance(result.paid, Undecided):
        return sentence("near", "undecided", month=month, low=result.amount.low, high=result.amount.high)
    if near is None:
        return _range_text(case, month)
    key = "first" if near.to_first else "cap" if near.to_cap else "full" if near.cushion else "full_edge"
    return sentence("near", key, month=month, amount=result.least.amount, **near._asdict())


def _range_text(case: Case, month: Month) -> str:
    """Return both ends of what was missing, where anything is known of the base and of the spending."""
    ranges = _ranges(case, month)
    if ranges is None:
        return sentence("near", "open", month=month)
    first, cap = ranges["to_first"], ranges["to_cap"]
    return sentence("near", "first_range", month=month, first_low=first["low"], first_high=first["high"],
                    cap_low=cap["low"], cap_high=cap["high"])


def _ranges(case: Case, month: Month) -> "protocol.Distances | None":
    """Return the least and the most that is missing to each mark, over all that is not known; None where that is anything."""
    rule, spend, base = case.edition.rules[month], case.spend[month], case.base
    if UNKNOWN.high in (spend.high, base.total.high):
        return None
    least, most = near(rule, spend.high, base.low), near(rule, spend.low, base.high)
    return {"to_first": {"low": least.to_first, "high": most.to_first}, "to_cap": {"low": least.to_cap, "high": most.to_cap}}


def _change(before: dict[Month, MonthResult], after: dict[Month, MonthResult]) -> "protocol.Change":
    first, second = total_of(before), total_of(after)
    return {
        "before": range_answer(first),
        "after": range_answer(second),
        "months": [{"month": month, **range_answer(result.amount)} for month, result in after.items()],
        "difference": None if first.known is None or second.known is None else second.known - first.known,
        "text": _change_text(first, second),
    }


def _change_text(first: AmountRange, second: AmountRange) -> str:
    if first.known is None or second.known is None:
        return sentence("change", "open", before=amount_text(first), after=amount_text(second))
    key = "same" if first == second else "more" if second.known > first.known else "less"
    return sentence("change", key, before=first.known, after=second.known, by=abs(second.known - first.known))
