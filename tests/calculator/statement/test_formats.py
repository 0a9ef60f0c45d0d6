"""Every format gives the same rows, and every file that cannot be read is refused with what to do."""

import io
import sys
import zipfile

import pytest

from calculator.statement.table import sheet as limits
from calculator.statement.table.cell import amount, clock, when
from tests.statements import (
    HANA,
    check,
    csv_file,
    hana,
    html_file,
    payment,
    payments,
    refusal,
    xls_file,
    xlsx_file,
)

ROWS = hana([
    payment("2025.09.03", "15,500 ", "달빛분식", approval="1"),
    payment("2025.09.20", "1,234,560 ", "똠양 ‘국수’", approval="2"),
    payment("2025.10.01", "9,000 ", "햇살약국", approval="3", time="09:05:00"),
])
EXPECTED = [("2025-09-03", "달빛분식", 15_500), ("2025-09-20", "똠양 ‘국수’", 1_234_560), ("2025-10-01", "햇살약국", 9_000)]

FILES = {
    "csv utf-8 with mark": lambda: csv_file(ROWS),
    "csv utf-8": lambda: csv_file(ROWS, "utf-8"),
    "csv utf-16": lambda: csv_file(ROWS, "utf-16"),
    "csv cp949": lambda: csv_file(ROWS, "cp949"),
    "csv tab": lambda: csv_file(ROWS, separator="\t"),
    "csv semicolon": lambda: csv_file(ROWS, separator=";"),
    "html": lambda: html_file(ROWS),
    "html utf-8": lambda: html_file(ROWS, "utf-8"),
    "xlsx": lambda: xlsx_file(ROWS),
    "xlsx strings in place": lambda: xlsx_file(ROWS, shared=False),
    "xls": lambda: xls_file(ROWS),
}


@pytest.mark.parametrize("form", [*FILES])
def test_every_format_gives_the_same_rows(form):
    """Told by content alone: every file here is called .xls."""
    if form == "xls":
        pytest.importorskip("xlwt")
    answer = check(FILES[form]())
    assert payments(answer) == EXPECTED
    assert answer["files"][0]["layout"] == "하나카드 카드이용내역"
    assert answer["files"][0]["footer"]["ok"] is True
    assert [row["time"] for row in answer["rows"]] == ["18:15:08", "18:15:08", "09:05:00"]
    assert [row["line"] for row in answer["rows"]] == [5, 6, 7] if "csv" not in form else [9, 10, 11]
    assert answer["months"]["2025-09"]["total"] == 1_250_060
    assert len(answer["skipped"]) == 2


@pytest.mark.parametrize(("text", "expected"), [
    ("15,500 ", 15_500), ("0", 0), ("1,234,567원", 1_234_567), ("₩9,000", 9_000), ("１２，３４５", 12_345), ("12000.00", 12_000),
    ("-5,000", -5_000), ("(5,000)", -5_000), ("△5,000", -5_000), ("−5,000", -5_000),
    ("", None), ("-", None), ("12.5", None), ("1,23", None), ("12,3456", None), ("오천", None), ("1e5", None), ("5,000,", None),
    ("9999999999", None), ("15 500", 15_500), ("USD 12", None), ("٣٠٠٠", None), ("7²16", None), ("①00", None), ("￦5,000", 5_000), ("（5，000）", -5_000),
    ("1,000-", -1_000), ("+2,000", 2_000), ("▲3,000", -3_000), ("마이너스4,000", -4_000), ("KRW 5,000", 5_000), ("\\9,000", 9_000), ("－500", -500),
    ("8999.", 8_999), ("1.5E+04", 15_000), ("1.5E+00", None), ("9.000", None), ("30.000", None), ("1.234.000", None), ("-1,000-", None), ("+-5", None), ("--5", None), ("2007원7", None), ("5원 7", None), ("₩5₩7", None), ("(5,000원)", -5_000), ("5,000원-", -5_000),
    ("10,000원 3개월", 10_000), ("10,000원\n3개월", 10_000), ("10,000원(일시불)", 10_000), ("10,000 / 3개월", 10_000), ("-10,000원 12개월 할부", -10_000), ("10,000원 할부 3개월", 10_000),
    ("100003개월", None), ("10,0003개월", None), ("3개월", None), ("3 개월", None), ("2/3개월", None), ("10,000원 3", None), ("10,000원 취소", None), ("10,000원 3개월 취소", None),
])
def test_amounts(text, expected):
    """A whole amount is read however it is spelled; what is not clearly one is not guessed."""
    assert amount(text) == expected


