"""The answer follows what is typed: it is said once, and what a reader unfolded, typed or has in focus there stays."""

from datetime import datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.site.calculator.using import PHONE, compute, opened, result, type_months
from tests.site.server import Site

pytestmark = pytest.mark.profile("lasting")


@pytest.mark.profile("new")
def test_total_is_said_once(page: Page, root_site: Site) -> None:
    """By the heading that takes the focus; while a reader types on, when the typing rests, and nothing in between."""
    page.clock.install()
    calculator = opened(page, root_site)
    calculator.locator("[data-example]").click()
    heading = calculator.get_by_role("heading", name="계산 결과")
    expect(heading).to_be_focused()
    expect(heading).to_have_accessible_description("세 달을 모두 더하면 160,000원이 맞아요.")
    said = calculator.locator(".tool-sides > [role=status].visually-hidden")
    page.clock.pause_at(datetime.now() + timedelta(days=1))
    for won in ("1,310,000", "1,320,000", "1,330,000"):
        calculator.fill("#spend-2025-09", won)
        page.clock.run_for(300)
        expect(result(calculator)).to_contain_text(f"{(int(won.replace(',', '')) - 1_000_000) // 5 + 100_000:,}원")
        expect(said).to_have_text("")
    page.clock.run_for(1000)
    expect(said).to_have_text("세 달을 모두 더하면 166,000원이 맞아요.")


def test_result_follows_what_is_typed(calculator: Page) -> None:
    """After a first result the next ones come without the button; a half-typed field says that the result is old."""
    calculator.locator("[data-example]").click()
    expect(result(calculator)).to_contain_text("160,000원")
    calculator.fill("#spend-2025-10", "110만")
    expect(result(calculator)).to_contain_text("80,000원")
    calculator.fill("#spend-2025-10", "110만ㅇ")
    expect(calculator.locator("#calculator-old")).to_be_visible()
    calculator.fill("#spend-2025-10", "120만")
    expect(result(calculator)).to_contain_text("100,000원")
    expect(calculator.locator("#calculator-old")).to_be_hidden()


CHANGED_ELSEWHERE = """
([id, text]) => {
  const field = document.getElementById(id);
  field.value = text;
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
}
"""
"""As if it had been typed just before the focus went on."""


def test_what_is_unfolded_and_in_focus_stays_while_the_result_follows(calculator: Page) -> None:
    """A reader who goes on to the answer before it has followed loses neither the place nor what was unfolded there."""
    type_months(calculator, {"2025-09": "42,000"})
    compute(calculator)
    expect(calculator.get_by_role("heading", name="계산 결과")).to_be_focused()
    summary = calculator.locator("#calculator-months summary").first
    summary.click()
    steps = calculator.locator("#calculator-months details").first
    expect(steps).to_contain_text("1,300,000")
    expect(summary).to_be_focused()
    calculator.evaluate(CHANGED_ELSEWHERE, ["spend-2025-09", "131만"])
    expect(steps).to_contain_text("1,310,000")
    expect(steps).to_have_attribute("open", "")
    expect(steps).not_to_contain_text("1,300,000")
    expect(summary).to_be_focused()


def test_question_keeps_what_is_typed_in_it_while_the_result_follows(calculator: Page) -> None:
    """As long as it asks the same: its field, what stands in it, and the focus; the answer goes with the new numbers."""
    type_months(calculator, {"2025-09": "42,000"})
    compute(calculator)
    expect(calculator.get_by_role("heading", name="계산 결과")).to_be_focused()
    field = calculator.locator("#calculator-gap").get_by_label("키오스크 결제를 더하면")
    field.press_sequentially("9만")
    calculator.evaluate(CHANGED_ELSEWHERE, ["spend-2025-09", "131만"])
    expect(result(calculator)).to_contain_text("62,000원")
    expect(calculator.locator("#calculator-gap")).to_contain_text("20,000원")
    expect(field).to_be_focused()
    expect(field).to_have_value("9만")
    field.press("Enter")
    expect(calculator.get_by_role("button", name="마지막 답 되돌리기")).to_be_visible()


def test_focus_is_not_lost_with_what_it_was_on(calculator: Page) -> None:
    """Where the question in focus goes, its section's heading has the focus, so that Tab goes on from there."""
    type_months(calculator, {"2025-09": "42,000"})
    compute(calculator)
    expect(calculator.get_by_role("heading", name="계산 결과")).to_be_focused()
    calculator.locator("#calculator-gap").get_by_label("키오스크 결제를 더하면").focus()
    calculator.evaluate(CHANGED_ELSEWHERE, ["received-2025-09", "60,000"])
    heading = calculator.locator("#calculator-gap h2")
    expect(heading).not_to_have_text("이유가 여러 가지일 수 있어요")
    expect(heading).to_be_focused()


def test_line_at_the_edge_until_the_result_is_seen(page: Page, root_site: Site) -> None:
    """On a phone the total and the difference are read below the form without a press, and leads to the result."""
    page.set_viewport_size(PHONE)
    opened(page, root_site)
    type_months(page, {"2025-09": "42,000"})
    edge = page.locator("#calculator-edge")
    page.evaluate("scrollTo({ top: 0, behavior: 'instant' })")
    expect(edge).to_contain_text("60,000원")
    expect(edge).to_contain_text("18,000원 적음")
    expect(edge).to_be_in_viewport()
    edge.click()
    expect(page.locator(".tool-total")).to_be_in_viewport()
    expect(edge).to_be_hidden()


def test_line_at_the_edge_leaves_the_reader_where_they_scroll(page: Page, root_site: Site) -> None:
    """It moves the page where it would lie over the field in focus, not back to a field that somebody has scrolled past."""
    page.set_viewport_size(PHONE)
    opened(page, root_site)
    type_months(page, {"2025-09": "42,000", "2025-10": "60,000", "2025-11": "60,000"})
    expect(page.locator(".tool-total")).to_have_count(1)
    page.locator("#base").focus()
    for place in (".tool-total", "#received-2025-11"):
        page.locator(place).evaluate("node => node.scrollIntoView({ block: 'center', behavior: 'instant' })")
        scrolled = page.evaluate("scrollY")
        expect(page.locator("#calculator-edge")).to_be_visible(visible=place != ".tool-total")
    expect(page.locator("#base")).not_to_be_in_viewport()
    assert page.evaluate("scrollY") == scrolled
