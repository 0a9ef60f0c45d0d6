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
