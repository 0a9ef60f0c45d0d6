"""Each payment less what was cancelled, however the file books it."""

import pytest

from tests.statements import check, csv_file, hana, payment, payments


def nets(*rows, said=None):
    """Return what is left of each of *rows*, in the file's order."""
    return [row["net"] for row in check(csv_file(hana(rows, said)))["rows"]]


@pytest.mark.parametrize(("row", "left"), [
    (payment(), 15_500),
    (payment(state="매입", captured="15,387", discount="113"), 15_500),
    (payment(status="취소"), 0),
    (payment(status="취소", cancelled="15,500"), 0),
    (payment(status="매출취소", cancelled="15,500"), 0),
    (payment(status="부분취소", cancelled="5,500"), 10_000),
    (payment(status="정상", cancelled="5,500"), 10_000),
    (payment(status="정상", cancelled="-5,500"), 10_000),
    (payment(status="정상", cancelled="99,000"), 0),
    (payment(amount="0", status="취소"), 0),
    (payment(status="승인거절"), 0),
    (payment(status="미취소"), 15_500),
])
def test_row_that_its_company_re_marked(row, left):
    """What is left is the approved amount less the cancelled one, and never below nothing."""
    assert nets(row) == [left]


def test_negative_row_takes_back_its_payment():
    """By its approval number, in full and in parts; the row itself counts nothing."""
    assert nets(payment(approval="1"), payment("2025.09.05", "-15,500", approval="1", status="취소")) == [0, 0]
    assert nets(payment(approval="1"), payment("2025.09.05", "-500", approval="1"), payment("2025.09.06", "-5,000", approval="1")) \
        == [10_000, 0, 0]


def test_cancellation_booked_both_ways_counts_once():
    """A re-marked row and a negative row beside it are one cancellation; another payment of the shop stays."""
    both = [payment(approval="1", status="취소"), payment(approval="2"), payment("2025.09.05", "-15,500", approval="1", status="취소")]
    assert nets(*both) == [0, 15_500, 0]
    unnamed = [payment(approval="", status="취소"), payment(approval="", time="20:00:00"), payment("2025.09.05", "-15,500", approval="")]
    assert nets(*unnamed) == [0, 15_500, 0]
    part = [payment(approval="1", status="부분취소", cancelled="5,500"), payment(amount="-5,500", approval="1")]
    assert nets(*part) == [10_000, 0]


def test_second_row_marked_as_cancelled_takes_back_the_first():
    """The same approval, once as paid and once as cancelled, comes to nothing."""
    assert nets(payment(approval="1"), payment(approval="1", status="취소")) == [0, 0]


def test_without_approval_number_only_the_whole_amount_of_the_shop_pairs():
    """A part, a later payment or another shop's is not taken for the partner; the row is told as open."""
    first = payment(approval="")
    assert nets(first, payment("2025.09.05", "-15,500", approval="")) == [0, 0]
    for other in (payment("2025.09.05", "-5,000", approval=""), payment("2025.09.01", "-15,500", approval=""),
                  payment("2025.09.05", "-15,500", "다른가게", approval="")):
        answer = check(csv_file(hana([first, other])))
        assert [row["net"] for row in answer["rows"]] == [15_500, 0]
        assert answer["checks"]["unpaired"]["count"] == 1


def test_one_negative_row_takes_back_one_of_two():
    """Two equal payments and one cancellation leave one."""
    two = [payment(approval="", time="10:00:00"), payment(approval="", time="11:00:00"), payment("2025.09.05", "-15,500", approval="")]
    assert sorted(nets(*two)) == [0, 0, 15_500]


def test_partly_cancelled_without_amount_is_told():
    """Nothing is guessed: the whole counts, and a check says so."""
    answer = check(csv_file(hana([payment(status="부분취소")])))
    assert payments(answer)[0][2] == 15_500
    assert answer["checks"]["partial_unknown"]["count"] == 1


@pytest.mark.parametrize(("status", "left"), [
    ("매입취소", 0), ("취소매입", 0), ("환불", 0), ("승인거절", 0), ("미취소", 15_500), ("매입완료", 15_500), ("", 15_500), ("-", 15_500)])
def test_status_in_other_words(status, left):
    """Of two words of one length that which takes back decides."""
    answer = check(csv_file(hana([payment(status=status)])))
    assert [row["net"] for row in answer["rows"]] == [left]
    assert "unlisted" not in answer["checks"]


def test_status_that_nobody_explained_is_told():
    """Nothing is taken back on a guess, and the reader hears of it."""
    answer = check(csv_file(hana([payment(approval="1", status="Y"), payment(approval="2")])))
    assert [row["net"] for row in answer["rows"]] == [15_500, 15_500]
    assert (answer["checks"]["unlisted"]["count"], "‘Y’" in answer["checks"]["unlisted"]["text"]) == (1, True)
