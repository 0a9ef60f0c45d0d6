"""Tells search engines, feeds and link previews about the pages."""

from typing import Any

from content.previews.structured import json_ld
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from sitebuild.build import Build, SitePage


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Date the page for the sitemap by its last review, not by the build."""
    page.update_date = SitePage.of(page).entry.modified.isoformat()


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> None:
    """Give the template the page's card and JSON-LD."""
    entry = SitePage.of(page).entry
    page.meta["card"] = entry.card
    page.meta["json_ld"] = json_ld(Build.of(config).home(entry.language), entry, _crumbs(page), page.content or "")


def _crumbs(page: Page) -> list[tuple[str, str]]:
    """Return name and address of the sections above *page* that have a page of their own."""
    found = []
    for section in reversed(page.ancestors):
        first = next(iter(section.children or ()), None)
        if isinstance(first, Page) and first is not page and first.is_index and first.canonical_url:
            found.append((str(first.title), first.canonical_url))
    return found
