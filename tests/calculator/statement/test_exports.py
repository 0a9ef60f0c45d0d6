"""Exports of banks, payment services and ledger apps, and the ways in which other companies state what was taken back."""

import pytest

from tests.statements import check, csv_file, lines, payments, refusal, sheets_file

HEAD = ["이용일", "가맹점명", "이용금액", "승인번호"]
DINNER, BOOK = ["2025-09-03", "별빛분식", "9,000", "1"], ["2025-09-04", "구름서점", "30,000", "2"]


def counted(answer):
    """Return what is left of all payments together."""
    return sum(won for _, _, won in payments(answer))


def html(*rows, caption=""):
    """Return a page with one table of *rows*, which are marks of HTML."""
    return f"<html><body><table><caption>{caption}</caption>{''.join(f'<tr>{row}</tr>' for row in rows)}</table></body></html>".encode()


PAY = [["거래일시", "거래구분", "거래처", "거래금액", "잔액"], ["2025.09.03 12:10", "결제", "별빛분식", "-9,000", "91,000"],
       ["2025.09.04 12:10", "결제", "구름서점", "-30,000", "61,000"], ["2025.09.04 13:10", "결제취소", "구름서점", "+30,000", "91,000"],
       ["2025.09.05 08:00", "충전", "○○은행", "+50,000", "141,000"], ["2025.09.06 08:00", "송금", "김○○", "-20,000", "121,000"]]
SMALL_ACCOUNT = [
    ["거래 일시", "적요", "거래 유형", "거래 금액", "거래 후 잔액"], ["2025.09.03 12:10:00", "별빛분식", "체크카드결제", "-9,000", "91,000"],
    ["2025.09.04 12:10:00", "구름서점", "체크카드결제", "-30,000", "61,000"], ["2025.09.04 14:10:00", "구름서점", "체크카드결제취소", "30,000", "91,000"],
    ["2025.09.05 09:10:00", "홍○○", "내계좌간자동이체", "-50,000", "41,000"], ["2025.09.06 09:10:00", "프로모션입금", "입금", "100", "41,100"]]
LEDGER = [["날짜", "자산", "분류", "내용", "KRW", "수입/지출", "메모", "금액", "화폐"], ["2025-09-03 12:10:00", "하나카드", "식비", "별빛분식", "9000", "지출", "", "9000", "KRW"],
          ["2025-09-04 12:10:00", "통장", "급여", "회사", "3000000", "수입", "", "3000000", "KRW"], ["2025-09-05 12:10:00", "통장", "", "적금", "100000", "이체출금", "", "100000", "KRW"]]
BANK = [["거래일시", "적요", "보낸분/받는분", "출금액", "입금액", "잔액"], ["2025.09.03 12:10:00", "체크카드", "별빛분식", "9,000", "0", "91,000"],
        ["2025.09.04 12:10:00", "체크카드", "구름서점", "30,000", "0", "61,000"], ["2025.09.04 14:10:00", "체크취소", "구름서점", "0", "30,000", "91,000"],
        ["2025.09.05 14:10:00", "급여", "회사", "0", "3,000,000", "3,091,000"]]
DEBIT = [["Date", "Description", "Debit", "Credit", "Balance"], ["2025-09-03", "별빛분식", "9,000", "", "91,000"], ["2025-09-04", "구름서점", "30,000", "", "61,000"],
         ["2025-09-05", "구름서점", "", "30,000", "91,000"], ["2025-09-06", "급여", "", "3,000,000", "3,091,000"]]
PASSBOOK = [["날짜", "내용", "출금", "입금", "잔액"], ["2025-09-03", "별빛분식", "9,000", "", "91,000"], ["2025-09-14", "하나카드 결제대금", "300,000", "", "1"],
            ["2025-09-15", "ATM 현금인출", "100,000", "", "1"]]


