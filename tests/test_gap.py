"""The gap finder: every single cause tried against what was noted, and what it says about each."""

import json

import pytest

from calculator import handle

BASE, SEPTEMBER, OCTOBER = 1_000_000, "2025-09", "2025-10"


def gap(edition="2025", base=BASE, **message):
    """Return the answer to a gap message, which must be accepted."""
    result = handle({"do": "gap", "edition": edition, "base": base, **message})
    assert result["ok"], result
    return result


def fits(result):
    """Return the fit of every cause in *result*."""
    return {cause["id"]: cause["fit"] for cause in result["causes"]}


def exact(result):
    """Return the causes that fit to the won."""
    return [id for id, fit in fits(result).items() if fit == "exact"]


def cause(result, id):
    """Return one cause of *result*."""
    return next(cause for cause in result["causes"] if cause["id"] == id)


def test_amount_as_due_has_no_cause():
    """Nothing is suspected where the amount is right: the control for every other test."""
    result = gap(spend={SEPTEMBER: 1_300_000}, received={SEPTEMBER: 60_000})
    assert set(fits(result).values()) == {"ruled_out"}
    assert result["text"] == "받은 금액 60,000원은 규칙대로 계산한 금액과 같아요."


def test_causes_carry_all_that_a_page_needs():
    """Title, sentences, question, page and numbers, for those ruled out too."""
    result = gap(spend={SEPTEMBER: 1_300_000}, received={SEPTEMBER: 40_000})
    for each in result["causes"]:
        assert each["title"] and each["text"] and each["question"] and each["sources"]
        assert each["page"] == f"causes/{each['id']}/"
        assert each["fit"] != "ruled_out" or each["against"]
    order = [each["fit"] for each in result["causes"]]
    assert order == sorted(order, key=["exact", "possible", "ruled_out"].index)


def test_zero_below_the_base_is_normal():
    """The most frequent case is named first and says that it is no error."""
    result = gap(spend={SEPTEMBER: 800_000}, received={SEPTEMBER: 0})
    assert result["causes"][0]["id"] == "below-base"
    assert exact(result) == ["below-base"]
    assert "오류가 아니에요" in result["text"]


def test_zero_of_one_month_does_not_explain_another():
    """October differs, so September's rightful 0 is not the cause."""
    result = gap(spend={SEPTEMBER: 800_000, OCTOBER: 1_300_000}, received={SEPTEMBER: 0, OCTOBER: 50_000})
    assert cause(result, "below-base")["fit"] == "ruled_out"
    assert any("50,000원" in text for text in cause(result, "below-base")["against"])


@pytest.mark.parametrize(("month", "spend", "id"), [
    (SEPTEMBER, 1_800_000, "cap-reached"), ("2025-12", 1_300_000, "december-cap"),
])
def test_caps(month, spend, id):
    """The cap that took something is the cause, and the other one is not."""
    cap = {"cap-reached": 100_000, "december-cap": 30_000}[id]
    assert exact(gap(spend={month: spend}, received={month: cap})) == [id]
    at_the_cap = gap(spend={month: BASE + 5 * cap}, received={month: cap})
    assert exact(at_the_cap) == []


def test_december_cap_thought_to_be_that_of_november():
    """Whoever expected 60,000 for December reckoned with the other cap; 70,000 is something else."""
    known = {"spend": {"2025-12": 1_300_000}, "received": {"2025-12": 30_000}}
    assert exact(gap(**known, expected={"2025-12": 60_000})) == ["december-cap"]
    assert exact(gap(**known, expected={"2025-12": 70_000})) == []


LATE = {"spend": {SEPTEMBER: 1_300_000, OCTOBER: 1_400_000}, "received": {SEPTEMBER: 0, OCTOBER: 140_000}}


def test_late_application_names_the_day():
    """Both months came with the second round; without a date two causes explain it equally."""
    assert exact(gap(**LATE)) == ["late-application", "two-months-in-one"]
    known = gap(**LATE, applied_on="2025-10-20")
    assert "2025년 11월 15일" in cause(known, "late-application")["text"]


def test_application_in_time_rules_lateness_out():
    """The reader's own date speaks against it, and says so."""
    result = gap(**LATE, applied_on="2025-09-20")
    assert exact(result) == ["two-months-in-one"]
    assert "2025년 9월 20일" in cause(result, "late-application")["text"]


def test_round_that_is_still_to_come():
    """Before the round's day, nothing has come yet for either month."""
    early = {"spend": LATE["spend"], "applied_on": "2025-10-20", "received": {SEPTEMBER: 0, OCTOBER: 0}}
    assert "late-application" in exact(gap(**early, today="2025-11-14"))
    assert "late-application" not in exact(gap(**early, today="2025-11-15"))


