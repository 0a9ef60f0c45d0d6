"""What was left out of Python's WebAssembly: no tool needs it, and a reader's Python that does is completed."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from sitebuild.runtime import core
from sitebuild.runtime.wasm import indirect_calls, unicode_names, used_functions

from tests.site.server import Site
from tests.site.test_offline import TOOLS
from tests.site.test_runtime import REFUND, open_engine, put_calculator
from tests.site.test_snapshot import wait_until_kept

# Comes to a function that is left out: the name of a character, read at the time that a test puts in.
CALCULATOR = """
import unicodedata

handle = None

def steps(message, files=()):
    if message["base"]:
        yield {"ok": True, "total": len(unicodedata.name("A"))}
    else:
        yield {"ok": True}
"""
AT_IMPORT = f'{CALCULATOR}\nunicodedata.name("A")'
FOR_THE_EXAMPLE = CALCULATOR.replace('if message["base"]', "if True")


@pytest.fixture(autouse=True)
def reduced(built: Path) -> None:
    """Skip where the site was built with the WebAssembly of npm."""
    if core.variant():
        pytest.skip("a plain runtime leaves nothing out")


def asked_for(site: Site, ending: str) -> int:
    """Return how often a file of this *ending* was asked for."""
    return sum(path.endswith(ending) for path in site.requests)


@pytest.mark.parametrize("locale", ["ko-KR", "en-US", "ja-JP"])
@pytest.mark.parametrize("tool", TOOLS)
def test_no_tool_needs_it(browser: Browser, root_site: Site, tool: str, locale: str) -> None:
    """Each tool answers from what was recorded, on a first visit and when it wakes, whatever language the browser speaks."""
    context = browser.new_context(locale=locale)
    page = context.new_page()
    for _ in range(2):
        page.goto("about:blank")  # to go where one is already is to reload, and a reload keeps what was chosen
        page.goto(f"{root_site.url}{tool}")
        TOOLS[tool](page)
        wait_until_kept(page)
    context.close()
    assert asked_for(root_site, core.WASM)
    assert not asked_for(root_site, core.WHOLE)


@pytest.mark.parametrize(
    "source", [CALCULATOR, AT_IMPORT, FOR_THE_EXAMPLE], ids=["in an answer", "at the start", "in the example"]
)
def test_python_that_needs_it_is_completed(page: Page, root_site: Site, source: str) -> None:
    """Every call is answered, those that wait at the same time and those that come later."""
    put_calculator(root_site, source)
    open_engine(page, root_site)
    answers = page.evaluate(
        """async (message) => {
          const early = await Promise.all([engine.call(message), engine.call(message)]);
          return [...early, await engine.call(message)];
        }""",
        REFUND,
    )
    assert [answer["total"] for answer in answers] == [len("LATIN CAPITAL LETTER A")] * 3
    assert asked_for(root_site, core.WHOLE) == 1
    assert page.evaluate("engine.status.state") == "ready"


def test_python_that_cannot_be_completed_is_told(page: Page, root_site: Site) -> None:
    """Without the second file the reader hears of the network, and a later try is answered."""
    put_calculator(root_site, CALCULATOR)
    root_site.refused.add(core.WHOLE)
    open_engine(page, root_site)
    reason = page.evaluate("message => engine.call(message).catch((error) => error.reason)", REFUND)
    assert (reason, page.evaluate("engine.status.state")) == ("network", "failed")
    root_site.refused.clear()
    page.evaluate("() => engine.retry()")
    assert page.evaluate("message => engine.call(message)", REFUND)["total"] == len("LATIN CAPITAL LETTER A")


def test_record_of_another_webassembly_is_refused(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Functions are known by their number alone: a record must be of this very file."""
    (whole,) = built.glob(f"assets/runtime/core-*/{core.WHOLE}")
    (shipped,) = built.glob(f"assets/runtime/core-*/{core.WASM}")
    wasm = whole.read_bytes()
    assert indirect_calls.shared(used_functions.keep_used(unicode_names.emptied(wasm))) == shipped.read_bytes()
    other = tmp_path / "called.json"
    other.write_text(used_functions.RECORD.read_text("utf-8").replace('"code": "', '"code": "0'))
    monkeypatch.setattr(used_functions, "RECORD", other)
    with pytest.raises(ValueError, match="make profile"):
        used_functions.keep_used(wasm)
