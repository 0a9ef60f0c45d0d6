"""Puts the Python runtime into the site, and what a page has to know of it into the templates."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from sitebuild.runtime import runtime

folder = Path()


def on_config(config: MkDocsConfig) -> None:
    """Make the runtime if its inputs changed."""
    global folder
    folder = runtime.ensure(runtime.ROOT / ".cache/runtime")
    config.extra["runtime"] = runtime.page_settings(folder)


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Add its files below assets/runtime/."""
    for path in (path for path in folder.rglob("*") if path.is_file()):
        address = f"assets/runtime/{path.relative_to(folder).as_posix()}"
        files.append(File.generated(config, address, abs_src_path=str(path)))
