"""The gap finder: every single cause tried against what was noted, and what it says about each."""

import json

import pytest

from calculator import handle
from calculator.gap.findings import find
from calculator.gap.person import read_person
from calculator.rules.facts import contacts
from tests.gap_answers import BASE, LATE, OCTOBER, SEPTEMBER, SHORT, TWO, as_typed, cause, exact, fits, gap


def test_amount_as_due_has_no_cause():
    """Nothing is suspected where the amount is right: the control for every other test."""
    result = gap(spend={SEPTEMBER: 1_300_000}, received={SEPTEMBER: 60_000})
    assert set(fits(result).values()) == {"ruled_out"}
    assert result["text"] == "받은 금액 60,000원은 규칙대로 계산한 금액과 같아요."


def test_causes_carry_all_that_a_page_needs():
    """Title, sentences, question, page and numbers, for those ruled out too."""
    result = gap(spend={SEPTEMBER: 1_300_000}, received={SEPTEMBER: 40_000})
    for each in result["causes"]:
        assert each["title"] and each["text"] and each["sources"]
        assert each["question"] or each["id"] in ("cap-reached", "fraction-of-won"), "what was typed answers it"
        assert (each["by"] is not None) == (each["fit"] == "ruled_out")
        assert each["page"] == f"causes/{each['id']}/"
        assert each["fit"] != "ruled_out" or each["against"]
    order = [each["fit"] for each in result["causes"]]
    assert order == sorted(order, key=["exact", "possible", "untested", "ruled_out"].index)


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


def test_unknown_base_leaves_causes_open():
    """Nothing is said to fit to the won, and nothing is ruled out by a number that is not known: it cannot be tested."""
    result = gap(base=None, **SHORT)
    assert exact(result) == []
    assert [cause(result, key)["fit"] for key in ("excluded-spending", "part-year-average", "fraction-of-won")] == ["untested"] * 3
    assert result["verdict"] == "within"


def test_answer_is_complete():
    """Everything that a page shows, under its name, for one small case."""
    result = gap(**SHORT, excluded={SEPTEMBER: 100_000})
    first = result.pop("causes")[0]
    months = [{"month": SEPTEMBER, "amount": 60_000, "low": 60_000, "high": 60_000, "received": 40_000, "difference": -20_000,
               "text": "2025년 9월: 계산은 60,000원, 받은 금액은 40,000원이라서 20,000원 적어요."}]
    assert result.pop("tried") > 40
    assert result == {
        "ok": True, "edition": "2025", "verdict": "explained", "ask": None, "settle": [], "months": months, "pairs": [],
        "text": "2025년 9월분은 60,000원이 나와야 하는데 40,000원을 받아서, 20,000원 적어요. "
                "입력하신 ‘빠지는 소비’를 빼고 계산하면 받은 금액과 1원까지 같아요.",
    }
    [working] = first.pop("steps")
    assert working["month"] == SEPTEMBER
    assert [step["value"] for step in working["steps"]] == [1_000_000, 200_000, 40_000, 40_000]
    assert first.pop("title") and len(first.pop("against")) == len(first.pop("sources")) == 1
    assert first == {
        "id": "excluded-spending", "fit": "exact", "by": None, "given": True, "paired": False, "question": "", "asks": "excluded",
        "page": "causes/excluded-spending/",
        "text": "입력하신 ‘빠지는 소비’를 빼고 계산하면 받은 금액과 1원까지 같아요.",
        "for": ["2025년 9월: 이 경우의 금액과 입력하신 금액이 40,000원으로 같아요.",
                "2025년 9월: 쓴 금액 가운데 99,996원~100,000원이 빠졌다면 딱 맞아요."],
        "numbers": {"together": ["excluded-spending"], "needed": {SEPTEMBER: {"low": 99_996, "high": 100_000}},
                    "compared": {SEPTEMBER: {"noted": {"low": 40_000, "high": 40_000}, "supposed": {"low": 39_999, "high": 40_000},
                                             "due": {"low": 59_999, "high": 60_000}}}},
    }


