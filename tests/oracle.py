"""The rules once more, written differently and sharing nothing with the engine: fractions and tables by hand."""

from fractions import Fraction

TENTH, FIFTH = Fraction(1, 10), Fraction(1, 5)
RULES = {
    "2025-09": (FIFTH, Fraction(1), 100_000), "2025-10": (FIFTH, Fraction(1), 100_000),
    "2025-11": (FIFTH, Fraction(1), 100_000), "2025-12": (FIFTH, Fraction(1), 30_000),
    "2021-10": (TENTH, Fraction(103, 100), 100_000), "2021-11": (TENTH, Fraction(103, 100), 100_000),
}
"""Rate, threshold and cap of every month."""
MONTHS = {"2025": [month for month in RULES if month < "2026" and month > "2022"],
          "2021": [month for month in RULES if month < "2022"]}
LAST_DAYS = {"2025-09": "2025-10-09", "2025-10": "2025-11-09", "2025-11": "2025-11-30", "2025-12": "2025-12-31",
             "2021-10": "2021-10-31", "2021-11": "2021-11-30"}
"""Last day of application for the round of each month."""


def share(month: str, base: Fraction | int, spend: int, rate: Fraction | None = None,
          threshold: Fraction | None = None) -> Fraction:
    """Return the refund before cap and rounding, by the rules of *month* or with another rate or threshold."""
    own_rate, own_threshold, _ = RULES[month]
    above = spend - base * (own_threshold if threshold is None else threshold)
    return above * (own_rate if rate is None else rate) if above > 0 else Fraction(0)


def paid(month: str, base: Fraction | int, spend: int, rate: Fraction | None = None,
         threshold: Fraction | None = None) -> int:
    """Return the refund in whole won; counted in whole parts of a won, as millions are asked for and fractions are slow."""
    own_rate, own_threshold, cap = RULES[month]
    rate, threshold = own_rate if rate is None else rate, own_threshold if threshold is None else threshold
    above = spend * threshold.denominator - base * threshold.numerator
    return max(0, min(cap, above * rate.numerator // (rate.denominator * threshold.denominator)))


def round_of(month: str, applied_on: str) -> str:
    """Return the month with whose round *month* is paid, for an application on a day before December 2025."""
    return min(other for other, last in LAST_DAYS.items() if other >= month and applied_on <= last)
