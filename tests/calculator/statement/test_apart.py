"""What tells two payments apart: the card, the country, and the day or number that a cancellation names."""

import pytest

from tests.statements import check, csv_file, lines, payments, sheets_file

HEAD = ["이용일", "가맹점", "이용금액"]


def left(answer):
    """Return what is left of each row."""
    return [net for _, _, net in payments(answer)]


def counted(*rows):
    """Return the sum of the payments at home, and the names of the checks."""
    answer = check(csv_file(rows))
    return sum(row["net"] for row in answer["rows"] if row["kind"] != "abroad"), [*answer["checks"]]


@pytest.mark.parametrize(("title", "one", "other"), [
    ("카드", "신한", "삼성"), ("카드", "본인 1111", "가족 2222"), ("카드사", "신한카드", "현대카드"), ("사용카드", "체크 12*4", "신용 99*9"), ("card", "Visa A", "Master B")])
def test_rows_of_two_cards_are_two_payments(title, one, other):
    """The same day, shop, amount and number; with one card it is one payment, told."""
    rows = [[*HEAD, "승인번호", title], ["2025-09-01", "가온마트", "10,000", "77", one]]
    assert counted(*rows, [*rows[1][:4], other]) == (20_000, [])
    assert counted(*rows, rows[1]) == (10_000, ["twice"])


def test_sheets_of_two_cards_are_no_copies():
    """The same subscription is paid on both."""
    sheets = [("가", [[*HEAD, "카드"], ["2025-09-01", "가온통신", "10,000", "신한"], ["2025-09-02", "나래", "5,000", "신한"]]),
              ("나", [[*HEAD, "카드"], ["2025-09-01", "가온통신", "10,000", "삼성"], ["2025-09-02", "나래", "5,000", "삼성"]])]
    answer = check(sheets_file(*sheets))
    assert (sum(left(answer)), answer["checks"]) == (30_000, {})


@pytest.mark.parametrize(("title", "home", "away"), [
    ("국내여부", "Y", "N"), ("국내 이용 여부", "예", "아니오"), ("국내구분", "O", "X"), ("해외여부", "N", "Y"), ("해외 결제", "0", "1"), ("국내결제", "Y", "N"), ("국외여부", "N", "Y")])
def test_answer_whether_it_was_paid_at_home(title, home, away):
    """Whichever way the heading asks."""
    assert counted([*HEAD, title], ["2025-09-01", "가온마트", "10,000", home], ["2025-09-02", "LONDON", "45,000", away]) == (10_000, [])


@pytest.mark.parametrize(("title", "home", "away"), [("국내외여부", "Y", "N"), ("국내외구분", "1", "2"), ("국내/해외", "D", "F")])
def test_code_for_a_place_that_nobody_explained_is_told(title, home, away):
    """All but the one that most rows have; of two as common both."""
    rows = [[*HEAD, title], ["2025-09-01", "가온마트", "10,000", home], ["2025-09-02", "LONDON", "45,000", away]]
    answer = check(csv_file([*rows, ["2025-09-03", "나래", "5,000", home]]))
    assert (sum(left(answer)), lines(answer, "unlisted")) == (60_000, [3])
    assert lines(check(csv_file(rows)), "unlisted") == [2, 3]


TAKING = [*HEAD, "구분", "원승인일"]
BOUGHT = [["2025-09-10", "가온마트", "30,000", "승인", ""], ["2025-10-10", "가온마트", "30,000", "승인", ""]]


@pytest.mark.parametrize("won", ["30,000", "-30,000"])
@pytest.mark.parametrize("day", ["2025-09-10", "20250910"])
def test_cancellation_takes_back_the_payment_of_the_day_that_it_names(won, day):
    """And not the latest one of the shop, whatever sign the row has."""
    answer = check(csv_file([TAKING, *BOUGHT, ["2025-10-12", "가온마트", won, "취소", day]]))
    assert left(answer) == [0, 30_000, 0]
    assert answer["months"]["2025-09"]["total"] == 0
    assert {"unpaired", "perhaps"}.isdisjoint(answer["checks"])


def test_part_of_the_only_payment_of_the_day_that_a_row_names_is_taken_off():
    """Of two that it may belong to, none; nor of another day."""
    part = ["2025-10-12", "가온마트", "-10,000", "부분취소", "2025-09-10"]
    assert left(check(csv_file([TAKING, *BOUGHT, part]))) == [20_000, 30_000, 0]
    for rows in ([BOUGHT[0], BOUGHT[0]], [BOUGHT[1]]):
        answer = check(csv_file([TAKING, *rows, part]))
        assert (left(answer), lines(answer, "unpaired")) == ([*[30_000] * len(rows), 0], [len(rows) + 2])


def test_payment_that_names_its_own_day_takes_nothing_back():
    """Where every row has one, a cancelled row may be the payment itself: the other is told as open."""
    rows = [["2025-09-10", "가온마트", "30,000", "승인", "2025-09-10"], ["2025-09-10", "가온마트", "30,000", "취소", "2025-09-10"]]
    answer = check(csv_file([TAKING, *rows]))
    assert (left(answer), lines(answer, "perhaps")) == ([30_000, 0], [2])


def test_negative_row_takes_back_the_number_that_it_names():
    """Without a status, too."""
    rows = [[*HEAD, "승인번호", "원승인번호"], ["2025-09-10", "가온마트", "30,000", "1", ""], ["2025-09-11", "가온마트", "30,000", "2", ""], ["2025-10-01", "가온마트", "-30,000", "3", "1"]]
    assert left(check(csv_file(rows))) == [0, 30_000, 0]
