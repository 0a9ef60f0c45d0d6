"""Answers that once misled real readers, each tested by its kind: what is said first, what is ruled out, what is left open."""

import json
import re
from random import Random

import pytest

from calculator import handle
from calculator.text.language import LANGUAGES
from tests.gap_answers import BASE, OCTOBER, SEPTEMBER, cause, exact, fits
from tests.oracle import MONTHS, RULES, paid
from tests.scale import scaled

NOVEMBER, DECEMBER = "2025-11", "2025-12"


def gap(edition="2025", base=BASE, **message):
    """Return the answer to amounts as people type them: nothing is said of how exact they are."""
    result = handle({"do": "gap", "edition": edition, "base": base, **message})
    assert result["ok"], result
    return result


def open_causes(result):
    """Return the causes that may be true, in their order."""
    return [each["id"] for each in result["causes"] if each["fit"] in ("exact", "possible")]


def test_one_base_that_fits_is_said_first():
    """The base is not known, money came in both months: neither was below the base nor at the cap."""
    result = gap(base=None, spend={SEPTEMBER: 1_311_751, NOVEMBER: 1_449_805}, received={SEPTEMBER: 41_013, NOVEMBER: 68_624})
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
        result = gap(edition, random.choice([None, base]), spend=spend, received=received, lang=lang)
        assert result["verdict"] in ("as_due", "within")
        fit = fits(result)
        assert fit["below-base"] == "ruled_out" or 0 in received.values()
        assert fit["cap-reached"] == "ruled_out" or any(won == RULES[month][2] for month, won in received.items())
        if result["verdict"] == "as_due" and "text" in cause(result, "below-base") and fit["below-base"] == "exact":
            named = len(re.findall(r"년 \d+월" if lang == "ko" else r"[A-Z][a-z]+ 20\d\d", cause(result, "below-base")["text"].partition("2021년 4~6월")[0]))
            assert named >= list(received.values()).count(0)


def test_amount_within_the_computed_range_is_called_so():
    result = gap(spend={OCTOBER: {"low": 1_200_000, "high": 1_400_000}}, received={OCTOBER: 60_000})
    assert result["verdict"] == "within"
    assert "40,000원~80,000원에 들어서, 규칙과 어긋나지 않아요" in result["text"]
    assert "계산은 40,000원~80,000원이고, 받은 금액 60,000원은 그 안이에요" in result["months"][0]["text"]


def test_two_months_in_one_are_seen_in_rounded_amounts():
    """289 won less than two months together: typed in 만, that is no difference."""
    result = gap(spend={SEPTEMBER: 1_310_000, OCTOBER: 1_370_000, NOVEMBER: 760_000, DECEMBER: 760_000},
                 received={SEPTEMBER: 0, OCTOBER: 135_711, NOVEMBER: 0, DECEMBER: 0})
    assert open_causes(result)[:2] == ["late-application", "two-months-in-one"]
    assert (exact(result), result["verdict"]) == ([], "several"), "rounded amounts prove nothing to the won"
    assert "입력하신 135,711원은 그 안이에요" in cause(result, "late-application")["for"][1]


def test_small_difference_of_rounded_amounts_is_no_difference():
    message = {"base": 2_970_000, "spend": {SEPTEMBER: 3_050_000, OCTOBER: 2_980_000, NOVEMBER: 2_820_000, DECEMBER: 3_370_000},
               "received": {SEPTEMBER: 16_007, OCTOBER: 2_229, NOVEMBER: 0, DECEMBER: 30_000}}
    result = gap(**message)
    assert result["verdict"] == "within" and "236원 차이예요. 대략 적은 금액에서" in result["text"]
    assert gap(**message, exact=True)["verdict"] == "explained", "the reader says that the amounts are exact"
    assert gap(**message, exact=["base", "spend"])["verdict"] == "explained"
    assert gap(**message, exact=["base"])["verdict"] == "within"


@pytest.mark.parametrize(("typed", "received", "verdict"), [
    (1_300_000, 61_999, "within"), (1_300_000, 62_005, "several"), (1_301_000, 60_399, "within"), (1_301_000, 62_005, "several"),
    (1_300_123, 61_024, "within"), (1_300_123, 62_005, "several"),
])
def test_amounts_are_as_wide_as_they_were_said(typed, received, verdict):
    """Both amounts of 만 leave 5,000 each way, thousands leave 500, and an amount to the won leaves none."""
    assert gap(spend={SEPTEMBER: typed}, received={SEPTEMBER: received})["verdict"] == verdict