@pytest.mark.parametrize(("received", "fit"), [(0, "exact"), (10_000, "exact"), (5_000, "possible"), (10_001, "ruled_out")])
def test_first_application_in_december(received, fit):
    """Both announced outcomes fit to the won; the result itself is not known."""
    result = gap(spend={SEPTEMBER: 1_300_000}, received={SEPTEMBER: received}, applied_on="2025-12-03")
    assert cause(result, "december-first")["fit"] == fit


SHORT = {"spend": {SEPTEMBER: 1_300_000}, "received": {SEPTEMBER: 40_000}}


@pytest.mark.parametrize(("knowledge", "id"), [
    ({"excluded": {SEPTEMBER: 100_000}}, "excluded-spending"),
    ({"family_card": {SEPTEMBER: 100_000}}, "family-card"),
    ({"cancelled": [{"month": SEPTEMBER, "amount": 100_000}]}, "cancelled-purchase"),
    ({"cancelled": [{"month": SEPTEMBER, "amount": 7_000}, {"month": SEPTEMBER, "amount": 100_000}]}, "cancelled-purchase"),
    ({"official_base": 1_100_000}, "base-differs"),
])
def test_known_amount_explains_to_the_won(knowledge, id):
    """What the reader names is taken out, and the result is the amount received."""
    result = gap(**SHORT, **knowledge)
    assert exact(result) == [id]
    assert result["causes"][0]["steps"][0]["steps"][-1]["value"] == 40_000


@pytest.mark.parametrize(("knowledge", "id"), [
    ({"excluded": {SEPTEMBER: 60_000}}, "excluded-spending"),
    ({"excluded": {SEPTEMBER: 0}}, "excluded-spending"),
    ({"family_card": {SEPTEMBER: 0}}, "family-card"),
    ({"cancelled": []}, "cancelled-purchase"),
    ({"official_base": 1_000_000}, "base-differs"),
])
def test_known_amount_that_does_not_explain_is_ruled_out(knowledge, id):
    """A named amount is not bent to fit; the control is that it is possible while unknown."""
    assert cause(gap(**SHORT), id)["fit"] == "possible"
    assert cause(gap(**SHORT, **knowledge), id)["fit"] == "ruled_out"


def test_part_of_the_difference_is_told():
    """60,000 taken out explains 12,000 of 20,000."""
    result = gap(**SHORT, excluded={SEPTEMBER: 60_000})
    assert "차이 20,000원 가운데 12,000원만 설명돼요." in cause(result, "excluded-spending")["against"]


def test_needed_spending_as_an_interval():
    """Five won of spending make one won of refund, so the needed amount is an interval of five."""
    numbers = cause(gap(**SHORT), "excluded-spending")["numbers"]
    assert numbers["needed"] == {SEPTEMBER: {"low": 99_996, "high": 100_000}}


def test_needed_spending_up_to_nothing_and_from_the_cap():
    """0 won was paid: at least so much did not count. The cap was paid: at least so much was left out."""
    nothing = cause(gap(spend={SEPTEMBER: 1_300_000}, received={SEPTEMBER: 0}), "excluded-spending")
    assert nothing["numbers"]["needed"][SEPTEMBER] == {"low": 299_996, "high": 1_300_000}
    full = cause(gap(spend={SEPTEMBER: 1_300_000}, received={SEPTEMBER: 100_000}), "other-card-left-out")
    assert full["numbers"]["needed"][SEPTEMBER] == {"low": 200_000, "high": None}


def test_other_card_left_out():
    """More was paid than the written spending gives; the other card's amount explains it to the won."""
    known = {"spend": {SEPTEMBER: 1_300_000}, "received": {SEPTEMBER: 80_000}}
    assert cause(gap(**known), "other-card-left-out")["fit"] == "possible"
    assert exact(gap(**known, other_cards={SEPTEMBER: 100_000})) == ["other-card-left-out"]
    assert cause(gap(**known, other_cards={SEPTEMBER: 90_000}), "other-card-left-out")["fit"] == "ruled_out"


def test_one_base_for_all_months():
    """Two months that want the same other base name it to the won; two that want different ones rule it out."""
    spend = {SEPTEMBER: 1_300_000, OCTOBER: 1_400_000}
    found = cause(gap(spend=spend, received={SEPTEMBER: 40_000, OCTOBER: 60_000}), "base-differs")
    assert (found["fit"], found["numbers"]["low"], found["numbers"]["high"]) == ("possible", 1_099_996, 1_100_000)
    assert cause(gap(spend=spend, received={SEPTEMBER: 40_000, OCTOBER: 50_000}), "base-differs")["fit"] == "ruled_out"


YEAR = {f"2024-{number:02}": 1_000_000 + 30_000 * number for number in range(1, 13)}
"""On average 1,195,000; September alone 1,270,000; autumn 1,300,000."""


