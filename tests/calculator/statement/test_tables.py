"""What a sheet, a section or a table is, which one goes on, and what in it is no payment."""

import pytest

from tests.statements import check, csv_file, html_file, lines, payments, sheets_file, tables_file, xlsx_file

HEAD = ["이용일", "가맹점명", "이용금액"]


def row(day, shop, won, *more):
    """Return a row below `HEAD`."""
    return [f"2025.09.{day:02}", shop, won, *more]


PAID = [HEAD, row(3, "별빛분식", "9,000"), row(4, "구름서점", "30,000"), row(5, "노을의원", "15,000")]


def total(answer):
    """Return the sum of everything."""
    return sum(net for _, _, net in payments(answer))


@pytest.mark.parametrize("title", ["결제취소내역", "취소매출", "■ 취소 내역", "2. 취소내역(1건)", "환불내역"])
def test_table_of_cancellations_takes_back(title):
    """As a sheet and as a section, with headings of its own and without; each line is told."""
    back = [HEAD, row(4, "구름서점", "30,000")]
    for content in (sheets_file(("일시불", PAID), (title, back)), csv_file([*PAID, [title], *back]), csv_file([*PAID, [title], back[1]])):
        answer = check(content)
        assert total(answer) == 24_000
        assert len(lines(answer, "cancelled_table")) == 1


def test_table_of_payments_and_cancellations_is_one_of_payments():
    """승인/취소내역 lists both."""
    for title in ("승인/취소내역", "이용 및 취소 내역", "승인·취소 내역"):
        assert total(check(sheets_file((title, PAID)))) == 54_000


def test_negative_rows_in_a_table_of_cancellations_stay_negative():
    """They take back as they are, and nothing is to tell."""
    answer = check(sheets_file(("일시불", PAID), ("취소매출", [HEAD, row(4, "구름서점", "-30,000")])))
    assert (total(answer), answer["checks"]) == (24_000, {})


def test_table_of_payments_abroad_is_left_out():
    """Its amounts may be dollars; a payment that another table lists, too, is one abroad."""
    answer = check(sheets_file(("국내이용내역", PAID), ("해외이용내역", [["이용일", "가맹점", "금액"], row(9, "FAR INN", "150"), row(5, "노을의원", "15,000")])))
    assert total(answer) == 54_000
    assert [entry["kind"] for entry in answer["rows"]] == ["", "", "abroad"]
    assert lines(answer, "abroad") == [2, 3]
    assert "해외 결제만" in check(sheets_file(("해외이용내역", PAID)))["errors"][0]["message"]
    assert total(check(sheets_file(("국내/해외 이용내역", PAID)))) == 54_000


def test_section_of_discounts_is_no_payment():
    """Its headings say what its numbers are; headings that look complete are told by the title."""
    section = [["[할인 혜택]"], ["이용일", "가맹점명", "할인금액", "할인구분"], row(3, "별빛분식", "900", "청구할인")]
    answer = check(csv_file([[*HEAD, ""], *[[*cells, ""] for cells in PAID[1:]], *section]))
    assert (total(answer), lines(answer, "other"), answer["checks"]["other"]["ok"]) == (54_000, [7], True)
    answer = check(csv_file([*PAID, ["포인트 적립 내역"], ["거래일", "가맹점명", "금액"], row(3, "별빛분식", "90")]))
    assert total(answer) == 54_000
    assert lines(answer, "other") == [7]


def test_table_whose_headings_nobody_knows_is_told():
    """Its rows may be payments: they are not read with the columns of the table above, and not passed over in silence."""
    unknown = [["항목", "종류", "수치"], row(9, "하늘마트", "700")]
    for content in (tables_file(PAID, unknown), csv_file([*PAID, *unknown]), sheets_file(("가", PAID), ("나", unknown))):
        answer = check(content)
        assert total(answer) == 54_000
        assert lines(answer, "unread") in ([2], [6])


def test_shifted_rows_of_tables_that_are_not_counted_are_told():
    """A label and its value are no payment; a row that begins with a label and goes on like a payment may be one."""
    shifted = ["x", *row(6, "가게", "700")]
    answer = check(csv_file([*PAID, ["포인트 적립"], ["언제", "어디", "얼마", "왜"], ["결제일", "2025.10.14", "금액", "54,000"], ["결제일", "2025.10.14", "가게", "700"]]))
    assert {mark["line"] for entry in answer["checks"].values() for mark in entry["rows"]} == {8}
    page = check(html_file([*PAID, ["포인트 적립"], shifted]))
    assert lines(page, "other") == [6]


