"""Random people in whose facts one mistake is planted, with the amounts that the oracle says they would note.

A mistake leaves a trace where what is noted differs from what the rules give for the facts as written,
or, for the causes in which nothing went wrong, where the rule at issue took something.
"""

from collections.abc import Callable
from fractions import Fraction
from math import ceil, floor
from random import Random
from typing import Any, NamedTuple

from tests.oracle import MONTHS, RULES, TENTH, paid, round_of, share

type Amounts = dict[str, int]

YEAR = [f"2024-{number:02}" for number in range(1, 13)]


class Planted(NamedTuple):
    """A message to the gap finder, and whether the mistake in it left a trace."""

    message: dict[str, Any]
    trace: bool


class Truth(NamedTuple):
    """One person as they are: an average, and spending that counts."""

    base: int
    spend: Amounts

    @property
    def due(self) -> Amounts:
        """What the rules give."""
        return {month: paid(month, self.base, won) for month, won in self.spend.items()}


def truth(random: Random, months: list[str] | None = None) -> Truth:
    """Return a person of 2025 with one to four months, some of them below the base and some above the cap."""
    base = random.randrange(1, 3_000_000)
    chosen = months or sorted(random.sample(MONTHS["2025"], random.randint(1, 4)))
    return Truth(base, {month: max(0, base + random.randrange(-200_000, 700_000)) for month in chosen})


def message(base: Any, spend: Amounts, received: Amounts, **known: Any) -> dict[str, Any]:
    """Return the message of a person; what is None is not said."""
    said = {key: value for key, value in known.items() if value is not None}
    return {"do": "gap", "edition": "2025", "base": base, "spend": spend, "received": received, **said}


def normal(random: Random) -> Planted:
    """Nothing went wrong."""
    one = truth(random)
    return Planted(message(one.base, one.spend, one.due), True)


def below_base(random: Random) -> Planted:
    """A month that pays 0."""
    planted = normal(random)
    return planted._replace(trace=0 in planted.message["received"].values())


def cap_reached(random: Random) -> Planted:
    """A month whose cap took something; half of the people say what they had expected without it."""
    return _capped(random, lambda month: RULES[month][2] == 100_000, lambda month, won: won)


def december_cap(random: Random) -> Planted:
    """December's cap took something; half of the people had expected that of the months before."""
    return _capped(random, lambda month: month == "2025-12", lambda month, won: min(won, 100_000))


def _capped(random: Random, at_issue: Callable[[str], bool], thought: Callable[[str, int], int]) -> Planted:
    one = truth(random)
    whole = {month: floor(share(month, one.base, won)) for month, won in one.spend.items()}
    expected = {month: thought(month, whole[month]) if at_issue(month) else due for month, due in one.due.items()}
    said = expected if random.random() < 0.5 else None
    return Planted(message(one.base, one.spend, one.due, expected=said), expected != one.due)


def late_application(random: Random) -> Planted:
    """Applied after a cut-off: the money of earlier months comes with a later round."""
    one = truth(random, MONTHS["2025"])
    day = random.choice(["2025-09-20", "2025-10-09", "2025-10-10", "2025-11-09", "2025-11-10", "2025-11-30"])
    noted = dict.fromkeys(one.spend, 0)
    for month, won in one.due.items():
        noted[round_of(month, day)] += won
    told = random.sample(sorted(noted), random.randint(1, 4))
    received = {month: noted[month] for month in told}
    known = day if random.random() < 0.5 else None
    return Planted(message(one.base, one.spend, received, applied_on=known),
                   any(received[month] != one.due[month] for month in told))


def december_first(random: Random) -> Planted:
    """First applied in December: nothing, or up to 10,000 a month, for the months before."""
    one, most = truth(random), random.choice([0, 10_000])
    received = {month: won if month == "2025-12" else min(won, most) for month, won in one.due.items()}
    known = "2025-12-10" if random.random() < 0.5 else None
    return Planted(message(one.base, one.spend, received, applied_on=known), received != one.due)


def _added(random: Random, one: Truth) -> Amounts:
    """Return what is wrongly in the sum of some months."""
    return {month: random.randrange(0, 400_000) for month in one.spend if random.random() < 0.7}


