"""No file makes the reader slow or large: it answers within the time and memory here, or refuses."""

import io
import json
import subprocess
import sys
import zipfile

import pytest

from tests.statements import csv_file, xlsx_file

TIMES, MEGABYTES = 40, 150
"""What a file of up to 5 MB may take: so many times as long as `work` below, which is a quarter of a second of a slow machine."""
HEAD = ["이용일", "가맹점명", "이용금액"]
MEASURED = """
import json, re, resource, sys, time
from pathlib import Path
from tests.statements import check, csv_file, xlsx_file
small = [["이용일", "가맹점명", "이용금액"], ["2025.09.03", "가게", "1"]]
check(csv_file(small), xlsx_file(small))
content = Path(sys.argv[1]).read_bytes()
before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
check(content)
took, more = time.process_time() - start, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
def work():
    start = time.process_time()
    for _ in range(5):
        rows = [{"cells": re.split(",", f"2025.09.03,shop{n},{n}")} for n in range(20_000)]
        len({tuple(row["cells"]) for row in rows})
    return time.process_time() - start
print(json.dumps([took, work(), more]))
"""


def sheet(body, **parts):
    """Return an .xlsx with *body* for its rows."""
    return xlsx_file([HEAD], **{"xl/worksheets/sheet1.xml": f"<worksheet><sheetData>{body}</sheetData></worksheet>", **parts})


def with_format(code):
    """Return an .xlsx with one number format of its own."""
    return xlsx_file([HEAD, ["2025.09.03", "가게", (5000, 1)]], **{"xl/styles.xml": f'<styleSheet><numFmts><numFmt numFmtId="170" formatCode="{code}"/></numFmts>'
                     '<cellXfs><xf numFmtId="170"/><xf numFmtId="170"/></cellXfs></styleSheet>'})


def with_one_part_many_times(count):
    """Return an .xlsx whose sheets are all the same part."""
    sheets = "".join(f'<sheet name="{n}" r:id="rId1"/>' for n in range(count))
    return xlsx_file([HEAD, *[["2025.09.03", f"가게{n}", "1"] for n in range(400)]], **{"xl/workbook.xml": f'<workbook xmlns:r="x"><sheets>{sheets}</sheets></workbook>'})


def with_many_parts(count):
    """Return an .xlsx of many sheets with one payment each."""
    cell = '<c t="inlineStr"><is><t>{}</t></is></c>'.format
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", '<workbook xmlns:r="x"><sheets>' + "".join(f'<sheet name="{n}" r:id="{n}"/>' for n in range(count)) + "</sheets></workbook>")
        archive.writestr("xl/_rels/workbook.xml.rels", "<Relationships>" + "".join(f'<Relationship Id="{n}" Target="s{n}.xml"/>' for n in range(count)) + "</Relationships>")
        for n in range(count):
            rows = "".join(f"<row>{''.join(map(cell, row))}</row>" for row in (HEAD, ["2025.09.03", f"가게{n}", "9"]))
            archive.writestr(f"xl/s{n}.xml", f"<worksheet><sheetData>{rows}</sheetData></worksheet>")
    return made.getvalue()


def lines(count, line):
    """Return text with headings and *count* payments."""
    return csv_file([HEAD, *(line(n) for n in range(count))])


