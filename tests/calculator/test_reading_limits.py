"""No text makes the reader raise, hang or guess: random ones, the longest ones, and those that are refused."""

import json
import signal
import sys
import time
from collections.abc import Iterator

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


@pytest.fixture(scope="module")
def most_seconds() -> float:
    """Return how long any text may take: ten times as long as a plain one of its length, of which a fifth is read."""
    start = time.process_time()
    assert read("가나다라 " * (MOST_TEXT // 25))["ok"]
    return 10 * 5 * (time.process_time() - start)


@pytest.fixture
def in_time(most_seconds: float) -> Iterator[None]:
    """Have what takes longer end there, even within a pattern: some would take years."""

    def end(*_: object) -> None:
        raise TimeoutError(most_seconds)

    signal.signal(signal.SIGVTALRM, end)
    signal.setitimer(signal.ITIMER_VIRTUAL, most_seconds)
    yield
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)


@pytest.mark.skipif(sys.platform == "emscripten", reason="how long it takes is seen outside, and there it takes as long as all else")
@pytest.mark.usefixtures("in_time")
@pytest.mark.parametrize("piece", ["From: a\n", "Q. ", "납부되었 ", "페이백\n", "월평균 카드 ", "만", "-", "a.", "환수 안내", "카드번호 ", "(", "백 ", "> \n", "쓴 돈 ", "페 이 ", "Sep ", "지급!", "["])
def test_the_longest_text_is_read_in_time(piece):
    """A hundred thousand letters of a troublesome kind."""
    assert read(f"가{piece * MOST_TEXT}"[:MOST_TEXT])["ok"]


@pytest.mark.parametrize("piece", ["2025.11.15 (", "10월분 페이백 42,000원 ", "10월\n페이백\n42,000원\n"])
def test_the_same_three_hundred_times_is_read(piece):
    assert read(piece * 300)["ok"]


@pytest.mark.skipif(sys.platform == "emscripten", reason="as above")
@pytest.mark.usefixtures("in_time")
@pytest.mark.parametrize(
    ("before", "piece", "behind"),
    [
        ("10월분 페이백 42,000원 " * 250, "가나 ", ""),
        ("10월분 페이백 42,000원 " * 250, " ", "끝"),
        ("안내드려요.\n2025.11.15", "\n\t ", "끝"),
        ("3만원 ", "[", " 9월"),
        ("(가)", "(가)", " 끝"),
    ],
)
def test_a_long_text_around_numbers_is_read_in_time(before, piece, behind):
    """What follows a number is not gone through anew for each number, nor in each way in which it can be divided."""
    between = (piece * MOST_TEXT)[: MOST_TEXT - len(before) - len(behind)]
    assert read(before + between + behind)["ok"]


@pytest.mark.parametrize("piece", ["1 ", "백만원 ", "십이월 십오일 "])
def test_numbers_without_end_are_refused(piece):
    assert read(f"{piece * MOST_TEXT}"[:MOST_TEXT])["errors"][0]["field"] == "text"
