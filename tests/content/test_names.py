"""One page has one name: what a tool calls a cause is what its page is called."""

import tomllib

import pytest
from content import DOCS
from content.source_text import SourceText

from calculator.data.toml import folder

# The engine tells these of any year's rules, or with a Korean word that the reader has to recognise.
OTHERWISE = {"below-base", "rule-of-2021", "membership-unfinished", "balance-name", "lottery-money"}
CAUSES = tomllib.loads((folder() / "causes.toml").read_text("utf-8"))["cause"]
ENGLISH = tomllib.loads((folder() / "en/causes.toml").read_text("utf-8"))["cause"]

pytestmark = pytest.mark.host


def title(uri: str) -> str:
    return str(SourceText.read(uri, DOCS / uri).meta["title"])


@pytest.mark.parametrize("key", [each["id"] for each in CAUSES if each["id"] not in OTHERWISE])
def test_a_cause_is_called_what_its_page_is_called(key: str) -> None:
    named = next(each["title"] for each in CAUSES if each["id"] == key)
    assert named == title(f"causes/{key}.md")
    assert ENGLISH[key]["title"] == title(f"en/causes/{key}.md")


def test_most_causes_are_looked_at() -> None:
    assert len([each for each in CAUSES if each["id"] not in OTHERWISE]) > 15
