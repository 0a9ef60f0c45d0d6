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


TAKEN = [*HEAD, "취소금액", "승인번호", "원승인번호"]


def test_row_of_nothing_but_a_cancelled_amount_takes_back_the_number_that_it_names():
    """Without a number it is told where the shop has a payment that it may belong to, and only there."""
    paid = ["2025-09-10", "가온마트", "12,000", "0", "1", ""]
    for number, original in (("3", "1"), ("1", "")):
        answer = check(csv_file([TAKEN, paid, ["2025-10-01", "가온마트", "0", "2,000", number, original]]))
        assert (left(answer), answer["checks"]) == ([10_000, 0], {})
    answer = check(csv_file([TAKEN, paid, ["2025-10-01", "가온마트", "0", "2,000", "3", ""]]))
    assert (left(answer), lines(answer, "unpaired"), answer["checks"]["unpaired"]["won"]) == ([12_000, 0], [3], 2_000)
    for shop, back in (("나래찻집", "2,000"), ("가온마트", "13,000")):
        assert check(csv_file([TAKEN, paid, ["2025-10-01", shop, "0", back, "3", ""]]))["checks"] == {}


@pytest.mark.parametrize(("title", "home", "away"), [("통화코드", "410", "840"), ("국가코드", "KR", "GB"), ("국가코드(숫자)", "410", "392")])
def test_code_of_a_country_or_a_currency(title, home, away):
    """In letters or in digits."""
    assert counted([*HEAD, title], ["2025-09-01", "가온마트", "10,000", home], ["2025-09-02", "LONDON", "45,000", away]) == (10_000, [])


def test_place_that_nobody_knows_beside_known_ones_is_told():
    """Towns alone are not."""
    rows = [[*HEAD, "이용국가"], ["2025-09-01", "가온마트", "10,000", "한국"], ["2025-09-02", "PRAHA", "45,000", "체코"]]
    assert lines(check(csv_file(rows)), "unlisted") == [3]
    assert counted([*HEAD, "이용지역"], ["2025-09-01", "가온마트", "10,000", "서울"], ["2025-09-02", "나래찻집", "5,000", "부산"]) == (15_000, [])


@pytest.mark.parametrize("kind", ["송금", "충전", "이체", "급여"])
def test_money_that_is_moved_is_told_where_no_balance_shows_it(kind):
    """A list of a payment app has such rows beside payments; 자동이체 is a way to pay."""
    rows = [["거래일시", "거래구분", "내용", "거래금액"], ["2025-09-01", "결제", "가온마트", "10,000"], ["2025-09-02", kind, "홍○○", "5,000"]]
    assert lines(check(csv_file(rows)), "unlisted") == [3]
    assert check(csv_file([*rows[:2], ["2025-09-02", "자동이체", "가온통신", "5,000"]]))["checks"] == {}


def test_instalments_of_one_purchase_in_one_file_are_one_payment():
    """Bills of several months below each other list it for each; two equal purchases have equal numbers."""
    head = ["이용일", "가맹점", "이용금액", "할부", "회차", "청구금액"]
    one = [["2025-09-01", "가온가전", "10,000", "2", part, "5,000"] for part in ("1", "2")]
    answer = check(csv_file([head, *one]))
    assert (sum(left(answer)), lines(answer, "twice")) == (10_000, [3])
    answer = check(csv_file([head, one[0], one[0], one[1], one[1]]))
    assert (sum(left(answer)), lines(answer, "twice")) == (20_000, [4, 5])
    assert sum(left(check(csv_file([head, one[0], one[0]])))) == 20_000


def test_cards_of_two_companies_are_two_in_two_files():
    """A name without a company may be any card's."""
    files = [csv_file([[*HEAD, "카드"], ["2025-09-01", "나래찻집", "5,000", card]]) for card in ("신한 딥드림", "삼성카드", "체크카드")]
    assert sum(left(check(*files[:2]))) == 10_000
    answer = check(files[0], files[2])
    assert (sum(left(answer)), lines(answer, "twice")) == (5_000, [2])


@pytest.mark.parametrize("sign", ["✓", "●", "V", "■", "√"])
def test_sign_under_cancelling_is_a_yes(sign):
    """A dash is nothing, an empty box is a no, and another sign is told."""
    rows = [[*HEAD, "취소"], ["2025-09-01", "가온마트", "10,000", "-"], ["2025-09-02", "나래찻집", "5,000", "□"]]
    assert counted(*rows, ["2025-09-03", "다솜상회", "7,000", sign]) == (15_000, [])
    assert counted(*rows, ["2025-09-03", "다솜상회", "7,000", "§"]) == (22_000, ["unlisted"])


@pytest.mark.parametrize("word", ["결제대기", "승인소멸", "미결제", "유효기간 만료"])
def test_status_of_what_may_not_have_been_paid_is_told(word):
    """What waits to be booked was approved."""
    rows = [[*HEAD, "진행상태"], ["2025-09-01", "가온마트", "10,000", "매입대기"], ["2025-09-02", "나래찻집", "5,000", word]]
    assert lines(check(csv_file(rows)), "unlisted") == [3]


def test_codes_for_kinds_that_nobody_explained_are_told():
    """All but the commonest."""
    rows = [["이용일", "가맹점", "거래코드", "이용금액"], *(["2025-09-01", "가온마트", code, won] for code, won in (("01", "10,000"), ("01", "5,000"), ("02", "7,000")))]
    assert lines(check(csv_file(rows)), "unlisted") == [4]
    assert check(csv_file(rows[:3]))["checks"] == {}


