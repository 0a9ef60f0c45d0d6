"""What the calculator answers: amounts and their working, the difference and its reasons, and where it all stands on the screen."""

import re

import pytest
from playwright.sync_api import Page, expect

from calculator.rules.loader import edition
from tests.published import examples
from tests.site.calculator.using import PHONE, bottom, choose_month, compute, opened, result, type_months, unfold
from tests.site.server import Site

pytestmark = pytest.mark.profile("lasting")

# What each line of the words in the answer begins with, as it stands on the screen.
BEGINNINGS = """
() => [...document.querySelectorAll(".tool-answer :is(p, li, dd)")].flatMap((block) => {
  const found = [];
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  for (let above = null, node; (node = walker.nextNode());) {
    for (let at = 0; at < node.length; at += 1) {
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const { top, width } = range.getBoundingClientRect();
      if (!width) continue;
      if (above === null || top > above + 5) found.push(node.data[at]);
      above = top;
    }
  }
  return found;
})
"""
FILLED = """
() => [...document.querySelectorAll(".md-content .md-button")]
  .filter((each) => each.checkVisibility() && getComputedStyle(each).backgroundColor !== "rgba(0, 0, 0, 0)").length
"""


def test_example_with_steps_and_sources(calculator: Page) -> None:
    """Amounts as people type them give the refund, its working, its sources and its day."""
    calculator.fill("#base", "100만")
    calculator.fill("#spend-2025-09", "1,300,000")
    unfold(calculator)
    calculator.fill("#applied_on", "2025-09-20")
    compute(calculator)
    expect(result(calculator)).to_contain_text("60,000원")
    expect(calculator.locator(".tool-table tbody tr")).to_contain_text("2025년 10월 15일")
    calculator.get_by_text("계산 과정과 출처 보기").click()
    expect(calculator.get_by_text("300,000원의 20%는 60,000원이에요.")).to_be_visible()
    expect(calculator.locator(".tool-working a.tool-source")).to_have_count(5)
    expect(calculator.locator("svg.tool-picture text").filter(has_text="1,300,000원")).to_be_visible()


@pytest.mark.parametrize("kind", ["2025", "2021"])
def test_published_examples(calculator: Page, kind: str) -> None:
    """What public sources printed comes out to the won on the page, typed over one another."""
    chosen = [example for example in examples() if example.message["edition"] == kind]
    assert chosen
    unfold(calculator)
    calculator.check(f"input[name=edition][value='{kind}']")
    choose_month(calculator, "all")
    for example in chosen:
        calculator.fill("#base", str(example.message["base"]))
        for month in edition(kind).months:
            calculator.fill(f"#spend-{month}", str(example.message["spend"].get(month, "")))
        result(calculator).evaluate_all("all => all.forEach((each) => { each.textContent = ''; })")  # that of the one before
        compute(calculator)
        expect(result(calculator)).to_contain_text(re.compile(rf"(?:^| ){sum(example.amounts.values()):,}원이"))


def test_unknown_base_gives_a_range(calculator: Page) -> None:
    """“몰라요” is an answer like the others."""
    unfold(calculator)
    calculator.get_by_label("몰라요").check()
    choose_month(calculator, "2025-12")
    calculator.fill("#spend-2025-12", "100,000")
    compute(calculator)
    expect(result(calculator)).to_contain_text("0원~20,000원")


def test_received_shows_the_difference(calculator: Page) -> None:
    """What came is set against what the rules give, in words: of one month once, of several month by month too."""
    calculator.fill("#base", "100만")
    calculator.fill("#spend-2025-09", "130만")
    calculator.fill("#received-2025-09", "5만")
    compute(calculator)
    expect(calculator.locator("dd[data-column=difference]")).to_have_text("10,000원 적음")
    expect(calculator.locator("td[data-label=차이]")).to_have_count(0)
    choose_month(calculator, "all")
    calculator.fill("#spend-2025-10", "150만")
    calculator.fill("#received-2025-10", "10만")
    expect(calculator.locator("td[data-label=차이]")).to_have_text(["10,000원 적음", "차이 없음"])
    expect(calculator.locator("dd[data-column=received]")).to_have_text("150,000원")
    expect(calculator.locator("dd[data-column=difference]")).to_have_text("10,000원 적음")


