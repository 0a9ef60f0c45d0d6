"""The gap finder on the rules: caps, the rule of 2021, the fraction of a won."""

import pytest

from tests.gap_answers import BASE, OCTOBER, SEPTEMBER, cause, exact, fits, gap


@pytest.mark.parametrize(("month", "spend", "key"), [
    (SEPTEMBER, 1_800_000, "cap-reached"), ("2025-12", 1_300_000, "december-cap"),
])
def test_caps(month, spend, key):
    """The cap that took something is the cause, and the other one is not."""
    cap = {"cap-reached": 100_000, "december-cap": 30_000}[key]
    assert exact(gap(spend={month: spend}, received={month: cap})) == [key]
    at_the_cap = gap(spend={month: BASE + 5 * cap}, received={month: cap})
    assert exact(at_the_cap) == []


def test_december_cap_thought_to_be_that_of_november():
    """Whoever expected 60,000 for December reckoned with the other cap; 70,000 is something else."""
    known = {"spend": {"2025-12": 1_300_000}, "received": {"2025-12": 30_000}}
    assert exact(gap(**known, expected={"2025-12": 60_000})) == ["december-cap"]
    assert exact(gap(**known, expected={"2025-12": 70_000})) == []


@pytest.mark.parametrize("amount", [54_000, 27_000, 30_000])
def test_rule_of_2021(amount):
    """Rate and threshold of 2021, each alone and both together, explain what was expected, and no money that was paid."""
    known = {"spend": {SEPTEMBER: 1_300_000}}
    assert exact(gap(**known, received={SEPTEMBER: 60_000}, expected={SEPTEMBER: amount})) == ["rule-of-2021"]
    paid = cause(gap(**known, received={SEPTEMBER: amount}), "rule-of-2021")
    assert (paid["fit"], paid["by"]) == ("ruled_out", "numbers")


def test_rule_of_2021_in_what_was_expected():
    """The page that promised 27,000 used the rule of 2021; what came is right."""
    result = gap(spend={SEPTEMBER: 1_300_000}, received={SEPTEMBER: 60_000}, expected={SEPTEMBER: 27_000})
    assert exact(result) == ["rule-of-2021"]


@pytest.mark.parametrize(("spend", "received"), [(1_000_012, 3), (1_000_013, 3), (1_000_147, 20)])
def test_fraction(spend, received):
    """Rounded up, to the nearest, or the last digit dropped."""
    result = gap(spend={SEPTEMBER: spend}, received={SEPTEMBER: received})
    assert (result["causes"][0]["id"], result["causes"][0]["fit"]) == ("fraction-of-won", "possible")


def test_edition_of_2021_has_its_own_causes():
    """No voucher app and no December then, but the rule of 2025 can be mistaken for it."""
    result = gap("2021", spend={"2021-10": 1_530_000}, received={"2021-10": 100_000})
    assert not fits(result).keys() & {"history-window", "december-cap", "lottery-money"}
    assert exact(result) == []
    halfway = gap("2021", spend={"2021-10": 1_130_000}, received={"2021-10": 10_000}, expected={"2021-10": 26_000})
    assert "rule-of-2021" in exact(halfway)


def test_rule_of_2021_in_words():
    """Name, year and both numbers of the mixture that fits, with its working."""
    found = cause(gap(spend={SEPTEMBER: 1_300_000}, received={SEPTEMBER: 60_000}, expected={SEPTEMBER: 27_000}), "rule-of-2021")
    assert found["text"] == "예상한 금액은 2021년 상생소비지원금의 규칙을 섞어, 기준의 103%를 넘은 금액의 10%로 계산한 값이에요."
    assert found["steps"][0]["steps"][-1]["value"] == 27_000
    expected = cause(gap(spend={SEPTEMBER: 1_300_000}, received={SEPTEMBER: 60_000}, expected={SEPTEMBER: 54_000}), "rule-of-2021")
    assert expected["text"].endswith("기준의 103%를 넘은 금액의 20%로 계산한 값이에요.")
    assert expected["steps"][0]["steps"][-1]["value"] == 54_000


@pytest.mark.parametrize(("spend", "received", "fit"), [
    (1_035, 1, "possible"), (1_034, 0, "ruled_out"), (1_034, 1, "possible"), (1_041, 2, "possible"), (1_050, 4, "ruled_out"),
])
def test_half_a_won_in_2021(spend, received, fit):
    """A tenth can end on half a won; what is exact already is not rounded."""
    result = gap("2021", base=1_000, spend={"2021-10": spend}, received={"2021-10": received})
    assert cause(result, "fraction-of-won")["fit"] == fit


def test_half_a_won_is_rounded_up_to_the_nearest():
    """While four tenths are dropped: neither dropping nor rounding up gives both."""
    result = gap("2021", base=1_000, spend={"2021-10": 1_035, "2021-11": 1_034}, received={"2021-10": 1, "2021-11": 0})
    assert cause(result, "fraction-of-won")["fit"] == "possible"


def test_nearest_won_of_two_months():
    """Half and more is rounded up while less is dropped: neither dropping nor rounding up gives both."""
    known = {"spend": {SEPTEMBER: 1_000_014, OCTOBER: 1_000_012}, "received": {SEPTEMBER: 3, OCTOBER: 2}}
    assert cause(gap(**known), "fraction-of-won")["fit"] == "possible"
    swapped = {**known, "received": {SEPTEMBER: 1, OCTOBER: 4}}
    assert cause(gap(**swapped), "fraction-of-won")["fit"] == "ruled_out"
