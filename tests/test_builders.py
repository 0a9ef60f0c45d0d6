"""What `make builders` takes for a difference, and what it does with the list of those that are known."""

from pathlib import Path

import yaml

from tests.builders import BUILDERS, Text, differences, faults, prepared, published_code

ROOT = Path(__file__).parents[1]
OURS = {"a/": ["one", "two", "three"], "b/": ["one"], "old/": []}


def test_difference_names_the_page_and_the_words() -> None:
    """A page that is missing, one that is new, and words that are others."""
    theirs = {"a/": ["one", "2", "three", "four"], "b/": ["one"], "new/": []}
    assert list(differences(OURS, theirs)) == ["a/ -two +0", "a/ - +four", "new/ is new", "old/ is not there"]
    assert list(differences(OURS, OURS)) == []


def test_text_is_what_is_seen_of_the_content() -> None:
    """Neither the menu nor what is hidden; a tag within a word is no blank, and what keeps a line whole is nothing."""
    page = "<nav>menu</nav><article><h1>A<a class=headerlink>#</a></h1><p>월<abbr>평균</abbr>\u2060은<br>b<script>c</script></p></article>foot"
    assert Text(page).text.split() == ["A", "월평균은", "b"]


def test_list_may_only_shrink() -> None:
    """Both a difference that is not in it and one that is gone are told."""
    assert faults("x", ["a", "b"], ["a", "b"]) == []
    (new,) = faults("x", ["a", "b"], ["a"])
    (gone,) = faults("x", ["a"], ["a", "b"])
    assert "없는 차이" in new and new.endswith(": b")
    assert "차이가 아니" in gone and gone.endswith(": b")


def test_published_code_is_found(tmp_path: Path) -> None:
    """Wherever a builder might put it."""
    (tmp_path / "hooks").mkdir()
    for name in ("hooks/macros.py", "index.html", "edition.toml"):
        (tmp_path / name).touch()
    assert published_code(tmp_path) == ["edition.toml", "hooks/macros.py"]


def test_configuration_without_hooks_has_the_causes_the_words_and_the_macros() -> None:
    """What a builder that runs no hook is given, and nothing else is changed."""
    text = (ROOT / "mkdocs.yml").read_text("utf-8")
    lines = prepared(text).splitlines()
    (nav,) = (line for line in lines if line.startswith("nav: "))
    assert "causes/not-applied.md" in str(yaml.safe_load(nav)) and "causes/not-applied.md" not in text
    extra = yaml.safe_load("\n".join(line for line in lines if line.startswith(("  words: ", "  sources: "))))
    assert extra["words"]["ko"]["notice"] and extra["sources"]["en"].keys() == extra["sources"]["ko"].keys()
    assert "  - macros:" in lines and (ROOT / "overrides/hooks/macros.py").is_file()
    assert set(lines) >= {line for line in text.splitlines() if not line.startswith((" ", "nav:"))}


def test_every_builder_is_locked() -> None:
    """By version and hash, also what it needs."""
    for name in BUILDERS:
        assert f"{name}==" in (ROOT / f"requirements/builders/{name}.in").read_text("utf-8")
        assert f"\n{name}==" in (ROOT / f"requirements/builders/{name}.txt").read_text("utf-8")
