"""Writes each page's Content-Security-Policy when the site is finished, and the headers that go with it."""

from pathlib import Path
from typing import Literal

from mkdocs.config.defaults import MkDocsConfig
from sitebuild.assets.entry_points import THEME, WITHIN
from sitebuild.publish import headers
from sitebuild.publish.policy import protect, theme_scripts

preview = False


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remember whether this is an editor's preview."""
    global preview
    preview = command == "serve"


def on_post_build(config: MkDocsConfig) -> None:
    """Protect every page, 404.html included."""
    folder = Path(config.site_dir)
    own = [config.extra[entry.rpartition("/")[2]] for entry in WITHIN]
    protect(folder, theme_scripts(folder, THEME, own), preview=preview)
    if not preview:
        headers.write(folder, config.site_url or "/")
