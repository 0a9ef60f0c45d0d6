"""What counts, by the file and by the reader; the questions by what hangs on them; the sheet; the terminal."""

import csv
import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from calculator import handle
from calculator.__main__ import main
from calculator.data.toml import DataError, read
from calculator.rules.loader import sources
from calculator.statement.judging import kind
from tests.statements import check, csv_file, hana, html_file, payment

FILE = csv_file(hana([
    payment("2025.09.03", "100,000", "달빛분식", approval="1"),
    payment("2025.09.04", "300,000", "별빛마트", approval="2"),
    payment("2025.09.05", "50,000", "달빛분식", approval="3"),
    payment("2025.09.06", "70,000", "바람상점", approval="4", usage="해외일시불"),
    payment("2025.09.07", "20,000", "민생회복 소비쿠폰 사용", approval="5"),
    payment("2026.01.07", "20,000", "달빛분식", approval="6"),
], period="[조회기간: 2025.09.01 ~ 2026.01.31]"))


def verdicts(answer):
    """Return the judgement of each row."""
    return [row["judgement"] for row in answer["rows"]]


def test_unknown_stays_unsure_until_the_reader_says():
    """The file states means of payment and dates, not what a shop is."""
    answer = check(FILE)
    assert verdicts(answer) == ["unsure", "unsure", "unsure", "excluded", "excluded", "excluded"]
    assert [row["kind"] for row in answer["rows"]] == ["", "", "", "abroad", "coupon", ""]
    assert answer["months"]["2025-09"] | {"whole": None} == {
        "total": 540_000, "counts": 0, "excluded": 90_000, "unsure": 450_000, "rows": 5, "use": "spend", "whole": None}


def test_answer_holds_for_all_rows_of_the_shop():
    """And gives its reason and its source."""
    answer = check(FILE, kinds={"달빛분식": "local", "별빛마트": "mart"})
    assert verdicts(answer) == ["counts", "excluded", "counts", "excluded", "excluded", "excluded"]
    rules = {entry["id"]: entry for entry in answer["kinds"]}
    assert answer["rows"][1]["reason"] == rules["mart"]["reason"]
    assert rules["mart"]["source"]["url"].startswith("https://")
    assert answer["shops"] == []


def test_kind_that_nobody_published_stays_unsure():
    """Saying that it was a bus does not settle whether buses counted."""
    answer = check(FILE, kinds={"달빛분식": "transit"})
    assert verdicts(answer)[0] == "unsure"
    assert "찾지 못했어요" in answer["rows"][0]["reason"]
    assert "달빛분식" in {shop["shop"] for shop in answer["shops"]}


def test_column_of_kinds_is_used_and_the_reader_stands_above_it():
    """One company's file has the kind of shop."""
    content = html_file([["이용일자", "이용가맹점", "업종", "이용금액"], ["2025.09.03", "구름상회", "전자상거래", "5,000"]])
    assert verdicts(check(content)) == ["excluded"]
    assert verdicts(check(content, kinds={"구름상회": "local"})) == ["counts"]


def test_name_only_hints():
    """A shop's name makes a kind likely; it is asked, not judged."""
    [shop] = check(csv_file(hana([payment(shop="달빛백화점")])))["shops"]
    assert shop["hint"] == "department"
    assert verdicts(check(csv_file(hana([payment(shop="달빛백화점")])))) == ["unsure"]


def test_questions_come_by_their_effect_on_the_refund():
    """With the average known, a large payment above the cap may matter less than a small one below it."""
    rows = hana([payment("2025.09.03", "800,000", "큰가게", approval="1"), payment("2025.12.03", "400,000", "겨울가게", approval="2"),
                 payment("2025.10.03", "90,000", "작은가게", approval="3")])
    shops = check(csv_file(rows))["shops"]
    assert [(shop["shop"], shop["effect"]) for shop in shops] == [("큰가게", 100_000), ("겨울가게", 30_000), ("작은가게", 18_000)]
    shops = check(csv_file(rows), base=350_000)["shops"]
    assert [(shop["shop"], shop["effect"]) for shop in shops] == [("큰가게", 90_000), ("겨울가게", 10_000), ("작은가게", 0)]


