"""Spoiled files: either the sums are exactly those of the rows shown and no line vanished, or there is an error.

`make fuzz` asks for many more of the same: FUZZ=1500 of each format.
"""

import io
import os
import random
import time
import zipfile
from collections import Counter, defaultdict

import pytest

from calculator import handle
from calculator.statement.files import grid
from calculator.statement.rows.period import DayReader, stated
from calculator.statement.rows.tables import tables
from calculator.statement.table.cell import amount, when
from calculator.statement.table.claim import knows
from tests.statements import check, csv_file, hana, html_file, payment, xls_file, xlsx_file

SEED = os.environ.get("SEED", "")
"""Another word gives other wounds."""
COUNT = int(os.environ.get("FUZZ", "120"))
"""Spoiled files of each format."""
SLOWEST = 20
"""Seconds after which a small file is a hang, even on a busy machine."""


def rows(count=12):
    """Return a file with payments, cancellations and all."""
    each = [payment(f"2025.{9 + n % 3:02}.{n % 28 + 1:02}", f"{1_000 + n * 777:,} ", f"가게{n % 5}", approval=f"{n:08}",
                    status="취소" if n % 7 == 3 else "정상", cancelled="500" if n % 7 == 5 else "0") for n in range(count)]
    return hana([*each, payment("2025.11.20", "-1,000", "가게0", approval="00000000")])


def account():
    """Return the list of an account: money out with a minus, money in, a transfer and a purchase that came back."""
    ways = ["지출", "지출", "수입", "이체", "지출"]
    each = [[f"2025-09-{n + 1:02}", ways[n % 5], f"가게{n % 4}", f"{'' if n % 5 == 2 else '-'}{1_000 + n * 777}"] for n in range(14)]
    return [["날짜", "타입", "내용", "금액"], *each, ["2025-09-20", "수입", "가게0", "1000"]]


def sections():
    """Return one table after the other: payments, the next page, cancellations, points, and headings that nobody knows."""
    head = ["이용일", "가맹점명", "이용금액", "비고"]
    paid = [[f"2025.09.{n + 1:02}", f"가게{n}", f"{2_000 + n * 333:,}", "승인취소" if n == 3 else ""] for n in range(8)]
    return [["이용내역 2025.09.01 ~ 2025.09.30"], head, *paid[:5], ["소계", "", "15,000", ""], head, *paid[5:], ["취소 내역"], paid[1], ["포인트 적립"],
            ["적립일", "가맹점명", "적립포인트", ""], ["2025.09.03", "가게2", "90", ""], ["언제", "어디", "얼마", "왜"], ["2025.09.09", "가게9", "700", ""]]


def sums():
    """Return payments with totals that no word names, and below them what they come to by shop and by month."""
    paid = [[f"2025.{9 + n // 6:02}.{n + 1:02}", f"가게{n % 4}", f"{2_000 + n * 333}", "본인 1111"] for n in range(9)]
    by_shop = [[f"가게{n}", f"2025.{9 + (n + 4) // 6:02}.{n + 5:02}", str(len(paid[n::4])), str(sum(int(row[2]) for row in paid[n::4]))] for n in range(4)]
    by_month = [[f"{month}월", "", str(sum(int(row[2]) for row in each)), ""] for month, each in ((9, paid[:6]), (10, paid[6:]))]
    return [["이용일", "가맹점명", "이용금액", "카드번호"], *paid, *by_month, ["가맹점별 합계"], ["가맹점명", "최근이용일", "이용건수", "이용금액"], *by_shop]


def page():
    """Return a page with attributes, hidden rows, a table in a cell, comments, and cells that nothing closes."""
    cells = "".join(f"<tr class='a b'><td style='text-align:left'>2025.09.{n + 1:02}<td><table><tr><td>가게{n}</table><td><b>{2_000 + n}</b>원"
                    f"<span style='display:none'>{n}</span><td>{'승인취소' if n == 3 else '&nbsp;'}</tr><!-- {n} -->" for n in range(8))
    return (f"<h3>승인 내역</h3><p>2025.09.01 ~ 2025.09.30</p><table><thead><tr><th>이용일<th>가맹점명<th>이용금액<th>비고</thead><tbody>{cells}</tbody>"
            "<tbody hidden><tr><td>2025.09.20<td>가게9<td>700<td></tbody></table>")


