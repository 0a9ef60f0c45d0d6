"""The statement page, empty and with a file."""

import pytest
from playwright.sync_api import Page, expect

from tests.site.server import Site
from tests.site.statement.opening import ROWS, upload
from tests.statements import csv_file, hana


@pytest.fixture
def statement(page: Page, root_site: Site) -> Page:
    """Return the open page."""
    page.goto(f"{root_site.url}statement/")
    return page


@pytest.fixture
def opened(warm_page: Page, lasting_site: Site) -> Page:
    """Return the page with Hana Card's file."""
    warm_page.goto(f"{lasting_site.url}statement/")
    upload(warm_page, csv_file(hana(ROWS)))
    expect(warm_page.locator("#statement-result h2")).to_have_text("확인 결과")
    return warm_page
