"""Tables that add up the other tables of their file: what they list counts once, and what does not agree is told."""

import pytest

from tests.statements import check, csv_file, html_file, lines, payments, refusal, sheets_file, tables_file, xlsx_file

HEAD = ["이용일", "가맹점", "이용금액", "카드", "분류"]
PAID = [
    HEAD,
    ["2025-09-01", "가온마트", "10,000", "본인 1111", "장보기"],
    ["2025-09-02", "나래찻집", "5,000", "본인 1111", "간식"],
    ["2025-09-20", "가온마트", "7,000", "가족 2222", "장보기"],
    ["2025-10-04", "다솜상회", "3,000", "가족 2222", "장보기"],
]
BY_SHOP = [["가맹점", "최근이용일", "건수", "이용금액"], ["가온마트", "2025-09-20", "2", "17,000"], ["나래찻집", "2025-09-02", "1", "5,000"], ["다솜상회", "2025-10-04", "1", "3,000"]]
SUMS = {
    "shop": BY_SHOP,
    "shop, without a number": [[title for title in row if title not in ("건수", "2", "1")] for row in BY_SHOP],
    "shop, under the headings of payments": [["가맹점", "이용일", "이용금액"], *([shop, day, won] for shop, day, _, won in BY_SHOP[1:])],
    "shop, under a heading that nobody knows": [["가맹점", "최근이용일", "이용횟수", "합계"], *BY_SHOP[1:]],
    "month": [["월", "최근이용일", "건수", "이용금액"], ["2025-09", "2025-09-20", "3건", "22,000"], ["2025-10", "2025-10-04", "1건", "3,000"]],
    "month of no year": [["월", "마지막 이용일", "횟수", "합계금액"], ["9월", "2025-09-20", "3", "22,000"], ["10월", "2025-10-04", "1", "3,000"]],
    "card": [["카드", "최근이용일", "건수", "가맹점 이용금액"], ["본인 1111", "2025-09-02", "2", "15,000"], ["가족 2222", "2025-10-04", "2", "10,000"]],
    "kind": [["분류", "마지막 사용일", "횟수", "금액 합계"], ["장보기", "2025-10-04", "3", "20,000"], ["간식", "2025-09-02", "1", "5,000"]],
    "day": [["이용일", "요일", "건수", "이용금액"], ["2025-09-01", "월", "1", "10,000"], ["2025-09-02", "화", "1", "5,000"], ["2025-09-20", "토", "1", "7,000"], ["2025-10-04", "토", "1", "3,000"]],
    "week": [["주", "시작일", "건수", "금액"], ["1주", "2025-09-01", "2", "15,000"], ["3주", "2025-09-15", "1", "7,000"], ["5주", "2025-09-29", "1", "3,000"]],
    "holder": [["이용자", "최종이용일", "건수", "금액"], ["김○○", "2025-09-02", "2", "15,000"], ["이○○", "2025-10-04", "2", "10,000"]],
    "day of every shop": [["이용일", "가맹점", "건수", "이용금액"], *([day, shop, "2", won] for shop, day, _, won in BY_SHOP[1:])],
}


def total(answer):
    """Return the sum of everything."""
    return sum(net for _, _, net in payments(answer))


@pytest.mark.parametrize("by", [*SUMS])
@pytest.mark.parametrize("form", ["sheets", "sums first", "tables", "below"])
def test_table_that_adds_up_the_others_counts_nothing(by, form):
    """As a sheet of its own before or behind, as a table of a page, and below its payments."""
    blank = [[""] * len(HEAD)]
    content = {"sheets": lambda: sheets_file(("가", PAID), ("나", SUMS[by])), "sums first": lambda: sheets_file(("가", SUMS[by]), ("나", PAID)),
               "tables": lambda: tables_file(PAID, SUMS[by]), "below": lambda: xlsx_file([*PAID, *blank, *SUMS[by]])}[form]()
    answer = check(content)
    assert total(answer) == 25_000
    assert all(told["ok"] for told in answer["checks"].values()), answer["checks"]
    first = len(PAID) + 3 if form == "below" else 2
    assert lines(answer, "summary") == [*range(first, first + len(SUMS[by]) - 1)]


