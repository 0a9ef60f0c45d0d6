"""The built site in a real browser."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from sitebuild.assets import entry_points
from sitebuild.publish.policy import protected

from tests.site import browser as chromium
from tests.site import states
from tests.site.server import Site, serve
from tests.site.test_offline import keep

# The first answer waits for Python to start, on a machine that may be busy.
expect.set_options(timeout=30_000)

BUILT = Path(__file__).parents[2] / "site"


def pytest_report_header() -> str:
    """Say which browser is used and why."""
    found = chromium.find_without_windows() or chromium.find()
    return f"browser: {found.program} ({found.reason})" if found else "browser: none"


@pytest.fixture(scope="session")
def built() -> Path:
    """Return the folder of the built site."""
    assert (BUILT / "index.html").is_file(), "site/ 가 없어요. 먼저 `make build`를 해 주세요."
    return BUILT


@pytest.fixture(scope="session")
def program() -> str:
    """Return the path of the whole Chromium, for tests about what only a browser with windows has: history, and pages gone back to."""
    found = chromium.find()
    assert found, "Chromium이 없어요. `make test`가 설치해요."
    return found.program


@pytest.fixture(scope="session")
def browser(program: str) -> Iterator[Browser]:
    """Yield one browser for all tests: the one without windows where it is there, as it is quicker."""
    found = chromium.find_without_windows()
    with sync_playwright() as playwright:
        # Pages of one profile share a process, and so what it has compiled: see `keep_compiled`.
        yield playwright.chromium.launch(executable_path=found.program if found else program, args=[*chromium.FOR_TESTS, "--process-per-site"])


@pytest.fixture(params=["/", "/sub/path/"], ids=["root", "sub-path"])
def site(request: pytest.FixtureRequest, built: Path) -> Iterator[Site]:
    """Serve the built site, at the root of a host and below a path."""
    with serve(built, request.param) as site:
        site.pages |= tool_without_content(site)
        yield site


@pytest.fixture(scope="session")
def lasting_site(built: Path) -> Iterator[Site]:
    """Serve the built site to all tests that change nothing of it, so that the browser may keep what it has: a third of a page's time."""
    with serve(built) as site:
        site.lasting = True
        yield site


@pytest.fixture(scope="session")
def lasting_context(browser: Browser, lasting_site: Site) -> Iterator[BrowserContext]:
    """Yield a browser profile in which an earlier test's Python wakes; its first page stays open."""
    context = browser.new_context(locale="ko-KR", service_workers="block")
    keep_compiled(context, lasting_site)
    yield context
    context.close()


@pytest.fixture
def warm_page(lasting_context: BrowserContext) -> Iterator[Page]:
    """Yield an empty page of the profile that lasts, for tests that are about neither a start nor what is fetched or kept."""
    stay = set(lasting_context.pages)
    page = lasting_context.new_page()
    page.set_default_timeout(30_000)
    yield page
    for each in set(lasting_context.pages) - stay:
        each.close()


def keep_compiled(context: BrowserContext, site: Site) -> None:
    """Leave a page with Python open in *context*: while it has the WebAssembly, no other page there compiles it once more, a second of work."""
    page = context.new_page()
    page.goto(f"{site.url}calculator/")
    states.refund(page)


@pytest.fixture(scope="session")
def offline_profile(browser: Browser, built: Path) -> Iterator[tuple[BrowserContext, Site]]:
    """Yield a browser profile in which the service worker stands ready, and its site; its first page stays open."""
    with serve(built) as site:
        context = browser.new_context(locale="ko-KR")
        keep(context.new_page(), site)
        yield context, site
        context.close()


@pytest.fixture
def kept(offline_profile: tuple[BrowserContext, Site]) -> Iterator[tuple[Page, Site]]:
    """Yield an empty page of a profile that keeps the site, and the site, which is whole again after the test."""
    context, site = offline_profile
    site.requests.clear()
    page = context.new_page()
    page.set_default_timeout(30_000)
    yield page, site
    page.close()
    site.mend()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Yield a browser profile that nobody used before."""
    context = browser.new_context(locale="ko-KR")
    yield context
    context.close()


def lasts(request: pytest.FixtureRequest) -> bool:
    """Return whether the test, or its file, is content with the site and the profile that last: see the marker in pyproject.toml."""
    marker = request.node.get_closest_marker("profile")
    return marker is not None and marker.args == ("lasting",)


@pytest.fixture
def page(request: pytest.FixtureRequest) -> Page:
    """Return an empty page, of a profile that nobody used before unless the test is content with the one that lasts."""
    if lasts(request):
        return request.getfixturevalue("warm_page")
    page = request.getfixturevalue("context").new_page()
    page.set_default_timeout(30_000)
    return page


@pytest.fixture
def root_site(request: pytest.FixtureRequest, built: Path) -> Iterator[Site]:
    """Serve the built site at the root, where one place is enough; to this test alone unless it is content with the one that lasts."""
    if lasts(request):
        yield request.getfixturevalue("lasting_site")
        return
    with serve(built) as site:
        site.pages |= tool_without_content(site)
        yield site


def tool_without_content(site: Site) -> dict[str, str]:
    """Return a page with the policy and the runtime of a tool page and no tool, and the script that starts Python.

    The runtime is tested here apart from what the tools' own pages do with it.
    """
    runtime = re.search('<meta name="runtime".*?>', (site.folder / "calculator/index.html").read_text("utf-8"))
    assert runtime
    (worker,) = site.folder.glob("assets/javascripts/*/worker.js")
    engine = worker.with_name("engine.js").relative_to(site.folder).as_posix()  # which imports the worker beside it
    page = protected(
        "<!doctype html><html lang=ko><head>"
        '<meta charset="utf-8"><title>tool</title><link rel="icon" href="data:,">'
        f'{runtime[0]}<meta name="engine" content="../{engine}">'
        "</head><body></body></html>"
    )
    return {
        f"{site.prefix}tool-without-content/": page,
        f"{site.prefix}{engine}": entry_points.script("engine/engine").decode(),
    }
