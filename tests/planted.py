"""Random people as they are: a truth, and none or more mistakes; the oracle says what they would note.

A mistake is planted in what is written (the spending, the base, an expectation) or in what is noted of the payments,
so that several can be planted in one person. How a person says it comes after that: `tests.wording`.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil, floor
from random import Random
from typing import Any

from tests.oracle import MONTHS, RULES, TENTH, paid, round_of, share

type Amounts = dict[str, int]
type Plant = Callable[[Random, "One"], None]

YEAR = [f"2024-{number:02}" for number in range(1, 13)]
QUARTER = ["2021-04", "2021-05", "2021-06"]
PRIZES = [100_000, 1_000_000, 2_000_000, 20_000_000]


@dataclass
class One:
    """One person: the true base and the spending that counts; what is written of both, and noted of the payments.

    *named* holds by the id of each planted mistake the fields with which a person would name it.
    """

    edition: str
    base: Fraction
    counts: Amounts
    written_base: Fraction
    written: Amounts
    noted: Amounts
    expected: Amounts = field(default_factory=dict)
    year: Amounts = field(default_factory=dict)
    named: dict[str, dict[str, Any]] = field(default_factory=dict)

    @property
    def due(self) -> Amounts:
        """What the rules give for the truth."""
        return {month: paid(month, self.base, won) for month, won in self.counts.items()}


def truth(random: Random, edition: str = "2025", months: list[str] | None = None) -> One:
    """Return a person with one to all months, some of them below the base and some above the cap; nothing went wrong."""
    chosen = months or sorted(random.sample(MONTHS[edition], random.randint(1, len(MONTHS[edition]))))
    parts = 12 if edition == "2025" else 3
    base = Fraction(random.randrange(300_000 * parts, 4_000_000 * parts), parts)
    counts = {month: floor(base * Fraction(random.randrange(700, 1_600), 1_000)) for month in chosen}
    one = One(edition, base, counts, base, dict(counts), {})
    one.noted = one.due
    return one


def _some(random: Random, one: One, most: int) -> Amounts:
    """Return an amount for some of the months, one at least, in whole hundreds or to the won."""
    months = random.sample(sorted(one.counts), random.randint(1, len(one.counts)))
    unit = random.choice([1, 100])
    return {month: random.randrange(5_000, most) // unit * unit for month in sorted(months)}


def _too_much(random: Random, one: One, key: str, name: Callable[[Amounts], dict[str, Any]]) -> None:
    added = _some(random, one, 400_000)
    for month, won in added.items():
        one.written[month] += won
    one.named[key] = name(added)


def excluded_spending(random: Random, one: One) -> None:
    """The sum has spending that does not count."""
    _too_much(random, one, "excluded-spending", lambda added: {"excluded": added})


def family_card(random: Random, one: One) -> None:
    """The sum has spending of another person's card."""
    _too_much(random, one, "family-card", lambda added: {"family_card": added})


def cancelled_purchase(random: Random, one: One) -> None:
    """The sum has purchases that were cancelled; one more is named now and then that is out of the sum already."""
    _too_much(random, one, "cancelled-purchase", lambda added: {"cancelled": [{"month": month, "amount": won} for month, won in added.items()]})
    named = one.named["cancelled-purchase"]["cancelled"]
    if random.random() < 0.3:
        month = named[0]["month"]
        named.append({"month": month, "amount": random.randrange(5_000, 50_000)})


