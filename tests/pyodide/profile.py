"""Records which functions of Pyodide's WebAssembly the site calls: `make profile`.

It runs all that the tests run under Node, and every tool in Chromium, where Python starts with the
reader's locale and wakes from what was kept. The site must have been built with RUNTIME=marking.
"""

import subprocess
import tempfile
from collections.abc import Iterator
from functools import reduce
from pathlib import Path

from playwright.sync_api import BrowserContext, expect, sync_playwright
from sitebuild.runtime import core, pyodide_names, runtime
from sitebuild.runtime.wasm import used_functions

from tests.site import browser
from tests.site.server import Site, serve
from tests.site.test_offline import TOOLS
from tests.site.test_snapshot import wait_until_kept

SCRIPT = Path(__file__).with_name("profile.mjs")
BUILT = runtime.ROOT / "site"
LOCALES = ("ko-KR", "en-US")
MARKS = "([address, count]) => self.marked ? Array.from(new Uint8Array(self.marked.buffer, address, count)) : []"


def main() -> None:
    """Collect the marks and write the record."""
    expect.set_options(timeout=60_000)  # WebAssembly that marks its calls is slow, and the machine may be busy
    wasm = core.reduced(runtime.NPM, runtime.BINARYEN)
    place = used_functions.address((runtime.NPM / pyodide_names.SCRIPT).read_text("utf-8")), used_functions.count(wasm)
    found = [_in_node(*place), *_in_chromium(*place)]
    used_functions.record(wasm, reduce(lambda one, other: bytes(map(max, one, other)), found))


def _in_node(address: int, count: int) -> bytes:
    with tempfile.TemporaryDirectory() as scratch:
        marks = Path(scratch) / "marks"
        subprocess.run(["node", "--stack-size=4000", SCRIPT, marks, str(address), str(count)], check=True)
        return marks.read_bytes()


def _in_chromium(address: int, count: int) -> Iterator[bytes]:
    found = browser.find()
    assert found, "Chromium이 없어요. `make browser`가 설치해요."
    with sync_playwright() as playwright, serve(BUILT) as site:
        (script,) = BUILT.glob(f"assets/runtime/core-*/{pyodide_names.SCRIPT}")
        text = script.read_text("utf-8")
        assert text.count(pyodide_names.MEMORY) == 1
        site.pages[f"/{script.relative_to(BUILT).as_posix()}"] = text.replace(pyodide_names.MEMORY, f"self.marked={pyodide_names.MEMORY}")
        chromium = playwright.chromium.launch(executable_path=found.program, args=list(browser.FLAGS))
        for locale in LOCALES:
            for tool in TOOLS:
                yield from _visits(chromium.new_context(locale=locale), site, tool, [address, count])


def _visits(context: BrowserContext, site: Site, tool: str, place: list[int]) -> Iterator[bytes]:
    """Yield the marks of a first visit and of one that wakes from what the first kept."""
    page = context.new_page()
    for _ in range(2):
        page.goto("about:blank")  # to go where one is already is to reload, and a reload keeps what was chosen
        page.goto(f"{site.url}{tool}")
        TOOLS[tool](page)
        wait_until_kept(page)
        marks = [bytes(worker.evaluate(MARKS, place)) for worker in page.workers]
        assert any(marks), "no worker holds a marked memory"
        yield from filter(None, marks)
    context.close()


if __name__ == "__main__":
    main()
