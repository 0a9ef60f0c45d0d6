"""Every letter and call about every claim: each fact an office needs or a blank for it, right figures, one polite register, nothing against the writer."""

import re
from datetime import date
from itertools import chain
from typing import Any

import pytest

from calculator.letters.call import call
from calculator.letters.claim import Asked, Claim
from calculator.letters.forms import calls, forms, needed, texts
from calculator.letters.letter import letters
from calculator.rules.loader import sources
from tests.claims import ASKED, NUMBERS, about, named, wishes

CAUSES = sorted({cause for row in texts()["route"] for cause in row["causes"]} | {"purchase-delay", "tally-lag", "below-base", "cap-reached"})
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


def test_all_figures_are_those_of_the_writer_or_the_rules(written):
    """Every amount in a letter was typed, or follows from it by the formula."""
    for claim, letter in written:
        due = {90_000, 50_000, 80_000, 30_000, 120_000}
        allowed = {v for v in claim.values.values() if isinstance(v, int)} | due | {100_000, 10_000, 1_250_000}
        allowed |= {48_000, 90_000, 10_000}
        found = {int(text.replace(",", "")) for text in re.findall(r"(\d[\d,]*)원", letter["text"])}
        assert found <= allowed, (found - allowed, letter["text"])


def test_one_polite_register(written, spoken):
    """Whatever is a sentence ends in 합니다 style; facts end without a verb; no 해요체, no 저희."""
    for _, letter in written:
        for sentence in re.split(r"(?<=[가-힣]\.)\s+", " ".join([letter["opening"], *wishes(letter)])):
            assert POLITE.search(sentence), sentence
        assert not re.search(r"[가-힣]요[.?!]|저희|세요", letter["text"]), letter["text"]
    for said in chain.from_iterable(spoken.values()):
        assert all(POLITE.search(line) for line in said["lines"]), said


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


def test_nothing_argues_against_the_writer(written):
    """Nothing of what is left out of the reckoning is said to have been bought, and no sum that comes to nothing is shown."""
    for _, letter in written:
        assert not re.search(r"온라인 쇼핑|배달앱|에서 썼|많지 않아 0원\)|잘 모르", letter["text"])
    shop = named("excluded-spending", month="2025-10", base=1_300_000, spend=1_750_000, received=42_000)["petition"]["text"]
    assert "48,000원" not in shop and "1,750,000원" not in shop


def test_a_letter_says_where_it_goes_and_on_which_rule(written):
    for _, letter in written:
        assert letter["where"] and letter["address"]
        if letter["id"] in ("objection", "petition"):
            ground = next(point for point in letter["points"] if point["label"] == "근거")
            assert any(source.title in ground["lines"][0] for source in sources().values())
    assert "국민신문고" in named("tally-lag")["petition"]["where"]


def test_hana_card_is_asked_only_what_it_can_answer(spoken):
    """Payments, cancellations, kinds of business: never what is due, and nothing of the payback's sums."""
    for said in spoken["hanacard"]:
        assert not re.search(r"제가 계산|인정 사용액|환수 금액|지급", " ".join(said["lines"])), said
    assert len(spoken["hanacard"]) > 100
    assert "제가 계산한 금액은 90,000원" in " ".join(call("sme", about("tally-lag", **NUMBERS[1]))["lines"])