def test_effect_is_the_most_that_any_answers_could_make():
    """Against every combination of answers about the other shops."""
    shops = {"가": 200_000, "나": 350_000, "다": 30_000}
    content = csv_file(hana([payment(amount=f"{won:,}", shop=shop, approval=shop) for shop, won in shops.items()]))
    for base in (0, 100_000, 230_000, 400_000, 600_000):
        found = {shop["shop"]: shop["effect"] for shop in check(content, base=base)["shops"]}
        for shop, won in shops.items():
            others = [value for name, value in shops.items() if name != shop]
            sums = [sum(value for bit, value in enumerate(others) if mask >> bit & 1) for mask in range(4)]
            most = max(_refund(base, rest + won) - _refund(base, rest) for rest in sums)
            assert found[shop] >= most


def _refund(base, spend):
    return handle({"do": "refund", "edition": "2025", "base": base, "spend": {"2025-09": spend}})["total"]


def test_base_months_are_named_as_such():
    """The earlier year is opened for the average."""
    answer = check(csv_file(hana([payment("2024.03.03")], period="[조회기간: 2024.03.01 ~ 2024.03.31]")))
    assert answer["months"]["2024-03"]["use"] == "base"
    assert verdicts(answer) == ["unsure"]


@pytest.mark.parametrize(("field", "value", "sentence"), [
    ("edition", "2021", "2025년 사업만"), ("edition", "1999", "2025"), ("kinds", {"a": "castle"}, "local"), ("kinds", [], "local"),
    ("kinds", {"a": 5}, "local"), ("base", -1, "0보다"), ("files", [], "맞지 않아요"), ("files", "a", "맞지 않아요"), ("files", [{}], "이름을"),
    ("files", [{"name": "a", "size": 1}], "이름을"), ("note", 1, "모르는 항목"),
])
def test_messages_that_cannot_be_used(field, value, sentence):
    """Refused with the field and what to write."""
    answer = check(FILE, **{field: value})
    assert answer["ok"] is False
    assert any(sentence in error["message"] for error in answer["errors"])
    assert all(error["field"].startswith(field) for error in answer["errors"])


def test_too_many_files():
    """Refused before any is opened."""
    assert "24개" in check(*[FILE] * 25)["errors"][0]["message"]


def test_one_bad_file_does_not_hide_the_others():
    """Its error stands beside its name; the others' rows are counted."""
    answer = check(FILE, b"%PDF")
    assert answer["ok"] is True
    assert len(answer["rows"]) == 6
    assert "PDF" in answer["files"][1]["error"]


@pytest.mark.parametrize(("change", "sentence"), [
    (lambda data: data["kind"].append(data["kind"][0]), "두 번"),
    (lambda data: data["kind"][0].update(source=""), "출처가 없으면"),
    (lambda data: data["hint"][0].update(kind="castle"), "castle"),
    (lambda data: data["hint"][0]["words"].append("백화점"), "두 번"),
])
def test_unclear_judging_data_is_refused(change, sentence):
    """An editor's slip is told with file, entry and remedy."""
    data = read("judging_2025.toml")
    kind.parse(data, "judging_2025.toml", sources())
    change(data)
    with pytest.raises(DataError, match=sentence):
        kind.parse(data, "judging_2025.toml", sources())


LINE = {"date": "2025-09-03", "shop": "달빛분식", "amount": 15_500, "reason": "확인해 주세요"}


def sheet(*lines):
    """Return the cells of the evidence sheet."""
    text = handle({"do": "evidence", "rows": list(lines)})["csv"]
    assert text.startswith("\ufeff")
    assert text.count("\r\n") == text.count("\n")
    return list(csv.reader(io.StringIO(text[1:], newline="")))