@pytest.mark.parametrize(("rows", "told"), [
    (PAY, {"deposit": [5], "came_back": [4], "transfer": [6]}),
    (SMALL_ACCOUNT, {"deposit": [6], "came_back": [4], "transfer": [5]}),
    (LEDGER, {"deposit": [3], "transfer": [4]}),
    (BANK, {"deposit": [5], "came_back": [4]}),
    (DEBIT, {"deposit": [5], "came_back": [4]}),
    (PASSBOOK, {"transfer": [3, 4]}),
], ids=["payment service", "account of few rows", "ledger with one column for both ways", "bank with the other side beside the kind", "debit and credit", "passbook with the card's bill"])
def test_only_what_was_spent_counts_of_an_account(rows, told):
    """Income, transfers, a card's bill and cash are left out and named, and what came back takes its payment back."""
    answer = check(csv_file(rows))
    assert counted(answer) == 9_000
    assert {key: lines(answer, key) for key in told} == told
    assert all(shown["ok"] for shown in answer["checks"].values())


def test_cancelling_that_names_no_shop_is_told():
    """The kind of transaction stands where the shop should: which payment came back cannot be known."""
    answer = check(csv_file([PASSBOOK[0], PASSBOOK[1], ["2025-09-05", "체크취소", "", "9,000", "91,000"]]))
    assert (counted(answer), lines(answer, "unpaired")) == (9_000, [3])
    assert "came_back" not in answer["checks"]


def test_part_that_came_back_into_an_account_is_told():
    """Which payment it belongs to is not said: nothing is taken back, and the row is no mere deposit."""
    answer = check(csv_file([*SMALL_ACCOUNT[:3], ["2025.09.04 14:10:00", "구름서점", "체크카드부분취소", "10,000", "71,000"]]))
    assert (counted(answer), lines(answer, "unpaired")) == (39_000, [4])


@pytest.mark.parametrize(("title", "word"), [
    ("환불금액", "10,000"), ("반품금액", "10,000"), ("환불액(원)", "10,000"), ("부분취소금액", "10,000"),
])
def test_column_of_what_was_given_back(title, word):
    """A refund is a cancellation by another name."""
    answer = check(csv_file([[*HEAD, title], [*DINNER, "0"], [*BOOK, word]]))
    assert (counted(answer), answer["checks"]) == (29_000, {})


@pytest.mark.parametrize(("title", "filler", "word", "told"), [
    ("취소시간", "00:00:00", "13:20:11", False), ("환불일자", "-", "2025-09-06", False), ("환불여부", "N", "Y", False), ("반품여부", "아니오", "예", False),
    ("승인결과", "승인", "한도초과", False), ("상태", "승인", "승인거부", False), ("상태", "정상", "승인오류", False), ("응답", "정상", "잔액 부족", True),
    ("승인구분", "승인", "역승인", True), ("거래유형", "결제", "환입", True), ("결제취소일시", "N/A", "2025-09-05 10:00", False),
])
def test_state_that_takes_back_in_other_words(title, filler, word, told):
    """Nothing is left of the payment; outside a column for it the reader hears of the word."""
    answer = check(csv_file([[*HEAD, title], [*DINNER, filler], [*BOOK, word]]))
    assert counted(answer) == 9_000
    assert list(answer["checks"]) == (["elsewhere"] if told else [])


@pytest.mark.parametrize(("title", "word"), [("취소처리결과", "완료"), ("매입상태", "매입불가"), ("상태", "승인불능")])
def test_state_that_nobody_explained_is_told(title, word):
    """It counts in full, and its row is named."""
    answer = check(csv_file([[*HEAD, title], [*DINNER, ""], [*BOOK, word]]))
    assert (counted(answer), lines(answer, "unlisted")) == (39_000, [3])


def test_less_is_left_than_was_paid():
    """A column says so without a word of cancelling: it may be a discount, so that the whole counts and the row is named."""
    answer = check(csv_file([[*HEAD, "최종금액"], [*DINNER, "9,000"], [*BOOK, "20,000"]]))
    assert (counted(answer), lines(answer, "less")) == (39_000, [3])
    explained = check(csv_file([[*HEAD, "최종금액", "취소금액"], [*DINNER, "9,000", "0"], [*BOOK, "20,000", "10,000"]]))
    assert (counted(explained), explained["checks"]) == (29_000, {})


