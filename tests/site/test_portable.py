"""The site as a zip, unpacked and served by the server that comes with Python."""

import os
import zipfile
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import BrowserContext
from sitebuild.publish import portable

from tests.site.test_offline import STATE, TOOLS, wait_until


class Quiet(SimpleHTTPRequestHandler):
    """What `python -m http.server` answers with, without its log."""

    def log_message(self, *_: object) -> None:
        """Stay quiet."""


@pytest.fixture
def unpacked(built: Path, tmp_path: Path) -> Path:
    """Return a folder in which the zip was unpacked."""
    archive = tmp_path / "site.zip"
    portable.write(built, archive)
    with zipfile.ZipFile(archive) as opened:
        assert opened.testzip() is None
        opened.extractall(tmp_path)
    archive.unlink()
    return tmp_path


@pytest.fixture
def address(unpacked: Path) -> Iterator[str]:
    """Yield the address of the unpacked site, below a path of its server."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(unpacked)))
    server.daemon_threads = True
    Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/{portable.FOLDER}/"
    server.shutdown()
    server.server_close()


def test_every_tool_answers_from_a_plain_server(context: BrowserContext, address: str) -> None:
    """Python's own server is enough, and the service worker starts there too."""
    complaints: list[str] = []
    context.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page = context.new_page()
    for tool, use in TOOLS.items():
        page.goto(f"{address}{tool}")
        use(page)
    wait_until(page, STATE, ["activated"])
    assert complaints == []


def test_zip_holds_what_a_reader_can_open_and_how(unpacked: Path, built: Path) -> None:
    """Every page and file but what other servers need, and a text that says how to open it."""
    folder = unpacked / portable.FOLDER
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    wanted = {path.relative_to(built).as_posix() for path in built.rglob("*") if path.is_file()}
    assert found - wanted == {portable.HOW}
    assert {Path(name).suffix for name in wanted - found} == {".br", ".gz", ".conf", ""}
    assert {name for name in wanted - found if not Path(name).suffix} == {"_headers"}
    assert "http.server" in (folder / portable.HOW).read_text("utf-8")


def test_zip_is_the_same_whenever_it_is_made(tmp_path: Path) -> None:
    """Byte for byte from the same files, so that it can be told from a changed one."""
    made = []
    for day in (1, 2):
        page = tmp_path / "site/index.html"
        page.parent.mkdir(exist_ok=True)
        page.write_text("환급", "utf-8")
        os.utime(page, (day * 1e8, day * 1e8))
        page.chmod(0o600 + day * 0o44)
        portable.write(page.parent, tmp_path / "a.zip")
        made.append((tmp_path / "a.zip").read_bytes())
    assert made[0] == made[1]
