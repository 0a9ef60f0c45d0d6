"""Gives our scripts and styles addresses that change with their content."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from sitebuild import assets


def on_config(config: MkDocsConfig) -> None:
    """Name the versions for the templates, and put the styles' into their addresses."""
    config.extra["scripts"] = assets.digest(assets.SCRIPTS, "*.js")
    styles = assets.digest("assets/stylesheets", "*.css")
    config.extra_css = [f"{address}?v={styles}" for address in config.extra_css]


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Move our scripts into their versioned folder."""
    for file in files:
        if path := assets.script_path(file.src_uri, config.extra["scripts"]):
            file.dest_uri = path
            file.url = path
