"""What is said of a payment outside its cells: a note on one of them, or what a page shows where one points at it."""

import io
import zipfile

import pytest

from tests.statements import check, csv_file, lines, payments, xlsx_file

HEAD = ["이용일", "가맹점", "이용금액"]
ROWS = [HEAD, ["2025-09-01", "가온마트", 10_000], ["2025-09-02", "나래찻집", 5_000], ["2025-09-03", "다솜문구", 7_000]]
PAGE = "<table><tr><th>이용일<th>가맹점<th>이용금액</tr>{}</table>"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def noted(notes, target="../comments1.xml"):
    """Return `ROWS` as a workbook with *notes* on cells."""
    each = "".join(f'<comment ref="{place}"><text><r><t>{text[:1]}</t></r><r><t>{text[1:]}</t></r></text></comment>' for place, text in notes.items())
    content = io.BytesIO(xlsx_file(ROWS))
    with zipfile.ZipFile(content, "a") as book:
        book.writestr("xl/worksheets/_rels/sheet1.xml.rels",
                      f'<Relationships><Relationship Id="rId1" Type="{RELATED}/comments" Target="{target}"/></Relationships>')
        book.writestr("xl/comments1.xml", f'<comments xmlns="{SHEET}"><authors><author>취소</author></authors><commentList>{each}</commentList></comments>')
    return content.getvalue()


def told(answer):
    """Return the sum, and the lines that are told of."""
    return sum(net for _, _, net in payments(answer)), {key: lines(answer, key) for key in answer["checks"]}


@pytest.mark.parametrize("text", ["취소", "9/5 취소함", "환불받음", "반품", "청구제외"])
@pytest.mark.parametrize("place", ["A3", "C3", "F3"])
def test_note_that_speaks_of_cancelling_is_told(place, text):
    """Nobody knows who wrote it, so the payment counts."""
    assert told(check(noted({place: text}, "/xl/comments1.xml"))) == (22_000, {"mentioned": [3]})


def test_thread_of_notes_is_read():
    """As newer programs write it, without an older note beside it."""
    content = io.BytesIO(xlsx_file(ROWS))
    with zipfile.ZipFile(content, "a") as book:
        book.writestr("xl/worksheets/_rels/sheet1.xml.rels", '<Relationships><Relationship Id="rId1" Type="http://schemas.microsoft.com/office/2017/10/relationships/threadedComment" Target="../threadedComments/one.xml"/></Relationships>')
        book.writestr("xl/threadedComments/one.xml", '<ThreadedComments xmlns="x"><threadedComment ref="C3" id="1"><text>취소됨</text></threadedComment><threadedComment ref="C3" parentId="1"><text>네</text></threadedComment></ThreadedComments>')
    assert told(check(content.getvalue())) == (22_000, {"mentioned": [3]})


@pytest.mark.parametrize("notes", [{"B2": "친구와 반씩", "C3": "나중에 확인"}, {"C1": "취소된 결제는 음수예요"}, {"Z99": "취소"}, {"": "취소"}, {"$B$x": "취소"}])
def test_note_about_something_else_is_nothing_to_tell(notes):
    """Nor one on no payment, or on no cell that there is."""
    assert told(check(noted(notes))) == (22_000, {})


def test_notes_that_are_not_there():
    """A workbook that names a part which it lacks is read."""
    assert told(check(noted({}, "../comments7.xml"))) == (22_000, {})


@pytest.mark.parametrize("close", ["", "</td>"])
@pytest.mark.parametrize("row", ["<tr title='승인취소'><td>{}", "<tr><td>{}", "<tr title='2번째'><td>{}"])
@pytest.mark.parametrize("cell", ["<td title='취소된 결제'>나래찻집", "<td><img alt='취소'>나래찻집", "<td>나래찻집"])
def test_what_a_page_shows_where_one_points_at_a_row_is_told(row, cell, close):
    """On the row, on a cell, or as a picture beside a text; closed cells are read another way."""
    other = f"<tr><td title='월요일'>2025.09.01{close}<td title='가온마트 본점'>가온마트{close}<td>10,000{close}</tr>"
    text = row.format("2025.09.02") + close + cell + close + "<td>5,000" + close + "</tr>"
    expected = {"mentioned": [3]} if "취소" in text else {}
    assert told(check(PAGE.format(other + text).encode())) == (15_000, expected)