def test_sums_are_those_of_what_was_paid_or_of_what_is_left():
    """With cancelled payments or without, whether these stand in rows of their own or not."""
    rows = [["이용일", "가맹점", "이용금액", "상태"], ["2025-09-01", "가온마트", "10,000", "정상"], ["2025-09-03", "가온마트", "4,000", "취소"], ["2025-09-05", "나래찻집", "5,000", "정상"],
            ["2025-09-06", "나래찻집", "-5,000", "취소"]]
    for wons in (("14,000", "5,000"), ("10,000", "0"), ("14,000", "0")):
        sums = [["가맹점", "최근이용일", "건수", "이용금액"], ["가온마트", "2025-09-03", "2", wons[0]], ["나래찻집", "2025-09-06", "2", wons[1]]]
        answer = check(sheets_file(("가", rows), ("나", sums)))
        assert (total(answer), answer["checks"]["summary"]["ok"]) == (10_000, True)


@pytest.mark.parametrize("row", [["가온마트", "2025-09-20", "2", "18,000"], ["라온서점", "2025-09-20", "2", "9,000"], ["기타", "2025-09-20", "4", "8,000"]])
def test_sums_that_do_not_agree_are_told(row):
    """Nothing of the table counts, and its rows are named as a doubt."""
    answer = check(sheets_file(("가", PAID), ("나", [*BY_SHOP, row])))
    assert total(answer) == 25_000
    assert (lines(answer, "summary_open"), answer["checks"]["summary_open"]["ok"]) == ([2, 3, 4, 5], False)


def test_doubt_about_sums_without_a_number_of_payments():
    """Most of the rows are sums, and one is not."""
    sums = [["가맹점", "이용일", "이용금액"], *([shop, day, won] for shop, day, _, won in BY_SHOP[1:])]
    assert lines(check(sheets_file(("가", PAID), ("나", [*sums, ["라온서점", "2025-09-20", "9,000"]]))), "summary_open") == [2, 3, 4, 5]


def test_file_of_nothing_but_sums_is_refused():
    """Nobody knows in which months their payments were made."""
    assert "합친 금액만" in refusal(csv_file(BY_SHOP))


def test_rows_of_several_payments_count_and_are_told():
    """A list of bus rides by the day has no other table that lists them."""
    rides = [["이용일", "가맹점", "이용건수", "이용금액"], ["2025-09-01", "시내버스", "2", "3,000"], ["2025-09-02", "지하철", "1", "1,400"]]
    for content, won in ((csv_file(rides), 4_400), (sheets_file(("가", PAID), ("나", rides)), 29_400)):
        answer = check(content)
        assert total(answer) == won
        assert (lines(answer, "several"), answer["checks"]["several"]["ok"]) == ([2], False)


@pytest.mark.parametrize("title", ["할부횟수", "청구횟수", "건수"])
def test_number_that_adds_nothing_up_is_nothing_to_tell(title):
    """That of instalments, or one that is 1 everywhere."""
    rows = [["이용일", "가맹점", "이용금액", title], ["2025-09-01", "가온마트", "10,000", "1" if title == "건수" else "3"], ["2025-09-02", "나래찻집", "5,000", "1"]]
    answer = check(csv_file(rows))
    assert (total(answer), answer["checks"]) == (15_000, {})


def test_months_in_sheets_of_their_own_add_up_nothing():
    """The same shops again, and by chance the amounts that others come to: one row proves nothing, nor does another day."""
    later = [["2025-10-01", "가온마트", "17,000"], ["2025-10-02", "나래찻집", "5,000"]]
    for rows, won in ((later, 47_000), ([["2025-09-20", "가온마트", "17,000"]], 42_000), ([*later, ["2025-10-03", "라온서점", "2,000"]], 49_000)):
        answer = check(sheets_file(("9월", PAID), ("10월", [HEAD[:3], *rows])))
        assert (total(answer), answer["checks"]) == (won, {})


def test_titles_of_lists_are_no_sums():
    """카드별 이용내역 lists the payments themselves."""
    one, other = [HEAD, *PAID[1:3]], [HEAD, *PAID[3:]]
    for titles in (("카드별 이용내역", "카드별 이용내역 2"), ("월별", "월별 합계")):
        answer = check(sheets_file(*zip(titles, (one, other), strict=True)))
        assert (total(answer), answer["checks"]) == (25_000, {})


