"""One question after the other: what is refused, where the next one stands, what is forgotten."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.site.diagnosis.answering import NUMBERS, SCENARIOS, answer, chosen, form, heading, walk
from tests.site.server import Site
from tests.site.waiting import until_unchanged


def test_one_press_answers_and_one_goes_back(afresh: Page) -> None:
    """Nothing is chosen at first; back at a question, the answer that was taken is told, also to a screen reader."""
    expect(chosen(form(afresh, "start"))).to_have_count(0)
    afresh.get_by_role("button", name="지급액이 0원이에요").click()
    form(afresh, "zero")
    afresh.get_by_role("button", name="이전 질문").click()
    expect(heading(afresh)).to_be_focused()
    expect(chosen(form(afresh, "start"))).to_have_accessible_name("지급액이 0원이에요 고른 답")


def test_a_double_press_answers_one_question(afresh: Page) -> None:
    """The second press, which falls on the next question, was not meant for it."""
    afresh.locator("button[data-answer=zero]").dblclick()
    form(afresh, "zero")
    until_unchanged(afresh)
    form(afresh, "zero")


def test_arrows_and_letters_answer_nothing(afresh: Page) -> None:
    """Only Enter and Space take an answer."""
    afresh.locator("button[data-answer=zero]").focus()
    for key in ("ArrowDown", "ArrowUp", "ArrowRight", "Home", "a"):
        afresh.keyboard.press(key)
    until_unchanged(afresh)
    form(afresh, "start")
    afresh.keyboard.press("Space")
    form(afresh, "zero")


def test_nothing_filled_in_is_refused_in_a_summary(afresh: Page) -> None:
    """The summary takes the focus, leads to the first field, and the field carries the sentence."""
    answer(afresh, "start", "less", {})
    answer(afresh, "less", "less-amounts", {})
    answer(afresh, "less-amounts", "given", {})
    summary = afresh.locator(".tool-summary")
    expect(summary).to_be_focused()
    expect(afresh.locator("fieldset .tool-error")).to_be_visible()
    fragment = urlsplit(afresh.url).fragment
    summary.get_by_role("link").click()
    expect(afresh.locator("[name=month]")).to_be_focused()
    assert urlsplit(afresh.url).fragment == fragment
    answer(afresh, "less-amounts", "unknown", {})
    form(afresh, "less-how")
    expect(summary).to_be_hidden()


def test_unreadable_amount_is_refused_beside_its_field(afresh: Page) -> None:
    """The field is marked and described by the sentence; what was typed stays."""
    answer(afresh, "start", "less", {})
    answer(afresh, "less", "less-amounts", {})
    answer(afresh, "less-amounts", "given", {"month": "2025-09", "base": "백만언저리"})
    field = afresh.locator("[name=base]")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_value("백만언저리")
    expect(afresh.locator(f"#{(field.get_attribute('aria-describedby') or '').split()[0]}")).to_contain_text("원 단위 숫자")
    expect(afresh.locator(".tool-summary li")).to_have_count(1)


@pytest.mark.profile("lasting")
def test_the_next_question_stands_at_the_top(page: Page, root_site: Site) -> None:
    """On a phone nobody reads the page's introduction again before each question and the result."""
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{root_site.url}diagnosis/")
    expect(page.locator(".diagnosis-progress")).to_have_text("첫 번째 질문이에요. 모두 해서 많아야 6개예요.")
    answer(page, "start", "error", {})
    for title in ("어디에서 멈췄나요?", "본인인증에서 막혔어요"):
        expect(heading(page)).to_have_text(title)
        expect(heading(page)).to_be_in_viewport()
        assert 48 < page.locator(".diagnosis-stage").bounding_box()["y"] < 120, "below the header, at the top"
        if title == "어디에서 멈췄나요?":
            answer(page, "error", "auth-error", {})


def test_changing_an_answer_keeps_the_rest(afresh: Page) -> None:
    """“바꾸기” leads to the question; after it the later answers that still apply are not asked again."""
    walk(afresh, SCENARIOS["금액을 모르고 온라인에서 많이 써서 0원"])
    afresh.get_by_role("button", name="바꾸기 0원인 것을 어디에서 봤나요?").click()
    answer(afresh, "zero-where", "zero-amounts", {})
    expect(afresh.locator(".diagnosis-result")).to_be_visible()
    expect(afresh.locator(".diagnosis-more a")).to_have_attribute("href", "../causes/excluded-spending/")
    expect(afresh.locator(".diagnosis-answers li").nth(2)).to_contain_text("지급일 뒤에")


def test_starting_over_forgets(afresh: Page) -> None:
    """Neither answers nor numbers of before are there."""
    walk(afresh, NUMBERS)
    afresh.get_by_role("button", name="처음부터 다시").click()
    form(afresh, "start")
    expect(chosen(form(afresh, "start"))).to_have_count(0)
    answer(afresh, "start", "less", {})
    answer(afresh, "less", "less-amounts", {})
    expect(afresh.locator("[name=base]")).to_have_value("")