@pytest.mark.parametrize(("amounts", "id"), [
    ({"expected": {OCTOBER: 40_000}}, "wrong-base-autumn"),
    ({"expected": {OCTOBER: 40_000, SEPTEMBER: 46_000}}, "wrong-base-same-month"),
])
def test_reader_reckoned_with_another_base(amounts, id):
    """What was received is right, and what was expected comes from months of the year before."""
    spend = {SEPTEMBER: 1_500_000, OCTOBER: 1_500_000}
    received = {SEPTEMBER: 61_000, OCTOBER: 61_000}
    result = gap(base=YEAR, spend=spend, received=received, **amounts)
    assert cause(result, id)["fit"] == "exact"


def test_written_base_is_that_of_autumn():
    """The number in the field is the average of three months; the twelve give the amount received."""
    result = gap(base=1_300_000, spend={SEPTEMBER: 1_500_000}, received={SEPTEMBER: 61_000}, base_months=YEAR)
    assert exact(result) == ["wrong-base-autumn"]


@pytest.mark.parametrize("received", [54_000, 27_000, 30_000])
def test_rule_of_2021(received):
    """Rate and threshold of 2021, each alone and both together."""
    result = gap(spend={SEPTEMBER: 1_300_000}, received={SEPTEMBER: received})
    assert "rule-of-2021" in exact(result)


def test_rule_of_2021_in_what_was_expected():
    """The page that promised 27,000 used the rule of 2021; what came is right."""
    result = gap(spend={SEPTEMBER: 1_300_000}, received={SEPTEMBER: 60_000}, expected={SEPTEMBER: 27_000})
    assert exact(result) == ["rule-of-2021"]


def test_part_year():
    """Half a year of spending, divided by the six months used."""
    half = {f"2024-{number:02}": 600_000 for number in range(1, 7)}
    result = gap(base=half, spend={SEPTEMBER: 700_000}, received={SEPTEMBER: 20_000})
    assert "part-year-average" in exact(result)
    numbers = cause(result, "part-year-average")["numbers"]
    assert (numbers["used"], numbers["months"]) == (6, 12)


@pytest.mark.parametrize(("spend", "received"), [(1_000_012, 3), (1_000_013, 3), (1_000_147, 20)])
def test_fraction(spend, received):
    """Rounded up, to the nearest, or the last digit dropped."""
    assert "fraction-of-won" in exact(gap(spend={SEPTEMBER: spend}, received={SEPTEMBER: received}))


def test_lottery_money():
    """A known prize explains to the won; without any prize it is ruled out."""
    known = {"spend": {SEPTEMBER: 1_300_000}, "received": {SEPTEMBER: 160_000}}
    assert exact(gap(**known, lottery=100_000)) == ["lottery-money"]
    assert cause(gap(**known, lottery=0), "lottery-money")["fit"] == "ruled_out"
    assert cause(gap(**known), "lottery-money")["fit"] == "exact"


NOTHING = {"spend": {SEPTEMBER: 1_300_000, OCTOBER: 1_300_000}, "received": {SEPTEMBER: 0, OCTOBER: 0}}


@pytest.mark.parametrize(("field", "id"), [
    ("has_membership", "membership-unfinished"), ("has_applied", "not-applied"),
    ("history_set", "history-window"), ("balance_checked", "balance-name"),
])
def test_money_that_was_not_seen(field, id):
    """Unknown it is possible, denied it is ruled out, and confirmed it fits."""
    answers = [cause(gap(**NOTHING, **{field: value}), id)["fit"] for value in (None, True, False)]
    assert answers == ["possible", "ruled_out", "exact"]


def test_short_balance():
    """The bill decides: larger than the balance it explains, covered by it it is ruled out by both numbers."""
    fit = [cause(gap(**NOTHING, payment=payment), "short-balance") for payment in
           (None, {"bill": 70_000, "balance": 60_000}, {"bill": 50_000, "balance": 60_000})]
    assert [each["fit"] for each in fit] == ["possible", "exact", "ruled_out"]
    assert "50,000원" in fit[2]["text"] and "60,000원" in fit[2]["text"]


def test_history_window_depends_on_the_day():
    """Three months after its day a credit is out of the list; before, it would be seen."""
    answers = [cause(gap(**NOTHING, today=today), "history-window")["fit"] for today in ("2025-12-01", "2026-11-22")]
    assert answers == ["ruled_out", "possible"]


def test_unknown_base_leaves_causes_open():
    """Nothing is said to fit to the won, and nothing is ruled out by a number that is not known."""
    result = gap(base=None, **SHORT)
    assert exact(result) == []
    assert cause(result, "excluded-spending")["fit"] == "possible"


def test_edition_of_2021_has_its_own_causes():
    """No voucher app and no December then, but the rule of 2025 can be mistaken for it."""
    result = gap("2021", spend={"2021-10": 1_530_000}, received={"2021-10": 100_000})
    assert not fits(result).keys() & {"history-window", "december-cap", "lottery-money"}
    assert exact(result) == []
    halfway = gap("2021", spend={"2021-10": 1_130_000}, received={"2021-10": 26_000})
    assert "rule-of-2021" in exact(halfway)


