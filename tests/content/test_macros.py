"""Pages quote the data: the value, its form, and a link to its source."""

from dataclasses import replace
from datetime import date

import pytest
from content.facts import forms
from content.facts.quotable import FactError, facts
from content.macros import drawings
from content.macros import macros as macros_module
from content.macros.macros import Macros

from calculator import handle
from calculator.rules.facts import contacts
from calculator.rules.loader import edition, sources
from calculator.text.language import using_language


@pytest.mark.parametrize(
    ("key", "form", "text"),
    [
        ("2025.cap.2025-09", "", "100,000원"),
        ("2025.cap.2025-09", "만", "10만 원"),
        ("2025.cap.2025-09", "숫자", "100,000"),
        ("2025.most", "", "330,000원"),
        ("2025.growth_for_cap.2025-12", "", "150,000원"),
        ("2025.rate", "", "20%"),
        ("2025.application.until", "", "2025년 12월 31일"),
        ("2025.application.until", "월일", "12월 31일"),
        ("2025.round.2025-10.pay_on", "요일", "11월 15일(토)"),
        ("2025.round.2025-09.number", "", "1차"),
        ("2025.round.2025-11.confirmed_on", "", "2025년 12월 16일"),
        ("2025.round.2025-12.confirmed_on", "월일", "1월 20일"),
        ("2025.round.2025-12.valid_until", "", "2031년 1월 15일"),
        ("2021.round.2021-10.valid_until", "", "2022년 6월 30일"),
    ],
)
def test_plain_value(key: str, form: str, text: str) -> None:
    assert Macros("index.md").plain(key, form) == text


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (1_306_000_000_000, "원", "1조 3,060억 원"),
        (11_700_000, "명", "1,170만 명"),
        (111_570, "원", "111,570원"),
        (2_025, "명", "2,025명"),
        (5, "년", "5년"),
        ("1234-5678", "", "1234-5678"),
    ],
)
def test_value_in_a_sentence(value: int | str, unit: str, text: str) -> None:
    assert forms.text(replace(facts()["2025.rate"], value=value, unit=unit)) == text


@pytest.mark.parametrize(
    ("page", "address"),
    [("index.md", "sources.md"), ("causes/x.md", "../sources.md"), ("a/b/c.md", "../../sources.md")],
)
def test_fact_links_to_its_source_from_any_depth(page: str, address: str) -> None:
    assert f"]({address}#donga-2025-11-26)" in Macros(page).fact("2025.most")


def test_every_fact_can_be_written_with_a_source_that_is_listed() -> None:
    listed = Macros("sources.md").source_list()
    for key, fact in facts().items():
        assert Macros("index.md").plain(key), key
        assert f"{{: #{fact.source.id} }}" in listed, key
    assert listed.count("{: #") == len(sources())


def test_refund_and_steps_are_those_of_the_calculator() -> None:
    answer = handle({"do": "refund", "edition": "2025", "base": 1_000_000, "spend": {"2025-09": 1_300_000}})
    page = Macros("index.md")
    assert page.refund(base=1_000_000, spend=1_300_000, month="2025-09") == "60,000원"
    lines = page.steps(base=1_000_000, spend=1_300_000, month="2025-09").splitlines()
    assert lines == [f"1. {step['text']}" for step in answer["months"][0]["steps"]]


def test_refund_that_is_undecided_is_a_range() -> None:
    text = Macros("index.md").refund(base=0, spend=1_000_000, month="2025-09", applied_on="2025-12-03")
    assert text == "0원~10,000원"


def test_month_decides_the_edition() -> None:
    assert Macros("index.md").refund(base=1_000_000, spend=1_530_000, month="2021-10") == "50,000원"
    with pytest.raises(FactError, match="모르는 달"):
        Macros("index.md").refund(base=1, spend=2, month="2026-09")