@pytest.mark.parametrize(("message", "opening"), [
    ({"received": {SEPTEMBER: 60_000, OCTOBER: 80_000}}, "받은 금액 140,000원은 규칙대로 계산한 금액과 같아요."),
    ({"received": {SEPTEMBER: 60_000}, "spend": TWO}, "받은 금액 60,000원은 규칙대로 계산한 금액과 같아요."),
    ({"received": {SEPTEMBER: 0, OCTOBER: 140_000}}, "합계 140,000원은 계산과 같지만, 달마다 나뉜 금액이 달라요."),
    ({"received": {SEPTEMBER: 60_000, OCTOBER: 90_000}}, "받은 금액 150,000원은 계산한 140,000원보다 10,000원 많아요."),
    ({"received": {SEPTEMBER: 60_000, OCTOBER: 70_000}}, "받은 금액 130,000원은 계산한 140,000원보다 10,000원 적어요."),
    ({"received": {SEPTEMBER: None, OCTOBER: 70_000}}, "받은 금액을 다 알지 못해서, 입력하신 것만으로 살펴봤어요."),
    ({"received": {}, "expected": {SEPTEMBER: 5}}, "받은 금액을 다 알지 못해서, 입력하신 것만으로 살펴봤어요."),
    ({"received": {SEPTEMBER: 5}, "base": None}, "기준 금액이 1,299,971원~1,299,975원이라면 받은 금액과 맞아요."),
    ({"received": {SEPTEMBER: 5, OCTOBER: 5}, "base": None}, "받은 금액의 합계 10원은 규칙으로 계산한 0원~200,000원에 들지만, 달마다 보면 맞지 않아요."),
    ({"received": {SEPTEMBER: 50_000}, "spend": {SEPTEMBER: 1_300_000}}, "2025년 9월분은 60,000원이 나와야 하는데 50,000원을 받아서, 10,000원 적어요."),
    ({"received": {SEPTEMBER: 61_000}, "spend": {SEPTEMBER: 1_300_000}}, "2025년 9월분은 60,000원이 나와야 하는데 61,000원을 받아서, 1,000원 많아요."),
    ({"received": {SEPTEMBER: 60_000}, "spend": {SEPTEMBER: {"low": 1_200_000, "high": 1_400_000}}}, "받은 금액 60,000원은 규칙으로 계산한 40,000원~80,000원에 들어서, 규칙과 어긋나지 않아요."),
    ({"received": {SEPTEMBER: 90_000}, "spend": {SEPTEMBER: {"low": 1_200_000, "high": 1_400_000}}}, "받은 금액 90,000원은 규칙으로 계산한 40,000원~80,000원에서 벗어나요."),
])
def test_first_sentence_is_the_answer(message, opening):
    """How large the difference is, in the words of each case."""
    assert gap(**{"spend": TWO, **message})["text"].startswith(opening)


def test_second_sentence_is_what_to_do():
    """One cause that fits, several that fit equally, one to look at first, or none."""
    late = gap(**LATE)["text"]
    assert "2차 지급(2025년 11월 15일)" in late
    open_ = gap(**SHORT)
    assert open_["text"].endswith(f"먼저 ‘{open_['causes'][0]['title']}’부터 확인해 보세요. {open_['causes'][0]['question']}")
    none = gap(**SHORT, denied=list(fits(open_)))
    assert set(fits(none).values()) == {"ruled_out"}
    assert {each["by"] for each in none["causes"]} == {"you"}
    assert none["verdict"] == "unexplained"
    assert all(words in none["text"] for words in ("공개된 규칙으로는 이 차이를 설명할 수 없어요", contacts()["sme"].phone, "2024년 월평균", "이의"))


@pytest.mark.parametrize(("spend", "received", "text"), [
    (1_300_000, 60_000, "2025년 9월: 계산과 같은 60,000원을 받았어요."),
    (1_900_000, 100_000, "2025년 9월: 월 한도인 100,000원을 모두 받았어요."),
    (900_000, 0, "2025년 9월: 규칙대로 계산해도 0원이에요."),
    (1_300_000, 70_000, "2025년 9월: 계산은 60,000원, 받은 금액은 70,000원이라서 10,000원 많아요."),
    (1_300_000, None, "2025년 9월: 계산은 60,000원이에요."),
    (None, 5, "2025년 9월: 계산은 0원~100,000원이고, 받은 금액 5원은 그 안이에요."),
    ({"low": 1_200_000, "high": 1_300_000}, 5, "2025년 9월: 계산은 40,000원~60,000원인데, 받은 금액은 5원이에요."),
])
def test_sentence_of_a_month(spend, received, text):
    """What was paid beside what the rules give."""
    [month] = gap(spend={SEPTEMBER: spend}, received={SEPTEMBER: received})["months"]
    assert month["text"] == text


