"""The list of pages that were merged or renamed: its mistakes are told, and no page is overwritten."""

from pathlib import Path

import pytest
from content.checks import moved
from content.checks.check import Reports

from calculator.data.toml import DataError
from tests.content.test_mistakes import PAGE, docs, found, written

__all__ = ["docs"]


@pytest.fixture
def listed(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a list in place of the site's own."""
    path = tmp_path_factory.mktemp("list") / "moved.toml"
    monkeypatch.setattr(moved, "FILE", path)
    return path


def about(result: Reports) -> list[str]:
    return [text for text in result.wrong if "moved.toml" in text]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('"gone" = "page.md"', ""),
        ('"gone" = "page.md#할-일"', ""),
        ('"gone" = "pag.md"', "‘pag.md’ 페이지가 없어요. 혹시 ‘page.md’인가요?"),
        ('"page" = "index.md"', "docs/page.md가 아직 있어요."),
        ('"gone" = "old.md"\n"old" = "page.md"', "old.md도 옮겨진 페이지예요."),
    ],
)
def test_mistake_in_the_list(docs: Path, listed: Path, line: str, message: str) -> None:
    """Told with the line; a faultless list is left alone."""
    listed.write_text(f"# 옮겨진 페이지\n{line}\n", "utf-8")
    told = about(found(docs))
    assert len(told) == bool(message)
    assert all(text.startswith("docs/_includes/moved.toml:2: ") and message in text for text in told)


def test_link_to_an_old_page_names_the_new_one(docs: Path, listed: Path) -> None:
    listed.write_text('"gone" = "page.md"\n', "utf-8")
    written(docs, {"other.md": f"{PAGE}[길](gone.md)\n"})
    assert any("docs/other.md" in text and "옮겨졌어요. ‘page.md’로 바꿔 주세요" in text for text in found(docs).wrong)


def test_list_that_cannot_be_read(listed: Path) -> None:
    listed.write_text("guide/errors = symptoms", "utf-8")
    with pytest.raises(DataError, match="moved.toml"):
        moved.moves()


def test_title_is_escaped(tmp_path: Path) -> None:
    moved.write(tmp_path, "a/b.md", "../../c/", "https://example/c/", "1 < 2 & 3")
    html = (tmp_path / "a/b/index.html").read_text("utf-8")
    assert "1 &lt; 2 &amp; 3" in html
    assert 'url=../../c/"' in html