def test_estimate_that_is_not_round():
    """The reader can call any amount an estimate."""
    message = {"base": 1_000_123, "spend": {SEPTEMBER: 1_300_456}, "received": {SEPTEMBER: 60_567}}
    assert gap(**message)["verdict"] == "several"
    assert gap(**message, about=["spend"])["verdict"] == gap(**message, about=[f"spend.{SEPTEMBER}"])["verdict"] == "within"
    assert handle({"do": "gap", "edition": "2025", **message, "about": 5})["errors"][0]["field"] == "about"


def test_whole_won_of_the_base_are_no_exact_fraction():
    """A base of 585,128.6 written as 585,128 changes a month by a won."""
    result = gap(base=585_128, months_used=6, received={SEPTEMBER: 0, OCTOBER: 0, NOVEMBER: 67_874, DECEMBER: 30_000},
                 spend={SEPTEMBER: 1_162_065, OCTOBER: 1_149_192, NOVEMBER: 1_509_631, DECEMBER: 1_611_444})
    assert (result["verdict"], result["causes"][0]["id"], result["causes"][0]["fit"]) == ("explained", "part-year-average", "exact")


def test_december_applicant_paid_in_full():
    """60,000 where 0 to 10,000 was announced: no fraction of a won explains it, but another decision may."""
    result = gap(spend={SEPTEMBER: 1_300_000}, received={SEPTEMBER: 60_000}, applied_on="2025-12-10")
    assert (result["verdict"], exact(result), open_causes(result)[0]) == ("explained", [], "december-first")
    assert "줄이지 않은 금액과 같아요" in result["text"]


def test_december_applicant_within_what_was_announced():
    result = gap(spend={SEPTEMBER: 1_300_000, OCTOBER: 1_250_000}, received={SEPTEMBER: 10_000, OCTOBER: 10_000}, applied_on="2025-12-10")
    assert result["verdict"] == "within" and "12월에 처음 신청한 분에게 발표된 범위" in result["text"]
    assert cause(result, "below-base")["fit"] == "ruled_out"
    assert cause(result, "december-first")["question"] == "", "the day was typed"
    refund = handle({"do": "refund", "edition": "2025", "base": BASE, "spend": {SEPTEMBER: 1_300_000}, "applied_on": "2025-12-10"})
    assert "그대로" not in str(refund["months"][0]["steps"])
    near = handle({"do": "what_if", "edition": "2025", "base": BASE, "spend": {SEPTEMBER: 1_900_000}, "applied_on": "2025-12-10"})
    assert "0원~10,000원까지만 발표돼서" in near["months"][0]["text"]


def test_answers_of_2021_speak_of_2021():
    """20,000 more was spent, and the mark is 103 %; no word of the other year's average, notices and figures."""
    result = gap("2021", spend={"2021-10": 1_020_000}, received={"2021-10": 0})
    assert result["verdict"] == "as_due" and "103%보다 많이 쓰지 않아서 0원이 맞아요" in result["text"]
    less = gap("2021", spend={"2021-10": 1_530_000}, received={"2021-10": 20_000})
    assert not re.search("2024|알림톡|키오스크|55~59", json.dumps([each for each in less["causes"] if each["id"] != "rule-of-2021"], ensure_ascii=False))
    assert "배달앱 결제가 인정됐어요" in cause(less, "excluded-spending")["question"]
    assert "본회원의 사용액" in str(cause(less, "family-card")["against"])


def test_another_base_for_every_month_explains_nothing():
    """One month less and one more, applied in time: no base of one month or season is all of it."""
    result = gap(spend={SEPTEMBER: 1_300_000, OCTOBER: 1_250_000}, received={SEPTEMBER: 50_000, OCTOBER: 70_000}, applied_on="2025-09-20")
    assert {cause(result, key)["fit"] for key in ("wrong-base-same-month", "wrong-base-autumn")} == {"ruled_out"}


def test_months_that_are_right_for_two_reasons_are_no_rivals():
    result = gap(spend={SEPTEMBER: 900_000, OCTOBER: 1_600_000}, received={SEPTEMBER: 0, OCTOBER: 100_000})
    assert result["verdict"] == "as_due" and "가지" not in result["text"]
    assert all(words in result["text"] for words in ("9월은 기준 금액보다", "10월은 한도가 없다면"))
    four = gap(base=1_234_567, spend=dict.fromkeys(MONTHS["2025"], 1_000_000), received=dict.fromkeys(MONTHS["2025"], 0))
    assert all(f"2025년 {number}월" in four["text"] for number in (9, 10, 11, 12))


