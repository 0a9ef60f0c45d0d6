"""Waiting for what shall happen, and for the moment after which what shall not happen would have."""

from collections.abc import Callable

from playwright.sync_api import Page

TICK = 20
"""Milliseconds between two looks."""
PATIENCE = 30_000
"""Milliseconds that a busy machine may need."""
# Nothing in the page's own content changes any more, such as a result or how far Python has come.
UNCHANGED = """
() => new Promise((resolve) => {
  let timer;
  const watch = new MutationObserver(() => wait());
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => { watch.disconnect(); resolve(); }, 300);
  };
  watch.observe(document.querySelector("article"), { subtree: true, childList: true, attributes: true, characterData: true });
  wait();
})
"""
# What was begun before has been asked of the server: each of these goes the whole way, one after the other.
ROUND_TRIPS = "async (there) => { for (let trip = 0; trip < 5; trip += 1) await fetch(there, { cache: 'no-store' }); }"
DRAWN = "() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())))"


def until(page: Page, holds: Callable[[], bool]) -> None:
    """Wait until *holds*."""
    for _ in range(PATIENCE // TICK):
        if holds():
            return
        page.wait_for_timeout(TICK)
    raise AssertionError("it never came to hold")


def until_unchanged(page: Page) -> None:
    """Wait until the page's own content has come to rest."""
    page.evaluate(UNCHANGED)


def let_a_minute_pass(page: Page) -> None:
    """Have every timer of the next minute run at once, and let the server hear what they ask for; the page needs a clock of ours."""
    page.clock.run_for(60_000)
    page.evaluate(ROUND_TRIPS, "/robots.txt")
