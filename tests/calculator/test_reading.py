"""What somebody wrote, read: nearly every field right, none wrong in silence, fraud named."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from calculator import handle
from calculator.message.fields import MOST_TEXT

EXAMPLES = tomllib.loads((Path(__file__).parents[1] / "notices.toml").read_text("utf-8"))["text"]
BESIDE = {"text", "kind", "decision", "asked", "believe"}


class Score(NamedTuple):
    """How many of the expected fields came out right, were asked, and what came out otherwise or was not expected."""

    right: int
    asked: list[str]
    wrong: list[str]


def read(text: object, **more: Any) -> dict[str, Any]:
    return handle({"do": "read", "text": text, **more})


@cache
def answered(text: str) -> dict[str, Any]:
    """Return the answer for the *text* of an example, of which more than one thing is asked."""
    return read(text)


def score(example: dict[str, Any]) -> Score:
    """Compare the answer for *example* with what it is expected to say."""
    answer = answered(example["text"])
    believed = example.get("believe", True)
    expected = {key: value for key, value in example.items() if key not in BESIDE}
    got = _flat(answer["values"])
    right = [key for key in expected if got.get(key) == expected[key]]
    wrong = [f"{key}={value}" for key, value in got.items() if expected.get(key) != value]
    asked = [key for key in expected if key not in got]
    for part in ("kind", "decision"):
        said = answer[part]["id"] or ""
        if part in example:
            (right if said == example[part] else wrong if said else asked).append(f"{part}:{said}")
    believing = answer["advice"].startswith("사기일") is not believed
    (right if believing else wrong).append("believe")
    return Score(len(right), asked, wrong)


def _flat(values: dict[str, Any]) -> dict[str, Any]:
    flat = {}
    for role, value in values.items():
        if isinstance(value, dict):
            flat |= {f"{role}.{month}": won for month, won in value.items()}
        else:
            flat[role] = value
    return flat


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["text"][:30])
def test_nothing_is_wrong_in_silence(example):
    """Each value that may be used is one the text says; what the text leaves open is asked and not used."""
    answer, result = answered(example["text"]), score(example)
    assert result.wrong == []
    for name in example.get("asked", ()):
        assert not [field for field in answer["fields"] if field["place"]["quote"] == name and field["sure"] != "ask"], name
        asked = [field for field in answer["fields"] if field["sure"] == "ask" and name in (field["id"], field["place"]["quote"])]
        questions = {question["field"] for question in answer["questions"]}
        assert asked or name in questions or name not in _flat(answer["values"]), name


def test_nearly_all_fields_are_right():
    """At least 95 of 100 expected fields, over at least sixty texts."""
    scores = [score(example) for example in EXAMPLES]
    right, asked = sum(each.right for each in scores), sum(len(each.asked) for each in scores)
    assert len(EXAMPLES) >= 60
    assert right / (right + asked) >= 0.95, [(example["text"][:40], each.asked) for example, each in zip(EXAMPLES, scores, strict=True) if each.asked]


def test_each_field_has_its_place_and_how_sure_it_is():
    answer = read("첫 줄\n10월분 페이백 42,000원이 지급되었습니다.")
    (field,) = answer["fields"]
    assert (field["place"]["line"], field["place"]["quote"], field["sure"], field["month"]) == (2, "42,000원", "sure", "2025-10")
    assert answer["text"][field["place"]["start"] : field["place"]["end"]] == "42,000원"


@pytest.mark.parametrize(("text", "decision"), [
    ("상생페이백 10월분 환수금 14,200원이 2026.4.3.자로 정상 납부되었습니다.", "given_back"),
    ("상생페이백 10월분 환수금 14,200원이 납부되지 않았습니다.", "clawback"),
    ("9월분 환수금은 납부되었습니다. 10월분 환수금은 납부해 주세요.", None),
])
def test_what_was_handed_in_is_no_claim(text, decision):
    """A claim that is only named by what came in is settled; one that is still made is not."""
    assert read(text)["decision"]["id"] == decision


def test_whatever_it_is_put_right_to_leads_on():
    answer = read("10월분 페이백 42,000원이 지급되었습니다.")
    assert {option["id"] for part in ("kind", "decision") for option in answer[part]["options"]} == answer["next"].keys()


def test_what_is_asked_comes_with_choices():
    answer = read("10월분 페이백 60,000원을 환수합니다.")
    (question,) = [each for each in answer["questions"] if each["field"].startswith("fields.")]
    assert [option["id"] for option in question["options"]] == ["received", "notice", "none"]
    assert "60,000원" in question["text"]


def test_a_number_of_unknown_meaning_keeps_its_month():
    """When the reader says what it is, it is of the month that stands beside it."""
    (field,) = read("10월분 페이백 60,000원을 환수합니다.")["fields"]
    assert (field["id"], field["month"]) == (None, "2025-10")


@pytest.mark.parametrize("text", [
    "10월에 지급된 페이백은 40,000원입니다.",
    "작년 10월 사용액 1,200,000원",
    "2024년 연간 카드소비액 14,400,000원, 10월",
    "상생페이백 9월분 미지급액 40,000원",
    "예시) 월평균 100만원, 10월 130만원 사용 시 6만원 지급",
    "페이백 5만원 받으려고 10월에 카드를 썼어요",
    "10월분 페이백은 40,000원이 아니라 28,000원이 맞습니다.",
    "상생페이백 10월 페이백 금액 6,\n400원",
    "10월 페이백 금액 3O,O00원",
])
def test_what_looks_like_ours_and_is_not_is_asked(text):
    """The month of a payment is not that of the spending; a part, an example, a wish or a torn number is no amount of ours."""
    answer = read(text)
    assert answer["values"] == {}
    assert answer["questions"]


@pytest.mark.parametrize("text", [
    "[상생페이백] 디지털온누리 앱을 설치하고 회원가입하시면 페이백을 받으실 수 있습니다.",
    "모바일 전자고지가 도착했습니다. 본인인증 후 열람하세요. 상생페이백 환수 금액 18,000원",
])
def test_what_a_true_notice_may_say_is_no_fraud(text):
    """The voucher's own app was needed, and an electronic notice opens after one has identified oneself."""
    assert not read(text)["advice"].startswith("사기일")
    assert read(f"{text} 첨부한 apk를 설치하세요.")["advice"].startswith("사기일")