def test_button_beside_every_payment_is_nothing_to_tell():
    """It says what may be done and not what was."""
    rows = "".join(f"<tr><td>2025.09.0{day}<td>가온마트<td>10,000<img alt='취소 요청'></tr>" for day in range(1, 5))
    assert told(check(PAGE.format(rows).encode())) == (40_000, {})


def test_picture_instead_of_a_text_is_read_as_one():
    """It then is the cell."""
    rows = [f"<tr><td>2025.09.0{day}<td>가온마트<td>{day},000<td><img alt='{word}'></tr>" for day, word in ((1, "승인"), (2, "취소"))]
    page = "<table><tr><th>이용일<th>가맹점<th>이용금액<th>상태</tr>" + "".join(rows) + "</table>"
    assert told(check(page.encode())) == (1_000, {})


def merged(rows, *places):
    """Return *rows* as a workbook with the cells at *places* merged."""
    cells = "".join(f'<mergeCell ref="{place}"/>' for place in places)
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(xlsx_file(rows))) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"</sheetData>", f"</sheetData><mergeCells>{cells}</mergeCells>".encode()))
    return made.getvalue()


def test_day_of_a_merged_cell_is_that_of_every_row_it_covers():
    """A shop or an amount is not: it would count twice."""
    rows = [HEAD, ["2025-09-01", "가온마트", 10_000], ["", "나래찻집", 5_000], ["", "", 5_000], ["2025-09-03", "다솜문구", 7_000], ["2025-09-04", "다솜문구"]]
    answer = check(merged(rows, "A2:A4", "C5:C6", "A6:B6", "B2:B900", ""))
    assert payments(answer) == [("2025-09-01", "가온마트", 10_000), ("2025-09-01", "나래찻집", 5_000), ("2025-09-01", "", 5_000), ("2025-09-03", "다솜문구", 7_000)]
    assert lines(answer, "unread") == [6]


def test_merged_cells_that_would_cover_millions_are_refused():
    """They are counted like cells, however little they take in the file."""
    rows = [HEAD, *[["2025-09-01", "가온마트", 1_000]] * 1_000]
    assert "복잡한" in check(merged(rows, *["A2:A1001"] * 2_000))["errors"][0]["message"]


def test_bare_amount_like_the_only_payment_above_is_a_total_where_others_are():
    """Else it may be a second payment of the same day and shop, whose cells are merged."""
    rows = [HEAD, ["2025-09-01", "나래찻집", "5,000"], ["", "", "5,000"]]
    assert told(check(csv_file(rows))) == (5_000, {"unread": [3]})
    assert told(check(csv_file([*rows, ["2025-09-02", "가온마트", "9,000"], ["", "합계", "14,000"]]))) == (14_000, {})


@pytest.mark.parametrize("rows", [
    [["이용자", *HEAD], ["홍길동", "2025-09-01", "가온마트", "9,000"], ["홍길동 계", "", "", "9,000"], ["김철수", "2025-09-01", "나래찻집", "5,000"], ["김철수 계", "", "", "5,000"]],
    [HEAD, ["2025-09-01", "가온마트", "9,000"], ["2025-09-02", "나래찻집", "5,000"], ["총 청구", "", "14,000"]],
])
def test_total_that_is_called_so_in_another_column(rows):
    """In that of the card's holder, or where the day stands."""
    assert told(check(csv_file(rows))) == (14_000, {})


def test_name_beside_the_sum_of_those_above_is_no_total():
    """A holder without a day may have paid as much."""
    rows = [["이용자", *HEAD], ["홍길동", "2025-09-01", "가온마트", "9,000"], ["김철수", "", "", "9,000"]]
    assert told(check(csv_file(rows))) == (9_000, {"unread": [3]})


def test_file_whose_payments_are_all_hidden_says_so():
    """As when only the subtotals of a list are left to see."""
    rows = [HEAD, ["2025-09-01", "가온마트", "9,000"], ["", "9월 소계", "9,000"]]
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(xlsx_file(rows))) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b'<row r="2"', b'<row r="2" hidden="1"'))
    assert "숨기기를 풀고" in check(made.getvalue())["errors"][0]["message"]


@pytest.mark.parametrize(("title", "usual", "code"), [("Txn Code", "PUR", "CXL"), ("거래코드", "SL", "RV"), ("비고", "SL", "RV")])
def test_code_of_a_row_that_repeats_a_payment_is_told(title, usual, code):
    """It may take it back; under a heading for codes a rare one is told in any case."""
    rows = [[*HEAD, title], *[[f"2025-09-0{day}", shop, f"{day},000", usual] for day, shop in ((1, "가"), (2, "나"), (3, "다"))]]
    answer = check(csv_file([*rows, ["2025-09-05", "다", "3,000", code]]))
    assert (lines(answer, "unlisted"), answer["checks"]["unlisted"]["status"]) == ([5], f"‘{code}’ 1건")


