"""Names the parts of Material's pages that a screen reader would otherwise pass over."""

from content.languages import KOREAN, language_of
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page
from sitebuild.theme.accessibility_fixes import fixed


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Mend a page of the docs."""
    return fixed(output, language_of(page.file.src_uri))


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Mend 404.html, the only page that is no page of the docs."""
    return fixed(output_content, KOREAN) if template_name == "404.html" else output_content