@pytest.mark.parametrize(("label", "values"), [
    ("10월에 쓴 돈 중 인정된 것", {"spend": {"2025-10": 31_000}}),
    ("10월 실적 인정", {"spend": {"2025-10": 31_000}}),
    ("내가 10월에 돌려받은 돈", {"received": {"2025-10": 31_000}}),
    ("2024년 한 달 카드 결제 평균", {"base": 31_000}),
    ("10월에 평균보다 더 쓴 돈", {"growth": {"2025-10": 31_000}}),
    ("10월 시장에서 쓴 돈", {}),
    ("10월 안 쓴 돈", {}),
    ("10월 페이백 평균", {}),
    ("10월 소비분", {}),
])
def test_a_label_is_what_its_last_word_says(label, values):
    """Nobody has listed these; where one word is unknown, or the words do not go together, the number is asked."""
    assert read(f"{label}: 31,000원")["values"] == values


def test_rows_of_labels_and_numbers_are_read_with_how_far_it_is_below():
    """A heading above them and a state below them are no label of a number."""
    text = "카드사용액 조회\n\n10월\n\n페이백\n20,000 원\n\n증가한 금액\n100,000 원\n\n지급완료\n"
    assert read(text)["values"] == {"received": {"2025-10": 20_000}, "growth": {"2025-10": 100_000}}


def test_a_dash_before_a_number_is_no_zero():
    assert read("페이백 지급내역\n9월 - 12,300\n10월 -")["values"]["received"]["2025-09"] == 12_300