def test_calendar_has_a_row_for_each_month() -> None:
    head, _, *rows = [line for line in Macros("index.md").calendar().splitlines() if line.startswith("|")]
    assert "2025년" in head
    assert len(rows) == len(edition("2025").months)
    assert "12월" in rows[-1]
    assert "3만&nbsp;원" in rows[-1]
    assert "예정, [1월 20일](sources.md#sbs-2026-01-20)" in rows[-1]
    assert "지급 확인(SBS)" in rows[-1]
    assert "예정, [12월 16일](sources.md#etoday-2025-12-16)" in rows[-2]
    assert not any("(예정일)" in row for row in rows)
    assert not any("예정" in row for row in rows[:2])
    told = Macros("index.md").calendar()
    assert "쓸 수 있는 날: 9월분은 2030년 10월 15일, 10월분은 2030년 11월 15일, " in told
    assert "12월분은 2031년 1월 15일 무렵까지" in told
    assert "쓸 수 있는 날: 2022년 6월 30일까지" in Macros("index.md").calendar("2021")


def test_planned_day_of_which_nothing_later_is_known_is_called_so(monkeypatch: pytest.MonkeyPatch) -> None:
    rules = edition("2025")
    last = rules.rules["2025-12"]
    unconfirmed = replace(rules, rules={**rules.rules, "2025-12": replace(last, round=replace(last.round, confirmed=None))})
    monkeypatch.setattr(macros_module, "_edition", lambda key: unconfirmed)
    page = Macros("index.md")
    assert page.calendar().count("(예정일)") == 1
    assert "2025년 12월분은 2026년 1월 15일에 나올 예정이었어요. </title>" in page.payments()
    assert "마지막 지급 예정일이던" in page.status()


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2025, 9, 1), "시작해요"),
        (date(2025, 12, 31), "까지예요"),
        (date(2026, 1, 1), "에 끝났고"),
        (date(2026, 1, 19), "도 지났어요"),
        (date(2026, 11, 22), "에 지급이 끝났다는 보도가 나왔어요(SBS)"),
    ],
)
def test_status_follows_from_rules_and_day(monkeypatch: pytest.MonkeyPatch, day: date, words: str) -> None:
    monkeypatch.setattr(macros_module, "today", lambda: day)
    assert words in Macros("index.md").status()


def test_english_contact_says_how_sure_its_hours_are() -> None:
    with using_language("en"):
        page = Macros("en/index.md")
        both, sure = contacts()["hanacard"], contacts()["kisa"]
        assert page.contact("hanacard").endswith(f" · {both.hours} (not confirmed) · {both.always}")
        assert page.contact("kisa").endswith(f"{{ .phone }} ({sure.hours})")


def test_contact_says_how_sure_its_hours_are() -> None:
    page = Macros("index.md")
    sure, told, both = contacts()["kisa"], contacts()["onnuri"], contacts()["hanacard"]
    assert (sure.hours_confidence, told.hours_confidence) == ("high", "low")
    assert f"[{told.phone}](tel:{told.phone.replace('-', '')})" in page.contact("onnuri")
    assert page.contact("onnuri").endswith(f" · 상담 {told.hours}(확인 필요)")
    assert page.contact("hanacard").endswith(f"{{ .phone }} · 상담 {both.hours}(확인 필요) · {both.always}")
    assert page.contact("kisa") == f"{sure.name} [{sure.phone}](tel:{sure.phone}){{ .phone }}({sure.hours})"
    assert "[상생페이백.kr](https://xn--3h3bl7foc243a8lq.kr)" in page.contact("site")


@pytest.mark.parametrize("edition_id", ["2025", "2021"])
def test_drawing_of_the_payments_shows_every_pay_day_inside_its_frame(edition_id: str) -> None:
    drawing = Macros("index.md").payments(edition_id)
    rules = edition(edition_id)
    for month in rules.months:
        day = rules.rules[month].round.pay_on
        assert f">{day.month}월 {day.day}일 " in drawing
        assert f"{day.year}년 {day.month}월 {day.day}일" in drawing.partition("</title>")[0]
    ends = [(each.left, each.right, each.at, each.words) for each in drawings.payments(rules)]
    assert all(left < right <= at < words <= drawings.WIDTH for left, right, at, words in ends)
    assert [each[2] for each in ends] == sorted(each[2] for each in ends)
