"""Checks the editors' pages while MkDocs reads them, and tells the templates what it learned.

What a page gave is taken from an earlier build where page, data and the rest are as they were, with what was said of it.
"""

import logging
import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from content import DOCS, reasons, words
from content.checks import files as files_checks
from content.checks import links, page_checks, pairs, strays, whole_site
from content.data import data
from content.facts import quotable
from content.languages import KOREAN, language_of
from content.macros import guard
from content.memory import captured_log, memory
from content.problem import Problem
from content.source_text import SourceText
from content.today import today
from content.wording import glossary
from content.wording.glossary import Glossary
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

LOG = logging.getLogger("mkdocs.plugins.content")
OF_OTHER_PAGES = re.compile(r"\b(?:reasons|fact_sheet|in_korean)\(")
"""Macros that read other pages: what is made of them is made anew."""


@event_priority(100)  # before anything is made of the data
def on_config(config: MkDocsConfig) -> None:
    """Read the data, again for each preview, once it is proved whole."""
    if found := [*files_checks.problems(), *memory().get(data.problems, "data")]:
        raise PluginError("\n".join(map(str, found)))
    for notice in memory().get(lambda: list(data.notices()), "notices of the data"):
        LOG.info(notice)
    quotable.refresh()
    glossary.refresh()
    words.refresh()
    config.nav = reasons.with_reasons(config.nav)
    config.markdown_extensions.append(Glossary())


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Have MkDocs speak Korean about links, knowing what files there are."""
    links.translate(files)


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """Report what the menu names and is not there."""
    if Path(config.docs_dir) == DOCS:
        for problem in files_checks.missing_in_menu({file.src_uri for file in files.documentation_pages()}):
            _tell(problem)


def on_page_read_source(page: Page, config: MkDocsConfig) -> str:
    """Read the page as our checks do, whatever it was saved in."""
    return _text(page).text


def on_pre_page(page: Page, config: MkDocsConfig, files: Files) -> None:
    """Have MkDocs make HTML of the page only where it has changed."""
    page.render = partial(_render, page)  # type: ignore[method-assign]


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Report the page's own mistakes, and fill in what it quotes."""
    text = _text(page)
    if not isinstance(page.meta.get("title", ""), str):  # told by the check of the page
        del page.meta["title"]
    due = whole_site.review_due(text)
    if due and due < today():
        LOG.info(str(text.problem(text.line_of_key("last_reviewed"), f"확인할 날({due})이 지났어요. 내용을 확인하고 last_reviewed를 고쳐 주세요.")))
        page.meta["review_overdue"] = due
    filled: str
    if found := memory().find("filled", text):
        filled, records = found
        for name, weight, sentence in records:
            logging.getLogger(name).log(weight, sentence)
    else:
        with captured_log() as records:
            filled = _filled(markdown, text, files)
        if not OF_OTHER_PAGES.search(text.body):
            memory().keep((filled, records), "filled", text)
    return filled


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Report what shows only when all pages are read."""
    menu = set(_leaves(config.nav))
    omitted = config.validation.nav.omitted_files >= logging.WARNING
    read = [_rendered(file.page, menu, omitted=omitted and file.inclusion is not InclusionLevel.NOT_IN_NAV) for file in files.documentation_pages() if file.page]
    for problem in whole_site.problems(read):
        _tell(problem)
    for problem in _strays(read, files, config):
        _tell(problem)
    for notice in [*pairs.notices([each.text for each in read]), *words.missing()]:
        LOG.info(str(notice))
    if unused := whole_site.unused_figures(read):
        LOG.info(f"calculator/data/figures.toml: 쓰는 곳이 없는 값 {len(unused)}개가 있어요. 쓰거나 지워 주세요: {', '.join(unused)}")


def _strays(read: list[whole_site.RenderedPage], files: Files, config: MkDocsConfig) -> Iterator[Problem]:
    docs = Path(config.docs_dir)
    others = [file for file in files if not file.is_documentation_page() and file.inclusion.value > InclusionLevel.DRAFT.value and file.src_dir and Path(file.src_dir) == docs]
    if others:
        used = {target for page in read for target in whole_site.shown_or_linked(page)}
        yield from strays.problems([file.src_uri for file in others], {file.src_uri for file in others if f"/{unquote(file.url)}" in used})
    if docs == DOCS:
        yield from strays.misplaced()


def _filled(markdown: str, text: SourceText, files: Files) -> str:
    for problem in memory().get(lambda: list(page_checks.problems(text, _size(files))), "problems", text):
        _tell(problem)
    return markdown if guard.syntax_problems(text) else guard.filled(text)


def _render(page: Page, config: MkDocsConfig, files: Files) -> None:
    """Do as `Page.render` does; what MkDocs has to say of a page's links is not kept, since it depends on other pages."""
    korean = language_of(page.file.src_uri) == KOREAN
    for each in config.markdown_extensions:
        if isinstance(each, Glossary):
            each.disabled = not korean
    key = ("html", page.file.src_uri, page.markdown, glossary.meanings() if korean else {})
    if found := memory().find(*key, facts=False):
        page.content, page.toc, page._title_from_render, page.present_anchor_ids, anchors = found
        page.links_to_anchors = {file: to for uri, to in anchors.items() if (file := files.get_file_from_path(uri))}
        return
    with captured_log() as records:
        Page.render(page, config, files)
    if not records:
        anchors = {file.src_uri: to for file, to in (page.links_to_anchors or {}).items()}
        memory().keep((page.content, page.toc, page._title_from_render, page.present_anchor_ids, anchors), *key, facts=False)


def _size(files: Files) -> Callable[[str], int]:
    def size(uri: str) -> int:
        file = files.get_file_from_path(uri)
        return Path(file.abs_src_path).stat().st_size if file and file.abs_src_path else 0

    return size


def _tell(problem: Problem) -> None:
    LOG.log(logging.INFO if problem.notice else logging.WARNING, str(problem))


def _leaves(nav: Any) -> Iterator[str]:
    """Yield the pages that the menu names itself."""
    if isinstance(nav, str):
        yield nav
    elif nav:
        for each in nav.values() if isinstance(nav, dict) else nav:
            yield from _leaves(each)


def _text(page: Page) -> SourceText:
    return SourceText.read(page.file.src_uri, page.file.abs_src_path or "")


def _rendered(page: Page, menu: set[str], *, omitted: bool) -> whole_site.RenderedPage:
    uri = page.file.src_uri
    return whole_site.RenderedPage(_text(page), unquote(page.url), page.content or "", str(page.meta.get("title", "")), uri in menu, omitted and uri not in menu)