def test_what_is_left_is_the_amount_where_there_is_no_other():
    """Its column is then all that the file says."""
    assert counted(check(csv_file([["이용일", "가맹점명", "최종금액"], DINNER[:3], BOOK[:3]]))) == 39_000


@pytest.mark.parametrize(("name", "key", "left"), [
    ("반품", "cancelled_table", 9_000), ("승인거절내역", "other", 39_000), ("한도초과·승인실패", "other", 39_000), ("현금영수증", "other", 39_000),
])
def test_sheet_of_what_was_given_back_or_never_paid(name, key, left):
    """Its title decides."""
    head = ["거래일", "가맹점명", "금액", "승인번호"]
    answer = check(sheets_file(("승인", [head, DINNER, BOOK]), (name, [head, ["2025-09-05", "구름서점", "30,000", "2"]])))
    assert (counted(answer), lines(answer, key)) == (left, [2])


def test_heading_above_several_others_belongs_to_each():
    """승인 and 취소 stand each over a day and an amount."""
    answer = check(html(
        "<th rowspan=2>가맹점명</th><th colspan=2>승인</th><th colspan=2>취소</th>", "<th>일자</th><th>금액</th><th>일자</th><th>금액</th>",
        "<td>별빛분식</td><td>2025.09.03</td><td>9,000</td><td></td><td></td>", "<td>구름서점</td><td>2025.09.04</td><td>30,000</td><td>2025.09.06</td><td>10,000</td>"))
    assert payments(answer) == [("2025-09-03", "별빛분식", 9_000), ("2025-09-04", "구름서점", 20_000)]


@pytest.mark.parametrize("word", ["이용금액 계", "본인 계", "카드 계"])
def test_total_with_a_day_in_other_words(word):
    """It lacks the approval number that its neighbours have."""
    answer = check(csv_file([HEAD, DINNER, BOOK, ["2025-09-30", word, "39,000", ""]]))
    assert (counted(answer), lines(answer, "total_dated")) == (39_000, [4])


def test_shop_whose_name_ends_like_a_total():
    """월계 is a part of Seoul."""
    answer = check(csv_file([HEAD, DINNER, ["2025-09-04", "구름마트 월계", "30,000", "2"]]))
    assert (counted(answer), answer["checks"]) == (39_000, {})


@pytest.mark.parametrize("rows", [
    [["(단위: 천원)"], ["이용일", "가맹점명", "이용금액"]], [["이용일", "가맹점명", "이용금액(천원)"]], [["카드 이용 내역", "", "단위 : 만원"], ["이용일", "가맹점명", "이용금액"]],
])
def test_amounts_in_thousands_are_refused(rows):
    """9 would be nine won; in whole won the unit changes nothing, and a shop may be called 천원."""
    payment = ["2025-09-03", "천원김밥", "9"]
    assert "단위로 적힌 파일" in refusal(csv_file([*rows, payment]))
    assert counted(check(csv_file([["(단위: 원)"], HEAD[:3], payment]))) == 9


def test_amount_that_a_style_strikes_through_is_told():
    """In a cell, around its text or over the whole row."""
    struck, head = 'style="color:red;text-decoration:line-through"', "<th>이용일</th><th>가맹점명</th><th>이용금액</th>"
    plain, cell = "<td>2025.09.03</td><td>별빛분식</td><td>9,000</td>", "<td>2025.09.04</td><td>구름서점</td>"
    for row in (f"{cell}<td {struck}>30,000</td>", f"{cell}<td><span {struck}>30,000</span></td>"):
        answer = check(html(head, plain, row))
        assert (counted(answer), answer["checks"]["unread"]["count"]) == (9_000, 1)
    whole = check(html(head, plain, "").replace(b"<tr></tr>", f"<tr {struck}>{cell}<td>30,000</td></tr>".encode()))
    assert counted(whole) == 9_000