@pytest.mark.parametrize(("text", "values"), [
    ("구분\n9월\n10월\n페이백(원)\n2,000\n0\n", {"received": {"2025-09": 2_000, "2025-10": 0}}),
    ("카드사용액\n페이백\n9월\n1,210,000\n2,000\n10월\n990,000\n0\n", {"spend": {"2025-09": 1_210_000, "2025-10": 990_000}, "received": {"2025-09": 2_000, "2025-10": 0}}),
    ("카드사용액\n페이백\n9월\n1,210,000\n2,000\n3,000\n", {}),
    ("정책수당 +21,000 상생페이백(9월)\n정책수당 +40,200 상생페이백(10월)", {"received": {"2025-09": 21_000, "2025-10": 40_200}}),
    ("[상생페이백] 10월분 정책수당\n금액 +31,000원", {"received": {"2025-10": 31_000}}),
    ("[상생페이백] 10월분 지급\n금액 1,310,000원", {}),
    ("환수 예정 통지\n10월 : 12,000원\n11월 : 8,400원", {"notice": {"2025-10": 12_000, "2025-11": 8_400}}),
    ("9월 소비액: 1,250,000원\n→ 페이백 10,000원\n10월 소비액: 1,180,000원", {"spend": {"2025-09": 1_250_000, "2025-10": 1_180_000}, "received": {"2025-09": 10_000}}),
    ("10월 카드 사용액은 약 135만원입니다.", {}),
    ("상생페이백 십이월분 오만이천원이 십이월 십오일 지급되었습니다", {"received": {"2025-12": 52_000}, "paid_on": "2025-12-15"}),
])
def test_what_a_number_is_follows_from_what_stands_around_it(text, values):
    """Cells below each other, names behind a number, what the text speaks of; one number too many, or one that nobody was paid, is asked."""
    assert read(text)["values"] == values


@pytest.mark.parametrize(("label", "role"), [
    ("월평균 인정금액", "base"),
    ("비교 대상 금액", "base"),
    ("작년에 한 달에 쓴 돈", "base"),
    ("2024년 1~12월 평균", "base"),
    ("9~11월 평균", None),
    ("작년 소비", None),
    ("하루 인정금액", None),
    ("남은 페이백", None),
    ("인정해 준 금액", "spend"),
    ("산정 결과 지급액", "received"),
    ("이미 지급된 금액", "received"),
    ("과 지급액", "notice"),
    ("더 받은 돈", "notice"),
])
def test_a_label_is_turned_by_the_words_before_it(label, role):
    """What was recognised on average is an average; 결과 지급액 is no 과지급액, and 이미 지급 no 미지급."""
    assert [each["id"] for each in read(f"상생페이백 10월\n{label}: 61,000원")["fields"]] == [role]


@pytest.mark.parametrize(("text", "decision"), [
    ("10월 페이백 40,000원 도착", "paid"),
    ("지급액 40,000원\n대상월 10월\n지급일 2025-11-15", "paid"),
    ("10월 페이백 40,000원을 11월 15일에 드려요", "will_pay"),
    ("10월 페이백 40,000원이 지급된 것입니다.", "paid"),
    ("10월 페이백 40,000원 지급이 안 됐다고 합니다.", None),
    ("10월 소비가 1,000,000원이라고 나옵니다.", None),
    ("상생페이백 이의신청 결과가 나왔습니다.", None),
    ("10월분 12,900원이 미가입으로 지급되지 않았습니다.", None),
    ("10월분은 월 최대 10만원까지 지급됩니다.", None),
    ("환수금을 아직 내지 않으셨습니다.", "clawback"),
    ("환수 고지를 철회하였습니다.", "no_clawback"),
    ("환수금 10,000원을 납부해 주셔서 감사합니다.", "given_back"),
    ("환수금 10,000원을 납부해 주셔야 합니다.", "clawback"),
    ("상생페이백 이의신청을 철회하였습니다.", None),
    ("신청이 완료되었습니다. 대상 여부는 2일 후 안내됩니다.", "pending"),
    ("재산정하여 차액 10,000원을 지급하였습니다.", "corrected"),
    ("확인되는 대로 연락 준다고 함", "pending"),
])
def test_what_is_decided_is_what_the_verb_says(text, decision):
    """What is only shown, asked or possible decides nothing; what did not come is no decision that there is nothing."""
    assert read(text)["decision"]["id"] == decision