@pytest.mark.parametrize("text", [
    "2025.09.03", "2025-09-03", "2025/9/3", "20250903", "25.09.03", "2025년 9월 3일", "2025. 9. 3.", "２０２５．０９．０３", "45903",
    "2025.09.03(수)", "25/09/03",
])
def test_days_in_every_spelling(text):
    """All of them are the 3rd of September."""
    assert when(text).day.isoformat() == "2025-09-03"


@pytest.mark.parametrize(("text", "time"), [
    ("2025-09-03 18:15:08", "18:15:08"), ("2025.09.03 18:15", "18:15"), ("20250903 9:05", "09:05"), ("45903.760509259", "18:15:08"),
    ("2025-09-03T18:15:08", "18:15:08"), ("2025.09.03 25:00", ""),
])
def test_day_and_time_in_one_cell(text, time):
    """The time is taken along where it is one."""
    assert when(text) == (when("2025.09.03").day, time)
    assert clock(text) == (time if ":" in text else "")


@pytest.mark.parametrize("text", ["", "2025.02.30", "09/03", "2025", "1999.12.31", "2100.01.01", "12345", "2025.09-03", "합계", "20251301"])
def test_what_is_no_day(text):
    """Half a date, a day that is in no calendar or out of reach is no day."""
    assert when(text) is None


def test_spreadsheet_dates_and_numbers():
    """Serial days, with and without a date's format, and plain numbers are what a person sees in the cell."""
    rows = hana([
        [(45903, 1), "18:15", "", "1", "가게1", 5000, *[""] * 7, "정상"],
        [(45903.5, 2), "", "", "2", "가게2", 6000.0, *[""] * 7, "정상"],
        [45904, "", "", "3", "가게3", "7,000", *[""] * 7, "정상"],
    ], said=3)
    answer = check(xlsx_file(rows))
    assert payments(answer) == [("2025-09-03", "가게1", 5_000), ("2025-09-03", "가게2", 6_000), ("2025-09-04", "가게3", 7_000)]
    assert answer["rows"][1]["time"] == "12:00:00"


def test_rich_text_and_reading_aids_of_a_cell():
    """A string in pieces is one string, without the aid that only tells how to read it."""
    sheet = xlsx_file(ROWS)
    with zipfile.ZipFile(io.BytesIO(sheet)) as archive:
        strings = archive.read("xl/sharedStrings.xml").decode()
    strings = strings.replace("<si><t>달빛분식</t></si>", "<si><r><t>달빛</t></r><r><t>분식</t></r><rPh><t>aid</t></rPh></si>")
    assert payments(check(xlsx_file(ROWS, **{"xl/sharedStrings.xml": strings}))) == EXPECTED


def test_merged_cells_of_html_count_once():
    """A value that covers several cells stands in its first place alone; only a day goes on."""
    head = "".join(f"<th>{name}</th>" for name in ("이용일", "이용하신곳", "이용카드명", "국내이용금액(원)"))
    page = (f"<table><tr>{head}</tr><tr><td rowspan=2>2025.09.03</td><td>가게</td><td>카드</td><td rowspan='2'>5,000</td></tr>"
            "<tr><td>가게2</td><td>카드</td></tr><tr><td colspan=3>합계</td><td>5,000</td></tr></table>")
    answer = check(page.encode())
    assert payments(answer) == [("2025-09-03", "가게", 5_000)]
    assert [skipped["reason"] for skipped in answer["skipped"]] == ["금액이 비어 있어요.", "합계 줄이에요."]


def test_tables_inside_tables_of_html():
    """A table used for the page's looks does not swallow the one inside it."""
    inner = html_file(ROWS, "utf-8").decode()
    page = f"<table><tr><td>메뉴</td><td>{inner}</td></tr></table><script>var a = '<td>';</script>"
    assert payments(check(page.encode())) == EXPECTED


