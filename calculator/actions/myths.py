"""The answer to a myths message: false statements put right, also in the reader's own figures."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from calculator.actions.refund import range_answer, source_answer
from calculator.amount import Won, total
from calculator.data.sentences import sentence
from calculator.data.toml import read, read_translated
from calculator.gap.hypothesis import Inputs, formula
from calculator.gap.in_the_sum import autumn_base, same_month_bases
from calculator.message.case import Amounts, Case, base_by_month, case_in
from calculator.message.fields import Reader
from calculator.rules.edition import Confidence, Edition, MonthRule, Source
from calculator.rules.facts import figure
from calculator.rules.loader import edition, make, sources
from calculator.text.language import LANGUAGES, cached, fill, language

if TYPE_CHECKING:
    from calculator import protocol


@dataclass(frozen=True, slots=True)
class Wrong:
    """The rule as a false statement has it; what is None is right in it."""

    rate: int | None = None
    threshold: int | None = None
    cap: Won | None = None
    base: Literal["same_month", "autumn"] | None = None


@dataclass(frozen=True, slots=True)
class Myth:
    """One false statement: *wrong* is the rule as it has it, to calculate with; *cases* are published examples.

    *page* is where the site says more, below ``docs/``, or "".
    """

    id: str
    claim: str
    why: str
    right: str
    source: Source
    confidence: Confidence
    cases: tuple[str, ...] = ()
    wrong: Wrong | None = None
    page: str = ""


@cached
def about() -> Edition:
    """Return the edition that the statements are about."""
    return edition(read("myths.toml")["edition"])


@cached
def myths() -> tuple[Myth, ...]:
    """Return every statement that is made in the current language, in the order of the data."""
    pairs = zip(read("myths.toml")["myth"], read_translated("myths.toml")["myth"], strict=True)
    return tuple(make(Myth, table | ({"wrong": make(Wrong, table["wrong"])} if "wrong" in table else {}), sources())
                 for korean, table in pairs if language() == LANGUAGES[0] or table["claim"] != korean["claim"])


def myths_answer(message: dict[Any, Any]) -> "protocol.MythsAnswer":
    """Return every statement put right; with base and spending, what it would mean for the reader.

    In another language than Korean those that have been translated.
    """
    reader = Reader(message)
    own = "base" in message or "spend" in message
    reader.keys(("do", "base", "spend", "base_months"), required=("base", "spend") if own else ())
    reader.message = {**message, "edition": about().id}
    case = case_in(reader) if own else None
    by_month = base_by_month(reader, about())
    reader.finish()
    numbers = _numbers()
    return {"ok": True, "myths": [_myth(myth, numbers, case, by_month) for myth in myths()]}


def _myth(myth: Myth, numbers: dict[str, object], case: Case | None, by_month: Amounts) -> "protocol.MythAnswer":
    return {
        "id": myth.id,
        "claim": fill(myth.claim, **numbers),
        "why": fill(myth.why, **numbers),
        "right": fill(myth.right, **numbers),
        "source": source_answer(myth.source),
        "yours": _yours(myth.wrong, case, by_month) if case and myth.wrong else None,
    }


def _yours(wrong: Wrong, case: Case, by_month: Amounts) -> "protocol.Yours | None":
    """Return the reader's total by the statement and by the rules; None where the statement cannot be calculated."""
    right = total([formula(Inputs(case.edition.rules[month], spend, case.base)) for month, spend in case.spend.items()])
    claimed = total([formula(each) for each in _claimed(wrong, case, by_month)])
    if wrong.base and claimed.known is None:
        return None
    key = "open" if None in (right.known, claimed.known) else "same" if right == claimed else "differs"
    return {"claimed": range_answer(claimed), "right": range_answer(right),
            "text": sentence("myth", key, claimed=claimed.known, right=right.known)}


def _claimed(wrong: Wrong, case: Case, by_month: Amounts) -> list[Inputs]:
    bases = dict.fromkeys(case.spend, case.base)
    if wrong.base == "same_month":
        bases = same_month_bases(case.spend, by_month)
    elif wrong.base == "autumn":
        bases = dict.fromkeys(case.spend, autumn_base(case.edition, by_month))
    return [Inputs(_claimed_rule(case.edition.rules[month], wrong), spend, bases[month])
            for month, spend in case.spend.items()]


def _claimed_rule(rule: MonthRule, wrong: Wrong) -> MonthRule:
    return replace(
        rule,
        rate=replace(rule.rate, percent=wrong.rate or rule.rate.percent),
        threshold=replace(rule.threshold, percent=wrong.threshold or rule.threshold.percent),
        cap=replace(rule.cap, won=wrong.cap or rule.cap.won),
    )


def _numbers() -> dict[str, object]:
    """Return the numbers that fill the statements."""
    rules = about()
    earlier = edition(rules.mistaken.rules_of)
    return {
        **_rules(rules), **{f"{key}_{earlier.id}": value for key, value in _rules(earlier).items()},
        "valid": rules.validity.years,
        "average": figure("round-1-average").value,
        "september_won": figure("september-won").value,
        "november_people": figure("2021-november-people").value,
    }


def _rules(rules: Edition) -> dict[str, object]:
    first, last = rules.rules[rules.months[0]], rules.rules[rules.months[-1]]
    return {"rate": first.rate.percent, "threshold": first.threshold.percent, "cap": first.cap.won, "last_cap": last.cap.won,
            "most": rules.most, "base": rules.base.name, "since": rules.months[0], "until": rules.application.until,
            "paid_as": rules.paid_as, "clawback": rules.clawback.how}
