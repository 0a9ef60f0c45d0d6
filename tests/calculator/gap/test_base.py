"""The gap finder on the average of 2024: another base, the base of autumn, a card used in part of the year."""

import pytest

from calculator.gap.fitting import unlikely_base
from calculator.gap.person import read_person
from tests.gap_answers import OCTOBER, SEPTEMBER, SHORT, TWO, YEAR, cause, exact, gap


def test_one_base_for_all_months():
    """Two months that want the same other base name it to the won; two that want different ones leave it only beside another cause."""
    spend = {SEPTEMBER: 1_300_000, OCTOBER: 1_400_000}
    found = cause(gap(spend=spend, received={SEPTEMBER: 40_000, OCTOBER: 60_000}), "base-differs")
    assert (found["fit"], found["numbers"]["low"], found["numbers"]["high"]) == ("possible", 1_099_996, 1_100_000)
    beside = cause(gap(spend=spend, received={SEPTEMBER: 40_000, OCTOBER: 50_000}), "base-differs")
    assert (beside["fit"], beside["paired"]) == ("possible", True)


@pytest.mark.parametrize(("amounts", "key"), [
    ({"expected": {OCTOBER: 40_000}}, "wrong-base-autumn"),
    ({"expected": {OCTOBER: 40_000, SEPTEMBER: 46_000}}, "wrong-base-same-month"),
])
def test_reader_reckoned_with_another_base(amounts, key):
    """What was received is right, and what was expected comes from months of the year before."""
    spend = {SEPTEMBER: 1_500_000, OCTOBER: 1_500_000}
    received = {SEPTEMBER: 61_000, OCTOBER: 61_000}
    result = gap(base=YEAR, spend=spend, received=received, **amounts)
    assert cause(result, key)["fit"] == "exact"


def test_written_base_is_that_of_autumn():
    """The number in the field is the average of three months; the twelve give the amount received."""
    result = gap(base=1_300_000, spend={SEPTEMBER: 1_500_000}, received={SEPTEMBER: 61_000}, base_months=YEAR)
    assert exact(result) == ["wrong-base-autumn"]


def test_part_year():
    """Half a year of spending, divided by the six months used."""
    half = {f"2024-{number:02}": 600_000 for number in range(1, 7)}
    result = gap(base=half, spend={SEPTEMBER: 700_000}, received={SEPTEMBER: 20_000})
    assert "part-year-average" in exact(result)
    reckoned = gap(base=half, spend={SEPTEMBER: 700_000}, received={SEPTEMBER: 80_000}, expected={SEPTEMBER: 20_000})
    for numbers in (cause(each, "part-year-average")["numbers"] for each in (result, reckoned)):
        assert (numbers["used"], numbers["months"]) == (6, 12)


@pytest.mark.parametrize(("official", "fit", "words"), [
    ({"low": 1_099_000, "high": 1_200_000}, "possible", "1,099,996원~1,100,000원"),
    ({"low": 1_099_998, "high": 1_200_000}, "possible", "1,099,998원~1,100,000원"),
    ({"low": 1_000_000, "high": 1_099_998}, "possible", "1,099,996원~1,099,998원"),
    ({"low": 1_100_000, "high": 1_200_000}, "possible", "기준 금액이 1,100,000원이라면"),
    ({"low": 1_100_001, "high": 1_200_000}, "possible", "다른 이유와 겹쳤다면"),
])
def test_official_base_known_within_an_interval(official, fit, words):
    """Only what both the interval and the payment allow is left."""
    found = cause(gap(**SHORT, official_base=official), "base-differs")
    assert found["fit"] == fit
    assert words in found["text"]


@pytest.mark.parametrize(("received", "words"), [({SEPTEMBER: 40_000}, "받은 금액과 맞아요"), ({SEPTEMBER: 40_000, OCTOBER: 40_000}, "모두 맞아요")])
def test_fitting_base_is_said_to_fit_one_month_or_all(received, words):
    """Nobody who typed one month is told of all."""
    result = gap(spend=dict.fromkeys(received, 1_300_000), received=received)
    assert words in cause(result, "base-differs")["text"]


def test_base_of_every_month_at_the_cap_or_at_nothing():
    """The cap allows any smaller base, 0 any larger one; more than the cap allows none."""
    low = cause(gap(base=2_000_000, spend={SEPTEMBER: 1_300_000}, received={SEPTEMBER: 100_000}), "base-differs")["numbers"]
    assert (low["low"], low["high"]) == (0, 800_000)
    high = cause(gap(spend={SEPTEMBER: 1_300_000}, received={SEPTEMBER: 0}), "base-differs")["numbers"]
    assert (high["low"], high["high"]) == (1_299_996, 1_000_000_000)
    over = cause(gap(spend={SEPTEMBER: 1_300_000}, received={SEPTEMBER: 100_001}), "base-differs")
    assert over["paired"], "beside a prize, but not alone"


@pytest.mark.parametrize(("spend", "received", "korean", "english"), [
    ({SEPTEMBER: 1_300_000}, {SEPTEMBER: 40_000}, "1,099,996원~1,100,000원이라면", "between 1,099,996 won and 1,100,000 won,"),
    ({SEPTEMBER: 1_300_000}, {SEPTEMBER: 0}, "1,299,996원 이상이라면", "1,299,996 won or more,"),
    ({SEPTEMBER: 1_300_000}, {SEPTEMBER: 100_000}, "800,000원 이하라면", "800,000 won or less,"),
    ({SEPTEMBER: 5_000}, {SEPTEMBER: 1_000}, "기준 금액이 0원이라면", "is 0 won,"),
    ({SEPTEMBER: None}, {SEPTEMBER: 60_000}, "알 수 없어요", "cannot tell"),
    ({SEPTEMBER: None, OCTOBER: 0}, {SEPTEMBER: 60_000, OCTOBER: 0}, "알 수 없어요", "cannot tell"),
])
def test_fitting_base_is_said_as_far_as_it_is_known(spend, received, korean, english):
    """An end that the amounts do not give is not said; where they give neither, that it is not known."""
    for lang, words in (("ko", korean), ("en", english)):
        result = gap(base=None, spend=spend, received=received, lang=lang)
        assert result["verdict"] == "within"
        assert words in result["text"]
        assert "1,000,000,000" not in str(result)


