"""The causes of a difference, as described in ``data/causes.toml``, each with the function that tries it."""

from dataclasses import dataclass
from typing import Literal

from calculator import credit, normal, reckoning, spending, whereabouts
from calculator.edition import Confidence, Source
from calculator.language import cached
from calculator.loader import DataError, Table, make, sources, spoken
from calculator.sentences import sentence
from calculator.supposition import Finder


@dataclass(frozen=True, slots=True)
class Cause:
    """One cause: its place among equals, and its sentences, filled by the run that tried it.

    *order* is the place among causes that fit equally well, and *reason* says why it stands there.
    *change* tells for a cause in the spending whether it takes some out or adds some, and *check* gives the place
    among what to look at first when a payment day has passed, 0 for none.
    """

    id: str
    title: str
    order: int
    reason: str
    editions: tuple[str, ...]
    exact: str
    possible: str
    supports: str
    doubts: str
    question: str
    source: Source
    confidence: Confidence
    change: Literal["", "less", "more"]
    check: int

    @property
    def page(self) -> str:
        """Return the address, below the front page of the language, that explains this cause."""
        return sentence("address", "cause", id=self.id)


FINDERS: dict[str, Finder] = {
    "below-base": normal.below_base,
    "cap-reached": normal.cap_reached,
    "december-cap": normal.smaller_cap,
    "late-application": credit.late_application,
    "december-first": credit.december_first,
    "excluded-spending": spending.excluded_spending,
    "cancelled-purchase": spending.cancelled_purchase,
    "other-card-left-out": spending.other_card,
    "family-card": spending.family_card,
    "base-differs": reckoning.other_base,
    "wrong-base-same-month": reckoning.same_month,
    "wrong-base-autumn": reckoning.autumn,
    "part-year-average": reckoning.part_year,
    "rule-of-2021": reckoning.rule_of_another_year,
    "fraction-of-won": reckoning.fraction,
    "two-months-in-one": credit.two_in_one,
    "lottery-money": credit.lottery_money,
    "membership-unfinished": whereabouts.membership,
    "not-applied": whereabouts.not_applied,
    "history-window": whereabouts.history_window,
    "balance-name": whereabouts.balance_line,
    "short-balance": whereabouts.charged_to_card,
}
"""The function for each cause; ids also name the pages ``causes/<id>/``."""


@cached
def causes() -> tuple[Cause, ...]:
    """Return every cause in its order."""
    return parse_causes(spoken("causes.toml"), "causes.toml", sources())


def parse_causes(data: Table, file: str, known: dict[str, Source]) -> tuple[Cause, ...]:
    """Return the causes of *data*; raise `DataError` naming *file* where one is incomplete, double or unknown."""
    found = [make(Cause, {"supports": "", "doubts": "", "change": "", "check": 0, **table}, file, str(table.get("id")), known)
             for table in data["cause"]]
    ids, orders = [cause.id for cause in found], [cause.order for cause in found]
    if sorted(ids) != sorted(FINDERS):
        differing = ", ".join(sorted(set(ids) ^ FINDERS.keys())) or "두 번 적힌 id"
        raise DataError(f"{file}: 원인 목록이 cause.py의 FINDERS와 달라요. 확인할 것: {differing}.")
    if len(set(orders)) != len(orders):
        raise DataError(f"{file}: order가 같은 원인이 있어요. 서로 다른 수를 적어 주세요.")
    return tuple(sorted(found, key=lambda cause: cause.order))
