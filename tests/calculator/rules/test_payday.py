"""The payment calendar: which round pays a month, given the day of application."""

import pytest

from calculator import handle
from calculator.rules.loader import edition
from calculator.text.korean import day

MONTHS = ["2025-09", "2025-10", "2025-11", "2025-12"]


def paid_on(applied_on, edition_id="2025", months=MONTHS):
    """Return the payment day of each of *months* for an application on *applied_on*."""
    message = {"do": "refund", "edition": edition_id, "base": 1, "spend": dict.fromkeys(months, 900_000)}
    if applied_on:
        message["applied_on"] = applied_on
    return [month["paid_on"] for month in handle(message)["months"]]


@pytest.mark.parametrize(("applied_on", "expected"), [
    (None, ["2025-10-15", "2025-11-15", "2025-12-15", "2026-01-15"]),
    ("2025-09-15", ["2025-10-15", "2025-11-15", "2025-12-15", "2026-01-15"]),
    ("2025-10-09", ["2025-10-15", "2025-11-15", "2025-12-15", "2026-01-15"]),
    ("2025-10-10", ["2025-11-15", "2025-11-15", "2025-12-15", "2026-01-15"]),
    ("2025-11-09", ["2025-11-15", "2025-11-15", "2025-12-15", "2026-01-15"]),
    ("2025-11-10", ["2025-12-15", "2025-12-15", "2025-12-15", "2026-01-15"]),
    ("2025-11-30", ["2025-12-15", "2025-12-15", "2025-12-15", "2026-01-15"]),
    ("2025-12-01", [None, None, None, "2026-01-15"]),
    ("2025-12-31", [None, None, None, "2026-01-15"]),
])
def test_rounds_of_2025(applied_on, expected):
    """A month is paid in its round, or in the first later one whose cut-off the application met."""
    assert paid_on(applied_on) == expected


@pytest.mark.parametrize(("applied_on", "expected"), [
    ("2021-10-31", ["2021-11-15", "2021-12-15"]),
    ("2021-11-01", ["2021-12-15", "2021-12-15"]),
])
def test_rounds_of_2021(applied_on, expected):
    """Whoever applied in November got October together with it."""
    assert paid_on(applied_on, "2021", ["2021-10", "2021-11"]) == expected


def test_first_application_in_december_stays_open():
    """The outcome is not known, so the months before it are a range up to what was announced, never one number."""
    answer = handle({"do": "refund", "edition": "2025", "base": 1_000_000, "applied_on": "2025-12-05",
                     "spend": {"2025-09": 1_300_000, "2025-10": 1_020_000, "2025-11": 900_000, "2025-12": 1_100_000}})
    assert [(month["amount"], month["low"], month["high"]) for month in answer["months"]] == [
        (None, 0, 10_000), (None, 0, 4_000), (0, 0, 0), (20_000, 20_000, 20_000)]
    assert (answer["total"], answer["low"], answer["high"]) == (None, 20_000, 34_000)
    assert "undecided" in {entry["id"] for entry in answer["assumptions"]}


def test_day_that_only_was_scheduled_names_who_says_so():
    """Rounds of lesser certainty carry their publisher in the sentence; certain ones do not."""
    answer = handle({"do": "refund", "edition": "2025", "base": 1, "spend": dict.fromkeys(MONTHS, 900_000),
                     "applied_on": "2025-09-15"})
    texts = [month["steps"][-1]["text"] for month in answer["months"]]
    assert ["보도)" in text for text in texts] == [False, False, True, True]
    assert texts[2] == "3차 지급은 2025년 12월 15일 예정이었고, 2025년 12월 16일에 지급이 확인됐어요(이투데이 보도)."
    assert texts[3].endswith("2026년 1월 20일에 지급이 확인됐어요(SBS 보도).")


def test_last_day_of_use_goes_with_money_that_is_sure_to_come():
    """Five years from the payment day; none for a month of 0 won, nor where it is open whether anything came."""
    message = {"do": "refund", "edition": "2025", "base": 1_000_000, "spend": {"2025-09": 1_300_000, "2025-10": 900_000},
               "applied_on": "2025-09-20"}
    answer = handle(message)
    assert [month["valid_until"] for month in answer["months"]] == ["2030-10-15", None]
    assert "valid" in [entry["id"] for entry in answer["assumptions"]]
    december = handle({**message, "applied_on": "2025-12-05"})
    assert december["months"][0]["valid_until"] is None
    nothing = handle({**message, "spend": {"2025-10": 900_000}})
    assert "valid" not in [entry["id"] for entry in nothing["assumptions"]]


def test_fixed_last_day_of_2021_is_no_assumption():
    answer = handle({"do": "refund", "edition": "2021", "base": 1_000_000, "spend": {"2021-10": 1_530_000}})
    assert answer["months"][0]["valid_until"] == "2022-06-30"
    assert "valid" not in [entry["id"] for entry in answer["assumptions"]]


def test_nothing_to_pay_names_no_payment():
    """A month that pays 0 does not read as if money had been sent."""
    answer = handle({"do": "refund", "edition": "2025", "base": 2, "spend": {"2025-09": 1}})
    assert "나올 돈이 없어요" in answer["months"][0]["steps"][-1]["text"]


def test_a_planned_day_is_not_told_as_a_payment():
    """A day that was only planned stands with the report that the money was paid; of neither is the end to the day."""
    rules = edition("2025").rules
    message = {"do": "refund", "edition": "2025", "base": 1, "spend": dict.fromkeys(MONTHS, 900_000)}
    for month in handle(message)["months"]:
        own = rules[month["month"]].round
        later = f" 예정, {day(own.confirmed.on)} 지급 확인({own.confirmed.source.publisher})" if own.confirmed else ""
        assert (month["paid_text"], own.confidence) == (day(own.pay_on) + later, "medium" if later else "high")
        assert "무렵까지" in month["valid_text"]