def test_second_table_beside_the_readers_columns_is_told():
    """The reader can name one of two that stand side by side; the other one's payments are not lost in silence."""
    content = csv_file([[*HEAD[:3], "", *HEAD[:3]], [*DINNER[:3], "", *BOOK[:3]]])
    answer = check(content, files=[{"name": "a.csv", "columns": {"date": 0, "shop": 1, "amount": 2}}])
    assert (counted(answer), lines(answer, "unread")) == (9_000, [2])


def test_account_whose_other_rows_name_no_card_tells_them():
    """Where two rows or more say that they were paid by card; e-banking is a transfer, and what came in is none of either."""
    rows = [["거래일시", "적요", "보낸분/받는분", "출금액", "입금액", "잔액"], ["2025.09.03 12:10", "체크카드", "별빛분식", "9,000", "0", "91,000"],
            ["2025.09.04 12:10", "체크카드", "구름서점", "30,000", "0", "61,000"], ["2025.09.04 15:10", "전자금융", "홍○○", "20,000", "0", "41,000"],
            ["2025.09.05 14:10", "출금", "김○○", "5,000", "0", "36,000"], ["2025.09.05 15:10", "급여", "회사", "0", "3,000,000", "3,036,000"]]
    answer = check(csv_file(rows))
    assert counted(answer) == 44_000
    assert [lines(answer, key) for key in ("not_card", "transfer", "deposit")] == [[5], [4], [6]]
    assert answer["checks"]["not_card"]["ok"] is False
    others = [[f"2025.09.{day:02} 14:10", "출금", f"가게{day}", "5,000", "0", "1"] for day in range(6, 12)]
    for few in ([*rows[:2], *rows[4:]], [*rows, *others]):  # one that names it, or two among many
        assert "not_card" not in check(csv_file(few))["checks"]
    assert "not_card" not in check(csv_file([[*HEAD, "적요"], [*DINNER, "체크카드"], [*BOOK, "체크카드"], ["2025-09-05", "달빛마트", "8,000", "3", "일시불"]]))["checks"]


@pytest.mark.parametrize("titles", [["주문금액", "할인금액", "결제금액"], ["상품 금액", "쿠폰", "결제금액(원)"], ["정가금액", "할인", "결제액"]])
def test_what_was_paid_goes_before_an_amount_of_an_unknown_kind(titles):
    """A payment service lists what was ordered, too."""
    assert payments(check(csv_file([["결제일시", "상점명", *titles], ["2025-09-03 12:00", "별빛분식", "10,000", "1,000", "9,000"]]))) == [("2025-09-03", "별빛분식", 9_000)]


def test_amount_of_an_unknown_kind_stays_where_another_is_no_payment():
    """What is left of it, or the part that is due on a bill."""
    rows = [["매출일", "가맹점명", "매출금액", "취소금액", "순매출금액"], ["2025-09-03", "별빛분식", "30,000", "10,000", "20,000"]]
    assert counted(check(csv_file(rows))) == 20_000
    rows = [["매출일", "가맹점명", "구매금액", "순매출금액"], ["2025-09-03", "별빛분식", "30,000", "20,000"]]
    assert (counted(check(csv_file(rows))), lines(check(csv_file(rows)), "less")) == (30_000, [2])
    rows = [["이용일", "가맹점명", "구매금액", "회차", "결제금액"], ["2025-09-03", "별빛분식", "30,000", "1/3", "10,000"]]
    assert counted(check(csv_file(rows))) == 30_000


def test_spending_with_the_sign_of_what_comes_in_is_told():
    """Where spending has a minus, a 지출 without one takes back; its sign is turned like all others."""
    rows = [["날짜", "타입", "내용", "금액"], ["2025-09-01", "지출", "별빛분식", "-9,000"], ["2025-09-02", "지출", "구름서점", "-30,000"], ["2025-09-03", "지출", "구름서점", "30,000"]]
    answer = check(csv_file(rows))
    assert (counted(answer), lines(answer, "turned")) == (9_000, [2, 3, 4])


