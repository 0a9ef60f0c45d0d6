"""A case kept as a file: saved by a press, opened again, carried on, and holding nothing else than the page says."""

import json
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.site.calculator.using import python_of
from tests.site.diagnosis.answering import walk
from tests.site.server import Site
from tests.site.test_security import MARKUP, QUIET, RAN

pytestmark = pytest.mark.profile("lasting")

NUMBERS = {"base": "1,000,000", "spend-2025-10": "1,300,000", "received-2025-10": "42,000"}


def begun(page: Page, site: Site) -> None:
    """Type three numbers into the calculator and go on to the case."""
    page.goto(f"{site.url}calculator/")
    page.locator("[name='month-2025'][value='2025-10']").check()
    for name, text in NUMBERS.items():
        page.fill(f"#{name}", text)
    page.locator("article a[href$='case/']").last.click()
    expect(page.locator("#case-next .tool-lead")).to_be_visible()


def saved(page: Page, folder: Path) -> tuple[Path, dict[str, Any]]:
    """Press the button, and return the file and what is in it."""
    with page.expect_download() as download:
        page.get_by_role("button", name="이 기기에 파일로 저장").click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path, json.loads(path.read_text("utf-8"))


def asked(page: Page, day: str, receipt: str = "") -> None:
    """Note that the first office was asked by telephone."""
    step = page.locator("#case-step")
    step.locator("[name=day]").fill(day)
    step.locator("[name=office]").select_option("sme")
    step.locator("[name=way]").select_option("phone")
    step.locator("[name=receipt]").fill(receipt)
    step.locator("[type=submit]").click()


def test_the_file_holds_what_the_page_says_and_nothing_else(page: Page, root_site: Site, tmp_path: Path) -> None:
    """Name, numbers, cause and answers, steps: each as it was given, and no key beside them."""
    begun(page, root_site)
    page.fill("#case-name", "어머니")
    asked(page, "2026-11-20", "1AA-123")
    expect(page.locator("#case-held")).to_contain_text("접수 번호 1AA-123")
    path, held = saved(page, tmp_path)
    assert path.name == "상생페이백-기록-어머니.json"
    assert held == {
        "kind": "sangsaeng-payback-case", "version": 2, "name": "어머니", "cause": None, "answers": {},
        "numbers": {"month": "2025-10", "base": 1_000_000, "spend": {"2025-10": 1_300_000}, "received": {"2025-10": 42_000}},
        "steps": [{"day": "2026-11-20", "office": "sme", "way": "phone", "receipt": "1AA-123", "answer": "", "answered_on": None,
                   "promised_on": None, "outcome": ""}],
    }  # fmt: skip
    assert page.locator("#case-held pre").text_content() == path.read_text("utf-8")
    assert len(python_of(page)) == 1


def test_opened_again_it_goes_on_anywhere(page: Page, root_site: Site, tmp_path: Path) -> None:
    """In a fresh visit the numbers are in the calculator, the letter is due, and the next step follows from the answer."""
    begun(page, root_site)
    asked(page, "2026-10-01")
    expect(page.locator("#case-held ol li")).to_have_count(1)
    path, _ = saved(page, tmp_path)
    page.goto(f"{root_site.url}case/")
    expect(page.locator("#case-held")).to_be_hidden()
    page.set_input_files("#case-open", path)
    expect(page.locator("#case-next > h2")).to_be_focused()
    expect(page.locator("#case-next .tool-lead")).to_contain_text("아직 답이 없어요")
    expect(page.locator("#case-next [data-letter]").first).to_have_attribute("data-letter", "reminder")
    reply = page.locator("#case-reply")
    reply.locator("[name=answer]").fill("규칙대로 계산했다고 함")
    reply.locator("[name=outcome]").select_option("rejected")
    reply.locator("[name=answered_on]").fill("2026-10-20")
    reply.locator("[type=submit]").click()
    expect(page.locator("#case-next .tool-lead")).to_contain_text("국민신문고")
    page.locator("article a[href$='calculator/']").last.click()
    expect(page.locator("#spend-2025-10")).to_be_visible()
    expect(page.locator(".tool-total")).to_contain_text("60,000원")


