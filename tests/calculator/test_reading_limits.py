"""No text makes the reader raise, hang or guess: random ones, the longest ones, and those that are refused."""

import json
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.message.fields import MOST_TEXT
from tests.calculator.test_reading import read
from tests.strategies import stable

PIECES = st.sampled_from(["10월분", "9월", " ", "\n", "페이백", "42,000원", "130만", "원", "2024년 월평균", ":", "|", "-", "환수", "2025.10.15", "http://", "😀", "1,30", "까지", "(", ")", "사용액", "백삼십만원", "지급되었습니다", "\x00", "취소", "~", "3월 31일"])


@stable
@given(st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=200))
def test_nothing_raises(text):
    answer = read(text)
    assert json.loads(json.dumps(answer)) == answer
    if answer["ok"]:
        for field in answer["fields"]:
            assert answer["text"][field["place"]["start"] : field["place"]["end"]].strip() == field["place"]["quote"]


@pytest.mark.skipif(sys.platform == "emscripten", reason="how long it takes is seen outside, and there it takes as long as all else")
@pytest.mark.parametrize("piece", ["From: a\n", "Q. ", "납부되었 ", "페이백\n", "월평균 카드 ", "만", "-", "a.", "환수 안내", "카드번호 ", "(", "백 ", "> \n", "쓴 돈 ", "페 이 ", "Sep ", "지급!"])
def test_the_longest_text_is_read_in_time(piece):
    """A hundred thousand letters of a troublesome kind; a slip into squares of it would take minutes."""
    assert read(f"가{piece * MOST_TEXT}"[:MOST_TEXT])["ok"]


@pytest.mark.parametrize("piece", ["2025.11.15 (", "10월분 페이백 42,000원 ", "10월\n페이백\n42,000원\n"])
def test_the_same_three_hundred_times_is_read(piece):
    assert read(piece * 300)["ok"]


@pytest.mark.parametrize("piece", ["1 ", "백만원 ", "십이월 십오일 "])
def test_numbers_without_end_are_refused(piece):
    assert read(f"{piece * MOST_TEXT}"[:MOST_TEXT])["errors"][0]["field"] == "text"
