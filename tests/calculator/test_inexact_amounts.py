"""Amounts as people know them, rounded, estimated, within an interval or not at all: no answer is more certain than they are."""

import re
from random import Random

import pytest

from calculator import handle
from calculator.text.language import LANGUAGES
from tests.gap_answers import BASE, OCTOBER, SEPTEMBER, as_typed, cause, exact, fits, open_causes
from tests.oracle import MONTHS, RULES, paid
from tests.scale import scaled

NOVEMBER, DECEMBER = "2025-11", "2025-12"


def test_one_base_that_fits_is_said_first():
    """The base is not known, money came in both months: neither was below the base nor at the cap."""
    result = as_typed(base=None, spend={SEPTEMBER: 1_311_751, NOVEMBER: 1_449_805}, received={SEPTEMBER: 41_013, NOVEMBER: 68_624})
    assert result["verdict"] == "within"
    assert result["text"].startswith("기준 금액이 1,106,682원~1,106,685원이라면 입력하신 달이 모두 맞아요.")
    assert [cause(result, key)["fit"] for key in ("below-base", "cap-reached")] == ["ruled_out", "ruled_out"]
    assert len(open_causes(result)) <= 2


@pytest.mark.parametrize("lang", LANGUAGES)
def test_only_what_was_noted_is_called_nothing_or_full(lang):
    """Whatever is unknown: below the base only for months of 0 won, the cap only for months at the cap, every one of them named."""
    random = Random("normal causes")
    for _ in range(scaled(300)):
        edition = random.choice(list(MONTHS))
        base = random.randrange(300_000, 2_000_000)
        spend = {month: max(0, base + random.randrange(-300_000, 900_000)) for month in MONTHS[edition]}
        received = {month: paid(month, base, won) for month, won in spend.items()}
        result = as_typed(edition, random.choice([None, base]), spend=spend, received=received, lang=lang)
        assert result["verdict"] in ("as_due", "within")
        fit = fits(result)
        assert fit["below-base"] == "ruled_out" or 0 in received.values()
        assert fit["cap-reached"] == "ruled_out" or any(won == RULES[month][2] for month, won in received.items())
        if result["verdict"] == "as_due" and "text" in cause(result, "below-base") and fit["below-base"] == "exact":
            named = len(re.findall(r"년 \d+월" if lang == "ko" else r"[A-Z][a-z]+ 20\d\d", cause(result, "below-base")["text"].partition("2021년 4~6월")[0]))
            assert named >= list(received.values()).count(0)


def test_amount_within_the_computed_range_is_called_so():
    result = as_typed(spend={OCTOBER: {"low": 1_200_000, "high": 1_400_000}}, received={OCTOBER: 60_000})
    assert result["verdict"] == "within"
    assert "40,000원~80,000원에 들어서, 규칙과 어긋나지 않아요" in result["text"]
    assert "계산은 40,000원~80,000원이고, 받은 금액 60,000원은 그 안이에요" in result["months"][0]["text"]


def test_two_months_in_one_are_seen_in_rounded_amounts():
    """289 won less than two months together: typed in 만, that is no difference."""
    result = as_typed(spend={SEPTEMBER: 1_310_000, OCTOBER: 1_370_000, NOVEMBER: 760_000, DECEMBER: 760_000},
                 received={SEPTEMBER: 0, OCTOBER: 135_711, NOVEMBER: 0, DECEMBER: 0})
    assert open_causes(result)[:2] == ["late-application", "two-months-in-one"]
    assert (exact(result), result["verdict"]) == ([], "several"), "rounded amounts prove nothing to the won"
    assert "입력하신 135,711원은 그 안이에요" in cause(result, "late-application")["for"][1]


def test_small_difference_of_rounded_amounts_is_no_difference():
    message = {"base": 2_970_000, "spend": {SEPTEMBER: 3_050_000, OCTOBER: 2_980_000, NOVEMBER: 2_820_000, DECEMBER: 3_370_000},
               "received": {SEPTEMBER: 16_007, OCTOBER: 2_229, NOVEMBER: 0, DECEMBER: 30_000}}
    result = as_typed(**message)
    assert result["verdict"] == "within" and "236원 차이예요. 대략 적은 금액에서" in result["text"]
    assert as_typed(**message, exact=True)["verdict"] == "explained", "the reader says that the amounts are exact"
    assert as_typed(**message, exact=["base", "spend"])["verdict"] == "explained"
    assert as_typed(**message, exact=["base"])["verdict"] == "within"


@pytest.mark.parametrize(("typed", "received", "verdict"), [
    (1_300_000, 61_999, "within"), (1_300_000, 62_005, "several"), (1_301_000, 60_399, "within"), (1_301_000, 62_005, "several"),
    (1_300_123, 61_024, "within"), (1_300_123, 62_005, "several"),
])
def test_amounts_are_as_wide_as_they_were_said(typed, received, verdict):
    """Both amounts of 만 leave 5,000 each way, thousands leave 500, and an amount to the won leaves none."""
    assert as_typed(spend={SEPTEMBER: typed}, received={SEPTEMBER: received})["verdict"] == verdict


def test_estimate_that_is_not_round():
    """The reader can call any amount an estimate."""
    message = {"base": 1_000_123, "spend": {SEPTEMBER: 1_300_456}, "received": {SEPTEMBER: 60_567}}
    assert as_typed(**message)["verdict"] == "several"
    assert as_typed(**message, about=["spend"])["verdict"] == as_typed(**message, about=[f"spend.{SEPTEMBER}"])["verdict"] == "within"
    assert handle({"do": "gap", "edition": "2025", **message, "about": 5})["errors"][0]["field"] == "about"