def test_hidden_sheet_is_left_out():
    """What is in no other sheet is told."""
    answer = check(sheets_file(("이용내역", PAID), ("raw", PAID), hidden=("raw",)))
    assert (total(answer), answer["checks"]) == (54_000, {})
    answer = check(sheets_file(("이용내역", PAID), ("raw", [*PAID, row(9, "하늘마트", "700")]), hidden=("raw",)))
    assert (total(answer), lines(answer, "hidden")) == (54_000, [5])


def test_table_that_repeats_another_counts_once():
    """All and home, screen and paper; every row that was left out is named."""
    for content in (sheets_file(("전체이용내역", PAID), ("국내이용내역", PAID[:3])), tables_file(PAID, PAID[:3])):
        answer = check(content)
        assert (total(answer), lines(answer, "copy")) == (54_000, [2, 3])


def test_tables_with_one_payment_alike_are_no_copies():
    """Two people had the same coffee."""
    answer = check(sheets_file(("본인", PAID), ("가족", [HEAD, row(3, "별빛분식", "9,000"), row(8, "달빛분식", "1,000")])))
    assert (total(answer), answer["checks"]) == (64_000, {})


@pytest.mark.parametrize("next_page", [[PAID[2:]], [PAID[2:3], PAID[3:]], [[["계속"]], PAID[2:]]])
def test_table_goes_on_without_headings(next_page):
    """The next page of HTML, or the next sheet after the last row of one."""
    for content in (tables_file(PAID[:2], *next_page), sheets_file(*((f"시트{n}", rows) for n, rows in enumerate([PAID[:2], *next_page])))):
        answer = check(content)
        assert (total(answer), answer["checks"]) == (54_000, {})


def test_headings_in_a_table_of_their_own():
    """As some bills have it: a title, the headings and the rows each in a table."""
    answer = check(tables_file([["결제계좌", "000"]], [["3.카드사용내역"]], [HEAD], PAID[1:], [["4.장기카드대출 이용내역"], ["내역이 없습니다"]]))
    assert (total(answer), answer["checks"]) == (54_000, {})


UNKNOWN = ["언제", "어디서", "얼마"]


def by_reader(content, **columns):
    """Return the answer after the reader said where day, shop and amount stand."""
    return check(content, files=[{"name": "a", "columns": {"date": 0, "shop": 1, "amount": 2, **columns}}])


def test_readers_columns_hold_for_every_table_with_the_same_headings():
    """Twelve sheets of one form need one answer."""
    months = [(f"{month}월", [UNKNOWN, [f"2025.{month:02}.03", "별빛분식", f"{month},000"]]) for month in range(1, 10)]
    assert total(by_reader(sheets_file(*months))) == 45_000


def test_notices_above_the_table_do_not_hide_it():
    """Neither from the question nor from the reader's answer, however many they are."""
    content = csv_file([*[[f"안내 {n}"] for n in range(70)], UNKNOWN, *PAID[1:]])
    ask = check(content)["files"][0]["ask"]
    assert [shown["cells"] for shown in ask["rows"]][-4:] == [UNKNOWN, *PAID[1:]]
    assert total(by_reader(content)) == 54_000
    content = sheets_file(("안내", [["가", "나", "다"]] * 90), ("내역", [UNKNOWN, *PAID[1:]]))
    assert UNKNOWN in [shown["cells"] for shown in check(content)["files"][0]["ask"]["rows"]]
    assert total(by_reader(content)) == 54_000


def test_readers_columns_leave_what_words_had_told():
    """A foreign payment stays one, and a cancelled one cancelled."""
    content = csv_file([["이용일", "가맹점명", "승인금액", "이용금액", "해외이용금액", "상태"], row(3, "별빛분식", "9,000", "9,000", "", "취소"),
                        row(5, "FAR DINER", "50,000", "50,000", "36.00", "")])
    assert "ask" in check(content)["files"][0]
    answer = by_reader(content, amount=3)
    assert [(entry["net"], entry["kind"]) for entry in answer["rows"]] == [(0, ""), (50_000, "abroad")]


@pytest.mark.parametrize("name", ["9월 합계", "일시불합계", "본인 소계", "소 계 2 건", "총 3건", "[총합계]", "월 소계", "결제하실 총금액", "합계금액", "TOTAL", "Grand Total", "[계]"])
def test_totals_in_every_spelling(name):
    """Without a day they are no payments, and no alarm; with one they are left out and told."""
    answer = check(csv_file([*PAID, ["", name, "54,000"], [name, "", "54,000"], ["-", name, "54,000"]]))
    assert (total(answer), answer["checks"]) == (54_000, {})
    answer = check(csv_file([*PAID, row(30, name, "54,000")]))
    assert (total(answer), lines(answer, "total_dated")) == (54_000, [5])


