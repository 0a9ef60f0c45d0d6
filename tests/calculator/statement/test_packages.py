"""Files as other programs write them: packages, separated text and pages; and what is none of them."""

import base64
import io
import quopri
import zipfile

import pytest

from tests.statements import check, csv_file, hana, html_file, lines, payment, payments, refusal, xls_file, xlsx_file

HEAD = ["이용일", "가맹점명", "이용금액"]
ROWS = [HEAD, ["2025.09.03", "별빛분식", "9,000"], ["2025.09.04", "구름서점", "30,000"]]
EXPECTED = [("2025-09-03", "별빛분식", 9_000), ("2025-09-04", "구름서점", 30_000)]
TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def repacked(rename=lambda name: name, change=lambda _, text: text, rows=ROWS):
    """Return an .xlsx with its parts renamed and changed; the package names its workbook."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(xlsx_file(rows))) as old, zipfile.ZipFile(made, "w") as new:
        parts = {name: old.read(name).decode() for name in old.namelist()}
        parts["_rels/.rels"] = f'<Relationships><Relationship Id="r" Type="{TYPE}officeDocument" Target="xl/workbook.xml"/></Relationships>'
        for name, text in parts.items():
            info = zipfile.ZipInfo("name")
            info.filename = rename(name)  # as it is, and not with this system's slashes
            new.writestr(info, change(name, text))
    return made.getvalue()


def in_relations(old, new):
    """Return what puts *new* for *old* in every part that tells where others are."""
    return lambda name, text: text.replace(old, new) if name.endswith(".rels") else text


def strings_named(name, text):
    """Return the parts with shared strings that only the relationship finds."""
    entry = f'<Relationship Id="s" Type="{TYPE}sharedStrings" Target="strings/Texts.xml"/></Relationships>'
    return text.replace("</Relationships>", entry) if name == "xl/_rels/workbook.xml.rels" else text


PACKAGES = {
    "backslashes": lambda: repacked(lambda name: name.replace("/", "\\")),
    "upper case": lambda: repacked(str.upper),
    "leading slash": lambda: repacked(lambda name: f"/{name}"),
    "absolute targets": lambda: repacked(change=in_relations('Target="worksheets', 'Target="/xl/worksheets')),
    "dots in targets": lambda: repacked(change=in_relations('Target="worksheets', 'Target="./../xl/worksheets')),
    "workbook elsewhere": lambda: repacked(lambda name: name.replace("xl/workbook", "xl/workbook2").replace("_rels/workbook", "_rels/workbook2"),
                                           in_relations("xl/workbook.xml", "xl/workbook2.xml")),
    "strings elsewhere": lambda: repacked(lambda name: "xl/strings/Texts.xml" if "sharedStrings" in name else name, strings_named),
    "without styles": lambda: repacked(lambda name: "unused" if "styles" in name else name),
    "lower-case references": lambda: repacked(change=lambda name, text: text.replace('r="A', 'r="a').replace('r="B', 'r="b').replace('r="C', 'r="c')),
    "empty style": lambda: repacked(change=lambda name, text: text.replace("<c r=", '<c s="" r=') if "sheet1" in name else text),
    "styled cell far to the right": lambda: repacked(change=lambda name, text: text.replace("</row>", '<c r="XFD9" s="1"/></row>', 1) if "sheet1" in name else text),
    "prefixed names": lambda: repacked(change=prefixed),
    "parts in utf-16": lambda: repacked_bytes(lambda text: text.encode("utf-16")),
}


def prefixed(name, text):
    """Return the sheet with a prefix before every element."""
    if "sheet1" not in name:
        return text
    return text.replace("<", "<x:").replace("<x:/", "</x:").replace("xmlns=", "xmlns:x=")


def repacked_bytes(encode):
    """Return an .xlsx whose sheet is encoded otherwise."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(xlsx_file(ROWS))) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(name, encode('<?xml version="1.0" encoding="UTF-16"?>' + old.read(name).decode()) if "sheet1" in name else old.read(name))
    return made.getvalue()


@pytest.mark.parametrize("name", [*PACKAGES])
def test_package_that_other_readers_open(name):
    """Parts are found by what the package says, and names told apart as those readers do."""
    assert payments(check(PACKAGES[name]())) == EXPECTED