def test_amounts_that_agree_as_typed_are_told_as_typed():
    """Nothing of what somebody rounded shows, once all of it is what the rules give."""
    found = as_typed(spend={SEPTEMBER: 1_900_000}, received={SEPTEMBER: 100_000})
    assert found["verdict"] == "as_due"
    assert cause(found, "cap-reached")["numbers"]["share"] == 180_000


def test_months_that_were_not_asked_about_decide_nothing():
    """A month below the base, or at the cap, explains nothing where neither payment nor expectation was noted."""
    spend = {SEPTEMBER: 800_000, OCTOBER: 1_900_000, "2025-11": 1_300_000}
    result = gap(spend=spend, received={"2025-11": 40_000})
    assert {fits(result)[key] for key in ("below-base", "cap-reached")} == {"ruled_out"}
    assert "기준 금액보다 적게 써서 0원인 달은 없어요" in cause(result, "below-base")["text"]
    assert "한도까지 받은 달이 없어요" in cause(result, "cap-reached")["text"]


def test_expectation_of_a_month_below_the_base_is_explained_by_it():
    """Whatever was hoped for in that month; a wrong hope for another month is not."""
    spend = {SEPTEMBER: 800_000, OCTOBER: 1_300_000}
    known = {"spend": spend, "received": {SEPTEMBER: 0, OCTOBER: 60_000}}
    assert cause(gap(**known, expected={SEPTEMBER: 77_777}), "below-base")["fit"] == "exact"
    assert cause(gap(**known, expected={OCTOBER: 77_777}), "below-base")["fit"] == "ruled_out"


def test_possible_cause_says_what_it_rests_on():
    """The month that differs, within what is possible; not the month that is right anyway."""
    result = gap(spend=TWO, received={SEPTEMBER: 40_000, OCTOBER: 80_000})
    found = cause(result, "family-card")
    assert found["text"].startswith("쓴 금액에 가족카드나")
    assert found["for"] == ["2025년 9월: 쓴 금액 가운데 99,996원~100,000원이 빠졌다면 딱 맞아요."]
    assert len(found["against"]) == 1
    assert found["sources"][0]["url"].startswith("http")


