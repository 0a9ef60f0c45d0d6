"""Nothing that the project set out to cover is lost when pages are merged or said in other words: tests/seed.toml."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from content import DOCS
from content.macros.macros import Macros
from content.source_text import SourceText
from jinja2 import Environment

SEED = tomllib.loads((Path(__file__).parents[1] / "seed.toml").read_text("utf-8"))
ITEMS: list[dict[str, Any]] = SEED["item"]


def shown(uri: str) -> str:
    """Return the title and the text of the page *uri* with its macros filled in, without marks for emphasis and links."""
    page = SourceText.read(uri, DOCS / uri)
    macros = Macros(uri)
    names = {name: getattr(macros, name) for name in dir(macros) if not name.startswith("_") and callable(getattr(macros, name))}
    text = Environment().from_string(f"{page.meta['title']}\n{page.body}").render(names)
    return re.sub(r"\[([^\]]*)\]\([^)]*\)(?:\{[^}]*\})?|\*\*", lambda found: found[1] or "", text)


def missing(item: dict[str, Any]) -> list[str]:
    """Return what *item* should find on its pages and does not."""
    found = []
    for answer in item["answers"]:
        if not (DOCS / answer["page"]).is_file():
            found.append(f"docs/{answer['page']}")
            continue
        text = shown(answer["page"])
        found += [f"docs/{answer['page']}: {word}" for word in answer["words"] if word not in text]
    return found


def test_whole_list_is_there() -> None:
    """Nineteen items and eleven keywords; each item has an answer and words to look for."""
    assert len(ITEMS) == 19
    assert len(SEED["keywords"]) == 11
    assert all(answer["words"] for item in ITEMS for answer in item["answers"])
    assert all(item["answers"] for item in ITEMS)


@pytest.mark.parametrize("item", ITEMS, ids=[item["about"] for item in ITEMS])
def test_item_is_answered(item: dict[str, Any]) -> None:
    assert missing(item) == []


def test_lost_answer_would_be_told() -> None:
    """Control: a page that is gone, and words that no longer stand there."""
    assert missing({"answers": [{"page": "guide/gone.md", "words": ["말"]}]}) == ["docs/guide/gone.md"]
    assert missing({"answers": [{"page": "guide/what.md", "words": ["없는 말이에요"]}]}) == ["docs/guide/what.md: 없는 말이에요"]
