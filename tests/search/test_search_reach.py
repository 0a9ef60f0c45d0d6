"""Which of the editors' sentences do not bring their page."""

import json
from pathlib import Path

import pytest
from sitebuild.search.reach import asked, location_of, unreached

pytestmark = pytest.mark.host


def test_sentence_that_does_not_bring_its_page_is_named(tmp_path: Path) -> None:
    """With what comes instead; one that does, also of a page that the index does not know yet, is not."""
    index = tmp_path / "index.json"
    docs = [{"location": f"{name}/", "title": "한도는 얼마예요", "text": "한도는 얼마예요"} for name in ("가", "나", "다")]
    docs.append({"location": "라/", "title": "넷째 글", "text": "아무것도 아니에요"})
    index.write_text(json.dumps({"config": {}, "docs": docs}), "utf-8")
    pages = [
        {"url": "라/", "title": "라", "asked": ["한도는 얼마예요", "엉뚱하게 시작하는 물음"]},
        {"url": "새/", "title": "새 글", "asked": ["아직 만들지 않은 글"]},
    ]
    (line,) = unreached(pages, index)
    assert line.startswith("라: asked의 “한도는 얼마예요”")


def test_sentences_are_read_from_front_matter(tmp_path: Path) -> None:
    """Every page with some, by its address."""
    (tmp_path / "faq").mkdir()
    (tmp_path / "faq/index.md").write_text("---\ntitle: 질문\nasked:\n  - 왜 안 와요\n---\n# 질문\n", "utf-8")
    (tmp_path / "index.md").write_text("---\ntitle: 처음\n---\n# 처음\n", "utf-8")
    assert list(asked(tmp_path)) == [{"url": "faq/", "title": "질문", "asked": ["왜 안 와요"]}]


@pytest.mark.parametrize(("url", "uri"), [("faq/", "faq/index.md"), ("faq/a/", "faq/a.md"), ("", "index.md")])
def test_sentence_is_told_where_it_stands(tmp_path: Path, url: str, uri: str) -> None:
    (tmp_path / "faq").mkdir()
    (tmp_path / uri).write_text("---\ntitle: 질문\nasked:\n  - 다른 것\n  - 왜 안 와요\n---\n# 질문\n", "utf-8")
    assert location_of(url, "왜 안 와요", tmp_path) == f"docs/{uri}:5"


def test_without_a_built_site_nothing_is_said(tmp_path: Path) -> None:
    assert list(unreached([{"url": "a/", "title": "", "asked": ["가"]}], tmp_path / "none.json")) == []


def test_index_of_another_search_is_told(tmp_path):
    """After a change of the search the site's index is old until the next build."""
    (tmp_path / "index.json").write_text("{}", "utf-8")
    (line,) = unreached([{"url": "a/", "title": "", "asked": ["가"]}], tmp_path / "index.json")
    assert "make build" in line
