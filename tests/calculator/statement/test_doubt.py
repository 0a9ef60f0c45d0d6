"""What a file leaves in doubt, in whatever way it does: it is told, with the rows, and what only looks like it is not."""

import io
import zipfile

import pytest

from tests.statements import check, csv_file, lines, payments, sheets_file, tables_file, xlsx_file

HEAD = ["이용일", "가맹점", "이용금액"]
FIRST, SECOND, THIRD = ["2025-09-01", "가온마트", "10,000"], ["2025-09-02", "나래찻집", "5,000"], ["2025-09-03", "다솜문구", "7,000"]
PAGE = "<table><tr><th>이용일<th>가맹점<th>이용금액</tr>{}</table>"


def told(answer):
    """Return the sum, and the lines that are told of."""
    return sum(net for _, _, net in payments(answer)), {key: lines(answer, key) for key in answer["checks"]}


@pytest.mark.parametrize(("good", "odd"), [("✅", "❌"), ("", "🚫"), ("정상", "✖"), ("승인", "!!")])
def test_picture_as_a_status_is_told(good, odd):
    """What says yes is an ordinary payment, and so is a dash."""
    rows = [[*HEAD, "상태"], [*FIRST, good], [*SECOND, "-"], [*THIRD, odd]]
    assert told(check(csv_file(rows))) == (22_000, {"unlisted": [4]})


def test_status_in_chinese_letters():
    """As cards that are used abroad have it."""
    assert told(check(csv_file([[*HEAD, "狀態"], [*FIRST, "承認"], [*SECOND, "承認"], [*THIRD, "取消"]]))) == (15_000, {"elsewhere": [4]})


@pytest.mark.parametrize("title", ["환불", "반품"])
def test_yes_under_a_heading_of_one_word_is_told(title):
    """A spreadsheet's own truth is written as one."""
    rows = [[*HEAD, title], [*FIRST, ""], [*SECOND, "TRUE"]]
    assert told(check(csv_file(rows))) == (15_000, {"mentioned": [3]})
    assert told(check(csv_file([rows[0], rows[1], [*SECOND, "FALSE"]]))) == (15_000, {})


def test_truth_of_a_spreadsheet_is_a_word():
    """As in the older format, whose library writes it so."""
    made = xlsx_file([[*HEAD, "취소여부"], [*FIRST, 10], [*SECOND, 11]])
    content = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as old, zipfile.ZipFile(content, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b'"D2"><v>10', b'"D2" t="b"><v>0').replace(b'"D3"><v>11', b'"D3" t="b"><v>1'))
    answer = check(content.getvalue())
    assert told(answer) == (10_000, {})
    assert [row["status"] for row in answer["rows"]] == ["FALSE", "TRUE"]


@pytest.mark.parametrize("name", ["가온마트 강남역점", "(주)가온마트 강남"])
def test_payment_whose_name_another_file_cuts_short_is_told(name):
    """Both count: nobody knows that they are one."""
    one, other = csv_file([HEAD, ["2025-09-01", name, "10,000"], SECOND]), csv_file([HEAD, FIRST])
    assert told(check(one, other)) == (25_000, {"again": [2]})


@pytest.mark.parametrize(("one", "other"), [
    ([*FIRST, "1111222233334444", "", "10:00"], ["2025-09-01", "가온마트 강남", "10,000", "5555666677778888", "", "10:00"]),
    ([*FIRST, "", "17", "10:00"], ["2025-09-01", "가온마트 강남", "10,000", "", "18", "10:00"]),
    ([*FIRST, "", "", "10:00"], ["2025-09-01", "가온마트 강남", "10,000", "", "", "11:00"]),
    ([*FIRST, "", "", "10:00"], ["2025-09-02", "가온마트 강남", "10,000", "", "", "10:00"]),
    ([*FIRST, "", "", ""], ["2025-09-01", "다솜문구", "10,000", "", "", ""]),
])
def test_payments_of_two_files_that_are_surely_two(one, other):
    """By their cards, numbers, times or days, or by names of their own."""
    head = [*HEAD, "카드번호", "승인번호", "이용시간"]
    assert told(check(csv_file([head, one]), csv_file([head, other]))) == (20_000, {})


