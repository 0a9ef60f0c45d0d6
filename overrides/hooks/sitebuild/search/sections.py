"""Material's index of the pages' sections, made anew only for pages that have changed."""

from content.memory import memory
from material.plugins.search.plugin import SearchIndex
from mkdocs.structure.pages import Page


class Sections(SearchIndex):  # type: ignore[misc]
    """Takes the sections of a page from an earlier build where it is the same."""

    def add_entry_from_context(self, page: Page) -> None:
        """Add the sections of *page*."""
        told = (page.url, page.content, page.markdown, str(page.title), repr(page.meta))
        self.entries += memory().get(lambda: self._made(page), "sections", *told, facts=False)

    def _made(self, page: Page) -> list[dict[str, str]]:
        made = SearchIndex(**self.config)
        made.add_entry_from_context(page)
        return list(made.entries)
