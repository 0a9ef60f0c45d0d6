"""Each payment once, less what was cancelled: however the file books it and however often it is opened."""

import pytest

from calculator.loader import DataError, read
from calculator.statement import layout
from tests.statements import HANA, PERIOD, check, csv_file, hana, html_file, payment, payments, xlsx_file


def nets(*rows, said=None):
    """Return what is left of each of *rows*, in the file's order."""
    return [row["net"] for row in check(csv_file(hana(rows, said)))["rows"]]


@pytest.mark.parametrize(("row", "left"), [
    (payment(), 15_500),
    (payment(state="매입", captured="15,387", discount="113"), 15_500),
    (payment(status="취소"), 0),
    (payment(status="취소", cancelled="15,500"), 0),
    (payment(status="매출취소", cancelled="15,500"), 0),
    (payment(status="부분취소", cancelled="5,500"), 10_000),
    (payment(status="정상", cancelled="5,500"), 10_000),
    (payment(status="정상", cancelled="-5,500"), 10_000),
    (payment(status="정상", cancelled="99,000"), 0),
    (payment(amount="0", status="취소"), 0),
    (payment(status="승인거절"), 0),
    (payment(status="미취소"), 15_500),
])
def test_row_that_its_company_re_marked(row, left):
    """What is left is the approved amount less the cancelled one, and never below nothing."""
    assert nets(row) == [left]


def test_negative_row_takes_back_its_payment():
    """By its approval number, in full and in parts; the row itself counts nothing."""
    assert nets(payment(approval="1"), payment("2025.09.05", "-15,500", approval="1", status="취소")) == [0, 0]
    assert nets(payment(approval="1"), payment("2025.09.05", "-500", approval="1"), payment("2025.09.06", "-5,000", approval="1")) \
        == [10_000, 0, 0]


def test_cancellation_booked_both_ways_counts_once():
    """A re-marked row and a negative row beside it are one cancellation; another payment of the shop stays."""
    both = [payment(approval="1", status="취소"), payment(approval="2"), payment("2025.09.05", "-15,500", approval="1", status="취소")]
    assert nets(*both) == [0, 15_500, 0]
    unnamed = [payment(approval="", status="취소"), payment(approval="", time="20:00:00"), payment("2025.09.05", "-15,500", approval="")]
    assert nets(*unnamed) == [0, 15_500, 0]
    part = [payment(approval="1", status="부분취소", cancelled="5,500"), payment(amount="-5,500", approval="1")]
    assert nets(*part) == [10_000, 0]


def test_second_row_marked_as_cancelled_takes_back_the_first():
    """The same approval, once as paid and once as cancelled, comes to nothing."""
    assert nets(payment(approval="1"), payment(approval="1", status="취소")) == [0, 0]


def test_without_approval_number_only_the_whole_amount_of_the_shop_pairs():
    """A part, a later payment or another shop's is not taken for the partner; the row is told as open."""
    first = payment(approval="")
    assert nets(first, payment("2025.09.05", "-15,500", approval="")) == [0, 0]
    for other in (payment("2025.09.05", "-5,000", approval=""), payment("2025.09.01", "-15,500", approval=""),
                  payment("2025.09.05", "-15,500", "다른가게", approval="")):
        answer = check(csv_file(hana([first, other])))
        assert [row["net"] for row in answer["rows"]] == [15_500, 0]
        assert answer["checks"]["unpaired"]["count"] == 1


def test_one_negative_row_takes_back_one_of_two():
    """Two equal payments and one cancellation leave one."""
    two = [payment(approval="", time="10:00:00"), payment(approval="", time="11:00:00"), payment("2025.09.05", "-15,500", approval="")]
    assert sorted(nets(*two)) == [0, 0, 15_500]


def test_partly_cancelled_without_amount_is_told():
    """Nothing is guessed: the whole counts, and a check says so."""
    answer = check(csv_file(hana([payment(status="부분취소")])))
    assert payments(answer)[0][2] == 15_500
    assert answer["checks"]["partial_unknown"]["count"] == 1


def test_same_file_twice_counts_once():
    """Whatever the format; every row that was left out is listed."""
    rows = hana([payment(approval="1"), payment("2025.09.04", approval="2")])
    once, twice = check(csv_file(rows)), check(csv_file(rows), html_file(rows))
    assert payments(once) == payments(twice)
    assert sum("한 번만" in entry["reason"] for entry in twice["skipped"]) == 2
    assert [entry["file"] for entry in twice["skipped"] if "한 번만" in entry["reason"]] == [1, 1]


