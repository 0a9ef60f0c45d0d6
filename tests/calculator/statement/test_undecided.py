"""What a file leaves open in ways of its own: a number for a row, a side of a ledger, a month, a part of the whole."""

import pytest

from tests.statements import check, csv_file, html_file, lines, payments, refusal

HEAD = ["이용일", "가맹점", "이용금액"]
FIRST, SECOND, THIRD = ["2025-09-01", "가온마트", "10,000"], ["2025-09-02", "나래찻집", "5,000"], ["2025-09-03", "다솜문구", "7,000"]


def told(answer):
    """Return the sum, and the lines that are told of."""
    return sum(net for _, _, net in payments(answer)), {key: lines(answer, key) for key in answer["checks"]}


@pytest.mark.parametrize(("day", "doubt"), [("2025-09-29", {"other_month": [5]}), ("2025-10-01", {})])
def test_cancellation_that_may_be_of_two_months_is_told(day, doubt):
    """Without a number it takes back the latest payment of the shop; of one month it is all the same which."""
    rows = [HEAD, FIRST, [day, "솔밭식당", "27,000"], ["2025-10-01", "솔밭식당", "27,000"], ["2025-10-02", "솔밭식당", "-27,000"]]
    assert told(check(csv_file(rows))) == (37_000, doubt)


@pytest.mark.parametrize("title", ["공급가액", "공급가액(원)"])
def test_net_amount_is_not_what_was_paid(title):
    """The reader cannot choose it, either; with its tax it may be called otherwise."""
    rows = [["거래일자", "거래처", title, "부가세"], ["2025-09-01", "가온마트", "9,091", "909"]]
    files = [{"name": "a", "columns": {"date": 0, "shop": 1, "amount": 2}}]
    assert "부가세를 뺀" in check(csv_file(rows), files=files)["errors"][0]["message"]
    whole = [[*rows[0], "합계금액"], [*rows[1], "10,000"]]
    assert told(check(csv_file(whole))) == (10_000, {})


@pytest.mark.parametrize("late", ["13/09/2025", "9/13/2025"])
def test_days_of_which_a_spreadsheet_swapped_a_part_are_refused(late):
    """Those up to the 12th have become other days; where one after the 12th is read, nothing was swapped."""
    rows = [HEAD, ["2025-05-09", "가온마트", "10,000"], ["2025-11-09", "나래찻집", "5,000"], [late, "다솜문구", "7,000"]]
    assert "뒤바뀐" in refusal(csv_file(rows))
    assert told(check(csv_file([*rows, ["2025-09-20", "라온", "900"]]))) == (15_900, {"unread": [4]})


@pytest.mark.parametrize(("paid", "back"), [("12,000 DR", "12,000 CR"), ("12,000", "12,000CR"), ("₩12,000 dr", "₩12,000 Cr")])
def test_side_of_a_ledger_behind_an_amount(paid, back):
    """What was credited was given back."""
    assert told(check(csv_file([HEAD, FIRST, ["2025-09-02", "나래찻집", paid], ["2025-09-04", "나래찻집", back]]))) == (10_000, {})


def test_page_of_a_spreadsheet_with_letters_and_numbers_around():
    """They name its columns and rows."""
    rows = [["", "A", "B", "C"], ["1", *HEAD], ["2", *FIRST], ["3", *SECOND]]
    assert told(check(html_file(rows))) == (15_000, {})


@pytest.mark.parametrize("word", ["退货", "退款", "撤销", "返品"])
def test_status_of_other_lands(word):
    """As cards that are used there have it."""
    assert told(check(csv_file([[*HEAD, "상태"], [*FIRST, "정상"], [*THIRD, word]]))) == (10_000, {})


@pytest.mark.parametrize("word", ["취소철회", "취소반려", "환불거절", "반품철회"])
def test_cancelling_that_was_withdrawn_is_told(word):
    """It was paid, as it seems."""
    assert told(check(csv_file([[*HEAD, "상태"], [*FIRST, "정상"], [*THIRD, word]]))) == (17_000, {"unlisted": [3]})


