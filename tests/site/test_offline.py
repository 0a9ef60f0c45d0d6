"""The tools without a line: kept after the first answer, gone when they shall be gone."""

import json
import re
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from PIL import Image
from playwright.sync_api import BrowserContext, Page, expect
from sitebuild.publish import offline

from tests.site import moved
from tests.site.server import Site
from tests.site.waiting import ROUND_TRIPS, let_a_minute_pass
from tests.statements import csv_file, hana, payment, xls_file

SCRIPT = f"/{offline.SCRIPT}"
STATE = "async () => (await navigator.serviceWorker.getRegistrations()).map(({ active }) => active?.state ?? '')"
OURS = "async () => (await caches.keys()).filter((name) => name.startsWith('site ')).sort()"
# What stands in all caches of the service worker: address and digest of each body.
KEPT = """
async () => {
  const found = [];
  for (const name of (await caches.keys()).filter((name) => name.startsWith("site "))) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const body = await (await cache.match(request)).arrayBuffer();
      const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
      found.push([request.url, Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join(""), body.byteLength]);
    }
  }
  return found;
}
"""
UPDATE = "async () => { await (await navigator.serviceWorker.getRegistration())?.update(); }"
# The browser looks by itself too, late or at the same time: what it has just taken away cannot be asked.
LOOK_AGAIN = f"async () => {{ await ({UPDATE})().catch(() => {{}}); return ({STATE})(); }}"
WAITS = "async () => Boolean((await navigator.serviceWorker.getRegistration()).waiting)"
SAVES_DATA = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"
LITTLE_ROOM = "navigator.storage.estimate = async () => ({ quota: 100_000_000, usage: 0 })"


def use(page: Page) -> None:
    """Have the calculator answer its example."""
    page.locator("[data-example]").click()
    expect(page.locator(".tool-total")).to_contain_text("160,000원")


def diagnose(page: Page) -> None:
    """Have the diagnosis lead to the next question, which Python chooses."""
    page.get_by_role("button", name="지급액이 0원이에요").click()
    expect(page.locator("form[data-question='zero']")).to_be_visible()


def read_statements(page: Page) -> None:
    """Have the statement page read a file, and one that needs a library of its own."""
    rows = [payment(f"2025.09.0{day}", "1,000", f"가게{day}", approval=str(day)) for day in range(1, 6)]
    for file, count in ((csv_file(hana(rows[:2])), 2), (xls_file(hana(rows)), 5)):
        page.set_input_files("#statement-files", {"name": "a.xls", "mimeType": "text/csv", "buffer": file})
        expect(page.locator("#statement-news")).to_have_text(f"결제 {count}건을 읽었어요.")


TOOLS: dict[str, Callable[[Page], None]] = {"calculator/": use, "diagnosis/": diagnose, "statement/": read_statements}


def wait_until(page: Page, expression: str, wanted: Any) -> None:
    """Wait until *expression* gives *wanted*."""
    for _ in range(600):
        if page.evaluate(expression) == wanted:
            return
        page.wait_for_timeout(100)
    raise AssertionError((page.evaluate(expression), wanted))


def wait_for_request(page: Page, site: Site, part: str) -> None:
    """Wait until *site* is asked for an address with *part* in it."""
    for _ in range(300):
        if any(part in path for path in site.requests):
            return
        page.wait_for_timeout(100)
    raise AssertionError(site.requests)


def keep(page: Page, site: Site) -> None:
    """Use the calculator, and wait until the service worker stands ready."""
    page.goto(f"{site.url}calculator/")
    use(page)
    wait_until(page, STATE, ["activated"])


def build_of(site: Site) -> dict[str, Any]:
    """Return what the build told the service worker."""
    found = re.match("const BUILD = (.+);\n", (site.folder / offline.SCRIPT).read_text("utf-8"))
    assert found
    return dict(json.loads(found[1]))


def assert_only_files_of_the_site(page: Page, site: Site) -> None:
    """Each body that the service worker keeps is, byte for byte, the file of the site at its address."""
    build = build_of(site)
    wanted = {urljoin(site.url, name) for name in (*build["pages"], *build["files"])}
    for address, digest, _ in page.evaluate(KEPT):
        assert address in wanted
        path = site.folder / urlsplit(address).path.removeprefix(site.prefix)
        assert sha256((path / "index.html" if path.is_dir() else path).read_bytes()).hexdigest() == digest, address


