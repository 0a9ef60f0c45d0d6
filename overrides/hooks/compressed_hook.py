"""Packs the finished site; the last of the hooks, since it needs what the others write."""

from pathlib import Path
from typing import Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from sitebuild import compressed, runtime

preview = False


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remember whether this is an editor's preview, which needs no variants."""
    global preview
    preview = command == "serve"


@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    """Write the variants."""
    if not preview:
        compressed.write(Path(config.site_dir), runtime.ROOT / ".cache/compressed")