@pytest.mark.parametrize("name", ["合計", "合计", "总计"])
def test_total_in_chinese_letters(name):
    """As some print it."""
    assert told(check(csv_file([HEAD, FIRST, SECOND, ["", name, "15,000"]]))) == (15_000, {})


@pytest.mark.parametrize("hidden", ['ss:Hidden="1"', 'ss:Hidden="0"'])
@pytest.mark.parametrize("cell", ["<Cell><Data>{}</Data></Cell>", "<Cell ss:Index='{1}'><Data>{0}</Data></Cell>"])
def test_hidden_row_of_excels_own_xml_is_told(hidden, cell):
    """As a filter leaves it."""
    made = "".join(f"<Row {hidden if cells is SECOND else ''}>" + "".join(cell.format(text, place) for place, text in enumerate(cells, 1)) + "</Row>" for cells in (HEAD, FIRST, SECOND, THIRD))
    page = f'<?xml version="1.0"?><Workbook xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="1"><Table>{made}</Table></Worksheet></Workbook>'
    assert told(check(page.encode())) == ((17_000, {"hidden": [3]}) if "1" in hidden else (22_000, {}))


@pytest.mark.parametrize("note", ["총 57건 중 1~2건 (1/8 페이지)", "총 이용건수: 57건", "Total 57건", "※ 조회 결과가 많아 최근 2건만 표시됩니다.", "(1/3쪽)", "Page 1 of 3"])
@pytest.mark.parametrize("place", [0, 3])
def test_part_of_all_payments_is_told(note, place):
    """By their number, by pages that are not there, or in a sentence."""
    rows = [HEAD, FIRST, SECOND]
    rows.insert(place, [note, "", ""])
    assert told(check(csv_file(rows))) == (15_000, {"part": [place + 1]})


@pytest.mark.parametrize("notes", [["총 2건"], ["총 1건", "총 이용건수 2건"], ["1/2 페이지", "2/2 페이지"], ["한 번에 총 300건까지 조회할 수 있어요"], ["총 이용금액 57,000원"], ["2025/09 이용내역"]])
def test_whole_or_something_else_is_nothing_to_tell(notes):
    """Sections have their own numbers."""
    assert told(check(csv_file([*([note, "", ""] for note in notes), HEAD, FIRST, SECOND])))[1] == {}


CAPTURED = [*HEAD, "매입금액"]


def test_payment_that_only_its_capture_states():
    """Rides are approved with nothing."""
    rows = [CAPTURED, [*FIRST, "10,000"], ["2025-09-30", "후불교통", "0", "54,300"], ["2025-09-30", "나래찻집", "0", "0"]]
    assert told(check(csv_file(rows))) == (64_300, {"captured_only": [3]})


def test_row_that_counts_as_less_than_none_takes_back():
    """Whatever sign its amount has."""
    rows = [[*HEAD, "건수"], [*FIRST, "1"], [*SECOND, "1"], ["2025-09-05", "나래찻집", "5,000", "-1"]]
    assert told(check(csv_file(rows))) == (10_000, {"elsewhere": [4]})


@pytest.mark.parametrize(("day", "name", "doubt"), [("2025-09-02 요약", "", "total_dated"), ("2025-09-02 합계", "", "total_dated"), ("2025년 9월 2일 Total", "", "total_dated"),
                                                    ("2025-09-30 기준", "잔여 한도", "unread"), ("2025-09-30 현재", "잔액", "unread"), ("2025-09-30", "전월 이월 미결제금액", "total_dated")])
def test_day_with_a_word_that_says_that_it_is_no_payments(day, name, doubt):
    """A total, or how something stood on it."""
    assert told(check(csv_file([HEAD, FIRST, SECOND, [day, name, "1,200,000"]]))) == (15_000, {doubt: [4]})


@pytest.mark.parametrize("day", ["2025-09-02 (화)", "2025년 9월 2일 오후 3:10", "2025-09-02 화요일", "2025.09.02 승인", "2025-09-02T10:00:00"])
def test_day_with_what_belongs_to_it(day):
    """It is a payment's."""
    assert told(check(csv_file([HEAD, FIRST, [day, "나래찻집", "5,000"]]))) == (15_000, {})


