"""Gives each page the menu, the words and the switch of its language."""

from typing import Any

from content.languages import KOREAN, language_of
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from sitebuild import bilingual

menus: dict[str, Navigation] = {}
pages: dict[str, Page] = {}


@event_priority(-100)  # after the hooks that read the whole menu
def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """Part the menu, and shorten that of a large site."""
    if len(nav.pages) > bilingual.WHOLE_MENU:
        config.theme["features"].append("navigation.prune")
    pages.clear()
    pages.update((page.file.src_uri, page) for page in nav.pages)
    bilingual.separate(nav.pages)
    for language in {language_of(uri) for uri in pages}:
        menus[language] = bilingual.part(nav, language)


@event_priority(100)  # before the hooks that tell the templates of the page
def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Show the templates the page's own side."""
    uri = page.file.src_uri
    language = language_of(uri)
    switch = bilingual.switch_of(uri, pages)
    page.meta["lang"] = language
    page.meta["switch"] = pages[switch.uri].url + (f"#{switch.place}" if switch.place else "")
    page.meta["same"] = pages[switch.uri].canonical_url if switch.same else ""
    told = config if language == KOREAN else bilingual.translated(config)
    return context | {"nav": menus.get(language, nav), "config": told}