def test_answer_is_complete():
    """Everything that a page shows, under its name, for one small case."""
    result = gap(**SHORT, excluded={SEPTEMBER: 100_000})
    first = result.pop("causes")[0]
    months = [{"month": SEPTEMBER, "amount": 60_000, "low": 60_000, "high": 60_000, "received": 40_000, "difference": -20_000,
               "text": "2025년 9월: 계산은 60,000원, 받은 금액은 40,000원이라서 20,000원 적어요."}]
    assert result.pop("tried") > 40
    assert result == {
        "ok": True, "edition": "2025", "ask": None, "months": months,
        "text": "받은 금액 40,000원은 계산한 60,000원보다 20,000원 적어요. "
                "적어 주신 ‘빠지는 소비’를 빼고 계산하면 받은 금액과 1원까지 같아요.",
    }
    [working] = first.pop("steps")
    assert working["month"] == SEPTEMBER
    assert [step["value"] for step in working["steps"]] == [1_000_000, 200_000, 40_000, 40_000]
    assert first.pop("question") and first.pop("title") and len(first.pop("against")) == len(first.pop("sources")) == 1
    assert first == {
        "id": "excluded-spending", "fit": "exact", "page": "causes/excluded-spending/",
        "text": "적어 주신 ‘빠지는 소비’를 빼고 계산하면 받은 금액과 1원까지 같아요.",
        "for": ["2025년 9월: 이 경우의 금액과 적어 주신 금액이 40,000원으로 같아요.",
                "2025년 9월: 쓴 금액 가운데 99,996원에서 100,000원 사이가 빠졌다면 딱 맞아요."],
        "numbers": {"needed": {SEPTEMBER: {"low": 99_996, "high": 100_000}},
                    "compared": {SEPTEMBER: {"noted": {"low": 40_000, "high": 40_000}, "supposed": {"low": 40_000, "high": 40_000},
                                             "due": {"low": 60_000, "high": 60_000}}}},
    }


TWO = {SEPTEMBER: 1_300_000, OCTOBER: 1_400_000}


@pytest.mark.parametrize(("message", "opening"), [
    ({"received": {SEPTEMBER: 60_000, OCTOBER: 80_000}}, "받은 금액 140,000원은 규칙대로 계산한 금액과 같아요."),
    ({"received": {SEPTEMBER: 60_000}, "spend": TWO}, "받은 금액 60,000원은 규칙대로 계산한 금액과 같아요."),
    ({"received": {SEPTEMBER: 0, OCTOBER: 140_000}}, "합계 140,000원은 계산과 같지만, 달마다 나뉜 금액이 달라요."),
    ({"received": {SEPTEMBER: 60_000, OCTOBER: 90_000}}, "받은 금액 150,000원은 계산한 140,000원보다 10,000원 많아요."),
    ({"received": {SEPTEMBER: 60_000, OCTOBER: 70_000}}, "받은 금액 130,000원은 계산한 140,000원보다 10,000원 적어요."),
    ({"received": {SEPTEMBER: None, OCTOBER: 70_000}}, "받은 금액을 다 알지 못해서, 적어 주신 것만으로 살펴봤어요."),
    ({"received": {}, "expected": {SEPTEMBER: 5}}, "받은 금액을 다 알지 못해서, 적어 주신 것만으로 살펴봤어요."),
    ({"received": {SEPTEMBER: 5}, "base": None}, "모르는 금액이 있어서, 받은 5원을 한 가지 금액과 견줄 수 없어요."),
])
def test_first_sentence_is_the_answer(message, opening):
    """How large the difference is, in the words of each case."""
    assert gap(**{"spend": TWO, **message})["text"].startswith(opening)


def test_second_sentence_is_what_to_do():
    """One cause that fits, several that fit equally, one to look at first, or none."""
    late = gap(**LATE)["text"]
    assert late.endswith("똑같이 맞는 까닭이 모두 2가지 있어서, 아래에서 함께 확인해 주세요.")
    assert "2차 지급(2025년 11월 15일)" in late
    open_ = gap(**SHORT)
    assert open_["text"].endswith(f"먼저 ‘{open_['causes'][0]['title']}’부터 확인해 보세요. {open_['causes'][0]['question']}")
    none = gap(spend=TWO, received={SEPTEMBER: 0, OCTOBER: 187_000})
    assert set(fits(none).values()) == {"ruled_out"}
    assert none["text"].endswith("한 가지 까닭만으로는 이 차이가 설명되지 않아요. 적어 주신 금액을 한 번 더 확인해 주세요.")
    one = gap(spend={SEPTEMBER: 800_000}, received={SEPTEMBER: 0})["text"]
    assert "똑같이" not in one