def test_payment_through_a_wallet_that_the_cards_file_has_too_is_told():
    """The card's company writes the wallet's name."""
    wallet = csv_file([["결제일시", "상점명", "결제금액"], ["2025-09-01 10:00", "가온마트", "10,000"]])
    card = csv_file([["이용일시", "가맹점", "이용금액"], ["2025-09-01 10:00", "카카오페이", "10,000"], ["2025-09-02 10:00", "네이버페이", "5,000"]])
    assert told(check(wallet, card)) == (25_000, {"again": [2]})
    assert told(check(card)) == (15_000, {})


@pytest.mark.parametrize("close", ["", "</td>"])
@pytest.mark.parametrize("cell", ["<td class='num minus'>{}", "<td><span class=Minus>{}</span>"])
def test_amount_that_a_page_may_show_with_a_minus_is_told(cell, close):
    """By the name of its class, where the sign is not written; where most amounts have it, it is the look of all."""
    rows = [f"<tr><td>2025.09.0{day}{close}<td>{shop}{close}{won}{close}</tr>" for day, shop, won in (
        (1, "가온마트", "<td class=num>10,000"), (2, "나래찻집", "<td class='num'>5,000"), (3, "다솜문구", cell.format("5,000")))]
    assert told(check(PAGE.format("".join(rows)).encode())) == (20_000, {"mentioned": [4]})
    rows[-1] = rows[-1].replace("5,000", "-5,000").replace("다솜문구", "나래찻집")
    assert told(check(PAGE.format("".join(rows)).encode())) == (10_000, {})
    each = "".join(f"<tr><td>2025.09.0{day}{close}<td>가온마트{close}{cell.format('1,000')}{close}</tr>" for day in range(1, 5))
    assert told(check(PAGE.format(each).encode())) == (4_000, {})


@pytest.mark.parametrize(("cell", "won", "doubt"), [("5000<sup>1</sup>", 0, {"unread": [3]}), ("5,000<sup>원</sup>", 5_000, {}), ("5<sup> 1)</sup>", 0, {"unread": [3]})])
def test_raised_number_is_no_part_of_an_amount(cell, won, doubt):
    """It points at a note below the table."""
    rows = f"<tr><td>2025.09.01<td>가온마트<td>10,000</tr><tr><td>2025.09.02<td>나래찻집<td>{cell}</tr>"
    assert told(check(PAGE.format(rows).encode())) == (10_000 + won, doubt)


INCLUDED = "※ 취소된 거래도 포함되어 있습니다."


@pytest.mark.parametrize("place", ["above", "below"])
def test_cancelled_payments_among_the_others_are_told(place):
    """Where no column and no row says which."""
    note, rows = [INCLUDED, "", ""], [HEAD, FIRST, SECOND]
    answer = check(csv_file([note, *rows] if place == "above" else [*rows, note]))
    assert told(answer) == (15_000, {"included": [1 if place == "above" else 4]})


@pytest.mark.parametrize(("note", "head", "more"), [
    (INCLUDED, [*HEAD, "상태"], ["정상"]),
    (INCLUDED, [*HEAD, "취소금액"], ["0"]),
    ("취소된 거래는 포함되지 않습니다.", HEAD, []),
    ("취소 건 미포함", HEAD, []),
    ("할부 거래도 포함되어 있습니다.", HEAD, []),
])
def test_cancelled_payments_that_are_named_or_not_there_are_nothing_to_tell(note, head, more):
    """A column says it of each row, or a sentence of all."""
    assert told(check(csv_file([[note, *[""] * (len(head) - 1)], head, [*FIRST, *more], [*SECOND, *more]]))) == (15_000, {})


def test_note_about_rows_that_take_back_is_nothing_to_tell():
    """They are what it says is included."""
    assert told(check(csv_file([[INCLUDED, "", ""], HEAD, FIRST, SECOND, ["2025-09-04", "나래찻집", "-5,000"]]))) == (10_000, {})


@pytest.mark.parametrize("title", ["사용금액(VAT별도)", "이용금액(부가세 제외)"])
def test_amounts_without_their_tax_are_refused(title):
    """More was paid, and the file does not say how much."""
    assert "부가세를 뺀" in check(csv_file([["이용일", "가맹점", title], FIRST]))["errors"][0]["message"]
    assert told(check(csv_file([["이용일", "가맹점", "사용금액(부가세 포함)"], FIRST]))) == (10_000, {})


