"""Python's memory kept on the device: used when it is whole, and never in the way."""

import base64
import json
import struct
from collections.abc import Callable, Iterator
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.site import browser as chromium
from tests.site.server import Site
from tests.site.test_runtime import REFUND, UNTIL_FAILED, open_engine, put_calculator

FILES = """
const files = async () => {
  const found = [];
  for await (const folder of (await navigator.storage.getDirectory()).values()) {
    for await (const file of folder.values()) found.push([folder, file]);
  }
  return found;
};
"""
NAMES = f"async () => {{ {FILES} return (await files()).map(([folder, file]) => [folder.name, file.name]); }}"
BYTES = f"""
async () => {{
  {FILES}
  const whole = new Blob(await Promise.all((await files()).map(([, file]) => file.getFile())));
  const url = await new Promise((resolve) => {{
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.readAsDataURL(whole);
  }});
  return url.split(",")[1];
}}
"""
# Whether all of the one file has been written.
WHOLE = f"""
async () => {{
  {FILES}
  const found = await files();
  if (found.length !== 1) return false;
  const file = await found[0][1].getFile();
  const start = new Uint32Array(await file.slice(0, 12).arrayBuffer());
  if (start.length < 3) return false;
  try {{
    const head = JSON.parse(await file.slice(12, 12 + start[2]).text());
    const pages = head.runs.reduce((sum, [, count]) => sum + count, 0) * 4096;
    return file.size === 12 + start[2] + Math.ceil(head.wasm / 4) * 4 + Math.ceil(head.library / 4) * 4 + pages;
  }} catch {{
    return false;
  }}
}}
"""
WRITE = f"""
async (text) => {{
  {FILES}
  const [[, file]] = await files();
  const writable = await file.createWritable();
  await writable.write(Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)));
  await writable.close();
}}
"""
RENAME = f"""
async () => {{
  {FILES}
  const [[folder, file]] = await files();
  const writable = await (await folder.getFileHandle(`${{file.name}}0`, {{ create: true }})).createWritable();
  await writable.write(await file.getFile());
  await writable.close();
  await folder.removeEntry(file.name);
}}
"""
START = struct.Struct("<III")
# A calculator that at its import takes so many bytes of memory as a test puts in.
GREEDY = """
taken = bytearray({taken})
handle = None

def steps(message, files=()):
    yield {{"ok": True, "total": 0}}
"""


def wait_until_kept(page: Page) -> None:
    """Wait until the worker has stored its memory, which it does when the page is at rest."""
    for _ in range(100):
        if page.evaluate(WHOLE):
            return
        page.wait_for_timeout(100)
    raise AssertionError("nothing was kept")


def kept_names(page: Page) -> list[tuple[str, str]]:
    """Return the folder and the name of each file in the browser's storage for the site, as the site meant them."""
    return [(unquote(folder), unquote(name)) for folder, name in page.evaluate(NAMES)]


def kept_bytes(page: Page) -> bytes:
    """Return Python's memory as it is kept."""
    return base64.b64decode(page.evaluate(BYTES))


def damaged(kept: bytes) -> bytes:
    """Return *kept* with one byte changed in its last page."""
    return kept[:-1000] + bytes([kept[-1000] ^ 1]) + kept[-999:]


