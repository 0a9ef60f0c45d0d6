"""Times of a refund call and of a gap analysis; it runs inside Pyodide too, with the little that readers get."""

from collections.abc import Callable
from functools import partial
from time import perf_counter

from calculator.app import handle

SLOW = (
    {"edition": "2025", "base": 1_234_000, "spend": {"2025-09": 1_900_000, "2025-10": 1_800_000, "2025-11": 2_000_000, "2025-12": 1_850_000},
     "received": dict.fromkeys(("2025-09", "2025-10", "2025-11", "2025-12"), 0)},
    {"edition": "2025", "base": None, "spend": {"2025-09": 1_310_123, "2025-10": None, "2025-11": {"low": 1_200_000, "high": 1_300_000}, "2025-12": 1_500_000},
     "received": {"2025-09": 0, "2025-10": 101_711, "2025-11": 140_086, "2025-12": 30_000}},
    {"edition": "2025", "base": 1_000_000, "spend": {"2025-09": 1_450_000, "2025-10": 1_400_000, "2025-11": 1_300_000, "2025-12": 1_500_000},
     "excluded": {"2025-09": 100_000}, "family_card": {"2025-10": 50_000}, "other_cards": {"2025-11": 30_000}, "official_base": 1_050_000,
     "cancelled": [{"month": "2025-09", "amount": 10_000 + step} for step in range(6)],
     "received": {"2025-09": 0, "2025-10": 123_456, "2025-11": 17_891, "2025-12": 12_345}},
    {"edition": "2025", "base": 1_000_123, "spend": {"2025-09": 1_310_123, "2025-10": 1_371_777, "2025-11": 1_200_555, "2025-12": 900_000},
     "received": {"2025-09": 0, "2025-10": 101_711, "2025-11": 40_086, "2025-12": 0}},
)
"""People with whom much is tried: nothing came, amounts unknown, much named, two mistakes at once."""
PERSON = {
    "edition": "2025",
    "base": 1_000_000,
    "spend": {"2025-09": 1_300_000, "2025-10": 1_900_000, "2025-11": 1_210_000, "2025-12": 900_000},
    "received": {"2025-09": 40_000, "2025-10": 100_000, "2025-11": 22_000, "2025-12": 0},
}


def milliseconds(call: Callable[[], object], times: int) -> float:
    """Return the median time of one *call*."""
    taken = []
    for _ in range(times):
        start = perf_counter()
        call()
        taken.append(perf_counter() - start)
    return sorted(taken)[times // 2] * 1_000


def measure() -> dict[str, float]:
    """Return both times for the same person, how many hypotheses were tried, what one costs in refund calls,
    and the time of the slowest answer among people with whom much is tried.
    """
    tried = handle({"do": "gap", **PERSON})["tried"]
    refund = milliseconds(lambda: handle({"do": "refund", **PERSON}), 500)
    gap = milliseconds(lambda: handle({"do": "gap", **PERSON}), 100)
    slowest = max(milliseconds(partial(handle, {"do": "gap", **person}), 20) for person in SLOW)
    return {"slowest_ms": slowest, "refund_ms": refund, "gap_ms": gap, "tried": tried, "refunds_per_hypothesis": gap / refund / tried}
