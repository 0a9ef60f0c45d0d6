"""Statement files as card companies make them, built cell by cell; every shop is invented."""

import csv
import html
import io
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from calculator.app import handle

HANA = ["이용일", "이용시간", "이용카드", "승인번호", "가맹점명", "승인금액", "포인트\n사용", "이용구분", "할부\n기간",
        "매입", "매입금액", "매입할인\n금액", "매입취소금액", "상태"]
PERIOD = "[조회기간: 2025.09.01 ~ 2025.11.30]"

type Rows = Sequence[Sequence[Any]]


def payment(day: str = "2025.09.03", amount: str = "15,500 ", shop: str = "달빛분식", **other: str) -> list[str]:
    """Return a row of Hana Card's file."""
    row = {"time": "18:15:08", "card": "본인0000", "approval": "03560539", "captured": "0", "discount": "0",
           "cancelled": "0", "status": "정상", "state": "미매입", "usage": "일시불", **other}
    return [day, row["time"], row["card"], row["approval"], shop, amount, "0", row["usage"], "-",
            row["state"], row["captured"], row["discount"], row["cancelled"], row["status"]]


def hana(payments: Iterable[Sequence[Any]], said: int | None = None, period: str = PERIOD) -> Rows:
    """Return the rows of Hana Card's 카드이용내역 조회 with its title, headings and footer."""
    rows: list[Sequence[Any]] = [[], ["카드이용내역 조회"], [period], HANA, *payments]
    count = sum(row[-1] == "정상" for row in rows[4:]) if said is None else said
    return [*rows, ["정상승인건수", "", "", str(count), *[""] * 10], ["이하 여백 (End of document)", *[""] * 13]]


def csv_file(rows: Rows, encoding: str = "utf-8-sig", separator: str = ",") -> bytes:
    """Return *rows* as separated text."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator).writerows(rows)
    return text.getvalue().encode(encoding)


def html_file(rows: Rows, encoding: str = "cp949") -> bytes:
    """Return *rows* as the HTML that some companies call .xls."""
    cells = ("".join(f"<td>{html.escape(str(cell)).replace(chr(10), '<br>')}</td>" for cell in row) for row in rows)
    body = "\n".join(f"<tr>{row}</tr>" for row in cells)
    return f"<html><head><title>x</title></head><body><table>{body}</table></body></html>".encode(encoding)


def xls_file(*sheets: Rows, **options: Any) -> bytes:
    """Return *sheets* as a true BIFF8 workbook; only where xlwt is installed."""
    import xlwt

    book = xlwt.Workbook()
    book.dates_1904 = options.get("dates_1904", False)
    for number, rows in enumerate(sheets):
        sheet = book.add_sheet(f"시트{number}")
        for line, row in enumerate(rows):
            for column, value in enumerate(row):
                if value != "":
                    sheet.write(line, column, value, *options.get("style", ()))
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def xlsx_file(*sheets: Rows, shared: bool = True, **parts: str) -> bytes:
    """Return *sheets* as an .xlsx: strings shared or in place, numbers as numbers; *parts* replaces whole parts."""
    strings: list[str] = []
    made = {f"xl/worksheets/sheet{number}.xml": _sheet_xml(rows, strings if shared else None)
            for number, rows in enumerate(sheets, 1)}
    numbers = range(1, len(sheets) + 1)
    made["xl/workbook.xml"] = (
        f'<workbook {_NS} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><workbookPr/><sheets>'
        + "".join(f'<sheet name="시트{n}" sheetId="{n}" r:id="rId{n}"/>' for n in numbers) + "</sheets></workbook>")
    made["xl/_rels/workbook.xml.rels"] = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        + "".join(f'<Relationship Id="rId{n}" Target="worksheets/sheet{n}.xml"/>' for n in numbers) + "</Relationships>")
    made["xl/styles.xml"] = (f'<styleSheet {_NS}><numFmts><numFmt numFmtId="170" formatCode="yyyy\\.mm\\.dd"/></numFmts>'
                             '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/></cellXfs></styleSheet>')
    if shared:
        items = "".join(f"<si><t>{escape(text)}</t></si>" for text in strings)
        made["xl/sharedStrings.xml"] = f"<sst {_NS}>{items}</sst>"
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in (made | parts).items():
            archive.writestr(name, text)
    return content.getvalue()


_NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def _sheet_xml(rows: Rows, strings: list[str] | None) -> str:
    lines = ["".join(_cell_xml(value, column, line, strings) for column, value in enumerate(row) if value != "")
             for line, row in enumerate(rows, 1)]
    body = "".join(f'<row r="{line}">{cells}</row>' for line, cells in enumerate(lines, 1))
    return f"<worksheet {_NS}><sheetData>{body}</sheetData></worksheet>"


def _cell_xml(value: Any, column: int, line: int, strings: list[str] | None) -> str:
    place = f"r={quoteattr(chr(65 + column) + str(line))}"
    if isinstance(value, tuple):  # a number with its style
        return f'<c {place} s="{value[1]}"><v>{value[0]}</v></c>'
    if not isinstance(value, str):
        return f"<c {place}><v>{value}</v></c>"
    if strings is None:
        return f'<c {place} t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    strings.append(value)
    return f'<c {place} t="s"><v>{len(strings) - 1}</v></c>'


def check(*contents: bytes, **more: Any) -> dict[str, Any]:
    """Return the door's answer to *contents*."""
    files = [{"name": f"{number}.xls"} for number in range(len(contents))]
    return handle({"do": "statement", "edition": "2025", "files": files, **more}, contents)


def payments(answer: dict[str, Any]) -> list[tuple[str, str, int]]:
    """Return day, shop and what is left of each row of *answer*."""
    assert answer["ok"], answer
    return [(row["date"], row["shop"], row["net"]) for row in answer["rows"]]


def refusal(content: bytes) -> str:
    """Return the sentence that refuses *content*."""
    answer = check(content)
    assert answer["ok"] is False, answer["files"]
    [error] = answer["errors"]
    return error["message"]


def sheets_file(*sheets: tuple[str, Rows], hidden: Sequence[str] = ()) -> bytes:
    """Return an .xlsx of named sheets, those in *hidden* hidden."""
    book = "".join(f'<sheet name={quoteattr(name)} sheetId="{n}" r:id="rId{n}"{" state=" + quoteattr("hidden") if name in hidden else ""}/>'
                   for n, (name, _) in enumerate(sheets, 1))
    workbook = f'<workbook {_NS} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>{book}</sheets></workbook>'
    return xlsx_file(*(rows for _, rows in sheets), **{"xl/workbook.xml": workbook})


def tables_file(*tables: Rows) -> bytes:
    """Return one page of HTML with several tables."""
    return b"".join(html_file(rows, "utf-8") for rows in tables)


def lines(answer: dict[str, Any], key: str) -> list[int]:
    """Return the lines that the check *key* names."""
    return [mark["line"] for mark in answer["checks"][key]["rows"]]