def _too_much(random: Random, field: str) -> Planted:
    one = truth(random)
    added = _added(random, one)
    written = {month: won + added.get(month, 0) for month, won in one.spend.items()}
    known = added if added and random.random() < 0.5 else None
    return Planted(message(one.base, written, one.due, **{field: known}), Truth(one.base, written).due != one.due)


def excluded_spending(random: Random) -> Planted:
    """The sum has spending that does not count."""
    return _too_much(random, "excluded")


def family_card(random: Random) -> Planted:
    """The sum has spending of another person's card."""
    return _too_much(random, "family_card")


def cancelled_purchase(random: Random) -> Planted:
    """The sum has purchases that were cancelled; sometimes one more is named that had been taken out already."""
    one = truth(random)
    added = _added(random, one)
    written = {month: won + added.get(month, 0) for month, won in one.spend.items()}
    purchases = [{"month": month, "amount": won} for month, won in added.items()]
    if len(purchases) == 1 and (earlier := one.spend[purchases[0]["month"]]):
        purchases.append({**purchases[0], "amount": random.randrange(earlier)})
    known = purchases if random.random() < 0.5 else None
    return Planted(message(one.base, written, one.due, cancelled=known), Truth(one.base, written).due != one.due)


def other_card(random: Random) -> Planted:
    """The sum lacks what another company's card paid."""
    one = truth(random)
    missing = {month: random.randrange(0, min(won, 400_000) + 1) for month, won in one.spend.items()}
    written = {month: won - missing[month] for month, won in one.spend.items()}
    known = missing if random.random() < 0.5 else None
    return Planted(message(one.base, written, one.due, other_cards=known), Truth(one.base, written).due != one.due)


def base_differs(random: Random) -> Planted:
    """The average that was written is not the official one."""
    one = truth(random)
    written = max(0, one.base + random.randrange(-300_000, 300_000))
    known = one.base if random.random() < 0.5 else None
    return Planted(message(written, one.spend, one.due, official_base=known), Truth(written, one.spend).due != one.due)