@pytest.mark.parametrize("tool", TOOLS)
def test_second_visit_in_flight_mode(context: BrowserContext, site: Site, tool: str) -> None:
    """Every tool opens whole and answers, with no word from any server; one answer of one tool was enough for all."""
    page = context.new_page()
    keep(page, site)
    site.gone = True
    failed: list[str] = []
    page.on("requestfailed", lambda request: failed.append(request.url))
    page.goto(f"{site.url}{tool}")
    assert page.evaluate("getComputedStyle(document.querySelector('.md-header')).position") == "sticky"
    TOOLS[tool](page)
    # The search leads to pages that are not kept, and so waits for a line too.
    assert [url for url in failed if "/assets/" in url and "/search/" not in url] == []


def test_page_that_was_not_kept_needs_a_line(kept: tuple[Page, Site]) -> None:
    """Control: the server is truly gone."""
    page, site = kept
    site.gone = True
    with pytest.raises(Exception, match="ERR_"):
        page.goto(f"{site.url}guide/")


def test_only_the_sites_own_files_are_kept_and_each_once(page: Page, site: Site) -> None:
    """All that the build named, byte for byte and within the room it may take; nothing of Python's memory beside it."""
    keep(page, site)
    build = build_of(site)
    kept = page.evaluate(KEPT)
    assert_only_files_of_the_site(page, site)
    assert len(kept) == len(build["pages"]) + len(build["files"])
    assert len({digest for _, digest, _ in kept}) == len(kept)
    assert {"calculator/", "diagnosis/", "statement/"} < set(build["pages"])
    script = (Path(__file__).parents[2] / "overrides/theme/assets/javascripts/engine/offline.js").read_text("utf-8")
    room = re.search(r"const ROOM = ([\d_]+);", script)
    assert room
    assert sum(size for _, _, size in kept) < int(room[1].replace("_", ""))


@pytest.mark.parametrize("part", ["/assets/stylesheets/", "/assets/runtime/", "/diagnosis/"])
def test_what_somebody_else_sends_is_not_kept(page: Page, root_site: Site, part: str) -> None:
    """A filter on the way answers with its own page: nothing of it stays, and when it is gone all is kept rightly."""
    root_site.held.add(SCRIPT)
    page.goto(f"{root_site.url}calculator/")
    use(page)
    root_site.instead[part] = "<p>차단된 페이지"
    root_site.held.clear()
    root_site.release.set()
    wait_for_request(page, root_site, SCRIPT)
    page.wait_for_timeout(2000)  # long enough for an installation that does not look
    assert_only_files_of_the_site(page, root_site)
    assert page.evaluate(STATE) != ["activated"]
    root_site.instead.clear()
    page.reload()
    use(page)
    wait_until(page, STATE, ["activated"])
    assert_only_files_of_the_site(page, root_site)


def test_kept_python_needs_no_request(kept: tuple[Page, Site]) -> None:
    """The worker reads the large files where they are kept; the small ones come by the service worker."""
    page, site = kept
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition(".")[2]))
    page.goto(f"{site.url}calculator/")
    use(page)
    assert {"js", "mjs"} <= set(asked)
    assert not {"wasm", "zip"} & set(asked)


def test_page_comes_from_the_network_first(kept: tuple[Page, Site]) -> None:
    """What changed on the site is seen at once."""
    page, site = kept
    site.pages["/calculator/"] = changed(site)
    page.goto(f"{site.url}calculator/")
    expect(page.locator("#changed")).to_have_count(1)


def changed(site: Site) -> str:
    """Return the calculator's page with a mark of a later version."""
    html = (site.folder / "calculator/index.html").read_text("utf-8")
    return html.replace("<h1", "<p id=changed></p><h1", 1)


@pytest.mark.parametrize("fault", ["held", "refused"])
def test_kept_page_stands_in_for_one_that_does_not_come(kept: tuple[Page, Site], fault: str) -> None:
    """A server that hangs or stumbles is not waited for without end."""
    page, site = kept
    site.pages["/calculator/"] = changed(site)
    getattr(site, fault).add("/calculator/")
    page.goto(f"{site.url}calculator/")
    expect(page.locator("#calculator")).to_be_visible()
    expect(page.locator("#changed")).to_have_count(0)