@pytest.mark.parametrize(("spend", "received", "text"), [
    (1_300_000, 60_000, "2025년 9월: 계산과 같은 60,000원을 받았어요."),
    (1_900_000, 100_000, "2025년 9월: 월 한도인 100,000원을 모두 받았어요."),
    (900_000, 0, "2025년 9월: 규칙대로 계산해도 0원이에요."),
    (1_300_000, 70_000, "2025년 9월: 계산은 60,000원, 받은 금액은 70,000원이라서 10,000원 많아요."),
    (1_300_000, None, "2025년 9월: 계산은 60,000원이에요."),
    (None, 5, "2025년 9월: 계산은 0원에서 100,000원 사이예요."),
])
def test_sentence_of_a_month(spend, received, text):
    """What was paid beside what the rules give."""
    [month] = gap(spend={SEPTEMBER: spend}, received={SEPTEMBER: received})["months"]
    assert month["text"] == text


@pytest.mark.parametrize(("id", "received", "text"), [
    ("excluded-spending", 40_000, "2025년 9월: 쓴 금액 가운데 99,996원에서 100,000원 사이가 빠졌다면 딱 맞아요."),
    ("excluded-spending", 100_000, None),
    ("other-card-left-out", 80_000, "2025년 9월: 쓴 금액이 100,000원에서 100,004원 사이 더 있었다면 딱 맞아요."),
    ("other-card-left-out", 100_000, "2025년 9월: 쓴 금액이 200,000원 이상 더 있었다면 맞아요."),
    ("other-card-left-out", 40_000, None), ("other-card-left-out", 60_000, None), ("other-card-left-out", 200_000, None),
])
def test_needed_spending_in_words(id, received, text):
    """Only in the direction that the cause can explain, and only for what one month can pay."""
    found = cause(gap(spend={SEPTEMBER: 1_300_000}, received={SEPTEMBER: received}), id)
    assert [each for each in found["for"] if "쓴 금액" in each] == ([text] if text else [])


def test_needed_spending_without_the_cap_that_was_paid():
    """More than the cap's worth was written, the cap was paid: nothing at all need be wrong with the sum."""
    known = {"spend": {SEPTEMBER: 1_900_000, OCTOBER: 1_300_000}, "received": {SEPTEMBER: 100_000, OCTOBER: 40_000}}
    assert cause(gap(**known), "excluded-spending")["numbers"]["needed"].keys() == {OCTOBER}


@pytest.mark.parametrize(("today", "since"), [
    ("2025-12-31", "2025년 9월 28일"), ("2026-01-14", "2025년 10월 14일"), ("2026-01-15", "2025년 10월 15일"),
])
def test_default_window_of_the_list(today, since):
    """Three months back, across the turn of the year; the first payment day is just inside on 15 January."""
    found = cause(gap(spend={SEPTEMBER: 1_300_000}, received={SEPTEMBER: 0}, today=today), "history-window")
    assert found["text"] == f"앱의 기본 기간에도 {since} 뒤의 지급은 보여요."
    after = cause(gap(spend={SEPTEMBER: 1_300_000}, received={SEPTEMBER: 0}, today="2026-01-16"), "history-window")
    assert after["fit"] == "possible"


def test_months_that_were_not_asked_about_decide_nothing():
    """A month below the base, or at the cap, explains nothing where neither payment nor expectation was noted."""
    spend = {SEPTEMBER: 800_000, OCTOBER: 1_900_000, "2025-11": 1_300_000}
    result = gap(spend=spend, received={"2025-11": 40_000})
    assert {fits(result)[id] for id in ("below-base", "cap-reached")} == {"ruled_out"}
    assert "기준 금액보다 많이" in cause(result, "below-base")["text"]
    assert "한도를 넘은 달이 없어요" in cause(result, "cap-reached")["text"]


def test_expectation_of_a_month_below_the_base_is_explained_by_it():
    """Whatever was hoped for in that month; a wrong hope for another month is not."""
    spend = {SEPTEMBER: 800_000, OCTOBER: 1_300_000}
    known = {"spend": spend, "received": {SEPTEMBER: 0, OCTOBER: 60_000}}
    assert cause(gap(**known, expected={SEPTEMBER: 77_777}), "below-base")["fit"] == "exact"
    assert cause(gap(**known, expected={OCTOBER: 77_777}), "below-base")["fit"] == "ruled_out"


@pytest.mark.parametrize(("official", "fit", "words"), [
    ({"low": 1_099_000, "high": 1_200_000}, "possible", "1,099,996원~1,100,000원"),
    ({"low": 1_099_998, "high": 1_200_000}, "possible", "1,099,998원~1,100,000원"),
    ({"low": 1_000_000, "high": 1_099_998}, "possible", "1,099,996원~1,099,998원"),
    ({"low": 1_100_000, "high": 1_200_000}, "possible", "1,100,000원~1,100,000원"),
    ({"low": 1_100_001, "high": 1_200_000}, "ruled_out", "공식 기준 1,100,001원~1,200,000원 안에는"),
])
def test_official_base_known_within_an_interval(official, fit, words):
    """Only what both the interval and the payment allow is left."""
    found = cause(gap(**SHORT, official_base=official), "base-differs")
    assert found["fit"] == fit
    assert words in found["text"]


