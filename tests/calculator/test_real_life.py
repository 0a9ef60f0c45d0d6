"""Answers that once misled real readers, each tested by its kind: what is said first, what is ruled out, what is left open."""

import json
import re
from random import Random

import pytest

from calculator import handle
from calculator.text.language import LANGUAGES
from tests.gap_answers import BASE, OCTOBER, SEPTEMBER, as_typed, cause, exact, open_causes
from tests.oracle import MONTHS
from tests.scale import scaled

NOVEMBER, DECEMBER = "2025-11", "2025-12"


def test_december_applicant_paid_in_full():
    """60,000 where 0 to 10,000 was announced: no fraction of a won explains it, but another decision may."""
    result = as_typed(spend={SEPTEMBER: 1_300_000}, received={SEPTEMBER: 60_000}, applied_on="2025-12-10")
    assert (result["verdict"], exact(result), open_causes(result)[0]) == ("explained", [], "december-first")
    assert "줄이지 않은 금액과 같아요" in result["text"]


def test_answers_of_2021_speak_of_2021():
    """20,000 more was spent, and the mark is 103 %; no word of the other year's average, notices and figures."""
    result = as_typed("2021", spend={"2021-10": 1_020_000}, received={"2021-10": 0})
    assert result["verdict"] == "as_due" and "103%보다 많이 쓰지 않아서 0원이 맞아요" in result["text"]
    less = as_typed("2021", spend={"2021-10": 1_530_000}, received={"2021-10": 20_000})
    assert not re.search("2024|알림톡|키오스크|55~59", json.dumps([each for each in less["causes"] if each["id"] != "rule-of-2021"], ensure_ascii=False))
    assert "배달앱 결제가 인정됐어요" in cause(less, "excluded-spending")["question"]
    assert "본회원의 사용액" in str(cause(less, "family-card")["against"])


def test_another_base_for_every_month_explains_nothing():
    """One month less and one more, applied in time: no base of one month or season is all of it."""
    result = as_typed(spend={SEPTEMBER: 1_300_000, OCTOBER: 1_250_000}, received={SEPTEMBER: 50_000, OCTOBER: 70_000}, applied_on="2025-09-20")
    assert {cause(result, key)["fit"] for key in ("wrong-base-same-month", "wrong-base-autumn")} == {"ruled_out"}


def test_months_that_are_right_for_two_reasons_are_no_rivals():
    result = as_typed(spend={SEPTEMBER: 900_000, OCTOBER: 1_600_000}, received={SEPTEMBER: 0, OCTOBER: 100_000})
    assert result["verdict"] == "as_due" and "가지" not in result["text"]
    assert all(words in result["text"] for words in ("9월은 기준 금액보다", "10월은 한도가 없다면"))
    four = as_typed(base=1_234_567, spend=dict.fromkeys(MONTHS["2025"], 1_000_000), received=dict.fromkeys(MONTHS["2025"], 0))
    assert all(f"2025년 {number}월" in four["text"] for number in (9, 10, 11, 12))


def test_one_fact_stands_before_many_amounts():
    """Nothing came of much in four months."""
    result = as_typed(base=1_234_567, spend=dict.fromkeys(MONTHS["2025"], 1_900_000), received=dict.fromkeys(MONTHS["2025"], 0))
    assert set(open_causes(result)[:5]) == {"not-applied", "membership-unfinished", "history-window", "balance-name", "short-balance"}


def test_first_three_are_of_several_kinds():
    """Nothing came of a little, in one month: amounts, the average and the application are looked at before a second of a kind."""
    result = as_typed(spend={DECEMBER: 1_050_000}, received={DECEMBER: 0})
    assert open_causes(result)[:3] == ["excluded-spending", "base-differs", "not-applied"]


@pytest.mark.parametrize("less", ["excluded-spending", "family-card", "cancelled-purchase"])
@pytest.mark.parametrize("received", [{SEPTEMBER: 50_000, OCTOBER: 85_000}, {SEPTEMBER: 50_000, OCTOBER: 70_000}])
def test_half_of_two_mistakes_in_the_sum_is_not_ruled_out(less, received):
    """Something too much in the sum, and another card left out of it: whether or not one of them would do alone."""
    result = as_typed(spend={SEPTEMBER: 1_300_123, OCTOBER: 1_400_321}, base=1_000_057, received=received)
    assert [cause(result, key)["fit"] for key in (less, "other-card-left-out", "base-differs")] == ["possible"] * 3


