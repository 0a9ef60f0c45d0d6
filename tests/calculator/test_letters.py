"""Letters and calls: every fact an office needs or a blank for it, right figures, one polite register, nothing against the writer."""

import re
from datetime import date
from itertools import chain
from typing import Any

import pytest

from calculator.letters.call import call
from calculator.letters.claim import Asked, Claim
from calculator.letters.facts import short
from calculator.letters.forms import calls, forms, matter, needed, texts
from calculator.letters.letter import letters
from calculator.rules.loader import sources
from calculator.text.language import using_language, won
from calculator.text.template import fields

CAUSES = sorted({cause for row in texts()["route"] for cause in row["causes"]} | {"purchase-delay", "tally-lag", "below-base", "cap-reached"})
NUMBERS: list[dict[str, Any]] = [
    {},
    {"month": "2025-10", "base": 1_300_000, "spend": 1_750_000, "received": 42_000},
    {"month": "2025-10", "base": 1_300_000, "spend": 1_750_000, "received": 0, "applied_on": date(2025, 10, 20)},
    {"month": "2025-12", "base": 1_000_000, "spend": 1_600_000, "received": 30_000},
    {"month": "2025-11", "base": 1_000_000, "spend": 900_000, "received": 0},
    {"month": "2025-11", "base": 1_000_000, "spend": 1_400_000, "received": 80_000, "cancelled": 150_000, "notice": 40_000},
    {"notice": 20_000},
]
ASKED = (Asked(None, "", "", "", ""), Asked(date(2026, 11, 10), "sme", "phone", "1AA-2611", "담당 부서에 전달했습니다"))
WAYS = (frozenset[str](), frozenset({"clawback"}), frozenset({"clawback", "cancelled-amounts"}))
CLAIMS = [Claim(cause, way, values, asked, date(2026, 11, 26))
          for cause in (None, *CAUSES) for way in WAYS for values in NUMBERS for asked in ((), ASKED)]
CLAIMS += [Claim("tally-lag", frozenset(), {}, (Asked(date(2026, 11, 26), "sme", "", "", ""),), date(2026, 11, 26))]
POLITE = re.compile(r"(니다|니까|시기 바랍니다)\.$")
BLANK = re.compile(r"_{2,}")


@pytest.fixture(scope="module")
def written() -> list[tuple[Claim, Any]]:
    """Return every letter about every claim; seconds of work, which only the process that runs these tests shall do."""
    return [(claim, letter) for claim in CLAIMS for letter in letters(claim)]


@pytest.fixture(scope="module")
def spoken() -> dict[str, list[Any]]:
    """Return every call about every claim, by its office."""
    return {office: [said for claim in CLAIMS if (said := call(office, claim))] for office in {words.office for words in calls()}}


def claim(cause: str, *questions: str, asked: tuple[Asked, ...] = (), **values: Any) -> Claim:
    return Claim(cause, frozenset(questions), values, asked, date(2026, 11, 26))


def named(cause: str, *questions: str, **values: Any) -> dict[str, dict[str, Any]]:
    return {letter["id"]: letter for letter in letters(claim(cause, *questions, **values))}


def test_every_matter_is_written_about_and_every_letter_is_seen(written):
    """The control for the tests that follow: no kind of letter and no matter is missing among those looked at."""
    assert {letter["matter"] for _, letter in written} == forms().keys() - {"reminder", "thanks"}
    assert {letter["id"] for _, letter in written} == set(texts()["letter"])
    assert len(written) > 1000


def test_every_fact_an_office_needs_is_there_or_visibly_blank(written):
    """A fact that is known stands in the letter as it is written; one that is not is named among the blanks."""
    for claim, letter in written:
        wanted = needed(letter["matter"], letter["id"])
        assert len(wanted) >= 5
        blank = {each["id"] for each in letter["blanks"]}
        known = _told(claim)
        for fact in wanted:
            assert claim.asked not in ((), ASKED) or (fact in known) != (fact in blank), (letter["id"], letter["matter"], fact, known)
            assert known.get(fact, "") in letter["text"], (letter["id"], letter["matter"], fact)
        assert blank <= texts()["fact"].keys()


