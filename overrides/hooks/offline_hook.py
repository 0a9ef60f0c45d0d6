"""Finishes the service worker. SERVICE_WORKER=off in the environment ships one that removes itself."""

import os
from pathlib import Path
from typing import Literal

from mkdocs.config.defaults import MkDocsConfig
from sitebuild.publish import offline

wanted = True


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """An editor's preview keeps nothing, and what an earlier site left at its address goes."""
    global wanted
    wanted = command != "serve" and os.environ.get("SERVICE_WORKER") != "off"


def on_config(config: MkDocsConfig) -> None:
    """Tell the templates."""
    config.extra["offline"] = wanted


def on_post_build(config: MkDocsConfig) -> None:
    """Write what belongs to this version, once the pages are as they will be."""
    offline.write(Path(config.site_dir), off=not wanted)