def test_cause_that_is_ruled_out_shows_no_working():
    """Only what speaks against it: no general doubts, no support, no steps."""
    denied = [key for key in fits(gap(**SHORT)) if key != "family-card"]
    found = cause(gap(**SHORT, family_card={SEPTEMBER: 60_000}, denied=denied), "family-card")
    assert found["against"] == ["2025년 9월: 이 경우라면 48,000원인데, 입력하신 금액은 40,000원이에요.",
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
    assert found["for"][-1] == "한 번 신청하면 앞 달분까지 다음 지급에 함께 나왔어요."


@pytest.mark.parametrize(("received", "nearest"), [(31_000, "30,000원"), (26_000, "27,000원"), (59_000, "54,000원")])
def test_cause_that_is_ruled_out_names_its_nearest_form(received, nearest):
    """Of the three mixtures of the rules, the one that misses least."""
    found = cause(gap(spend={SEPTEMBER: 1_300_000}, received={SEPTEMBER: 60_000}, expected={SEPTEMBER: received}), "rule-of-2021")
    assert found["text"] == f"2025년 9월: 이 경우라면 {nearest}인데, 입력하신 금액은 {received:,}원이에요."


def test_undecided_month_stays_undecided_under_every_supposition():
    """First applied in December, September pays what was announced at most, whatever the spending was."""
    known = {"spend": {SEPTEMBER: 1_300_000}, "received": {SEPTEMBER: 5_000}, "excluded": {SEPTEMBER: 100_000}}
    assert cause(gap(**known, applied_on="2025-12-03"), "excluded-spending")["fit"] == "possible"
    alone = cause(gap(**known), "excluded-spending")
    assert (alone["fit"], alone["paired"]) == ("possible", True), "a fact that was named stays one beside another cause"


def test_pair_names_both_causes():
    """Where only two together fit: a prize, and a card that was left out."""
    result = gap(spend={SEPTEMBER: 1_181_782, OCTOBER: 1_032_344}, received={SEPTEMBER: 66_864, OCTOBER: 199_481})
    [pair] = result["pairs"]
    titles = {each["id"]: each["title"] for each in result["causes"]}
    assert pair["causes"] == ["lottery-money", "other-card-left-out"]
    assert all(f"‘{titles[key]}’" in pair["text"] for key in pair["causes"])


def test_no_pair_is_sought_where_one_cause_fits_to_the_won():
    """It needs no second one."""
    assert find(read_person({"do": "gap", "edition": "2025", "base": BASE, "exact": True, **LATE})).pairs == []


def test_month_that_is_right_anyway_supports_nothing():
    """Only the month that a named change makes right speaks for it."""
    found = cause(gap(spend=TWO, received={SEPTEMBER: 40_000, OCTOBER: 80_000}, excluded={SEPTEMBER: 100_000}), "excluded-spending")
    assert [text[:9] for text in found["for"]] == ["2025년 9월:"] * 2


def test_fraction_shows_the_working_that_has_none():
    """It rests on the ordinary sum, which is shown with it."""
    result = gap(base=1_000_001, spend={SEPTEMBER: 1_300_004}, received={SEPTEMBER: 60_000}, expected={SEPTEMBER: 60_001})
    [working] = cause(result, "fraction-of-won")["steps"]
    assert [step["value"] for step in working["steps"]] == [1_000_001, 300_003, 60_000, 60_000]


def test_day_that_was_typed_is_not_asked_for_again():
    """By no cause, also where the day speaks against it."""
    assert cause(gap(**LATE), "december-first")["question"]
    assert cause(gap(**LATE, applied_on="2025-10-20"), "december-first")["question"] == ""


@pytest.mark.parametrize(("said", "due"), [
    ({}, (58_975, 60_975)), ({"about": ["base"]}, (57_975, 61_975)), ({"exact": True}, (59_975, 59_975)), ({"today": "2025-10-01"}, (0, 0)),
])
def test_what_is_due_is_as_wide_as_what_was_said(said, due):
    """Rounded spending beside a base to the won, one that is an estimate, and a day on which nothing was paid yet."""
    person = read_person({"do": "gap", "edition": "2025", "base": 1_000_123, "spend": {SEPTEMBER: 1_300_000}, "received": {SEPTEMBER: 60_000}, **said})
    assert (person.due[SEPTEMBER].low, person.due[SEPTEMBER].high) == due


def test_what_cannot_be_read_is_told_once():
    """Nobody is asked for an amount beside it."""
    [error] = handle({"do": "gap", "edition": "2025", "base": BASE, **SHORT, "received": 5})["errors"]
    assert error["field"] == "received"


@pytest.mark.parametrize(("field", "value", "advice"), [
    ("received", {}, "한 달은"), ("received", {SEPTEMBER: -1}, "0보다 작은"), ("expected", {OCTOBER: 1}, "그달에 쓴 금액도"),
    ("excluded", {SEPTEMBER: 1_300_001}, "쓴 금액"), ("cancelled", 5, "목록"), ("cancelled", [5], "목록"),
    ("cancelled", [{"month": OCTOBER, "amount": 5}], "2025년 9월"), ("cancelled", [{"month": SEPTEMBER, "amount": 1_300_001}], "쓴 금액"),
    ("cancelled", [{"month": SEPTEMBER, "amount": 1}] * 51, "너무 많아요"), ("months_used", 13, "12"), ("months_used", True, "12"),
    ("has_membership", "yes", "모름"), ("today", "2026", "2025-09-20처럼"), ("payment", {"cost": 5}, "bill"),
    ("base_months", {"2023-01": 5}, "2024년"), ("lottery", "백만", "만 원 단위"), ("card", 1, "모르는 항목"),
])
def test_fields_that_cannot_be_used(field, value, advice):
    """Each is refused with advice."""
    result = handle({"do": "gap", "edition": "2025", "base": BASE, **SHORT, field: value})
    assert not result["ok"]
    assert any(advice in error["message"] for error in result["errors"]), result
