"""Which column is what: by known layouts, by words, or as the reader says."""

import pytest

from calculator.data.toml import DataError, read
from calculator.statement.table import layout
from tests.statements import HANA, check, csv_file, hana, html_file, payment, payments, xlsx_file


@pytest.mark.parametrize("entry", layout.layouts().known, ids=lambda entry: entry.id)
def test_every_known_layout(entry):
    """A file with exactly a layout's headings is read as that layout."""
    titles = list(dict.fromkeys([*entry.signs, *entry.columns.values()]))
    values = {"date": "2025.09.03", "amount": "15,500", "shop": "달빛분식", "cancelled": "0", "status": "정상"}
    roles = {title: role for role, title in entry.columns.items()}
    answer = check(csv_file([["안내"], titles, [values.get(roles.get(title), "") for title in titles]]))
    assert payments(answer) == [("2025-09-03", "달빛분식", 15_500)]
    assert answer["files"][0]["layout"] == entry.name


def test_columns_that_a_known_layout_does_not_name_are_told_by_words():
    """A column of states beside the named ones must not be passed over: a cancelled payment would count."""
    titles = ["이용일", "이용하신곳", "이용카드명", "국내이용금액(원)", "해외이용금액($)", "상태"]
    answer = check(csv_file([titles, ["2025.09.03", "가게", "카드", "5,000", "0.00", "취소"], ["2025.09.04", "가게", "카드", "6,000", "0", ""],
                             ["2025.09.05", "먼가게", "카드", "7,000", "5.10", ""]]))
    assert answer["files"][0]["layout"] == "KB국민카드 이용내역"
    assert [row["net"] for row in answer["rows"]] == [0, 6_000, 7_000]
    assert [row["kind"] for row in answer["rows"]] == ["", "", "abroad"]


def test_second_part_of_a_table_with_headings_of_its_own():
    """Instalments below, their columns elsewhere: no payment is lost, and the shop's column is the new one."""
    rows = [["■ 일시불"], ["이용일자", "가맹점명", "승인금액(원)"], ["20250903", "가게1", "15,500"], ["합계", "", "15,500"],
            ["■ 할부"], ["이용일자", "할부개월", "가맹점명", "승인금액(원)"], ["20250904", "3", "가게2", "300,000"], ["합계", "", "", "300,000"]]
    assert payments(check(xlsx_file(rows))) == [("2025-09-03", "가게1", 15_500), ("2025-09-04", "가게2", 300_000)]


def test_headings_in_two_rows_that_words_tell_wrongly_are_asked():
    """The first row alone names an amount, which stands elsewhere: the reader says where."""
    rows = [["이용일자", "이용하신곳", "이용금액", ""], ["", "", "현지금액", "원화"], ["25.09.03", "가게", "", "15,500"]]
    assert check(csv_file(rows))["files"][0]["ask"]["columns"] == {"date": 0, "shop": 1, "amount": 2}
    file = {"name": "a", "columns": {"date": 0, "shop": 1, "amount": 3}}
    assert payments(check(csv_file(rows), files=[file])) == [("2025-09-03", "가게", 15_500)]


def test_title_glued_to_the_first_heading_and_two_row_headings():
    """As one company's HTML and another's two-row headings have it."""
    glued = [["신용카드 이용내역 거래일자", "이용가맹점", "거래금액"], ["2025.09.03", "가게", "5,000"]]
    assert payments(check(html_file(glued))) == [("2025-09-03", "가게", 5_000)]
    two = [["이용일", "이용하신곳", "이용카드명", "국내이용금액", ""], ["", "", "", "(원)", "비고"], ["25.09.03", "가게", "카드", "5,000", ""]]
    answer = check(csv_file(two))
    assert payments(answer) == [("2025-09-03", "가게", 5_000)]
    assert answer["files"][0]["layout"] == "KB국민카드 이용내역"


def test_unknown_file_told_by_words_is_accepted_with_a_warning():
    """What was assumed is said, by the file's own headings."""
    answer = check(csv_file([["거래일", "카드구분", "사용처", "매입구분", "사용금액", "취소상태"], ["2025.09.03", "본인", "가게", "", "5,000", "취소"]]))
    assert payments(answer) == [("2025-09-03", "가게", 0)]
    assert "거래일" in answer["files"][0]["warnings"][0]
    assert answer["files"][0]["layout"] == ""


