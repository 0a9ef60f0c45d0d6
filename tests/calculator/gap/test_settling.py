"""What would settle an open answer: every set that is named does, and nothing less does."""

from itertools import product
from random import Random

import pytest

from calculator import handle
from tests.gap_answers import OCTOBER, SEPTEMBER, TWO, gap
from tests.oracle import MONTHS, RULES, paid
from tests.scale import scaled

MOST = 10**9


def unknown_amount(random, won):
    """Return *won* as it may be known: to the won, within an interval, rounded, or not at all."""
    width = random.randrange(1, 300_000)
    low = max(0, won - random.randrange(width + 1))
    return random.choice([won, won, {"low": low, "high": low + width}, won // 10_000 * 10_000, None])


def somebody(random):
    """Return a message of a person some of whose amounts are not known, and who got what the rules give or something else."""
    edition = random.choice(list(MONTHS))
    months = sorted(random.sample(MONTHS[edition], random.randint(1, len(MONTHS[edition]))))
    base = random.randrange(200_000, 2_000_000)
    spend = {month: max(0, base + random.randrange(-300_000, 900_000)) for month in months}
    received = {month: paid(month, base, won) for month, won in spend.items()}
    if random.random() < 0.3:
        month = random.choice(months)
        received[month] = random.randrange(RULES[month][2])
    return {"do": "gap", "edition": edition, "base": unknown_amount(random, base),
            "spend": {month: unknown_amount(random, won) for month, won in spend.items()}, "received": received}


def ends(value):
    """Return between which amounts *value* lies, as the reader said it."""
    if value is None:
        return 0, MOST
    if isinstance(value, dict):
        return value["low"], value["high"]
    around = 5_000 if value % 10_000 == 0 else 500 if value % 1_000 == 0 else 0
    return (max(0, value - around), value + around) if value else (0, 0)


def tries(low, high, marks):
    """Return amounts from *low* to *high*: the ends, the middle, and what is around *marks*."""
    around = {round(mark) + step for mark in marks for step in range(-12, 13)}
    return [won for won in sorted({low, high, (low + high) // 2} | around) if low <= won <= high]


def settles(message, facts):
    """Return whether every month pays one amount, whatever *facts* turn out to be; a fraction of the base may cost a won."""
    return all(_one_amount(message, month, "base" in facts, f"spend.{month}" in facts) for month in message["received"])


def _one_amount(message, month, base_found, spend_found):
    rate, threshold, cap = RULES[month]
    base, spend = ends(message["base"]), ends(message["spend"][month])
    marks = [0, (1 + cap) / rate, 1 / rate]
    bases = tries(*base, [(won - mark) / threshold for won in spend for mark in marks]) if base_found else [None]
    spends = tries(*spend, [won * threshold + mark for won in base for mark in marks]) if spend_found else [None]
    for one, each in product(bases, spends):
        least, most = (spend if each is None else (each, each)), (base if one is None else (one, one))
        if paid(month, most[0], least[1]) - paid(month, most[1], least[0]) > 1:
            return False
    return True


def test_every_set_settles_and_no_smaller_one_does():
    """Ten thousand people, against the oracle: at the ends and wherever a month begins to pay or reaches its cap."""
    random, sets = Random("settle"), 0
    for _ in range(scaled(10_000)):
        message = somebody(random)
        answer = handle(message)
        assert answer["ok"], (message, answer)
        amounts = [each["facts"] for each in answer["settle"] if not any("." not in fact and fact != "base" for fact in each["facts"])]
        for facts in amounts:
            sets += 1
            assert settles(message, facts), (facts, message)
            for fact in facts:
                assert not settles(message, [other for other in facts if other != fact]), (facts, fact, message)
    assert sets > scaled(10_000) // 4


def test_the_base_comes_before_a_month():
    """It stands in one notice, a month has to be added up; what is not asked about settles nothing."""
    found = gap(base=None, spend={**TWO, "2025-11": None}, received={SEPTEMBER: 60_000, OCTOBER: 80_000})
    assert [each["facts"] for each in found["settle"]] == [["base"]]
    assert "알림에 적힌 2024년 월평균" in found["settle"][0]["where"][0]
    both = gap(base=None, spend={**TWO, OCTOBER: None}, received={SEPTEMBER: 60_000, OCTOBER: 80_000})
    assert [each["facts"] for each in both["settle"]] == [["base", f"spend.{OCTOBER}"]]
    open_ = gap(spend={SEPTEMBER: {"low": 1_200_000, "high": 1_400_000}}, received={SEPTEMBER: 60_000})
    assert [each["facts"] for each in open_["settle"]] == [[f"spend.{SEPTEMBER}"]]


@pytest.mark.parametrize("more", [
    {"spend": {SEPTEMBER: 1_300_000}, "received": {SEPTEMBER: 60_000}},
    {"spend": {SEPTEMBER: {"low": 1_300_000, "high": 1_400_000}}, "received": {SEPTEMBER: 5_000}, "applied_on": "2025-12-10"},
    {"base": None, "spend": {SEPTEMBER: 1_300_000}, "received": {SEPTEMBER: 0}, "today": "2025-10-01"},
])
def test_nothing_settles_what_is_settled_or_not_decided(more):
    """An amount that is right, a payment that was left open, a day that is still to come."""
    assert gap(**more)["settle"] == []


def test_facts_that_tell_causes_apart():
    """The day of application leaves one of two causes that give the same amounts."""
    [found] = gap(spend=TWO, received={SEPTEMBER: 0, OCTOBER: 140_000})["settle"]
    assert found["facts"] == ["applied_on"] and "신청한 날" in found["where"][0]
    assert found["leaves"] != gap(base=None, spend=TWO, received={SEPTEMBER: 60_000, OCTOBER: 80_000})["settle"][0]["leaves"]


def test_exact_amounts_settle_nothing_that_lies_outside_of_them():
    """40,000 to 80,000 is due and nothing came: the day of application tells, and no exact amount does."""
    spend = {SEPTEMBER: {"low": 1_200_000, "high": 1_400_000}, OCTOBER: 1_400_000}
    assert [each["facts"] for each in gap(spend=spend, received={SEPTEMBER: 0, OCTOBER: 140_000})["settle"]] == [["applied_on"]]
