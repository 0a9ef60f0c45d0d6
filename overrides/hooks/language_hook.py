"""Gives each page the menu, the words and the switch of its language."""

from functools import lru_cache
from typing import Any

from content.languages import KOREAN, OTHERS, folder, language_of
from content.words import words
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from sitebuild.theme import languages

from calculator.rules.loader import every_source
from calculator.text.language import LANGUAGES, Language, using_language


@event_priority(-100)  # after the hooks that read the whole menu
def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """Part the menu, and shorten that of a large site."""
    if len(nav.pages) > languages.WHOLE_MENU:
        config.theme["features"].append("navigation.prune")
    languages.separate(nav.pages)


@event_priority(100)  # before the hooks that tell the templates of the page
def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Show the templates the page's own side."""
    uri, pages = page.file.src_uri, _pages(nav)
    language = language_of(uri)
    switches = languages.switches_of(uri, pages)
    own = {language: uri} if uri in pages else {}  # a page that the menu lacks is told, and shown all the same
    translations = own | {switch.language: switch.uri for switch in switches if switch.exact}
    page.meta["lang"] = language
    page.meta["switches"] = [
        {"language": switch.language, "name": words(switch.language)["name"], "url": pages[switch.uri].url + (f"#{switch.anchor}" if switch.anchor else "")}
        for switch in switches
    ]
    page.meta["same"] = {each: pages[translations[each]].canonical_url for each in LANGUAGES if each in translations} if len(translations) > 1 else {}
    own_config = languages.translated(config, language)
    menu = _menu(nav, language) if uri in pages else nav
    with using_language(language):
        return context | {"nav": menu, "config": own_config, "words": words(language), "sources": every_source()}


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Show 404.html, which is no page, the words, the sources and the other languages' front pages."""
    env.globals["words"] = words(KOREAN)
    env.globals["sources"] = every_source()
    env.globals["switches"] = [words(language) | {"language": language, "url": folder(language)} for language in OTHERS]


@lru_cache(maxsize=1)
def _pages(nav: Navigation) -> dict[str, Page]:
    return {page.file.src_uri: page for page in nav.pages}


@lru_cache(maxsize=len(LANGUAGES))
def _menu(nav: Navigation, language: Language) -> Navigation:
    return languages.menu_of(nav, language)
