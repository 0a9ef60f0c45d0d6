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
