"""Puts the Python runtime into the site, and its address into the templates."""

import hashlib
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from sitebuild import runtime


def on_config(config: MkDocsConfig) -> None:
    """Make the runtime if its inputs changed."""
    try:
        folder = runtime.ensure(runtime.ROOT / ".cache/runtime")
    except runtime.RuntimeMissing as error:
        raise PluginError(str(error)) from error
    version = hashlib.sha256((folder / "manifest.json").read_bytes()).hexdigest()[:12]
    config.extra["runtime"] = {"folder": str(folder), "version": version}


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Add its files below assets/runtime/."""
    folder = Path(config.extra["runtime"]["folder"])
    for path in (path for path in folder.rglob("*") if path.is_file()):
        address = f"assets/runtime/{path.relative_to(folder).as_posix()}"
        files.append(File.generated(config, address, abs_src_path=str(path)))
