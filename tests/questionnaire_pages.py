"""The questionnaire as editors wrote it, and with a slip of theirs in it; needs the pages, so only where the site is built."""

import tomllib
from pathlib import Path

from content.source_text import SourceText

DOCS = Path(__file__).parents[1] / "docs"
SCENARIOS = tomllib.loads((DOCS / "diagnosis/scenarios.toml").read_text("utf-8"))["scenario"]


def slipped(page: SourceText, folder: Path, old: str, new: str) -> SourceText:
    """Return *page* with *old* replaced once by *new*, written to *folder* as an editor would."""
    assert old in page.text
    path = folder / "index.md"
    path.write_text(page.text.replace(old, new, 1), "utf-8")
    return SourceText.read(page.uri, path)