@pytest.mark.parametrize("name", ["잔여 한도", "결제하실 금액", "카드론 잔액", "남은 예산", "하루 평균", "급여", "카드대금 결제", "캐시백 입금", "상생페이백"])
def test_name_of_an_amount_where_a_shop_stands_is_told(name):
    """It counts, since nobody knows."""
    assert told(check(csv_file([HEAD, FIRST, ["2025-09-30", name, "1,200,000"]]))) == (1_210_000, {"not_shop": [3]})


@pytest.mark.parametrize("name", ["교통카드 충전", "수입 과자점", "이체공방", "출금정육식당", "급여마을", "총각네야채", "DR CR"])
def test_shop_that_has_such_a_word(name):
    """It is a shop."""
    assert told(check(csv_file([HEAD, FIRST, ["2025-09-30", name, "7,000"]]))) == (17_000, {})


@pytest.mark.parametrize("name", ["9월 총 사용", "총결제"])
def test_name_of_a_whole_that_is_the_sum_is_told(name):
    """A shop may be called so."""
    assert told(check(csv_file([HEAD, FIRST, SECOND, ["2025-09-30", name, "15,000"]]))) == (30_000, {"perhaps_total": [4]})


@pytest.mark.parametrize(("codes", "doubt"), [(["1", "1", "2"], {"unlisted": [4]}), (["00", "00", "01"], {"unlisted": [4]}), (["2", "2", "2"], {}), (["01", "02", "03"], {"unlisted": [2, 3, 4]})])
def test_codes_of_a_status_are_no_amounts(codes, doubt):
    """Nor a yes; nobody says which of them means cancelled."""
    rows = [[*HEAD, "취소구분"], *([*cells, code] for cells, code in zip((FIRST, SECOND, THIRD), codes, strict=True))]
    assert told(check(csv_file(rows))) == (22_000, doubt)


def test_status_that_may_be_written_once_for_a_group_is_told():
    """What stands empty below a cancelled payment, where ordinary ones are named."""
    rows = [["구분", *HEAD], ["승인", *FIRST], ["승인", *SECOND], ["취소", "2025-09-05", "나래찻집", "5,000"], ["", "2025-09-06", "다솜문구", "7,000"]]
    assert lines(check(csv_file(rows)), "mentioned") == [5]
    assert "mentioned" not in check(csv_file([["비고", *HEAD], ["", *FIRST], ["취소", *SECOND], ["", *THIRD]]))["checks"]


@pytest.mark.parametrize(("title", "shop"), [("날짜", "가게"), ("결제일시", "판매자"), ("주문일", "가게명"), ("Date", "Details")])
def test_headings_of_ones_own(title, shop):
    """As people and shops write them."""
    assert told(check(csv_file([[title, shop, "결제금액"], FIRST]))) == (10_000, {})


@pytest.mark.parametrize("note", ["(단위: 천원)", "단위 : 만원", "[천원 단위]", "Report (in thousands of KRW)"])
def test_unit_of_all_amounts_is_refused(note):
    """Wherever it stands above them, also in the row of a heading."""
    for above in ([note], ["법인카드 사용내역", "", note]):
        assert "단위로 적힌" in refusal(csv_file([[*above, "", ""][:3], HEAD, FIRST]))


@pytest.mark.parametrize(("note", "is_refused"), [(["Currency: USD"], True), (["통화", "USD"], True), (["법인카드", "", "(단위 : US$)"], True), (["통화: KRW"], False), (["통화", "원화(KRW), USD"], False), (["단위: 원"], False)])
def test_other_money_of_all_amounts_is_refused(note, is_refused):
    """A column of its own says it of each row."""
    answer = check(csv_file([[*note, "", ""][:3], HEAD, FIRST]))
    assert answer["ok"] is not is_refused
    assert check(csv_file([[*HEAD, "통화", "USD 금액"], [*FIRST, "KRW", ""]]))["ok"]


