"""Python's memory kept on the device: used when it is whole, and never in the way."""

import base64

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.site.server import Site
from tests.site.test_runtime import REFUND, UNTIL_FAILED, open_engine

ENTRIES = """
const entries = async () => {
  const found = [];
  for (const name of (await caches.keys()).filter((name) => name.startsWith("python "))) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) found.push([cache, request, await cache.match(request)]);
  }
  return found;
};
"""
ADDRESSES = f"async () => {{ {ENTRIES} return (await entries()).map(([, {{ url }}]) => new URL(url).pathname); }}"
BYTES = f"""
async () => {{
  {ENTRIES}
  const whole = new Blob(await Promise.all((await entries()).map(([, , response]) => response.arrayBuffer())));
  const url = await new Promise((resolve) => {{
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.readAsDataURL(whole);
  }});
  return url.split(",")[1];
}}
"""
# Keeps another body than the one whose digest stands beside it, or one of its own digest.
SPOIL = f"""
async (own) => {{
  {ENTRIES}
  const [[cache, request, response]] = await entries();
  const bytes = new Uint8Array(await response.arrayBuffer());
  bytes.fill(7, 8192);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  const headers = new Headers(response.headers);
  if (own) headers.set("x-sha256", hex);
  await cache.put(request, new Response(bytes, {{ headers }}));
}}
"""


def wait_until_kept(page: Page) -> None:
    """Wait until the worker has stored its memory, which it does when the page is at rest."""
    for _ in range(100):
        if page.evaluate(ADDRESSES):
            return
        page.wait_for_timeout(100)
    raise AssertionError("nothing was kept")


def kept_bytes(page: Page) -> bytes:
    """Return Python's memory as it is kept."""
    return base64.b64decode(page.evaluate(BYTES))


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
    (address,) = page.evaluate(ADDRESSES)
    assert address.startswith(f"{site.prefix}assets/runtime/snapshot/core-")


@pytest.mark.parametrize("own_digest", [False, True], ids=["damaged", "senseless"])
def test_spoilt_memory_is_dropped(page: Page, root_site: Site, own_digest: bool) -> None:
    """A reader notices no more than time, and the next visit has a whole one."""
    answered(page, root_site)
    wait_until_kept(page)
    page.evaluate(SPOIL, own_digest)
    assert answered(page, root_site) == (60_000, False)
    wait_until_kept(page)
    assert answered(page, root_site) == (60_000, True)


def test_memory_of_another_runtime_is_not_used(page: Page, root_site: Site) -> None:
    """What an older runtime left is not woken, and is gone when the new one is kept."""
    answered(page, root_site)
    wait_until_kept(page)
    (current,) = page.evaluate(ADDRESSES)
    older = "async () => { %s const [[cache, request, response]] = await entries(); await cache.put(request.url + '0', response); await cache.delete(request); }"
    page.evaluate(older % ENTRIES)
    assert answered(page, root_site) == (60_000, False)
    for _ in range(100):
        if page.evaluate(ADDRESSES) == [current]:
            return
        page.wait_for_timeout(100)
    raise AssertionError(page.evaluate(ADDRESSES))


def test_retry_starts_without_what_was_kept(page: Page, root_site: Site) -> None:
    """After a failure the memory is left alone: it may be what failed."""
    answered(page, root_site)
    wait_until_kept(page)
    root_site.refused.add(".wasm")
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