SEEDS = {
    "account csv": lambda: csv_file(account()),
    "account html": lambda: html_file(account()),
    "page": lambda: page().encode(),
    "page saved": lambda: b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n--x\nContent-Type: text/html\n\n' + page().encode() + b"\n--x--\n",
    "sections csv": lambda: csv_file(sections(), "cp949"),
    "sections html": lambda: html_file(sections()),
    "sections xlsx": lambda: xlsx_file(sections()),
    "sums csv": lambda: csv_file(sums()),
    "sums html": lambda: html_file(sums()),
    "csv": lambda: csv_file(rows()),
    "csv cp949": lambda: csv_file(rows(), "cp949"),
    "csv utf-16": lambda: csv_file(rows(), "utf-16"),
    "html": lambda: html_file(rows()),
    "xlsx": lambda: xlsx_file(rows(), shared=False),
    "xlsx parts": lambda: xlsx_file(rows()),
    "xls": lambda: xls_file(rows()),
}
WORDS = [b'"', b",", b"\n", b"<td>", b"</td>", b"<tr>", b"</table>", b"<table>", b"<!--", b"<![CDATA[", b"&#", b"\0", b"-", b"0", b"9",
         b"(", b"\xff\xff\xff\xff", b"\xef\xbb\xbf", b"colspan=300 ", b" rowspan=9", b"<c", b"<row/>", b't="s"', b"<v>1e99</v>", b"nan"]


