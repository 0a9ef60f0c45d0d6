"""The formula for one month, and what an answer says about it."""

import pytest

from calculator import handle


def answer(edition="2025", **message):
    """Return the answer to a refund message, which must be accepted."""
    result = handle({"do": "refund", "edition": edition, **message})
    assert result["ok"], result
    return result


def only(result):
    """Return the one month of *result*."""
    [month] = result["months"]
    return month


def ids(result):
    """Return the ids of what *result* takes for granted."""
    return {entry["id"] for entry in result["assumptions"]}


@pytest.mark.parametrize(("spend", "growth", "amount", "capped"), [
    (0, 0, 0, False),
    (999_999, 0, 0, False),
    (1_000_000, 0, 0, False),
    (1_000_004, 4, 0, False),
    (1_000_005, 5, 1, False),
    (1_500_000, 500_000, 100_000, False),
    (1_500_004, 500_004, 100_000, False),
    (1_500_005, 500_005, 100_000, True),
])
def test_edges_of_a_month(spend, growth, amount, capped):
    """Growth is never negative, a fraction is dropped, and the cap is said to bind only where it takes something."""
    month = only(answer(base=1_000_000, spend={"2025-09": spend}))
    assert (month["growth"], month["amount"], month["capped"]) == (growth, amount, capped)


def test_each_month_stands_alone():
    """A month below the base takes nothing from a month above it."""
    result = answer(base=1_000_000, spend={"2025-09": 0, "2025-10": 1_200_000})
    assert [month["amount"] for month in result["months"]] == [0, 40_000]


def test_months_come_in_the_order_of_time():
    """However the message orders them."""
    result = answer(base=1, spend={"2025-12": 1, "2025-09": 1})
    assert [month["month"] for month in result["months"]] == ["2025-09", "2025-12"]


def test_steps_carry_label_text_value_and_source():
    """Every step can be read and checked; the last value of the sum is the amount."""
    month = only(answer(base=1_000_000, spend={"2025-09": 1_300_000}, applied_on="2025-09-20"))
    for step in month["steps"]:
        assert step["label"] and step["text"]
        assert set(step["source"]) == {"title", "url", "date"}
    assert [step["value"] for step in month["steps"][:-1]] == [1_000_000, 300_000, 60_000, 60_000]
    assert "1,300,000원에서 1,000,000원을 빼면 300,000원이에요." in [step["text"] for step in month["steps"]]


def test_steps_in_words():
    """Every number of the working, under both programmes."""
    texts = [step["text"] for step in only(answer(base=1_000_000, spend={"2025-09": 1_300_000}))["steps"][:-1]]
    assert texts == ["기준 금액은 1,000,000원(100만 원)이에요.", "1,300,000원에서 1,000,000원을 빼면 300,000원이에요.",
                     "300,000원의 20%는 60,000원이에요.", "60,000원은 한도 100,000원을 넘지 않아요."]
    texts = [step["text"] for step in only(answer("2021", base=1_000_000, spend={"2021-10": 2_130_000}))["steps"][:-1]]
    assert texts == ["기준 금액 1,000,000원의 103%인 1,030,000원을 넘게 써야 해요.",
                     "2,130,000원에서 1,030,000원을 빼면 1,100,000원이에요.", "1,100,000원의 10%는 110,000원이에요.",
                     "110,000원은 한도 100,000원을 넘어서 100,000원까지만 받아요."]


def test_cap_reached_to_the_won_takes_nothing():
    """The sentence about the cap speaks of a loss only where there is one."""
    at, above = (only(answer(base=1_000_000, spend={"2025-09": won}))["steps"][3]["text"] for won in (1_500_000, 1_500_005))
    assert "한도 100,000원을 넘지 않아요" in at
    assert "100,001원은 한도 100,000원을 넘어서" in above


@pytest.mark.parametrize(("spend", "text"), [
    (1_000_000, "1,000,000원은 1,000,000원과 같아서, 더 쓴 금액은 0원이에요."),
    (1_000_001, "1,000,001원에서 1,000,000원을 빼면 1원이에요."),
])
def test_edge_of_growth_in_words(spend, text):
    """One won above the base is growth, even if it pays nothing."""
    assert only(answer(base=1_000_000, spend={"2025-09": spend}))["steps"][1]["text"] == text


