"""Times of a refund call and of a gap analysis; it runs inside Pyodide too, with the little that readers get."""

from collections.abc import Callable
from time import perf_counter

from calculator.app import handle

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
    """Return both times for the same person, how many hypotheses were tried, and what one costs in refund calls."""
    tried = handle({"do": "gap", **PERSON})["tried"]
    refund = milliseconds(lambda: handle({"do": "refund", **PERSON}), 500)
    gap = milliseconds(lambda: handle({"do": "gap", **PERSON}), 100)
    return {"refund_ms": refund, "gap_ms": gap, "tried": tried, "refunds_per_hypothesis": gap / refund / tried}
