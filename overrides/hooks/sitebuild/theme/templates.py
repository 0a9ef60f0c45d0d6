"""The theme's templates: compiled once, and rendered only for pages that are not as they were."""

import hashlib
from collections.abc import Callable, Iterator
from typing import Any

import jinja2
from content import CACHE
from content.memory import memory
from content.words import words
from jinja2 import Environment, FileSystemBytecodeCache, Template
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from calculator.rules.loader import every_source
from calculator.text.language import LANGUAGES, using_language
from sitebuild.build import StepOutput

type OnPage = Callable[[str, str, StepOutput], str]


def prepare(env: Environment, config: MkDocsConfig, files: Files, output: StepOutput, on_page: OnPage) -> None:
    """Have *env* look first for what an earlier build compiled and rendered, and call *on_page* with what it renders; *files* are all read."""
    folder = CACHE / "templates" / jinja2.__version__
    folder.mkdir(parents=True, exist_ok=True)
    env.bytecode_cache = FileSystemBytecodeCache(str(folder))
    env.template_class = _template_class(on_page, output, (config.nav, config.theme["features"], config.extra_css, config.site_url, output.extra, _pages(files), *_sides()))


def _sides() -> Iterator[object]:
    """Yield what pages of each language show besides their own text."""
    for language in LANGUAGES:
        with using_language(language):
            yield words(language), every_source()


def _pages(files: Files) -> list[tuple[str, str, str]]:
    """Return what one page may show of the others."""
    pages = (file.page for file in files.documentation_pages() if file.page)
    return [(page.file.src_uri, str(page.title), repr(page.meta)) for page in pages]


def _template_class(on_page: OnPage, output: StepOutput, shared: object) -> type[Template]:
    """Return the class of templates of one build, whose pages all show what is *shared*."""
    digest = hashlib.sha256(repr(shared).encode()).digest()

    class CachedTemplate(Template):
        def render(self, *args: Any, **named: Any) -> str:
            context = dict(*args, **named)
            page = context.get("page")
            if isinstance(page, Page):
                inputs = (page.file.src_uri, page.content, page.markdown, repr(page.meta), page.update_date)
                return memory().get(lambda: on_page(super(CachedTemplate, self).render(context), page.file.src_uri, output), "page", digest, *inputs, facts=False)
            html, name = super().render(context), self.name or ""
            return on_page(html, name, output) if name.endswith(".html") else html

    return CachedTemplate
