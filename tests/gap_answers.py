"""What the tests of the gap finder ask, and what they read in its answer."""

from functools import partial

from calculator import handle

BASE, SEPTEMBER, OCTOBER = 1_000_000, "2025-09", "2025-10"
LATE = {"spend": {SEPTEMBER: 1_300_000, OCTOBER: 1_400_000}, "received": {SEPTEMBER: 0, OCTOBER: 140_000}}
SHORT = {"spend": {SEPTEMBER: 1_300_000}, "received": {SEPTEMBER: 40_000}}
# On average 1,195,000; September alone 1,270,000; autumn 1,300,000.
YEAR = {f"2024-{number:02}": 1_000_000 + 30_000 * number for number in range(1, 13)}
NOTHING = {"spend": {SEPTEMBER: 1_300_000, OCTOBER: 1_300_000}, "received": {SEPTEMBER: 0, OCTOBER: 0}}
TWO = {SEPTEMBER: 1_300_000, OCTOBER: 1_400_000}


def gap(edition="2025", base=BASE, exact=True, **message):
    """Return the answer to a gap message, which must be accepted; its amounts are exact unless it says otherwise."""
    result = handle({"do": "gap", "edition": edition, "base": base, "exact": exact, **message})
    assert result["ok"], result
    return result


as_typed = partial(gap, exact=None)
"""The same for amounts as people type them: nothing is said of how exact they are."""


def fits(result):
    """Return the fit of every cause in *result*."""
    return {cause["id"]: cause["fit"] for cause in result["causes"]}


def exact(result):
    """Return the causes that fit to the won."""
    return [key for key, fit in fits(result).items() if fit == "exact"]


def cause(result, key):
    """Return one cause of *result*."""
    return next(cause for cause in result["causes"] if cause["id"] == key)


def open_causes(result):
    """Return the causes that may be true, in their order."""
    return [each["id"] for each in result["causes"] if each["fit"] in ("exact", "possible")]
