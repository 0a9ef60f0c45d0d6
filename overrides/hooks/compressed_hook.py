"""Packs the finished site; the last of the hooks, since it needs what the others write."""

from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any, Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from sitebuild.publish import compressed
from sitebuild.runtime import runtime

CACHE = runtime.ROOT / ".cache/compressed"

preview = False
early: Future[Any]


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remember whether this is an editor's preview, which needs no variants."""
    global preview
    preview = command == "serve"


@event_priority(-100)  # after the hook that adds the runtime
def on_files(files: Files, config: MkDocsConfig) -> None:
    """Begin with Python's files, which take longest, while the pages are made."""
    global early
    if not preview:
        python = [Path(str(file.abs_src_path)) for file in files if file.src_uri.startswith("assets/runtime/")]
        early = ThreadPoolExecutor(1).submit(compressed.pack, python, CACHE)


@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    """Write the variants."""
    if not preview:
        early.result()
        compressed.write(Path(config.site_dir), CACHE)
