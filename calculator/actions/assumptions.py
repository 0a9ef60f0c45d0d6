"""What an answer takes for granted, each with the other result where there is one."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from calculator.amount import Rational, Won
from calculator.data.sentences import sentence
from calculator.message.case import Case
from calculator.refund.result import MonthResult, results, total_of
from calculator.rules.base import over_used_months
from calculator.rules.edition import Month, Undecided

if TYPE_CHECKING:
    from calculator import protocol


def assumptions(case: Case, by_month: dict[Month, MonthResult]) -> Iterator["protocol.Assumption"]:
    """Yield ``{"id", "text"}`` for everything assumed in *by_month*, and ``alternatives`` where a rule is open."""
    yield _entry("counted")
    if case.applied_on is None:
        yield _entry("in_time")
    yield from _about_base(case)
    yield from _about_fraction(by_month)
    yield from _about_validity(case, by_month)
    for late in {month.paid for month in by_month.values() if isinstance(month.paid, Undecided)}:
        yield _entry("undecided", most=late.won)


def _about_base(case: Case) -> Iterator["protocol.Assumption"]:
    base, rule = case.base, case.edition.base
    if base.total.high == 0:
        yield _entry("no_record", name=rule.name)
    if base.left_out:
        yield _entry("left_out", count=len(base.left_out))
    if other := over_used_months(rule, base):
        entry = _entry("part_year", months=base.months, used=other.months)
        amount = total_of(results(case, other)).known
        if amount is not None:
            entry["alternatives"] = [_alternative("used_months", amount, used=other.months, base=Rational(*other.low))]
        yield entry


def _about_fraction(by_month: dict[Month, MonthResult]) -> Iterator["protocol.Assumption"]:
    """A won more for each month whose share was cut, unless the cap hides it."""
    cut = sum(1 for month in by_month.values() if month.amount.known == month.least.share and not month.least.exact)
    if cut and (amount := total_of(by_month).known) is not None:
        entry = _entry("fraction")
        entry["alternatives"] = [_alternative("fraction_up", amount + cut)]
        yield entry


def _about_validity(case: Case, by_month: dict[Month, MonthResult]) -> Iterator["protocol.Assumption"]:
    """The last day, unless it is the same fixed day for everyone, where some money can come."""
    if case.edition.validity.years and any(month.amount.high for month in by_month.values()):
        yield _entry("valid", years=case.edition.validity.years)


def _alternative(key: str, total: Won, **values: object) -> "protocol.Alternative":
    return {"text": sentence("assumption", key, total=total, **values), "total": total}


def _entry(key: str, **values: object) -> "protocol.Assumption":
    return {"id": key, "text": sentence("assumption", key, **values)}
