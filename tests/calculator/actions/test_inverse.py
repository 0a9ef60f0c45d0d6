"""From an amount back to the spending behind it, through the door."""

import pytest

from calculator import handle


def only(**message):
    """Return the one month of the answer."""
    answer = handle({"do": "inverse", "edition": "2025", **message})
    assert answer["ok"], answer
    [month] = answer["months"]
    return month


@pytest.mark.parametrize(("received", "low", "high", "words"), [
    (18_000, 90_000, 90_004, "90,000원~90,004원"), (100_000, 500_000, None, "이상"), (0, 0, 4, "4원 이하"),
])
def test_growth(received, low, high, words):
    """An interval, at least at the cap, at most where nothing was paid."""
    month = only(received={"2025-09": received})
    assert month["growth"] == {"low": low, "high": high}
    assert words in month["text"]
    assert month["spend"] is None


def test_spending_where_the_average_is_known():
    """The growth lies on top of the average, and on top of 103 % of it in 2021."""
    assert only(received={"2025-09": 18_000}, base=1_000_000)["spend"] == {"low": 1_090_000, "high": 1_090_004}
    assert only(edition="2021", received={"2021-10": 50_000}, base=1_000_000)["spend"] == {"low": 1_530_000, "high": 1_530_009}


def test_interval_of_the_average_widens_the_spending():
    """From the least with the smallest average to the most with the largest."""
    month = only(received={"2025-09": 18_000}, base={"low": 900_000, "high": 1_000_000})
    assert month["spend"] == {"low": 990_000, "high": 1_090_004}


@pytest.mark.parametrize(("received", "advice"), [
    ({"2025-12": 30_001}, "30,000원"), ({}, "한 달"), (None, "짝지어"), ({"2025-09": None}, "숫자로"),
])
def test_amounts_that_cannot_be_inverted(received, advice):
    """More than the cap is no refund of one month, and says what else to look for."""
    answer = handle({"do": "inverse", "edition": "2025", "received": received})
    assert not answer["ok"]
    assert any(advice in error["message"] for error in answer["errors"])
