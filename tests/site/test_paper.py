"""Sheets that people hand to others say who made them."""

import pytest
from playwright.sync_api import Page, expect

from tests.site.paper import sheets
from tests.site.server import Site
from tests.site.states import judged

pytestmark = pytest.mark.profile("lasting")


@pytest.fixture
def evidence(page: Page, root_site: Site) -> Page:
    """Return the statement page as its button for the evidence sheet leaves it to the printer."""
    page.goto(f"{root_site.url}statement/")
    judged(page)
    page.evaluate("() => { window.print = () => {} }")
    page.get_by_role("button", name="증빙 인쇄하기").click()
    page.emulate_media(media="print")
    return page


@pytest.fixture
def questionnaire(page: Page, root_site: Site) -> Page:
    """Return the large-print questionnaire as it goes to the printer."""
    page.goto(f"{root_site.url}diagnosis/sheet/")
    page.emulate_media(media="print")
    return page


@pytest.mark.parametrize("name", ["evidence", "questionnaire"])
def test_paper_says_once_that_it_is_unofficial(name: str, request: pytest.FixtureRequest) -> None:
    """In the words that stand first on every page, above all else."""
    printed: Page = request.getfixturevalue(name)
    said = printed.get_by_text("비공식 안내 사이트예요").filter(visible=True)
    expect(said).to_have_count(1)
    first = printed.locator("h1, h2, table").filter(visible=True).first
    assert said.bounding_box()["y"] < first.bounding_box()["y"]


def test_short_evidence_is_one_sheet(evidence: Page) -> None:
    """What the page holds besides costs no paper."""
    expect(evidence.locator(".statement-paper")).to_be_visible()
    assert sheets(evidence) == 1


def test_evidence_says_where_it_is_from_and_what_was_typed(evidence: Page) -> None:
    """Site, address, day, and the numbers beside the payments."""
    evidence.evaluate("dispatchEvent(new Event('beforeprint'))")
    head = evidence.locator(".print-head")
    expect(head).to_be_visible()
    expect(head).to_contain_text("/statement/")
    expect(head.locator("time")).to_contain_text("년")
    expect(evidence.locator(".statement-paper")).to_contain_text("2024년 월평균 (원): 100만")
    expect(evidence.locator(".statement-paper")).to_contain_text("2025년 9월분으로 받은 금액 (원): 1만")


def test_evidence_and_letter_share_one_sheet(page: Page, root_site: Site) -> None:
    """The sums by month, the payments picked and the letter with the numbers typed, on one A4."""
    page.goto(f"{root_site.url}statement/")
    judged(page)
    page.evaluate("() => { window.print = () => { dispatchEvent(new Event('beforeprint')); }; }")
    page.get_by_role("button", name="보낼 글과 함께 인쇄하기").click()
    expect(page.locator(".statement-paper .diagnosis-letter__sheet")).to_have_count(1)
    page.emulate_media(media="print")
    paper = page.locator(".statement-paper")
    expect(paper.locator(".statement-months")).to_be_visible()
    expect(paper.locator(".diagnosis-letter__sheet")).to_contain_text("10,000원")
    expect(paper.get_by_role("cell", name="달빛분식")).to_be_visible()
    expect(page.locator(".print-head time")).to_contain_text("년")
    assert sheets(page) == 1