def test_longest_word_decides_a_heading():
    """Four of Hana's headings begin with 매입, and each holds something else."""
    header = layout.layouts()
    found = {title: next((role for word, role in header.words if word in layout.heading(title)), None) for title in HANA}
    assert (found["매입"], found["매입금액"], found["매입할인\n금액"], found["매입취소금액"]) == (None, "captured", "discount", "cancelled")


def test_ambiguous_columns_are_asked_and_the_answer_is_used():
    """Two columns may be the amount: the reader says which, and only then anything is counted."""
    content = csv_file([["거래일", "가맹점명", "승인금액", "이용금액"], ["2025.09.03", "가게", "5,000", "4,900"], ["2025.09.04", "가게", "6,000", "5,900"]])
    answer = check(content)
    assert answer["rows"] == []
    ask = answer["files"][0]["ask"]
    assert ask["columns"] == {"date": 0, "shop": 1}
    assert ask["rows"][1] == {"line": 2, "cells": ["2025.09.03", "가게", "5,000", "4,900"]}
    file = {"name": "a.csv", "columns": {"date": 0, "shop": 1, "amount": 3}}
    assert [row[2] for row in payments(check(content, files=[file]))] == [4_900, 5_900]


def test_empty_choice_of_columns_asks_even_for_a_known_file():
    """Where words told the columns wrongly, the reader can put it right."""
    answer = check(csv_file(hana([payment()])), files=[{"name": "a.csv", "columns": {}}])
    assert answer["rows"] == []
    assert answer["files"][0]["ask"]["columns"]["amount"] == 5


@pytest.mark.parametrize(("columns", "sentence"), [
    ({"date": 0, "shop": 1}, "모두 골라"), ({"date": 0, "shop": 1, "amount": 1}, "서로 다른 칸"), ({"date": 0, "shop": 1, "amount": -1}, "모두 골라"),
    ({"date": 0, "shop": 1, "amount": 99}, "폭을 벗어나요"), ({"date": 0, "shop": 1, "amount": True}, "모두 골라"), ([], "모두 골라"),
])
def test_columns_that_cannot_be_used(columns, sentence):
    """A wrong choice is refused with what to do."""
    answer = check(csv_file([["a", "b", "c"], ["2025.09.03", "가게", "5,000"]]), files=[{"name": "a", "columns": columns}])
    assert sentence in answer["errors"][0]["message"]


@pytest.mark.parametrize(("change", "sentence"), [
    (lambda data: data["layout"][0].update(signs=["승인번호"]), "columns와 signs에 모두"),
    (lambda data: data["columns"]["date"].append("이용시간"), "두 번"),
])
def test_unclear_layout_data_is_refused(change, sentence):
    """An editor's slip is told with file, entry and remedy."""
    data = read("layouts.toml")
    layout.parse(data)
    change(data)
    with pytest.raises(DataError, match=sentence):
        layout.parse(data)


@pytest.mark.parametrize("titles", [
    ["이용일자", "이용카드", "이용가맹점", "이용금액", "할부기간/회차", "이번달내실금액", "수수료", "구분/상태", "할인/혜택금액", "잔액"],
    ["이용일", "이용카드", "이용가맹점", "이용총액", "회차", "할부", "원금", "수수료", "결제 후 잔액"],
    ["이용일", "이용구분", "가맹점", "이용금액", "총할부금액", "이용혜택", "혜택금액", "개월", "회차", "원금", "적립금액", "입금후잔액"],
    ["날짜", "가맹점", "금액"], ["일자", "상호", "금액"], ["결제일시", "가맹점명", "결제금액"], ["매출일자", "가맹점명", "매출금액"],
    ["Transaction Date", "Merchant", "Amount", "Status"], ["거래일시", "내용", "거래금액", "거래 후 잔액"], ["승인일자", "가맹점명", "금액", "환불금액"],
    ["날짜", "시간", "타입", "대분류", "내용", "금액", "화폐"], ["거래일자", "적요", "기재내용", "거래금액", "거래후잔액"],
    ["거래일자", "가맹점명", "거래금액(원화)", "거래금액(외화)", "거래종류"], ["결제일시", "결제번호", "상점명", "상품명", "결제금액", "결제수단", "결제상태"],
])
def test_question_that_need_not_be_asked(titles):
    """The longest word decides, 금액 alone only where nothing else does, and common words only for what is still open."""
    amount = next(title for title in titles if title in ("이용금액", "이용총액", "금액", "결제금액", "매출금액", "Amount", "거래금액", "거래금액(원화)"))
    shop = next(title for title in titles if title in ("이용가맹점", "가맹점", "상호", "가맹점명", "Merchant", "내용", "기재내용", "상점명"))
    values = {titles[0]: "2025-09-03", shop: "달빛분식", amount: "15,500"}
    answer = check(csv_file([titles, [values.get(title, "") for title in titles]]))
    assert payments(answer) == [("2025-09-03", "달빛분식", 15_500)]