def test_one_fact_stands_before_many_amounts():
    """Nothing came of much in four months."""
    result = gap(base=1_234_567, spend=dict.fromkeys(MONTHS["2025"], 1_900_000), received=dict.fromkeys(MONTHS["2025"], 0))
    assert set(open_causes(result)[:5]) == {"not-applied", "membership-unfinished", "history-window", "balance-name", "short-balance"}


@pytest.mark.parametrize(("base", "received"), [(200_000, {SEPTEMBER: 0, OCTOBER: 0}), (3_000_000, {SEPTEMBER: 40_000, OCTOBER: 30_000})])
def test_average_that_does_not_go_with_the_spending(base, received):
    """Spending of several times the average, or a small part of it, in every month: the average was divided otherwise."""
    result = gap(base=base, spend={SEPTEMBER: 1_200_000, OCTOBER: 1_150_000}, received=received)
    assert "part-year-average" in open_causes(result)[:2]
    ordinary = gap(spend={SEPTEMBER: 1_200_000, OCTOBER: 1_150_000}, received={SEPTEMBER: 0, OCTOBER: 0})
    assert "part-year-average" not in open_causes(ordinary)[:3]


def test_first_three_are_of_several_kinds():
    """Nothing came of a little, in one month: amounts, the average and the application are looked at before a second of a kind."""
    result = gap(spend={DECEMBER: 1_050_000}, received={DECEMBER: 0})
    assert open_causes(result)[:3] == ["excluded-spending", "base-differs", "not-applied"]


@pytest.mark.parametrize("less", ["excluded-spending", "family-card", "cancelled-purchase"])
@pytest.mark.parametrize("received", [{SEPTEMBER: 50_000, OCTOBER: 85_000}, {SEPTEMBER: 50_000, OCTOBER: 70_000}])
def test_half_of_two_mistakes_in_the_sum_is_not_ruled_out(less, received):
    """Something too much in the sum, and another card left out of it: whether or not one of them would do alone."""
    result = gap(spend={SEPTEMBER: 1_300_123, OCTOBER: 1_400_321}, base=1_000_057, received=received)
    assert [cause(result, key)["fit"] for key in (less, "other-card-left-out", "base-differs")] == ["possible"] * 3


def test_headline_names_no_month_that_is_right_where_another_is_wrong():
    """A month of 0 won that is right, beside one that is not: the sentence after the difference explains the difference."""
    less = gap(spend={NOVEMBER: 158_000, DECEMBER: 1_752_820}, base=1_660_350, received={NOVEMBER: 0, DECEMBER: 0},
               expected={NOVEMBER: 0, DECEMBER: 0}, excluded={DECEMBER: 155_560})
    assert less["verdict"] == "explained" and "적어요. " in less["text"]
    assert "0원이 맞아요" not in less["text"]
    assert open_causes(less) == ["excluded-spending", "below-base"], "the first one is what the page shows and links to"


def test_what_was_named_and_is_not_enough():
    """The headline says so in a whole sentence, then what else may be true."""
    result = gap(base=541_380, spend={OCTOBER: 472_910, NOVEMBER: 41_250, DECEMBER: 495_840}, official_base=422_620,
                 received={OCTOBER: 10_058, NOVEMBER: 0, DECEMBER: 17_242}, other_cards={DECEMBER: 13_000}, history_set=False)
    assert "입력하신 것만으로는 금액이 맞지 않아요" in result["text"] and "‘인정되지 않는 결제가 섞였어요’부터" in result["text"]


def test_unexplained_of_2021_is_asked_of_the_card_company():
    """It computed and paid; the call centre of the other year did not."""
    result = gap("2021", base=1_000_001, spend={"2021-10": 1_500_123}, received={"2021-10": 99_999}, exact=True,
                 denied=["base-differs", "other-card-left-out", "late-application", "part-year-average"])
    assert result["verdict"] == "unexplained" and "신청한 카드사에 2021년 4~6월 월평균" in result["text"] and "1357" not in result["text"]


@pytest.mark.parametrize("base", [None, {"low": 900_000, "high": 1_100_000}])
def test_what_cannot_be_tested_is_not_ruled_out(base):
    result = gap(base=base, spend={SEPTEMBER: 1_300_000}, received={SEPTEMBER: 60_000})
    assert cause(result, "part-year-average")["fit"] != "ruled_out"
    assert all(each["by"] is None for each in result["causes"] if each["fit"] == "untested")


