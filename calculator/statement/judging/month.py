"""What the payments of a month come to, by judgement."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from calculator.amount import Won
from calculator.rules.edition import Month
from calculator.statement.judging.judge import PaymentVerdict
from calculator.statement.rows.payment import Period


@dataclass(slots=True)
class MonthTotal:
    """A month's won by judgement, and its rows. *whole* is None where no file says which days it covers."""

    counts: Won = 0
    excluded: Won = 0
    unsure: Won = 0
    rows: int = 0
    whole: bool | None = None

    @property
    def total(self) -> Won:
        """Return all that was paid and not cancelled."""
        return self.counts + self.excluded + self.unsure


def month_totals(judged: Iterable[tuple[Month, PaymentVerdict, Won]], periods: list[Period], unsaid: Collection[Month] = ()) -> dict[Month, MonthTotal]:
    """Return the totals of every month with a payment, in the order of time; files that say no period have those in *unsaid*."""
    months: dict[Month, MonthTotal] = {}
    for month, verdict, won in judged:
        total = months.setdefault(month, MonthTotal())
        setattr(total, verdict, getattr(total, verdict) + won)
        total.rows += 1
    for month, total in months.items():
        is_whole = _covered(month, periods) if periods else None
        total.whole = None if month in unsaid and not is_whole else is_whole
    return dict(sorted(months.items()))


def _covered(month: Month, periods: list[Period]) -> bool:
    """Return whether *periods* together reach over every day of *month*."""
    day = first = date(int(month[:4]), int(month[5:]), 1)
    for period in sorted(periods):
        if period.since <= day <= period.until:
            day = period.until + timedelta(days=1)
    return (day.year, day.month) > (first.year, first.month)