def test_headline_names_no_month_that_is_right_where_another_is_wrong():
    """A month of 0 won that is right, beside one that is not: the sentence after the difference explains the difference."""
    less = as_typed(spend={NOVEMBER: 158_000, DECEMBER: 1_752_820}, base=1_660_350, received={NOVEMBER: 0, DECEMBER: 0},
               expected={NOVEMBER: 0, DECEMBER: 0}, excluded={DECEMBER: 155_560})
    assert less["verdict"] == "explained" and "적어요. " in less["text"]
    assert "0원이 맞아요" not in less["text"]
    assert open_causes(less) == ["excluded-spending", "below-base"], "the first one is what the page shows and links to"


def test_what_was_named_and_is_not_enough():
    """The headline says so in a whole sentence, then what else may be true."""
    result = as_typed(base=541_380, spend={OCTOBER: 472_910, NOVEMBER: 41_250, DECEMBER: 495_840}, official_base=422_620,
                 received={OCTOBER: 10_058, NOVEMBER: 0, DECEMBER: 17_242}, other_cards={DECEMBER: 13_000}, history_set=False)
    assert "입력하신 것만으로는 금액이 맞지 않아요" in result["text"] and "‘인정되지 않는 결제가 섞였어요’부터" in result["text"]


def test_unexplained_of_2021_is_asked_of_the_card_company():
    """It computed and paid; the call centre of the other year did not."""
    result = as_typed("2021", base=1_000_001, spend={"2021-10": 1_500_123}, received={"2021-10": 99_999}, exact=True,
                 denied=["base-differs", "other-card-left-out", "late-application", "part-year-average"])
    assert result["verdict"] == "unexplained" and "신청한 카드사에 2021년 4~6월 월평균" in result["text"] and "1357" not in result["text"]


@pytest.mark.parametrize("message", [
    {"spend": {SEPTEMBER: 1_450_000, OCTOBER: 1_400_000}, "excluded": {SEPTEMBER: 100_000, OCTOBER: 50_000},
     "family_card": {SEPTEMBER: 50_000, OCTOBER: 50_000}, "received": {SEPTEMBER: 60_000, OCTOBER: 60_000}},
    {"base": 1_100_000, "official_base": 1_000_000, "spend": {SEPTEMBER: 1_450_000}, "excluded": {SEPTEMBER: 150_000}, "received": {SEPTEMBER: 60_000}},
])
@pytest.mark.parametrize("sure", [True, None])
def test_named_facts_go_in_together(message, sure):
    """Both are needed, both stay, and both stand first."""
    result = as_typed(**message, exact=sure)
    assert "60,000원은 그 안이에요" in str(result["causes"][0]["for"]) or sure, "as it was written, not as wide as it may be"
    assert all(each["given"] and each["fit"] == ("exact" if sure else "possible") for each in result["causes"][:2])
    assert result["verdict"] == "several" and "함께 계산하면" in result["text"]


def test_named_fact_with_a_guess_on_top():
    """What was named is part of it, and the day of application is the rest."""
    result = as_typed(spend={SEPTEMBER: 1_450_000, OCTOBER: 1_400_000}, excluded={SEPTEMBER: 150_000}, exact=True,
                 received={SEPTEMBER: 0, OCTOBER: 140_000})
    assert cause(result, "late-application")["fit"] == "exact"
    assert cause(result, "excluded-spending")["fit"] == "possible", "a true half is not ruled out"


def test_more_than_the_cap_is_other_months_money():
    result = as_typed(spend={NOVEMBER: 1_200_000}, received={NOVEMBER: 150_000}, applied_on="2025-11-20")
    assert open_causes(result)[0] == "late-application"
    assert "첫 지급에 맞는 날이에요" not in str(result["causes"])


