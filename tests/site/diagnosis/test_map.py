"""The drawings of the questionnaire, for those who would rather look than read."""

import pytest
from playwright.sync_api import Page, expect

from tests.site import states
from tests.site.server import Site

pytestmark = pytest.mark.profile("lasting")

LETTER = 17
"""Pixels, the size of the text around them."""
# Each line of words: its height on the screen, and how far it stands inside its box on every side.
LINES = """
() => document.fonts.ready.then(() => [...document.querySelectorAll(".diagnosis-map svg")].flatMap((svg) => {
  const boxes = [...svg.querySelectorAll("rect")].map((each) => each.getBoundingClientRect());
  return [...svg.querySelectorAll("text")].map((text) => {
    const words = text.getBoundingClientRect(), middle = (words.top + words.bottom) / 2;
    const box = boxes.find(({ top, bottom }) => top < middle && middle < bottom);
    return {
      words: text.textContent,
      size: parseFloat(getComputedStyle(text).fontSize) * svg.getScreenCTM().a,
      inside: Math.min(words.left - box.left, box.right - words.right, words.top - box.top, box.bottom - words.bottom),
    };
  });
}))
"""


@pytest.fixture
def drawn(page: Page, root_site: Site) -> Page:
    """Return the diagnosis page on a small phone, with every drawing open."""
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"{root_site.url}diagnosis/")
    states.drawn(page)
    return page


def test_drawings_can_be_read_on_a_small_phone(drawn: Page) -> None:
    """Every line is as large as text, and stands inside its box."""
    lines = drawn.evaluate(LINES)
    assert len(lines) > 40
    assert [each for each in lines if each["size"] < LETTER or each["inside"] < 0] == []
    assert drawn.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_drawing_leads_to_its_question(drawn: Page) -> None:
    """Whoever looked first can begin to answer where they looked."""
    drawn.locator(".diagnosis-way", has_text="예상보다 적게 들어왔어요").get_by_role("link", name="이 질문부터 답하기").click()
    expect(drawn.locator("form[data-question=less]")).to_be_visible()