def test_kinds_of_cards_are_no_ways():
    """Credit and debit mean which card under a heading about it."""
    rows = [["Date", "Merchant", "Card type", "Amount"], ["2025-09-03", "STAR", "Credit", "9,000"], ["2025-09-04", "CLOUD", "Debit", "30,000"]]
    assert counted(check(csv_file(rows))) == 39_000


@pytest.mark.parametrize("way", ["출금 입금", "출 입", "지출 수입", "Expense Income", "지급 입금", "출금(체크) 입금(급여)", "Withdrawal Deposit", "DR CR", "debit credit", "보냄 받음", "OUT IN", "Sent Received"])
def test_column_of_ways_in_every_spelling(way):
    """It stands under a heading that nobody knows; what came in is no spending."""
    out, into = way.split()
    rows = [["거래일시", "입출", "거래처", "거래금액"], ["2025-09-01", out, "별빛분식", "9,000"], ["2025-09-02", into, "○○회사", "500,000"]]
    answer = check(csv_file(rows))
    assert (counted(answer), lines(answer, "deposit")) == (9_000, [3])


def test_money_put_into_an_account_is_not_spent():
    """Whatever the other rows of the column say; a shop where something is charged is one."""
    rows = [["거래일시", "구분", "사용처", "금액", "잔액"], ["2025-09-01 10:00", "충전", "○○은행", "50,000", "50,000"], ["2025-09-02 10:00", "사용", "전기차충전", "9,000", "41,000"]]
    answer = check(csv_file(rows))
    assert (counted(answer), lines(answer, "deposit")) == (9_000, [2])
    for kind in ("이자", "급여"):
        answer = check(csv_file([*rows, ["2025-09-03 10:00", kind, "○○은행", "1,200", "42,200"]]))
        assert (counted(answer), lines(answer, "deposit")) == (9_000, [2, 4])
    assert counted(check(csv_file([[*HEAD, "구분"], [*DINNER, "충전"]]))) == 9_000


BALANCED = [["일자", "적요", "거래금액", "잔액"], ["2025-09-01", "가온마트", "10,000", "90,000"], ["2025-09-02", "나래찻집", "5,000", "85,000"],
            ["2025-09-03", "홍○○", "30,000", "115,000"], ["2025-09-04", "나래찻집", "5,000", "120,000"], ["2025-09-05", "다솜상회", "7,000", "113,000"]]


@pytest.mark.parametrize("rows", [BALANCED, [BALANCED[0], *BALANCED[:0:-1]]])
def test_balance_shows_which_way_money_went_where_no_column_does(rows):
    """Whichever row comes first; what came back from a shop takes back, and a balance that does not fit says nothing."""
    answer = check(csv_file(rows))
    assert counted(answer) == 17_000
    assert [len(lines(answer, key)) for key in ("deposit", "came_back")] == [1, 1]
    assert counted(check(csv_file([*rows[:1], *([*cells[:3], "1,000"] for cells in rows[1:])]))) == 57_000


@pytest.mark.parametrize("title", ["이용금액(USD)", "Amount (US$)", "금액(€)", "JPY 금액"])
def test_amount_in_other_money_is_no_amount_of_won(title):
    """Beside an amount in won it says that the payment was made abroad."""
    assert check(csv_file([["이용일", "가맹점", title], ["2025-09-01", "PARIS", "10"]]))["files"][0]["ask"]["columns"].keys() == {"date", "shop", "abroad"}
    answer = check(csv_file([["이용일", "가맹점", "이용금액(원)", title], ["2025-09-01", "가온마트", "10,000", ""], ["2025-09-02", "PARIS", "15,000", "10"]]))
    assert [row["kind"] for row in answer["rows"]] == ["", "abroad"]


def test_export_that_is_there_twice_in_one_file_counts_once():
    """One below the other with its headings; the next page has other rows, and one payment alone may come again."""
    head, *paid = [HEAD[:3], DINNER[:3], BOOK[:3]]
    answer = check(csv_file([head, *paid, head, *paid]))
    assert (counted(answer), lines(answer, "copy")) == (39_000, [5, 6])
    assert counted(check(csv_file([head, paid[0], head, paid[0]]))) == 18_000
