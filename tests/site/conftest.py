"""The built site in a real browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from sitebuild.policy import protected

from tests.site import browser as chromium
from tests.site.server import Site, serve

# The first answer waits for Python to start, on a machine that may be busy.
expect.set_options(timeout=30_000)

BUILT = Path(__file__).parents[2] / "site"


def pytest_report_header() -> str:
    """Say which browser is used and why."""
    found = chromium.find()
    return f"browser: {found.program} ({found.reason})" if found else "browser: none"


@pytest.fixture(scope="session")
def built() -> Path:
    """Return the folder of the built site."""
    assert (BUILT / "index.html").is_file(), "site/ 가 없어요. 먼저 `make build`를 해 주세요."
    return BUILT


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Yield one browser for all tests."""
    found = chromium.find()
    assert found, "Chromium이 없어요. `make test`가 설치해요."
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=found.program, args=list(chromium.FLAGS))


@pytest.fixture(params=["/", "/sub/path/"], ids=["root", "sub-path"])
def site(request: pytest.FixtureRequest, built: Path) -> Iterator[Site]:
    """Serve the built site, at the root of a host and below a path."""
    with serve(built, request.param) as site:
        site.pages[f"{site.prefix}tool-without-content/"] = tool_page(built)
        yield site


@pytest.fixture
def root_site(built: Path) -> Iterator[Site]:
    """Serve the built site at the root, where one place is enough."""
    with serve(built) as site:
        site.pages["/tool-without-content/"] = tool_page(built)
        yield site


@pytest.fixture(scope="module")
def lasting_site(built: Path) -> Iterator[Site]:
    """Serve the built site to all tests of a module, so that the browser may keep what it has."""
    with serve(built) as site:
        yield site


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Yield a browser profile that nobody used before."""
    context = browser.new_context(locale="ko-KR")
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """Return an empty page."""
    page = context.new_page()
    page.set_default_timeout(30_000)
    return page


def tool_page(built: Path) -> str:
    """Return a page with the policy and the runtime's address of a tool page, and no tool.

    The runtime is tested here apart from what the tools' own pages do with it.
    """
    (scripts,) = (path.parent.name for path in built.glob("assets/javascripts/*/engine.js"))
    return protected(
        "<!doctype html><html lang=ko><head>"
        '<meta charset="utf-8"><title>tool</title><link rel="icon" href="data:,">'
        '<meta name="runtime" content="../assets/runtime/manifest.json">'
        f'<meta name="engine" content="../assets/javascripts/{scripts}/engine.js">'
        "</head><body></body></html>"
    )
