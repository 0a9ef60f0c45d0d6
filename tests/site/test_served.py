"""The built site behind the servers of deploy/, in a real browser."""

import os
import re
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from sitebuild.publish import headers, offline

from tests.deploy.servers import SERVERS, missing, serving
from tests.site.server import Site, serve
from tests.site.test_offline import OURS, STATE, use, wait_until
from tests.site.test_policy import FETCH
from tests.site.waiting import until

pytestmark = pytest.mark.installed

WORKER = "(address) => { window.worker = new Worker(address, { type: 'module' }); }"
IN_WORKER = f"(address) => ({FETCH})(address)"


@pytest.fixture(scope="module", params=[(name, prefix) for name in SERVERS for prefix in ("/", "/sub/path/")], ids=str)
def served(request: pytest.FixtureRequest, built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the address of the front page on a server, at the root and below a path."""
    name, prefix = request.param
    if reason := missing(name):
        pytest.fail(reason)
    root = tmp_path_factory.mktemp("root")
    folder = root / prefix.strip("/")
    shutil.copytree(built, folder, dirs_exist_ok=True)
    (folder / "planted-worker.js").write_text("0")
    headers.write(folder, f"https://example.kr{prefix}")
    with serving(name, folder, root, tmp_path_factory.mktemp(name)) as origin:
        yield origin + prefix


def test_calculator_answers_behind_the_headers(served: str, context: BrowserContext) -> None:
    """Python starts under page policy and header together, and nothing is refused."""
    complaints = []
    context.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page = context.new_page()
    page.goto(f"{served}calculator/")
    page.fill("#base", "100만")
    page.fill("#spend-2025-09", "130만")
    page.click("button[type=submit]")
    expect(page.locator("#calculator-result")).to_contain_text("60,000원", timeout=30_000)
    assert complaints == []


def test_page_cannot_be_framed(served: str, page: Page, root_site: Site) -> None:
    """A page elsewhere that frames this site gets nothing of it; without the header it would."""
    for address, seen in ((served, False), (root_site.url, True)):
        root_site.pages["/frame/"] = f"<!doctype html><title>frame</title><iframe src='{address}'></iframe>"
        page.goto(f"{root_site.url}frame/")
        if seen:
            until(page, lambda: "비공식 안내" in page.frames[1].content())
        else:
            until(page, lambda: page.frames[1].url == "chrome-error://chromewebdata/")
            assert "비공식 안내" not in page.frames[1].content()


def test_worker_of_its_own_address_is_bound_by_the_header(served: str, page: Page, tmp_path: Path) -> None:
    """A worker that is not made from a blob: takes its policy from its own answer, and may not reach elsewhere."""
    (tmp_path / "404.html").touch()
    with serve(tmp_path) as foreign:
        page.goto(served)
        with page.expect_worker() as started:
            page.evaluate(WORKER, f"{served}planted-worker.js")
        assert started.value.evaluate(IN_WORKER, f"{foreign.url}secret") == "TypeError"
        assert started.value.evaluate(IN_WORKER, served) == "arrived"
        assert foreign.requests == []


@pytest.mark.parametrize("name", SERVERS)
def test_new_version_reaches_whoever_kept_the_old(
    name: str, context: BrowserContext, built: Path, tmp_path: Path
) -> None:
    """Behind the rules for caches of deploy/, a new service worker is seen at the next visit, not days later."""
    if reason := missing(name):
        pytest.fail(reason)
    folder, scratch = tmp_path / "site", tmp_path / "scratch"
    shutil.copytree(built, folder)
    scratch.mkdir()
    headers.write(folder, "https://example.kr/")
    with serving(name, folder, folder, scratch) as origin:
        page = context.new_page()
        page.goto(f"{origin}/calculator/")
        use(page)
        wait_until(page, STATE, ["activated"])
        (old,) = set(page.evaluate(OURS)) - {"site / checked files"}
        script = folder / offline.SCRIPT
        newer = script.read_text("utf-8").replace(old.rpartition(" ")[2], "0123456789ab")
        for variant in folder.glob(f"{offline.SCRIPT}*"):
            variant.unlink()
        script.write_text(newer, "utf-8")
        if name == "nginx":  # as its configuration tells whoever puts up a new site
            os.kill(int((scratch / "nginx.pid").read_text("utf-8")), signal.SIGHUP)
        page.reload()
        wait_until(page, OURS, sorted(["site / checked files", "site / pages 0123456789ab", old]))


def test_missing_page_is_whole(served: str, context: BrowserContext) -> None:
    """The 404 page of a wrong address below a path stands in Korean, with no file of its own missing."""
    page = context.new_page()
    answer = page.goto(f"{served}no/such/page")
    assert answer
    assert answer.status == 404
    assert re.search("[가-힣]", page.inner_text("h1"))
