"""The one base of a person: which averages make the rules give every amount noted, all months together."""

from calculator.amount import MOST_WON, UNKNOWN, ZERO, AmountRange
from calculator.gap.person import Person
from calculator.refund.inverse import base_for
from calculator.rules.base import Base
from calculator.rules.edition import MonthRule, Undecided
from calculator.rules.payday import payday

ANY_BASE = Base(UNKNOWN)
TIMES = 2
"""From so many times on, an average and the spending of every month do not go together."""


def fitting_base(person: Person) -> Base | None:
    """Return the averages with which the rules give every amount noted; None where no single one does.

    Months whose payment is still to come, or not decided, do not narrow it but for what they could be paid at all.
    """
    months = len(person.edition.base.months)
    low, high = 0, MOST_WON * months
    for month, noted in person.received.items():
        paid = payday(person.edition, month, person.case.applied_on)
        if month in person.early or isinstance(paid, Undecided):
            if not noted.overlaps(ZERO if month in person.early else person.due[month]):
                return None
            continue
        bases = bases_for(person.edition.rules[month], person.case.spend[month], noted, months)
        if bases is None:
            return None
        low, high = max(low, bases.low), min(high, bases.high)
    return Base(AmountRange(low, high), months) if low <= high else None


def bases_for(rule: MonthRule, spend: AmountRange, noted: AmountRange, months: int) -> AmountRange | None:
    """Return the sums over *months* whose average makes some of *spend* pay some of *noted*; None where none does."""
    cap = rule.cap.won
    if noted.low > cap:
        return None
    least, most = base_for(rule, spend.low, min(noted.high, cap), months), base_for(rule, spend.high, noted.low, months)
    if most is None:
        return None
    low = least.low if least else 0
    high = MOST_WON * months if spend.high >= MOST_WON else most.high
    return AmountRange(low, high) if low <= high else None


def unlikely_base(person: Person) -> bool:
    """Return whether the average that was said is less than half, or more than double, of what was spent in every month.

    Nobody's spending doubles for good: such an average was more likely divided by other months than it should be.
    """
    base = person.case.base
    most = [spend.high * base.months for spend in person.case.spend.values()]
    least = [spend.low * base.months for spend in person.case.spend.values()]
    return base.total.low > 0 and (max(most) * TIMES < base.total.low or min(least) > base.total.high * TIMES)


def within(person: Person) -> Base | None:
    """Return the averages, of those that were said, with which every amount noted is what the rules give."""
    fitting, said = fitting_base(person), person.case.base
    if fitting is None or said.total == UNKNOWN:
        return fitting
    # In the parts of a won that both are counted in.
    low = max(fitting.total.low * said.months, said.total.low * fitting.months)
    high = min(fitting.total.high * said.months, said.total.high * fitting.months)
    return Base(AmountRange(low, high), fitting.months * said.months) if low <= high else None
