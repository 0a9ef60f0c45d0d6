"""The ways that readers go on the built site: what the first screens hold, and that the ends are reached."""

from itertools import product

import pytest
from playwright.sync_api import Page

from tests.site.journeys import HEIGHT, JOURNEYS, WIDTH, walk
from tests.site.server import Site

pytestmark = pytest.mark.profile("lasting")

MOST = {
    "1 0원, 모두 모름": (5, 0, 270),
    "2 42,000원, 계산기": (1, 3, 700),
    "2 42,000원, 카드 파일": (3, 2, 1_400),
    "3 환수 20,000원": (3, 4, 260),
    "4 안 보임": (3, 0, 100),
    "5 English, 얼마 적은지": (2, 3, 300),
    "5 English, 한국어로 할 말": (2, 3, 1_350),
    "6 인쇄": (1, 0, 0),
    "7 계산기에서 글까지": (2, 0, 180),
    "8 언제까지 쓰나": (0, 0, 0),
    "9 검색 ‘유효기간’": (1, 1, 0),
}
"""Taps, fields and pixels scrolled that these ways take at most."""


@pytest.mark.parametrize("name", MOST)
def test_way_is_short_and_gets_there(page: Page, lasting_site: Site, name: str) -> None:
    """As short as it has become, where it can at most 60 % of what it was."""
    reader, reached = walk(page, lasting_site.url, JOURNEYS[name])
    assert reached
    spent = (reader.taps, reader.fields, reader.scrolled)
    assert all(each <= most for each, most in zip(spent, MOST[name], strict=True)), spent


@pytest.mark.parametrize(("path", "tools"), [("", 3), ("en/", 3)])
def test_situations_and_tools_stand_on_the_first_screen_of_a_phone(page: Page, lasting_site: Site, path: str, tools: int) -> None:
    """All six situations and the tools within the content's first 740 pixels, and until when the voucher is valid before them."""
    page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
    page.goto(lasting_site.url + path)
    top = page.locator("article h1").bounding_box()["y"]
    cards = page.locator("article .grid.cards li a")
    assert cards.count() == 6 + tools
    for card in cards.all():
        box = card.bounding_box()
        assert box["y"] + box["height"] - top <= HEIGHT, card.inner_text()
    validity = page.locator("article p").first
    assert "5" in validity.inner_text()
    assert validity.bounding_box()["y"] < cards.first.bounding_box()["y"]


@pytest.mark.parametrize("path", ["", "en/"])
def test_header_and_notice_take_one_line_each(page: Page, lasting_site: Site, path: str) -> None:
    """Also in letters twice as large; and the name, where there is room for one, is whole."""
    page.goto(lasting_site.url + path)
    for width, larger in product((320, 360, 412, 768), (1, 2)):
        page.set_viewport_size({"width": width, "height": HEIGHT})
        page.evaluate(f"document.documentElement.style.fontSize = '{125 * larger}%'")
        case = f"{width} px, letters {larger} times as large"
        one = page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") * 2  # a line, but less than two
        assert page.locator(".md-banner strong").bounding_box()["height"] < one, case
        name = page.locator(".md-header__topic").first
        if name.is_visible():
            assert name.evaluate("name => name.scrollWidth <= name.clientWidth && name.textContent.trim().length > 0"), case
            assert name.locator(".md-ellipsis").evaluate("name => getComputedStyle(name).whiteSpace") == "nowrap", case
        assert page.locator("article h1").bounding_box()["y"] < HEIGHT / 2, case


def test_header_bears_our_own_mark(page: Page, lasting_site: Site) -> None:
    """Not the theme's book."""
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(lasting_site.url)
    mark = page.locator("header .md-logo svg")
    assert mark.is_visible()
    assert mark.locator("circle").count() == 1
