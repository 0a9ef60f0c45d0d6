"""The same site in two languages: each page with the menu, the words and the switch of its own."""

import copy
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from content.languages import FOLDER, HOME, KOREAN, counterpart, home_of_other, language_of
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

CAUSES = "causes/"
WHOLE_MENU = 200
"""Pages up to which each of them holds the whole menu. With more, a section that the reader is not in leads to its
first page instead of unfolding: or every page would grow with every other."""


@dataclass(frozen=True, slots=True)
class Switch:
    """Where the same is said in the other language: a page below docs/ and a place on it; *same* unless it is only near."""

    uri: str
    place: str
    same: bool


def switch_of(uri: str, uris: Collection[str]) -> Switch:
    """Return where the switch on the page *uri* leads, as near as *uris* allow."""
    if other := counterpart(uri, uris):
        return Switch(other, "", True)
    collected = f"{FOLDER}{CAUSES}index.md"
    if uri.startswith(CAUSES) and collected in uris:
        return Switch(collected, uri.removeprefix(CAUSES).removesuffix(".md"), False)
    return Switch(home_of_other(uri), "", False)


def part(nav: Navigation, language: str) -> Navigation:
    """Return the menu of *language* alone; a section that holds nothing else gives its entries."""
    items: list[StructureItem] = []
    for item in nav.items:
        if language_of(_first(item).file.src_uri) == language:
            items += item.children if language != KOREAN and isinstance(item, Section) else [item]
    made = Navigation(items, [page for page in nav.pages if language_of(page.file.src_uri) == language])
    made.homepage = next((page for page in made.pages if page.file.src_uri == HOME[language]), None)
    return made


def separate(pages: list[Page]) -> None:
    """Let no page lead on to one of the other language, nor back."""
    for before, after in pairwise(pages):
        if language_of(before.file.src_uri) != language_of(after.file.src_uri):
            before.next_page = after.previous_page = None


def translated(config: MkDocsConfig) -> MkDocsConfig:
    """Return *config* with the words of ``extra.english`` in mkdocs.yml, for the templates of English pages."""
    words = config.extra["english"]
    theme = {**config.theme, "language": "en", "palette": list(_palette(config.theme["palette"], words["palette"]))}
    made = copy.copy(config)
    made["site_name"], made["theme"] = words["site_name"], theme
    return made


def _palette(schemes: list[dict[str, Any]], names: list[str]) -> Iterator[dict[str, Any]]:
    for scheme, name in zip(schemes, names, strict=True):
        yield scheme | {"toggle": scheme["toggle"] | {"name": name}}


def _first(item: StructureItem) -> Page:
    """Return the first page of *item*; a menu of ours holds pages and sections of them."""
    while isinstance(item, Section):
        item = item.children[0]
    assert isinstance(item, Page)
    return item
