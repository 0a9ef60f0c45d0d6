"""Completes the index of the finished site: what people ask and type, official numbers, and what a sentence starts."""

import json
from functools import partial
from pathlib import Path

from content.languages import KOREAN, OTHERS, language_of
from content.memory import memory
from content.wording.glossary import meanings

from calculator.rules.facts import contacts
from calculator.text.language import using_language
from sitebuild.build import Build, SitePage
from sitebuild.diagnosis.flow import read_all
from sitebuild.search import index as search_index
from sitebuild.search import starts
from sitebuild.search.index import SearchPage

INDEX = "search/search_index.json"
WORDS = Path(__file__).with_name("words.toml")


def complete(folder: Path, build: Build) -> None:
    """Complete Material's index in *folder*, and write it as UTF-8."""
    path = folder / INDEX
    index, words = json.loads(path.read_text("utf-8")), search_index.read_words(WORDS)
    order = {uri: position for position, uri in enumerate(build.menu)}
    ordered = sorted(build.pages, key=lambda page: order.get(page.uri, len(order)))
    pages = {page.url: _searched(page) for page in ordered}
    index = search_index.completed(index, list(pages.values()), contacts(), words)
    index["config"]["meaning"] = {"terms": list(meanings()), "asking": words.meaning.get(KOREAN, [])}
    for language in OTHERS:
        with using_language(language):
            answers = search_index.answers(index["docs"], contacts(), list(pages.values()), language, words)
        index["config"].setdefault("languages", {})[language] = answers | {"synonyms": words.others.get(language, {})}
    for read in read_all(build.docs):
        language = language_of(read.page.uri)
        own = index["config"] if language == KOREAN else index["config"]["languages"][language]
        with using_language(language):
            own |= memory().get(partial(starts.starting, read, pages, words), "starts", language, read.texts, pages)
    path.write_text(search_index.dumped(index), "utf-8")


def _searched(page: SitePage) -> SearchPage:
    """Return what the search takes from the front matter of *page*."""
    lists = (tuple(map(str, page.meta.get(name, []))) for name in ("keywords", "asked"))
    return SearchPage(page.url, page.title, str(page.meta.get("description", "")), str(page.meta.get("kind", "")), *lists)
