"""A case over weeks: twelve of them from the first question to the fifth step, and every way a file can be spoiled."""

import json
import sys
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator import handle
from calculator.casefile.case import MOST_LETTERS, MOST_STEPS, VERSION
from calculator.letters.forms import texts
from calculator.message.values import KINDS
from tests.strategies import stable

TODAY = date(2026, 11, 26)
NUMBERS = {"month": "2025-10", "base": 1_300_000, "spend": 1_750_000, "received": 42_000}
CLAWED = {"month": "2025-11", "base": 1_000_000, "spend": 1_400_000, "received": 80_000, "cancelled": 150_000, "notice": 40_000}
QUIET, NO, YES, ON = "", "rejected", "settled", "answered"

# What the questionnaire found, what each one asked answers, and what is to be done each time.
CASES: dict[str, tuple[str | None, list[str], dict[str, Any], list[str], list[str]]] = {
    "less, for no reason": ("purchase-delay", ["less"], NUMBERS, [NO, QUIET, YES], ["ask sme", "ask epeople", "wait", "remind epeople", "settled"]),
    "a shop left out": ("excluded-spending", ["less"], NUMBERS, [ON, NO, NO], ["ask hanacard", "ask sme", "ask epeople", "end"]),
    "the average differs": ("base-differs", ["less"], NUMBERS, [QUIET, NO, YES], ["ask sme", "wait", "remind sme", "ask epeople", "settled"]),
    "a family card": ("family-card", ["less"], NUMBERS, [ON, QUIET, NO, NO], ["ask hanacard", "ask sme", "wait", "remind sme", "ask epeople", "end"]),
    "applied late": ("late-application", ["zero"], NUMBERS | {"received": 0, "applied_on": "2025-10-20"}, [NO, "transferred", YES],
                     ["ask sme", "ask epeople", "wait", "remind epeople", "settled"]),
    "not in the app": ("membership-unfinished", ["missing"], {"month": "2025-10"}, [ON, NO, NO], ["ask onnuri", "ask sme", "ask epeople", "end"]),
    "first in December": ("december-first", ["zero"], {}, [QUIET, QUIET, NO], ["ask sme", "wait", "remind sme", "wait", "ask epeople", "end"]),
    "not applied": ("not-applied", ["zero"], {}, [NO, "pending", YES], ["ask sme", "ask epeople", "wait", "remind epeople", "settled"]),
    "not eligible": ("not-eligible", ["zero"], {}, [ON, NO, QUIET, YES], ["ask hanacard", "ask sme", "ask epeople", "wait", "remind epeople", "settled"]),
    "clawback of a purchase": ("cancelled-purchase", ["clawback", "cancelled-amounts"], CLAWED, [ON, NO, "partly"],
                               ["ask onnuri", "ask sme", "ask epeople", "end"]),
    "clawback unexplained": ("clawback-notice", ["clawback"], {"notice": 40_000}, [ON, QUIET, YES], ["ask onnuri", "ask sme", "wait", "remind sme", "settled"]),
    "no cause found": (None, ["less"], NUMBERS, [QUIET, QUIET, QUIET, QUIET],
                       ["ask sme", "wait", "remind sme", "wait", "ask epeople", "wait", "remind epeople", "wait", "end"]),
}


def case(today: date = TODAY, **message: Any) -> dict[str, Any]:
    return handle({"do": "case", "today": today.isoformat(), **message})


def by_month(numbers: dict[str, Any]) -> dict[str, Any]:
    """Return *numbers* of one month as a file holds them."""
    tables = ("spend", "received", "cancelled")
    return {key: {numbers["month"]: value} if key in tables else value for key, value in numbers.items()}


def begun(cause: str | None = "tally-lag", questions: list[str] | None = None, **numbers: Any) -> dict[str, Any]:
    answer = case(begin={"cause": cause, "answers": dict.fromkeys(questions or [], "x"), "numbers": numbers})
    assert answer["ok"], answer
    return answer


