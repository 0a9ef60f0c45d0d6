"""The diagnosis page, opened for one test or shared by many."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.site.diagnosis.answering import form
from tests.site.server import Site


@pytest.fixture
def diagnosis(page: Page, root_site: Site) -> Page:
    """Return the diagnosis page, opened by somebody who was never there."""
    page.goto(f"{root_site.url}diagnosis/")
    return page


@pytest.fixture(scope="package")
def running(lasting_context: BrowserContext, lasting_site: Site) -> Iterator[Page]:
    """Yield a diagnosis page whose Python the tests of this folder share."""
    page = lasting_context.new_page()
    page.goto(f"{lasting_site.url}diagnosis/")
    yield page
    page.close()


@pytest.fixture
def afresh(running: Page) -> Page:
    """Return the shared page at its first question, everything answered before forgotten."""
    restart = running.get_by_role("button", name="처음부터 다시")
    if restart.is_visible():
        restart.click()
    else:
        running.goto(running.url.partition("#")[0])
        running.reload()
    form(running, "start")
    return running
