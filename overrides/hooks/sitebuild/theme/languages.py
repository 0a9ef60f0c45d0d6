"""The same site in several languages: each page with the menu, the words and the switch of its own."""

import copy
from collections.abc import Collection
from itertools import pairwise
from typing import NamedTuple

from content import reasons
from content.languages import HOME, KOREAN, below, counterpart, folder, language_of
from content.words import words
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from calculator.text.language import LANGUAGES, Language

WHOLE_MENU = 200
"""Pages up to which each of them holds the whole menu. With more, a section that the reader is not in leads to its
first page instead of unfolding: or every page would grow with every other."""
UNTRANSLATED = "only-in-korean"
"""The place on the front page of another language that speaks of what is there in Korean alone."""


class Switch(NamedTuple):
    """Where the same is said in *language*: a page below docs/ and an anchor on it; *exact* unless it is only near."""

    language: Language
    uri: str
    anchor: str
    exact: bool


def switches_of(uri: str, uris: Collection[str]) -> list[Switch]:
    """Return where the switches on the page *uri* lead, as near as *uris* allow, in the order of the languages."""
    languages = [language for language in LANGUAGES if language != language_of(uri) and HOME[language] in uris]
    return [_switch(uri, uris, language) for language in languages]


def _switch(uri: str, uris: Collection[str], language: Language) -> Switch:
    if other := counterpart(uri, uris, language):
        return Switch(language, other, "", True)
    index = folder(language) + reasons.INDEX
    if below(uri).startswith(reasons.FOLDER) and index in uris:
        return Switch(language, index, below(uri).removeprefix(reasons.FOLDER).removesuffix(".md"), False)
    return Switch(language, HOME[language], "" if language == KOREAN else UNTRANSLATED, False)


def menu_of(nav: Navigation, language: str) -> Navigation:
    """Return the menu of *language* alone; a section that holds nothing else gives its entries."""
    items: list[StructureItem] = []
    for item in nav.items:
        if language_of(_first(item)) == language:
            items += item.children if language != KOREAN and isinstance(item, Section) else [item]
    menu = Navigation(items, [page for page in nav.pages if language_of(page.file.src_uri) == language])
    menu.homepage = next((page for page in menu.pages if page.file.src_uri == HOME[language]), None)
    return menu


def separate(pages: list[Page]) -> None:
    """Let no page lead on to one of another language, nor back."""
    for before, after in pairwise(pages):
        if language_of(before.file.src_uri) != language_of(after.file.src_uri):
            before.next_page = after.previous_page = None


def translated(config: MkDocsConfig, language: Language) -> MkDocsConfig:
    """Return *config* with the words of *language*, for the templates of its pages."""
    if language == KOREAN:
        return config
    own = words(language)
    theme = {**config.theme, "language": language}
    own_config = copy.copy(config)
    own_config["site_name"], own_config["theme"] = own["site_name"], theme
    return own_config


def _first(item: StructureItem) -> str:
    """Return the path of the first page of *item*, or what stands in its place: a page that is not there is told, and the others are shown."""
    while isinstance(item, Section):
        item = item.children[0]
    return item.file.src_uri if isinstance(item, Page) else getattr(item, "url", "")
