"""The numbers of a case: amounts by month, and those of the one month that it is about."""

from typing import TYPE_CHECKING, Any

from calculator.amount import Won
from calculator.data.sentences import sentence
from calculator.message.fields import FieldProblem, Problems, Reader, by_month, problem, won
from calculator.message.values import KINDS, Values, read_values
from calculator.rules.edition import Month
from calculator.rules.loader import current, edition, editions

if TYPE_CHECKING:
    from calculator import protocol

MONTHLY = ("spend", "received", "cancelled")
"""What is known by month; an amount of which nobody said the month stands under the month ""."""
UNSAID = ""
BASE_MONTHS = "base_months"
"""What was spent in each month of the year that the average is made of."""
MOST_KEY = 40

type Numbers = dict[str, Any]
"""Checked numbers by their field: those of MONTHLY and `base_months` by month, won as int, days as `date`."""


def read_numbers(field: str, value: object) -> Numbers:
    """Return the numbers in *value*: amounts by month, or a single one for the month that stands beside it.

    Files of the first version hold single ones, and so do the questionnaire's answers.
    """
    if not isinstance(value, dict):
        raise Problems([FieldProblem(field, sentence("case_error", "shape"))])
    if unknown := [key for key in value if key not in (*KINDS, BASE_MONTHS)]:
        raise Problems([FieldProblem(f"{field}.{str(key)[:MOST_KEY]}", sentence("case_error", "unknown")) for key in unknown])
    tables = {key: amounts for key, amounts in value.items() if key == BASE_MONTHS or (key in MONTHLY and isinstance(amounts, dict))}
    reader = Reader(tables)
    read: dict[str, dict[Month, Won]] = {key: reader.take(key, _table, key, default={}) for key in tables}
    reader.finish()
    single = read_values({key: amounts for key, amounts in value.items() if key not in tables}, KINDS, current())
    month = single.get("month", UNSAID)
    return single | {key: {month: single[key]} for key in MONTHLY if key in single} | {key: amounts for key, amounts in read.items() if amounts}


def with_numbers(old: Numbers, new: Numbers) -> Numbers:
    """Return *old* with what is *new* in its place; an amount without a month is of the month that it is about."""
    both = old | new
    month = both.get("month")
    for key in (*MONTHLY, BASE_MONTHS):
        table = old.get(key, {}) | new.get(key, {})
        if month and UNSAID in table and (UNSAID in new.get(key, {}) or month not in table):
            table[month] = table.pop(UNSAID)
        if table:
            both[key] = dict(sorted(table.items()))
    return {key: both[key] for key in (*KINDS, BASE_MONTHS) if key in both}


def of_the_month(numbers: Numbers) -> Values:
    """Return what is known of the one month that the case is about, as the questionnaire has it."""
    month = numbers.get("month", UNSAID)
    single = {key: number for key, number in numbers.items() if key not in (*MONTHLY, BASE_MONTHS)}
    return single | {key: numbers[key][month] for key in MONTHLY if month in numbers.get(key, {})}


def refund_of(numbers: Numbers) -> "protocol.RefundMessage":
    """Return the question for the refund of every month of the edition of which the spending is known."""
    rules = current()
    spend, received = ({month: won for month, won in numbers.get(key, {}).items() if month in rules.months} for key in ("spend", "received"))
    message: protocol.RefundMessage = {"do": "refund", "edition": rules.id, "base": numbers.get("base", numbers.get(BASE_MONTHS)), "spend": spend,
                                       "received": {month: won for month, won in received.items() if month in spend}}
    if "applied_on" in numbers:
        message["applied_on"] = numbers["applied_on"].isoformat()
    return message


def _table(field: str, value: object, kind: str) -> dict[Month, Won]:
    """Return the amounts by month in *value*, also of other editions' months, for they were typed in the same tools."""
    if not isinstance(value, dict):
        raise problem(field, "table")
    said = {month: typed for month, typed in value.items() if month != UNSAID or kind == BASE_MONTHS}
    unsaid = {UNSAID: won(field, value[UNSAID])} if len(said) < len(value) else {}
    return unsaid | (by_month(field, said, _months(kind), won) if said else {})


def _months(kind: str) -> tuple[Month, ...]:
    rules = [edition(key) for key in editions()]
    return tuple(sorted({month for edition_rules in rules for month in (edition_rules.base.months if kind == BASE_MONTHS else edition_rules.months)}))
