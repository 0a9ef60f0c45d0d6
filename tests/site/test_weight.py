"""What a first visit to an ordinary page costs on the line, file by file, as a server with brotli sends it."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.site.server import Site

MOST = 150_000
FONT = re.compile(r"url\(\"?(?:\.\./)+(assets/fonts/[^\")]+)")
PYTHON = re.compile(r"/runtime/|engine\.js|worker\.js|\.wasm|\.zip")
ORDINARY = ("guide/formula/", "faq/amount/", "causes/below-base/", "symptoms/zero/", "cases/kiosk/", "faq/voucher/", "en/causes/smishing/")


def fetched(page: Page, site: Site, address: str) -> list[str]:
    """Return the paths below the site that a browser with nothing kept asks for when it opens *address*."""
    page.goto(site.url + address)
    page.wait_for_load_state("networkidle")
    return sorted({path.removeprefix(site.prefix) for path in site.requests})


def weight(built: Path, path: str) -> int:
    """Return the bytes of *path* on the line: of its brotli form where the build left one."""
    file = built / path
    file = file / "index.html" if file.is_dir() else file
    packed = file.with_name(f"{file.name}.br")
    return (packed if packed.is_file() else file).stat().st_size


@pytest.mark.parametrize("address", ORDINARY)
def test_first_visit_stays_within_the_budget(page: Page, root_site: Site, built: Path, address: str) -> None:
    """All that is fetched together, and the typeface also where a device has one of its own."""
    (style,) = built.glob("assets/stylesheets/site-*.css")
    (font,) = FONT.findall(style.read_text("utf-8"))
    found = {path: weight(built, path) for path in {*fetched(page, root_site, address), font}}
    table = "\n".join(f"{size:8,} {path}" for path, size in sorted(found.items(), key=lambda entry: -entry[1]))
    print(f"{sum(found.values()):8,} {address}\n{table}")
    assert any(path.endswith(".css") for path in found), table
    assert sum(found.values()) <= MOST, table
    assert [path for path in found if PYTHON.search(path)] == []


def test_heaviest_page_differs_from_those_by_little(built: Path) -> None:
    """The pages that are opened above stand for all: no other ordinary page is more than 4 kB heavier."""
    texts = {path.parent: path for path in built.rglob("index.html")}
    plain = {
        folder: weight(built, path.relative_to(built).as_posix())
        for folder, path in texts.items()
        if '<meta name="runtime"' not in path.read_text("utf-8")
    }
    heaviest = max(plain, key=lambda folder: plain[folder])
    opened = max(plain[built / address.rstrip("/")] for address in ORDINARY)
    assert plain[heaviest] <= opened + 4000, heaviest


def test_only_tools_name_python(built: Path) -> None:
    """No page without a tool leads a browser to the runtime, and the tools' pages do."""
    naming = {path for path in built.rglob("*.html") if PYTHON.search(path.read_text("utf-8").replace("#engine", ""))}
    tools = {path for path in built.rglob("*.html") if '<meta name="runtime"' in path.read_text("utf-8")}
    assert naming == tools != set()
