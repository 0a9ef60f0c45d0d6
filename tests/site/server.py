"""A static server as plain as a free host: no headers of its own, only the right types."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from sitebuild.publish.headers import IMMUTABLE

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".mjs": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
    ".zip": "application/zip",
}


@dataclass
class Site:
    """A folder being served below *prefix*, and what is asked of it."""

    folder: Path
    prefix: str
    origin: str = ""
    pages: dict[str, str] = field(default_factory=dict)
    """Pages made by a test, by path."""
    files: dict[str, bytes] = field(default_factory=dict)
    """Files changed by a test, by path."""
    instead: dict[str, str] = field(default_factory=dict)
    """What is answered, as a page and with 200, to every path with such a part."""
    refused: set[str] = field(default_factory=set)
    """Endings of paths that get 503."""
    cut: set[str] = field(default_factory=set)
    """Endings of paths whose body breaks off half-way."""
    held: set[str] = field(default_factory=set)
    """Endings of paths that get no answer while they stand here."""
    slow: set[str] = field(default_factory=set)
    """Endings of paths whose body comes in eight pieces, with 0.3 s after each."""
    lasting: bool = False
    """Whether a browser may keep for ever what stands below assets/, as most hosts let it."""
    gone: bool = False
    """Whether no request is answered any more, as without a line."""
    requests: list[str] = field(default_factory=list)
    """Every path that was asked for."""
    release: threading.Event = field(default_factory=threading.Event)

    @property
    def url(self) -> str:
        """The address of the front page."""
        return f"{self.origin}{self.prefix}"

    def mend(self) -> None:
        """Have everything come as it should."""
        for broken in (self.pages, self.files, self.instead, self.refused, self.cut, self.held, self.slow):
            broken.clear()
        self.gone = False
        self.release.set()
        self.release = threading.Event()

    def content(self, path: str) -> tuple[int, str, bytes]:
        """Return status, type and body for *path*, as a static host finds them."""
        if other := next((html for part, html in self.instead.items() if part in path), None):
            return 200, TYPES[".html"], other.encode()
        if path in self.pages:
            return 200, TYPES.get(Path(path).suffix, TYPES[".html"]), self.pages[path].encode()
        if path in self.files:
            return 200, TYPES[Path(path).suffix], self.files[path]
        if path.startswith(self.prefix):
            file = self.folder / path.removeprefix(self.prefix)
            file = file / "index.html" if file.is_dir() else file
            if file.is_file():
                return 200, TYPES.get(file.suffix, "application/octet-stream"), file.read_bytes()
        return 404, TYPES[".html"], (self.folder / "404.html").read_bytes()


def _pieces(body: bytes) -> Iterator[bytes]:
    size = len(body) // 8 + 1
    for start in range(0, len(body), size):
        yield body[start : start + size]
        time.sleep(0.3)


@contextmanager
def serve(folder: Path, prefix: str = "/") -> Iterator[Site]:
    """Serve *folder* on a free port of this machine for the length of a with block."""
    site = Site(folder, prefix)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            release, path = site.release, self.path.split("?")[0]
            site.requests.append(path)
            if site.gone:
                return
            if path.endswith(tuple(site.held)):
                release.wait(30)
            status, kind, body = site.content(path)
            if path.endswith(tuple(site.refused)):
                status = 503
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            if site.lasting and status == 200 and "/assets/" in path:
                self.send_header("Cache-Control", IMMUTABLE)
            self.end_headers()
            sent = body[: len(body) // 2] if path.endswith(tuple(site.cut)) else body
            with suppress(ConnectionError):  # the page may leave before it has all
                for piece in _pieces(sent) if path.endswith(tuple(site.slow)) else [sent]:
                    self.wfile.write(piece)

        do_POST = do_GET  # a form or beacon that should never have left is noted too

        def log_message(self, *_: object) -> None:
            """Stay quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site.origin = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield site
    finally:
        site.mend()
        server.shutdown()
        server.server_close()