def test_overlapping_periods_count_once():
    """What stands in both files is one payment, what stands in one of them stays."""
    first = [payment(f"2025.09.{day:02}", approval=str(day)) for day in range(1, 21)]
    second = [payment(f"2025.09.{day:02}", approval=str(day)) for day in range(15, 31)]
    answer = check(csv_file(hana(first)), csv_file(hana(second)))
    assert len(answer["rows"]) == 30
    assert answer["months"]["2025-09"]["total"] == 30 * 15_500


def test_later_state_of_a_payment_is_kept():
    """Paid in the older file, cancelled in the newer one: it is cancelled, in either order."""
    paid, back = csv_file(hana([payment(approval="1")])), csv_file(hana([payment(approval="1", status="취소")]))
    for files in ((paid, back), (back, paid)):
        assert [row[2] for row in payments(check(*files))] == [0]


def test_equal_payments_of_one_file_are_two():
    """Two coffees without approval number are two, also when the file is opened twice."""
    rows = hana([payment(approval="", time="10:00:00"), payment(approval="", time="10:00:00")])
    assert len(check(csv_file(rows))["rows"]) == 2
    assert len(check(csv_file(rows), csv_file(rows))["rows"]) == 2


def test_payment_of_an_earlier_file_is_found_once():
    """The same coffee again and another one without number and time: the second is a payment of its own."""
    first = csv_file(hana([payment(approval="1")]))
    second = csv_file(hana([payment(approval="1"), payment(approval="", time="")]))
    assert len(payments(check(first, second))) == 2


def test_same_approval_twice_in_one_file_is_one():
    """Two downloads pasted together count once."""
    rows = [payment(approval="1"), payment(approval="2")]
    assert len(check(csv_file(hana(rows + rows)))["rows"]) == 2


def test_bill_and_approvals_of_one_payment_count_once():
    """The bill has neither time nor approval number; day, shop and amount tell."""
    bill = [["거래일자", "가맹점명", "이용금액", "할부기간", "청구회차", "결제원금"], ["2025.09.03", "달빛분식", "15,500", "", "", "15,500"]]
    answer = check(csv_file(hana([payment()])), csv_file(bill))
    assert payments(answer) == [("2025-09-03", "달빛분식", 15_500)]
    assert any("청구서" in warning for warning in answer["files"][1]["warnings"])


def test_several_companies_together():
    """Another company's payment of the same amount is its own."""
    lotte = [["이용일자", "이용가맹점", "업종", "이용금액"], ["2025.09.03", "별빛서점", "서적", "15,500"]]
    answer = check(csv_file(hana([payment()])), html_file(lotte))
    assert answer["months"]["2025-09"]["total"] == 31_000
    assert [file["layout"] for file in answer["files"]] == ["하나카드 카드이용내역", "롯데카드 이용내역"]


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


def test_running_total_of_a_month_follows_the_days():
    """Whatever the order of the file, which is mostly the newest first; what was cancelled adds nothing."""
    rows = [payment("2025.10.01", "700", approval="4"), payment("2025.09.09", "300", approval="3", status="취소"),
            payment("2025.09.05", "200", approval="2", time="09:00:00"), payment("2025.09.05", "100", approval="1", time="08:00:00")]
    assert [row["running"] for row in check(csv_file(hana(rows)))["rows"]] == [700, 300, 300, 100]


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


@pytest.mark.parametrize(("status", "left"), [
    ("매입취소", 0), ("취소매입", 0), ("환불", 0), ("승인거절", 0), ("미취소", 15_500), ("매입완료", 15_500), ("", 15_500), ("-", 15_500)])
def test_status_in_other_words(status, left):
    """Of two words of one length that which takes back decides."""
    answer = check(csv_file(hana([payment(status=status)])))
    assert [row["net"] for row in answer["rows"]] == [left]
    assert "unlisted" not in answer["checks"]


def test_status_that_nobody_explained_is_told():
    """Nothing is taken back on a guess, and the reader hears of it."""
    answer = check(csv_file(hana([payment(approval="1", status="Y"), payment(approval="2")])))
    assert [row["net"] for row in answer["rows"]] == [15_500, 15_500]
    assert (answer["checks"]["unlisted"]["count"], "‘Y’" in answer["checks"]["unlisted"]["text"]) == (1, True)


def test_rows_that_look_like_payments_and_were_not_read_are_told():
    """Half a payment is missing from the sum, and that stands beside the sum; titles and totals are none."""
    rows = [payment(approval="1"), payment("9월 3일", approval="2"), payment(amount="12.5", approval="3"), payment(amount="", approval="4"), HANA]
    answer = check(csv_file(hana(rows, said=1)))
    assert answer["checks"]["unread"]["count"] == 3
    assert "unread" not in check(csv_file(hana([payment()])))["checks"]


