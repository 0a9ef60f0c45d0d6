"""When Python starts: at rest, at the first touch, at once where all of it is kept, and never against the reader's wish."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.site.server import Site
from tests.site.test_offline import SAVES_DATA, TOOLS, keep, use, wait_for_request
from tests.site.test_snapshot import wait_until_kept
from tests.site.waiting import let_a_minute_pass, until

# What the worker of the page's head says first when it is asked for Python.
FIRST_WORD = """
() => new Promise((resolve) => {
  const { content, dataset } = document.querySelector("meta[name=runtime]");
  const runtime = { folder: new URL(content, document.baseURI).href, ...JSON.parse(dataset.files) };
  earlyWorker.addEventListener("message", ({ data }) => resolve(data));
  earlyWorker.postMessage({ start: runtime });
})
"""

SCRIPT = "pyodide.asm.js"
DROP_SCRIPT = """
async () => {
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) if (request.url.endsWith(".asm.js")) await cache.delete(request);
  }
}
"""


@pytest.mark.parametrize("tool", TOOLS)
def test_python_comes_at_rest_but_not_where_data_is_saved(context: BrowserContext, root_site: Site, tool: str) -> None:
    """Nobody has to touch the page; told to save data, it waits for the question, and then answers."""
    page = context.new_page()
    page.goto(f"{root_site.url}{tool}")
    wait_for_request(page, root_site, "/assets/runtime/python-")

    saving = context.new_page()
    saving.clock.install()
    saving.add_init_script(SAVES_DATA)
    page.close()
    root_site.requests.clear()
    saving.goto(f"{root_site.url}{tool}")
    saving.locator("article form :is(input, button)").first.focus()
    let_a_minute_pass(saving)
    assert not any("/runtime/" in path for path in root_site.requests)
    TOOLS[tool](saving)


def test_start_at_rest_is_told_only_to_whoever_touches(page: Page, root_site: Site) -> None:
    """Nothing moves on the page of somebody who reads; who begins to type sees what is still to come."""
    root_site.held.add(".wasm")
    page.goto(f"{root_site.url}calculator/")
    wait_for_request(page, root_site, ".wasm")
    status = page.locator("#calculator-status")
    expect(status).to_be_hidden()
    page.locator("#base").focus()
    expect(status).to_contain_text("MB")


def test_failed_start_at_rest_is_told_and_mended_when_asked(page: Page, root_site: Site) -> None:
    """What failed unseen is tried again by the question itself."""
    root_site.refused.add("pyodide.mjs")
    page.goto(f"{root_site.url}calculator/")
    wait_for_request(page, root_site, "pyodide.mjs")
    expect(page.locator("#calculator-status")).to_be_hidden()
    root_site.refused.clear()
    use(page)


def pythons(page: Page) -> list[str]:
    """Return the addresses of the workers that hold Python; the search has one too."""
    return [worker.url for worker in page.workers if worker.url.startswith("blob:")]


def first_word_without_a_script(page: Page, site: Site, until_then: Callable[[], bool] = lambda: True) -> Any:
    """Open the calculator without its own script, leave it alone, and return what its worker says when it is asked."""
    html = (site.folder / "calculator/index.html").read_text("utf-8")
    site.pages["/calculator/"], removed = re.subn(r'<script [^>]*src="[^"]*/calculator\.js"></script>', "", html)
    assert removed
    site.requests.clear()
    page.goto(f"{site.url}calculator/")
    page.wait_for_timeout(3000)
    assert not any("/runtime/" in path for path in site.requests)
    assert until_then()
    return page.evaluate(FIRST_WORD)


@pytest.mark.parametrize("saves", ["", SAVES_DATA], ids=["", "saves data"])
def test_kept_python_wakes_before_the_page_asks(page: Page, root_site: Site, saves: str) -> None:
    """It takes nothing from the line, so that it need not wait for rest, and is awake when it is asked."""
    keep(page, root_site)
    wait_until_kept(page)
    page.add_init_script(saves)
    assert first_word_without_a_script(page, root_site) == {"state": "ready", "restored": True}


def test_python_that_is_not_kept_waits(page: Page, root_site: Site) -> None:
    """Control: on a first visit the head's worker fetches nothing, and begins when it is asked."""
    assert first_word_without_a_script(page, root_site)["state"] == "loading"


def test_memory_without_its_script_waits(context: BrowserContext, root_site: Site) -> None:
    """Where the browser has dropped a script, waking would fetch it: that waits for rest as any start does."""
    page = context.new_page()
    keep(page, root_site)
    wait_until_kept(page)
    page.evaluate(DROP_SCRIPT)
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    word = first_word_without_a_script(page, root_site, lambda: SCRIPT not in asked)
    assert word == {"state": "ready", "restored": True}
    assert SCRIPT in asked


def test_python_of_the_head_leaves_with_a_page_that_never_asked(page: Page, root_site: Site) -> None:
    """What was started unasked does not stay behind either."""
    page.add_init_script(SAVES_DATA)
    page.goto(f"{root_site.url}calculator/")
    until(page, lambda: len(pythons(page)) == 1)
    page.evaluate("() => { dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })); }")
    until(page, lambda: pythons(page) == [])
    page.evaluate("() => { dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })); }")
    use(page)
