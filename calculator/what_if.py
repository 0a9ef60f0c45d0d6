"""The answer to a what-if message: how near each month is to its marks, and what one change would do."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from calculator.answer import range_answer
from calculator.case import REFUND_KEYS, Amounts, Case, applied_on, base_in, case_in
from calculator.edition import Month
from calculator.message import Reader, by_month, problem, span
from calculator.near import Near, near
from calculator.result import MonthResult, results, whole
from calculator.sentences import sentence
from calculator.span import Span

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
        "total": range_answer(whole(before)),
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
    found = _near(case, month)
    return {
        "month": month,
        **range_answer(result.amount),
        "to_first": found.to_first if found else None,
        "to_cap": found.to_cap if found else None,
        "cushion": found.cushion if found else None,
        "text": _text(month, result, found),
    }


def _near(case: Case, month: Month) -> Near | None:
    spend, base = case.spend[month].known, case.base.known
    return None if spend is None or base is None else near(case.edition.rules[month], spend, base)


def _text(month: Month, result: MonthResult, found: Near | None) -> str:
    if found is None:
        return sentence("near", "open", month=month)
    key = "first" if found.to_first else "cap" if found.to_cap else "full"
    return sentence("near", key, month=month, amount=result.least.amount, **found._asdict())


def _change(before: dict[Month, MonthResult], after: dict[Month, MonthResult]) -> "protocol.Change":
    first, second = whole(before), whole(after)
    return {
        "before": range_answer(first),
        "after": range_answer(second),
        "months": [{"month": month, **range_answer(result.amount)} for month, result in after.items()],
        "difference": None if first.known is None or second.known is None else second.known - first.known,
        "text": _change_text(first, second),
    }


def _change_text(first: Span, second: Span) -> str:
    if first.known is None or second.known is None:
        return sentence("change", "open")
    key = "same" if first == second else "more" if second.known > first.known else "less"
    return sentence("change", key, before=first.known, after=second.known, by=abs(second.known - first.known))