@pytest.mark.parametrize("name", CASES)
def test_a_case_goes_on_without_a_number_typed_twice(name):
    """Every message after the first holds the file and what is new, and no amount; the letters hold all of them."""
    cause, questions, numbers, replies, expected = CASES[name]
    answer, today, left, done = begun(cause, questions, **numbers), TODAY, list(replies), []
    last = ""
    while True:
        todo = answer["next"]
        done.append(" ".join(filter(None, [todo["do"], todo["office"] if todo["do"] in ("ask", "remind") else ""])))
        _all_numbers_kept(answer, numbers)
        if todo["do"] in ("settled", "end"):
            break
        if todo["do"] == "wait":
            today = date.fromisoformat(todo["day"])
            assert f"DTSTART;VALUE=DATE:{today:%Y%m%d}" in answer["calendar"]["text"]
            answer = case(today, file=answer["file"]["text"])
            continue
        assert todo["letter"] or todo["call"], "there is something to send or to say"
        if last and todo["letter"]:
            assert f"“{last}”" in todo["letter"]["text"] or todo["letter"]["id"] == "reminder", "the next letter quotes the last answer"
        message: dict[str, Any] = {"step": {"day": today.isoformat(), "office": todo["office"], "way": "phone", "receipt": f"R-{len(done)}"}}
        if outcome := left.pop(0) if left else QUIET:
            last = f"답 {chr(0xAC00 + len(done))}"
            message["reply"] = {"answer": last, "outcome": outcome, "answered_on": today.isoformat()}
        assert not _amounts(message)
        answer = case(today, file=answer["file"]["text"], **message)
        assert answer["ok"], answer
    assert done == expected


def _all_numbers_kept(answer: dict[str, Any], numbers: dict[str, Any]) -> None:
    assert answer["case"]["numbers"] == by_month(numbers)
    assert case(date(2030, 1, 1), file=answer["file"]["text"])["file"] == answer["file"], "opened and saved again, the file is the same"


def _amounts(value: Any) -> list[int]:
    if isinstance(value, dict):
        return [found for each in value.values() for found in _amounts(each)]
    return [value] if type(value) is int else []


def test_at_least_twelve_cases_reach_the_fifth_step():
    assert len(CASES) >= 12
    assert sum(len(expected) >= 5 for *_, expected in CASES.values()) >= 8
    assert min(len(expected) for *_, expected in CASES.values()) >= 4, "asked, asked again, written, and the end"


def test_the_letter_of_a_case_holds_its_numbers_and_its_history():
    answer = begun("purchase-delay", ["less"], **NUMBERS)
    answer = case(file=answer["file"]["text"], step={"day": "2026-11-20", "office": "sme", "way": "phone", "receipt": "1357-1"},
                  reply={"answer": "국민신문고에 남기세요", "outcome": "answered", "answered_on": "2026-11-20"})
    text = answer["next"]["letter"]["text"]
    assert answer["next"]["office"] == "epeople"
    for part in ("42,000원", "(1,750,000원 − 1,300,000원) × 20% = 90,000원", "“국민신문고에 남기세요”라는 답을 받음(접수 번호 1357-1)"):
        assert part in text


def test_what_was_read_in_a_notice_goes_into_the_file_as_it_is():
    """The values of a read text are added by the page, not typed."""
    values = handle({"do": "read", "text": "11월분 상생페이백 환수 금액 30,000원, 2024년 월평균 1,000,000원"})["values"]
    answer = begun("clawback-notice", ["clawback"])
    answer = case(file=answer["file"]["text"], numbers={"base": values["base"], "notice": values["notice"]["2025-11"], "month": "2025-11"})
    assert answer["case"]["numbers"] == {"month": "2025-11", "base": 1_000_000, "notice": 30_000}


def test_the_file_holds_nothing_else():
    answer = begun("tally-lag", ["less"], **NUMBERS)
    held = json.loads(answer["file"]["text"])
    assert held.keys() == {"kind", "version", "name", "cause", "answers", "numbers", "steps"}
    assert held["numbers"] == by_month(NUMBERS)


