"""What a page becomes on paper."""

import re

from playwright.sync_api import Page


def sheets(page: Page) -> int:
    """Return on how many A4 sheets *page* is printed."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4", prefer_css_page_size=True)))
