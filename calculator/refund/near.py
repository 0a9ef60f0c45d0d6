"""How far a month is from being paid anything, and from its cap."""

from typing import NamedTuple

from calculator.amount import Won
from calculator.message.case import Case
from calculator.refund.formula import refund
from calculator.refund.inverse import spend_for
from calculator.rules.base import Average
from calculator.rules.edition import Month, MonthRule


class Near(NamedTuple):
    """Counted spending in won: what is missing to a mark, and what could be missing without any loss."""

    to_first: Won
    """More spending until the first won is paid; 0 where something is."""
    to_cap: Won
    """More spending until the cap is paid; 0 where it is."""
    cushion: Won
    """Spending that could be taken away without a won less being paid."""


def near_in(case: Case, month: Month) -> Near | None:
    """Return the distances in *month* of *case*; None where its spending or the average is not known."""
    spend, base = case.spend[month].known, case.base.known
    return None if spend is None or base is None else near(case.edition.rules[month], spend, base)


def near(rule: MonthRule, spend: Won, base: Average) -> Near:
    """Return the distances of *spend* in the month of *rule*."""
    paid = refund(rule, spend, base).amount
    first, full, least = (spend_for(rule, base, amount).low for amount in (1, rule.cap.won, paid))
    return Near(max(0, first - spend), max(0, full - spend), spend - least)
