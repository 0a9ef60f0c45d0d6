"""What a preview shows while it builds: the pages before, below what was wrong with them."""

import logging
from pathlib import Path
from wsgiref.util import setup_testing_defaults

from mkdocs.livereload import LiveReloadServer
from sitebuild.preview import ARTICLE, Mistakes, watch


def test_what_was_wrong_stays_until_the_next_build_has_ended(tmp_path: Path) -> None:
    """Else the page before, with its mistake, would seem to be the one that is right again."""
    (tmp_path / "index.html").write_bytes(ARTICLE)
    mistakes = Mistakes()
    pages: list[str] = []

    def page() -> str:
        environ: dict[str, object] = {}
        setup_testing_defaults(environ)
        return b"".join(server.get_app()(environ, lambda *_: None)).decode()

    def build() -> None:
        pages.append(page())
        if len(pages) == 3:  # the second build
            mistakes.emit(logging.makeLogRecord({"msg": "두 번째"}))

    server = LiveReloadServer(build, "127.0.0.1", 0, str(tmp_path))
    mistakes.emit(logging.makeLogRecord({"msg": "첫 번째"}))
    watch(server, [], mistakes)
    for _ in range(3):
        server.builder()
        pages.append(page())
    while_building, built = pages[::2], pages[1::2]
    assert ["첫 번째" in each for each in while_building] == [True, False, False]
    assert ["두 번째" in each for each in while_building] == [False, False, True]
    assert ["고칠 것" in each for each in built] == [False, True, False]