def test_evidence_sheet():
    """Headings, rows and their sum; approval numbers only where ticked."""
    assert sheet(LINE) == [["결제일", "가맹점", "금액(원)", "메모"], ["2025-09-03", "달빛분식", "15500", "확인해 주세요"], ["합계", "", "15500", ""]]
    assert sheet({**LINE, "approval": "00123"})[1] == ["2025-09-03", "달빛분식", "15500", "00123번", "확인해 주세요"]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@a", "＝1", "\t=1", "\r\n=1", " =1", '=HYPERLINK("x")'])
def test_evidence_cells_are_no_formulas(text):
    """A shop called like a formula stays a name."""
    row = sheet({**LINE, "shop": text, "reason": text, "approval": text})[1]
    assert all(cell.startswith("'") for cell in (row[1], row[3], row[4]))


@pytest.mark.parametrize("unseen", [*"\0\x01\x08\x7f\ufeff\u200b\u2060\u00ad\u202e\u034f\u061c\u180e\u3164", ""], ids=ascii)
@pytest.mark.parametrize("sign", "=+-@＝－﹦﹣−⁼")
def test_unseen_letters_hide_no_formula(unseen, sign):
    """They are left out, also in the midst of a name, where some would turn the rest of it around."""
    row = sheet({**LINE, "shop": f"{unseen}{sign}1", "reason": f"가{unseen}나"})[1]
    assert (row[1], row[3]) == (f"'{sign}1", "가나")


@pytest.mark.parametrize("rows", [None, [], [5], [{"date": "x"}], [{**LINE, "amount": "1"}], [{**LINE, "shop": 5}], [{**LINE, "extra": 1}],
                                  [{**LINE, "date": "2025-02-30"}], [LINE] * 2001])
def test_evidence_that_cannot_be_written(rows):
    """Refused with a sentence."""
    assert handle({"do": "evidence", "rows": rows})["ok"] is False


@pytest.fixture
def run(monkeypatch, capsys):
    """Run the terminal's door; return exit code, standard output and standard error."""
    def command(*arguments: str):
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO()))
        code = main(["statement", *arguments])
        return (code, *capsys.readouterr())
    return command


def test_terminal_gives_json(run, tmp_path: Path):
    """The promised shape."""
    path = tmp_path / "a.xls"
    path.write_bytes(FILE)
    code, out, _ = run(str(path), "--json")
    answer = json.loads(out)
    assert code == 0
    assert {"date", "amount", "shop", "status", "net", "judgement", "reason"} <= answer["rows"][0].keys()
    assert {"line", "reason"} <= answer["skipped"][0].keys()
    assert answer["months"]["2025-09"]["total"] == 540_000
    assert answer["checks"] == {}


def test_terminal_for_a_person(run, tmp_path: Path):
    """Months, what was skipped and what was taken for granted."""
    path = tmp_path / "내역.xls"
    path.write_bytes(FILE)
    code, out, _ = run(str(path))
    assert code == 0
    assert "2025년 9월: 인정 0원, 확실하지 않음 450,000원, 제외 90,000원" in out
    assert "정상승인 6건과 읽은 건수가 맞아요" in out
    assert "세지 않은 줄 2개" in out


def test_terminal_refuses(run, tmp_path: Path):
    """A missing file, an unreadable one, one of no known kind and wrong use have their exit codes."""
    (tmp_path / "bad.pdf").write_bytes(b"%PDF")
    (tmp_path / "ask.csv").write_bytes(csv_file([["a", "b", "c"], ["2025.09.03", "가게", "5,000"]]))
    assert run(str(tmp_path / "none"))[0] == 1
    code, out, _ = run(str(tmp_path / "bad.pdf"))
    assert (code, "PDF" in out) == (1, True)
    code, out, _ = run(str(tmp_path / "ask.csv"))
    assert (code, "처음 보는 형식" in out) == (1, True)
    for wrong in ((), ("--csv", "a")):
        code, out, err = run(*wrong)
        assert (code, out, "쓰는 법" in err) == (2, "", True)
