"""RUNTIME=plain: Pyodide as npm has it, used by its public API alone; also the newest, whatever became of its insides."""

import html
import json
import re
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from sitebuild.runtime import runtime

from tests.site.server import Site, serve
from tests.site.test_offline import TOOLS
from tests.site.test_snapshot import NAMES

NEWEST = Path(__file__).parents[2] / ".cache/pyodide/node_modules/pyodide"
PACKAGES = [runtime.NPM, pytest.param(NEWEST, marks=pytest.mark.installed)]
RUNTIME = re.compile(r'(?<=<meta name="runtime" content="\.\./assets/runtime/" data-files=")[^"]*')


@pytest.fixture(scope="module", params=PACKAGES, ids=["pinned", "newest"])
def npm(request: pytest.FixtureRequest) -> Path:
    """Return the npm package that the runtime is made from."""
    assert request.param.is_dir(), "가장 새 Pyodide가 없어요. `make plain`이 설치해요."
    return request.param


@pytest.fixture(scope="module")
def plain(npm: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Yield the folder of a plain runtime."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RUNTIME", "plain")
        patch.setattr(runtime, "NPM", npm)
        yield runtime.make(tmp_path_factory.mktemp("plain") / "runtime")


@pytest.fixture
def plain_site(built: Path, plain: Path) -> Iterator[Site]:
    """Serve the built site with the plain runtime in the place of its own."""
    settings = html.escape(json.dumps(runtime.page_settings(plain)))
    with serve(built) as site:
        site.files |= {f"/assets/runtime/{path.relative_to(plain).as_posix()}": path.read_bytes() for path in plain.rglob("*.*")}
        for tool in TOOLS:
            site.pages[f"/{tool}"], count = RUNTIME.subn(lambda _: settings, (built / tool / "index.html").read_text("utf-8"))
            assert count == 1
        yield site


def test_core_is_pyodides_own_files_and_no_others(npm: Path, plain: Path) -> None:
    """Nothing is edited, left out or added."""
    (core,) = plain.glob("core-*")
    files = {path.name: path.read_bytes() for path in core.iterdir()}
    assert files.keys() >= {"pyodide.mjs", "pyodide.asm.wasm"}
    assert files == {name: (npm / name).read_bytes() for name in files}


def test_library_is_trimmed_and_what_its_python_reads(npm: Path, plain: Path) -> None:
    """Bytecode where the Python that builds is Pyodide's, sources where it is another; each without what nothing imports."""
    (archive,) = plain.glob("python-*.zip")
    names = set(zipfile.ZipFile(archive).namelist())
    ours = json.loads((npm / "pyodide-lock.json").read_text("utf-8"))["info"]["python"].startswith(f"{sys.version_info.major}.{sys.version_info.minor}.")
    assert {"calculator/app.pyc" if ours else "calculator/app.py", "calculator/data/edition_2025.toml"} <= names
    assert {Path(name).suffix for name in names} <= {".pyc" if ours else ".py", ".toml", ".typed"}
    whole = set(zipfile.ZipFile(npm / "python_stdlib.zip").namelist())
    assert len(names) < len(whole) * 3 / 4
    assert not {name for name in names if name.startswith(("doctest", "unittest", "pydoc"))}


def test_every_tool_answers(browser: Browser, plain_site: Site, plain: Path) -> None:
    """From the plain runtime's files alone, on a first visit and on a second, and no memory is kept."""
    context = browser.new_context(locale="ko-KR", service_workers="block")
    page: Page = context.new_page()
    page.set_default_timeout(60_000)
    for tool in TOOLS:
        page.goto(f"{plain_site.url}{tool}")
        TOOLS[tool](page)
    page.goto(f"{plain_site.url}calculator/")
    TOOLS["calculator/"](page)
    page.wait_for_timeout(3000)  # an ordinary runtime keeps its memory after half of it
    assert page.evaluate(NAMES) == []
    context.close()
    asked = {path.removeprefix("/assets/runtime/") for path in plain_site.requests if path.startswith("/assets/runtime/")}
    (wasm,) = (name for name in asked if name.endswith(".wasm"))
    assert asked <= {path.relative_to(plain).as_posix() for path in plain.rglob("*.*")} and (plain / wasm).is_file()
