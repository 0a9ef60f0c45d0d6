"""Python starts in the reader's browser and says so when it cannot."""

import marshal
import zipfile
from hashlib import sha256

import pytest
from playwright.sync_api import Page

from tests.site.server import Site
from tests.site.waiting import until

REFUND = {"do": "refund", "edition": "2025", "base": 1_000_000, "spend": {"2025-09": 1_300_000}}

ENGINE = """
async (patience) => {
  const address = (name) => new URL(document.querySelector(`meta[name=${name}]`).content, document.baseURI).href;
  const { createEngine, runtimeOf } = await import(address("engine"));
  window.seen = [];
  window.engine = createEngine({
    runtime: runtimeOf(document),
    onChange: (status) => window.seen.push(status),
    patience,
  });
}
"""
# Notes whose answers the page's workers send.
NOTES_ANSWERS = """
window.answered = [];
globalThis.Worker = class extends Worker {
  constructor(...given) {
    super(...given);
    this.addEventListener("message", ({ data }) => "answer" in data && answered.push(data.answer.total));
  }
};
"""
UNTIL_FAILED = """
() => new Promise((resolve) => {
  const look = () => engine.status.state === "failed" ? resolve(engine.status.reason) : setTimeout(look, 20);
  look();
})
"""


def open_engine(page: Page, site: Site, patience: int = 20_000) -> None:
    """Open the page without a tool and make an engine there, not started."""
    page.goto(f"{site.url}tool-without-content/")
    page.evaluate(ENGINE, patience)


def put_calculator(site: Site, source: str) -> None:
    """Have *site* send a zip in which the calculator is *source*, as long as the true one, and its own page name its digest."""
    (archive,) = site.folder.glob("assets/runtime/python-*.zip")
    content = archive.read_bytes()
    with zipfile.ZipFile(archive) as opened:
        member = opened.getinfo("calculator/app.pyc")
        old = opened.read(member)
    new = old[:16] + marshal.dumps(compile(source, "app.py", "exec"))
    start = content.index(old, member.header_offset)
    assert len(new) < len(old)
    changed = content[:start] + new + content[start + len(new) :]
    site.files[f"/{archive.relative_to(site.folder).as_posix()}"] = changed
    page = site.pages["/tool-without-content/"]
    site.pages["/tool-without-content/"] = page.replace(f"{sha256(content).hexdigest()[:16]}&", f"{sha256(changed).hexdigest()[:16]}&")


def test_answers_a_refund(page: Page, site: Site) -> None:
    """A message that was sent before Python was there is answered to the won."""
    open_engine(page, site)
    answer = page.evaluate("message => engine.call(message)", REFUND)
    assert answer["total"] == 60_000
    assert [month["amount"] for month in answer["months"]] == [60_000]


def test_progress_never_goes_back(page: Page, root_site: Site) -> None:
    """Bytes only grow, over a slow line several times, and end at the total that the manifest promised."""
    root_site.slow.add(".wasm")
    open_engine(page, root_site)
    page.evaluate("message => engine.call(message)", REFUND)
    seen = page.evaluate("seen")
    received = [status["received"] for status in seen]
    assert received == sorted(received)
    assert len(set(received)) > 5
    assert received[-1] == seen[-1]["total"] > 5_000_000
    states = list(dict.fromkeys(status["state"] for status in seen))
    assert states == ["loading", "starting", "ready"]


@pytest.mark.parametrize("ending", [".wasm", ".zip", "pyodide.mjs", "pyodide.asm.js", "worker.js"])
def test_blocked_runtime_is_told_and_retried(page: Page, root_site: Site, ending: str) -> None:
    """A file that does not come is a network failure; after it, the same call is answered."""
    root_site.refused.add(ending)
    open_engine(page, root_site)
    page.evaluate("message => { window.answer = engine.call(message); }", REFUND)
    assert page.evaluate(UNTIL_FAILED) == "network"
    root_site.refused.clear()
    page.evaluate("() => engine.retry()")
    assert page.evaluate("() => answer")["total"] == 60_000


def test_broken_download_is_told(page: Page, root_site: Site) -> None:
    """A download that breaks off half-way is a network failure, not a wait without end."""
    root_site.cut.add(".wasm")
    open_engine(page, root_site)
    page.evaluate("() => engine.start()")
    assert page.evaluate(UNTIL_FAILED) == "network"


def test_hanging_start_is_ended(page: Page, root_site: Site) -> None:
    """A start without a sign of life is ended by the watchdog, and its worker with it."""
    root_site.held.add(".wasm")
    open_engine(page, root_site, patience=1500)
    with page.expect_worker():
        page.evaluate("() => engine.start()")
    assert page.evaluate(UNTIL_FAILED) == "hang"
    until(page, lambda: page.workers == [])


def test_policy_without_webassembly_is_told(page: Page, root_site: Site) -> None:
    """Where a policy forbids WebAssembly, the reason is "blocked" at once."""
    path = "/tool-without-content/"
    root_site.pages[path] = root_site.pages[path].replace(" 'wasm-unsafe-eval'", "")
    open_engine(page, root_site)
    page.evaluate("() => engine.start()")
    assert page.evaluate(UNTIL_FAILED) == "blocked"


def test_stop_rejects_by_name(page: Page, root_site: Site) -> None:
    """A reader's cancel ends the worker and rejects what waits, as "stopped"."""
    open_engine(page, root_site)
    reason = page.evaluate(
        "message => { const call = engine.call(message).catch((error) => error.reason); engine.stop(); return call; }",
        REFUND,
    )
    assert reason == "stopped"
    until(page, lambda: page.workers == [])


def test_leaves_with_the_page(page: Page, root_site: Site) -> None:
    """Python ends on pagehide, and what waited is answered when the page comes back."""
    open_engine(page, root_site)
    page.evaluate("message => { window.answer = engine.call(message); }", REFUND)
    page.evaluate("() => { dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })); }")
    until(page, lambda: page.workers == [])
    page.evaluate("() => { dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })); }")
    assert page.evaluate("() => answer")["total"] == 60_000


def test_cancelled_before_python_is_there_is_not_computed(page: Page, root_site: Site) -> None:
    """The worker passes over what nobody waits for any more, and answers what comes after."""
    page.add_init_script(NOTES_ANSWERS)
    open_engine(page, root_site)
    page.evaluate(
        """async (message) => {
          const cancel = new AbortController();
          const first = engine.call(message, { signal: cancel.signal }).catch(() => {});
          const second = engine.call({ ...message, base: 1_100_000 });
          cancel.abort();
          await Promise.all([first, second]);
        }""",
        REFUND,
    )
    assert page.evaluate("answered") == [40_000]
