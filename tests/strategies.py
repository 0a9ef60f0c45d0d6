"""Random people for the property tests; every run draws the same ones."""

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from tests.oracle import MONTHS
from tests.scale import scaled

stable = settings(derandomize=True, deadline=None, database=None, max_examples=scaled(200),
                  suppress_health_check=[HealthCheck.too_slow])
"""Draws the same examples everywhere, so that a run that passed passes again."""

won = st.integers(0, 3_000_000)
editions = st.sampled_from(["2025", "2021"])


@st.composite
def spans(draw):
    """Return an unknown amount: nothing known, or an interval."""
    low, width = draw(won), draw(st.integers(0, 400_000))
    return draw(st.sampled_from([None, {"low": low, "high": low + width}]))


@st.composite
def people(draw, amounts=won):
    """Return edition, average and spending of a person, as in a message."""
    key = draw(editions)
    months = draw(st.lists(st.sampled_from(MONTHS[key]), min_size=1, unique=True))
    return {"edition": key, "base": draw(amounts), "spend": {month: draw(amounts) for month in sorted(months)}}


@st.composite
def completions(draw, value):
    """Return one amount that *value*, as in a message, may stand for."""
    if isinstance(value, dict):
        return draw(st.integers(value["low"], value["high"]))
    return value if value is not None else draw(won)
