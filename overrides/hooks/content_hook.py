"""Checks the editors' pages while MkDocs reads them."""

import logging

from content import guard
from content.source_text import first_line
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

LOG = logging.getLogger("mkdocs.plugins.content")


@event_priority(100)  # before mkdocs-macros, which would stop in English at the first mistake
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Report braces that cannot be read, and leave them as they are."""
    problem = guard.syntax_problem(page.file.src_uri, markdown, first_line(page.file.abs_src_path))
    if problem:
        LOG.warning(str(problem))
        return f"{{% raw %}}{markdown}{{% endraw %}}"
    return markdown
