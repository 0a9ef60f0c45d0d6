"""What a key stroke costs on the calculator page, counted in changes of the page and in messages to Python: times would tell more of the machine."""

from datetime import datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.site.calculator.using import choose_month, compute, opened, result
from tests.site.server import Site
from tests.site.waiting import until_unchanged

ANSWER = {"calculator-result", "refund-total", "calculator-gap", "calculator-reasons", "calculator-months", "calculator-edge", "calculator-old"}
"""Where the answer to what was typed stands."""

# Notes what Python is asked, whose answers are the page's own.
MESSAGES = """
(() => {
  window.asked = [];
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (data, ...rest) {
    if (data.message) asked.push(data.message.do);
    return post.call(this, data, ...rest);
  };
})();
"""
# Notes below which id the page changed, apart what changed while a stroke was handled: that is drawn with its letter.
CHANGES = """
() => {
  window.changed = { withTheLetter: [], after: [] };
  let handling = false;
  const note = (records) => changed[handling ? "withTheLetter" : "after"].push(...records.map(({ target }) => {
    const element = target instanceof Element ? target : target.parentElement;
    return element?.closest("[id]")?.id ?? target.nodeName;
  }));
  const watch = new MutationObserver(note);
  watch.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  addEventListener("keydown", () => { note(watch.takeRecords()); handling = true; }, { capture: true });
  addEventListener("input", () => { note(watch.takeRecords()); handling = false; });
}
"""


@pytest.fixture
def answered(page: Page, root_site: Site) -> Page:
    """Return the calculator with an answer that stands, and what follows counted."""
    page.clock.install()  # for every page of the profile, so that it is no lasting one
    page.add_init_script(MESSAGES)
    opened(page, root_site)
    choose_month(page, "all")
    page.fill("#base", "100만")
    page.fill("#spend-2025-09", "130만")
    page.fill("#received-2025-09", "5만")
    compute(page)
    expect(page.get_by_role("heading", name="계산 결과")).to_be_focused()  # once all of the answer is there
    page.focus("#spend-2025-10")
    until_unchanged(page)
    page.evaluate(CHANGES)
    page.evaluate("asked.splice(0)")
    return page


def test_a_stroke_changes_its_own_field_and_the_answer(answered: Page) -> None:
    """The letter alone is drawn first, then how its field was read, then the answer; no other part of the page is written again."""
    answered.keyboard.press("9")
    expect(answered.locator("#spend-2025-10-echo")).to_contain_text("9원")
    expect(answered.locator("#calculator-months tbody tr")).to_have_count(2)
    until_unchanged(answered)
    changed = answered.evaluate("changed")
    assert changed["withTheLetter"] == []
    assert "spend-2025-10-echo" in changed["after"]
    assert set(changed["after"]) <= ANSWER | {"spend-2025-10-echo"}


def test_a_stroke_asks_python_once(answered: Page) -> None:
    """One stroke asks for the refund and, as something was received, for why it differs."""
    answered.keyboard.press("9")
    expect(answered.locator("#calculator-months tbody tr")).to_have_count(2)
    until_unchanged(answered)
    assert answered.evaluate("asked") == ["refund", "gap"]


def test_strokes_in_a_row_ask_python_once(answered: Page) -> None:
    """What is typed fast is asked for at its end; what is typed slowly, soon after each stroke."""
    answered.clock.pause_at(datetime.now() + timedelta(days=1))
    for digit in "1200000":
        answered.keyboard.press(digit)
        answered.clock.run_for(150)
    assert answered.evaluate("asked").count("refund") == 0
    answered.clock.run_for(1000)
    expect(result(answered)).to_contain_text("100,000원")
    assert answered.evaluate("asked").count("refund") == 1
    for _ in range(3):
        answered.keyboard.press("Backspace")
        answered.clock.run_for(400)
    assert answered.evaluate("asked").count("refund") == 4