@pytest.mark.parametrize(("text", "days"), [
    ("답변일 2026-03-20. 3월 27일까지 회신드리겠습니다.", {"answered_on": "2026-03-20", "promised_on": "2026-03-27"}),
    ("답변일 2025-12-29. 1월 9일까지 회신드리겠습니다.", {"answered_on": "2025-12-29", "promised_on": "2026-01-09"}),
    ("답변일 2026-03-20. 3월 2일까지 회신드리겠습니다.", {"answered_on": "2026-03-20"}),
    ("3월 27일까지 회신드리겠습니다.", {}),
    ("처리기한을 2026. 1. 16.에서 2026. 1. 30.로 연장합니다.", {"promised_on": "2026-01-30"}),
    ("상생페이백 신청이 접수되었습니다. 접수일 2025-10-02", {"applied_on": "2025-10-02"}),
    ("민원이 접수되었습니다. 접수일 2026-01-02", {"asked_on": "2026-01-02"}),
    ("민원 신청일 2026-03-02, 답변일 2026-03-11", {"asked_on": "2026-03-02", "answered_on": "2026-03-11"}),
    ("상생페이백 신청일 2025-03-02", {}),
    ("정책수당\n상생페이백 10월분 47,900원\n2025.11.17 11:20", {"paid_on": "2025-11-17"}),
    ("귀하의 민원에 답변드립니다.\n2026년 1월 30일 소상공인시장진흥공단", {"answered_on": "2026-01-30"}),
])
def test_what_a_day_is_follows_from_the_letter(text, days):
    """Its year from the day of the letter where it comes soon after, its meaning from what came in or was put off; else it is asked."""
    assert {role: value for role, value in read(text)["values"].items() if role.endswith("_on") or role == "deadline"} == days


@pytest.mark.parametrize("text", [
    "10월분은 이미 2025.11.15.에 44,000원이 지급되었고, 더 지급할 금액은 없습니다.",
    "9월분은 누락되었던 9,000원이 11월 14일에 지급되었습니다. 추가로 지급할 금액은 없습니다.",
])
def test_paid_with_no_more_to_come_is_paid(text):
    answer = read(text)
    assert (answer["decision"]["id"], [each for each in answer["questions"] if each["field"] == "decision"]) == ("paid", [])


def test_letters_set_apart_are_read_together():
    assert read("환 수 금 액 : 1 2 , 6 0 0 원\n대 상 월 : 2025 년 11 월")["values"] == {"notice": {"2025-11": 12_600}}


def test_numbers_that_do_not_follow_from_each_other_are_told():
    """Read rightly or not: 450,000 won more come to 90,000 and not to 42,000."""
    answer = read("10월 인정 사용액 1,750,000원, 2024년 월평균 1,300,000원, 페이백 금액 42,000원")
    assert answer["values"] == {}
    assert any("90,000원인데 42,000원" in question["text"] for question in answer["questions"])


OURS = {"base": 1_300_000, "spend": {"2025-10": 1_750_000}, "received": {"2025-10": 42_000}}


@pytest.mark.parametrize(("text", "which", "words"), [
    ("2024년 월평균은 1,540,000원입니다. 10월분 페이백 42,000원이 지급되었습니다.", ["base"], "차이는 여기에서 생겼어요"),
    ("10월 인정 사용액 1,510,000원, 10월분 페이백 42,000원", ["spend"], "인정 사용액으로 계산하면 42,000원"),
    ("2024년 월평균 1,350,000원, 10월 인정 사용액 1,560,000원, 10월분 페이백 42,000원", ["base", "spend"], "2024년 월평균과 인정 사용액으로"),
    ("10월 인정 사용액 1,600,000원입니다.", [], "60,000원이라서 받은 42,000원과 달라요"),
])
def test_which_of_their_numbers_explains_the_difference(text, which, words):
    (found,) = read(text, case=OURS)["difference"]
    assert (found["which"], found["month"]) == (which, "2025-10")
    assert words in found["text"]


