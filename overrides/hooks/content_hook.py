"""Checks the editors' pages while MkDocs reads them, and tells the templates what it learned."""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Literal
from urllib.parse import unquote

from content import DOCS, reasons, words
from content.checks import files as files_checks
from content.checks import page_checks, pairs, whole_site
from content.checks.links import LinkMessages, MacroMessages
from content.data import data
from content.facts import quotable
from content.languages import KOREAN, language_of
from content.macros import guard
from content.macros.inline import rendered
from content.problem import Problem
from content.source_text import SourceText
from content.today import today
from content.wording import glossary
from content.wording.glossary import Glossary
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from calculator.rules.loader import every_source

LOG = logging.getLogger("mkdocs.plugins.content")
LINKS = LinkMessages()
MACROS = MacroMessages()
GLOSSARY = Glossary()

in_nav: set[str] = set()


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Have MkDocs speak Korean about links."""
    for name in ("pages", "nav"):
        logging.getLogger(f"mkdocs.structure.{name}").addFilter(LINKS)
    logging.getLogger("mkdocs.plugins.mkdocs_macros.util").addFilter(MACROS)


@event_priority(100)  # before anything is made of the data
def on_config(config: MkDocsConfig) -> None:
    """Read the data, again for each preview, once it is proved whole."""
    if found := [*files_checks.problems(), *data.problems()]:
        raise PluginError("\n".join(map(str, found)))
    for notice in data.notices():
        LOG.info(notice)
    quotable.refresh()
    glossary.refresh()
    words.refresh()
    config.nav = reasons.with_reasons(config.nav)
    config.markdown_extensions.append(GLOSSARY)  # type: ignore[arg-type]


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Show the link messages what files there are."""
    LINKS.files = MACROS.files = files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """Remember the pages that the menu names itself."""
    in_nav.clear()
    in_nav.update(page.file.src_uri for page in nav.pages if config.nav)
    if Path(config.docs_dir) == DOCS:
        for problem in files_checks.missing_in_menu({file.src_uri for file in files.documentation_pages()}):
            _tell(problem)


def on_page_read_source(page: Page, config: MkDocsConfig) -> str:
    """Read the page as our checks do, whatever it was saved in."""
    return _text(page).text


@event_priority(100)  # before mkdocs-macros, which would stop in English at the first mistake
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Report the page's own mistakes, and fill in what its front matter quotes."""
    GLOSSARY.disabled = language_of(page.file.src_uri) != KOREAN
    text = _text(page)
    for problem in page_checks.problems(text, _size(files)):
        _tell(problem)
    for key in ("title", "description"):
        if isinstance(page.meta.get(key), str):
            page.meta[key] = rendered(text, key, page.meta[key])
    due = whole_site.review_due(text)
    if due and due < today():
        LOG.info(str(text.problem(text.line_of_key("last_reviewed"), f"확인할 날({due})이 지났어요. 내용을 확인하고 last_reviewed를 고쳐 주세요.")))
        page.meta["review_overdue"] = due
    return markdown if not guard.syntax_problems(text) else f"{{% raw %}}{markdown}{{% endraw %}}"


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Report what shows only when all pages are read, and show the templates the sources."""
    env.globals["sources"] = every_source()
    read = [_read(file.page) for file in files.documentation_pages() if file.page]
    for problem in whole_site.problems(read):
        _tell(problem)
    for notice in [*pairs.notices([each.text for each in read]), *words.missing()]:
        LOG.info(str(notice))
    if unused := whole_site.unused_figures(read):
        LOG.info(f"calculator/data/figures.toml: 쓰는 곳이 없는 값 {len(unused)}개가 있어요. 쓰거나 지워 주세요: {', '.join(unused)}")


def _size(files: Files) -> Callable[[str], int]:
    def size(uri: str) -> int:
        file = files.get_file_from_path(uri)
        return Path(file.abs_src_path).stat().st_size if file and file.abs_src_path else 0

    return size


def _tell(problem: Problem) -> None:
    LOG.log(logging.INFO if problem.notice else logging.WARNING, str(problem))


def _text(page: Page) -> SourceText:
    return SourceText.read(page.file.src_uri, page.file.abs_src_path or "")


def _read(page: Page) -> whole_site.Read:
    uri = page.file.src_uri
    return whole_site.Read(_text(page), unquote(page.url), page.content or "", str(page.meta.get("title", "")), uri in in_nav)