def test_line_breaks_that_xml_cannot_hold():
    """Hana's headings with _x000D_ are Hana's headings."""
    rows = [[cell.replace("\n", "_x000D_\n") for cell in row] for row in hana([payment()])]
    assert check(xlsx_file(rows))["files"][0]["layout"] == "하나카드 카드이용내역"


@pytest.mark.parametrize(("value", "won"), [(9000.0000001, 9_000), (8999.9999999, 9_000), (15000.0, 15_000)])
def test_sum_of_fractions_misses_a_whole_amount_by_a_hair(value, won):
    """A spreadsheet shows the whole amount."""
    assert payments(check(xlsx_file([HEAD, ["2025.09.03", "별빛분식", value]])))[0][2] == won


def test_invisible_letters_and_formulas_of_text():
    """What is not seen is not read; ="…" is how a program keeps a spreadsheet from changing a text."""
    rows = [["\u200b이용일", "가맹점명\u200b", "이용금액\ufeff"], ["2025.09.03\u200b", "\u202e별빛분식\u3164", "9,000\u200b"], ['="2025.09.04"', '="구름서점"', "\xa030,000\xa0"]]
    assert payments(check(csv_file(rows))) == EXPECTED


def test_address_with_line_breaks_is_no_lost_quote():
    """A cell that swallowed rows has a day in it."""
    rows = [[*HEAD, "주소"], ["2025.09.03", "별빛분식", "9,000", "서울 중구, 1층\n나동, 2호"], ["2025.09.04", "구름서점", "30,000", "부산"]]
    assert payments(check(csv_file(rows))) == EXPECTED


@pytest.mark.parametrize("text", [
    "안내: a,b,c,d,e,f,g\n이용일;가맹점명;이용금액\n2025.09.03;별빛분식;9,000\n2025.09.04;구름서점;30,000\n",
    '이용일,가맹점명,이용금액,,,\n2025.09.03,별빛분식,"9,000"\n2025.09.04,구름서점,"30,000",,,\n',
    '"이용일", "가맹점명", "이용금액"\n"2025.09.03", "별빛분식", "9,000"\n"2025.09.04", "구름서점", "30,000"\n',
    "sep=|\n이용일|가맹점명|이용금액\n2025.09.03|별빛분식|9,000\n2025.09.04|구름서점|30,000\n",
])
def test_separated_text_as_it_comes(text):
    """The separator is that of the headings, and headings without a name need no cells below them."""
    answer = check(text.encode())
    assert (payments(answer), answer["checks"]) == (EXPECTED, {})


def test_name_that_was_cut_in_a_letter():
    """The amounts are right, so the file is read, and the name is told."""
    content = csv_file(ROWS, "cp949").replace("별빛분식".encode("cp949"), "별빛분식".encode("cp949")[:-1])
    answer = check(content)
    assert [won for _, _, won in payments(answer)] == [9_000, 30_000]
    assert lines(answer, "letters") == [2]


def test_utf_16_without_its_mark():
    """Its digits and separators tell."""
    for encoding in ("utf-16-le", "utf-16-be"):
        assert payments(check(csv_file(ROWS, encoding, "\t"))) == EXPECTED


