"""Puts our search behind Material's search box."""

import json
from pathlib import Path

from content.languages import KOREAN, OTHERS, language_of
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from sitebuild.diagnosis.flow import read_all
from sitebuild.search import bundle, starts
from sitebuild.search import index as search_index

from calculator.rules.facts import contacts
from calculator.text.language import using_language

WORDS = Path(__file__).with_name("sitebuild") / "search/words.toml"
# Material's own engine, and our sources: the site holds the bundles instead.
UNUSED = ("assets/javascripts/workers/", "assets/javascripts/lunr/", "assets/javascripts/search/")

bundles: dict[str, tuple[str, bytes]] = {}
replaced: dict[str, str] = {}
pages: dict[str, search_index.SearchPage] = {}


def on_config(config: MkDocsConfig) -> None:
    """Bundle the scripts and name them for the templates."""
    pages.clear()
    bundles.update(bundle.bundles())
    config.extra["search_box"] = bundles["box"][0]


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Have the bundles copied, and nothing that they replace; Material's script with its index fetched late."""
    theirs = next((file for file in files if search_index.MATERIALS_SCRIPT.fullmatch(file.src_uri)), None)
    address, content = search_index.fetching_late(theirs.content_string if theirs else "")
    if theirs:
        replaced[theirs.src_uri] = address
        files.remove(theirs)
        files.append(File.generated(config, address, content=content))
    for file in list(files):
        if file.src_uri.startswith(UNUSED) and not file.is_documentation_page():
            files.remove(file)
    for address, content in bundles.values():
        files.append(File.generated(config, address, content=content))


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """Keep the order of the menu, for the symptoms."""
    pages.update((page.url, search_index.SearchPage(page.url)) for page in nav.pages)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Remember what the search takes from the page's front matter."""
    meta = page.meta
    keywords = tuple(map(str, meta.get("keywords", [])))
    asked = tuple(map(str, meta.get("asked", [])))
    pages[page.url] = search_index.SearchPage(
        page.url, str(page.title), str(meta.get("description", "")), str(meta.get("kind", "")), keywords, asked
    )


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Name our files on every page."""
    return _with_our_files(output, page.file.src_uri)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Name our files on 404.html too."""
    return _with_our_files(output_content, template_name) if template_name.endswith(".html") else output_content


@event_priority(-50)  # after Material's plugin has written its index
def on_post_build(config: MkDocsConfig) -> None:
    """Complete Material's index, and write it as UTF-8."""
    path = Path(config.site_dir) / "search/search_index.json"
    index = json.loads(path.read_text("utf-8"))
    words = search_index.read_words(WORDS)
    index = search_index.completed(index, list(pages.values()), contacts(), words)
    for language in OTHERS:
        with using_language(language):
            answers = search_index.answers(index["docs"], contacts(), list(pages.values()), language)
        index["config"].setdefault("languages", {})[language] = answers
    for questionnaire in read_all(Path(config.docs_dir)):
        language = language_of(questionnaire.page.uri)
        own = index["config"] if language == KOREAN else index["config"]["languages"][language]
        with using_language(language):
            own |= starts.starting(questionnaire, pages, words)
    path.write_text(search_index.dumped(index), "utf-8")


def _with_our_files(html: str, page: str) -> str:
    for theirs, ours in replaced.items():
        html = html.replace(theirs, ours)
    language = language_of(page)
    address = bundles["worker"][0] + ("" if language == KOREAN else f"#{language}")
    return search_index.with_our_worker(html, address, page)