def test_base_of_every_month_at_the_cap_or_at_nothing():
    """The cap allows any smaller base, 0 any larger one; more than the cap allows none."""
    low = cause(gap(base=2_000_000, spend={SEPTEMBER: 1_300_000}, received={SEPTEMBER: 100_000}), "base-differs")["numbers"]
    assert (low["low"], low["high"]) == (0, 800_000)
    high = cause(gap(spend={SEPTEMBER: 1_300_000}, received={SEPTEMBER: 0}), "base-differs")["numbers"]
    assert (high["low"], high["high"]) == (1_299_996, 1_000_000_000)
    over = cause(gap(spend={SEPTEMBER: 1_300_000}, received={SEPTEMBER: 100_001}), "base-differs")
    assert "맞는 기준 금액이 없어요" in over["text"]


def test_single_base_that_fits():
    """Five won spent and one won paid: the average was nothing at all."""
    found = cause(gap(base=10, spend={SEPTEMBER: 5}, received={SEPTEMBER: 1}), "base-differs")
    assert (found["fit"], found["numbers"]["low"], found["numbers"]["high"]) == ("possible", 0, 0)


@pytest.mark.parametrize("months", [{}, YEAR])
def test_unknown_average_is_taken_for_no_other(months):
    """An average that was not written cannot be that of autumn by mistake; known months are tried as the base all the same."""
    result = gap(base=None, spend={SEPTEMBER: 1_500_000}, received={SEPTEMBER: 61_000}, base_months=months or None)
    assert cause(result, "wrong-base-autumn")["fit"] == ("ruled_out" if months else "possible")


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
    """Unknown months may hide any one average, but only one; known months are tried as they are."""
    known = {"spend": TWO, "received": {SEPTEMBER: 40_000, OCTOBER: 50_000}}
    assert "맞는 기준 금액이 없어요" in cause(gap(**known), "wrong-base-autumn")["text"]
    reckoned = cause(gap(**known, expected={SEPTEMBER: 40_000, OCTOBER: 50_000}), "wrong-base-autumn")
    assert "맞는 기준 금액이 없어요" not in reckoned["text"]
    months = cause(gap(**known, base_months=YEAR), "wrong-base-autumn")
    assert "이 경우라면 0원인데" in months["text"]


@pytest.mark.parametrize(("knowledge", "fit"), [
    ({"base_months": YEAR, "official_base": 1_195_000}, "exact"), ({"base_months": YEAR, "official_base": 1_205_000}, "ruled_out"),
    ({"base_months": {name: YEAR[name] for name in ("2024-09", "2024-10", "2024-11")}}, "possible"),
])
def test_right_average_beside_the_one_of_autumn(knowledge, fit):
    """The official number goes before the twelve months; without both, autumn can only be possible."""
    result = gap(base=1_300_000, spend={SEPTEMBER: 1_500_000}, received={SEPTEMBER: 61_000}, **knowledge)
    assert cause(result, "wrong-base-autumn")["fit"] == fit


def test_right_average_that_pays_nothing_was_given_too():
    """The twelve months are the reader's own, so even 0 won fits to the won."""
    cheap = dict.fromkeys(YEAR, 2_000) | {"2024-09": 10, "2024-10": 10, "2024-11": 10}
    found = cause(gap(base=10, spend={SEPTEMBER: 900}, received={SEPTEMBER: 0}, base_months=cheap), "wrong-base-autumn")
    assert found["fit"] == "exact"


def test_possible_cause_says_what_it_rests_on():
    """The month that differs, within what is possible; not the month that is right anyway."""
    result = gap(spend=TWO, received={SEPTEMBER: 40_000, OCTOBER: 80_000})
    found = cause(result, "family-card")
    assert found["text"].startswith("쓴 금액에 가족카드나")
    assert found["for"] == ["2025년 9월: 이 경우라면 0원에서 60,000원 사이이고, 적어 주신 40,000원은 그 안이에요.",
                            "2025년 9월: 쓴 금액 가운데 99,996원에서 100,000원 사이가 빠졌다면 딱 맞아요."]
    assert len(found["against"]) == 1
    assert found["sources"][0]["url"].startswith("http")


def test_cause_that_is_ruled_out_shows_no_working():
    """Only what speaks against it: no general doubts, no support, no steps."""
    found = cause(gap(**SHORT, family_card={SEPTEMBER: 60_000}), "family-card")
    assert found["against"] == ["2025년 9월: 이 경우라면 48,000원인데, 적어 주신 금액은 40,000원이에요.",
                                "차이 20,000원 가운데 12,000원만 설명돼요."]
    assert found["steps"] == []
    late = cause(gap(**LATE, applied_on="2025-09-20"), "late-application")
    assert late["for"] == []


