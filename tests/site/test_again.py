"""A build after an edit makes what has changed and nothing else, and the site is as if it had been made from nothing."""

import logging
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from content import ROOT, memory
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.structure.pages import Page
from sitebuild import steps

from tests.site.test_supply import digests

EDITED = "faq/amount.md"

type Made = dict[str, list[str]]


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Made:
    """Return the lists in which stands which pages were turned into HTML, and which the theme laid out."""
    found: Made = {"html": [], "page": []}
    render, on_page = Page.render, steps.on_page

    def rendered(page: Page, *arguments: object) -> None:
        found["html"].append(page.file.src_uri)
        render(page, *arguments)

    def laid_out(html: str, uri: str, *arguments: object) -> str:
        found["page"].append(uri)
        return on_page(html, uri, *arguments)

    monkeypatch.setattr(Page, "render", rendered)
    monkeypatch.setattr(steps, "on_page", laid_out)
    return found


@pytest.fixture
def anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, made: Made) -> Iterator[Callable[[Path, str], Path]]:
    """Yield what builds a docs folder into a folder of a given name, with a memory of that test alone."""
    monkeypatch.setattr(memory, "FILE", tmp_path / "memory")
    monkeypatch.setattr(logging.getLogger("mkdocs"), "level", logging.INFO)

    def run(docs: Path, name: str) -> Path:
        memory.memory.cache_clear()  # as another process
        for each in made.values():
            each.clear()
        site = tmp_path / name
        build(load_config(str(ROOT / "mkdocs.yml"), docs_dir=str(docs), site_dir=str(site)))
        return site

    yield run
    memory.memory.cache_clear()


@pytest.mark.usefixtures("built")
def test_edited_text_is_all_that_is_made(anew: Callable[[Path, str], Path], made: Made, tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    shutil.copytree(ROOT / "docs", docs)
    anew(docs, "first")
    whole = len(made["page"])
    assert whole > 100
    assert len(made["html"]) > 100
    page = docs / EDITED
    page.write_text(page.read_text("utf-8") + "\n방금 적은 글이에요.\n", "utf-8")
    site = anew(docs, "second")
    assert made["html"] == [EDITED]
    assert sorted(made["page"]) == ["404.html", EDITED]
    assert "방금 적은 글이에요." in (site / "faq/amount/index.html").read_text("utf-8")

    (tmp_path / "memory").write_bytes(b"spoiled")
    clean = anew(docs, "clean")
    assert len(made["page"]) == whole
    first, second = digests(site), digests(clean)
    assert len(first) > 300
    assert sorted(name for name in first.keys() | second.keys() if first.get(name) != second.get(name)) == []

    page.write_text(page.read_text("utf-8").replace("title: ", "title: 다른 ", 1), "utf-8")
    anew(docs, "title")
    assert made["html"] == []
    assert len(made["page"]) == whole, "every menu names it"