def cut(kept: bytes) -> bytes:
    """Return *kept* without its end."""
    return kept[: len(kept) // 2]


def senseless(kept: bytes) -> bytes:
    """Return *kept* with nothing but sevens in its memory, and the checksum that belongs to them."""
    sum_of_files, _, length = START.unpack_from(kept)
    count = sum(count for _, count in json.loads(kept[START.size : START.size + length])["runs"])
    pages = b"\7" * (4096 * count)
    found = 0x811C9DC5
    for (word,) in struct.iter_unpack("<I", pages):
        found = (found ^ word) * 0x01000193 % 2**32
    start = START.pack(sum_of_files, found, length)
    return start + kept[START.size : -len(pages)] + pages


def answered(page: Page, site: Site) -> tuple[int, bool]:
    """Open a page, and return the refund and whether Python woke from what was kept."""
    open_engine(page, site)
    total = page.evaluate("message => engine.call(message)", REFUND)["total"]
    return total, page.evaluate("engine.status.restored")


def test_second_visit_wakes_from_the_first(page: Page, site: Site) -> None:
    """The same answer, from the memory of the visit before; one file is kept, for this runtime."""
    assert answered(page, site) == (60_000, False)
    wait_until_kept(page)
    assert answered(page, site) == (60_000, True)
    ((folder, name),) = kept_names(page)
    assert folder == f"python {site.prefix}assets/runtime/"
    assert name.startswith("core-")


@pytest.mark.parametrize(("taken", "kept"), [(0, True), (30_000_000, False)])
def test_memory_that_has_grown_is_not_kept(page: Page, root_site: Site, taken: int, kept: bool) -> None:
    """What is more than Pyodide begins with, every later visit would hold from its start."""
    put_calculator(root_site, GREEDY.format(taken=taken))
    assert answered(page, root_site) == (0, False)
    if kept:
        wait_until_kept(page)
    else:
        page.wait_for_timeout(4000)  # more than the other needs
        assert kept_names(page) == []


@pytest.fixture(scope="module")
def browser(browser: Browser, program: str) -> Iterator[Browser]:
    """Yield the whole Chromium: the page of the one without windows ends with a Python that goes astray."""
    whole = browser.browser_type.launch(executable_path=program, args=list(chromium.FOR_TESTS))
    yield whole
    whole.close()


@pytest.mark.parametrize("spoilt", [damaged, cut, senseless])
def test_spoilt_memory_is_dropped(page: Page, root_site: Site, spoilt: Callable[[bytes], bytes]) -> None:
    """A reader notices no more than time, and the next visit has a whole one."""
    answered(page, root_site)
    wait_until_kept(page)
    page.evaluate(WRITE, base64.b64encode(spoilt(kept_bytes(page))).decode())
    assert answered(page, root_site) == (60_000, False)
    wait_until_kept(page)
    assert answered(page, root_site) == (60_000, True)


def test_memory_of_another_runtime_is_not_used(page: Page, root_site: Site) -> None:
    """What an older runtime left is not woken, and is gone when the new one is kept."""
    answered(page, root_site)
    wait_until_kept(page)
    current = kept_names(page)
    page.evaluate(RENAME)
    assert answered(page, root_site) == (60_000, False)
    for _ in range(100):
        if kept_names(page) == current:
            return
        page.wait_for_timeout(100)
    raise AssertionError(kept_names(page))


def test_retry_starts_without_what_was_kept(page: Page, root_site: Site) -> None:
    """After a failure the memory is left alone: it may be what failed."""
    answered(page, root_site)
    wait_until_kept(page)
    root_site.refused.add(".asm.js")
    open_engine(page, root_site)
    page.evaluate("message => { window.answer = engine.call(message); }", REFUND)
    assert page.evaluate(UNTIL_FAILED) == "network"
    root_site.refused.clear()
    page.evaluate("() => engine.retry()")
    assert page.evaluate("() => answer")["total"] == 60_000
    assert page.evaluate("engine.status.restored") is False


def test_wakes_in_another_page(context: BrowserContext, root_site: Site) -> None:
    """Another page of the same profile wakes too."""
    first = context.new_page()
    answered(first, root_site)
    wait_until_kept(first)
    first.close()
    assert answered(context.new_page(), root_site) == (60_000, True)


def test_two_pages_wake_at_once(context: BrowserContext, root_site: Site) -> None:
    """One file is enough for both."""
    first, second = context.new_page(), context.new_page()
    answered(first, root_site)
    wait_until_kept(first)
    for page in (first, second):
        open_engine(page, root_site)
    for page in (first, second):
        page.evaluate("message => { window.answer = engine.call(message); }", REFUND)
    for page in (first, second):
        assert page.evaluate("() => answer")["total"] == 60_000
        assert page.evaluate("engine.status.restored") is True
