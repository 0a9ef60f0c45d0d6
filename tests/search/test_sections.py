"""Which text of a page the search knows."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from content import memory
from material.plugins.search.config import SearchConfig
from sitebuild.search.sections import TEXTS, Sections

ASIDE = f"{TEXTS}<p>처리하지 못했어요</p></template>"


def text_of(page: SimpleNamespace, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    """Return what is indexed of *page*, which has one section."""
    monkeypatch.setattr(memory, "FILE", tmp_path / "memory")
    settings = SearchConfig()
    settings.load_dict({})
    settings.validate()
    sections = Sections(**settings)
    sections.add_entry_from_context(page)
    (entry,) = sections.entries
    return entry["text"]


def page_of(html: str) -> SimpleNamespace:
    return SimpleNamespace(url="a/", content=html, markdown=html, title="계산기", meta={}, toc=[])


def test_what_only_a_script_shows_is_not_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """The page's own text is, before and behind it, and so is another template."""
    text = text_of(page_of(f"<p>금액을 적으세요</p>{ASIDE}<template><p>보기</p></template><p>끝</p>"), monkeypatch, tmp_path)
    assert all(each in text for each in ("금액을 적으세요", "보기", "끝"))
    assert "처리하지 못했어요" not in text


def test_page_itself_keeps_what_its_script_shows(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """It is left out of the index alone."""
    page = page_of(ASIDE)
    text_of(page, monkeypatch, tmp_path)
    assert page.content == ASIDE
