"""An editor's preview: what it says when it starts, and how a mistake shows on the page that was there before it."""

import atexit
import logging
import shutil
import socket
import time
import traceback
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from build_errors import BuildError
from content import CACHE
from content.checks import settings
from errors_hook import stopped
from mkdocs.exceptions import ConfigurationError, MkDocsException, PluginError
from mkdocs.livereload import LiveReloadServer
from watchdog.observers.polling import PollingObserver

from sitebuild.publish import policy

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

LOG = logging.getLogger("mkdocs.plugins.content")
OFTEN = 0.1
"""Seconds from one look for changed files to the next."""
SETTLED = 0.05
"""Seconds without another change after which a build begins; one look finds all that was saved together."""
ARTICLE = b'<article class="md-content__inner md-typeset">'
HTML = ("Content-Type", "text/html")


class Mistakes(logging.Handler):
    """Keeps what is to be corrected, as the last build said it that has ended: until then the pages before stand, too."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.addFilter(lambda record: record.name != "mkdocs.livereload")  # it warns of addresses that are not there
        self.lines: list[str] = []
        self.shown = self.lines

    def begin(self) -> None:
        """Forget them, as a build begins that will say them anew."""
        self.lines = []

    def show(self) -> None:
        """Have the pages show what was said since the beginning."""
        self.shown = self.lines

    def emit(self, record: logging.LogRecord) -> None:
        """Keep what one warning says."""
        self.lines += record.getMessage().splitlines()

    def bar(self) -> bytes:
        """Return them as they stand on a page, nothing where there is none."""
        lines = dict.fromkeys(self.shown)
        items = "".join(f"<li>{escape(line)}</li>" for line in lines)
        head = f"고칠 것 {len(lines)}개"
        return f'<div class="admonition warning" role="alert"><p class="admonition-title">{head}</p><ul>{items}</ul></div>'.encode() if items else b""


@cache  # once: a preview builds many times
def begin(host: str, port: int, site: Path) -> Mistakes:
    """Say what will happen, and return what keeps the mistakes; raise `PluginError` where the address is taken."""
    with socket.socket() as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((host, port))
        except OSError as error:
            way = f"그 미리 보기를 끄거나, `make serve PORT={port + 1}`처럼 다른 번호로 열어 주세요."
            raise PluginError(f"{port}번을 다른 프로그램이 쓰고 있어서 미리 보기를 열지 못했어요. {way}") from error
    if not (CACHE / "runtime").is_dir():
        LOG.info("처음이라 계산기와 글꼴을 만들어요. 1분쯤 걸리고, 바쁜 컴퓨터라면 더 걸려요. 다음부터는 몇 초예요.")
    LOG.info(f"준비되면 http://{host}:{port}/ 에서 볼 수 있어요. 글을 저장하면 곧 바뀌어요. 끝내려면 Ctrl+C를 누르세요.")
    atexit.register(shutil.rmtree, staging(site), ignore_errors=True)
    mistakes = Mistakes()
    logging.getLogger("mkdocs").addHandler(mistakes)
    return mistakes


def staging(site: Path) -> Path:
    """Return where the next preview of *site* is built, so that the one before it stays until that is whole."""
    return site.with_name(f"{site.name}.next")


def publish(site: Path, helper: ThreadPoolExecutor) -> None:
    """Show what was built in `staging`; the *helper* removes what was shown before."""
    if site.is_dir():
        before = site.rename(site.with_name(f"{site.name}.{time.monotonic_ns()}"))
        helper.submit(shutil.rmtree, before)
    staging(site).rename(site)
    helper.shutdown(wait=False)


def watch(server: LiveReloadServer, paths: Iterable[str], mistakes: Mistakes) -> None:
    """Have *server* look often at the *paths* that it watches already, and show *mistakes* on every page instead of stopping at one."""
    build = server.builder
    settings.translate()

    def rebuild() -> None:
        mistakes.begin()
        try:
            build()
        except SystemExit:
            pass  # MkDocs has said why; the pages before stay
        except ConfigurationError as error:
            for problem in settings.unreadable(error):
                LOG.error(str(problem))
        except (MkDocsException, BuildError) as error:
            LOG.error(str(error))
        except Exception as error:  # noqa: BLE001 (whatever it is, the pages before stay)
            if not mistakes.lines:
                LOG.error(stopped("", error))
            traceback.print_exc()
        mistakes.show()

    server.builder = rebuild
    server.build_delay = SETTLED
    if app := server.get_app():
        server.set_app(with_mistakes(app, mistakes))
    paths = list(paths)
    for path in paths:
        server.unwatch(path)
    server.observer = PollingObserver(timeout=OFTEN)
    for path in paths:
        server.watch(path)


def with_mistakes(app: "WSGIApplication", mistakes: Mistakes) -> "WSGIApplication":
    """Return *app* with the *mistakes* first on each of its pages, and each below its policy, which is not worked out before it is asked for."""

    def answer(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        started: list[tuple[str, list[tuple[str, str]]]] = []

        def start(status: str, headers: list[tuple[str, str]], *_: object) -> Callable[[bytes], object]:
            started.append((status, headers))
            return lambda _: None

        content = app(environ, start)
        status, headers = started[0]
        if HTML in headers:
            page = b"".join(content).replace(ARTICLE, ARTICLE + mistakes.bar(), 1)
            if policy.HEAD.search(text := page.decode()):  # not where a bare line says that nothing is there
                page = policy.protected(text, preview=True).encode()
            content, headers = [page], [HTML, ("Content-Length", str(len(page)))]
        start_response(status, headers)
        return content

    return answer