FILES = {
    "rows to the limit": lambda: lines(99_990, lambda n: [f"2025.{n % 12 + 1:02}.{n % 28 + 1:02}", f"가게{n}", str(1_000 + n)]),
    "cancellations": lambda: lines(99_990, lambda n: [f"2025.09.{n % 28 + 1:02}", f"가게{n % 7}", f"{'-' if n % 2 else ''}{1_000 + n // 2}"]),
    "told rows": lambda: lines(90_000, lambda n: [f"2025.09.{n % 28 + 1:02}", f"[취소]가게{n}", str(1_000 + n)]),
    "headings again and again": lambda: csv_file([HEAD, ["2025.09.03", "가게", "1"]] * 49_000),
    "wide rows": lambda: csv_file([HEAD, *[["a1"] * 255] * 6_500]),
    "one line of separators": lambda: b";,\t|" * 1_200_000,
    "quotes": lambda: b'"' * 4_900_000,
    "brackets of json": lambda: b"[" * 4_900_000,
    "titles": lambda: "".join(f"취소{n}내역\n" for n in range(99_000)).encode(),
    "html tables": lambda: "".join(f"<table><tr><td>이용일<td>가맹점명<td>이용금액</tr><tr><td>2025.09.03<td>가게{n}<td>9</tr></table>" for n in range(10_000)).encode(),
    "html rows that span": lambda: ("<table><tr>" + "<td rowspan=99999 colspan=2>2025.09.03" * 120 + "</tr>" + "<tr><td>x</tr>" * 50_000 + "</table>").encode(),
    "html cells that span": lambda: ("<table>" + "<tr><td colspan=255>x</tr>" * 99_000 + "</table>").encode(),
    "html attributes": lambda: ("<table " + " ".join(f"a{n}=1" for n in range(400_000)) + "><tr><td>x</table>").encode(),
    "html hidden": lambda: ("<table><tr><td>" + "<span style='display:none'>" * 150_000 + "</table>").encode(),
    "html fields": lambda: ("<table><tr><td>" + "<input " * 600_000 + "</table>").encode(),
    "html that opens nothing": lambda: b"<" * 4_900_000,
    "html comments": lambda: b"<table>" + b"<!--->" * 800_000,
    "html quotes": lambda: b"<table><tr>" + b"<td a=\"x' b='y\">" * 300_000,
    "html open quotes": lambda: b"<table><tr>" + b"<td a='" * 600_000,
    "html equals": lambda: b"<table><tr><td " + b"a= " * 1_600_000 + b">x</table>",
    "html scripts": lambda: b"<table>" + b"<script></scrip>" * 300_000,
    "html letters by number": lambda: b"<table><tr><td>" + b"&#" + b"9" * 4_000_000 + b";</table>",
    "html letters by name": lambda: b"<table><tr><td>" + b"&amp;" * 900_000 + b"</table>",
    "html nearly plain rows": lambda: b"<table>" + (b"<tr>" + b"<td>1</td>" * 200 + b"<b>") * 2_400,
    "html blanks in rows": lambda: b"<table>" + (b"<tr>" + b" " * 40_000) * 120,
    "html titles": lambda: b"<h1>a</h1><p>b</p>" * 250_000 + b"<table><tr><td>x</table>",
    "mht of boundaries": lambda: b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n' + b"--x\n\n" * 900_000,
    "mht of headers": lambda: b"A: b\n" * 900_000 + b"multipart/",
    "xlsx format of brackets": lambda: with_format("[" * 250_000),
    "xlsx format of quotes": lambda: with_format("&quot;[" * 30_000),
    "xlsx empty rows": lambda: sheet("<row/>" * 5_000_000),
    "xlsx empty cells": lambda: sheet("<row>" + "<c/>" * 12_000_000 + "</row>"),
    "xlsx cells without references": lambda: sheet("<row>" + "<c><v>1</v></c>" * 2_400_000 + "</row>"),
    "xlsx foreign elements": lambda: sheet("<x/>" * 12_000_000),
    "xlsx deep": lambda: sheet("<a>" * 12_000_000),
    "xlsx one long tag": lambda: sheet("<row " + " ".join(f'a{n}=">"' for n in range(1_500_000)) + "/>"),
    "xlsx long tags": lambda: sheet(("<row " + " ".join(f'a{n}="x"' for n in range(9_000)) + "/>") * 200),
    "xlsx long text": lambda: sheet("<row><c t='str'><v>" + "x" * 48_000_000 + "</v></c></row>"),
    "xlsx empty strings": lambda: xlsx_file([HEAD], **{"xl/sharedStrings.xml": "<sst>" + "<si/>" * 9_000_000 + "</sst>"}),
    "xlsx strings": lambda: xlsx_file([HEAD], **{"xl/sharedStrings.xml": "<sst>" + "<si><t>ab</t></si>" * 1_400_000 + "</sst>"}),
    "xlsx styles": lambda: xlsx_file([HEAD], **{"xl/styles.xml": "<styleSheet><cellXfs>" + "<xf/>" * 9_000_000 + "</cellXfs></styleSheet>"}),
    "xlsx one part many times": lambda: with_one_part_many_times(2_000),
    "xlsx many parts": lambda: with_many_parts(8_000),
    "xlsx far cells": lambda: sheet("".join(f'<row><c r="A{n}" t="str"><v>2025.09.03</v></c><c r="IV{n}"><v>1</v></c></row>' for n in range(1, 90_000))),
}


@pytest.mark.skipif(sys.platform == "emscripten", reason="measures processes, of which a browser has none")
@pytest.mark.parametrize("name", [*FILES])
def test_time_and_memory(name, tmp_path):
    """Measured in a process of its own, so that nothing else adds to it."""
    content = FILES[name]()
    assert len(content) <= 5_000_000, "a larger file is refused unread"
    path = tmp_path / "file"
    path.write_bytes(content)
    run = subprocess.run([sys.executable, "-c", MEASURED, str(path)], check=True, capture_output=True, text=True, timeout=200)
    seconds, of_work, megabytes = json.loads(run.stdout)
    assert seconds < TIMES * of_work
    assert megabytes < MEGABYTES
