"""What the page about files says of them, held against the reader; and the form of a file that was not read."""

import pytest

from calculator.statement.files.tried import tried
from tests.statements import check, csv_file, html_file, payments, tables_file, xlsx_file


@pytest.mark.parametrize("entry", tried(), ids=lambda entry: f"{entry.company} {entry.file}")
@pytest.mark.parametrize("write", [csv_file, html_file, xlsx_file])
def test_every_file_that_the_page_names(entry, write):
    """Its headings and its one payment are read without a question and without an alarm, and a bill is told to be one."""
    answer = check(write([[f"{entry.company} {entry.file}"], list(entry.titles), list(entry.row)]))
    assert payments(answer) == [("2025-09-03", "달빛분식", 15_500)]
    assert answer["checks"].keys() <= {"turned", "no_footer"}
    assert any("청구서" in warning for warning in answer["files"][0]["warnings"]) is (entry.view == "bill")
    assert ("turned" in answer["checks"]) is (entry.view == "account")


SECRETS = ["홍길동", "1234-5678-9012-3456", "달빛분식", "15,500", "2025.09.03", "서울 중구 1층", "03560539"]


@pytest.mark.parametrize("write", [csv_file, tables_file, xlsx_file])
def test_shape_has_headings_and_kinds_and_nothing_else(write):
    """Whoever copies it gives away no name, number, day or amount."""
    rows = [["홍길동 님의 내역"], ["언제", "카드", "어디서", "얼마", "주소", "번호"],
            ["2025.09.03", "1234-5678-9012-3456", "달빛분식", "15,500", "서울 중구 1층", "03560539"], ["2025.09.03", "", "달빛분식", "15,500", "", ""]]
    [file] = check(write(rows))["files"]
    assert "ask" in file
    assert [line.rstrip(" |") for line in file["shape"].splitlines()[-3:]] == ["언제 | 카드 | 어디서 | 얼마 | 주소 | 번호", "<날짜> | <글자> | <글자> | <숫자> | <글자> | <숫자>",
                                               "<날짜> |  | <글자> | <숫자>"]
    assert not any(secret in file["shape"] for secret in SECRETS)


@pytest.mark.parametrize("rows", [
    [["성명", "홍길동"], ["언제1", "어디2", "얼마3"], ["2025.09.03", "달빛분식", "15,500"]],
    [["성명", "홍길동", "카드", "우주카드"], [""], [""], ["언제1", "어디2", "얼마3"], ["2025.09.03", "달빛분식", "15,500"]],
    [["언제", "어디", "얼마"], ["그제", "달빛분식", "15,500"], ["어제", "달빛분식", "홍길동"]],
    [["가게", "사람", "값"], ["그제", "달빛분식", "만원"], ["어제", "달빛분식", "홍길동"]],
])
def test_shape_of_rows_that_are_words_alone(rows):
    """Only those that are surely headings are shown as they are."""
    shown = "".join(file["shape"] for file in check(csv_file([[*cells, "", "", ""][:4] for cells in rows]))["files"])
    assert shown
    assert not any(secret in shown for secret in (*SECRETS, "어제", "우주카드"))


def test_shape_of_a_file_without_a_payment_has_its_headings():
    """They stand above the first row with a digit."""
    [file] = check(csv_file([["언제", "어디", "얼마"], ["그제", "달빛분식", "15,500"]]))["files"]
    assert "언제 | 어디 | 얼마" in file["shape"]


def test_shape_of_a_file_that_is_refused():
    """Its tables could be read, and no payment was found in them."""
    [file] = check(csv_file([["가", "나", "다"], ["9월 3일", "달빛분식", "15,500"]]))["files"]
    assert "연도" in file["error"]
    assert "달빛분식" not in file["shape"]
    assert "<연도 없는 날짜>" in file["shape"]
    assert "shape" not in check(b"%PDF")["files"][0]