@pytest.mark.parametrize("name", ["요약", "∑", "합 계"])
@pytest.mark.parametrize("place", [0, 1])
def test_total_by_any_of_its_signs(name, place):
    """A spreadsheet's own table calls it 요약."""
    total = ["", "", "15,000"]
    total[place] = name
    assert told(check(csv_file([HEAD, FIRST, SECOND, total]))) == (15_000, {})


@pytest.mark.parametrize(("title", "doubt"), [("결제수단", {"unlisted": [4]}), ("지불방법", {"unlisted": [4]}), ("카드", {})])
def test_payment_with_something_else_than_a_card_is_told(title, doubt):
    """Where others were made with one."""
    rows = [[*HEAD, title], [*FIRST, "우주카드"], [*SECOND, "우주카드"], [*THIRD, "우주포인트"]]
    assert told(check(csv_file(rows))) == (22_000, doubt)


def test_note_beside_the_tables_of_a_page():
    """It stands in none of them."""
    page = f"<p>{INCLUDED}</p>".encode() + tables_file([HEAD, FIRST, SECOND])
    assert [*check(page)["checks"]] == ["included"]


def test_two_branches_in_one_file_are_two_payments():
    """One file calls a shop by one name."""
    rows = [HEAD, FIRST, ["2025-09-01", "가온마트 강남", "10,000"]]
    assert told(check(csv_file(rows), csv_file([HEAD, THIRD]))) == (27_000, {})


def test_files_with_most_days_and_amounts_alike_are_told():
    """They may list the same payments under other names, as in English."""
    rows = [HEAD, ["2025-09-01", "GAON MART", "10,000"], ["2025-09-02", "NARAE TEA", "5,000"], ["2025-09-09", "OTHER", "900"], ["2025-09-10", "OTHER", "800"]]
    assert told(check(csv_file([HEAD, FIRST, SECOND, THIRD]), csv_file(rows))) == (38_700, {"again": [2, 3]})
    other = [HEAD, ["2025-09-01", "아라식당", "10,000"], ["2025-09-09", "아라식당", "900"]]
    assert told(check(csv_file([HEAD, FIRST, THIRD]), csv_file(other))) == (27_900, {})


TIMED = ["이용일시", "가맹점", "이용금액", "승인번호"]


@pytest.mark.parametrize(("one", "other", "is_told"), [
    (("2025-09-30 23:59:58", "가온마트", ""), ("2025-10-01 00:00:01", "가온마트", ""), True),
    (("2025-09-30 23:59", "가온마트", ""), ("2025-10-01 00:05", "가온마트", "7"), True),
    (("2025-09-30 10:00", "가온마트", ""), ("2025-09-30 10:04", "가온마트", ""), True),
    (("2025-09-30 10:00", "가온마트", "8"), ("2025-09-30 10:04", "가온마트", "7"), False),
    (("2025-09-30 10:00", "가온마트", ""), ("2025-09-30 11:04", "가온마트", ""), False),
    (("2025-09-30 10:00", "가온마트", ""), ("2025-09-30 10:00", "나래찻집", ""), True),
    (("2025-09-30 10:00", "가온마트", "8"), ("2025-09-30 10:00", "나래찻집", "7"), False),
    (("2025-09-30", "가온마트", "8"), ("2025-09-30", "나래찻집", "8"), True),
    (("2025-09-30", "가온마트", ""), ("2025-09-30", "GAON MART", ""), True),
    (("2025-09-30", "가온마트", "8"), ("2025-09-30", "GAON MART", "7"), False),
    (("2025-09-30 10:00", "가온마트", ""), ("2025-09-30 13:00", "GAON MART", ""), False),
    (("2025-09-30", "가온마트", ""), ("2025-10-01", "가온마트", ""), False),
])
def test_payment_that_another_file_has_at_another_minute_or_under_another_name(one, other, is_told):
    """By clocks that differ, around midnight too, by its number, or in another language: both count, and are told."""
    files = [csv_file([TIMED, [day, shop, "10,000", number], ["2025-09-12", "가람", left, ""]]) for (day, shop, number), left in ((one, "900"), (other, "800"))]
    answer = check(*files)
    assert (told(answer)[0], "again" in answer["checks"]) == (21_700, is_told)


