"""What Excel's older format says of a row outside its cells: that it is hidden, struck through or noted."""

import io
import struct
from xml.sax.saxutils import quoteattr

import pytest

from tests.statements import check, lines, payments, xlsx_file

xlwt = pytest.importorskip("xlwt")
ROWS = [["이용일", "가맹점", "이용금액"], ["2025-09-01", "가온마트", 10_000], ["2025-09-02", "나래찻집", 5_000]]
OBJECT, TEXT, CONTINUED, NOTE, END = 0x5D, 0x1B6, 0x3C, 0x1C, 4


def book(look="", hide=None, note="", code=""):
    """Return `ROWS`, the last of them in the style *look*, its amount in the number format *code*, with *hide* done to it, and a *note* on its amount."""
    made = xlwt.Workbook()
    sheet = made.add_sheet("내역")
    for line, row in enumerate(ROWS):
        for column, value in enumerate(row):
            sheet.write(line, column, value, xlwt.easyxf(look if line == 2 else "", num_format_str=code if (line, column) == (2, 2) and code else None))
    if hide:
        hide(sheet.row(2))
    if note:
        plain = type(sheet).get_biff_data(sheet)
        sheet.get_biff_data = lambda: plain[:-END] + _note(note, 2, 2) + plain[-END:]
    content = io.BytesIO()
    made.save(content)
    return content.getvalue()


def _note(text, row, column):
    """Return the records of a note as Excel writes them: its box, its text and its place."""
    written = text.encode("utf-16-le")
    return b"".join((
        _record(OBJECT, struct.pack("<HHHHH12x", 0x15, 18, 0x19, 1, 0x4011) + struct.pack("<HH", 0, 0)),
        _record(TEXT, struct.pack("<HH6xHHI", 0x212, 0, len(text), 16, 0)),
        _record(CONTINUED, b"\1" + written),
        _record(CONTINUED, struct.pack("<HH4xHH4x", 0, 0, len(text), 0)),
        _record(NOTE, struct.pack("<HHHHHB", row, column, 0, 1, 1, 0) + b"A\0"),
    ))


def _record(kind, data):
    return struct.pack("<HH", kind, len(data)) + data


def counted(content):
    """Return the sum, and the lines that are told of by their check."""
    answer = check(content)
    return sum(net for _, _, net in payments(answer)), {key: lines(answer, key) for key in answer["checks"]}


@pytest.mark.parametrize(("look", "expected"), [
    ("font: struck_out on", (10_000, {"unread": [3]})), ("font: bold on", (15_000, {})), ("pattern: pattern solid, fore_colour red", (15_000, {}))])
def test_row_struck_through(look, expected):
    """By its font; another look says nothing."""
    assert counted(book(look)) == expected


@pytest.mark.parametrize(("code", "won"), [('"△"#,##0', 5_000), ("\\-#,##0", 5_000), ("_-* #,##0_-;\\-* #,##0_-", 15_000), ("#,##0;[Red]-#,##0", 15_000), ("yyyy-mm-dd", 10_000)])
def test_minus_that_a_format_shows(code, won):
    """It is what a person sees, whatever the number is."""
    answer = check(book(code=code))
    assert sum(row["amount"] for row in answer["rows"]) == won
    styles = f"<styleSheet><numFmts><numFmt numFmtId='170' formatCode={quoteattr(code)}/></numFmts><cellXfs><xf numFmtId='0'/><xf numFmtId='170'/></cellXfs></styleSheet>"
    answer = check(xlsx_file([*ROWS[:2], [*ROWS[2][:2], (5_000, 1)]], **{"xl/styles.xml": styles}))
    assert sum(row["amount"] for row in answer["rows"]) == won


def test_hidden_row_is_told():
    """As a filter leaves it."""
    assert counted(book(hide=lambda row: setattr(row, "hidden", True))) == (10_000, {"hidden": [3]})


@pytest.mark.parametrize(("text", "doubt"), [("취소함", {"mentioned": [3]}), ("친구와 반씩", {})])
def test_note_on_a_cell(text, doubt):
    """One that speaks of cancelling is told."""
    assert counted(book(note=text)) == (15_000, doubt)


@pytest.mark.parametrize("kind", [0xE0, 0x31])
def test_workbook_whose_looks_are_spoiled_is_read(kind):
    """A style that names no font, or a font that is cut short: other programs read it, too."""
    whole = bytearray(book())
    place, length = whole.index(struct.pack("<H", 0x809)), 0
    while (found := struct.unpack_from("<HH", whole, place)) != (10, 0):
        if found[0] == kind:
            length = found[1]
            whole[place + 4 : place + 4 + length] = b"\xf0" * length
        place += 4 + found[1]
    assert length
    assert counted(bytes(whole)) == (15_000, {})
