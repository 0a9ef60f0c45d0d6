"""The page of public examples counts what was collected, and every build reckons it again."""

import copy

import pytest
from content import DOCS
from content.checks.check import check
from content.facts import examples
from content.facts.quotable import FactError
from content.macros.macros import Macros

from calculator.text.language import forget
from tests import published

PAGE = (DOCS / "examples.md").read_text("utf-8")


@pytest.fixture
def collection(monkeypatch: pytest.MonkeyPatch):
    """Return the entries, to be spoiled."""
    entries = copy.deepcopy(examples.entries())
    monkeypatch.setattr(examples, "entries", lambda: entries)
    forget()
    yield entries
    forget()


def test_counts_add_up() -> None:
    counts = examples.counts()
    assert counts["right"] + counts["wrong"] == counts["checked"] == len(published.entries())
    assert sum(wrong for _, _, wrong in examples.by_publisher()) == counts["wrong"]
    assert sum(every for _, every, _ in examples.by_publisher()) == counts["checked"]
    assert 40 < counts["computed"] <= len(published.examples())


def test_every_mistake_is_on_the_page_in_its_number() -> None:
    mistakes = {entry["mistake"] for entry in published.entries() if "mistake" in entry}
    assert [key for key in mistakes if f'examples("{key}")' not in PAGE] == []
    counts = examples.counts()
    last = f"| 모두 | {counts['checked']}개 | {counts['right']}개 | {counts['wrong']}개 |"
    assert Macros("examples.md").examples().endswith(last)


def test_example_that_we_reckon_otherwise_stops_the_build(collection) -> None:
    """A mistyped amount, or a rule that was changed by mistake."""
    first = next(entry for entry in collection if entry["id"] == "S25-001")
    first["expected"]["payback"]["2025-09"] = 60_001
    with pytest.raises(FactError, match="S25-001"):
        Macros("examples.md").examples("computed")
    assert any("docs/examples.md:" in text and "S25-001" in text for text in check().wrong)


def test_further_wrong_example_is_counted(collection) -> None:
    before = examples.counts()["misprint"]
    collection.append({**collection[0], "id": "S25-999", "mistake": "misprint", "note": "wrong"})
    forget()
    assert examples.counts()["misprint"] == before + 1


def test_unknown_name_is_told() -> None:
    with pytest.raises(FactError, match="혹시 ‘misprint’인가요"):
        Macros("examples.md").examples("mispint")


def test_nobody_is_named() -> None:
    """Publishers by kind only: no address of a collected page stands on ours."""
    hosts = {entry["source_url"].split("/")[2].removeprefix("www.") for entry in published.entries()}
    assert [host for host in hosts if host in PAGE] == []
