"""What goes back when purchases are cancelled."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator import handle
from tests.oracle import paid
from tests.strategies import people, stable


def clawback(**message):
    """Return the answer, which must be accepted."""
    answer = handle({"do": "clawback", "edition": "2025", "base": 1_000_000, **message})
    assert answer["ok"], answer
    return answer


def cancelled(*purchases):
    """Return the cancelled purchases as in a message."""
    return [{"month": month, "amount": amount} for month, amount in purchases]


@pytest.mark.parametrize(("spend", "amount", "returned", "cushion"), [
    (1_300_000, 100_000, 20_000, 0), (1_300_000, 400_000, 60_000, 0), (1_900_000, 400_000, 0, 400_000),
    (1_900_000, 450_000, 10_000, 400_000), (900_000, 900_000, 0, 900_000), (1_300_004, 4, 0, 4), (1_300_004, 5, 1, 4),
])
def test_one_month(spend, amount, returned, cushion):
    """A fifth of what had produced a refund; the cushion above the cap, and below the base, costs nothing."""
    answer = clawback(spend={"2025-09": spend}, cancelled=cancelled(("2025-09", amount)))
    [month] = answer["months"]
    assert (month["returned"]["amount"], month["cushion"]) == (returned, cushion)
    assert answer["returned"]["amount"] == returned
    assert ("0원으로" in answer["text"]) == (returned == 0)


@stable
@given(people(), st.data())
def test_return_is_the_difference_that_the_oracle_sees(person, data):
    """Several purchases of a month count together."""
    parts = {month: data.draw(st.lists(st.integers(0, max(1, won // 3)), max_size=3)) for month, won in person["spend"].items()}
    parts = {month: each if sum(each) <= person["spend"][month] else [] for month, each in parts.items()}
    answer = clawback(**person, cancelled=cancelled(*((month, won) for month, each in parts.items() for won in each)))
    for month in answer["months"]:
        name = month["month"]
        before, after = (paid(name, person["base"], person["spend"][name] - taken) for taken in (0, sum(parts[name])))
        assert month["returned"]["amount"] == before - after


def test_unknown_amount_gives_a_range():
    """From nothing to the whole refund."""
    answer = clawback(spend={"2025-09": 1_300_000}, cancelled=cancelled(("2025-09", None)))
    assert answer["returned"] == {"amount": None, "low": 0, "high": 60_000}
    assert "60,000원 사이" in answer["text"]


def test_both_ways_of_returning_are_told_with_their_sources():
    """The own edition first: the app or a notice in 2025, the card bill in 2021."""
    first, second = clawback(spend={"2025-09": 1}, cancelled=[])["ways"]
    assert (first["edition"], second["edition"]) == ("2025", "2021")
    assert "모바일 전자고지" in first["text"] and "카드 대금" in second["text"]
    assert first["source"]["url"] != second["source"]["url"]
