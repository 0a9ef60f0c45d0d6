"""What the calculator says beyond its answer, with the reader's own numbers."""

import pytest
from playwright.sync_api import Page, expect

from calculator import handle
from tests.site.server import Site

pytestmark = pytest.mark.profile("lasting")


def computed(page: Page, site: Site, path: str = "calculator/", *, spend: str = "1,300,000") -> Page:
    """Return *page* with the result of one month."""
    page.goto(site.url + path)
    page.fill("#base", "1,000,000")
    if spend:
        page.fill("#spend-2025-09", spend)
    page.fill("#received-2025-09", "42,000")
    page.locator("#calculator [type=submit]").click()
    expect(page.locator("#calculator-gap h2")).to_be_visible()
    return page


def unfold(page: Page, name: str) -> None:
    """Open the part *name*."""
    page.locator(f"details:has(> [data-beyond={name}]) > summary").click()


def test_base_and_received_are_enough(warm_page: Page, lasting_site: Site) -> None:
    """What was received says between which amounts the spending was."""
    computed(warm_page, lasting_site, spend="")
    answer = handle({"do": "inverse", "edition": "2025", "base": 1_000_000, "received": {"2025-09": 42_000}})
    assert answer["ok"]
    expect(warm_page.locator("#calculator-result .tool-lead")).to_have_text(answer["months"][0]["text"])


@pytest.mark.profile("new")
def test_its_script_comes_when_it_is_unfolded(page: Page, root_site: Site) -> None:
    """Whoever only wants the amount does not fetch it; whoever moves the slider sees what would have come."""
    computed(page, root_site)
    assert not [path for path in root_site.requests if "beyond" in path]
    unfold(page, "what_if")
    slider = page.get_by_label("2025년 9월에 쓴 금액을 바꿔 보기")
    expect(slider).to_be_visible()
    slider.focus()
    for _ in range(10):
        page.keyboard.press("ArrowRight")
    expect(page.locator("[data-beyond=what_if] output")).to_contain_text("1,400,000원: 합계가 60,000원에서 80,000원으로 20,000원 늘어요.")


def test_the_days_can_be_kept(warm_page: Page, lasting_site: Site) -> None:
    """Which round paid, until when it can be used, and a calendar file with the last days."""
    computed(warm_page, lasting_site)
    unfold(warm_page, "clock")
    expect(warm_page.locator("[data-beyond=clock]")).to_contain_text("2030년 10월 15일")
    with warm_page.expect_download() as download:
        warm_page.locator("[data-beyond=clock] button").click()
    assert "DTSTART" in download.value.path().read_text("utf-8")


def test_the_other_edition_and_the_myths(warm_page: Page, lasting_site: Site) -> None:
    """The same numbers under the rules of 2021, and under every false statement; they follow what is typed."""
    computed(warm_page, lasting_site)
    unfold(warm_page, "compare")
    expect(warm_page.locator("[data-beyond=compare] li")).to_have_text(["2025년 규칙이라면 한 달에 60,000원이에요.", "2021년 규칙이라면 한 달에 27,000원이에요."])
    unfold(warm_page, "myths")
    expect(warm_page.locator("[data-beyond=myths] p").first).to_contain_text("이 말대로는 30,000원이지만, 규칙대로는 60,000원이에요.")
    warm_page.fill("#spend-2025-09", "1,400,000")
    expect(warm_page.locator("[data-beyond=myths] p").first).to_contain_text("규칙대로는 80,000원이에요.")


@pytest.mark.parametrize("name", ["what_if", "clock", "compare", "myths"])
def test_in_english(warm_page: Page, lasting_site: Site, name: str) -> None:
    """Each part that the engine tells in English."""
    computed(warm_page, lasting_site, "en/calculator/")
    unfold(warm_page, name)
    expect(warm_page.locator(f"[data-beyond={name}] :is(li, td, strong)").first).to_be_visible()
    assert "이에요" not in warm_page.locator(f"[data-beyond={name}]").inner_text()