def test_code_of_a_payment_of_its_own_is_nothing_to_tell():
    """A column may hold anything, such as the kind of shop."""
    rows = [["Date", "Merchant", "Amount", "Group"], ["2025-09-01", "A", "1,000", "FOOD"], ["2025-09-02", "B", "2,000", "FOOD"], ["2025-09-03", "A", "9,000", "CAFE"], ["2025-09-04", "A", "1,000", "CAFE"]]
    assert told(check(csv_file(rows))) == (13_000, {})


@pytest.mark.parametrize("note", ["※ 25.09.05 취소 처리된 건입니다.", "2025-09-05 취소된 건이에요", "└ 9월 5일 환불받음"])
def test_line_below_a_payment_that_says_when_it_was_cancelled_is_told(note):
    """It may be about the payment above, which counts."""
    assert told(check(csv_file([HEAD, ["2025-09-01", "가온마트", "9,000"], [note, "", ""], ["2025-09-02", "나래찻집", "5,000"]]))) == (14_000, {"mentioned": [2]})


@pytest.mark.parametrize("note", ["취소된 결제는 며칠 뒤에 표에서 빠져요.", "2025.10.01 기준이며, 그 뒤에 취소된 결제는 이 표에 나오지 않을 수 있어요.", "2025.10.01 10:00에 만든 파일", "2025-10-02 기준"])
def test_sentence_about_all_payments_is_nothing_to_tell(note):
    """As companies write it below a list."""
    assert told(check(csv_file([HEAD, ["2025-09-01", "가온마트", "9,000"], [note, "", ""]]))) == (9_000, {})


@pytest.mark.parametrize("row", ["2025.09.05 다솜문구 7,000", "2025.09.05(금) 오후 6:15", "2025년 9월 5일 금요일"])
def test_day_alone_or_with_an_amount_may_be_a_payment(row):
    """As in a page that was copied cell by cell."""
    assert told(check(csv_file([HEAD, ["2025-09-01", "가온마트", "9,000"], [row, "", ""]]))) == (9_000, {"unread": [3]})


@pytest.mark.parametrize("title", ["환급액", "반환 금액", "정정금액"])
def test_amount_that_may_have_been_given_back_is_told(title):
    """Nobody says for what, so that the payment counts in full; a column without one is nothing to tell."""
    rows = [[*HEAD, title], ["2025-09-01", "가온마트", "9,000", "0"], ["2025-09-02", "나래찻집", "5,000", "2,000"]]
    assert told(check(csv_file(rows))) == (14_000, {"mentioned": [3]})
    assert told(check(csv_file([*rows[:2], [*rows[2][:3], "-"]]))) == (14_000, {})


@pytest.mark.parametrize(("title", "part"), [("비고", "3개월 중 2회차"), ("할부", "2/3"), ("할부개월", "2 / 12회"), ("메모", "할부 2회차")])
def test_part_of_an_instalment_in_no_bill_is_told(title, part):
    """The amount may be a month's share; how many months there are says nothing of it."""
    rows = [[*HEAD, title], ["2025-09-01", "가온가전", "10,000", part], ["2025-09-02", "나래찻집", "5,000", ""]]
    assert told(check(csv_file(rows))) == (15_000, {"share": [2]})
    assert told(check(csv_file([rows[0], ["2025-09-01", "가온가전", "10,000", "3개월"], rows[2]]))) == (15_000, {})


@pytest.mark.parametrize("tax", ["부가세", "VAT"])
@pytest.mark.parametrize("total", ["합계", "총액", "Total"])
def test_total_with_its_tax_is_what_was_paid(tax, total):
    """Without a tax a total may add up other rows."""
    rows = [["사용일", "사용처", "사용금액", tax, total], ["2025-09-01", "가온마트", "9,091", "909", "10,000"], ["2025-09-02", "나래찻집", "4,545", "455", "5,000"]]
    assert told(check(csv_file(rows))) == (15_000, {})
    rows[0][3] = "적립"
    assert told(check(csv_file(rows))) == (13_636, {})