PAGE = "<table><tr><th>이용일<th>가맹점명<th>이용금액</tr>{}</table>"
PAGES = {
    "text before the table": "이용내역\n" + html_file(ROWS, "utf-8").decode(),
    "hidden row": PAGE.format("<tr><td>2025.09.03<td>별빛분식<td>9,000</tr><tr style='display: none'><td>2025.09.03<td>별빛분식<td>9,000</tr>"
                              "<tr><td>2025.09.04<td>구름서점<td>30,000</tr>"),
    "picture beside a name, and one alone": PAGE.format("<tr><td>2025.09.03<td><img alt='로고'>별빛분식<td>9,000</tr><tr><td>2025.09.04<td><img alt=구름서점><td>30,000</tr>"),
    "invisible text": PAGE.format("<tr><td>2025.09.03<td>별빛분식<td>9,000<i style='visibility: hidden'>9</i></tr><tr><td>2025.09.04<td>구름서점<td>30,000</tr>"),
    "hidden part": PAGE.format("<tbody><tr><td>2025.09.03<td>별빛분식<td>9,000<tr><td>2025.09.04<td>구름서점<td>30,000</tbody>"
                               "<tbody style='DISPLAY:NONE'><tr><td>2025.09.05<td>가게<td>1</tbody>"),
    "hidden key": PAGE.format("<tr><td><span style='display:none'>20250903</span>2025.09.03<td>별빛분식<td><i hidden>1<i>2</i></i>9,000</tr>"
                              "<tr><td>2025.09.04<td>구름서점<td>30,000</tr>"),
    "hidden copy": html_file(ROWS, "utf-8").decode() + "<table style='display:none'><tr><td>이용일<td>가맹점명<td>이용금액<tr><td>2025.09.03<td>별빛분식<td>9,000</table>",
    "table in a cell": PAGE.format("<tr><td>2025.09.03<td><table><tr><td>별빛분식</td></tr></table><td>9,000</tr><tr><td>2025.09.04<td>구름서점<td>30,000</tr>"),
    "fields": PAGE.format("<tr><td>2025.09.03<td>별빛분식<td><input type=hidden value=1><input value='9,000'></tr><tr><td>2025.09.04<td>구름서점<td>30,000</tr>"),
    "excel 2003": '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns:ss="urn:x"><ss:Worksheet ss:Name="a"><Table>' + "".join(
        '<Row><Cell ss:Index="2">' + "<Cell>".join(f'<Data ss:Type="String">{cell}</Data></Cell>' for cell in row) + "</Row>" for row in ROWS)
        + "</Table></ss:Worksheet></Workbook>",
    "excel 2003 with sections and notes": '<?xml version="1.0"?><Workbook xmlns:ss="urn:x"><Worksheet><Table>' + "".join(
        "<Row>" + "".join(f"<Cell><Data><![CDATA[{cell}]]></Data><Comment><Data>메모</Data></Comment></Cell><Cell/>" for cell in row) + "</Row>" for row in ROWS)
        + "</Table></Worksheet></Workbook>",
    "capitals and attributes": PAGE.format("<TR CLASS=a><TD style='mso-number-format:\"@\"'>2025.09.03</TD><TD title='a > b'>별빛분식</TD><TD align=right>9,000</TD></TR>"
                                           "<TR><TD a='x' colspan=1>2025.09.04</TD><TD>구름서점</TD><TD>30,000</TD></TR>"),
    "nothing closed": "<table><tr><td>이용일<td>가맹점명<td>이용금액<tr><td>2025.09.03<td>별빛분식<td>9,000<tr><td>2025.09.04<td>구름서점<td>30,000</table>",
    "letters by name and number": PAGE.format("<tr><td>2025&#46;09&#x2e;03</td><td>&#48324;빛분식</td><td>&nbsp;9,000&nbsp;</td></tr><tr><td>2025.09.04<td>구름서점<td>30&#44;000</tr>"),
    "parts of lines": PAGE.format("<tr><td><div>2025.09.03</div><div>18:15</div><td><p>별빛분식</p><td>9,000<tr><td>2025.09.04<td><a href='#'><b>구름</b>서점</a><td>30,000"),
    "comments": PAGE.format("<!-- <tr><td>2025.09.01<td>가게<td>1</tr> --><tr><td>2025.09.03<td>별빛<!-- > -->분식<td>9,<!---->000</tr><!-->"
                            "<tr><td>2025.09.04<td>구름서점<td>30,000</tr><![if !x]><![endif]>"),
    "scripts": "<script>document.write('<table><tr><td>')</script><style>td > b {}</style>"
               + PAGE.format("<script>'</tr><tr><td>2025.09.01<td>가게<td>1'</script><tr><td>2025.09.03<td>별빛분식<td>9,000</tr><tr><td>2025.09.04<td>구름서점<td>30,000"),
    "signs in text": PAGE.format("<tr><td>2025.09.03<td>별빛분식<td>9,000 <!a> <tr><td>2025.09.04<td>구름서점<td>30,000</tr><tr><td>a < b & c<td><td></tr>"),
    "choice in a cell": PAGE.format("<tr><td>2025.09.03<td><select><option>달빛<option selected>별빛분식<option>취소</select><td>9,000</tr><tr><td>2025.09.04<td>구름서점<td>30,000</tr>"),
    "amount struck through": PAGE.format("<tr><td>2025.09.03<td>별빛분식<td>9,000</tr><tr><td>2025.09.04<td>구름서점<td>30,000</tr><tr><td>2025.09.05<td>가게<td><s>7</s></tr>"),
    "hidden cell": PAGE.format("<tr><td style='display:none'>2025.01.01</td><td>2025.09.03<td>별빛분식<td>9,000</tr><tr><td>2025.09.04<td>구름서점<td>30,000"),
    "hidden cell that nothing closed": PAGE.format("<tr><td hidden>2025.01.01<td>2025.09.03<td>별빛분식<td>9,000</tr><tr><td>2025.09.04<td>구름서점<td>30,000"),
    "hidden part that the cell closes": PAGE.format("<tr><td>2025.09.03<td>별빛분식<span hidden>x</td><td>9,000</tr><tr><td>2025.09.04<td>구름서점<td>30,000"),
}


