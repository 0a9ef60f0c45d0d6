"""What is struck through or hidden, by whatever says so: it is not counted, and told."""

import pytest

from tests.statements import check, lines, payments, xlsx_file

PAGE = "<html><head>{}</head><body><table><tr><th>이용일<th>가맹점<th>이용금액</tr><tr><td>2025.09.01<td>가온마트<td>10,000</tr>{}</table></body></html>"
STRIKE = "text-decoration:line-through"
STYLES = {
    "class": f"<style>.c{{{STRIKE}}}</style>",
    "element and class": f"<style>p, tr.c td{{color:red;{STRIKE.upper()}}}</style>",
    "in a comment, of two": "<style type='text/css'><!-- .x{color:red} /* { */ .c{text-decoration: underline line-through} --></style>",
    "screen": "<style>@media screen, print and (min-width: 1px) {} @media screen{.c{text-decoration-line:line-through}}</style>",
    "line of its own property": "<style>.c{text-decoration-line : line-through !important}</style>",
    "id": f"<style>table #r3{{{STRIKE}}} #r3.x{{text-decoration:none}}</style>",
    "hidden": "<style>.c{display:none}</style>",
    "not seen": "<style>tr.c{visibility:hidden}</style>",
}
OTHER = {
    "small screen": "<style>@media (max-width:600px){.c{display:none}}</style>",
    "print": f"<style>@media print{{.c{{{STRIKE}}} .c{{display:none}}}}</style>",
    "sheet for print": f"<style media='print'>.c{{{STRIKE}}}</style>",
    "another class": f"<style>.cc{{{STRIKE}}} .c.d{{{STRIKE}}} td.c{{{STRIKE}}}</style>",
    "taken back": f"<style>.c.b{{text-decoration:none;display:table-row}} .c{{{STRIKE};display:none}}</style>",
    "pointed at": f"<style>.c:hover{{{STRIKE}}}</style>",
}


def counted(answer):
    """Return the sum, and the lines that are told of."""
    return sum(net for _, _, net in payments(answer)), [line for key in ("unread", "hidden") if key in answer["checks"] for line in lines(answer, key)]


@pytest.mark.parametrize("close", ["", "</td>"])
@pytest.mark.parametrize("style", [*STYLES])
def test_row_of_a_class_that_a_style_strikes_through_or_hides(style, close):
    """As with a style of its own; closed cells are read another way."""
    row = f"<tr class='b c' id=r3><td>2025.09.02{close}<td>나래찻집{close}<td>5,000{close}</tr>"
    assert counted(check(PAGE.format(STYLES[style], row).encode())) == (10_000, [3])


@pytest.mark.parametrize("close", ["", "</td>"])
@pytest.mark.parametrize("style", [*OTHER])
def test_row_that_no_style_of_the_screen_changes(style, close):
    """It counts, and nothing is told."""
    row = f"<tr class='b c'><td>2025.09.02{close}<td>나래찻집{close}<td>5,000{close}</tr>"
    assert counted(check(PAGE.format(OTHER[style], row).encode())) == (15_000, [])


def test_style_of_ones_own_goes_before_that_of_a_class():
    """A script shows and hides rows by it."""
    row = "<tr class=c style='display:table-row'><td>2025.09.02<td>나래찻집<td>5,000</tr>"
    assert counted(check(PAGE.format(STYLES["hidden"], row).encode())) == (15_000, [])


def test_cell_that_excels_own_xml_strikes_through():
    """Its styles have a number instead of a class."""
    page = ('<?xml version="1.0"?><Workbook xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles><Style ss:ID="s1"><Font ss:StrikeThrough="1"/></Style><Style ss:ID="s2"><Font/></Style></Styles>'
            '<Worksheet ss:Name="1"><Table>{}</Table></Worksheet></Workbook>')
    rows = [("s2", "이용일", "가맹점", "이용금액"), ("s2", "2025-09-01", "가온마트", "10,000"), ("s1", "2025-09-02", "나래찻집", "5,000")]
    made = "".join(f"<Row>{''.join(f'<Cell ss:StyleID="{style}"><Data>{cell}</Data></Cell>' for cell in cells)}</Row>" for style, *cells in rows)
    assert counted(check(page.format(made).encode())) == (10_000, [3])


FONTS = ('<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts><font><sz val="11"/></font><font><strike/></font><font><strike val="0"/></font></fonts>'
         '<cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="0" fontId="1"/><xf numFmtId="0" fontId="2"/></cellXfs></styleSheet>')
SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'