SEVERAL = {"month": "2025-10", "base": 1_000_000, "applied_on": "2025-10-02", "notice": 30_000,
           "spend": {"2025-09": 1_300_000, "2025-10": 1_750_000, "2025-12": 900_000}, "received": {"2025-09": 60_000, "2025-10": 42_000},
           "cancelled": {"2025-11": 50_000}}


def test_a_file_holds_every_month():
    """What was typed of several months comes back as it was, and each is told with what is due by the rules."""
    answer = begun("purchase-delay", ["less"], **SEVERAL)
    assert answer["case"]["numbers"] == SEVERAL
    again = case(file=answer["file"]["text"])
    assert again["file"] == answer["file"]
    assert again["months"] == [
        "2025년 9월분은 규칙대로 계산하면 60,000원이고, 받은 금액은 60,000원이에요.",
        "2025년 10월분은 규칙대로 계산하면 100,000원이고, 받은 금액은 42,000원이에요.",
        "2025년 12월분은 규칙대로 계산하면 0원이에요.",
    ]
    assert "42,000원" in again["letters"][0]["text"] and "60,000원" not in again["letters"][0]["text"], "a letter is about one month"


def test_amounts_of_one_more_month_leave_the_others_alone():
    answer = begun("purchase-delay", **SEVERAL)
    answer = case(file=answer["file"]["text"], numbers={"spend": {"2025-11": 1_100_000}})
    assert answer["case"]["numbers"]["spend"] == {**SEVERAL["spend"], "2025-11": 1_100_000}
    answer = case(file=answer["file"]["text"], numbers={"month": "2025-11", "received": 20_000})
    assert answer["case"]["numbers"]["received"] == {**SEVERAL["received"], "2025-11": 20_000}


def test_an_amount_without_a_month_waits_for_it():
    answer = begun("purchase-delay", spend=1_300_000)
    assert answer["case"]["numbers"] == {"spend": {"": 1_300_000}}
    answer = case(file=answer["file"]["text"], numbers={"month": "2025-09"})
    assert answer["case"]["numbers"] == {"month": "2025-09", "spend": {"2025-09": 1_300_000}}


def test_the_months_that_the_average_is_made_of_are_kept():
    months = {f"2024-{number:02}": 1_000_000 for number in range(1, 13)}
    answer = begun("purchase-delay", base_months=months, spend={"2025-09": 1_300_000})
    assert json.loads(answer["file"]["text"])["numbers"]["base_months"] == months
    assert answer["months"] == ["2025년 9월분은 규칙대로 계산하면 60,000원이에요."]


def test_what_was_typed_for_another_edition_is_kept_and_not_reckoned():
    answer = begun(None, spend={"2021-10": 1_530_000}, received={"2021-10": 50_000})
    assert answer["case"]["numbers"]["spend"] == {"2021-10": 1_530_000}
    assert answer["months"] == []


VERSION_2 = """{"kind": "sangsaeng-payback-case", "version": 2, "name": "", "cause": "tally-lag", "answers": {},
"numbers": {"month": "2025-10", "base": 1000000, "spend": {"2025-09": 1300000, "2025-10": 1200000}, "received": {"2025-10": 0}}, "steps": []}"""


def test_a_file_of_the_second_version_opens_for_ever():
    """Do not change this text either."""
    assert case(file=VERSION_2)["case"]["numbers"]["spend"] == {"2025-09": 1_300_000, "2025-10": 1_200_000}


VERSION_1 = """{"kind": "sangsaeng-payback-case", "version": 1, "name": "어머니", "cause": "tally-lag", "answers": {"start": "less"},
"numbers": {"month": "2025-10", "base": 1300000, "spend": 1750000, "received": 42000}, "steps": [{"day": "2026-11-20", "office": "sme", "way": "phone", "receipt": "1",
"answer": "", "answered_on": null, "promised_on": "2026-12-01", "outcome": ""}]}"""