@pytest.mark.parametrize("message", [
    {"do": "clawback", "base": BASE, "spend": {SEPTEMBER: "130만"}, "cancelled": [{"month": SEPTEMBER, "amount": 50_000}]},
    {"do": "clawback", "base": BASE, "spend": {}, "cancelled": [{"month": SEPTEMBER, "amount": 50_000}]},
    {"do": "gap", "base": BASE, "spend": {SEPTEMBER: "1,300,000"}, "received": {SEPTEMBER: 0}, "cancelled": [{"month": SEPTEMBER, "amount": 5}]},
    {"do": "gap", "base": BASE, "spend": {SEPTEMBER: 5}, "received": {SEPTEMBER: 5 * 10**9}},
    {"do": "gap", "base": BASE, "spend": {SEPTEMBER: 5}, "received": {SEPTEMBER: 0}, "\ud800": 1},
])
def test_what_cannot_be_used_is_told_once_and_nothing_raised(message):
    """Each wrong field once, in words that any page can show."""
    answer = handle({"edition": "2025", **message})
    assert answer["ok"] is False
    named = [error["field"] for error in answer["errors"]]
    assert len(set(named)) == len(named)
    json.dumps(answer, ensure_ascii=False).encode()


def test_nothing_noted_is_not_said_of_a_wrong_amount():
    answer = handle({"do": "gap", "edition": "2025", "base": BASE, "spend": {SEPTEMBER: 5}, "received": {SEPTEMBER: -5}})
    assert [error["field"] for error in answer["errors"]] == [f"received.{SEPTEMBER}"]
    assert "취소" not in answer["errors"][0]["message"]


def test_applied_and_not_applied_contradict_each_other():
    answer = handle({"do": "gap", "edition": "2025", "base": BASE, "spend": {SEPTEMBER: 5}, "received": {SEPTEMBER: 0},
                     "has_applied": False, "applied_on": "2025-10-20"})
    assert [error["field"] for error in answer["errors"]] == ["has_applied"]


def test_too_early_to_ask():
    result = as_typed(spend={SEPTEMBER: 1_300_000}, received={SEPTEMBER: 0}, today="2025-10-01")
    assert result["verdict"] == "as_due" and "2025년 10월 15일이 아직 오지 않아서" in result["text"]
    assert as_typed(spend={SEPTEMBER: 1_300_000}, received={SEPTEMBER: 0}, today="2025-10-15")["verdict"] != "as_due"


def test_list_of_the_app_is_as_long_as_from_the_round_that_paid():
    """Applied in November, September's money came in December: in February it is still in the list."""
    message = {"spend": {SEPTEMBER: 1_300_000}, "received": {SEPTEMBER: 0}, "applied_on": "2025-11-20"}
    assert [cause(as_typed(**message, today=f"2026-0{month}-01"), "history-window")["fit"] for month in (2, 4)] == ["ruled_out", "possible"]


def test_prize_is_part_of_what_was_noted():
    """160,000 is 60,000 and a prize, not a prize."""
    result = as_typed(spend={SEPTEMBER: 1_300_000}, received={SEPTEMBER: 160_000}, exact=True)
    assert "당첨금 100,000원이 들어 있다고 보면 맞아요" in cause(result, "lottery-money")["text"]


def test_shown_sums_add_up():
    """What is subtracted and what is left make up the whole, to the last digit shown."""
    months = {f"2024-{number:02}": 158_398 for number in range(1, 12)} | {"2024-12": 158_399}
    [month] = handle({"do": "refund", "edition": "2025", "base": months, "spend": {SEPTEMBER: 1_000_000}})["months"]
    assert "1,000,000원에서 158,398.08원을 빼면 841,601.92원이에요." in [step["text"] for step in month["steps"]]