@pytest.mark.parametrize(("title", "doubt"), [("Date (UTC)", {"zone": [2]}), ("Date (America/Los_Angeles)", {"zone": [2]}), ("Date", {}), ("Date (KST)", {})])
def test_day_of_another_zone_is_told(title, doubt):
    """Its month may be another one here."""
    assert told(check(csv_file([[title, "Merchant", "Amount (KRW)"], ["2025-09-30 18:00", "가온마트", "10,000"]]))) == (10_000, doubt)


@pytest.mark.parametrize("cell", ["5000\n700", "5000 700", "500\n700", "5,000\n700"])
def test_two_amounts_in_one_cell_are_none(cell):
    """Below each other they would be read as one; groups of three may have blanks between them."""
    assert told(check(csv_file([HEAD, FIRST, ["2025-09-02", "나래찻집", cell]]))) == (10_000, {"unread": [3]})
    assert told(check(csv_file([HEAD, FIRST, ["2025-09-02", "나래찻집", "1 234 567"]]))) == (1_244_567, {})


@pytest.mark.parametrize(("cell", "won"), [("500<br>700", 0), ("<div>500</div><div>700</div>", 0), ("5,000원<br/>700원", 0), ("<p>5,000</p><p>원</p>", 5_000), ("<br>5,000<br>", 5_000), ("5 000", 5_000)])
def test_two_amounts_in_one_cell_of_a_page(cell, won):
    """A break between them is no blank."""
    page = f"<table><tr><th>이용일<th>가맹점<th>이용금액</tr><tr><td>2025.09.01<td>가온마트<td>10,000</tr><tr><td>2025.09.02<td>나래찻집<td>{cell}</tr></table>"
    assert told(check(page.encode())) == (10_000 + won, {} if won else {"unread": [3]})


@pytest.mark.parametrize("word", ["취소전", "취소 전", "취소아님", "취소X", "취소: 없음", "취소(N)", "취소 0건", "승인취소예정", "결제취소 요청 거절", "cancel failed", "not cancelled", "un-cancelled", "non-refundable", "No refund"])
def test_cancelling_that_is_denied_or_to_come_is_told(word):
    """It was paid so far."""
    assert told(check(csv_file([[*HEAD, "상태"], [*FIRST, "정상"], [*THIRD, word]]))) == (17_000, {"unlisted": [3]})


@pytest.mark.parametrize("word", ["취소전표매입", "승인 후 취소", "정상취소", "취소완료", "전체취소", "Canceled"])
def test_cancelling_that_only_looks_denied(word):
    """Nothing is left of it."""
    assert told(check(csv_file([[*HEAD, "상태"], [*FIRST, "정상"], [*THIRD, word]]))) == (10_000, {})


@pytest.mark.parametrize("word", ["부분 취소 완료", "일부 환불완료", "부분취소 승인"])
def test_part_of_a_cancelling_by_its_word(word):
    """However the rest of the status is called."""
    assert told(check(csv_file([[*HEAD, "상태"], [*FIRST, "정상"], [*THIRD, word]]))) == (17_000, {"partial_unknown": [3]})


def test_negative_capture_takes_back():
    """Though what was approved has no sign."""
    rows = [[*HEAD, "매입금액"], [*FIRST, "10,000"], [*SECOND, "5,000"], ["2025-09-03", "나래찻집", "5,000", "-5,000"]]
    assert told(check(csv_file(rows))) == (10_000, {"elsewhere": [4]})


@pytest.mark.parametrize(("days", "is_refused"), [(["21.09.25", "24.09.25", "28.09.25"], True), (["21.09.25", "23.09.25"], False), (["25.09.21", "25.09.24", "25.10.21"], False), (["25.09.25", "25.10.25"], False)])
def test_short_year_behind_is_refused(days, is_refused):
    """Where it is the same in all of them and what stands first is not."""
    answer = check(csv_file([HEAD, *([day, "가온마트", "1,000"] for day in days)]))
    assert answer["ok"] is not is_refused