@pytest.mark.parametrize("titles", [["이용일", "이용가맹점", "이용금액"], ["거래일자", "이용가맹점", "거래금액"], ["승인일자", "가맹점명", "승인금액(원)"]])
def test_company_is_named_only_by_its_own_signs(titles):
    """Several have these headings; a title says whose file it is, and the reader sees which columns were taken."""
    rows = [titles, ["2025.09.03", "달빛분식", "15,500"]]
    [file] = check(csv_file(rows))["files"]
    assert file["layout"] == ""
    assert f"날짜는 ‘{titles[0]}’" in file["warnings"][0]
    assert check(csv_file([["현대카드 이용내역"], *rows]))["files"][0]["layout"] == "현대카드 파일"


@pytest.mark.parametrize("more", ["회차", "청구회차", "원금", "결제 후 잔액", "이번달 결제금액", "청구금액"])
def test_bill_of_any_company_is_told(more):
    """Its whole purchase is counted, and not the month's share."""
    [file] = (answer := check(csv_file([["이용일", "이용가맹점", "이용금액", more], ["2025.09.03", "달빛분식", "300,000", "100,000"]])))["files"]
    assert payments(answer)[0][2] == 300_000
    assert "청구서" in file["warnings"][0]


@pytest.mark.parametrize(("title", "home", "away"), [
    ("국내외구분", "국내", "해외"), ("이용국가", "대한민국", "미국"), ("이용지역", "서울", "해외"), ("통화", "KRW", "USD"), ("거래통화", "", "JPY"), ("국가", "KR", "JP"),
    ("가맹점 국가", "대한민국", "GB"), ("해외이용여부", "N", "Y"), ("해외여부(Y/N)", "NO", "YES"), ("국내외", "국내", "해외"), ("통화", "원화(KRW)", "파운드(GBP)"),
    ("거래 장소", "국내", "해외"), ("Nation", "KOR", "GBR"), ("해외 이용", "X", "O"), ("현지통화금액", "-", "USD 33.20"), ("외화승인금액", "0.00", "33.20")])
def test_payment_abroad_by_a_column_about_the_place(title, home, away):
    """A country, a currency or a word, and yes where the heading asks; a city of ours is none."""
    rows = [["2025.09.03", "달빛분식", "9,000", home], ["2025.09.04", "FAR SHOP", "55,000", away]]
    for titles, columns in ((["이용일", "가맹점명", "이용금액", title], None), (["언제", "어디", "얼마", title], {"date": 0, "shop": 1, "amount": 2})):
        answer = check(csv_file([titles, *rows]), files=[{"name": "a.csv", **({"columns": columns} if columns else {})}])
        assert [row["kind"] for row in answer["rows"]] == ["", "abroad"]


@pytest.mark.parametrize(("title", "cells"), [("비고", ["국내", "서울", ""]), ("코드", ["AB", "CD", "EF"]), ("추천", ["X", "O", "O"]), ("이용 장소", ["국내", "국내", ""])])
def test_column_that_does_not_say_where_of_every_payment(title, cells):
    """One word more, no place of ours, another question or none abroad: nothing is taken out."""
    rows = [[f"2025.09.0{n}", f"달빛분식{n}", "9,000", cell] for n, cell in enumerate(cells, 1)]
    assert [row["kind"] for row in check(csv_file([["이용일", "가맹점명", "이용금액", title], *rows]))["rows"]] == [""] * 3


@pytest.mark.parametrize("rest", ["결제 후 남은금액", "앞으로 낼 금액", "미결제금액", "잔여금액"])
def test_what_is_still_to_be_paid_is_no_payment(rest):
    """Where a bill has no other amount that is known, the columns are asked."""
    row = ["2025.09.03", "달빛분식", "300,000", "200,000"]
    assert payments(check(csv_file([["이용일자", "이용가맹점", "이용총금액", rest], row])))[0][2] == 300_000
    [file] = check(csv_file([["이용일자", "이용가맹점", "이번달 청구액", rest], row]))["files"]
    assert file["ask"]["columns"] == {"date": 0, "shop": 1}
