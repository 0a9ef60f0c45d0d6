"""The gap finder on the payment: its day, money that was not seen, money that is something else."""

from dataclasses import replace

import pytest

from calculator.gap.not_seen import membership
from calculator.gap.person import read_person
from calculator.rules.facts import figure
from tests.gap_answers import BASE, LATE, NOTHING, OCTOBER, SEPTEMBER, cause, exact, gap, open_causes


def test_late_application_names_the_day():
    """Both months came with the second round; without a date two causes explain it equally."""
    assert exact(gap(**LATE)) == ["late-application", "two-months-in-one"]
    known = gap(**LATE, applied_on="2025-10-20")
    assert "2025년 11월 15일" in cause(known, "late-application")["text"]


def test_application_in_time_rules_lateness_out():
    """The reader's own date speaks against it, and says so."""
    result = gap(**LATE, applied_on="2025-09-20")
    assert exact(result) == ["two-months-in-one"]
    assert "2025년 9월 20일" in cause(result, "late-application")["text"]


def test_round_that_is_still_to_come():
    """Before the round's day, nothing has come yet for either month."""
    early = {"spend": LATE["spend"], "applied_on": "2025-10-20", "received": {SEPTEMBER: 0, OCTOBER: 0}}
    before, after = (gap(**early, today=f"2025-11-{day}") for day in (14, 15))
    assert (before["verdict"], after["verdict"]) == ("as_due", "several")
    assert "2025년 11월 15일이 아직 오지 않아서" in before["text"]
    assert all("아직" in month["text"] for month in before["months"])
    assert "아직" not in after["text"]


@pytest.mark.parametrize(("received", "fit"), [(0, "exact"), (10_000, "exact"), (5_000, "possible"), (10_001, "possible")])
def test_first_application_in_december(received, fit):
    """Both announced outcomes fit to the won; the result itself is not known."""
    result = gap(spend={SEPTEMBER: 1_300_000}, received={SEPTEMBER: received}, applied_on="2025-12-03")
    assert cause(result, "december-first")["fit"] == fit
    assert cause(result, "december-first")["paired"] == (received == 10_001), "only beside another cause"


def test_lottery_money():
    """A known prize explains to the won; without any prize it is ruled out."""
    known = {"spend": {SEPTEMBER: 1_300_000}, "received": {SEPTEMBER: 160_000}}
    assert exact(gap(**known, lottery=100_000)) == ["lottery-money"]
    none = cause(gap(**known, lottery=0), "lottery-money")
    assert (none["fit"], none["by"]) == ("ruled_out", "you")
    assert cause(gap(**known), "lottery-money")["fit"] == "exact"


@pytest.mark.parametrize(("received", "first"), [(100_000, "other-card-left-out"), (100_001, "lottery-money")])
def test_a_whole_cap_is_paid_more_often_than_a_prize(received, first):
    """A prize of just that much is the less likely reason; more than the cap is no ordinary month."""
    found = open_causes(gap(spend={SEPTEMBER: 800_000}, received={SEPTEMBER: received}))
    assert min(("lottery-money", "other-card-left-out"), key=found.index) == first


@pytest.mark.parametrize(("spend", "free"), [
    ({SEPTEMBER: 1_900_000, OCTOBER: 2_500_000}, 0), ({SEPTEMBER: 2_100_000, OCTOBER: 2_500_000}, 1), ({SEPTEMBER: 1_050_000}, 1),
    ({SEPTEMBER: 1_100_001}, 0),
])
def test_much_that_is_missing_was_not_seen(spend, free):
    """So much money does not go astray by large amounts that do not count; unless little was due, or the average is unlikely."""
    person = read_person({"do": "gap", "edition": "2025", "base": BASE, "exact": True, "spend": spend, "received": dict.fromkeys(spend, 0)})
    assert [outcome.free for outcome in membership(person)] == [free]


@pytest.mark.parametrize(("field", "key"), [
    ("has_membership", "membership-unfinished"), ("has_applied", "not-applied"),
    ("history_set", "history-window"), ("balance_checked", "balance-name"),
])
def test_money_that_was_not_seen(field, key):
    """Unknown it is possible, denied it is ruled out, and confirmed it fits."""
    answers = [cause(gap(**NOTHING, **{field: value}), key)["fit"] for value in (None, True, False)]
    assert answers == ["possible", "ruled_out", "exact"]