def test_gross_amount_beside_net_and_tax_stays_it():
    """As companies write it for a business."""
    rows = [["승인일", "가맹점명", "승인금액", "공급가액", "부가세", "합계"], ["2025-09-01", "가온마트", "10,000", "9,091", "909", ""]]
    assert told(check(csv_file(rows))) == (10_000, {})


OTHER = ["2025-09-02", "나래찻집", "5,000"]


@pytest.mark.parametrize(("one", "other", "doubt"), [
    ([], [], [6]),
    (["10:00"], ["10:00"], [6]),
    (["10:00"], ["11:00"], []),
])
def test_payment_that_another_table_has_too_is_told(one, other, doubt):
    """One equal row is no copy of a table; two times are two payments."""
    head, payment = [*HEAD, *["이용시간"][: len(one)]], ["2025-09-01", "가온마트", "9,000"]
    rows = [["승인 내역"], head, [*payment, *one], ["매입 내역"], head, [*payment, *other], [*OTHER, *["12:00"][: len(one)]]]
    assert told(check(csv_file([[*cells, "", "", ""][: len(head)] for cells in rows]))) == (23_000, {"again": doubt} if doubt else {})


@pytest.mark.parametrize("title", ["카드번호", "이용카드"])
def test_total_that_is_called_by_its_card_and_count(title):
    """The number behind it says how many payments it adds up."""
    rows = [[title, *HEAD], ["****-1111", "2025-09-01", "가온마트", "9,000"], ["****-1111 (1건)", "", "", "9,000"], ["****-2222", *OTHER], ["****-2222 (1건)", "", "", "5,000"]]
    assert told(check(csv_file(rows))) == (14_000, {})


@pytest.mark.parametrize("name", ["단기카드대출(현금서비스)", "장기카드대출(카드론)"])
def test_loan_is_no_purchase_by_whichever_column(name):
    """Some files say it where the shop stands."""
    answer = check(csv_file([HEAD, ["2025-09-01", name, "900,000"]]))
    assert [(row["judgement"], row["kind"]) for row in answer["rows"]] == [("excluded", "cash_loan")]


def test_rare_code_under_a_heading_for_codes_is_told():
    """Whether it repeats a payment or not; nobody knows what a kind of shop is."""
    for title, doubt in (("Transaction Code", {"unlisted": [5]}), ("Group", {})):
        rows = [["Date", "Merchant", "Amount", title], *[[f"2025-09-0{day}", f"SHOP {day}", "1,000", "PUR"] for day in (1, 2, 3)], ["2025-09-04", "SHOP 4", "1,000", "ADJ"]]
        assert told(check(csv_file(rows))) == (4_000, doubt)


def test_part_of_an_instalment_in_a_bill_is_what_bills_have():
    """Its headings say so, and the file's own warning."""
    answer = check(csv_file([[*HEAD, "할부", "결제원금"], ["2025-09-01", "가온가전", "30,000", "2/3", "10,000"]]))
    assert (told(answer), len(answer["files"][0]["warnings"])) == ((30_000, {}), 2)


@pytest.mark.parametrize("close", ["", "</td>"])
@pytest.mark.parametrize(("attribute", "doubt"), [("class='txt_cancel'", {"mentioned": [3]}), ("class='row row-canceled'", {"mentioned": [3]}), ("data-status='CANCELED'", {"mentioned": [3]}), ("data-state='REFUNDED'", {"mentioned": [3]}),
                                                  ("class='cancelable'", {}), ("data-status='APPROVED'", {}), ("class='cancel-btn'", {})])
def test_row_of_a_page_that_is_called_cancelled_is_told(attribute, doubt, close):
    """By the name of its class or of its state, of which nobody knows how it looks."""
    rows = "".join(f"<tr {attribute if day == 2 else 'data-status=APPROVED'}><td>2025.09.0{day}{close}<td>가온마트{close}<td>1,000{close}</tr>" for day in (1, 2, 3))
    assert told(check(PAGE.format(rows).encode())) == (3_000, doubt)


def test_ticked_field_is_a_sign():
    """Under a heading that asks, and nothing under another."""
    head = "<tr><th>선택<th>이용일<th>가맹점<th>이용금액<th>취소</tr>"
    rows = "".join(f"<tr><td><input type=checkbox checked><td>2025.09.0{day}<td>가온마트<td>{day},000<td><input type='checkbox' {'checked' if day == 2 else ''}></tr>" for day in (1, 2, 3))
    assert told(check(f"<table>{head}{rows}</table>".encode())) == (4_000, {})
