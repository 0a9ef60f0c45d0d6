"""The engine agrees with the independent oracle on many random cases."""

from fractions import Fraction
from random import Random

from calculator import handle
from calculator.refund.formula import refund
from calculator.rules.base import Average
from calculator.rules.loader import edition
from tests.oracle import LAST_DAYS, MONTHS, RULES, paid, round_of, share
from tests.scale import scaled

CASES = scaled(100_000)
YEARS = {"2025": 12, "2021": 3}


def test_formula():
    """Amount, growth and cap, with averages over one month or over all of them, near the marks and far from them."""
    random = Random(2025)
    rules = {month: edition(month[:4]).rules[month] for month in RULES}
    capped = below = 0
    for _ in range(CASES):
        month = random.choice(list(RULES))
        divisor = random.choice([1, YEARS[month[:4]]])
        total = random.randrange(0, 10 ** random.randint(1, 8))
        base = Fraction(total, divisor)
        spend = max(0, int(base) + random.randrange(-10, 10 ** random.randint(1, 7)))
        found = refund(rules[month], spend, Average(total, divisor))
        whole = share(month, base, spend)
        assert (found.amount, found.share) == (paid(month, base, spend), int(whole)), (month, total, divisor, spend)
        assert found.rest.number * (whole - int(whole)).denominator == (whole - int(whole)).numerator * found.rest.unit
        capped, below = capped + found.capped, below + (found.growth == 0)
    assert capped > CASES // 10
    assert below > CASES // 100


def test_door():
    """The door gives the same, for whole people with a day of application and an average by month."""
    random = Random(2021)
    for _ in range(scaled(2_000)):
        key = random.choice(["2025", "2021"])
        base = {f"{int(key) - (key == '2025')}-{number:02}": random.randrange(2_000_000)
                for number in (range(1, 13) if key == "2025" else range(4, 7))}
        average = Fraction(sum(base.values()), YEARS[key])
        spend = {month: int(average) + random.randrange(-50_000, 800_000) for month in MONTHS[key]}
        spend = {month: max(0, won) for month, won in spend.items()}
        day = random.choice([last for month, last in LAST_DAYS.items() if month in spend and last < "2025-12"])
        answer = handle({"do": "refund", "edition": key, "base": base, "spend": spend, "applied_on": day})
        own_days = {month: each["paid_on"] for month, each in zip(spend, handle(
            {"do": "refund", "edition": key, "base": 1, "spend": spend})["months"], strict=True)}
        for each in answer["months"]:
            month = each["month"]
            assert each["amount"] == paid(month, average, spend[month])
            assert each["paid_on"] == own_days[round_of(month, day)]
