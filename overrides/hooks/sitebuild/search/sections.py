"""Material's index of the pages' sections, made anew only for pages that have changed."""

from copy import copy

from content.memory import memory
from material.plugins.search.plugin import SearchIndex
from mkdocs.structure.pages import Page

TEXTS = "<template data-texts>"
"""Begins what only a tool's script shows."""


class Sections(SearchIndex):  # type: ignore[misc]
    """Takes the sections of a page from an earlier build where it is the same."""

    def add_entry_from_context(self, page: Page) -> None:
        """Add the sections of *page*."""
        inputs = (page.url, page.content, page.markdown, str(page.title), repr(page.meta))
        self.entries += memory().get(lambda: self._indexed(page), "sections", *inputs, facts=False)

    def _indexed(self, page: Page) -> list[dict[str, str]]:
        index = SearchIndex(**self.config)
        shown = copy(page)
        shown.content = (page.content or "").replace(TEXTS, f"{TEXTS[:-1]} data-search-exclude>")
        index.add_entry_from_context(shown)
        return list(index.entries)