def test_every_month_is_kept_and_comes_back_in_every_tool(page: Page, root_site: Site, tmp_path: Path) -> None:
    """Two months typed in the calculator, with what was cancelled: in a fresh visit all of it stands where it is asked for."""
    page.goto(f"{root_site.url}calculator/")
    page.locator("[name='month-2025'][value='all']").check()
    for name, text in (NUMBERS | {"spend-2025-09": "1,100,000", "received-2025-09": "20,000"}).items():
        page.fill(f"#{name}", text)
    page.locator("article a[href$='case/']").last.click()
    expect(page.locator("#case-held li").first).to_have_text("2025년 9월분은 규칙대로 계산하면 20,000원이고, 받은 금액은 20,000원이에요.")
    path, held = saved(page, tmp_path)
    assert held["numbers"]["spend"] == {"2025-09": 1_100_000, "2025-10": 1_300_000}
    page.goto(f"{root_site.url}case/")
    page.set_input_files("#case-open", path)
    expect(page.locator("#case-held table")).to_contain_text("2025년 9월분으로 받은 금액")
    page.locator("article a[href$='calculator/']").last.click()
    for name, text in {"base": "1000000", "spend-2025-09": "1100000", "spend-2025-10": "1300000", "received-2025-09": "20000"}.items():
        expect(page.locator(f"#{name}")).to_have_value(text)
    expect(page.locator("#spend-2025-09")).to_be_visible()
    page.locator("article a[href$='clawback/']").last.click()
    expect(page.locator("#received-2025-09")).to_have_value("20000")


def test_what_is_taken_back_in_a_tool_leaves_the_file(page: Page, root_site: Site, tmp_path: Path) -> None:
    begun(page, root_site)
    saved(page, tmp_path)
    page.locator("article a[href$='calculator/']").last.click()
    page.fill("#received-2025-10", "")
    page.locator("article a[href$='case/']").last.click()
    expect(page.locator("#case-held table")).not_to_contain_text("42,000원")
    assert "received" not in saved(page, tmp_path)[1]["numbers"]


def test_one_person_in_large_letters(page: Page, root_site: Site) -> None:
    """On paper stand the name, what to do and what is known, in large letters, and no field or letter."""
    begun(page, root_site)
    page.fill("#case-name", "어머니")
    page.get_by_role("button", name="다음에 할 일 보기").click()
    expect(page.locator("#case-next > h2")).to_have_text("어머니: 다음에 할 일")
    page.evaluate("() => { window.print = () => {} }")
    page.get_by_role("button", name="큰 글씨로 인쇄하기").click()
    page.emulate_media(media="print")
    expect(page.locator("#case-next .tool-lead")).to_be_visible()
    expect(page.locator("#case-held table")).to_be_visible()
    for part in ("#case-name", "#case-step", "#case-next [data-letter]", "#case-held pre", "h1"):
        expect(page.locator(part).first).to_be_hidden()
    sizes = page.locator("#case-next .tool-lead, #case-held td, #case-held li").evaluate_all("each => each.map(one => parseFloat(getComputedStyle(one).fontSize))")
    assert min(sizes) >= 26, "20 points are 26.7 pixels"
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator("h1")).to_be_visible()


def test_a_letter_of_a_case_is_printed_alone(page: Page, root_site: Site) -> None:
    begun(page, root_site)
    page.evaluate("() => { window.print = () => {} }")
    letter = page.locator("#case-next [data-letter]").first
    letter.locator("summary").click()
    letter.get_by_role("button", name="이 글만 인쇄하기").click()
    page.emulate_media(media="print")
    expect(letter.locator(".diagnosis-letter__sheet")).to_be_visible()
    for part in ("#case-name", "#case-next .tool-lead", "#case-held table"):
        expect(page.locator(part)).to_be_hidden()