def test_nothing_of_a_difference_is_no_part_of_it():
    """A cause that gives just what the rules give, or what was noted, explains none or all."""
    noted = cause(gap(spend=TWO, received={SEPTEMBER: 40_000, OCTOBER: 5}, family_card={SEPTEMBER: 100_000}), "family-card")
    assert not any("가운데" in text for text in noted["against"])


def test_answers_with_days_are_plain_json():
    """The numbers of a late application hold days; they travel as text, and general support is told."""
    found = cause(gap(**LATE, applied_on="2025-10-20"), "late-application")
    assert json.loads(json.dumps(found)) == found
    assert (found["numbers"]["pay_on"], found["numbers"]["missed"]) == ("2025-11-15", "2025-10-09")
    assert found["for"][-1] == "한 번 신청하면 지난달 몫까지 다음 지급에 함께 나왔어요."


def test_bill_as_large_as_the_balance():
    """It is covered to the won, so the card was not charged for want of a balance."""
    fits_ = [cause(gap(**NOTHING, payment=payment), "short-balance")["fit"] for payment in
             ({"bill": 60_000, "balance": 60_000}, {"bill": {"low": 60_000, "high": 70_000}, "balance": 60_000})]
    assert fits_ == ["ruled_out", "possible"]


def test_window_in_words():
    """The number of months comes from the published figure."""
    assert "한 번에 3개월까지만" in cause(gap(**NOTHING), "history-window")["text"]


@pytest.mark.parametrize(("known", "id"), [
    ({"spend": {SEPTEMBER: 1_300_000}, "received": {SEPTEMBER: 100_000}, "other_cards": {SEPTEMBER: 400_000}}, "other-card-left-out"),
    ({"spend": {SEPTEMBER: 1_300_000}, "received": {SEPTEMBER: 0}, "excluded": {SEPTEMBER: 400_000}}, "excluded-spending"),
    ({"spend": {SEPTEMBER: 1_300_000}, "received": {SEPTEMBER: 100_000}, "lottery": 100_000}, "lottery-money"),
    ({"spend": {SEPTEMBER: 1_300_000}, "received": {SEPTEMBER: 0}, "official_base": 1_300_000}, "base-differs"),
])
def test_full_cap_and_nothing_tell_where_the_reader_named_the_change(known, id):
    """Many mistakes end at 0 or at the cap; only what was named fits to the won there."""
    assert cause(gap(**known), id)["fit"] == "exact"
    unnamed = {key: value for key, value in known.items() if key in ("spend", "received")}
    assert cause(gap(**unnamed), id)["fit"] == "possible"


def test_nothing_on_other_cards():
    """Named as none, it is ruled out in words; a month that is not named has none."""
    known = {"spend": TWO, "received": {SEPTEMBER: 60_000, OCTOBER: 90_000}}
    assert cause(gap(**known, other_cards={SEPTEMBER: 0}), "other-card-left-out")["text"] == "이런 금액이 없다고 적어 주셨어요."
    assert cause(gap(**known, other_cards={OCTOBER: 50_000}), "other-card-left-out")["fit"] == "exact"


@pytest.mark.parametrize(("lottery", "fit"), [
    ({"low": 100_000, "high": 1_000_000}, "exact"), ({"low": 100_001, "high": 999_999}, "ruled_out"), ({"low": 1, "high": 100_000}, "exact"),
])
def test_prize_known_within_an_interval(lottery, fit):
    """Only prizes that exist are tried, the ends included."""
    known = {"spend": {SEPTEMBER: 1_300_000}, "received": {SEPTEMBER: 160_000}}
    assert cause(gap(**known, lottery=lottery), "lottery-money")["fit"] == fit


def test_first_of_december_counts_as_december():
    """The day before was the last for the ordinary third round."""
    known = {"spend": {SEPTEMBER: 1_300_000}, "received": {SEPTEMBER: 0}}
    assert "12월 첫 신청의 규칙" in cause(gap(**known, applied_on="2025-12-01"), "late-application")["text"]
    assert cause(gap(**known, applied_on="2025-12-01"), "december-first")["fit"] == "exact"
    assert "12월 첫 신청이 아니에요" in cause(gap(**known, applied_on="2025-11-30"), "december-first")["text"]


def test_late_round_that_is_not_among_the_months():
    """Only November is asked about and no day is known: no later round could have paid it."""
    found = cause(gap(spend={"2025-11": 1_300_000}, received={"2025-11": 0}), "late-application")
    assert found["text"] == "이 경우를 가려볼 만큼 적어 주신 금액이 없어요."