def test_round_numbers_prove_nothing():
    """10 % of what was spent more: a coincidence, and money that was paid follows no other year's rule."""
    result = gap(base=800_000, spend={DECEMBER: 1_000_000}, received={DECEMBER: 20_000})
    assert exact(result) == [] and cause(result, "rule-of-2021")["fit"] == "ruled_out"
    said = gap(base=800_000, spend={DECEMBER: 1_000_000}, received={DECEMBER: 20_000}, said=["cancelled-purchase"], exact=True)
    assert said["causes"][0]["id"] == "cancelled-purchase", "what the reader said stands first"
    named = gap(base=1_000_000, spend={OCTOBER: 1_300_000}, received={OCTOBER: 20_000}, exact=True,
                cancelled=[{"month": OCTOBER, "amount": 200_000}])
    assert next(each["id"] for each in named["causes"] if each["fit"] == "exact") == "cancelled-purchase"


@pytest.mark.parametrize("message", [
    {"spend": {SEPTEMBER: 1_450_000, OCTOBER: 1_400_000}, "excluded": {SEPTEMBER: 100_000, OCTOBER: 50_000},
     "family_card": {SEPTEMBER: 50_000, OCTOBER: 50_000}, "received": {SEPTEMBER: 60_000, OCTOBER: 60_000}},
    {"base": 1_100_000, "official_base": 1_000_000, "spend": {SEPTEMBER: 1_450_000}, "excluded": {SEPTEMBER: 150_000}, "received": {SEPTEMBER: 60_000}},
])
@pytest.mark.parametrize("sure", [True, None])
def test_named_facts_go_in_together(message, sure):
    """Both are needed, both stay, and both stand first."""
    result = gap(**message, exact=sure)
    assert "60,000원은 그 안이에요" in str(result["causes"][0]["for"]) or sure, "as it was written, not as wide as it may be"
    assert all(each["given"] and each["fit"] == ("exact" if sure else "possible") for each in result["causes"][:2])
    assert result["verdict"] == "several" and "함께 계산하면" in result["text"]


def test_named_fact_with_a_guess_on_top():
    """What was named is part of it, and the day of application is the rest."""
    result = gap(spend={SEPTEMBER: 1_450_000, OCTOBER: 1_400_000}, excluded={SEPTEMBER: 150_000}, exact=True,
                 received={SEPTEMBER: 0, OCTOBER: 140_000})
    assert cause(result, "late-application")["fit"] == "exact"
    assert cause(result, "excluded-spending")["fit"] == "possible", "a true half is not ruled out"


def test_more_than_the_cap_is_other_months_money():
    result = gap(spend={NOVEMBER: 1_200_000}, received={NOVEMBER: 150_000}, applied_on="2025-11-20")
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


@pytest.mark.parametrize("base", [None, {"2024-01": None}])
def test_unknown_base_stays_about_growth(base):
    """Without a base there is no spending behind an amount."""
    [month] = handle({"do": "inverse", "edition": "2025", "base": base, "received": {SEPTEMBER: 60_000}})["months"]
    assert month["spend"] is None and "기준 금액보다 300,000원~300,004원 더" in month["text"]


def test_too_early_to_ask():
    result = gap(spend={SEPTEMBER: 1_300_000}, received={SEPTEMBER: 0}, today="2025-10-01")
    assert result["verdict"] == "as_due" and "2025년 10월 15일이 아직 오지 않아서" in result["text"]
    assert gap(spend={SEPTEMBER: 1_300_000}, received={SEPTEMBER: 0}, today="2025-10-15")["verdict"] != "as_due"


def test_list_of_the_app_is_as_long_as_from_the_round_that_paid():
    """Applied in November, September's money came in December: in February it is still in the list."""
    message = {"spend": {SEPTEMBER: 1_300_000}, "received": {SEPTEMBER: 0}, "applied_on": "2025-11-20"}
    assert [cause(gap(**message, today=f"2026-0{month}-01"), "history-window")["fit"] for month in (2, 4)] == ["ruled_out", "possible"]


def test_prize_is_part_of_what_was_noted():
    """160,000 is 60,000 and a prize, not a prize."""
    result = gap(spend={SEPTEMBER: 1_300_000}, received={SEPTEMBER: 160_000}, exact=True)
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
