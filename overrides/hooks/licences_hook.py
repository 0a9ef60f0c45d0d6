"""Writes the notice and the bill of what others made when the site is finished."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from sitebuild.publish import bill, licences


def on_post_build(config: MkDocsConfig) -> None:
    """Collect both from what is installed and what was written."""
    folder = Path(config.site_dir)
    licences.write(folder)
    bill.write(folder)