@pytest.mark.parametrize(("days", "is_told"), [(1, True), (3, True), (4, False)])
def test_file_of_the_days_on_which_shops_asked_for_what_another_lists_is_told(days, is_told):
    """Its days are later by a few; one payment alone may be another day's."""
    lists = [csv_file([HEAD, *([f"2025-09-{day + later:02}", shop, "10,000"] for day, shop in ((1, "가온마트"), (9, "나래찻집"), (17, "다솜문구")))]) for later in (0, days)]
    answer = check(*lists)
    assert (told(answer)[0], "again" in answer["checks"]) == (60_000, is_told)


@pytest.mark.parametrize(("names", "doubt"), [(("Sheet1", "Sheet2"), {"again": [2]}), (("9월", "10월"), {"again": [2]}), (("2025년 9월", "2025년 10월 (2)"), {"again": [2]}), (("엄마", "아빠"), {})])
def test_payment_in_two_sheets_that_are_only_numbered_is_told(names, doubt):
    """The name of a person may be another person's list."""
    rows = [[HEAD, FIRST, SECOND], [HEAD, FIRST, THIRD, ["2025-09-04", "라온", "900"]]]
    answer = check(sheets_file(*zip(names, rows, strict=True)))
    assert told(answer) == (32_900, doubt)


@pytest.mark.parametrize("title", ["amount_minor", "amount_in_cents", "Amount (cents)", "amountMinorUnits", "Betrag (Cent)", "이용금액(센트)"])
def test_amount_in_a_unit_smaller_than_the_won_is_refused(title):
    """Nobody says by how much, also where the reader names the column; another amount beside it is read."""
    columns = {"date": 0, "shop": 1, "amount": 2}
    file = csv_file([["이용일", "가맹점", title], FIRST])
    assert "센트" in check(file, files=[{"name": "a", "columns": columns}])["errors"][0]["message"]
    both = csv_file([["이용일", "가맹점", "이용금액", title], [*FIRST, "1,000,000"]])
    assert told(check(both)) == (10_000, {})


@pytest.mark.parametrize(("title", "is_refused"), [("금액(천원)", True), ("이용금액 [만원]", True), ("금액_천원", True), ("amount (in thousands)", True), ("5만원 이상 이용금액", False), ("이용금액(원)", False)])
def test_amount_in_a_unit_greater_than_the_won_is_refused(title, is_refused):
    """However the heading names it."""
    assert check(csv_file([["이용일", "가맹점", title], FIRST]))["ok"] is not is_refused


@pytest.mark.parametrize("note", ["※ 승인취소 건은 음수(-)로 표시되며 합계에 포함됩니다.", "취소 거래를 포함한 합계예요."])
def test_sentence_that_says_how_cancelled_payments_are_shown_is_nothing_to_tell(note):
    """There is none of them here."""
    assert told(check(csv_file([[note, "", ""], HEAD, FIRST, SECOND]))) == (15_000, {})


@pytest.mark.parametrize("tag", ["a", "button"])
def test_what_may_be_done_with_a_payment_is_nothing_to_tell(tag):
    """A picture in the same place says what was done."""
    row = "<tr><td>2025.09.01<td>가온마트<td>10,000<{0} title='취소신청'>상세</{0}></tr>"
    assert told(check(PAGE.format(row.replace(">상세", ">").format(tag)).encode())) == (10_000, {})
    assert told(check(PAGE.format(row.replace("10,000", "10,000<img alt='취소'>").replace(">상세", ">").format(tag)).encode())) == (10_000, {"mentioned": [2]})


@pytest.mark.parametrize("text", ["오결제 - 돌려받음", "돈 돌려받았음", "승인안됨", "결제 안됨"])
def test_words_that_say_that_nothing_was_paid(text):
    """They are taken at their word, and told."""
    assert told(check(csv_file([[*HEAD, "메모"], [*FIRST, ""], [*THIRD, text]]))) == (10_000, {"elsewhere": [3]})


@pytest.mark.parametrize("text", ["취소안됨", "취소 되지 않음"])
def test_words_that_say_that_nothing_was_cancelled(text):
    """In a column for it."""
    assert told(check(csv_file([[*HEAD, "상태"], [*FIRST, "정상"], [*THIRD, text]]))) == (17_000, {})