def test_hyundai_bill_carries_the_day():
    """The day stands on the first row of a group; without a group above there is none."""
    titles = ["이용일", "이용가맹점", "이용금액", "결제원금"]
    answer = check(csv_file([titles, ["", "이른가게", "1,000", ""], ["2025.09.03", "가게1", "5,000", ""], ["", "가게2", "6,000", ""],
                             ["", "합계", "11,000", ""]]))
    assert payments(answer) == [("2025-09-03", "가게1", 5_000), ("2025-09-03", "가게2", 6_000)]
    assert len(answer["skipped"]) == 2


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
    """Four of Hana's headings begin with 매입, and only one of them is what was cancelled."""
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


def test_shifted_row_is_left_out_and_listed():
    """A lost or stray comma moves the amount: the row is not counted, and is named."""
    text = csv_file(hana([payment(approval="1"), payment(approval="2"), payment(approval="3")])).decode()
    lines = text.split("\r\n")
    place = next(number for number, line in enumerate(lines) if "18:15:08" in line)
    lines[place] = lines[place].replace('"15,500 "', "15,500 ")
    lines[place + 1] = lines[place + 1].replace(",0,일시불", ",일시불")
    answer = check("\r\n".join(lines).encode())
    assert len(answer["rows"]) == 1
    assert sum("밀렸을 수" in entry["reason"] for entry in answer["skipped"]) == 2
    assert answer["files"][0]["footer"]["ok"] is False


def test_every_line_is_a_payment_or_listed_with_its_reason():
    """Rows with an unreadable day or amount, totals, headings again: none vanishes."""
    rows = [payment(approval="1"), payment("없음", approval="2"), payment(amount="", approval="3"), payment(amount="12.5", approval="4"), HANA]
    answer = check(csv_file(hana(rows, said=1)))
    reasons = [entry["reason"] for entry in answer["skipped"]]
    assert [reason.split(":")[0] for reason in reasons] == [
        "날짜를 읽을 수 없어요", "금액이 비어 있어요.", "금액을 읽을 수 없어요", "제목 줄이에요.", "합계 줄이에요.", "표의 끝을 알리는 줄이에요."]


def test_shop_may_be_called_like_a_total():
    """Only a row without day or amount of its own is a total."""
    assert payments(check(csv_file(hana([payment(shop="합계식당")])))) == [("2025-09-03", "합계식당", 15_500)]


def test_footer_that_does_not_agree_is_a_warning():
    """Rows are shown all the same; the check says both numbers."""
    answer = check(csv_file(hana([payment()], said=5)))
    assert answer["files"][0]["footer"] | {"text": ""} == {"ok": False, "said": 5, "found": 1, "text": ""}
    assert answer["months"]["2025-09"]["total"] == 15_500


def test_month_that_the_period_cuts_is_told():
    """The company's usual three months begin and end in the middle of a month."""
    rows = [payment("2025.09.20", approval="1"), payment("2025.10.20", approval="2"), payment("2025.11.02", approval="3")]
    answer = check(csv_file(hana(rows, period="[조회기간: 2025.09.04 ~ 2025.11.03]")))
    assert [month["whole"] for month in answer["months"].values()] == [False, True, False]
    assert "2025년 9월을 비롯한 2달" in answer["checks"]["short_months"]["text"]
    both = check(csv_file(hana(rows, period="[조회기간: 2025.09.04 ~ 2025.11.03]")), csv_file(hana([payment("2025.09.01", approval="9")],
                 period="[조회기간: 2025.08.01 ~ 2025.09.03]")))
    assert both["months"]["2025-09"]["whole"] is True
    assert check(csv_file(hana([payment()], period=PERIOD)))["checks"] == {}


@pytest.mark.parametrize(("change", "sentence"), [
    (lambda data: data["layout"][0]["columns"].update(colour="색"), "모르는 칸 colour"),
    (lambda data: data["layout"][0].update(signs=["승인번호"]), "columns와 signs에 모두"),
    (lambda data: data["layout"][0].update(view="page"), "approvals나 bill"),
    (lambda data: data["layout"][0].pop("carry"), "carry이 빠졌어요"),
    (lambda data: data["columns"]["date"].append("이용시간"), "두 번"),
    (lambda data: data["status"].update(other=["x"]), "모르는 이름"),
])
def test_unclear_layout_data_is_refused(change, sentence):
    """An editor's slip is told with file, entry and remedy."""
    data = read("layouts.toml")
    layout.parse(data)
    change(data)
    with pytest.raises(DataError, match=sentence):
        layout.parse(data)
