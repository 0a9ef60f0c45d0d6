"""What a build keeps for the next is found again only where nothing that it rests on has changed."""

import logging
from datetime import timedelta
from pathlib import Path
from threading import Thread

import pytest
from content import memory as module
from content.memory import Memory, captured_log
from content.today import today

LOG = logging.getLogger("mkdocs.plugins.content")


@pytest.fixture(autouse=True)
def heeded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logging.getLogger("mkdocs"), "level", logging.INFO)
    logging.getLogger("mkdocs").manager._clear_cache()  # type: ignore[attr-defined]


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "index.md").write_text("# 제목\n", "utf-8")
    return docs


def after(file: Path, docs: Path, value: object) -> Memory:
    """Return the memory of another process than that which kept *value*."""
    first = Memory(file)
    first.begin(docs)
    first.keep(value, "a key")
    first.end()
    second = Memory(file)
    second.begin(docs)
    return second


def test_next_build_finds_it_and_no_two_share_it(tmp_path: Path, docs: Path) -> None:
    found = after(tmp_path / "memory", docs, ["a"])
    found.find("a key").append("b")
    assert found.find("a key") == ["a"]
    assert found.find("another key") is None


def test_nothing_is_kept_before_a_build_begins(tmp_path: Path) -> None:
    silent = Memory(tmp_path / "memory")
    silent.keep("a", "a key")
    assert silent.find("a key") is None
    assert silent.get(lambda: "made", "a key") == "made"


def test_quiet_build_keeps_nothing(tmp_path: Path, docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logging.getLogger("mkdocs"), "level", logging.ERROR)
    logging.getLogger("mkdocs").manager._clear_cache()  # type: ignore[attr-defined]
    assert after(tmp_path / "memory", docs, "a").find("a key") is None


@pytest.mark.parametrize("spoil", [lambda content: content[:-1], lambda content: content[:40] + b"x" + content[41:], lambda _: b""])
def test_file_that_is_not_whole_is_not_read(tmp_path: Path, docs: Path, spoil) -> None:
    file = tmp_path / "memory"
    after(file, docs, "a")
    file.write_bytes(spoil(file.read_bytes()))
    spoiled = Memory(file)
    spoiled.begin(docs)
    assert spoiled.find("a key") is None


def test_new_page_changes_what_links_may_mean(tmp_path: Path, docs: Path) -> None:
    known = after(tmp_path / "memory", docs, "a")
    (docs / "new.md").write_text("# 새 글\n", "utf-8")
    known.begin(docs)
    assert known.find("a key") is None


@pytest.mark.parametrize("change", ["theme", "address", "day", "picture"])
def test_whatever_a_page_rests_on_is_heeded(tmp_path: Path, docs: Path, monkeypatch: pytest.MonkeyPatch, change: str) -> None:
    """The theme, the address of the site, the day, and how heavy a picture is."""
    theme, picture = tmp_path / "main.html", docs / "picture.png"
    theme.write_text("a", "utf-8")
    picture.write_bytes(b"a")
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "THEME", ("main.html",))
    memory = after(tmp_path / "memory", docs, "a")
    assert memory.find("a key") == "a"
    match change:
        case "theme":
            theme.write_text("b", "utf-8")
        case "address":
            monkeypatch.setenv("SITE_URL", "https://elsewhere.example/")
        case "day":
            monkeypatch.setattr(module, "today", lambda: today() + timedelta(days=1))
        case _:
            picture.write_bytes(b"aa")
    memory.begin(docs)
    assert memory.find("a key") is None


def test_what_is_found_is_kept_on(tmp_path: Path, docs: Path) -> None:
    memory = after(tmp_path / "memory", docs, "a")
    for _ in range(3):
        memory.begin(docs)
        assert memory.find("a key") == "a"
        memory.end()
    assert memory.find("a key") is None, "between two builds"


@pytest.mark.parametrize(("facts", "found"), [(True, None), (False, "a")])
def test_changed_data_spare_what_does_not_rest_on_them(tmp_path: Path, docs: Path, monkeypatch: pytest.MonkeyPatch, facts: bool, found: str | None) -> None:
    memory = Memory(tmp_path / "memory")
    data = tmp_path / "data.toml"
    data.write_text("a = 1", "utf-8")
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "FACTS", ("data.toml",))
    memory.begin(docs)
    memory.keep("a", "a key", facts=facts)
    memory.end()
    data.write_text("a = 2", "utf-8")
    memory.begin(docs)
    assert memory.find("a key", facts=facts) == found


def test_what_no_recent_build_asked_for_is_forgotten(tmp_path: Path, docs: Path) -> None:
    memory = Memory(tmp_path / "memory")
    for value in ("first", "second", "third"):
        memory.begin(docs)
        memory.keep(value, value)
        memory.end()
    memory.begin(docs)
    assert [memory.find(value) for value in ("first", "second", "third")] == [None, "second", "third"]


def test_what_is_said_meanwhile_is_heard() -> None:
    with captured_log() as said:
        LOG.warning("들려요")
    LOG.warning("안 들려요")
    assert said == [(LOG.name, logging.WARNING, "들려요")]


def test_what_another_thread_says_is_not_heard() -> None:
    with captured_log() as said:
        other = Thread(target=LOG.warning, args=("안 들려요",))
        other.start()
        other.join()
    assert said == []