def test_waiting_has_a_day_for_the_calendar(page: Page, root_site: Site) -> None:
    """Whoever has just asked is told until when to wait, and can keep that day."""
    begun(page, root_site)
    asked(page, page.evaluate("() => new Date().toLocaleDateString('sv')"))
    expect(page.locator("#case-next .tool-lead")).to_contain_text("기다리세요")
    page.locator("#case-next .diagnosis-calendar summary").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="달력 파일로 저장하기").click()
    assert download.value.suggested_filename.endswith(".ics")


UNUSABLE = {
    "파일을 읽을 수 없어요.": "{",
    "이 사이트에서 저장한 기록 파일이 아니에요.": '{"kind": "other"}',
    "더 새로운 버전에서 저장한 파일이에요.": '{"kind": "sangsaeng-payback-case", "version": 99}',
    "파일에 모르는 항목이 있어요.": '{"kind": "sangsaeng-payback-case", "version": 1, "extra": 1}',
}


def test_a_file_that_cannot_be_used_changes_nothing(page: Page, root_site: Site) -> None:
    """It says why, and what was there stays."""
    begun(page, root_site)
    for said, text in UNUSABLE.items():
        page.set_input_files("#case-open", {"name": "a.json", "mimeType": "application/json", "buffer": text.encode()})
        expect(page.locator("#case-error")).to_contain_text(said)
        expect(page.locator("#case-held")).to_contain_text("1,300,000원")


def test_markup_in_a_file_stays_text(page: Page, root_site: Site) -> None:
    """Whatever stands in an opened file is shown as it is written, in the page and in the letters."""
    step = {"day": "2026-10-01", "office": MARKUP, "receipt": MARKUP, "answer": MARKUP, "outcome": "rejected"}
    held = {"kind": "sangsaeng-payback-case", "version": 1, "name": MARKUP, "cause": "tally-lag", "answers": {"less": MARKUP}, "numbers": {}, "steps": [step]}
    page.goto(f"{root_site.url}case/")
    page.set_input_files("#case-open", {"name": "a.json", "mimeType": "application/json", "buffer": json.dumps(held).encode()})
    expect(page.locator("#case-held ol li")).to_contain_text("<img")
    page.get_by_role("button", name="다른 사람 기록 시작하기").click()
    expect(page.locator("#case-people")).to_contain_text("<img")
    assert page.evaluate(RAN) == QUIET


def test_without_a_day_it_is_told(page: Page, root_site: Site) -> None:
    """A step that lacks its day is refused with a sentence, and what was filled in stays."""
    begun(page, root_site)
    asked(page, "", "1AA-123")
    expect(page.locator("#case-error")).not_to_be_empty()
    expect(page.locator("#case-step [name=receipt]")).to_have_value("1AA-123")


def test_two_people_are_kept_apart(page: Page, root_site: Site, tmp_path: Path) -> None:
    """Each has numbers of their own in every tool, and a file of their own; clearing clears both."""
    begun(page, root_site)
    page.fill("#case-name", "어머니")
    page.get_by_role("button", name="다른 사람 기록 시작하기").click()
    expect(page.locator("#case-held")).to_be_hidden()
    page.fill("#case-name", "아버지")
    page.locator("article a[href$='calculator/']").last.click()
    expect(page.locator("#base")).to_have_value("")
    page.fill("#base", "2,000,000")
    page.locator("article a[href$='case/']").last.click()
    page.get_by_role("button", name="어머니의 기록으로 바꾸기").click()
    expect(page.locator("#case-held")).to_contain_text("1,300,000원")
    path, held = saved(page, tmp_path)
    assert (path.name, held["numbers"]["base"]) == ("상생페이백-기록-어머니.json", 1_000_000)
    page.get_by_role("button", name="아버지의 기록으로 바꾸기").click()
    expect(page.locator("#case-held")).to_contain_text("2,000,000원")
    page.locator("#case-clear").click()
    expect(page.locator("#case-people button")).to_have_text(["다른 사람 기록 시작하기"])
    page.get_by_role("button", name="다음에 할 일 보기").click()
    expect(page.locator("#case-held pre")).not_to_contain_text("000")