@pytest.mark.parametrize(("head", "row", "expected"), [
    (["거래일자", "적요", "출금(원)", "입금(원)", "내용", "잔액(원)"], ["2025-09-01", "신한체크", "10,000", "0", "가온마트", "90,000"], ("가온마트", 10_000)),
    (["거래일자", "적요", "기재내용", "지급(원)", "입금(원)", "거래후 잔액(원)"], ["2025-09-01", "체크우리", "가온마트", "10,000", "0", "90,000"], ("가온마트", 10_000)),
    (["날짜", "내용", "금액", "금액(KRW)"], ["2025-09-01", "가온마트", "7", "10,000"], ("가온마트", 10_000)),
    (["Approval Date", "Approval No.", "Merchant Name", "Amount(KRW)"], ["2025-09-01", "17", "가온마트", "10,000"], ("가온마트", 10_000)),
    (["Started Date", "Completed Date", "Description", "Amount"], ["2025-09-01", "2025-09-03", "가온마트", "10,000"], ("가온마트", 10_000)),
])
def test_column_that_says_more_of_two(head, row, expected):
    """The other side of a transaction before its kind, won before money that nobody names, the day of use before that of booking."""
    answer = check(csv_file([head, row]))
    assert [(entry["date"], entry["shop"], entry["net"]) for entry in answer["rows"]] == [("2025-09-01", *expected)]


def test_approval_number_with_marks_within_it():
    """Some write it in groups."""
    files = [csv_file([[*HEAD, "승인번호"], [*FIRST, number]]) for number in ("1234-5678", "12345678", "1234 5678")]
    assert told(check(*files)) == (10_000, {"twice": [2, 2]})


def test_ways_of_a_ledger_with_moves_between_accounts():
    """They are no spending."""
    rows = [["날짜", "내용", "금액", "수입/지출"], ["2025-09-01", "가온마트", "10,000", "지출"], ["2025-09-02", "월급", "2,700,000", "수입"], ["2025-09-03", "카드값", "530,000", "이체지출"]]
    assert told(check(csv_file(rows))) == (10_000, {"deposit": [3], "transfer": [4]})


STAGES = [[*HEAD, "구분"], [*FIRST, "승인"], ["2025-09-03", *FIRST[1:], "매입"], [*SECOND, "승인"], ["2025-09-02", *SECOND[1:], "매입"]]


def test_both_stages_of_each_payment_are_told():
    """Without a number nobody knows that they are one."""
    assert told(check(csv_file(STAGES))) == (30_000, {"again": [3, 5]})


def test_payments_of_which_some_were_asked_for_and_others_not_yet():
    """The same shop again is another payment."""
    rows = [STAGES[0], [*FIRST, "매입"], [*SECOND, "매입"], ["2025-09-20", *FIRST[1:], "승인"], ["2025-09-21", *SECOND[1:], "승인"]]
    assert told(check(csv_file(rows))) == (30_000, {})


def test_approval_whose_amount_is_asked_for_otherwise_days_later_is_told():
    """As payments abroad are; the number is the same."""
    rows = [[*HEAD, "승인번호"], ["2025-09-01", "가온마트", "13,000", "77"], ["2025-09-03", "가온마트", "13,120", "77"]]
    assert told(check(csv_file(rows))) == (26_120, {"same_number": [3]})


@pytest.mark.parametrize(("title", "texts", "won"), [("취소가능여부", ("Y", "N"), 15_000), ("매출취소 가능 여부", ("Y", "N"), 15_000), ("상태", ("취소신청가능", "환불가능"), 15_000), ("상태", ("승인", "미매입취소"), 10_000)])
def test_what_may_be_cancelled_was_not(title, texts, won):
    """And what was before it was asked for, was."""
    assert told(check(csv_file([[*HEAD, title], *([*cells, text] for cells, text in zip((FIRST, SECOND), texts, strict=True))]))) == (won, {})


def test_next_month_of_daily_rides_is_nothing_to_tell():
    """The files have no day in common."""
    files = [csv_file([HEAD, *([day, "버스", "1,500"] for day in days)]) for days in (("2025-09-29", "2025-09-30"), ("2025-10-01", "2025-10-02"))]
    assert told(check(*files)) == (6_000, {})
