"""Letters and calls about one claim: what is asked for, of whom, and what is left out."""

from datetime import date

import pytest

from calculator.letters.call import call
from calculator.letters.claim import Asked
from calculator.letters.facts import short
from calculator.letters.forms import calls, forms, matter, texts
from calculator.letters.letter import letters
from calculator.text.language import using_language, won
from calculator.text.template import fields
from tests.claims import ASKED, NUMBERS, about, named, wishes


def test_nothing_received_came_on_no_day():
    text = named("purchase-delay", month="2025-09", base=1_000_000, spend=1_300_000, received=0)["petition"]["text"]
    assert "지급: 0원(지급일 2025년 10월 15일이 지나도 디지털온누리 앱에 들어오지 않음)" in text
    assert "2. 지급: ____년" not in text


def test_the_formula_in_figures():
    values = {"month": "2025-10", "base": 1_300_000, "spend": 1_750_000, "received": 42_000}
    text = named("purchase-delay", **values)["petition"]["text"]
    assert "(1,750,000원 − 1,300,000원) × 20% = 90,000원" in text
    assert "차액 48,000원" in text
    capped = named("purchase-delay", **values | {"month": "2025-12", "spend": 1_600_000})["petition"]["text"]
    assert "= 60,000원, 월 한도 30,000원을 적용하면 30,000원" in capped


def test_nothing_is_claimed_that_was_left_open():
    """Whoever first applied in December was promised no sum for the months before: none is counted as too little."""
    numbers = {"month": "2025-10", "base": 1_300_000, "spend": 1_750_000, "received": 0}
    assert short(about("december-first", **numbers, applied_on=date(2025, 11, 20))) == 90_000
    assert short(about("december-first", **numbers, applied_on=date(2025, 12, 10))) == 0


@pytest.mark.parametrize("cause", ["excluded-spending", "family-card", "rule-of-2021", "other-card-left-out", "cancelled-purchase", "base-differs"])
def test_no_objection_before_the_writers_own_sum_is_right(cause):
    """Less was paid than by the writer's sum, but the cause found is in that sum."""
    values = {"month": "2025-10", "base": 1_300_000, "spend": 1_750_000, "received": 42_000}
    assert "objection" not in named(cause, **values)
    assert "objection" in named("purchase-delay", **values), "the control"


def test_an_objection_to_a_clawback_only_where_more_is_asked_than_was_cancelled():
    values = {"month": "2025-11", "base": 1_000_000, "spend": 1_400_000, "cancelled": 150_000}
    assert "objection" in named("clawback-notice", "clawback", **values, notice=40_000)
    assert "objection" not in named("clawback-notice", "clawback", **values, notice=30_000)
    assert "10,000원이 많아" in named("clawback-notice", "clawback", **values, notice=40_000)["petition"]["text"]


WISHES = {
    "clawback-notice": ("환수 대상", "납부 기한과 납부 방법", "이의신청 방법"),
    "december-first": ("9~11월분을 지급하기로", "결정일", "공지한 곳"),
    "not-applied": ("접수된 신청", "구제 방법"),
    "not-eligible": ("사유", "조회한 2024년 카드 사용 기록"),
    "excluded-spending": ("제외 사유", "가맹점 분류"),
    "base-differs": ("카드사별·월별", "몇 달로 나누었는지"),
}


@pytest.mark.parametrize("cause", WISHES)
def test_each_cause_has_wishes_of_its_own(cause):
    said = " ".join(wishes(named(cause)["petition"]))
    assert all(words in said for words in WISHES[cause])
    assert "사업자등록번호" in named("excluded-spending")["petition"]["text"]


def test_a_reminder_counts_the_days_and_names_the_first_question():
    asked = (Asked(date(2026, 11, 10), "sme", "phone", "1AA-2611", ""),)
    (reminder,) = [letter for letter in letters(about("tally-lag", asked=asked)) if letter["id"] == "reminder"]
    assert "2026년 11월 10일부터 16일이 지났으나" in reminder["text"]
    assert "중소기업통합콜센터" in reminder["address"]
    assert "1AA-2611" in reminder["text"]


def test_the_last_answer_is_quoted_in_thanks():
    (thanks,) = [letter for letter in letters(about("tally-lag", asked=ASKED[1:])) if letter["id"] == "thanks"]
    assert "“담당 부서에 전달했습니다”라는 답을 받아 문의한 일이 해결됨" in thanks["text"]


def test_a_call_names_what_the_office_needs():
    for each in calls():
        said = " ".join([each.purpose, *each.words, texts()["call"].get(each.also, "")])
        named = set(fields(said.replace("{came_but}", "{month} {received}")))
        assert set(each.facts) <= named, each


def test_another_office_does_not_hear_of_the_reference_number():
    asked = (Asked(date(2026, 11, 10), "sme", "phone", "1AA-2611", ""),)
    assert "1AA-2611" in " ".join(call("sme", about("tally-lag", asked=asked))["lines"])
    assert "1AA-2611" not in " ".join(call("hanacard", about("tally-lag", asked=asked))["lines"])


def test_foreigners_get_korean_with_their_language_beneath():
    with using_language("en"):
        for letter in letters(about("tally-lag", **NUMBERS[1])):
            assert "안녕하십니까" in letter["text"]
            assert "My name is" in letter["beneath"]["text"]
            assert len(letter["beneath"]["points"]) == len(letter["points"])
        spoken = call("sme", about("tally-lag", **NUMBERS[1]))
        assert spoken["lines"][0].startswith("안녕하십니까") and spoken["beneath"][0].startswith("Hello")
        assert len(spoken["lines"]) == len(spoken["beneath"])
        assert won(1) == "1 won", "the language of the reader is spoken again"


def test_every_route_leads_to_a_matter_that_is_there():
    known = forms().keys() | {"fraud"}
    assert {row["matter"] for row in texts()["route"]} <= known
    assert texts()["route"][-1]["causes"] == [], "the last row fits whatever no other does"
    assert matter(about("smishing", "clawback")) == "fraud"
    assert {fact for row in texts()["need"] for fact in row["facts"]} <= texts()["fact"].keys()
    assert texts()["fact"].keys() == texts()["blank"].keys()