@pytest.mark.parametrize("name", [*PAGES])
def test_page_as_it_is_shown(name):
    """What nobody sees is not read, and what is seen is."""
    assert payments(check(PAGES[name].encode())) == EXPECTED


@pytest.mark.parametrize("hidden", [
    "<tr hidden>{}</tr>", "<tbody style='display:none'><tr>{}</tr></tbody>", "</table><div hidden><table><tr>{}</tr></table></div><table>",
    "<tr><td><div style='display:none'><table><tr>{}</tr></table></div></td></tr>", "</table><table hidden><tr>{}</tr></table><table>",
])
def test_payments_that_a_page_hides_are_told(hidden):
    """They are not counted, as they are not shown; those that are shown elsewhere need no word."""
    page = PAGE.format("<tr><td>2025.09.03<td>별빛분식<td>9,000</tr><tr><td>2025.09.04<td>구름서점<td>30,000</tr>{}")
    other = check(page.format(hidden.format("<td>2025.09.05<td>노을의원<td>7,000")).encode())
    assert payments(other) == EXPECTED
    assert [mark["text"] for mark in other["checks"]["hidden"]["rows"]] == ["2025.09.05 노을의원 7,000"]
    again = check(page.format(hidden.format("<td>2025.09.03<td>별빛분식<td>9,000")).encode())
    assert payments(again) == EXPECTED
    assert "hidden" not in again["checks"]


def test_what_a_page_says_beside_its_tables():
    """A heading says what the table below holds, and any line the days that the page covers."""
    rows = "<tr><td>2025.09.03<td>별빛분식<td>9,000</tr>"
    page = f"<p>조회기간 2025.09.01 ~ 2025.09.10</p><h3>승인 내역</h3>{PAGE.format(rows)}<h3>취소 내역</h3>{PAGE.format(rows)}"
    answer = check(page.encode())
    assert payments(answer)[0] == ("2025-09-03", "별빛분식", 0)
    assert answer["checks"]["cancelled_table"]["rows"]
    assert answer["months"]["2025-09"]["whole"] is False
    assert payments(check(page.replace("<h3>취소 내역</h3>", "").encode()))[0][2] == 9_000
    caption = PAGE.format(f"<caption>취소 내역</caption>{rows}")
    assert check(caption.encode())["checks"]["cancelled_table"]["rows"]


def mht(*pages, encoding="quoted-printable", charset="utf-8"):
    """Return a page saved as one file: its HTML and a picture."""
    write = {"quoted-printable": lambda page: quopri.encodestring(page), "base64": base64.encodebytes, "8bit": lambda page: page}[encoding]
    head = 'From: <Saved>\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--=_x"\r\n\r\n'
    parts = [f'Content-Type: text/html; charset="{charset}"\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n'.encode() + write(page.encode(charset)) for page in pages]
    parts.append(b"Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0K")
    return head.encode() + b"".join(b"----=_x\r\n" + part + b"\r\n" for part in parts) + b"----=_x--\r\n"


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", "8bit"])
@pytest.mark.parametrize("charset", ["utf-8", "cp949"])
def test_page_saved_as_one_file(encoding, charset):
    """Its tables are read from whichever part has them, in every form in which parts are written."""
    page = html_file(ROWS, "utf-8").decode()
    assert payments(check(mht("<html><frameset></frameset></html>", page, encoding=encoding, charset=charset))) == EXPECTED


