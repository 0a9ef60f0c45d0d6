"""Tells search engines, feeds and link previews about the pages."""

from datetime import date
from pathlib import Path
from typing import Any

from content.languages import HOME, KOREAN, folder, language_of
from content.previews import feeds
from content.previews.entry import Entry
from content.previews.structured import json_ld
from content.today import today
from content.words import words
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from calculator.text.language import Language

entries: dict[str, Entry] = {}


def on_pre_build(config: MkDocsConfig) -> None:
    """Forget the pages of an earlier preview."""
    entries.clear()


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Date the page for the sitemap by its last review, not by the build."""
    entry = _entry(page)
    entries[page.file.src_uri] = entry
    page.update_date = entry.modified.isoformat()


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> None:
    """Give the template the page's card and JSON-LD."""
    entry = entries[page.file.src_uri]
    page.meta["card"] = entry.card
    page.meta["json_ld"] = json_ld(_site(config, entry.language), entry, _crumbs(page), page.content or "")


def on_post_build(config: MkDocsConfig) -> None:
    """Write the files that speak of all pages."""
    from content.previews import cards  # its library is not needed for a check

    folder, site, pages = Path(config.site_dir), _site(config, KOREAN), list(entries.values())
    (folder / "feed.xml").write_bytes(feeds.rss(site, pages))
    (folder / "robots.txt").write_text(feeds.robots(site), "utf-8")
    (folder / "llms.txt").write_text(feeds.llms(site, pages), "utf-8")
    cards.draw({language: _site(config, language) for language in HOME}, pages, folder)


def _entry(page: Page) -> Entry:
    meta, reviewed = page.meta, page.meta.get("last_reviewed")
    return Entry(
        url=page.canonical_url or page.url,
        title=str(page.meta.get("title") or page.title),
        description=str(meta.get("description", "")),
        kind=str(meta.get("kind", "page")),
        modified=reviewed if isinstance(reviewed, date) else today(),
        language=language_of(page.file.src_uri),
    )


def _site(config: MkDocsConfig, language: Language) -> Entry:
    url = config.site_url or "/"
    if language == KOREAN:
        return Entry(url, config.site_name, config.site_description or "", "home", today())
    return Entry(url + folder(language), words(language)["site_name"], "", "home", today(), language)


def _crumbs(page: Page) -> list[tuple[str, str]]:
    """Return name and address of the sections above *page* that have a page of their own."""
    found = []
    for section in reversed(page.ancestors):
        first = next(iter(section.children or ()), None)
        if isinstance(first, Page) and first is not page and first.is_index and first.canonical_url:
            found.append((str(first.title), first.canonical_url))
    return found