def test_payment_that_is_set_off_against_another_is_told():
    """Nobody knows how much of it."""
    rows = [[*HEAD, "비고"], [*FIRST, ""], [*SECOND, ""], [*THIRD, "4번과 상계"]]
    assert told(check(csv_file(rows))) == (22_000, {"unlisted": [4]})


@pytest.mark.parametrize(("title", "doubt"), [("구매여부", {"unlisted": [4]}), ("사용 여부", {"unlisted": [4]}), ("적립여부", {}), ("매입여부", {})])
def test_no_to_whether_there_was_a_payment_is_told(title, doubt):
    """What was not asked for yet was paid all the same."""
    answer = check(csv_file([[*HEAD, title], [*FIRST, "O"], [*SECOND, "O"], [*THIRD, "X"]]))
    assert told(answer) == (22_000, doubt)


def test_legend_is_no_title():
    """It explains a column."""
    rows = [["상태: 1=승인 2=취소", "", "", ""], [*HEAD, "상태"], [*FIRST, "1"], [*SECOND, "1"], [*THIRD, "2"]]
    answer = check(csv_file(rows))
    assert (told(answer)[0], set(answer["checks"])) == (22_000, {"unlisted"})


def test_whole_of_an_instalment_is_what_was_paid():
    """Where nothing else is."""
    assert told(check(csv_file([["이용일", "가맹점", "총할부금액", "개월"], [*FIRST, "3"]]))) == (10_000, {})


def test_amount_in_a_unit_of_another_money():
    """A column may name it by a word."""
    rows = [[*HEAD, "단위"], [*FIRST, "원"], ["2025-09-03", "TOKYO", "700", "엔"]]
    assert [(row["net"], row["kind"]) for row in check(csv_file(rows))["rows"]] == [(10_000, ""), (700, "abroad")]


@pytest.mark.parametrize("title", ["아래는 취소된 내역입니다", "다음은 환불받은 내역이에요.", "취소한 거래"])
def test_sentence_as_the_title_of_cancelled_payments(title):
    """What stands below it takes back."""
    rows = [HEAD, FIRST, SECOND, [title, "", ""], ["2025-09-05", "나래찻집", "5,000"]]
    assert told(check(csv_file(rows))) == (10_000, {"cancelled_table": [5]})


@pytest.mark.parametrize(("title", "doubt"), [("매입일자", {"booked": [2]}), ("Posting Date", {"booked": [2]}), ("이용일자", {}), ("일자", {}), ("거래일시", {})])
def test_day_that_is_not_that_of_the_payment_is_told(title, doubt):
    """Where no other day is there, the month may be another one."""
    assert told(check(csv_file([[title, "가맹점", "이용금액"], FIRST]))) == (10_000, doubt)
    assert told(check(csv_file([[title, "이용일", "가맹점", "이용금액"], ["2025-10-02", *FIRST]]))) == (10_000, {}) or not doubt


@pytest.mark.parametrize(("title", "doubt"), [("利用金額", {"money_open": [2]}), ("ご利用金額", {"money_open": [2]}), ("交易金额", {"money_open": [2]}), ("利用金額(KRW)", {}), ("Amount", {})])
def test_amount_whose_money_is_not_said_is_told(title, doubt):
    """Where the heading is in Japanese or Chinese, it may be yen or yuan."""
    chosen = [{"name": "a", "columns": {"date": 0, "shop": 1, "amount": 2}}]
    assert told(check(csv_file([["利用日", "利用店名", title], FIRST]), files=chosen)) == (10_000, doubt)


@pytest.mark.parametrize("title", ["ご利用金額(円)", "Amount (EUR)", "交易金额(元)", "人民币金额", "Amount (USD)"])
def test_foreign_money_is_refused_where_the_reader_chose_its_column(title):
    """What the heading says holds whoever chose it."""
    chosen = [{"name": "a", "columns": {"date": 0, "shop": 1, "amount": 2}}]
    assert "다른 나라 돈" in check(csv_file([["利用日", "利用店名", title], FIRST]), files=chosen)["errors"][0]["message"]


@pytest.mark.parametrize("note", ["취소된 내역은 표시되지 않아요", "아래 내역은 취소될 수 있어요", "취소된 건은 빼고 적었어요"])
def test_sentence_about_cancelling_is_no_title(note):
    """It says what is listed, and changes nothing of it."""
    assert told(check(csv_file([HEAD, FIRST, [note, "", ""], SECOND]))) == (15_000, {})
