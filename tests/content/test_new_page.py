"""`make new` writes a page that only wants its own words."""

from pathlib import Path

import pytest
from content import DOCS
from content.checks.new import FOLDERS, LATER, new_page
from content.data.front_matter import KINDS, problems
from content.facts.quotable import FactError
from content.languages import HOME, folder
from content.source_text import SourceText
from content.words import words


@pytest.mark.parametrize("kind", FOLDERS)
def test_new_page_lacks_nothing_but_its_description(tmp_path: Path, kind: str) -> None:
    path = new_page(kind, "some-page", tmp_path)
    page = SourceText.read(path.name, path)
    wanted = ["description", "group"] if kind == "cause" else ["description"]
    assert sorted(problem.line for problem in problems(page)) == [page.line_of_key(key) for key in wanted]
    assert page.meta["kind"] == kind


def test_every_kind_but_the_unique_ones_has_a_template() -> None:
    assert set(KINDS) - set(FOLDERS) == {"home", "myth", "tool"}


@pytest.mark.parametrize("kind", FOLDERS)
def test_pair_in_another_language_waits_under_a_name_of_its_own(tmp_path: Path, kind: str) -> None:
    """So that nothing has to be translated before the page is published."""
    new_page(kind, "some-page", tmp_path)
    (later,) = (tmp_path / "en").rglob(f"some-page.md{LATER}")
    assert later.relative_to(tmp_path / "en").parent == Path(FOLDERS[kind])
    page = SourceText.read(f"en/{FOLDERS[kind]}/some-page.md".replace("./", ""), later)
    assert {problem.line for problem in problems(page)} == {page.line_of_key("description")}
    assert list((tmp_path / "en").rglob("*.md")) == []


def test_skeleton_of_a_cause_has_the_headings_that_the_engine_reads() -> None:
    """The same in both languages."""
    texts = {language: (DOCS / "_includes/new" / folder(language) / "cause.md").read_text("utf-8") for language in HOME}
    used = {language: [key for key, line in words(language)["cause"].items() if f"## {line}\n" in text] for language, text in texts.items()}
    assert used["en"] == used["ko"] and len(used["ko"]) > 4


def test_existing_pair_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "en/guide").mkdir(parents=True)
    (tmp_path / "en/guide/some-page.md").write_text("mine", "utf-8")
    new_page("guide", "some-page", tmp_path)
    assert [path.name for path in (tmp_path / "en").rglob("some-page*")] == ["some-page.md"]


@pytest.mark.parametrize(
    ("kind", "name", "message"),
    [("caus", "x", "혹시 ‘cause’인가요?"), ("cause", "My Page", "영어 소문자"), ("cause", "../x", "영어 소문자")],
)
def test_what_cannot_be_made_is_explained(tmp_path: Path, kind: str, name: str, message: str) -> None:
    with pytest.raises(FactError, match=message.replace("?", r"\?")):
        new_page(kind, name, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_existing_page_is_not_overwritten(tmp_path: Path) -> None:
    path = new_page("case", "twice", tmp_path)
    path.write_text("mine", "utf-8")
    with pytest.raises(FactError, match="이미 있어요"):
        new_page("case", "twice", tmp_path)
    assert path.read_text("utf-8") == "mine"