def test_payment_at_a_shop_that_is_called_like_a_total():
    """Hangul goes on after the word, or the row has an approval number as its neighbours have."""
    assert total(check(csv_file([*PAID, row(6, "합계마트", "700"), row(6, "시계", "1"), row(6, "Total Cafe", "1")]))) == 54_702
    numbered = [[*HEAD, "승인번호"], row(3, "별빛분식", "9,000", "11"), row(4, "소계", "700", "12"), row(30, "소계", "9,700", "")]
    answer = check(csv_file(numbered))
    assert (total(answer), lines(answer, "total_dated")) == (9_700, [4])


ACCOUNT = ["거래일시", "구분", "거래금액", "거래 후 잔액", "내용"]


def account(*rows):
    """Return the rows of an account: way, won and shop, one a day."""
    return csv_file([ACCOUNT, *[[f"2025.09.{day:02} 10:53:12", way, won, "440,000", shop] for day, (way, won, shop) in enumerate(rows, 1)]])


@pytest.mark.parametrize("sign", ["", "-"])
def test_column_for_the_way_of_the_money_decides(sign):
    """Whether spending is written with a minus or without; what came in is no payment."""
    answer = check(account(("출금", f"{sign}1,000", "가게1"), ("입금", "1,500,000", "급여"), ("출금", f"{sign}3,000", "가게2")))
    assert payments(answer) == [("2025-09-01", "가게1", 1_000), ("2025-09-03", "가게2", 3_000)]
    assert lines(answer, "deposit") == [3]
    assert ("turned" in answer["checks"]) is bool(sign)


def test_purchase_that_came_back_to_the_account():
    """The same shop and amount coming in is the cancellation."""
    answer = check(account(("출금", "1,000", "가게1"), ("입금", "1,000", "가게1"), ("출금", "3,000", "가게2")))
    assert (total(answer), lines(answer, "came_back")) == (3_000, [3])


def test_transfers_are_no_payments():
    """Money between one's own accounts was not spent."""
    answer = check(csv_file([["날짜", "타입", "내용", "금액"], ["2025-09-01", "지출", "가", "-1000"], ["2025-09-02", "이체", "내 통장", "-50000"],
                             ["2025-09-03", "수입", "월급", "3200000"]]))
    assert (total(answer), lines(answer, "transfer"), lines(answer, "deposit")) == (1_000, [3], [4])
    kinds = [["거래일시", "내용", "거래금액", "거래구분", "잔액"], [*row(1, "가게", "1,000"), "체크카드결제", "9"], [*row(2, "내 통장", "50,000"), "일반이체", "9"]]
    answer = check(csv_file(kinds))
    assert (total(answer), lines(answer, "transfer")) == (1_000, [3])
    of_card = check(csv_file([cells[:-1] for cells in kinds]))
    assert (total(of_card), of_card["checks"]) == (51_000, {})


def test_mostly_negative_amounts_are_spending():
    """Without a column that says so the signs do; a few cancellations do not turn a file."""
    rows = [["거래일시", "내용", "거래금액"], row(1, "가", "-1,000"), row(2, "나", "-2,000"), row(3, "다", "-3,000"), row(4, "급여", "3,200,000"), row(5, "나", "2,000")]
    answer = check(csv_file(rows))
    assert [(entry["shop"], entry["net"]) for entry in answer["rows"]] == [("가", 1_000), ("나", 0), ("다", 3_000), ("나", 0)]
    assert (lines(answer, "turned"), lines(answer, "deposit")) == ([2, 3, 4], [5])
    answer = check(csv_file([*PAID, *[row(9, shop, f"-{won}") for _, shop, won in PAID[1:]]]))
    assert (total(answer), answer["checks"]) == (0, {})


def test_columns_for_what_went_out_and_what_came_in():
    """As a bank's list has them."""
    answer = check(csv_file([["거래일자", "적요", "출금액", "입금액", "잔액"], row(1, "가게", "1,000", "0", "9"), row(2, "급여", "0", "200,000", "9"), row(3, "이자", "", "5,000", "9")]))
    assert (total(answer), lines(answer, "deposit")) == (1_000, [3, 4])


