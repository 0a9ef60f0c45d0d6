"""The diagnosis answered with the keyboard alone and with a finger."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.site.diagnosis.answering import SCENARIOS, assert_result, form, heading
from tests.site.server import Site

BY_KEYBOARD = (
    "기준보다 적게 써서 0원, 금액으로도 확인",
    "0원의 이유를 몰라도 가장 먼저 확인할 이유가 나옴",
    "늦게 신청했고 다음 지급일을 아직 보지 않음",
    "12월에 처음 신청하고 9월분을 기다림",
    "앱에서 조회 기간을 바꾸지 않음",
    "2024년 같은 달과 비교했다고 답했고 금액은 2021년 규칙과도 우연히 같음",
    "쓴 돈에서 이유를 못 찾고 금액도 모름",
    "가게에서 상품권 결제가 안 됨",
    "밤에 점검 화면",
    "취소한 결제의 환수, 금액으로도 확인",
    "링크를 이미 누름",
)


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the focus is on *selector*."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"Tab never reaches {selector}")


def answer_by_keyboard(page: Page, question: str, choice: str, values: dict[str, Any]) -> None:
    """Answer *question* with Tab, typing and Enter."""
    shown = form(page, question)
    if choice == "given":
        type_by_keyboard(page, shown, values)
        tab_to(page, "button[type=submit]")
    else:
        tab_to(page, f"form[data-question] button[data-answer='{choice}']")
    page.keyboard.press("Enter")


@pytest.mark.parametrize("name", ["밤에 점검 화면", "0원의 이유를 몰라도 가장 먼저 확인할 이유가 나옴"])
def test_one_switch_is_enough(afresh: Page, name: str) -> None:
    """Tab and Enter alone lead to the result: a key for each choice up to the wanted one, and one that takes it and goes on."""
    afresh.locator(".diagnosis-heading").focus()
    for question, choice in SCENARIOS[name]["answers"].items():
        shown = form(afresh, question)
        choices = shown.locator("button").evaluate_all("all => all.map((each) => each.dataset.answer)")
        keys = 0
        while afresh.evaluate("document.activeElement.dataset.answer") != choice:
            afresh.keyboard.press("Tab")
            keys += 1
            assert keys <= 20, f"Tab never reaches {choice} of {question}"
        afresh.keyboard.press("Enter")
        if shown.locator(".diagnosis-choice").count():
            assert keys == choices.index(choice) + 1, question
        expect(shown).to_have_count(0)
    assert_result(afresh, SCENARIOS[name])


def type_by_keyboard(page: Page, shown: Locator, values: dict[str, Any]) -> None:
    """Type *values* field by field."""
    for name in shown.locator("input, select").evaluate_all("fields => fields.map((field) => field.name)"):
        if name not in values:
            continue
        tab_to(page, f"[name='{name}']")
        if name == "applied_on":
            type_day(page, shown.locator("[name=applied_on]"), values[name])
        elif name == "month":
            months = shown.locator("[name=month] option").evaluate_all("options => options.map((option) => option.value)")
            for _ in range(months.index(values[name])):
                page.keyboard.press("ArrowDown")
        else:
            page.keyboard.type(str(values[name]))


def type_day(page: Page, field: Locator, day: str) -> None:
    """Type *day* part by part; their order is that of the browser's language, which trying tells."""
    year, month, number = day.split("-")
    for order in ((year, month, number), (month, number, year), (number, month, year)):
        for place, part in enumerate(order):
            for key in [*["ArrowLeft"] * 3, *["ArrowRight"] * place]:
                page.keyboard.press(key)
            page.keyboard.type(part)
        if field.input_value() == day:
            return
    raise AssertionError(f"{day} cannot be typed")


@pytest.mark.parametrize("name", BY_KEYBOARD)
def test_scenario_by_keyboard(afresh: Page, name: str) -> None:
    """Without a mouse: each question takes the focus at its heading, and so does the result."""
    scenario = SCENARIOS[name]
    for number, (question, choice) in enumerate(scenario["answers"].items()):
        if number:
            expect(heading(afresh)).to_be_focused()
        answer_by_keyboard(afresh, question, choice, scenario.get("values", {}))
    expect(afresh.locator(".diagnosis-result")).to_be_visible()
    expect(heading(afresh)).to_be_focused()
    assert_result(afresh, scenario)


def test_scenario_by_touch(browser: Browser, root_site: Site) -> None:
    """On a phone of 360 pixels, with a finger; nothing is cut off at the side, and targets are large enough."""
    context = browser.new_context(has_touch=True, is_mobile=True, locale="ko-KR", viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{root_site.url}diagnosis/")
    scenario = SCENARIOS["취소한 적이 없는 환수 안내"]
    for question, choice in scenario["answers"].items():
        option = form(page, question).locator(f"button[data-answer='{choice}']")
        assert option.bounding_box()["height"] >= 44
        option.tap()
    expect(page.locator(".diagnosis-result")).to_be_visible()
    assert_result(page, scenario)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    for link in page.locator(".diagnosis-call a, .diagnosis-answers a").all():
        assert link.bounding_box()["height"] >= 43.5
    context.close()