def test_a_file_of_the_first_version_opens_for_ever():
    """Do not change this text: such files are on people's devices."""
    answer = case(file=VERSION_1)
    assert answer["ok"]
    assert answer["case"]["name"] == "어머니"
    assert answer["case"]["numbers"] == {"month": "2025-10", "base": 1_300_000, "spend": {"2025-10": 1_750_000}, "received": {"2025-10": 42_000}}
    assert json.loads(answer["file"]["text"])["version"] == VERSION
    assert (answer["next"]["do"], answer["next"]["day"]) == ("wait", "2026-12-01")
    assert "답을 주기로 했어요" in answer["next"]["text"]


def changed(**parts: Any) -> str:
    return json.dumps({**json.loads(VERSION_1), **parts})


STEP = {"day": "2026-11-20", "office": "sme"}
SPOILED = {
    "cut short": (VERSION_1[:100], "file", "잘렸거나"),
    "empty": ("", "file", "잘렸거나"),
    "no text": (3, "file", "글로 넘겨"),
    "another site's": ('{"name": "가계부"}', "file", "저장한 기록 파일이 아니에요"),
    "a list": ("[1, 2]", "file", "저장한 기록 파일이 아니에요"),
    "from the future": (changed(version=VERSION + 1), "version", "더 새로운 버전"),
    "version in words": (changed(version="1"), "version", "숫자여야"),
    "version of truth": (changed(version=True), "version", "숫자여야"),
    "an unknown entry": (changed(카드번호="1234"), "카드번호", "모르는 항목"),
    "an unknown number": (changed(numbers={"salary": 3}), "numbers.salary", "모르는 항목"),
    "an amount in words": (changed(numbers={"base": "백만"}), "base", "숫자"),
    "a month outside": (changed(numbers={"month": "2024-01"}), "month", "2025"),
    "a month of an amount": (changed(numbers={"spend": {"2025-13": 1}}), "spend.2025-13", "적어 주세요"),
    "an amount by month in words": (changed(numbers={"received": {"2025-10": "많이"}}), "received.2025-10", "숫자"),
    "months of the average": (changed(numbers={"base_months": 3}), "base_months", "달"),
    "numbers as a list": (changed(numbers=[1]), "numbers", "읽을 수 없어요"),
    "a step without a day": (changed(steps=[{"office": "sme"}]), "steps.1.day", "읽을 수 없어요"),
    "a step without an office": (changed(steps=[STEP, {"day": "2026-11-21"}]), "steps.2.office", "물어본 곳"),
    "a day that is none": (changed(steps=[{**STEP, "day": "2026-02-30"}]), "steps.1.day", "날짜"),
    "answered before asked": (changed(steps=[{**STEP, "answered_on": "2026-11-01"}]), "steps.1.answered_on", "빨라요"),
    "in the future": (changed(steps=[{**STEP, "day": "2027-01-01"}]), "steps.1.day", "오늘보다 늦은"),
    "an unknown way": (changed(steps=[{**STEP, "way": "pigeon"}]), "steps.1.way", "phone"),
    "an unknown outcome": (changed(steps=[{**STEP, "outcome": "maybe"}]), "steps.1.outcome", "settled"),
    "a long answer": (changed(steps=[{**STEP, "answer": "가" * (MOST_LETTERS + 1)}]), "steps.1.answer", "2,000자"),
    "too many steps": (changed(steps=[STEP] * (MOST_STEPS + 1)), "steps", "50개"),
    "steps that are words": (changed(steps=["sme"]), "steps.1", "읽을 수 없어요"),
    "deep": ("[" * 90_000, "file", "잘렸거나"),
}


@pytest.mark.parametrize(("text", "field", "words"), SPOILED.values(), ids=SPOILED)
def test_a_spoiled_file_is_told_in_words(text, field, words):
    answer = case(file=text)
    assert not answer["ok"]
    assert (answer["errors"][0]["field"], words in answer["errors"][0]["message"]) == (field, True), answer["errors"]