BARE = [
    [HEAD, row(3, "별빛분식", "9,000"), row(4, "구름서점", "30,000"), ["", "", "39,000"]],
    [HEAD, row(3, "별빛분식", "9,000"), row(4, "구름서점", "30,000"), ["", "2건", "39,000"]],
    [HEAD, row(3, "별빛분식", "9,000"), ["", "", "9,000"], row(4, "구름서점", "30,000"), ["", "", "30,000"], ["", "", "39,000"]],
    [HEAD, row(3, "별빛분식", "9,000"), ["", "소계", "9,000"], row(4, "구름서점", "30,000"), ["", "", "30,000"]],
    [HEAD, ["", "", "39,000"], row(3, "별빛분식", "9,000"), row(4, "구름서점", "30,000")],
    [HEAD, row(3, "별빛분식", "9,000"), row(4, "구름서점", "30,000"), ["9월", "", "39,000"], ["", "9월 사용금액", "39,000"]],
    [HEAD, row(3, "별빛분식", "9,000"), ["2025.10.04", "구름서점", "30,000"], ["9월", "", "9,000"], ["2025년 10월", "", "30,000"]],
    [["가 카드"], HEAD, row(3, "별빛분식", "9,000"), ["", "", "9,000"], ["나 카드"], HEAD, row(4, "구름서점", "30,000"), ["", "", "30,000"], ["", "", "39,000"]],
    [HEAD, row(3, "별빛분식", "9,000"), row(4, "구름서점", "40,000"), row(5, "구름서점", "-40,000"), row(6, "구름서점", "30,000"), ["", "", "39,000"]],
]


@pytest.mark.parametrize("rows", BARE)
@pytest.mark.parametrize("make", [lambda rows: xlsx_file(rows), lambda rows: csv_file([[*cells, "", ""][:3] for cells in rows]), html_file])
def test_bare_amount_that_is_the_sum_of_the_rows_above_is_a_total(rows, make):
    """Neither a day nor a word says so: since the last total, in its table or in the whole file."""
    answer = check(make(rows))
    assert (total(answer), answer["checks"]) == (39_000, {})
    assert any("합계" in entry["reason"] for entry in answer["skipped"])


@pytest.mark.parametrize("odd", [["", "", "38,000"], ["", "노을의원", "39,000"], ["모름", "", "39,000"]])
def test_amount_without_a_day_that_may_be_a_payment_is_told(odd):
    """Another amount, a name beside it, or a day that cannot be read."""
    answer = check(xlsx_file([HEAD, row(3, "별빛분식", "9,000"), row(4, "구름서점", "30,000"), odd]))
    assert (total(answer), lines(answer, "unread")) == (39_000, [4])


BACKS = [
    ("승인취소", [["취소일", "승인번호", "가맹점명", "금액"], ["2025.10.04", "2", "구름서점", "30,000"]]),
    ("취소내역", [["취소일시", "가맹점명", "취소금액"], ["2025.10.04 10:11", "구름서점", "30,000"]]),
    ("환불내역", [["이용일", "환불일", "가맹점명", "환불금액"], ["2025.09.04", "2025.10.04", "구름서점", "30,000"]]),
    ("둘째", [["취소일자", "취소승인번호", "가맹점명", "취소금액"], ["2025.10.04", "77", "구름서점", "30,000"]]),
]


@pytest.mark.parametrize(("title", "backs"), BACKS)
def test_table_that_has_only_the_day_of_cancelling_takes_back(title, backs):
    """Its title says so, or all of its headings do; what finds no payment is told."""
    head = [*HEAD, "승인번호"]
    paid = [[*cells, str(number)] for number, cells in enumerate(PAID[1:], 1)]
    for content in (sheets_file(("이용내역", [head, *paid]), (title, backs)), csv_file([[*cells, ""][:5] for cells in [head, *paid, [title], *backs]])):
        answer = check(content)
        assert payments(answer)[:3] == [("2025-09-03", "별빛분식", 9_000), ("2025-09-04", "구름서점", 0), ("2025-09-05", "노을의원", 15_000)]
        assert answer["checks"].keys() == {"cancelled_table"}
    alone = check(sheets_file(("이용내역", [head, paid[0], paid[2]]), (title, backs)))
    assert (total(alone), lines(alone, "unpaired")) == (24_000, [2])


