"""What lies below docs/ and is no page, and pages that lie where no site has them."""

import pytest
from content.checks import strays
from content.checks.strays import misplaced, problems


def told(uri: str, *, used: bool = False) -> list[tuple[str, bool]]:
    return [(each.message, each.notice) for each in problems([uri], [uri] if used else [])]


@pytest.mark.parametrize(
    ("uri", "says"),
    [
        ("faq/new-one.md.txt", "‘faq/new-one.md’로 바꾸"), ("faq/new one.txt", "‘faq/new-one.md’로 바꾸"), ("faq/New.MD", "‘faq/new.md’로 바꿔"), ("faq/a.markdown", "‘faq/a.md’로 바꿔"),
        ("faq/안내문.hwp", "문서 파일은"), ("faq/a.docx", "문서 파일은"), ("faq/Thumbs.db", "프로그램이 남긴"), ("faq/~$a.docx", "프로그램이 남긴"), ("faq/a.md.bak", "프로그램이 남긴"),
        ("faq/a.pdf", "링크가 없는데"), ("faq/screen.HEIC", "열지 못하는 휴대폰"), ("faq/saved.html", "저장한 웹 페이지"), ("faq/a", "무엇에 쓰는"), ("faq/화면.png", "영어 소문자"), ("faq/my screen.png", "영어 소문자"),
    ],
)  # fmt: skip
def test_file_that_would_be_published_by_mistake(uri: str, says: str) -> None:
    ((message, notice),) = told(uri)
    assert says in message and not notice


def test_picture_is_shown_or_noticed() -> None:
    assert told("faq/screen.png", used=True) == []
    assert [notice for _, notice in told("faq/screen.png")] == [True]


@pytest.mark.parametrize("uri", ["faq/a.pdf", "faq/form.hwpx", "faq/list.xlsx"])
def test_file_that_a_page_leads_to_may_stand(uri: str) -> None:
    assert told(uri, used=True) == []
    assert told("faq/screen.heic", used=True) != [], "a link helps no browser"


def test_page_beside_docs_or_among_the_snippets(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(strays, "ROOT", tmp_path)
    monkeypatch.setattr(strays, "DOCS", tmp_path / "docs")
    for name in ("docs/_includes/a.md", "docs/faq/b.md", "faq/c.md", "d.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("---\ntitle: x\n---\n", "utf-8")
    (tmp_path / "README.md").write_text("# x\n", "utf-8")
    (tmp_path / "docs/_includes/snippet.md").write_text("{{ value }}\n", "utf-8")
    assert [each.path for each in misplaced()] == ["docs/_includes/a.md", "d.md", "faq/c.md"]