def _told(claim: Claim) -> dict[str, str]:
    """Return what the writer knows, written by this test and not by the letter."""
    values = claim.values
    told = {key: f"{values[key]:,}원" for key in ("base", "spend", "received", "cancelled", "notice") if key in values}
    if "month" in values:
        told["month"] = f"2025년 {int(values['month'][5:])}월"
    if "applied_on" in values:
        told["applied_on"] = "2025년 10월 20일"
    if {"month", "base", "spend"} <= values.keys() and values["spend"] > values["base"]:
        told["formula"] = f"({values['spend']:,}원 − {values['base']:,}원) × 20% = "
    elif {"month", "base", "spend"} <= values.keys():
        told["formula"] = "(인정 사용액 − 2024년 월평균) × 20%"
    if values.get("received") == 0:
        told["paid_on"] = "들어오지 않음"
    if "cancelled" in values:
        told |= {"before": "× 20% = 80,000원", "after": "(1,250,000원 − 1,000,000원) × 20% = 50,000원", "back": "30,000원"}
    if claim.asked == ASKED:
        told |= {"asked_on": "2026년 11월 10일", "asked_office": "중소기업통합콜센터", "asked_way": "전화로", "receipt": "1AA-2611",
                 "answer": "담당 부서에 전달했습니다"}
    return told


def test_blanks_are_as_many_as_the_letter_says(written):
    """No blank is hidden, and no letter claims one that it does not have."""
    for _, letter in written:
        assert bool(letter["blanks"]) == bool(BLANK.search(letter["text"]))
        assert "{" not in letter["text"]


UNNAMED = re.compile(r"[,(/] ?_{4}(?=[,)]|$)", re.MULTILINE)


def test_every_blank_says_what_belongs_there(written):
    """Nobody has to guess what to write between two commas; what the writer alone has seen is not said for them."""
    assert UNNAMED.search("가맹점, ____, 카드") and UNNAMED.search("금액 3원(____)"), "the control"
    for _, letter in written:
        assert not UNNAMED.search(letter["text"]), letter["text"]
        assert not re.search(r"단말기로 결제|확인함", letter["text"]), "nothing is said that nobody answered"


def test_nothing_received_came_on_no_day():
    text = named("purchase-delay", month="2025-09", base=1_000_000, spend=1_300_000, received=0)["petition"]["text"]
    assert "지급: 0원(지급일 2025년 10월 15일이 지나도 디지털온누리 앱에 들어오지 않음)" in text
    assert "2. 지급: ____년" not in text


def test_all_figures_are_those_of_the_writer_or_the_rules(written):
    """Every amount in a letter was typed, or follows from it by the formula."""
    for claim, letter in written:
        due = {90_000, 50_000, 80_000, 30_000, 120_000}
        allowed = {v for v in claim.values.values() if isinstance(v, int)} | due | {100_000, 10_000, 1_250_000}
        allowed |= {48_000, 90_000, 10_000}
        found = {int(text.replace(",", "")) for text in re.findall(r"(\d[\d,]*)원", letter["text"])}
        assert found <= allowed, (found - allowed, letter["text"])


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
    assert short(claim("december-first", **numbers, applied_on=date(2025, 11, 20))) == 90_000
    assert short(claim("december-first", **numbers, applied_on=date(2025, 12, 10))) == 0


def test_one_polite_register(written, spoken):
    """Whatever is a sentence ends in 합니다 style; facts end without a verb; no 해요체, no 저희."""
    for _, letter in written:
        for sentence in re.split(r"(?<=[가-힣]\.)\s+", " ".join([letter["opening"], *_wishes(letter)])):
            assert POLITE.search(sentence), sentence
        assert not re.search(r"[가-힣]요[.?!]|저희|세요", letter["text"]), letter["text"]
    for said in chain.from_iterable(spoken.values()):
        assert all(POLITE.search(line) for line in said["lines"]), said


def _wishes(letter: dict[str, Any]) -> list[str]:
    (point,) = [point for point in letter["points"] if point["label"] == "요청 사항"]
    return [re.sub(r"^[가-마]\. ", "", line) for line in point["lines"]]


def test_letters_are_short_enough_to_be_read(written):
    """Two pages by hand at the most, with two earlier questions told."""
    assert max(len(letter["text"]) for _, letter in written) <= 1300


def test_asked_before_is_said_only_if_it_was(written):
    for claim, letter in written:
        labels = [point["label"] for point in letter["points"]]
        if letter["id"] in ("objection", "petition"):
            assert ("경과" in labels) == bool(claim.asked)
            if claim.asked == ASKED:
                assert labels.index("경과") < labels.index("요청 사항")
                assert "“담당 부서에 전달했습니다”라는 답을 받음(접수 번호 1AA-2611)" in letter["text"]


def test_points_stand_in_the_order_of_the_model(written):
    for _, letter in written:
        labels = [point["label"] for point in letter["points"]]
        order = [label for label in ("신청", "지급", "계산", "경과", "요청 사항", "근거", "회신", "붙임") if label in labels]
        assert [label for label in labels if label in order] == order, labels


def test_papers_are_documents(written):
    for _, letter in written:
        for point in letter["points"]:
            if point["label"] == "붙임":
                assert point["lines"][0].endswith(". 끝.")
                assert re.findall(r"(?:사진|내역|화면|영수증|\)|글이나 접수 화면)(?=  |\. 끝\.)", point["lines"][0])