MAIL = "From: a@example.kr\nSubject: 상생페이백 안내\n\n상생페이백 {month}월분 페이백 {won}원이 지급되었습니다.\n\n"


def test_of_a_mailbox_the_first_message_is_read():
    """The lines at its head belong to it; it is said that there are more, whose numbers are asked."""
    one = read(MAIL.format(month=9, won="40,000"))
    assert one["values"] == {"received": {"2025-09": 40_000}} and one["questions"] == []
    ten = read("".join(MAIL.format(month=9 + at % 3, won=f"4{at},000") for at in range(10)))
    assert ten["values"] == one["values"]
    assert ten["questions"][0]["text"].startswith("메시지 10개가 이어져 있어요.")


@pytest.mark.parametrize(("text", "first", "then"), [
    ("접수일 2026.03.04, 답변일 2025.12.30", "asked_on", "answered_on"),
    ("상생페이백 10월분 페이백 42,000원. 지급일 2025.10.15. 신청일 2025.11.02.", "applied_on", "paid_on"),
])
def test_days_in_the_wrong_order_are_told(text, first, then):
    """Neither of them is used."""
    answer = read(text)
    assert not {first, then} & answer["values"].keys()
    assert any("보다 늦어요" in question["text"] for question in answer["questions"])
    assert {field["sure"] for field in answer["fields"] if field["id"] in (first, then)} == {"ask"}


def test_signs_are_named_with_their_place():
    answer = read("환수 안내\nhttp://bit.ly/x 에서 인증번호를 입력하세요. 수수료 3,000원을 송금하세요.")
    assert {sign["id"] for sign in answer["signs"]} >= {"link", "secret", "fee"}
    assert next(sign for sign in answer["signs"] if sign["id"] == "link")["place"]["line"] == 2
    assert answer["values"] == {} and "118" in answer["advice"]


def test_a_clawback_notice_is_never_called_true():
    answer = read("11월분 상생페이백 환수 금액 30,000원. 납부 기한 2026년 3월 31일")
    assert "진짜인지 이 글만으로는 알 수 없어요" in answer["advice"]


@pytest.mark.parametrize(("text", "field"), [("", "text"), ("  \n\u200b ", "text"), ("😀 👍🏽 ❤️ …", "text"), (3, "text"), (None, "text"), ("가" * (MOST_TEXT + 1), "")])
def test_what_cannot_be_read_is_told_in_words(text, field):
    answer = read(text)
    assert not answer["ok"]
    assert answer["errors"][0]["field"] == field
    assert "어요" in answer["errors"][0]["message"] or "주세요" in answer["errors"][0]["message"]


def test_a_case_that_cannot_be_used_names_its_field():
    assert read("10월분", case={"base": "백만", "spend": {"2025-10": 1}})["errors"][0]["field"] == "base"


def test_words_of_an_amount_have_it_whole():
    """In 만 and 천, too: what was received is no amount within another."""
    assert read("상생페이백 11월꺼 8만4천원 받았어 ㅎㅎ")["decision"]["id"] == "paid"


def test_the_reader_knows_better_what_kind_it_is():
    """A text taken for another payment says nothing until the reader says that it is ours; a fraud stays one."""
    text = "상생페이백 10월분 페이백 42,000원이 지급되었습니다. 소비쿠폰 사용액은 빠져 있습니다."
    assert (read(text)["kind"]["id"], read(text)["values"], read(text)["decision"]["id"]) == ("other", {}, None)
    answer = read(text, kind="payment")
    assert (answer["kind"]["id"], answer["values"], answer["decision"]["id"]) == ("payment", {"received": {"2025-10": 42_000}}, "paid")
    assert read(text, kind="letter")["errors"][0]["field"] == "kind"
    fraud = read(f"{text} 수수료를 송금하세요.", kind="payment")
    assert not fraud["usable"] and fraud["kind"]["options"] == []


def test_what_the_text_holds_back_is_not_for_another_programme():
    """The amount of another support is not taken for the payback, though it was paid too."""
    answer = read("민생회복 소비쿠폰 15만원이 지급되었습니다. 2025년 11월 30일까지 쓰세요.")
    assert answer["values"] == {}