def test_sign_that_a_sentence_explains_is_told():
    """It stands at a payment that was cancelled; that cancellations are marked by a minus is nothing to tell."""
    rows = [HEAD, ["2025-09-01", "*가온마트", "10,000"]]
    for marked in ([*rows, ["* 표시는 취소된 거래입니다", "", ""]], [["* 표시는 취소된 거래입니다.", "", ""], *rows]):
        assert counted(*marked) == (10_000, ["coloured"])
    assert check(csv_file([*rows, ["취소된 거래는 (-)로 표시됩니다", "", ""]]))["checks"] == {}


def test_row_below_a_payment_that_says_that_it_was_cancelled_is_told():
    """A page may have a second line for each payment; a title of a section is none."""
    rows = [HEAD, ["2025-09-01", "가온마트", "10,000"], ["승인번호 1234 정상", "", ""], ["2025-09-02", "나래찻집", "5,000"], ["승인번호 1235 승인취소", "", ""], ["2025-09-03", "다솜상회", "7,000"]]
    answer = check(csv_file(rows))
    assert (sum(left(answer)), lines(answer, "mentioned")) == (22_000, [4])
    section = [*rows[:2], ["2025년 9월 취소내역", "", ""], ["2025-09-01", "가온마트", "10,000"]]
    assert sum(left(check(csv_file(section)))) == 0


def test_rows_of_one_receipt_with_the_same_amount_are_told():
    """Each article may state what the whole order came to; another amount, or another order, is a payment."""
    rows = [["일자", "매장", "주문번호", "결제금액"], *(["2025-09-01", "가온마트", order, won] for order, won in (("71", "10,000"), ("71", "10,000"), ("72", "10,000"), ("72", "2,000")))]
    answer = check(csv_file(rows))
    assert (sum(left(answer)), lines(answer, "same_order")) == (32_000, [3])


@pytest.mark.parametrize("word", ["결제취소", "환불"])
def test_negative_row_whose_shop_ends_with_a_word_of_cancelling_finds_its_payment(word):
    """A positive row of that name is told."""
    rows = [HEAD, ["2025-09-01", "가온 마트", "10,000"], ["2025-09-03", f"가온 마트 {word}", "-10,000"]]
    assert counted(*rows) == (0, [])
    assert counted(*rows[:2], ["2025-09-03", f"가온 마트 {word}", "10,000"]) == (20_000, ["mentioned"])


def test_part_that_was_cancelled_is_what_the_row_says_is_not_left():
    """Without a column for it."""
    rows = [[*HEAD, "상태", "최종금액"], ["2025-09-02", "나래찻집", "8,000", "부분취소", "5,000"]]
    assert counted(*rows) == (5_000, [])


@pytest.mark.parametrize("name", ["평균", "전월이월", "이월", "전월잔액"])
def test_dated_row_of_a_mean_or_of_what_was_brought_forward_is_no_payment(name):
    """It is told."""
    assert counted(HEAD, ["2025-09-01", "가온마트", "10,000"], ["2025-09-30", name, "7,500"]) == (10_000, ["total_dated"])


@pytest.mark.parametrize("place", [0, 1, 4])
def test_word_of_cancelling_in_any_cell_is_read(place):
    """Below the day, the time or the approval number."""
    head, paid, gone = ["이용일", "이용시간", "가맹점", "이용금액", "승인번호"], ["2025-09-01", "10:00", "가온마트", "10,000", "1"], ["2025-09-02", "11:00", "나래찻집", "5,000", "2"]
    gone[place] += " 취소"
    assert counted(head, paid, gone) == (10_000, ["elsewhere"])


@pytest.mark.parametrize("note", ["해외이용", "해외 승인", "해외"])
def test_payment_abroad_by_a_note_beside_it(note):
    """Where no other row says that it was at home; buying from abroad is something else."""
    rows = [[*HEAD, "비고"], ["2025-09-01", "가온마트", "10,000", ""]]
    assert counted(*rows, ["2025-09-02", "LONDON", "45,000", note]) == (10_000, [])
    assert counted(*rows, ["2025-09-02", "나래", "45,000", "해외직구"]) == (55_000, [])


@pytest.mark.parametrize(("title", "text"), [("거절사유", "비밀번호 틀림"), ("환불계좌", "우주은행 100-200"), ("취소사유", "단순변심"), ("반품이유", "크기")])
def test_reason_or_account_of_a_cancellation_is_told(title, text):
    """Nothing stands there for a payment that stood."""
    rows = [[*HEAD, title], ["2025-09-01", "가온마트", "10,000", "-"], ["2025-09-02", "나래찻집", "5,000", text]]
    answer = check(csv_file(rows))
    assert [line for key in ("mentioned", "unlisted") if key in answer["checks"] for line in lines(answer, key)] == [3]


def test_code_of_an_answer_that_nobody_explained_is_told():
    """All but the commonest."""
    rows = [[*HEAD, "응답코드"], *([*cells, code] for cells, code in ((["2025-09-01", "가온마트", "10,000"], "0000"), (["2025-09-02", "나래", "5,000"], "0000"), (["2025-09-03", "다솜", "7,000"], "8324")))]
    assert lines(check(csv_file(rows)), "unlisted") == [4]


def test_cross_where_all_others_say_nothing_is_told():
    """Beside a circle it is a no."""
    rows = [[*HEAD, "취소(X표)"], ["2025-09-01", "가온마트", "10,000", ""], ["2025-09-02", "나래찻집", "5,000", "X"]]
    assert lines(check(csv_file(rows)), "unlisted") == [3]
    assert counted(rows[0], [*rows[1][:3], "O"], rows[2]) == (5_000, [])
