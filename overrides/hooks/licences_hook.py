"""Writes the notice of what others made when the site is finished."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from sitebuild import licences


def on_post_build(config: MkDocsConfig) -> None:
    """Collect it from what is installed and what was written."""
    licences.write(Path(config.site_dir))