def test_cut_page_saved_as_one_file():
    """A row that the file lost is not lost in silence."""
    content = mht(html_file(ROWS, "utf-8").decode())
    assert "끊긴" in refusal(content[: content.index(b"</table>")])


def test_day_that_spans_several_rows():
    """All of them were paid on it."""
    page = PAGE.format("<tr><td rowspan=2>2025.09.03<td>별빛분식<td>9,000</tr><tr><td>구름서점<td>30,000</tr><tr><td>2025.09.05<td>노을의원<td>1</tr>")
    assert [day[-2:] for day, _, _ in payments(check(page.encode()))] == ["03", "03", "05"]


def zipped(*names):
    """Return a zip with empty files of *names*."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return content.getvalue()


def ole2(text):
    """Return what begins like an OLE2 file and has *text* in it."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + text.encode("utf-16-le")


MHTML = 'MIME-Version: 1.0\nX-Document-Type: Workbook\nContent-Type: multipart/related; boundary="x"\n\n--x\nContent-Type: text/html\n\n<html><frameset></frameset></html>\n--x--'
REFUSED = {
    "xlsb": (zipped("xl/workbook.bin"), ".xlsb"),
    "ods": (zipped("mimetype", "content.xml"), ".ods"),
    "numbers": (zipped("Index/Document.iwa"), "Numbers"),
    "docx": (zipped("word/document.xml"), "문서 파일"),
    "hwpx": (zipped("Contents/content.hpf"), "문서 파일"),
    "doc": (ole2("WordDocument"), "문서 파일"),
    "zip": (zipped("a.csv"), "압축을 풀고"),
    "drm": (b"\x9b DRMONE  This Document is encrypted", "DRM"),
    "other drm": (b"SCDSA004" + bytes(200), "DRM"),
    "mhtml": (MHTML.encode(), ".mht"),
    "json": (b'{"rows": [1]}', "JSON"),
    "login": ("<html><table><tr><td>로그인 시간이 지났습니다. 다시 로그인해 주세요.</table>".encode(), "다시 로그인"),
    "notice": ("점검 안내,오늘,내일\n가,나,다\n".encode(), "날짜와 금액이 함께"),
    "vestmail": (b"<html><script>doAction()</script><form name=decForm><table><tr><td><input type=password></table></form>", "보안메일"),
    "inisafe": (b"<html><object id='IniMasPluginObj'><param name='IniSMContents' value='AAAA'></object></html>", "보안메일"),
    "password": (b"<html><table><tr><td><input maxlength=6 type='password'></table></html>", "보안메일"),
    "unknown encoding of xml": (repacked(change=lambda name, text: f'<?xml version="1.0" encoding="x-none"?>{text}'), "깨졌거나"),
}


@pytest.mark.parametrize("name", [*REFUSED])
def test_refusal_says_what_it_is_and_what_helps(name):
    """Told by its own signs, and never with a question that nobody can answer."""
    content, sentence = REFUSED[name]
    assert sentence in refusal(content)


def test_sst_with_a_wrong_count():
    """An older workbook that claims more strings than it has is refused as broken, not read in part."""
    pytest.importorskip("xlwt")
    content = xls_file(ROWS)
    place = content.index(b"\xfc\x00") + 8
    answer = check(content[:place] + b"\xff\x00\x00\x00" + content[place + 4 :])
    assert not answer["ok"] or payments(answer) == EXPECTED


@pytest.mark.parametrize("way", [9, 12, 14, 93])
def test_part_that_says_to_be_packed_in_a_way_of_no_workbook_is_refused(way):
    """A spoiled byte says so of parts that are not: what unpacks them raises errors of its own."""
    content = xlsx_file(ROWS)
    for sign, place in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        content = b"".join([content.split(sign)[0], *(sign + part[: place - 4] + bytes([way]) + part[place - 3 :] for part in content.split(sign)[1:])])
    assert "깨졌" in refusal(content)