def other_card(random: Random, one: One) -> None:
    """The sum lacks what another company's card paid."""
    missing = {month: min(won, one.written[month] // 2) for month, won in _some(random, one, 400_000).items()}
    for month, won in missing.items():
        one.written[month] -= won
    one.named["other-card-left-out"] = {"other_cards": missing}


def base_differs(random: Random, one: One) -> None:
    """The average that was written is not the official one."""
    one.written_base = max(Fraction(0), one.written_base + random.choice([-1, 1]) * random.randrange(10_000, 300_000))
    one.named["base-differs"] = {"official_base": floor(one.base)}


def _year(random: Random, one: One) -> None:
    """Give the person the twelve months of 2024 and the base that they make."""
    middle = floor(one.base)
    one.year = {month: random.randrange(middle // 2, middle * 3 // 2 + 1) for month in YEAR}
    one.base = one.written_base = Fraction(sum(one.year.values()), 12)
    one.counts = {month: floor(one.base * Fraction(random.randrange(700, 1_600), 1_000)) for month in one.counts}
    one.written, one.noted = dict(one.counts), one.due


def _wrong_base(random: Random, one: One, key: str, wrong: Callable[[str], Fraction]) -> None:
    """The reader wrote a wrong base down, or expected what it gives; the year is known where it is named."""
    if random.random() < 0.5:
        one.expected = {month: paid(month, wrong(month), won) for month, won in one.counts.items()}
    else:
        one.written_base = wrong(next(iter(one.counts)))
    one.named[key] = {"base_months": one.year}


def autumn(random: Random, one: One) -> None:
    """The average of September to November 2024."""
    _year(random, one)
    _wrong_base(random, one, "wrong-base-autumn", lambda month: Fraction(sum(one.year[name] for name in YEAR[8:11]), 3))


def same_month(random: Random, one: One) -> None:
    """The same month of 2024; written down, for one month only."""
    _year(random, one)
    _wrong_base(random, one, "wrong-base-same-month", lambda month: Fraction(one.year[month.replace("2025", "2024")]))
    if not one.expected:
        month = next(iter(one.counts))
        one.counts, one.written, one.noted = ({month: each[month]} for each in (one.counts, one.written, one.noted))


def part_year(random: Random, one: One) -> None:
    """A card used in some months only: the base was divided by these, and twelve were written, or the other way round."""
    used = random.randint(1, 11)
    one.written_base = one.base * Fraction(used, 12) if random.random() < 0.5 else one.base * Fraction(12, used)
    one.named["part-year-average"] = {"months_used": used}


def rule_of_2021(random: Random, one: One) -> None:
    """10 % or 103 %, or both, in what was expected."""
    rate, threshold = random.choice([(TENTH, Fraction(103, 100)), (TENTH, None), (None, Fraction(103, 100))])
    one.expected = {month: paid(month, one.base, won, rate, threshold) for month, won in one.counts.items()}
    one.named["rule-of-2021"] = {}


def fraction(random: Random, one: One) -> None:
    """A fraction of a won rounded up, or the last digit dropped."""
    treat = random.choice([ceil, lambda won: floor(won / 10) * 10])
    one.noted = {month: min(RULES[month][2], treat(share(month, one.base, won))) for month, won in one.counts.items()}
    one.named["fraction-of-won"] = {}


def late_application(random: Random, one: One) -> None:
    """Applied after a cut-off: the money of earlier months comes with a later round."""
    first = LATE[one.edition]
    day = random.choice(first)
    arrived = dict.fromkeys(one.noted, 0)
    for month, won in one.noted.items():
        with_round = round_of(month, day)
        if with_round in arrived:
            arrived[with_round] += won
    one.noted = arrived
    one.named["late-application"] = {"applied_on": day}


LATE = {"2025": ["2025-10-20", "2025-11-09", "2025-11-10", "2025-11-28"], "2021": ["2021-11-05", "2021-11-30"]}
"""Days after the first cut-off."""


def december_first(random: Random, one: One) -> None:
    """First applied in December: nothing, or up to 10,000 a month, for the months before."""
    most = random.choice([0, 10_000])
    one.noted = {month: won if month == "2025-12" else min(won, most) for month, won in one.noted.items()}
    one.named["december-first"] = {"applied_on": "2025-12-10"}


def two_in_one(random: Random, one: One) -> None:
    """The money of two months noted for the later of them."""
    if len(one.noted) > 1:
        empty, both = sorted(random.sample(sorted(one.noted), 2))
        one.noted = {**one.noted, empty: 0, both: one.noted[empty] + one.noted[both]}
    one.named["two-months-in-one"] = {}


def lottery_money(random: Random, one: One) -> None:
    """A prize noted with the refund, or in its place, which hides every other mistake in that month."""
    month, prize = random.choice(sorted(one.noted)), random.choice(PRIZES)
    one.noted = {**one.noted, month: prize + (one.noted[month] if one.named or random.random() < 0.5 else 0)}
    one.named["lottery-money"] = {"lottery": prize}


def _nothing(key: str, name: dict[str, Any], some: bool) -> Plant:
    """Nothing seen of any month, or of some months only."""
    def plant(random: Random, one: One) -> None:
        one.noted = {month: 0 if not some or random.random() < 0.6 else won for month, won in one.noted.items()}
        one.named[key] = name
    return plant


KINDS: dict[str, Plant] = {
    "late-application": late_application, "december-first": december_first,
    "excluded-spending": excluded_spending, "family-card": family_card, "cancelled-purchase": cancelled_purchase,
    "other-card-left-out": other_card, "base-differs": base_differs,
    "wrong-base-autumn": autumn, "wrong-base-same-month": same_month, "part-year-average": part_year,
    "rule-of-2021": rule_of_2021, "fraction-of-won": fraction,
    "two-months-in-one": two_in_one, "lottery-money": lottery_money,
    "membership-unfinished": _nothing("membership-unfinished", {"has_membership": False}, some=False),
    "not-applied": _nothing("not-applied", {"has_applied": False}, some=False),
    "history-window": _nothing("history-window", {"history_set": False}, some=True),
    "balance-name": _nothing("balance-name", {"balance_checked": False}, some=True),
    "short-balance": _nothing("short-balance", {"payment": {"bill": 150_000, "balance": 50_000}}, some=True),
}
"""How each mistake is planted; the causes in which nothing went wrong are below."""
IN_2021 = ["late-application", "excluded-spending", "family-card", "cancelled-purchase", "other-card-left-out", "base-differs",
           "fraction-of-won", "two-months-in-one", "not-applied"]
"""Those that could happen in the edition of 2021."""
PAIRS = [
    ("excluded-spending", "family-card"), ("excluded-spending", "cancelled-purchase"), ("excluded-spending", "other-card-left-out"),
    ("excluded-spending", "base-differs"), ("late-application", "excluded-spending"), ("late-application", "base-differs"),
    ("late-application", "family-card"), ("two-months-in-one", "excluded-spending"), ("excluded-spending", "lottery-money"),
    ("december-first", "excluded-spending"), ("cancelled-purchase", "family-card"), ("cancelled-purchase", "late-application"),
]
"""Mistakes that come together."""
IN_PAYMENT = {"late-application", "two-months-in-one", "lottery-money", "december-first"}
"""Those that change what is noted of the payments, and not what is written."""


def leaves_a_mark(one: One) -> bool:
    """Return whether what is noted or expected is not what the rules give for what is written."""
    return _by_rule(one) != one.noted or bool(one.expected and one.expected != one.due)


def both_leave_a_mark(one: One) -> bool:
    """Return whether what is written is wrong in its effect, and what is noted too where a payment is one of the mistakes."""
    return _by_rule(one) != one.due and (one.noted != one.due or not one.named.keys() & IN_PAYMENT)


def _by_rule(one: One) -> Amounts:
    """Return what the rules give for what is written."""
    return {month: paid(month, floor(one.written_base), won) for month, won in one.written.items()}


def planted(random: Random, *ids: str, edition: str = "2025") -> One:
    """Return a person with the mistakes *ids*."""
    one = truth(random, edition)
    for key in ids:
        KINDS[key](random, one)
    return one
