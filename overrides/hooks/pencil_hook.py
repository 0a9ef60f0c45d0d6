"""Puts a pencil on every page where EDIT_URL says in which repository it lies."""

import os

from mkdocs.config.defaults import MkDocsConfig
from sitebuild.theme.edit_link import template

FEATURE = "content.action.edit"


def on_config(config: MkDocsConfig) -> None:
    """Give Material the address; repo_url would have it ask that host for its stars, which the policy forbids."""
    if address := os.environ.get("EDIT_URL"):
        config.edit_uri_template = template(address)
        config.theme["features"] = [*config.theme["features"], FEATURE]
