"""Near misses, and what a change of one input does."""

import pytest

from calculator import handle

SPEND = {"2025-09": 900_000, "2025-10": 1_200_000, "2025-11": 1_900_000}


def what_if(**message):
    """Return the answer, which must be accepted."""
    answer = handle({"do": "what_if", "edition": "2025", "base": 1_000_000, "spend": SPEND, **message})
    assert answer["ok"], answer
    return answer


def test_distances():
    """To the first won, to the cap, and what could be missing for nothing."""
    distances = [(month["to_first"], month["to_cap"], month["cushion"]) for month in what_if()["months"]]
    assert distances == [(100_005, 600_000, 900_000), (0, 300_000, 0), (0, 0, 400_000)]


@pytest.mark.parametrize("month", [0, 1])
def test_distance_reaches_the_mark_to_the_won(month):
    """So much more pays the cap, and one won less does not."""
    names = list(SPEND)
    needed = SPEND[names[month]] + what_if()["months"][month]["to_cap"]
    paid = [what_if(spend={names[month]: won})["months"][0]["amount"] for won in (needed, needed - 1)]
    assert paid == [100_000, 99_999]


@pytest.mark.parametrize(("change", "after", "words"), [
    ({"spend": {"2025-09": 1_100_000}}, 160_000, "20,000원 늘어요"),
    ({"base": 1_100_000}, 120_000, "20,000원 줄어요"),
    ({"spend": {"2025-11": 1_500_000}}, 140_000, "그대로"),
    ({"spend": {"2025-12": 2_000_000}}, 170_000, "30,000원 늘어요"),
])
def test_change(change, after, words):
    """One input set anew; the others stay."""
    found = what_if(change=change)["change"]
    assert (found["before"]["amount"], found["after"]["amount"]) == (140_000, after)
    assert words in found["text"]
    assert found["difference"] == after - 140_000


def test_change_of_the_day_of_application():
    """First applied in December, the months before become a range."""
    found = what_if(change={"applied_on": "2025-12-05"})["change"]
    assert (found["after"]["low"], found["after"]["high"], found["difference"]) == (0, 20_000, None)


def test_unknown_spending_has_no_distance():
    """It is asked for instead."""
    [month] = what_if(spend={"2025-09": None})["months"]
    assert (month["to_first"], month["to_cap"], month["cushion"]) == (None, None, None)
    assert "알 수 있어요" in month["text"]


@pytest.mark.parametrize(("change", "field"), [
    ({}, "change"), (5, "change"), ({"received": 1}, "change"), ({"base": -1}, "change.base"),
    ({"spend": {"2025-09": "x"}}, "change.spend.2025-09"), ({"applied_on": "2026-05-05"}, "change.applied_on"),
])
def test_changes_that_cannot_be_used(change, field):
    """Each is named by its place."""
    answer = handle({"do": "what_if", "edition": "2025", "base": 1, "spend": SPEND, "change": change})
    assert [error["field"] for error in answer["errors"]] == [field]
