"""The file that the tests of the statement page open, and how."""

from playwright.sync_api import Locator, Page

from tests.statements import payment

ROWS = [
    payment("2025.09.03", "712,340", "달빛분식", approval="1"),
    payment("2025.09.04", "123,450", "별빛홈쇼핑", approval="2"),
    payment("2025.09.05", "234,560", "구름카페", approval="3"),
    payment("2025.09.06", "34,510", "구름카페", approval="4"),
    payment("2025.09.07", "345,670", "바람서점", approval="00000005"),
]
TOTAL = 1_450_530
RECEIVED = (TOTAL - 123_450 - 1_000_000) * 20 // 100


def upload(page: Page, content: bytes, name: str = "이용내역.xls") -> None:
    """Choose a file."""
    page.set_input_files("#statement-files", {"name": name, "mimeType": "application/octet-stream", "buffer": content})


def month(page: Page) -> Locator:
    """Return the totals of the first month."""
    return page.locator("#statement-result .tool-table tbody tr").first


def question(page: Page, shop: str) -> Locator:
    """Return the open question about *shop*."""
    return page.locator(".statement-shop").filter(has_text=shop)


def answer(page: Page, shop: str, kind: str) -> None:
    """Say with one tap what *shop* is."""
    question(page, shop).get_by_role("button", name=kind).click()
