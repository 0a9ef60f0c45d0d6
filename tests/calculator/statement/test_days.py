"""Days as people and programs write them, and the days that a file says it covers."""

import pytest

from calculator.statement.table.cell import When, when
from tests.statements import check, csv_file, hana, lines, payment, payments, refusal, sheets_file, tables_file

HEAD = ["이용일", "가맹점명", "이용금액"]


@pytest.mark.parametrize(("text", "day", "time"), [
    ("2025-09-03 오후 6:15", "2025-09-03", "18:15"), ("2025. 9. 4. 오전 9:05:00", "2025-09-04", "09:05:00"), ("2025.09.03 오전 12:10", "2025-09-03", "00:10"),
    ("2025.09.03 오후 12:10", "2025-09-03", "12:10"), ("2025-09-03 6:15 PM", "2025-09-03", "18:15"), ("2025-09-03 PM 6:15", "2025-09-03", "18:15"),
    ("2025년 9월 3일 18시 15분", "2025-09-03", "18:15"), ("20250903181508", "2025-09-03", "18:15:08"), ("2025-09-30T15:30:00Z", "2025-10-01", "00:30:00"),
    ("2025-12-31T16:00:00.000Z", "2026-01-01", "01:00:00"), ("2025-09-30T23:30:00+09:00", "2025-09-30", "23:30:00"), ("2025-09-03T00:00:00.000", "2025-09-03", ""),
    ("2025-09-30T11:30:00-04:30", "2025-10-01", "01:00:00"),
])
def test_times_in_every_spelling(text, day, time):
    """Half days are read as whole ones, and another zone's time as that in Korea."""
    found = when(text)
    assert isinstance(found, When)
    assert (found.day.isoformat(), found.time) == (day, time)


@pytest.mark.parametrize("text", ["2025.09.01~2025.09.30", "20250901~20250930", "2025.09.01 - 2025.09.30", "2025-09-01부터"])
def test_period_is_no_day(text):
    """It begins like one."""
    assert when(text) is None


def dated(*days, above=(), **more):
    """Return a file of payments on *days*, with *above* above it."""
    return csv_file([*above, [*HEAD, *more], *[[day, f"가게{n}", "1,000", *more.values()] for n, day in enumerate(days)]])


def test_year_comes_from_the_period_or_from_the_day_that_it_is_due():
    """The latest such day that is not after it."""
    answer = check(dated("12/28", "01.03 12:34:56", above=[["조회기간: 2025.12.01 ~ 2026.01.31"]]))
    assert [day for day, _, _ in payments(answer)] == ["2025-12-28", "2026-01-03"]
    answer = check(dated("12.28 10:00:00", "9월 3일", 결제예정일="2026.01.14"))
    assert [day for day, _, _ in payments(answer)] == ["2025-12-28", "2025-09-03"]


@pytest.mark.parametrize("above", [[], [["조회기간: 2024.01.01 ~ 2025.12.31"]], [["조회기간: 2025.10.01 ~ 2025.10.31"]]])
def test_day_without_a_year_is_refused(above):
    """Where nothing tells it, or two years would do, or none: the sentence says what is missing."""
    assert "연도가 없어서" in refusal(dated("09/03", "09/04", above=above))
    assert "연도가 없어서" in refusal(csv_file([["가", "나", "다"], ["9월 3일", "별다방", "9,000"]]))


def test_one_day_without_a_year_is_told():
    """The others are counted."""
    answer = check(dated("2025.09.03", "09/04"))
    assert (len(payments(answer)), lines(answer, "unread")) == (1, [3])


PERIODS = ["조회기간 20250910 ~ 20250930", "[조회기간: 2025.09.10 ~ 2025.09.30]", "이용기간: 2025년 9월 10일부터 2025년 9월 30일까지", "2025-09-10 ~ 2025-09-30"]


@pytest.mark.parametrize("period", PERIODS)
def test_period_in_every_spelling(period):
    """The month that it cuts is told."""
    answer = check(dated("2025.09.20", above=[[period]]))
    assert answer["months"]["2025-09"]["whole"] is False


def test_period_in_another_table():
    """In a summary's sheet, in a table below, or over several cells."""
    table = [HEAD, ["2025.09.20", "별다방", "1,000"]]
    summary = [["조회기간", "이용지역"], ["2025.09.10~2025.09.30", "국내"]]
    for content in (sheets_file(("요약", summary), ("내역", table)), tables_file(table, summary), csv_file([["조회기간", "2025.09.10", "~", "2025.09.30"], *table]),
                    sheets_file(("요약", [["조회 시작일", "2025-09-10"], ["조회 종료일", "2025-09-30"]]), ("내역", table)),
                    csv_file([["시작일자:", "2025.09.10", "종료일자:", "2025.09.30"], *table])):
        assert check(content)["months"]["2025-09"]["whole"] is False