def test_single_base_that_fits():
    """Five won spent and one won paid: the average was nothing at all."""
    found = cause(gap(base=10, spend={SEPTEMBER: 5}, received={SEPTEMBER: 1}), "base-differs")
    assert (found["fit"], found["numbers"]["low"], found["numbers"]["high"]) == ("possible", 0, 0)


@pytest.mark.parametrize("months", [{}, YEAR])
def test_unknown_average_is_taken_for_no_other(months):
    """An average that was not written cannot be that of autumn by mistake, and the operator used no other than its own."""
    result = gap(base=None, spend={SEPTEMBER: 1_500_000}, received={SEPTEMBER: 61_000}, base_months=months or None)
    assert cause(result, "wrong-base-autumn")["fit"] == "untested"


def test_unknown_month_does_not_narrow_the_base():
    """It is passed over, and the months after it still count."""
    spend = {SEPTEMBER: None, OCTOBER: 1_400_000}
    found = cause(gap(spend=spend, received={SEPTEMBER: 5, OCTOBER: 60_000}), "base-differs")
    assert (found["numbers"]["low"], found["numbers"]["high"]) == (1_099_996, 1_100_000)


def test_undecided_month_does_not_narrow_the_base():
    """What was paid to those who first applied in December does not follow from the base."""
    spend = {SEPTEMBER: 1_300_000, "2025-12": 1_200_000}
    found = cause(gap(spend=spend, received={SEPTEMBER: 5, "2025-12": 20_000}, applied_on="2025-12-03"), "base-differs")
    assert (found["numbers"]["low"], found["numbers"]["high"]) == (1_099_996, 1_100_000)


def test_autumn_is_ruled_out_where_no_single_base_fits():
    """Unknown months may hide any one average, but only one; known months are beside what was written."""
    known = {"spend": TWO, "received": {SEPTEMBER: 40_000, OCTOBER: 50_000}}
    assert "맞는 기준 금액이 없어요" in cause(gap(**known), "wrong-base-autumn")["text"]
    assert "여러 달 각각의" in cause(gap(**known), "wrong-base-same-month")["text"]
    reckoned = cause(gap(**known, expected={SEPTEMBER: 40_000, OCTOBER: 50_000}), "wrong-base-autumn")
    assert "맞는 기준 금액이 없어요" not in reckoned["text"]
    months = cause(gap(**known, base_months=YEAR), "wrong-base-autumn")
    assert "2024년 그 기간의 금액과 달라요" in months["text"]


@pytest.mark.parametrize(("knowledge", "fit"), [
    ({"base_months": YEAR}, "exact"), ({"base_months": YEAR | {"2024-01": 0}}, "ruled_out"), ({"base_months": YEAR | {"2024-09": 0}}, "ruled_out"),
    ({"base_months": {name: YEAR[name] for name in ("2024-09", "2024-10", "2024-11")}}, "possible"),
])
def test_right_average_beside_the_one_of_autumn(knowledge, fit):
    """The twelve months settle it; without them, autumn can only be possible, and another autumn is not what was written."""
    result = gap(base=1_300_000, spend={SEPTEMBER: 1_500_000}, received={SEPTEMBER: 61_000}, **knowledge)
    assert cause(result, "wrong-base-autumn")["fit"] == fit


def test_right_average_that_pays_nothing_was_given_too():
    """The twelve months are the reader's own, so even 0 won fits to the won."""
    cheap = dict.fromkeys(YEAR, 2_000) | {"2024-09": 10, "2024-10": 10, "2024-11": 10}
    found = cause(gap(base=10, spend={SEPTEMBER: 900}, received={SEPTEMBER: 0}, base_months=cheap), "wrong-base-autumn")
    assert found["fit"] == "exact"


@pytest.mark.parametrize(("used", "fit"), [(None, "possible"), (1, "exact"), (2, "ruled_out"), (12, "ruled_out")])
def test_months_used(used, fit):
    """An average over one month instead of twelve: one of many divisors proves nothing; a known one is the only one tried."""
    result = gap(base=100_000, spend={SEPTEMBER: 1_300_000}, received={SEPTEMBER: 20_000}, months_used=used)
    assert cause(result, "part-year-average")["fit"] == fit
    assert used != 12 or "12달 모두" in cause(result, "part-year-average")["text"]


@pytest.mark.parametrize(("spend", "unlikely"), [
    ({SEPTEMBER: 400_000, OCTOBER: 450_000}, True),
    ({SEPTEMBER: 2_100_000, OCTOBER: 2_500_000}, True),
    ({SEPTEMBER: 400_000, OCTOBER: 2_500_000}, False),
    ({SEPTEMBER: 500_000}, False),
    ({SEPTEMBER: 2_000_000}, False),
])
def test_average_far_from_every_month_is_unlikely(spend, unlikely):
    """More than double of all that was spent, or less than half of it; exactly that is not."""
    person = read_person({"do": "gap", "edition": "2025", "base": 1_000_000, "spend": spend, "received": dict.fromkeys(spend, 0)})
    assert unlikely_base(person) is unlikely