def test_short_balance():
    """The bill decides: larger than the balance it explains, covered by it it is ruled out by both numbers."""
    fit = [cause(gap(**NOTHING, payment=payment), "short-balance") for payment in
           (None, {"bill": 70_000, "balance": 60_000}, {"bill": 50_000, "balance": 60_000})]
    assert [each["fit"] for each in fit] == ["possible", "exact", "ruled_out"]
    assert "50,000원" in fit[2]["text"] and "60,000원" in fit[2]["text"]


@pytest.fixture
def three_months(monkeypatch):
    """A list in the app that shows three months."""
    window = replace(figure("history-window"), value=3)
    monkeypatch.setattr("calculator.gap.not_seen.figure", {"history-window": window}.__getitem__)


def test_history_window_depends_on_the_day():
    """Three months after its day a credit is out of the list; before, it would be seen."""
    answers = [cause(gap(**NOTHING, today=today), "history-window")["fit"] for today in ("2025-12-01", "2026-11-22")]
    assert answers == ["ruled_out", "possible"]


@pytest.mark.parametrize(("today", "since"), [
    ("2025-12-31", "2025년 9월 28일"), ("2026-01-14", "2025년 10월 14일"), ("2026-01-15", "2025년 10월 15일"),
])
@pytest.mark.usefixtures("three_months")
def test_default_window_of_the_list(today, since):
    """Three months back, across the turn of the year; the first payment day is just inside on 15 January."""
    found = cause(gap(spend={SEPTEMBER: 1_300_000}, received={SEPTEMBER: 0}, today=today), "history-window")
    assert found["text"] == f"앱의 기본 기간에도 {since} 뒤의 지급은 보여요."
    after = cause(gap(spend={SEPTEMBER: 1_300_000}, received={SEPTEMBER: 0}, today="2026-01-16"), "history-window")
    assert after["fit"] == "possible"


def test_bill_as_large_as_the_balance():
    """It is covered to the won, so the card was not charged for want of a balance."""
    fits_ = [cause(gap(**NOTHING, payment=payment), "short-balance")["fit"] for payment in
             ({"bill": 60_000, "balance": 60_000}, {"bill": {"low": 60_000, "high": 70_000}, "balance": 60_000})]
    assert fits_ == ["ruled_out", "possible"]


def test_window_in_words():
    """The number of months comes from the published figure."""
    assert f"한 번에 {figure('history-window').value}개월까지만" in cause(gap(**NOTHING), "history-window")["text"]


@pytest.mark.parametrize(("lottery", "fit"), [
    ({"low": 100_000, "high": 1_000_000}, "exact"), ({"low": 100_001, "high": 999_999}, "ruled_out"), ({"low": 1, "high": 100_000}, "exact"),
])
def test_prize_known_within_an_interval(lottery, fit):
    """Only prizes that exist are tried, the ends included."""
    known = {"spend": {SEPTEMBER: 1_300_000}, "received": {SEPTEMBER: 160_000}}
    assert cause(gap(**known, lottery=lottery), "lottery-money")["fit"] == fit


def test_first_of_december_counts_as_december():
    """The day before was the last for the ordinary third round."""
    known = {"spend": {SEPTEMBER: 1_300_000}, "received": {SEPTEMBER: 0}}
    assert "12월 첫 신청의 규칙" in cause(gap(**known, applied_on="2025-12-01"), "late-application")["text"]
    assert cause(gap(**known, applied_on="2025-12-01"), "december-first")["fit"] == "exact"
    assert "12월 첫 신청이 아니에요" in cause(gap(**known, applied_on="2025-11-30"), "december-first")["text"]


def test_late_round_that_is_not_among_the_months():
    """Only November is asked about and no day is known: no later round could have paid it."""
    found = cause(gap(spend={"2025-11": 1_300_000}, received={"2025-11": 0}), "late-application")
    assert (found["fit"], found["text"]) == ("untested", "이 경우를 확인할 만큼 입력하신 금액이 없어요.")


def test_more_than_the_cap_holds_the_money_of_other_months():
    """Applied in November, and only November typed: what was earned in the months before came with it."""
    message = {"spend": {"2025-11": 1_200_000}, "received": {"2025-11": 150_000}, "applied_on": "2025-11-20"}
    found = gap(**message)
    assert (found["verdict"], cause(found, "late-application")["fit"]) == ("explained", "possible")
    assert "in_time" not in str(found) and "2025년 9월분은 3차 지급" in found["text"]
    assert cause(gap(**message | {"received": {"2025-11": 240_001}}), "late-application")["fit"] != "exact"