def _year(random: Random) -> tuple[Amounts, Fraction]:
    middle = random.randrange(200_000, 2_000_000)
    year = {month: random.randrange(middle // 2, middle * 2) for month in YEAR}
    return year, Fraction(sum(year.values()), 12)


def _wrong_base(random: Random, wrong: Callable[[Amounts, str], Fraction], single: bool) -> Planted:
    """The reader expected what a wrong base gives, or wrote the wrong base down; the year is known or not."""
    year, base = _year(random)
    one = truth(random, [random.choice(MONTHS["2025"])] if single else None)
    spend = {month: floor(base) + random.randrange(-100_000, 500_000) for month in one.spend}
    due = {month: paid(month, base, won) for month, won in spend.items()}
    if random.random() < 0.5:
        expected = {month: paid(month, wrong(year, month), won) for month, won in spend.items()}
        return Planted(message(year, spend, due, expected=expected), expected != due)
    month = next(iter(spend))
    written = wrong(year, month)
    if written.denominator != 1:
        return Planted(message(year, spend, due, expected=due), False)
    known = year if random.random() < 0.5 else None
    as_written = {month: paid(month, written, won) for month, won in spend.items()}
    return Planted(message(int(written), spend, due, base_months=known), as_written != due)


def autumn(random: Random) -> Planted:
    """The average of September to November 2024."""
    return _wrong_base(random, lambda year, month: Fraction(sum(year[name] for name in YEAR[8:11]), 3), single=False)


def same_month(random: Random) -> Planted:
    """The same month of 2024."""
    return _wrong_base(random, lambda year, month: Fraction(year[month.replace("2025", "2024")]), single=True)


def part_year(random: Random) -> Planted:
    """Divided by the months used in place of twelve; the months are given, or only their average."""
    used = random.randint(1, 11)
    year = {month: random.randrange(1, 1_500_000) for month in random.sample(YEAR, used)}
    by_year, by_used = Fraction(sum(year.values()), 12), Fraction(sum(year.values()), used)
    one = truth(random)
    spend = {month: floor(by_used) + random.randrange(-100_000, 600_000) for month in one.spend}
    spend = {month: max(0, won) for month, won in spend.items()}
    received = {month: paid(month, by_used, won) for month, won in spend.items()}
    due = {month: paid(month, by_year, won) for month, won in spend.items()}
    return Planted(message(year, spend, received), received != due)


def rule_of_2021(random: Random) -> Planted:
    """10 % or 103 %, or both, in what was expected or in what was noted."""
    one = truth(random)
    rate, threshold = random.choice([(TENTH, Fraction(103, 100)), (TENTH, None), (None, Fraction(103, 100))])
    wrong = {month: paid(month, one.base, won, rate, threshold) for month, won in one.spend.items()}
    amounts = {"received": one.due, "expected": wrong} if random.random() < 0.5 else {"received": wrong}
    return Planted(message(one.base, one.spend, **amounts), wrong != one.due)


def fraction(random: Random) -> Planted:
    """A fraction of a won rounded up or to the nearest, or the last digit dropped."""
    one = truth(random)
    treat = random.choice([ceil, lambda won: floor(won + Fraction(1, 2)), lambda won: floor(won / 10) * 10])
    wrong = {month: min(RULES[month][2], treat(share(month, one.base, won))) for month, won in one.spend.items()}
    return Planted(message(one.base, one.spend, wrong), wrong != one.due)


def two_in_one(random: Random) -> Planted:
    """The money of two months noted for one of them."""
    one = truth(random, sorted(random.sample(MONTHS["2025"], random.randint(2, 4))))
    empty, both = random.sample(sorted(one.spend), 2)
    received = {**one.due, empty: 0, both: one.due[empty] + one.due[both]}
    return Planted(message(one.base, one.spend, received), received != one.due)


def lottery_money(random: Random) -> Planted:
    """A prize noted with the refund, or in its place."""
    one = truth(random)
    month, prize = random.choice(sorted(one.spend)), random.choice([100_000, 1_000_000, 2_000_000, 20_000_000])
    received = {**one.due, month: prize + (one.due[month] if random.random() < 0.5 else 0)}
    known = prize if random.random() < 0.5 else None
    return Planted(message(one.base, one.spend, received, lottery=known), received != one.due)


def _nothing(random: Random, field: str, some: bool) -> Planted:
    """Nothing seen of any month, or of some months only."""
    one = truth(random)
    received = {month: 0 if not some or random.random() < 0.5 else won for month, won in one.due.items()}
    known = False if random.random() < 0.5 else None
    return Planted(message(one.base, one.spend, received, **{field: known}), received != one.due)


def membership(random: Random) -> Planted:
    """No account that takes the money."""
    return _nothing(random, "has_membership", some=False)


def not_applied(random: Random) -> Planted:
    """No application."""
    return _nothing(random, "has_applied", some=False)


def history_window(random: Random) -> Planted:
    """Older credits are not in the list."""
    return _nothing(random, "history_set", some=True)


def balance_name(random: Random) -> Planted:
    """The credit has another name."""
    return _nothing(random, "balance_checked", some=True)


def short_balance(random: Random) -> Planted:
    """The bill was larger than the balance."""
    planted = _nothing(random, "payment", some=True)
    if "payment" in planted.message:
        planted.message["payment"] = {"bill": random.randrange(100_000, 200_000), "balance": random.randrange(100_000)}
    return planted


KINDS: dict[str, Callable[[Random], Planted]] = {
    "below-base": below_base, "cap-reached": cap_reached, "december-cap": december_cap,
    "late-application": late_application, "december-first": december_first,
    "excluded-spending": excluded_spending, "family-card": family_card, "cancelled-purchase": cancelled_purchase,
    "other-card-left-out": other_card, "base-differs": base_differs,
    "wrong-base-autumn": autumn, "wrong-base-same-month": same_month, "part-year-average": part_year,
    "rule-of-2021": rule_of_2021, "fraction-of-won": fraction,
    "two-months-in-one": two_in_one, "lottery-money": lottery_money,
    "membership-unfinished": membership, "not-applied": not_applied, "history-window": history_window,
    "balance-name": balance_name, "short-balance": short_balance,
}
"""How each cause is planted."""
