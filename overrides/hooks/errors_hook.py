"""Has MkDocs print what a step of the build says, without a traceback that no editor can read."""

import logging
from traceback import walk_tb

from build_errors import BuildError
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.structure.pages import Page

LOG = logging.getLogger("mkdocs.plugins.content")


def on_build_error(error: Exception) -> None:
    """Say the error in its own words, or which page was at hand when something broke that nobody thought of."""
    if isinstance(error, BuildError):
        raise PluginError(str(error)) from error
    if not isinstance(error, MkDocsException):  # its traceback follows, for whoever looks after the build
        LOG.error(stopped(_at_hand(error), error))


def stopped(uri: str, error: Exception) -> str:
    """Return what to do where *error* stopped the reading of the page *uri*, "" where it was none."""
    where = f"docs/{uri}:1: 이 페이지를 읽다가 멈췄어요." if uri else "페이지를 모두 읽기 전이나 읽은 뒤에 멈췄어요."
    return f"{where} 마지막으로 고친 곳을 되돌려 보고, 그래도 멈추면 이 줄을 그대로 알려 주세요: {type(error).__name__}: {error}"


def _at_hand(error: Exception) -> str:
    """Return which page was being read or written when *error* was raised, "" where none was."""
    pages = (frame.f_locals.get("page") for frame, _ in walk_tb(error.__traceback__))
    return next((page.file.src_uri for page in pages if isinstance(page, Page)), "")