def test_columns_are_asked_where_the_period_tells_the_year():
    """The answer gives the days their year; without a period there is nothing to ask."""
    rows = [["언제", "어디서", "얼마"], ["11/30", "별다방", "1,000"], ["1/3", "구름서점", "2,000"]]
    content = csv_file([["조회기간: 2025.11.01~2026.01.31"], *rows])
    assert "ask" in check(content)["files"][0]
    answer = check(content, files=[{"name": "a.csv", "columns": {"date": 0, "shop": 1, "amount": 2}}])
    assert [day for day, _, _ in payments(answer)] == ["2025-11-30", "2026-01-03"]
    assert "연도" in refusal(csv_file(rows))


def test_days_of_weeks_are_no_period():
    """Beside each other their headings have no day."""
    weeks = [["주", "시작일", "종료일", "금액"], ["1주", "2025.09.15", "2025.09.21", "1,000"]]
    answer = check(sheets_file(("주별", weeks), ("내역", [HEAD, ["2025.09.20", "별다방", "1,000"]])))
    assert answer["months"]["2025-09"]["whole"] is None


def test_days_of_a_row_are_no_period():
    """A dash between two of them is an empty cell."""
    rows = [[*HEAD, "취소구분", "결제일"], ["2025.09.20", "별다방", "1,000", "-", "2025.10.14"]]
    assert check(csv_file(rows))["months"]["2025-09"]["whole"] is None


def test_file_without_a_period_beside_one_with():
    """It is not known whether it is whole, and that is no alarm."""
    other = dated("2025.10.20")
    answer = check(csv_file(hana([payment()], period="[조회기간: 2025.09.01 ~ 2025.09.30]")), other)
    assert [month["whole"] for month in answer["months"].values()] == [True, None]
    assert "short_months" not in answer["checks"]


def test_file_that_lacks_its_footer_was_probably_cut():
    """Its company's files end with a number of approvals."""
    rows = list(hana([payment(approval="1"), payment("2025.09.04", approval="2")]))
    answer = check(csv_file(rows[:-2]))
    assert lines(answer, "no_footer") == [9]
    assert "no_footer" not in check(csv_file(rows))["checks"]


@pytest.mark.parametrize(("days", "first"), [
    (["09/13/2025", "10/02/2025"], "2025-09-13"), (["13/09/2025", "02/10/2025"], "2025-09-13"), (["09/13/25 10:30", "10/02/25"], "2025-09-13"),
    (["13-Sep-25", "02-Oct-25"], "2025-09-13"), (["Sep 13, 2025", "October 2, 2025"], "2025-09-13"), (["09/09/2025", "10/10/2025"], "2025-09-09"),
])
def test_year_behind(days, first):
    """The month is told by all days of the file together."""
    assert payments(check(dated(*days)))[0][0] == first


@pytest.mark.parametrize("days", [["09/03/2025", "10/02/2025"], ["09/03/25", "10/02/25"], ["09/13/2025", "14/09/2025"]])
def test_year_behind_that_leaves_the_month_open_is_refused(days):
    """Unless the file says which days it covers."""
    assert "월인지 일인지" in refusal(dated(*days))
    above = [["조회기간: 2025.09.01 ~ 2025.10.31"]]
    assert payments(check(dated("09/03/2025", "10/02/2025", above=above)))[0][0] == "2025-09-03"


@pytest.mark.parametrize("title", ["결제일", "결제일자", "결제 일자"])
def test_day_that_may_be_that_of_a_bill_is_read_with_a_note(title):
    """Where nothing else is a day; it is told beside the file. One payment in each month is no bill."""
    assert len(payments(check(csv_file([[title, "결제처", "결제금액"], ["2025-09-01", "가온마트", "10,000"], ["2025-10-02", "나래찻집", "5,000"]])))) == 2
    answer = check(csv_file([[title, "결제처", "결제금액"], ["2025-09-01", "가온마트", "10,000"], ["2025-09-02", "나래찻집", "5,000"]]))
    assert payments(answer) == [("2025-09-01", "가온마트", 10_000), ("2025-09-02", "나래찻집", 5_000)]
    assert any(title.replace(" ", "") in warning and "결제한 날로" in warning for warning in answer["files"][0]["warnings"])