def test_old_version_goes_with_its_pages(context: BrowserContext, root_site: Site) -> None:
    """A new version waits until no page of the old one is open; then nothing of the old one is left, and nothing was fetched twice."""
    page = context.new_page()
    keep(page, root_site)
    build = build_of(root_site)
    old = build["version"]
    (dropped,) = (name for name in build["files"] if "/xlrd-" in name)
    newer = build | {"version": "new", "files": {name: digest for name, digest in build["files"].items() if name != dropped}}
    code = (root_site.folder / offline.SCRIPT).read_text("utf-8").partition("\n")[2]
    root_site.pages[SCRIPT] = f"const BUILD = {json.dumps(newer)};\n{code}"
    root_site.requests.clear()
    page.reload()
    page.evaluate(UPDATE)
    wait_until(page, WAITS, True)
    page.reload()  # at which one that does not wait would take over
    page.evaluate(ROUND_TRIPS, "/robots.txt")
    assert page.evaluate(WAITS)
    assert page.evaluate(OURS) == ["site / checked files", f"site / pages {old}", "site / pages new"]
    assert not any(path.endswith(".wasm") for path in root_site.requests)
    assert any(address.endswith(dropped) for address, _, _ in page.evaluate(KEPT))
    page.close()
    page = context.new_page()
    for _ in range(600):  # the old one ends by itself; a page that opens meanwhile would keep it
        if len(context.service_workers) == 1:
            break
        page.wait_for_timeout(100)
    page.goto(f"{root_site.url}calculator/")
    wait_until(page, OURS, ["site / checked files", "site / pages new"])
    addresses = f"async () => (await ({KEPT})()).filter(([address]) => address.endsWith('{dropped}')).length"
    wait_until(page, addresses, 0)
    root_site.gone = True
    page.goto(f"{root_site.url}calculator/")
    use(page)


def test_switch_removes_it(page: Page, root_site: Site, tmp_path: Path) -> None:
    """A site built with the switch off takes away the worker and all that it kept."""
    keep(page, root_site)
    source = Path(__file__).parents[2] / "overrides/theme" / offline.SCRIPT
    (tmp_path / offline.SCRIPT).write_text(source.read_text("utf-8"), "utf-8")
    offline.write(tmp_path, off=True)
    root_site.pages[SCRIPT] = (tmp_path / offline.SCRIPT).read_text("utf-8")
    page.goto(f"{root_site.url}calculator/")
    wait_until(page, LOOK_AGAIN, [])
    wait_until(page, OURS, [])
    page.reload()
    use(page)


def test_refused_service_worker_changes_nothing(page: Page, root_site: Site) -> None:
    """Where the browser or the host refuses it, the answer comes as before."""
    root_site.refused.add(SCRIPT)
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.goto(f"{root_site.url}calculator/")
    use(page)
    wait_for_request(page, root_site, SCRIPT)
    page.reload()
    use(page)
    assert page.evaluate(STATE) == []
    assert page.evaluate(OURS) == []
    assert failures == []


@pytest.mark.parametrize("refusal", [SAVES_DATA, LITTLE_ROOM], ids=["saves data", "little room"])
def test_nothing_is_kept_against_the_readers_wish_or_room(page: Page, root_site: Site, refusal: str) -> None:
    """The tools answer as before, and nothing waits for days without a line."""
    page.clock.install()
    page.add_init_script(refusal)
    page.goto(f"{root_site.url}calculator/")
    use(page)
    let_a_minute_pass(page)
    assert page.evaluate(STATE) == []
    assert page.evaluate(OURS) == []
    assert not any(path.endswith(SCRIPT) for path in root_site.requests)


def test_installable(page: Page, root_site: Site, built: Path) -> None:
    """Every page names the manifest, its icons are there in the sizes it says, and Chromium agrees."""
    for path in moved.pages(built, "*.html"):
        assert 'rel="manifest"' in path.read_text("utf-8"), path
    manifest = json.loads((built / "site.webmanifest").read_text("utf-8"))
    for icon in manifest["icons"]:
        if icon["type"] == "image/png":
            with Image.open(built / icon["src"]) as picture:
                assert f"{picture.width}x{picture.height}" == icon["sizes"]
        assert (built / icon["src"]).is_file()
    keep(page, root_site)
    session = page.context.new_cdp_session(page)
    assert session.send("Page.getAppManifest")["errors"] == []
    problems = [error["errorId"] for error in session.send("Page.getInstallabilityErrors")["installabilityErrors"]]
    assert set(problems) <= {"in-incognito"}


def test_static_host_is_told_of_the_service_worker_and_the_manifest(built: Path) -> None:
    """The first is asked for each time, the second has its type; no header stands in two rules that meet."""
    rules: dict[str, list[str]] = {}
    for line in (built / "_headers").read_text("utf-8").splitlines():
        if line.startswith("/"):
            rules[line] = []
        else:
            rules[list(rules)[-1]].append(line.strip())
    assert rules[SCRIPT] == ["Cache-Control: no-cache"]
    assert rules["/*.webmanifest"] == ["Content-Type: application/manifest+json"]
    assert not any(line.startswith(("Cache-Control", "Content-Type")) for line in rules["/*"])
