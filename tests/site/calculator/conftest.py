"""The calculator page, opened for one test."""

import pytest
from playwright.sync_api import Page

from tests.site.calculator.using import opened
from tests.site.server import Site


@pytest.fixture
def calculator(warm_page: Page, lasting_site: Site) -> Page:
    """Return the open calculator page."""
    return opened(warm_page, lasting_site)
