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


def test_answer_is_complete():
    """Everything that a page shows, under its name."""
    answer = clock("2026-11-22")
    assert answer.keys() == {"ok", "edition", "months", "calendar", "check_first", "closed", "text"}
    assert answer["calendar"]["text"].count("BEGIN:VEVENT") == len(answer["months"])
    assert clock("2040-01-01")["calendar"] is None
    assert answer["edition"] == "2025"
    assert answer["text"] == "상생페이백 신청은 2025년 12월 31일에 끝났어요."
    assert clock("2025-12-31")["text"] == "상생페이백 신청은 2025년 12월 31일까지예요."
    assert answer["closed"][:2] == [
        "신청은 2025년 12월 31일에 끝나서 이제 할 수 없어요.",
        "2025년 9월부터 2025년 12월까지 쓴 금액만 셌어요. 그 뒤의 소비는 더해지지 않아요.",
    ]
    third = answer["months"][2]
    assert third.pop("source")["url"].startswith("https://www.etoday")
    assert third == {
        "month": "2025-11", "status": "past", "round": 3, "pay_on": "2025-12-15", "overdue": True, "days": 342,
        "valid_until": "2030-12-15",
        "text": "2025년 11월분의 3차 지급일은 2025년 12월 15일이었고, 342일 지났어요. 이투데이 보도에 나온 날이에요. "
                "2025년 12월 16일에 이투데이 보도로 지급이 확인됐어요. "
                "받은 금액은 2030년 12월 15일 무렵까지 쓸 수 있어요. 정확한 마지막 날은 앱에서 확인해 주세요.",
    }
    check = answer["check_first"][0]
    assert check.pop("question") and check.pop("title")
    assert check == {"id": "late-application", "page": "causes/late-application/"}


@pytest.mark.parametrize(("today", "text"), [
    ("2025-10-13", "2025년 9월분은 1차 지급일인 2025년 10월 15일에 나와요. 2일 남았어요."),
    ("2025-10-15", "2025년 9월분은 오늘이 1차 지급일이에요. 오늘 안에 보이지 않을 수도 있어요."),
    ("2025-10-16", "2025년 9월분의 1차 지급일은 2025년 10월 15일이었고, 1일 지났어요."),
])
def test_sentence_before_on_and_after_the_day(today, text):
    """How many days are left or have gone."""
    first = clock(today)["months"][0]
    assert first["text"].startswith(text)
    assert first["days"] == (int(today[-2:]) - 15)


def test_late_application_moves_the_round():
    """September applied for on 20 October came with the second round."""
    first = clock("2026-11-22", applied_on="2025-10-20")["months"][0]
    assert (first["round"], first["pay_on"], first["days"]) == (2, "2025-11-15", 372)


def test_first_application_in_december_is_open():
    """No round, nothing overdue, and no validity of money that may not exist."""
    first, *_, last = clock("2026-11-22", applied_on="2025-12-10")["months"]
    assert first.pop("source")["date"] == "2025-11-26"
    assert first == {
        "month": "2025-09", "status": "open", "round": None, "pay_on": None, "overdue": False, "days": None, "valid_until": None,
        "text": "2025년 9월분은 ‘월 10,000원까지 지급 여부를 나중에 정한다’고만 발표됐고, 결과는 확인하지 못했어요.",
    }
    assert last["status"] == "past"


def test_day_that_was_only_reported_names_who_says_so():
    """The first two rounds are certain, the last two are reported."""
    assert ["보도에" in month["text"] for month in clock("2026-11-22")["months"]] == [False, False, True, True]


@pytest.mark.parametrize(("today", "told"), [
    ("2025-12-15", [False, False, False, False]),
    ("2025-12-16", [False, False, True, False]),
    ("2026-01-20", [False, False, True, True]),
])
def test_payment_is_confirmed_from_the_day_of_the_report(today, told):
    """Nobody knew on the planned day itself."""
    assert ["지급이 확인됐어요" in month["text"] for month in clock(today)["months"]] == told


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
    assert [check["id"] for check in clock("2026-11-22")["check_first"]] == [
        "late-application", "below-base", "membership-unfinished", "history-window", "balance-name"]
    known = clock("2026-11-22", applied_on="2025-09-20")["check_first"]
    assert "late-application" not in {check["id"] for check in known}, "the day is known"
    assert "history-window" not in {check["id"] for check in clock("2026-11-22", "2021")["check_first"]}


@pytest.mark.parametrize("today", [None, "2026-02-30", 5])
def test_today_is_needed(today):
    """The engine has no clock of its own."""
    answer = handle({"do": "clock", "edition": "2025", "today": today})
    assert [error["field"] for error in answer["errors"]] == ["today"]
    assert [error["field"] for error in handle({"do": "clock", "edition": "2025"})["errors"]] == ["today"]