def test_rule_of_2021_in_words():
    """Name, year and both numbers of the mixture that fits, with its working."""
    found = cause(gap(spend={SEPTEMBER: 1_300_000}, received={SEPTEMBER: 27_000}), "rule-of-2021")
    assert found["text"] == "2021년 상생소비지원금의 규칙을 섞어 비율 10%, 문턱 103%로 계산하면 이 금액이 나와요."
    assert found["steps"][0]["steps"][-1]["value"] == 27_000
    expected = cause(gap(spend={SEPTEMBER: 1_300_000}, received={SEPTEMBER: 60_000}, expected={SEPTEMBER: 54_000}), "rule-of-2021")
    assert expected["text"].startswith("2021년 상생소비지원금의 규칙을 섞어 비율 20%, 문턱 103%로")
    assert expected["steps"][0]["steps"][-1]["value"] == 54_000


@pytest.mark.parametrize(("spend", "received", "fit"), [
    (1_035, 1, "exact"), (1_034, 0, "ruled_out"), (1_034, 1, "exact"), (1_041, 2, "exact"), (1_040, 2, "ruled_out"),
])
def test_half_a_won_in_2021(spend, received, fit):
    """A tenth can end on half a won; what is exact already is not rounded."""
    result = gap("2021", base=1_000, spend={"2021-10": spend}, received={"2021-10": received})
    assert cause(result, "fraction-of-won")["fit"] == fit


def test_half_a_won_is_rounded_up_to_the_nearest():
    """While four tenths are dropped: neither dropping nor rounding up gives both."""
    result = gap("2021", base=1_000, spend={"2021-10": 1_035, "2021-11": 1_034}, received={"2021-10": 1, "2021-11": 0})
    assert cause(result, "fraction-of-won")["fit"] == "exact"


def test_nearest_won_of_two_months():
    """Half and more is rounded up while less is dropped: neither dropping nor rounding up gives both."""
    known = {"spend": {SEPTEMBER: 1_000_014, OCTOBER: 1_000_012}, "received": {SEPTEMBER: 3, OCTOBER: 2}}
    assert cause(gap(**known), "fraction-of-won")["fit"] == "exact"
    swapped = {**known, "received": {SEPTEMBER: 2, OCTOBER: 3}}
    assert cause(gap(**swapped), "fraction-of-won")["fit"] == "ruled_out"


@pytest.mark.parametrize(("used", "fit"), [(None, "exact"), (1, "exact"), (2, "ruled_out"), (12, "ruled_out")])
def test_months_used(used, fit):
    """An average over one month instead of twelve; a known number of months is the only one tried."""
    result = gap(base=100_000, spend={SEPTEMBER: 1_300_000}, received={SEPTEMBER: 20_000}, months_used=used)
    assert cause(result, "part-year-average")["fit"] == fit
    assert used != 12 or "12달 모두" in cause(result, "part-year-average")["text"]


@pytest.mark.parametrize(("received", "nearest"), [(31_000, "30,000원"), (26_000, "27,000원"), (59_000, "54,000원")])
def test_cause_that_is_ruled_out_names_its_nearest_form(received, nearest):
    """Of the three mixtures of the rules, the one that misses least."""
    found = cause(gap(spend={SEPTEMBER: 1_300_000}, received={SEPTEMBER: received}), "rule-of-2021")
    assert found["text"] == f"2025년 9월: 이 경우라면 {nearest}인데, 적어 주신 금액은 {received:,}원이에요."


def test_undecided_month_stays_undecided_under_every_supposition():
    """First applied in December, September pays what was announced at most, whatever the spending was."""
    known = {"spend": {SEPTEMBER: 1_300_000}, "received": {SEPTEMBER: 5_000}, "excluded": {SEPTEMBER: 100_000}}
    assert cause(gap(**known, applied_on="2025-12-03"), "excluded-spending")["fit"] == "possible"
    assert cause(gap(**known), "excluded-spending")["fit"] == "ruled_out"


@pytest.mark.parametrize(("field", "value", "advice"), [
    ("received", {}, "한 달은"), ("received", {SEPTEMBER: -1}, "0보다 작은"), ("expected", {OCTOBER: 1}, "그 달에 쓴 금액도"),
    ("excluded", {SEPTEMBER: 1_300_001}, "쓴 금액"), ("cancelled", 5, "목록"), ("cancelled", [5], "목록"),
    ("cancelled", [{"month": OCTOBER, "amount": 5}], "2025년 9월"), ("cancelled", [{"month": SEPTEMBER, "amount": 1_300_001}], "쓴 금액"),
    ("cancelled", [{"month": SEPTEMBER, "amount": 1}] * 51, "너무 많아요"), ("months_used", 13, "12"), ("months_used", True, "12"),
    ("has_membership", "yes", "true"), ("today", "2026", "2025-09-20처럼"), ("payment", {"cost": 5}, "bill"),
    ("base_months", {"2023-01": 5}, "2024년"), ("lottery", "백만", "만 원 단위"), ("card", 1, "모르는 항목"),
])
def test_fields_that_cannot_be_used(field, value, advice):
    """Each is refused with advice."""
    result = handle({"do": "gap", "edition": "2025", "base": BASE, **SHORT, field: value})
    assert not result["ok"]
    assert any(advice in error["message"] for error in result["errors"]), result
