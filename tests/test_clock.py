"""The payment clock: how every month stands on a given day."""

import pytest

from calculator import handle


def clock(today, edition="2025", **message):
    """Return the answer, which must be accepted."""
    answer = handle({"do": "clock", "edition": edition, "today": today, **message})
    assert answer["ok"], answer
    return answer


@pytest.mark.parametrize(("today", "statuses"), [
    ("2025-10-14", ["early"] * 4), ("2025-10-15", ["today", "early", "early", "early"]),
    ("2025-12-16", ["past", "past", "past", "early"]), ("2026-11-22", ["past"] * 4),
])
def test_status(today, statuses):
    """Before, on and after the day; only what is after is overdue."""
    months = clock(today)["months"]
    assert [month["status"] for month in months] == statuses
    assert [month["overdue"] for month in months] == [status == "past" for status in statuses]


def test_late_application_moves_the_round():
    """September applied for on 20 October came with the second round."""
    first = clock("2026-11-22", applied_on="2025-10-20")["months"][0]
    assert (first["round"], first["pay_on"], first["days"]) == (2, "2025-11-15", 372)


def test_first_application_in_december_is_open():
    """No round, nothing overdue, and no validity of money that may not exist."""
    first, *_, last = clock("2026-11-22", applied_on="2025-12-10")["months"]
    assert (first["status"], first["round"], first["overdue"], first["valid_until"]) == ("open", None, False, None)
    assert last["status"] == "past"


def test_day_that_was_only_reported_names_who_says_so():
    """The first two rounds are certain, the last two are reported."""
    assert ["보도에" in month["text"] for month in clock("2026-11-22")["months"]] == [False, False, True, True]


def test_validity():
    """Five years from payment in 2025, a fixed day in 2021; afterwards it is said to be over."""
    assert [month["valid_until"] for month in clock("2026-11-22")["months"]] == [
        "2030-10-15", "2030-11-15", "2030-12-15", "2031-01-15"]
    assert {month["valid_until"] for month in clock("2021-12-20", "2021")["months"]} == {"2022-06-30"}
    assert "2022년 6월 30일까지 쓸 수 있어요" in clock("2022-06-30", "2021")["months"][0]["text"]
    assert "끝났어요" in clock("2022-07-01", "2021")["months"][0]["text"]
    assert "끝났어요" in clock("2030-10-16")["months"][0]["text"]


def test_what_is_over_is_said_once_it_is_over():
    """Nothing is closed on the last day of application; the day after, applying is."""
    assert clock("2025-12-31")["closed"] == []
    closed = clock("2026-01-01")["closed"]
    assert "2025년 12월 31일" in closed[0]
    assert any("이의신청" in text for text in closed)


def test_first_checks_only_where_something_is_overdue():
    """In the order that the causes give, and without the voucher app in 2021."""
    assert clock("2025-10-01")["check_first"] == []
    assert [check["id"] for check in clock("2026-11-22")["check_first"]][:2] == ["late-application", "below-base"]
    assert "history-window" not in {check["id"] for check in clock("2026-11-22", "2021")["check_first"]}


@pytest.mark.parametrize("today", [None, "2026-02-30", 5])
def test_today_is_needed(today):
    """The engine has no clock of its own."""
    answer = handle({"do": "clock", "edition": "2025", "today": today})
    assert [error["field"] for error in answer["errors"]] == ["today"]
    assert [error["field"] for error in handle({"do": "clock", "edition": "2025"})["errors"]] == ["today"]
