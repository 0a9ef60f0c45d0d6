"""The page for a notice to pay back: the rules beside the notice, and what to ask."""

import pytest
from playwright.sync_api import Page, expect

from tests.site.calculator.using import python_of
from tests.site.server import Site

pytestmark = pytest.mark.profile("lasting")

TYPED = {"notice": "20,000", "received-2025-10": "60,000", "cancelled-2025-10": "10만", "spend-2025-10": "130만", "base": "100만"}


def check(page: Page, fields: dict[str, str], month: str = "2025-10") -> None:
    """Fill in *fields* and have them checked."""
    page.locator(f"[name='month-2025'][value='{month}']").check()
    for name, text in fields.items():
        page.fill(f"#{name}", text)
    page.locator("#clawback [type=submit]").click()


def opened(page: Page, site: Site, path: str = "clawback/") -> Page:
    """Return *page* with the tool."""
    page.goto(site.url + path)
    return page


@pytest.mark.parametrize(("path", "back", "notice"), [
    ("clawback/", "20,000원", "안내의 20,000원"),
    ("en/clawback/", "20,000 won", "20,000 won"),
])
def test_the_notice_is_explained(page: Page, root_site: Site, path: str, back: str, notice: str) -> None:
    """60,000 received, 100,000 cancelled: 20,000 goes back, the notice asks for that, and a letter asks about it."""
    check(opened(page, root_site, path), TYPED)
    expect(page.locator("#clawback-result h2")).to_be_focused()
    expect(page.locator("#clawback-result .tool-total")).to_contain_text(back)
    expect(page.locator("#clawback-result h3 + p")).to_contain_text(notice.split(" ", 1)[-1] if path.startswith("en") else "20,000원")
    expect(page.locator("#clawback-ask")).to_contain_text("20,000")
    expect(page.locator("#clawback-ask [data-letter]").first).to_be_visible()
    assert len(python_of(page)) == 1


def test_a_part_stays_unexplained(warm_page: Page, lasting_site: Site) -> None:
    """A notice that asks for more than the rules give back names the rest."""
    check(opened(warm_page, lasting_site), TYPED | {"notice": "50,000"})
    expect(warm_page.locator("#clawback-result h3 + p")).to_contain_text("30,000원")


def test_which_of_several_cancellations(warm_page: Page, lasting_site: Site) -> None:
    """The one that comes to the notice's amount is named by its month."""
    more = {"received-2025-11": "60,000", "cancelled-2025-11": "5만", "spend-2025-11": "130만"}
    check(opened(warm_page, lasting_site), TYPED | more, "all")
    expect(warm_page.locator("#clawback-result")).to_contain_text("2025년 10월에 결제한 100,000원")


def test_only_the_notice_is_known(warm_page: Page, lasting_site: Site) -> None:
    """Without what was cancelled there is no verdict, and no error: it says what to look up."""
    check(opened(warm_page, lasting_site), {"notice": "20,000", "received-2025-10": "60,000"})
    expect(warm_page.locator("#clawback-result .tool-total")).to_be_visible()
    expect(warm_page.locator("#clawback-ask [data-letter]").first).to_be_visible()


def test_nothing_typed_is_told(warm_page: Page, lasting_site: Site) -> None:
    """The errors are listed, and have the focus."""
    check(opened(warm_page, lasting_site), {"notice": "많이"})
    expect(warm_page.locator("#clawback-errors")).to_be_focused()


def test_what_was_typed_elsewhere_is_there(page: Page, root_site: Site) -> None:
    """Base, spending and what was received come from the calculator, for the same month."""
    page.goto(f"{root_site.url}calculator/")
    page.locator("[name='month-2025'][value='2025-11']").check()
    for name, text in (("base", "100만"), ("spend-2025-11", "140만"), ("received-2025-11", "80,000")):
        page.fill(f"#{name}", text)
    page.locator("article a[href$='clawback/']").last.click()
    expect(page.locator("#received-2025-11")).to_be_visible()
    page.fill("#cancelled-2025-11", "15만")
    page.fill("#notice", "30,000")
    page.locator("#clawback [type=submit]").click()
    expect(page.locator("#clawback-result .tool-total")).to_contain_text("30,000원")