@pytest.mark.parametrize("spend", [900_000, 1_500_000, 1_000_000])
def test_no_sentence_about_nothing(spend):
    """0 won less, 0 won more, 0 won that may be cancelled: none of these is said."""
    near = handle({"do": "what_if", "edition": "2025", "base": BASE, "spend": {SEPTEMBER: spend}})["months"][0]["text"]
    back = handle({"do": "clawback", "edition": "2025", "base": BASE, "spend": {SEPTEMBER: spend}, "cancelled": [{"month": SEPTEMBER, "amount": 5}]})
    refund = handle({"do": "refund", "edition": "2025", "base": BASE, "spend": {SEPTEMBER: spend}})
    said = " ".join([near, *(month["text"] for month in back["months"]), *(step["text"] for step in refund["months"][0]["steps"])])
    assert not re.search("0원이 인정되지|차이는 0원|(?<![0-9,])0원은 한도|900,000원까지 취소해도", said)


WORDS = {"ko": "문턱|까닭|몰라요|안팎|사이이에요|견주|셈한|셈이|작년|지난달|어림", "en": "Amount to pass|amount to pass|by the rules\\.|Put the 2024|last year"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_words_that_readers_do_not_use(lang):
    """Whatever is asked: no word of our own, no year that depends on today."""
    random, said = Random("words"), []
    for _ in range(scaled(200)):
        edition = random.choice(list(MONTHS))
        spend = {month: random.choice([None, random.randrange(2_000_000)]) for month in MONTHS[edition]}
        message = {"edition": edition, "base": random.choice([None, random.randrange(2_000_000)]), "spend": spend, "lang": lang}
        received = {month: random.randrange(150_000) for month in spend}
        said += [handle({"do": "gap", **message, "received": received}), handle({"do": "refund", **message}),
                 handle({"do": "what_if", **message}), handle({"do": "clawback", **message, "cancelled": None})]
    assert not (found := re.search(WORDS[lang], json.dumps(said, ensure_ascii=False))), found


def anything(random, most):
    """Return an amount as it may be known: to the won, rounded, none, an interval or not at all."""
    won = random.randrange(most)
    return random.choice([won, won // 10_000 * 10_000, 0, None, {"low": won, "high": won + random.randrange(most)}])


def test_nothing_that_can_be_said_together_breaks_it():
    """Every field beside every other one, in both languages: an answer, and no amount that nobody meant."""
    random, verdicts = Random("anything"), set()
    for _ in range(scaled(2_000)):
        edition = random.choice(list(MONTHS))
        months = random.sample(MONTHS[edition], random.randint(1, len(MONTHS[edition])))
        year = [f"2024-{number:02}" for number in range(1, 13)] if edition == "2025" else ["2021-04", "2021-05", "2021-06"]
        some = {month: anything(random, 50_000) for month in months}
        told = {
            "expected": some, "excluded": some, "family_card": some, "other_cards": some, "months_used": random.randint(1, 3),
            "cancelled": [{"month": random.choice(months), "amount": anything(random, 9_000)} for _ in range(random.randrange(7))],
            "base_months": {month: anything(random, 500_000) for month in year}, "official_base": anything(random, 2_000_000),
            "lottery": anything(random, 2_000_000), "exact": random.choice([True, None, ["base"]]), "about": random.choice([None, ["base"], True]),
            "denied": random.sample(["excluded-spending", "late-application", "below-base", "unheard-of"], 2), "said": ["family-card"],
            "has_membership": random.choice([True, False]), "history_set": random.choice([True, False]),
            "payment": {"bill": anything(random, 90_000), "balance": anything(random, 90_000)},
            "today": random.choice(["2025-10-01", "2025-11-20", "2026-11-26", "2000-01-01", "2199-12-31"]),
            "applied_on": random.choice(["2025-09-20", "2025-10-20", "2025-11-20", "2025-12-10"] if edition == "2025" else ["2021-10-05", "2021-11-20"]),
        }
        answer = handle({
            "do": "gap", "edition": edition, "base": anything(random, 2_000_000), "lang": random.choice(LANGUAGES),
            "spend": {month: anything(random, 2_000_000) for month in months},
            "received": {month: anything(random, random.choice([150_000, 3_000_000])) for month in months},
            **{field: told[field] for field in random.sample(sorted(told), random.randrange(8))},
        })
        if answer["ok"]:
            verdicts.add(answer["verdict"])
            assert "1,000,000,000" not in json.dumps(answer, ensure_ascii=False)
            assert answer["text"] and all(each["text"] for each in answer["causes"])
    assert len(verdicts) == 6