def test_sums_on_the_first_page_of_a_file_of_html():
    """Amounts of two cards that have a payment each are as good as a copy."""
    page = html_file(PAID, "utf-8") + html_file([["카드", "건수", "이용금액"], ["본인 1111", "2", "15,000"], ["가족 2222", "2", "10,000"]], "utf-8")
    assert (total(check(page)), check(page)["checks"]) == (25_000, {})


HEAD_ALONE = ["이용일", "가맹점", "이용금액"]
BEFORE = [HEAD_ALONE, ["2025-09-01", "가온마트", "10,000"], ["2025-09-02", "나래찻집", "5,000"]]


@pytest.mark.parametrize("name", ["당월 청구", "납부하실 금액", "이번 달 결제하실 돈", "Balance due", "9월분", "청구금액"])
def test_row_without_a_day_that_says_what_the_bill_comes_to_is_a_total(name):
    """Where it is the sum; another amount, or that of a shop, may be a payment and is told."""
    assert check(csv_file([*BEFORE, ["", name, "15,000"]]))["checks"] == {}
    for odd in (["", name, "14,000"], ["", "다솜상회", "15,000"]):
        answer = check(csv_file([*BEFORE, odd]))
        assert (total(answer), lines(answer, "unread")) == (15_000, [4])


@pytest.mark.parametrize("shop", ["홍합", "수산시장 홍합", "가온 조합", "농업협동조합", "나래시계", "합계상회"])
def test_shop_that_ends_like_a_total_is_counted(shop):
    """Whatever the payments before it come to."""
    for before, won in ((BEFORE, 15_000), (BEFORE[:2], 10_000)):
        answer = check(csv_file([*before, ["2025-09-03", shop, f"{won:,}"]]))
        assert (payments(answer)[-1][1:], answer["checks"]) == ((shop, won), {})


@pytest.mark.parametrize("shop", ["나래 합", "합 카페", "Dim Sum", "가온 본인계"])
def test_name_with_a_word_of_a_total_is_one_only_where_several_payments_come_to_it(shop):
    """What one payment comes to as well is counted and told as open; a span of time is no shop's name."""
    answer = check(csv_file([*BEFORE[:2], ["2025-09-03", shop, "10,000"]]))
    assert (total(answer), lines(answer, "perhaps_total"), answer["checks"]["perhaps_total"]["ok"]) == (20_000, [3], False)
    answer = check(csv_file([*BEFORE, ["2025-09-03", shop, "15,000"]]))
    assert (total(answer), lines(answer, "total_dated")) == (15_000, [4])
    assert check(csv_file([*BEFORE, ["2025-09-03", shop, "7,000"]]))["checks"] == {}
    for span in ("1주차 합", "9월 합", "1일합"):
        answer = check(csv_file([*BEFORE[:2], ["2025-09-03", span, "10,000"]]))
        assert (total(answer), lines(answer, "total_dated")) == (10_000, [3])


def test_last_row_of_all_that_is_their_sum_is_told():
    """Under any name; it is counted, and what has a number of its own is a payment."""
    rows = [HEAD_ALONE, *BEFORE[1:], ["2025-09-03", "다솜상회", "7,000"]]
    answer = check(csv_file([*rows, ["2025-09-30", "쓴 돈", "22,000"]]))
    assert (total(answer), lines(answer, "perhaps_total")) == (44_000, [5])
    assert check(csv_file([*rows, ["2025-09-29", "쓴 돈", "22,000"], ["2025-09-30", "가온마트", "900"]]))["checks"] == {}
    numbered = [[*cells, str(number)] for number, cells in enumerate([*rows[1:], ["2025-09-30", "쓴 돈", "22,000"]], 1)]
    assert check(csv_file([[*HEAD_ALONE, "승인번호"], *numbered]))["checks"] == {}
    answer = check(csv_file([*BEFORE, ["2025-09-30", "9월 결산", "15,000"]]))
    assert (total(answer), lines(answer, "total_dated")) == (15_000, [4])