def with_spoiled_part(content: bytes, chance: random.Random) -> bytes:
    """Return the zip *content* with one of its parts spoiled inside, so that wounds reach the XML."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        chosen = chance.choice(old.namelist())
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, spoiled(part, chance) if name == chosen else part)
    return made.getvalue()


def spoiled(content: bytes, chance: random.Random) -> bytes:
    """Return *content* with one to four changes."""
    made = bytearray(content)
    for _ in range(chance.randrange(1, 5)):
        place = chance.randrange(len(made) + 1)
        length = chance.choice([1, 1, 2, 8, 64])
        match chance.randrange(7):
            case 0:
                made[place : place + 1] = bytes([chance.randrange(256)])
            case 1:
                del made[place : place + length]
            case 2:
                made[place:place] = chance.choice(WORDS)
            case 3:
                made[place : place + length] = chance.choice(WORDS)
            case 4:
                other = chance.randrange(len(made) + 1)
                made[place:place] = made[other : other + 4 * length]
            case 5:
                del made[max(place, 1) :]
            case _:
                made[place : place + 1] = bytes([made[place] ^ 1 << chance.randrange(8)]) if place < len(made) else b""
    return bytes(made)


def assert_honest(content: bytes) -> bool:
    """Return whether *content* was read; fail where a sum is not that of the rows, or something was done to a row in silence."""
    answer = check(content)
    if not answer["ok"]:
        assert all(error["message"] for error in answer["errors"])
        return False
    months = Counter()
    for row in answer["rows"]:
        assert 0 <= row["net"] <= max(0, row["amount"])
        months[row["date"][:7], row["judgement"]] += row["net"]
        months[row["date"][:7], "total"] += row["net"]
    for month, total in answer["months"].items():
        assert {key: total[key] for key in ("counts", "unsure", "excluded", "total")} == \
            {key: months[month, key] for key in ("counts", "unsure", "excluded", "total")}
    assert answer["months"].keys() == {row["date"][:7] for row in answer["rows"]}
    if "ask" in answer["files"][0]:
        assert answer["rows"] == []
    else:
        assert_no_line_vanished(content, answer)
        assert_nothing_in_silence(content, answer)
    return True


def assert_no_line_vanished(content: bytes, answer) -> None:
    """Every written line below headings is a row or is listed, and every amount shown stands in its line."""
    lines = Counter(entry["line"] for entry in (*answer["rows"], *answer["skipped"]))
    sheets = grid.sheets(content)
    below = [line for table in tables(sheets, DayReader(stated(sheets))) if table.header for line, _ in table.rows]
    if len(sheets) == 1:
        assert not Counter(below) - lines
    written = defaultdict(str)
    for sheet in sheets:
        for line, row in sheet.rows:  # a spoiled number of a row may name another
            written[line] += "".join("".join(row).split()).replace(",", "")
    for row in answer["rows"]:
        assert len(sheets) > 1 or str(abs(row["amount"])) in written[row["line"]].translate(_DIGITS)


def assert_nothing_in_silence(content: bytes, answer) -> None:
    """A line with a day, an amount and a name that is not counted as it stands is named by a check; so is each doubt."""
    told = {mark["line"] for check in answer["checks"].values() for mark in check["rows"]}
    shown = {row["line"]: row for row in answer["rows"]}
    times = Counter(line for sheet in grid.sheets(content) for line, _ in sheet.rows)
    for sheet in grid.sheets(content):
        for line, cells in sheet.rows:
            won = {amount(cell) for cell in cells if cell}
            if line in shown:
                row = shown[line]
                assert row["amount"] in won or line in told or times[line] > 1, f"{line}: the sign was turned"
                is_own = bool(won & {row["amount"], -row["amount"]})  # another table may have a line of this number
                word = is_own and any(cell.endswith(("취소", "거절", "환불")) for cell in cells)
                assert not word or row["net"] < row["amount"] or line in told or row["amount"] <= 0, f"{line}: a cancellation counts"
            elif any(map(_is_day, cells)) and won - {None, 0} and any(map(_is_name, cells)):
                assert line in told, f"{line}: left out in silence"
    for row in answer["rows"]:
        assert row["amount"] >= 0 or row["line"] in told or any(other["net"] < other["amount"] or other["amount"] <= 0 for other in answer["rows"]
                                                                if other["line"] != row["line"]), "a negative row took nothing back"


def _is_day(cell: str) -> bool:
    return when(cell) is not None and (not cell.isdecimal() or len(cell) == 8)


def _is_name(cell: str) -> bool:
    return len(cell) > 1 and not any(letter.isdigit() for letter in cell) and not knows(cell)


_DIGITS = {ord("０") + digit: str(digit) for digit in range(10)}


@pytest.mark.parametrize("form", [*SEEDS])
def test_spoiled_files(form):
    """Thousands of small wounds; the same ones each time."""
    if form == "xls":
        pytest.importorskip("xlwt")
    content = SEEDS[form]()
    assert assert_honest(content)
    spoil = with_spoiled_part if form in ("xlsx parts", "sections xlsx") else spoiled
    read, slowest = 0, 0.0
    for number in range(COUNT):
        wound = spoil(content, random.Random(f"{SEED}{form} {number}"))
        start = time.perf_counter()
        try:
            read += assert_honest(wound)
        except AssertionError as error:
            raise AssertionError(f"{form} {number}") from error
        slowest = max(slowest, time.perf_counter() - start)
        grid.kept.cache_clear()
    assert slowest < SLOWEST
    assert read < COUNT and (read or form == "xlsx"), "nothing but errors, or none at all, proves little; a wound of a zip is nearly always seen"
    print(f"{form}: {COUNT} files, {read} read, slowest {slowest * 1000:.0f} ms")


KEYS = {
    "statement": ("edition", "files", "kinds", "base"),
    "payments": ("edition", "files", "kinds", "base", "month", "received"),
    "evidence": ("rows",),
}
ODD = [None, True, -1, 10**30, 1.5, "", "가" * 50, [], {}, [[]], {"a": {}}, [{"name": 5}], {"가게1": "castle"}]


def test_spoiled_messages():
    """Whatever stands in the message is answered, too."""
    content, line = csv_file(rows()), {"date": "2025-09-01", "shop": "가게", "amount": 5}
    good = {"edition": "2025", "files": [{"name": "a"}], "kinds": {"가게1": "mart"}, "base": 5, "month": "2025-09", "received": 0, "rows": [line]}
    chance = random.Random(1)
    answered = 0
    for _ in range(COUNT):
        action = chance.choice([*KEYS])
        fields = {key: good[key] if chance.random() < 0.7 else chance.choice(ODD) for key in KEYS[action] if chance.random() < 0.95}
        answer = handle({"do": action, **fields}, [content])
        assert answer["ok"] or all(error["message"] for error in answer["errors"])
        answered += answer["ok"]
    assert 0 < answered < COUNT
