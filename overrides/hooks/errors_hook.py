"""Has MkDocs print what a step of the build says, without a traceback that no editor can read."""

import logging
from typing import Any

from build_errors import BuildError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

LOG = logging.getLogger("mkdocs.plugins.content")
at_hand: Page | None = None


def on_pre_build(config: MkDocsConfig) -> None:
    """Forget the page of an earlier preview."""
    global at_hand
    at_hand = None


@event_priority(100)
def on_pre_page(page: Page, config: MkDocsConfig, files: Files) -> None:
    """Remember which page is being read."""
    global at_hand
    at_hand = page


@event_priority(100)
def on_page_context(context: dict[str, Any], page: Page, **_: Any) -> None:
    """Remember which page is being written."""
    global at_hand
    at_hand = page


def on_build_error(error: Exception) -> None:
    """Say the error in its own words, or which page was at hand when something broke that nobody thought of."""
    if isinstance(error, BuildError):
        raise PluginError(str(error)) from error
    if not isinstance(error, MkDocsException):  # its traceback follows, for whoever looks after the build
        LOG.error(stopped(at_hand.file.src_uri if at_hand else "", error))


def stopped(uri: str, error: Exception) -> str:
    """Return what to do where *error* stopped the reading of the page *uri*, "" where it was none."""
    where = f"docs/{uri}:1: 이 페이지를 읽다가 멈췄어요." if uri else "페이지를 모두 읽기 전이나 읽은 뒤에 멈췄어요."
    return f"{where} 마지막으로 고친 곳을 되돌려 보고, 그래도 멈추면 이 줄을 그대로 알려 주세요: {type(error).__name__}: {error}"