def test_whole_won_of_the_base_are_no_exact_fraction():
    """A base of 585,128.6 written as 585,128 changes a month by a won."""
    result = as_typed(base=585_128, months_used=6, received={SEPTEMBER: 0, OCTOBER: 0, NOVEMBER: 67_874, DECEMBER: 30_000},
                 spend={SEPTEMBER: 1_162_065, OCTOBER: 1_149_192, NOVEMBER: 1_509_631, DECEMBER: 1_611_444})
    assert (result["verdict"], result["causes"][0]["id"], result["causes"][0]["fit"]) == ("explained", "part-year-average", "exact")


def test_december_applicant_within_what_was_announced():
    result = as_typed(spend={SEPTEMBER: 1_300_000, OCTOBER: 1_250_000}, received={SEPTEMBER: 10_000, OCTOBER: 10_000}, applied_on="2025-12-10")
    assert result["verdict"] == "within" and "12월에 처음 신청한 분에게 발표된 범위" in result["text"]
    assert cause(result, "below-base")["fit"] == "ruled_out"
    assert cause(result, "december-first")["question"] == "", "the day was typed"
    refund = handle({"do": "refund", "edition": "2025", "base": BASE, "spend": {SEPTEMBER: 1_300_000}, "applied_on": "2025-12-10"})
    assert "그대로" not in str(refund["months"][0]["steps"])
    near = handle({"do": "what_if", "edition": "2025", "base": BASE, "spend": {SEPTEMBER: 1_900_000}, "applied_on": "2025-12-10"})
    assert "0원~10,000원까지만 발표돼서" in near["months"][0]["text"]


@pytest.mark.parametrize(("base", "received"), [(200_000, {SEPTEMBER: 0, OCTOBER: 0}), (3_000_000, {SEPTEMBER: 40_000, OCTOBER: 30_000})])
def test_average_that_does_not_go_with_the_spending(base, received):
    """Spending of several times the average, or a small part of it, in every month: the average was divided otherwise."""
    result = as_typed(base=base, spend={SEPTEMBER: 1_200_000, OCTOBER: 1_150_000}, received=received)
    assert "part-year-average" in open_causes(result)[:2]
    ordinary = as_typed(spend={SEPTEMBER: 1_200_000, OCTOBER: 1_150_000}, received={SEPTEMBER: 0, OCTOBER: 0})
    assert "part-year-average" not in open_causes(ordinary)[:3]


@pytest.mark.parametrize("base", [None, {"low": 900_000, "high": 1_100_000}])
def test_what_cannot_be_tested_is_not_ruled_out(base):
    result = as_typed(base=base, spend={SEPTEMBER: 1_300_000}, received={SEPTEMBER: 60_000})
    assert cause(result, "part-year-average")["fit"] != "ruled_out"
    assert all(each["by"] is None for each in result["causes"] if each["fit"] == "untested")


def test_round_numbers_prove_nothing():
    """10 % of what was spent more: a coincidence, and money that was paid follows no other year's rule."""
    result = as_typed(base=800_000, spend={DECEMBER: 1_000_000}, received={DECEMBER: 20_000})
    assert exact(result) == [] and cause(result, "rule-of-2021")["fit"] == "ruled_out"
    said = as_typed(base=800_000, spend={DECEMBER: 1_000_000}, received={DECEMBER: 20_000}, said=["cancelled-purchase"], exact=True)
    assert said["causes"][0]["id"] == "cancelled-purchase", "what the reader said stands first"
    named = as_typed(base=1_000_000, spend={OCTOBER: 1_300_000}, received={OCTOBER: 20_000}, exact=True,
                cancelled=[{"month": OCTOBER, "amount": 200_000}])
    assert next(each["id"] for each in named["causes"] if each["fit"] == "exact") == "cancelled-purchase"


@pytest.mark.parametrize("base", [None, {"2024-01": None}])
def test_unknown_base_stays_about_growth(base):
    """Without a base there is no spending behind an amount."""
    [month] = handle({"do": "inverse", "edition": "2025", "base": base, "received": {SEPTEMBER: 60_000}})["months"]
    assert month["spend"] is None and "기준 금액보다 300,000원~300,004원 더" in month["text"]


def test_one_unknown_leaves_one_amount():
    """Where finding it out settles the amount, no range is said to be left."""
    ask = handle({"do": "refund", "edition": "2025", "base": None, "spend": {SEPTEMBER: 1_300_000}})["ask"]
    assert ask["text"] == "기준 금액을 알면 금액이 하나로 정해져요."


def test_near_misses_have_both_ends():
    """With an interval for the base, what was missing is an interval too, and what lies outside is said."""
    [month] = handle({"do": "what_if", "edition": "2025", "base": {"low": 1_000_000, "high": 1_100_000}, "spend": {SEPTEMBER: 900_000}})["months"]
    assert "100,005원~200,005원 더 있었다면 1원부터" in month["text"] and "600,000원~700,000원 더 있었다면 한도까지" in month["text"]
    assert "어느 경우에도" in month["text"]
    assert month["ranges"] == {"to_first": {"low": 100_005, "high": 200_005}, "to_cap": {"low": 600_000, "high": 700_000}}
