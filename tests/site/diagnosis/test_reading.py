"""The diagnosis for those without Python, without script, on paper or with a screen reader."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.diagnosis.answering import chosen, form
from tests.site.readers import seen_by
from tests.site.server import Site
from tests.site.test_accessibility import violations

pytestmark = pytest.mark.profile("lasting")


@pytest.mark.profile("new")
def test_a_failed_start_leaves_the_questions_to_read(page: Page, root_site: Site) -> None:
    """Without Python the written questions are there, the answer stays, and trying again goes on."""
    root_site.refused.add(".wasm")
    diagnosis = page
    diagnosis.goto(f"{root_site.url}diagnosis/")
    diagnosis.get_by_role("button", name="지급액이 0원이에요").click()
    expect(diagnosis.locator(".tool-status__line")).to_contain_text("글로 따라가도 돼요")
    expect(diagnosis.locator("#diagnosis-questions")).to_be_visible()
    expect(chosen(form(diagnosis, "start"))).to_contain_text("지급액이 0원이에요")
    root_site.refused.clear()
    diagnosis.get_by_role("button", name="다시 시도").click()
    form(diagnosis, "zero")
    expect(diagnosis.locator("#diagnosis-questions")).to_be_hidden()


def test_axe_finds_nothing_on_the_sheet_and_the_tree(page: Page, root_site: Site) -> None:
    """test_targets.py looks at the questionnaire in every state."""
    seen_by(page, 360)
    for name in ("sheet", "tree"):
        page.goto(f"{root_site.url}diagnosis/{name}/")
        assert violations(page) == []


def test_readable_and_walkable_without_script(browser: Browser, root_site: Site) -> None:
    """With scripting off every question is there, and its links lead to the next one and to the cause."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{root_site.url}diagnosis/")
    questions = page.locator("#diagnosis-questions")
    expect(questions.locator("h2#start")).to_be_visible()
    for question in ("zero", "december"):
        questions.locator(f"a[href='#{question}']").first.click()
    expect(page).to_have_url(re.compile(r"/diagnosis/#december$"))
    expect(questions.locator("h2#december")).to_be_in_viewport()
    questions.locator("a[href*='/december-first/']").first.click()
    expect(page).to_have_url(re.compile(r"/causes/december-first/(#.*)?$"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.goto(f"{root_site.url}diagnosis/")
    expect(questions.locator("h2#none")).to_be_visible()
    assert questions.get_by_text("2024년 월평균").first.is_visible()
    context.close()


def test_the_sheet_leads_by_numbers(page: Page, root_site: Site) -> None:
    """Every answer of the large-print sheet names a question or a result that is there."""
    page.goto(f"{root_site.url}diagnosis/sheet/")
    targets = page.locator(".diagnosis-sheet__question li a").evaluate_all(
        "links => links.map((link) => [link.textContent, document.querySelector(link.getAttribute('href'))?.textContent])"
    )
    assert len(targets) > 80
    for text, title in targets:
        number = re.search(r"\d+", text)[0]
        assert title.startswith((f"{number}번.", f"결과 {number}."))
