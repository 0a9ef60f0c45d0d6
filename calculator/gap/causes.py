"""The causes of a difference, as described in ``data/causes.toml``, each with the function that tries it."""

from dataclasses import dataclass, replace
from typing import Literal

from calculator.data.sentences import sentence
from calculator.data.toml import read_translated
from calculator.gap import by_the_rules, in_the_payment, in_the_spending, in_the_sum, not_seen
from calculator.gap.hypothesis import Finder
from calculator.rules.edition import Confidence, Edition, Need, Source
from calculator.rules.loader import make, sources
from calculator.text.language import cached, fill


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What is said of a cause otherwise for the edition *id*; "" where that holds too which is said of the others."""

    id: str
    title: str = ""
    exact: str = ""
    possible: str = ""
    supports: str = ""
    doubts: str = ""
    question: str = ""
    source: Source | None = None


WORDS = ("title", "exact", "possible", "supports", "doubts", "question", "source")
"""What an edition may have said of it otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """One cause: its place among equals, and its sentences, filled by the run that tried it.

    *order* is the place among causes that fit equally well, and *reason* says why it stands there;
    *alike* names the group of those that can give the same amounts, "" where no other can.
    It is tried for every edition that has what it *needs*, and *said* of it in the words of that edition, where it has some.
    *question* settles it, "" where what was typed does, and *asks* is the field that holds its answer.
    *change* tells for a cause in the spending whether it takes some out or adds some, and *check* gives the place
    among what to look at first when a payment day has passed, 0 for none.
    """

    id: str
    title: str
    order: int
    reason: str
    alike: str = ""
    needs: tuple[Need, ...] = ()
    exact: str
    possible: str
    supports: str = ""
    doubts: str = ""
    question: str = ""
    asks: str = ""
    said: tuple[Said, ...] = ()
    source: Source
    confidence: Confidence
    change: Literal["", "less", "more"] = ""
    check: int = 0

    @property
    def page(self) -> str:
        """Return the address, below the front page of the language, that explains this cause."""
        return sentence("address", "cause", id=self.id)


FINDERS: dict[str, Finder] = {
    "below-base": by_the_rules.below_base,
    "cap-reached": by_the_rules.cap_reached,
    "december-cap": by_the_rules.smaller_cap,
    "late-application": in_the_payment.late_application,
    "december-first": in_the_payment.december_first,
    "excluded-spending": in_the_spending.less_spending,
    "cancelled-purchase": in_the_spending.less_spending,
    "other-card-left-out": in_the_spending.more_spending,
    "family-card": in_the_spending.less_spending,
    "base-differs": in_the_sum.other_base,
    "wrong-base-same-month": in_the_sum.same_month,
    "wrong-base-autumn": in_the_sum.autumn,
    "part-year-average": in_the_sum.part_year,
    "rule-of-2021": in_the_sum.rule_of_another_year,
    "fraction-of-won": in_the_sum.fraction,
    "two-months-in-one": in_the_payment.two_in_one,
    "lottery-money": in_the_payment.lottery_money,
    "membership-unfinished": not_seen.membership,
    "not-applied": not_seen.not_applied,
    "history-window": not_seen.history_window,
    "balance-name": not_seen.balance_line,
    "short-balance": not_seen.charged_to_card,
}
"""The function for each cause as long as the reader names no amount; ids also name the pages ``causes/<id>/``."""


@cached
def causes() -> tuple[Cause, ...]:
    """Return every cause in its order."""
    every = [make(Cause, table | {"said": [make(Said, each, sources()) for each in table.get("said", ())]}, sources())
             for table in read_translated("causes.toml")["cause"]]
    return tuple(sorted(every, key=lambda cause: cause.order))


def causes_of(edition: Edition) -> list[Cause]:
    """Return the causes that *edition* has room for, in their order and in the words that hold for it."""
    return [_said_of(cause, edition) for cause in causes() if edition.has.issuperset(cause.needs)]


def _said_of(cause: Cause, edition: Edition) -> Cause:
    """Return *cause* in the words of *edition*, its question with that edition's average and the months of its payments."""
    own = next((each for each in cause.said if each.id == edition.id), None)
    mine = replace(cause, **{name: text for name in WORDS if (text := getattr(own, name))}) if own else cause
    first, last = (edition.rules[month].round.pay_on.isoformat()[:7] for month in (edition.months[0], edition.months[-1]))
    return replace(mine, question=fill(mine.question, base=edition.base.name, since=first, until=last))