def test_days_out_of_order_are_noted_and_nothing_is_lost():
    answer = case(file=changed(steps=[STEP, {**STEP, "day": "2026-11-10"}]))
    assert "2번째 단계의 날짜가 앞 단계보다 빨라요" in answer["notes"][0]
    assert len(answer["case"]["steps"]) == 2


@pytest.mark.parametrize(("message", "field"), [
    ({}, "file"), ({"begin": 3}, "file"), ({"file": VERSION_1, "reply": {"outcome": "x"}}, "reply.outcome"),
    ({"begin": {}, "reply": {"answer": "네"}}, "reply"), ({"file": VERSION_1, "step": {"office": "sme"}}, "step.day"),
])
def test_what_is_new_is_checked_too(message, field):
    assert case(**message)["errors"][0]["field"] == field


def test_no_file_is_written_that_cannot_be_opened_again():
    """What makes it too long is refused; the file before it still opens."""
    step, reply = {"day": "2026-11-20", "office": "sme"}, {"answer": "가" * MOST_LETTERS, "outcome": "answered", "answered_on": "2026-11-20"}
    text = begun("tally-lag")["file"]["text"]
    while (answer := case(file=text, step=step, reply=reply))["ok"]:
        text = answer["file"]["text"]
    assert answer["errors"][0]["field"] == "file" and "짧게 줄여" in answer["errors"][0]["message"]
    assert case(file=text)["file"]["text"] == text


def test_emoji_and_braces_in_an_answer_are_kept():
    answer = begun("tally-lag", **NUMBERS)
    said = "네 😀 {base} “확인”"
    answer = case(file=answer["file"]["text"], step=STEP, reply={"answer": said, "outcome": "answered"})
    assert said in answer["next"]["letter"]["text"]


def test_the_next_step_in_english():
    answer = handle({"do": "case", "today": "2026-11-26", "lang": "en", "file": VERSION_1})
    assert answer["next"]["text"].startswith("Integrated call centre")
    assert "안녕하십니까" in answer["letters"][0]["text"] and "My name is" in answer["letters"][0]["beneath"]["text"]


def test_every_way_and_number_of_a_file_has_its_word():
    assert {"phone", "site", "epeople", "letter", "visit"} == texts()["way"].keys()
    assert {"month", "base", "spend", "received", "cancelled", "applied_on", "notice"} == KINDS.keys()


SCRAPS = st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.sampled_from(["sme", "2026-11-20", "settled"]),
                      lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["day", "office", "answer", "outcome", "base"]), inner),
                      max_leaves=6)


@stable
@given(st.dictionaries(st.sampled_from(["name", "cause", "answers", "numbers", "steps", "version", "kind"]), SCRAPS),
       st.dictionaries(st.sampled_from(["begin", "numbers", "step", "reply", "today"]), SCRAPS))
def test_nothing_raises(parts, more):
    answer = handle({"do": "case", "today": "2026-11-26", "file": changed(**parts), **more})
    assert json.loads(json.dumps(answer)) == answer


@pytest.mark.host
def test_a_terminal_opens_a_file(tmp_path, capsys):
    if sys.platform == "emscripten":
        pytest.skip("there is no terminal")
    from calculator.__main__ import main

    path = tmp_path / "record.json"
    path.write_text(VERSION_1, "utf-8")
    assert main(["case", str(path)]) == 0
    printed = capsys.readouterr().out
    assert "중소기업통합콜센터" in printed
    assert "2025년 10월분은 규칙대로 계산하면 90,000원이고, 받은 금액은 42,000원이에요." in printed
    path.write_bytes(b"\xff\xfe\x00")
    assert main(["case", str(path)]) == 1
    assert main(["case", str(tmp_path / "none.json")]) == 1


def test_a_week_is_not_enough_to_ask_again():
    answer = begun("tally-lag", **NUMBERS)
    answer = case(file=answer["file"]["text"], step={"day": TODAY.isoformat(), "office": "sme"})
    for days, doing in ((0, "wait"), (13, "wait"), (14, "remind")):
        assert case(TODAY + timedelta(days=days), file=answer["file"]["text"])["next"]["do"] == doing
