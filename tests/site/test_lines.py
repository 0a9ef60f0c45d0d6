"""Lines on a narrow phone: none begins with a particle, and nothing is cut off at the edge."""

import pytest
from playwright.sync_api import Page
from sitebuild.theme.line_breaks import WORD_JOINER

from tests.site.readers import seen_by
from tests.site.server import Site

pytestmark = pytest.mark.profile("lasting")

TORN = """
() => {
  const range = document.createRange();
  const boxOf = (node, from) => {
    range.setStart(node, from);
    range.setEnd(node, from + 1);
    return range.getClientRects()[0];
  };
  const torn = [];
  const texts = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const node = texts.currentNode;
    for (const { index, 0: { length } } of node.data.matchAll(/[)’”%]\\u2060?(?=[가-힣])/gu)) {
      const [mark, particle] = [boxOf(node, index), boxOf(node, index + length)];
      if (mark && particle && particle.top > mark.bottom - 3) torn.push(node.data.slice(index, index + 6));
    }
  }
  return torn;
}
"""
UNJOINED = f"""
() => {{
  const texts = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) texts.currentNode.data = texts.currentNode.data.replaceAll("{WORD_JOINER}", "");
}}
"""
TABLES = "() => [...document.querySelectorAll('article table')].map((table) => table.offsetWidth - table.closest('.md-typeset__scrollwrap').clientWidth)"


@pytest.mark.parametrize("path", ["calculator/", "causes/membership-unfinished/", "guide/voucher/"])
def test_no_line_begins_with_a_particle(page: Page, lasting_site: Site, path: str) -> None:
    """Behind brackets, quotation marks and per cent; without the word joiner some would."""
    seen_by(page, 360).goto(lasting_site.url + path)

    def torn() -> list[str]:
        found = []
        for width in range(320, 430, 10):
            page.set_viewport_size({"width": width, "height": 740})
            found += page.evaluate(TORN)
        return found

    assert torn() == []
    page.evaluate(UNJOINED)
    assert torn()


@pytest.mark.parametrize("path", ["compare/", "guide/rights/", "en/guide/what/", "en/causes/late-application/"])
def test_table_fits_a_phone(page: Page, lasting_site: Site, path: str) -> None:
    """Also with the longest name of an office in it."""
    seen_by(page, 360).goto(lasting_site.url + path)
    beyond = page.evaluate(TABLES)
    assert beyond
    assert max(beyond) <= 0


def test_title_of_the_next_page_is_whole(page: Page, lasting_site: Site) -> None:
    """And the small print stands side by side from the edge of the text."""
    seen_by(page, 360).goto(f"{lasting_site.url}case/")
    title = page.locator(".md-footer__link--next .md-ellipsis")
    assert len(title.inner_text().strip()) > 10
    assert title.evaluate("title => title.scrollWidth <= title.clientWidth")
    first, second = page.locator(".site-small-print a").nth(0).bounding_box(), page.locator(".site-small-print a").nth(1).bounding_box()
    assert first and second
    assert first["y"] == second["y"]
    assert first["x"] == page.locator(".md-footer .site-notice").bounding_box()["x"]