def test_gap_names_the_cause_that_fits(calculator: Page) -> None:
    """A late application explains a month without money; the cause leads to the page that says what to do."""
    calculator.fill("#base", "100만")
    unfold(calculator)
    calculator.fill("#applied_on", "2025-10-20")
    calculator.fill("#spend-2025-09", "130만")
    calculator.fill("#received-2025-09", "0")
    compute(calculator)
    gap = calculator.locator("#calculator-gap")
    expect(gap.get_by_role("heading", name="금액이 다른 이유")).to_be_visible()
    expect(calculator.locator(".tool-cause").first).to_contain_text("숫자가 꼭 맞아요")
    gap.get_by_role("link", name="무엇을 하면 되는지 보기").click()
    expect(calculator).to_have_url(re.compile(r"/causes/late-application/$"))
    expect(calculator.locator("h1")).to_be_visible()


def test_gap_is_shown_only_with_received(calculator: Page) -> None:
    """Without what was received there is nothing to explain, and the page says what would help."""
    calculator.locator("[data-example]").click()
    expect(result(calculator)).to_contain_text("160,000원")
    expect(calculator.locator("#calculator-reasons")).to_be_hidden()
    expect(calculator.get_by_text("왜 다른지도 찾아 드려요")).to_be_visible()
    calculator.get_by_role("link", name="받은 금액 적기").click()
    expect(calculator.locator("#received-2025-09")).to_be_focused()


@pytest.mark.parametrize(("received", "most"), [
    ({"2025-09": "42,000"}, 1500),
    ({"2025-09": "42,000", "2025-10": "6만", "2025-11": "2만", "2025-12": "0"}, 2200),
])
def test_first_screen_of_the_result(page: Page, root_site: Site, received: dict[str, str], most: int) -> None:
    """On a phone it holds the total, what came, the difference, the verdict and the one thing to do; the rest is short."""
    page.set_viewport_size(PHONE)
    opened(page, root_site)
    type_months(page, received)
    compute(page)
    expect(page.get_by_role("heading", name="계산 결과")).to_be_focused()
    expect(page.locator("#calculator-reasons")).to_be_visible()
    gap = page.locator("#calculator-gap")
    first = [result(page), page.locator("dd[data-column=received]"), page.locator("dd[data-column=difference]"),
             gap.get_by_role("heading"), gap.locator(".tool-lead"), gap.locator(".md-button--primary")]
    header = bottom(page.locator(".md-header"))
    assert bottom(first[-1]) <= PHONE["height"]
    for place in first:
        expect(place).to_have_count(1)
        assert header <= bottom(place) <= PHONE["height"]
    top = page.locator("#calculator-result").bounding_box()
    assert top
    assert bottom(page.locator("#calculator-reasons")) - top["y"] <= most


def test_result_stands_beside_the_form(page: Page, root_site: Site) -> None:
    """On a wide screen, without the button, and still in view when the form or the rest of the answer is long, of which nothing is cut off."""
    page.set_viewport_size({"width": 1280, "height": 800})
    opened(page, root_site)
    page.locator("#base").focus()
    type_months(page, {"2025-09": "42,000", "2025-10": "6만", "2025-11": "2만", "2025-12": "0"})
    expect(page.locator("dd[data-column=difference]")).to_have_text("88,000원 적음")
    field, answer = page.locator("#received-2025-12"), page.locator(".tool-answer")
    field.scroll_into_view_if_needed()
    left, right = field.bounding_box(), answer.bounding_box()
    assert left and right
    assert left["x"] + left["width"] <= right["x"]
    assert 0 <= bottom(result(page)) <= 800
    assert answer.evaluate("side => side.scrollHeight <= side.clientHeight")
    last = answer.locator("summary").last
    last.focus()
    expect(last).to_be_in_viewport(ratio=1)
    assert 0 <= bottom(result(page)) <= last.bounding_box()["y"]


def test_no_line_of_the_answer_begins_with_a_sign(calculator: Page) -> None:
    """On screens of every width of a phone, a range of amounts breaks behind its `~`; a fold that is a row keeps its title whole."""
    calculator.fill("#base", "100만")
    calculator.fill("#received-2025-09", "42,000")
    compute(calculator)
    expect(result(calculator)).to_contain_text("~")
    for width in range(300, 420, 10):
        calculator.set_viewport_size({"width": width, "height": 740})
        begun = calculator.evaluate(BEGINNINGS)
        assert "~" not in begun, width
        assert len(begun) > 5
    assert calculator.locator(".tool-answer summary .held").count() == 0


def test_one_button_stands_out(calculator: Page) -> None:
    """First the one that computes, then the one that leads on from the result."""
    calculator.set_viewport_size({"width": 1280, "height": 900})
    calculator.wait_for_function(f"() => ({FILLED})() === 1")  # colours fade
    calculator.fill("#base", "100만")
    calculator.fill("#spend-2025-09", "130만")
    calculator.fill("#received-2025-09", "42,000")
    expect(calculator.locator("#calculator-gap .md-button--primary")).to_be_visible()
    calculator.wait_for_function(f"() => ({FILLED})() === 1")
