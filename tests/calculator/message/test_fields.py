"""Bad input: every message is answered, with the field and a Korean sentence that says how to mend it."""

import json
import math

import pytest

from calculator import handle

GOOD = {"do": "refund", "edition": "2025", "base": 1_000_000, "spend": {"2025-09": 1_300_000}}


def errors(message):
    """Return the refused fields of *message* with their sentences."""
    answer = handle(message)
    assert answer["ok"] is False
    assert all(any("가" <= letter <= "힣" for letter in error["message"]) for error in answer["errors"])
    return {error["field"]: error["message"] for error in answer["errors"]}


def test_good_message_is_accepted():
    """The control: the message that the other tests spoil."""
    assert handle(GOOD)["ok"] is True


@pytest.mark.parametrize(("value", "advice"), [
    (-1, "0보다 작은"), (1.5, "소수점 없이"), (math.nan, "소수점 없이"), (1e400, "소수점 없이"),
    ("1,300,000", "쉼표를 빼고"), ("1,3000", "세 자리마다"), ("130,5만", "세 자리마다"), ("1,300만", "만 원 단위 대신"), ("130만", "만 원 단위 대신"), ("1300000", "따옴표 없이"), ("", "숫자로 적어"), ("abc", "숫자로 적어"),
    (True, "숫자로"), ([1], "숫자로"), (1_000_000_001, "0이 더 들어가지"), ("9" * 1_000_000, "따옴표 없이"),
    ({"low": 1}, "함께"), ({"low": 2, "high": 1}, "바꿔"), ({"low": -2, "high": 1}, "0보다 작은"),
])
def test_amounts_that_cannot_be_used(value, advice):
    """Each spoiled amount of a month is named, with what to write instead."""
    [(field, sentence)] = errors({**GOOD, "spend": {"2025-09": value}}).items()
    assert field.startswith("spend.2025-09")
    assert advice in sentence


@pytest.mark.parametrize("field", ["do", "edition", "base", "spend"])
def test_missing_fields(field):
    """What is needed and absent is named."""
    assert field in errors({key: value for key, value in GOOD.items() if key != field})


@pytest.mark.parametrize(("field", "value", "advice"), [
    ("do", "guess", "refund"), ("do", ["refund"], "refund"), ("edition", "2024", "2025, 2021"), ("edition", 2025, "2025, 2021"),
    ("base", {"2023-12": 1}, "2024년 1월부터 2024년 12월"), ("base", "백만", "만 원 단위 대신"), ("base", {}, "한 달"),
    ("spend", {}, "한 달"), ("spend", 5, "짝지어"), ("spend", None, "짝지어"),
    ("spend", {"2025-13": 1}, "2025-09처럼"), ("spend", {"9월": 1}, "2025-09처럼"), ("spend", {"2026-01": 1}, "2025년 12월"),
    ("spend", {9: 1}, "2025-09처럼"),
    ("applied_on", "2025-02-30", "달력에 없는"), ("applied_on", "2025.9.20", "2025-09-20처럼"), ("applied_on", 20250920, "2025-09-20처럼"),
    ("applied_on", "2025-09-14", "2025년 9월 15일부터"), ("applied_on", "2026-01-01", "2025년 12월 31일까지"),
    ("received", {"2025-10": 5}, "그달에 쓴 금액도"), ("received", {"2025-09": -5}, "0보다 작은"),
    ("card", "1234", "모르는 항목"),
])
def test_fields_that_cannot_be_used(field, value, advice):
    """Each spoiled field is refused with advice; nothing is taken for something else."""
    found = errors({**GOOD, field: value})
    assert any(advice in sentence for sentence in found.values()), found


def test_all_problems_come_at_once():
    """A person mends everything in one go."""
    found = errors({**GOOD, "base": -1, "spend": {"2025-09": "1,0", "2025-10": 1.5}, "applied_on": "x"})
    assert set(found) == {"base", "spend.2025-09", "spend.2025-10", "applied_on"}


@pytest.mark.parametrize("message", [None, [], "refund", 5, {}, {1: 2}, {10**5000: 1}, {"do": None}, {"x" * 1_000_000: 1},
                                     {**GOOD, "note": "가" * 1_000_000}, {**GOOD, "spend": {str(n): n for n in range(100_000)}}])
def test_strange_messages_are_answered_shortly(message):
    """Nothing raises, and the answer does not give back a megabyte."""
    assert errors(message)
    assert len(json.dumps(handle(message))) < 10_000


@pytest.mark.parametrize("value", [None, {}])
def test_received_may_be_empty(value):
    """Nothing received yet is no mistake."""
    assert handle({**GOOD, "received": value, "applied_on": None})["ok"] is True


def test_answers_are_plain_json():
    """What the worker sends to the page survives the way as text."""
    answer = handle(GOOD)
    assert json.loads(json.dumps(answer)) == answer