def sheet(*rows):
    """Return a workbook of *rows*, each with its attributes, the style of all its cells or of the amount alone, and its cells."""
    made = []
    for line, (attributes, style, is_whole, *cells) in enumerate(rows, 1):
        each = [f'<c r="{letter}{line}" s="{style if is_whole or letter == "C" else 0}" t="inlineStr"><is><t>{cell}</t></is></c>' for letter, cell in zip("ABC", cells, strict=True)]
        made.append(f'<row r="{line}" {attributes}>{"".join(each)}</row>')
    return xlsx_file([[1]], **{"xl/styles.xml": FONTS, "xl/worksheets/sheet1.xml": SHEET.format("".join(made))})


@pytest.mark.parametrize(("attributes", "style", "is_whole", "expected"), [
    ("", 1, True, (10_000, [3])), ("", 1, False, (10_000, [3])), ("", 2, True, (15_000, [])), ('hidden="1"', 0, True, (10_000, [3])), ('hidden="0"', 0, True, (15_000, []))])
def test_row_struck_through_or_hidden_in_a_workbook(attributes, style, is_whole, expected):
    """By the font of its cells or of the amount alone, or by a filter."""
    rows = [("", 0, True, "이용일", "가맹점", "이용금액"), ("", 0, True, "2025-09-01", "가온마트", "10,000"), (attributes, style, is_whole, "2025-09-02", "나래찻집", "5,000")]
    assert counted(check(sheet(*rows))) == expected


@pytest.mark.parametrize("close", ["", "</td>"])
def test_class_that_names_cancelling_tells_where_no_style_does(close):
    """Of a row or a cell; a button to cancel has such a class, too, and a style goes before the name."""
    row = f"<tr class='b Cancelled'><td>2025.09.02{close}<td>나래찻집{close}<td>5,000{close}</tr>"
    assert counted(check(PAGE.format("", row).encode())) == (10_000, [3])
    assert counted(check(PAGE.format("<style>.cancelled{text-decoration:none}</style>", row.lower()).encode())) == (15_000, [])
    button = f"<tr><td>2025.09.02{close}<td>나래찻집{close}<td>5,000<button class=cancel></button>{close}</tr>"
    assert counted(check(PAGE.format("", button).encode())) == (15_000, [])


@pytest.mark.parametrize("cell", ["<td title='취소'></td>", "<td><i title='취소'></i></td>", "<td><img alt='취소'></td>", "<td><span aria-label=취소></span></td>"])
def test_what_a_sign_alone_in_a_cell_is_called_is_read(cell):
    """A status is often a picture; beside text it is a mere hint."""
    page = "<table><tr><td>이용일<td>가맹점<td>이용금액<td>상태</tr><tr><td>2025.09.01</td><td>가온마트</td><td>10,000</td><td>정상</td></tr><tr><td>2025.09.02</td><td>나래찻집</td><td>5,000</td>{}</tr></table>"
    assert counted(check(page.format(cell).encode())) == (10_000, [])
    assert counted(check(page.format("<td title='취소'>정상</td>").encode())) == (15_000, [])


@pytest.mark.parametrize("close", ["", "</td>"])
@pytest.mark.parametrize("begin", ["</table><table style='text-decoration:line-through'>", "<tbody class=c>"])
def test_table_or_section_struck_through(begin, close):
    """Each row of it is, and none after it."""
    row = f"<tr><td>2025.09.02{close}<td>나래찻집{close}<td>5,000{close}</tr>"
    head = f"<tr><td>이용일{close}<td>가맹점{close}<td>이용금액{close}</tr>" if "table" in begin else ""
    end = "</tbody>" if "tbody" in begin else "</table><table>"
    page = PAGE.format(STYLES["class"], begin + head + row + end + row.replace("02", "03"))
    total, told = counted(check(page.encode()))
    assert (total, len(told)) == (15_000, 1)


@pytest.mark.parametrize(("strike", "expected"), [("<strike/>", (10_000, [3])), ('<strike val="0"/>', (15_000, [])), ("<b/>", (15_000, []))])
@pytest.mark.parametrize("place", ["shared", "inline"])
def test_text_struck_through_within_its_cell(place, strike, expected):
    """As a person does who marks the letters and not the cell."""
    rich = f"<r><rPr>{strike}</rPr><t>5,000</t></r>"
    cell = f'<c t="inlineStr"><is>{rich}</is></c>' if place == "inline" else '<c t="s"><v>0</v></c>'
    rows = [["이용일", "가맹점", "이용금액"], ["2025-09-01", "가온마트", "10,000"], ["2025-09-02", "나래찻집", None]]
    made = "".join("<row>" + "".join(cell if text is None else f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in row) + "</row>" for row in rows)
    assert counted(check(xlsx_file([["x"]], **{"xl/worksheets/sheet1.xml": SHEET.format(made), "xl/sharedStrings.xml": f"<sst><si>{rich}</si></sst>"}))) == expected