def test_zero_says_what_was_missing():
    """A refund of 0 names the distance to the base instead of only the result."""
    month = only(answer(base=1_000_000, spend={"2025-09": 800_000}))
    assert any("차이는 200,000원" in step["text"] for step in month["steps"])


def test_difference_between_received_and_computed():
    """What was received is set against what the rules give."""
    result = answer(base=1_000_000, spend={"2025-09": 1_300_000, "2025-10": 1_300_000}, received={"2025-09": 50_000})
    assert [month["difference"] for month in result["months"]] == [-10_000, None]


def test_base_from_twelve_months():
    """A full year is divided by twelve, and nothing has to be assumed about the divisor."""
    year = {f"2024-{number:02}": 100_000 * number for number in range(1, 13)}
    result = answer(base=year, spend={"2025-09": 1_000_000})
    assert only(result)["steps"][0]["value"] == 650_000
    assert result["total"] == 70_000
    assert not ids(result) & {"part_year", "left_out"}


def test_base_stays_exact_until_the_end():
    """1,000,000 by three is not whole: dropping the fraction early would change the growth of 2021 by a won."""
    result = answer("2021", base={"2021-04": 1_000_000, "2021-05": 0, "2021-06": 0}, spend={"2021-10": 343_343})
    assert only(result)["growth"] == 9
    assert result["total"] == 0


def test_part_of_a_year_shows_both_results():
    """Six months of spending: by twelve, and by the six months used, both with their totals."""
    half = {f"2024-{number:02}": 600_000 for number in range(1, 7)}
    result = answer(base=half, spend={"2025-09": 700_000})
    [entry] = [entry for entry in result["assumptions"] if entry["id"] == "part_year"]
    assert result["total"] == 80_000
    assert [other["total"] for other in entry["alternatives"]] == [20_000]
    assert "left_out" in ids(result)


def test_month_of_nothing_is_not_a_month_used():
    """Written as 0 or left out, it is the same month without spending; only the latter is remarked on."""
    year = {f"2024-{number:02}": 600_000 * (number <= 6) for number in range(1, 13)}
    result = answer(base=year, spend={"2025-09": 700_000})
    [entry] = [entry for entry in result["assumptions"] if entry["id"] == "part_year"]
    assert [other["total"] for other in entry["alternatives"]] == [20_000]
    assert "left_out" not in ids(result)


def test_part_of_the_quarter_of_2021_is_settled():
    """The rule of 2021 divides by three in every case."""
    result = answer("2021", base={"2021-05": 900_000}, spend={"2021-10": 500_000})
    assert only(result)["steps"][0]["value"] == 300_000
    assert "part_year" not in ids(result)


def test_dropped_fraction_is_named_with_the_other_result():
    """Only where a fraction was dropped and the cap does not hide it."""
    cut = answer(base=1_000_000, spend={"2025-09": 1_000_003, "2025-10": 1_000_005, "2025-11": 9_000_001})
    [entry] = [entry for entry in cut["assumptions"] if entry["id"] == "fraction"]
    assert (cut["total"], entry["alternatives"][0]["total"]) == (100_001, 100_002)
    assert "fraction" not in ids(answer(base=1_000_000, spend={"2025-09": 1_300_000}))


def test_unknown_base_gives_a_range():
    """From nothing to what a base of 0 would give; no single number is guessed."""
    month = only(answer(base=None, spend={"2025-09": 300_000}))
    assert (month["amount"], month["low"], month["high"]) == (None, 0, 60_000)
    assert "기준 금액을 몰라서" in month["steps"][0]["text"]


def test_interval_of_spending_gives_a_range():
    """Both ends go through the formula."""
    result = answer(base=1_000_000, spend={"2025-09": {"low": 1_100_000, "high": 1_200_000}})
    assert (result["total"], result["low"], result["high"]) == (None, 20_000, 40_000)


def test_no_record_in_2024_is_said():
    """Without spending in the base period there may be no claim; the sum alone would mislead."""
    assert "no_record" in ids(answer(base=0, spend={"2025-09": 300_000}))
    assert "no_record" not in ids(answer(base=1, spend={"2025-09": 300_000}))