def xlsx_1904():
    """Return a workbook that counts its days from 1904, as it was usual on a Mac."""
    rows = [["이용일", "가맹점명", "이용금액"], [(45903 - 1462, 1), "달빛분식", 5000]]
    with zipfile.ZipFile(io.BytesIO(xlsx_file(rows))) as archive:
        book = archive.read("xl/workbook.xml").decode()
    return xlsx_file(rows, **{"xl/workbook.xml": book.replace("<workbookPr/>", '<workbookPr date1904="1"/>')})


def xls_1904():
    """Return the same as an older workbook."""
    xlwt = pytest.importorskip("xlwt")
    style = xlwt.easyxf(num_format_str="yyyy-mm-dd")
    return xls_file([["이용일", "가맹점명", "이용금액"], [45903 - 1462, "달빛분식", "5,000"]], dates_1904=True, style=(style,))


REFUSED = {
    "empty": (b"", "빈 파일"),
    "blank": (b" \r\n \n", "빈 파일"),
    "only the mark of utf-16": (b"\xff\xfe", "빈 파일"),
    "only the mark of utf-8": (b"\xef\xbb\xbf", "빈 파일"),
    "large": (b"a" * (limits.MOST_BYTES + 1), "5MB가 넘는"),
    "pdf": (b"%PDF-1.7 ...", "PDF"),
    "picture": (b"\x89PNG\r\n\x1a\n", "사진"),
    "archive": (b"7z\xbc\xaf\x27\x1c", "압축"),
    "binary": (bytes(range(256)) * 20, "글자를 읽을 수 없는"),
    "broken utf-16": (b"\xff\xfe\x00", "글자를 읽을 수 없는"),
    "secure mail": (b"<html><script>var USSM_M_DATA='x';</script><input type=password></html>", "보안메일"),
    "no table": ("<html><p>점검 중이에요</p></html>".encode(), "표가 들어 있지 않은"),
    "cut html": (html_file(ROWS)[:-40], "끊긴"),
    "headings only": (csv_file([HANA]), "결제를 한 건도"),
    "no data": (csv_file(hana([])), "결제를 한 건도"),
    "cut xlsx": (xlsx_file(ROWS)[:-60], "깨졌거나"),
    "other zip": (xlsx_file(ROWS).replace(b"xl/workbook.xml", b"xl/wordbook.xml"), "압축을 풀고"),
    "entities": (xlsx_file(ROWS, **{"xl/sharedStrings.xml": '<!DOCTYPE a [<!ENTITY b "c">]><sst><si><t>&b;</t></si></sst>'}),
                 "안전하지 않은"),
    "lost quote": (csv_file(ROWS).replace("달빛분식".encode(), '"달빛분식'.encode()), "따옴표의 짝"),
    "two lost quotes": (csv_file(ROWS).replace("달빛분식".encode(), '"달빛분식'.encode())
                        .replace("햇살약국".encode(), '햇살약국"'.encode()), "따옴표의 짝"),
    "wide": (csv_file([["a"] * 300]), "칸이 256개"),
    "wide html": (b"<table><tr><td colspan=99999>a</td></tr></table>", "칸이 256개"),
    "long cell": (b"1" * 200_000, "너무 긴 글"),
    "strange section of html": (b"<table><tr><td><![x<![", "끊긴"),
    "deep html": (b"<table>" * 1000, "표가 들어 있지 않은"),
}


@pytest.mark.parametrize("name", [*REFUSED])
def test_refused_files(name):
    """A clear sentence, never a wrong sum."""
    content, sentence = REFUSED[name]
    assert sentence in refusal(content)


@pytest.mark.parametrize("write", [html_file, xlsx_file, csv_file])
def test_file_of_a_whole_year(write):
    """Longer than a small file in every way, also in the Python that readers get, of which parts are left out."""
    rows = [payment(f"2025.{9 + number % 3:02}.{number % 28 + 1:02}", "1,000", f"가게{number % 300}", approval=str(number + 1)) for number in range(3_000)]
    assert sum(won for _, _, won in payments(check(write(hana(rows))))) == 3_000_000