@pytest.mark.parametrize("cause", ["excluded-spending", "family-card", "rule-of-2021", "other-card-left-out", "cancelled-purchase", "base-differs"])
def test_no_objection_before_the_writers_own_sum_is_right(cause):
    """Less was paid than by the writer's sum, but the cause found is in that sum."""
    values = {"month": "2025-10", "base": 1_300_000, "spend": 1_750_000, "received": 42_000}
    assert "objection" not in named(cause, **values)
    assert "objection" in named("purchase-delay", **values), "the control"


def test_nothing_argues_against_the_writer(written):
    """Nothing of what is left out of the reckoning is said to have been bought, and no sum that comes to nothing is shown."""
    for _, letter in written:
        assert not re.search(r"온라인 쇼핑|배달앱|에서 썼|많지 않아 0원\)|잘 모르", letter["text"])
    shop = named("excluded-spending", month="2025-10", base=1_300_000, spend=1_750_000, received=42_000)["petition"]["text"]
    assert "48,000원" not in shop and "1,750,000원" not in shop


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
    wishes = " ".join(_wishes(named(cause)["petition"]))
    assert all(words in wishes for words in WISHES[cause])
    assert "사업자등록번호" in named("excluded-spending")["petition"]["text"]


def test_a_letter_says_where_it_goes_and_on_which_rule(written):
    for _, letter in written:
        assert letter["where"] and letter["address"]
        if letter["id"] in ("objection", "petition"):
            ground = next(point for point in letter["points"] if point["label"] == "근거")
            assert any(source.title in ground["lines"][0] for source in sources().values())
    assert "국민신문고" in named("tally-lag")["petition"]["where"]


def test_a_reminder_counts_the_days_and_names_the_first_question():
    asked = (Asked(date(2026, 11, 10), "sme", "phone", "1AA-2611", ""),)
    (reminder,) = [letter for letter in letters(claim("tally-lag", asked=asked)) if letter["id"] == "reminder"]
    assert "2026년 11월 10일부터 16일이 지났으나" in reminder["text"]
    assert "중소기업통합콜센터" in reminder["address"]
    assert "1AA-2611" in reminder["text"]


def test_the_last_answer_is_quoted_in_thanks():
    (thanks,) = [letter for letter in letters(claim("tally-lag", asked=ASKED[1:])) if letter["id"] == "thanks"]
    assert "“담당 부서에 전달했습니다”라는 답을 받아 문의한 일이 해결됨" in thanks["text"]


def test_hana_card_is_asked_only_what_it_can_answer(spoken):
    """Payments, cancellations, kinds of business: never what is due, and nothing of the payback's sums."""
    for said in spoken["hanacard"]:
        assert not re.search(r"제가 계산|인정 사용액|환수 금액|지급", " ".join(said["lines"])), said
    assert len(spoken["hanacard"]) > 100
    assert "제가 계산한 금액은 90,000원" in " ".join(call("sme", claim("tally-lag", **NUMBERS[1]))["lines"])


def test_a_call_names_what_the_office_needs():
    for each in calls():
        said = " ".join([each.purpose, *each.words, texts()["call"].get(each.also, "")])
        named = set(fields(said.replace("{came_but}", "{month} {received}")))
        assert set(each.facts) <= named, each


def test_another_office_does_not_hear_of_the_reference_number():
    asked = (Asked(date(2026, 11, 10), "sme", "phone", "1AA-2611", ""),)
    assert "1AA-2611" in " ".join(call("sme", claim("tally-lag", asked=asked))["lines"])
    assert "1AA-2611" not in " ".join(call("hanacard", claim("tally-lag", asked=asked))["lines"])


def test_foreigners_get_korean_with_their_language_beneath():
    with using_language("en"):
        for letter in letters(claim("tally-lag", **NUMBERS[1])):
            assert "안녕하십니까" in letter["text"]
            assert "My name is" in letter["beneath"]["text"]
            assert len(letter["beneath"]["points"]) == len(letter["points"])
        spoken = call("sme", claim("tally-lag", **NUMBERS[1]))
        assert spoken["lines"][0].startswith("안녕하십니까") and spoken["beneath"][0].startswith("Hello")
        assert len(spoken["lines"]) == len(spoken["beneath"])
        assert won(1) == "1 won", "the language of the reader is spoken again"


def test_every_route_leads_to_a_matter_that_is_there():
    known = forms().keys() | {"fraud"}
    assert {row["matter"] for row in texts()["route"]} <= known
    assert texts()["route"][-1]["causes"] == [], "the last row fits whatever no other does"
    assert matter(claim("smishing", "clawback")) == "fraud"
    assert {fact for row in texts()["need"] for fact in row["facts"]} <= texts()["fact"].keys()
    assert texts()["fact"].keys() == texts()["blank"].keys()