# The answers to the questions with what is typed on the way, and what each one asked says; "" is silence.
PEOPLE = {
    "less, at the end of the month": ({"answers": {"start": "less", "less": "less-amounts", "less-amounts": "given", "less-how": "less-spend",
                                                   "less-spend": "purchase-delay"},
                                       "values": {"month": "2025-10", "base": 1_300_000, "spend": 1_750_000, "received": 42_000}}, ["rejected", "", "settled"]),
    "asked to pay back": ({"answers": {"start": "clawback", "clawback": "cancelled", "cancelled": "cancelled-amounts", "cancelled-amounts": "given"},
                           "values": {"month": "2025-11", "base": 1_000_000, "spend": 1_400_000, "cancelled": 150_000, "notice": 40_000,
                                      "received": 80_000}}, ["answered", "rejected", "rejected"]),
    "applied late": ({"answers": {"start": "zero", "zero": "applied-on", "applied-on": "given", "late-next": "zero-amounts", "zero-amounts": "given",
                                  "zero-spend": "below-base"},
                      "values": {"applied_on": "2025-10-20", "month": "2025-09", "base": 1_000_000, "spend": 1_300_000}}, ["rejected", "", "corrected"]),
}  # fmt: skip
OVER = ("해결됐어요", "모두 물어봤어요")


@pytest.mark.parametrize("name", PEOPLE)
def test_from_the_first_question_to_the_end_nothing_is_typed_twice(page: Page, root_site: Site, name: str) -> None:
    """What was typed in the questions stands in the case through every step, and no field asks for it again."""
    person, replies = PEOPLE[name]
    page.goto(f"{root_site.url}diagnosis/")
    walk(page, person)
    page.locator("article a[href$='case/']").last.click()
    lead, step, reply = page.locator("#case-next .tool-lead"), page.locator("#case-step"), page.locator("#case-reply")
    expect(lead).to_be_visible()
    day = date(2026, 3, 2)
    for number, outcome in enumerate(replies, start=1):
        for won in (value for value in person["values"].values() if isinstance(value, int)):
            expect(page.locator("#case-held table")).to_contain_text(f"{won:,}원")
        said = lead.text_content() or ""
        office = next(label for label in step.locator("[name=office] option").all_text_contents() if said.startswith(label))
        step.locator("[name=day]").fill(str(day))
        step.locator("[name=office]").select_option(label=office)
        step.locator("[type=submit]").click()
        expect(page.locator("#case-held ol li")).to_have_count(number)
        if outcome:
            reply.locator("[name=answer]").fill("들은 답")
            reply.locator("[name=outcome]").select_option(outcome)
            reply.locator("[name=answered_on]").fill(str(day))
            reply.locator("[type=submit]").click()
            expect(page.locator("#case-held ol li").last).to_contain_text("들은 답")
        expect(lead).not_to_have_text(said)
        day += timedelta(days=20)
    expect(lead).to_contain_text(re.compile("|".join(OVER)))


def test_in_english(page: Page, root_site: Site, tmp_path: Path) -> None:
    """The English page saves the same file, and opens it."""
    page.goto(f"{root_site.url}en/case/")
    page.get_by_role("button", name="Show the next step").click()
    expect(page.locator("#case-next .tool-lead")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as a file on this device").click()
    assert download.value.suggested_filename == "payback-case.json"
    download.value.save_as(tmp_path / "case.json")
    page.set_input_files("#case-open", tmp_path / "case.json")
    expect(page.locator("#case-next > h2")).to_be_focused()