def test_letters_as_references_of_xml():
    """Programs that write ASCII alone spell every Hangul letter as a number."""
    def spelled(text):
        return text.encode("ascii", "xmlcharrefreplace").decode()
    plain = xlsx_file(ROWS, shared=False)
    with zipfile.ZipFile(io.BytesIO(plain)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert payments(check(xlsx_file(ROWS, shared=False, **{"xl/worksheets/sheet1.xml": spelled(sheet)}))) == EXPECTED


@pytest.mark.parametrize("mark", ["<td", "<td ", "</", "<!--", "<!", "<?"])
def test_marks_that_stay_open_are_refused_at_once(mark):
    """A parser that tries each of them against all that follows needs minutes for a few hundred kilobytes."""
    calls = 0

    def count(*_):
        nonlocal calls
        calls += 1

    content = b"<table>" + mark.encode() * 20_000
    refusal(b"<table>")  # loads the data, once
    sys.setprofile(count)
    try:
        message = refusal(content)
    finally:
        sys.setprofile(None)
    assert "끊긴" in message
    assert calls < 5_000


def test_million_rows_are_refused():
    """The limit is told before anything is shown."""
    assert "100,000줄" in refusal(rows_of_csv(limits.MOST_ROWS))
    empty = "<row/>" * 1_000_000
    assert "100,000줄" in refusal(xlsx_file(ROWS, **{"xl/worksheets/sheet1.xml": f"<worksheet><sheetData>{empty}</sheetData></worksheet>"}))


@pytest.mark.skipif(sys.platform == "emscripten", reason="a year is read there too; these rows would take a fifth of all that is tried there")
def test_a_file_at_the_limit_is_read():
    assert len(check(rows_of_csv(limits.MOST_ROWS - 1))["rows"]) == limits.MOST_ROWS - 1


def test_tables_without_end_are_refused():
    """What each table is takes longer to find out than to read it; a table for each payment of years is read."""
    one = "<table><tr><td>이용일<td>가맹점명<td>이용금액</tr><tr><td>2025.09.03<td>가게<td>9</tr></table>"
    assert len(check((one * 200).encode())["rows"]) == 200
    assert "속이 지나치게 복잡한" in refusal((one + "<table></table>" * limits.MOST_TABLES).encode())


def rows_of_csv(count):
    """Return a file of as many rows below its headings."""
    return "이용일,가맹점명,이용금액\n".encode() + b"2025.09.03,a,1\n" * count


def test_zip_bomb_is_refused():
    """Small as a file, gigabytes unpacked: what it holds counts, not what it claims."""
    content = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(xlsx_file(ROWS))) as good, zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as bomb:
        for name in good.namelist():
            if "sheet1" not in name:
                bomb.writestr(name, good.read(name))
        with bomb.open("xl/worksheets/sheet1.xml", "w") as part:
            for _ in range(60):
                part.write(b" " * 1_000_000)
    assert len(content.getvalue()) < 100_000
    assert "압축을 풀면 50MB가 넘는" in refusal(content.getvalue())


def test_locked_and_foreign_workbooks():
    """An encrypted workbook and a workbook without a sheet are told apart."""
    pytest.importorskip("xlrd")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    assert "비밀번호" in refusal(head + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"))
    assert "깨졌거나" in refusal(head + b"\0" * 600)


def test_truncated_xls_is_refused_wherever_it_is_cut():
    """No part of a workbook is taken for the whole."""
    pytest.importorskip("xlwt")
    content = xls_file(hana([payment("2025.09.03", "1,000", f"가게{n}", approval=str(n)) for n in range(200)]))
    whole = payments(check(content))
    assert len(whole) == 200
    for end in range(600, len(content), 997):
        answer = check(content[:end])
        assert not answer["ok"] or payments(answer) == whole, end


@pytest.mark.parametrize("write", [xlsx_1904, xls_1904])
def test_days_counted_from_1904(write):
    """A workbook that counts from 1904 shows the same days by other numbers."""
    answer = check(write())
    assert payments(answer) == [("2025-09-03", "달빛분식", 5_000)]


def test_xls_without_its_library_is_asked_for(monkeypatch):
    """The answer names what to fetch; nothing else is said of the file."""
    monkeypatch.setitem(sys.modules, "xlrd", None)
    answer = check(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\1" * 600)
    assert (answer["ok"], answer["needs"]) == (False, "xlrd")
