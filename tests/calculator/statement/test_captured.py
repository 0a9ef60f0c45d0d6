"""An amount that the shop asked for beside the one that was approved: what it did not ask for was not paid, and is told."""

import pytest

from tests.statements import check, csv_file, hana, lines, payment, payments

HEAD = ["승인일", "가맹점", "승인금액", "매입금액", "할인금액", "상태", "승인번호"]


def nets(*rows):
    """Return what is left of each of *rows*, and the lines that are told of as asked for in part."""
    answer = check(csv_file([HEAD, *rows]))
    return [net for _, _, net in payments(answer)], lines(answer, "captured") if "captured" in answer["checks"] else []


@pytest.mark.parametrize(("captured", "discount", "status", "left"), [
    ("52,000", "", "정상", 52_000), ("52,000", "3,000", "정상", 55_000), ("52,000", "0", "부분취소", 52_000),
    ("0", "", "정상", 150_000), ("", "", "미매입", 150_000), ("-", "", "정상", 150_000), ("150,000", "0", "정상", 150_000),
    ("149,000", "1,000", "정상", 150_000), ("149,000", "-1,000", "정상", 150_000), ("151,000", "", "정상", 150_000),
    ("150,000", "", "취소", 0), ("52,000", "", "취소", 0), ("52,000", "", "승인거절", 0),
])
def test_what_was_not_asked_for_is_taken_off_and_told(captured, discount, status, left):
    """Neither what is not asked for yet nor a discount is missing; what was cancelled as a whole stays so."""
    told = [2] if 0 < left < 150_000 else []
    assert nets(["2025-09-01", "가온주유", "150,000", captured, discount, status, "1"]) == ([left], told)


def test_row_that_takes_back_what_was_not_asked_for_counts_once():
    """The smaller amount asked for and the row of its own are one cancellation."""
    rows = [["2025-09-01", "가온마트", "30,000", "18,000", "", "정상", "7"], ["2025-09-02", "가온마트", "-12,000", "-12,000", "", "부분취소", "7"]]
    assert nets(*rows) == ([18_000, 0], [2])


def test_file_of_hana_card():
    """There the discount and what was cancelled have columns of their own, and 0 is not asked for yet."""
    rows = [payment(state="매입", captured="15,387", discount="113", approval="1"), payment(approval="2"),
            payment(state="매입", captured="10,000", cancelled="5,500", approval="3"), payment(state="매입", captured="9,000", discount="100", approval="4")]
    answer = check(csv_file(hana(rows)))
    assert [net for _, _, net in payments(answer)] == [15_500, 15_500, 10_000, 9_100]
    assert [mark["text"].split()[-1] for mark in answer["checks"]["captured"]["rows"]] == ["15,500"]
    assert answer["checks"]["captured"]["count"] == 1


def test_amount_asked_for_is_the_amount_where_there_is_no_other():
    """Nothing is asked then."""
    answer = check(csv_file([["이용일", "가맹점", "매입금액"], ["2025-09-01", "가온마트", "30,000"]]))
    assert ([net for _, _, net in payments(answer)], answer["checks"]) == ([30_000], {})
