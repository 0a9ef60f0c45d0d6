"""Gives our scripts addresses that change with their content."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from sitebuild import assets


def on_config(config: MkDocsConfig) -> None:
    """Name the scripts' version for the templates, and put the icon's into its address."""
    config.extra["scripts"] = assets.digest(assets.SCRIPTS, "*.js")
    icon = assets.digest("assets/images", "icon.svg")
    config.theme["favicon"] = f"assets/images/icon.svg?v={icon}"


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Move our scripts into their versioned folder."""
    for file in files:
        if path := assets.script_path(file.src_uri, config.extra["scripts"]):
            file.dest_uri = path
            file.url = path