def test_day_of_cancelling_is_no_day_of_a_payment():
    """Where the amount is none that was taken back, nobody knows the day."""
    answer = check(csv_file([["취소일", "가맹점명", "이용금액"], ["2025.09.04", "구름서점", "30,000"], ["2025.09.05", "별빛분식", "9,000"]]))
    assert "ask" in answer["files"][0]
    answer = check(csv_file([["이용일", "가맹점명", "매출", "취소금액"], ["2025.09.04", "구름서점", "30,000", "0"], ["2025.09.05", "별빛분식", "9,000", "9,000"]]))
    assert "ask" in answer["files"][0]


def test_cancellation_takes_back_a_payment_of_its_own_card():
    """And none of another one, though shop and amount are the same."""
    head = [*HEAD, "카드번호"]
    rows = [head, row(3, "별빛분식", "9,000", "****1111"), row(4, "별빛분식", "9,000", "****2222"), row(5, "별빛분식", "-9,000", "****1111")]
    assert [net for _, _, net in payments(check(csv_file(rows)))] == [0, 9_000, 0]
    answer = check(csv_file([rows[0], rows[2], rows[3]]))
    assert (total(answer), lines(answer, "unpaired")) == (9_000, [3])


@pytest.mark.parametrize("last", [row(30, "", "39,000"), row(30, "9월 사용금액", "39,000"), row(30, "이용 금액", "39,000"), row(30, "5주차 계", "39,000"), row(30, "Total for September", "39,000")])
def test_sum_with_a_day_and_no_shop_is_told_as_a_total(last):
    """It may be a payment, so its row is named; one with an approval number as all others have is one."""
    answer = check(csv_file([HEAD, row(3, "별빛분식", "9,000"), row(4, "구름서점", "30,000"), last]))
    assert (total(answer), lines(answer, "total_dated")) == (39_000, [4])
    numbered = [[*cells, str(number)] for number, cells in enumerate([row(3, "별빛분식", "9,000"), row(4, "구름서점", "30,000"), last], 1)]
    assert total(check(csv_file([[*HEAD, "승인번호"], *numbered]))) == 78_000


@pytest.mark.parametrize("name", ["납부하실 금액", "Total for September", "이용 계"])
def test_sum_without_a_day_called_an_amount_or_a_total(name):
    """What the payments above come to raises no alarm, and another amount does."""
    rows = [HEAD, row(3, "별빛분식", "9,000"), row(4, "구름서점", "30,000")]
    assert check(csv_file([*rows, ["", name, "39,000"]]))["checks"] == {}
    assert lines(check(csv_file([*rows, ["", name, "38,000"]])), "unread") == [4]


def test_sums_of_cards_have_the_word_beside_the_card():
    """Where it stands there the row has no card's number of its own."""
    head = ["카드번호", "이용일", "가맹점", "금액"]
    paid = [["1111", "2025.09.01", "별빛분식", "9,000"], ["1111", "2025.09.02", "구름서점", "30,000"], ["1111 합계", "2025.09.02", "", "39,000"],
            ["2222", "2025.09.03", "별빛분식", "5,000"], ["2222 합계", "2025.09.03", "", "5,000"]]
    for title in ("카드번호", "카드"):
        answer = check(csv_file([[title, *head[1:]], *paid]))
        assert (total(answer), lines(answer, "total_dated")) == (44_000, [4, 6])


def test_sums_of_weeks_one_of_a_single_payment():
    """The word of a total at the end of the name is enough where the amount is that since the last total."""
    rows = [HEAD, row(3, "별빛분식", "9,000"), row(4, "구름서점", "30,000"), row(7, "1주차 계", "39,000"), row(9, "별빛분식", "5,000"), row(14, "<2주차계>", "5,000"), ["", "이용 계", "44,000"]]
    answer = check(csv_file(rows))
    assert (total(answer), lines(answer, "total_dated")) == (44_000, [4, 6])


@pytest.mark.parametrize("odd", [row(30, "", "38,000"), row(30, "노을의원", "39,000"), row(30, "사용금액연구소", "39,000"), row(30, "협동조합", "39,000"), row(30, "나래 계", "38,000"), row(30, "3일합동서점", "39,000")])
def test_payment_that_looks_like_a_sum_counts(odd):
    """Another amount, or a shop."""
    answer = check(csv_file([HEAD, row(3, "별빛분식", "9,000"), row(4, "구름서점", "30,000"), odd]))
    assert "total_dated" not in answer["checks"]
    assert len(payments(answer)) == 3


def test_two_payments_of_one_amount_without_a_shop_count():
    """One payment alone adds nothing up."""
    assert total(check(csv_file([HEAD, row(3, "", "9,000"), row(4, "", "9,000"), row(5, "별빛분식", "1,000")]))) == 19_000