@pytest.mark.parametrize("rows", [
    [["결제일", "가맹점", "이용금액"], ["2025-10-14", "가온마트", "10,000"], ["2025-10-14", "나래찻집", "5,000"], ["2025-11-14", "다솜상회", "7,000"]],
    [["결제일", "가맹점", "이용금액", "청구금액"], ["2025-09-01", "가온마트", "10,000", "10,000"], ["2025-09-02", "나래찻집", "5,000", "5,000"]],
    [["결제예정일", "가맹점", "이용금액"], ["2025-09-01", "가온마트", "10,000"], ["2025-09-02", "나래찻집", "5,000"]],
])
def test_day_on_which_a_bill_is_due_is_asked_about(rows):
    """One day a month, headings of a bill, or a heading that says so."""
    assert "ask" in check(csv_file(rows))["files"][0]


def test_other_day_is_read_before_that_of_the_bill():
    """결제일 is then when the bill is due."""
    answer = check(csv_file([["결제일", "이용일", "가맹점", "이용금액"], ["2025-10-14", "2025-09-01", "가온마트", "10,000"]]))
    assert payments(answer) == [("2025-09-01", "가온마트", 10_000)]
    assert not any("결제한 날로" in warning for warning in answer["files"][0]["warnings"])


def below(title, *days):
    """Return one payment on each of *days* below *title*."""
    return csv_file([[title, "", ""], HEAD, *([day, "가온마트", "1,000"] for day in days)])


@pytest.mark.parametrize(("title", "days", "read"), [
    ("2025년 9월 이용내역", ["09.03", "9/30"], ["2025-09-03", "2025-09-30"]), ("2025년 카드 이용내역", ["09.03", "12/28"], ["2025-09-03", "2025-12-28"]),
    ("2026년 1월 명세서(본인)", ["12.28", "01.03"], ["2025-12-28", "2026-01-03"]), ("2025-09", ["9월 3일"], ["2025-09-03"]), ("가계부 2025년 10월분", ["10/01 12:30"], ["2025-10-01"]),
])
def test_year_of_the_title(title, days, read):
    """It is that of the days below, which may be before its month; and it is told."""
    answer = check(below(title, *days))
    assert [day for day, _, _ in payments(answer)] == read
    assert "제목에 적힌 연도" in answer["files"][0]["warnings"][0]
    assert answer["months"][read[0][:7]]["whole"] is None


def test_year_of_the_names_of_sheets():
    """Where they are of one year or of two that follow."""
    def sheets(*names):
        return sheets_file(*((name, [HEAD, [day, "가온마트", "1,000"]]) for name, day in zip(names, ("1/3", "5/28"), strict=True)))
    assert [day for day, _, _ in payments(check(sheets("2026년 1월", "2025년 8월")))] == ["2026-01-03", "2025-05-28"]
    assert "연도가 없어서" in refusal(sheets("2024년", "2025년"))


@pytest.mark.parametrize(("title", "day"), [
    ("9월 이용내역", "09.03"), ("2025년 개정 약관", "09.03"), ("2025년 10월 15일 출력한 이용내역", "09.03"), ("2025년 9월 이용내역", "10.03"), ("2025년 9월 이용내역", "01.03"),
    ("2025년 13월 이용내역", "09.03"), ("1588-2025년월", "09.03"),
])
def test_title_that_is_not_sure_to_tell_the_year(title, day):
    """No year, that of something else, or a day that is not before its month, or long before."""
    assert "연도가 없어서" in refusal(below(title, day))


def test_day_due_tells_the_year_without_a_note():
    """It stands in the row itself, and goes before the title; so does the period that the file states."""
    answer = check(csv_file([["2024년 이용내역", "", ""], ["2025.09.01 ~ 2025.09.30", "", ""], HEAD, ["9.28", "가온마트", "1,000"]]))
    assert payments(answer)[0][0] == "2025-09-28"
    assert not any("제목" in warning for warning in answer["files"][0]["warnings"])
    rows = [["2024년 이용내역", "", "", ""], [*HEAD, "결제예정일"], ["12.28", "가온마트", "1,000", "2026-01-14"]]
    answer = check(csv_file(rows))
    assert payments(answer)[0][0] == "2025-12-28"
    assert not any("제목" in warning for warning in answer["files"][0]["warnings"])


def test_table_that_runs_sideways_is_refused_with_what_to_do():
    """Its days stand beside their heading."""
    for days in (["2025-09-01", "2025-09-02"], ["09.01", "09.02"]):
        assert "행/열 바꿈" in refusal(csv_file([["이용일", *days], ["가맹점", "가온마트", "나래찻집"], ["이용금액", "10,000", "5,000"]]))
