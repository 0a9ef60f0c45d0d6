"""Which pages of the built site are pages, and which only lead on from an old address."""

from collections.abc import Iterator
from pathlib import Path

LEADS_ON = '<meta http-equiv="refresh"'


def pages(built: Path, pattern: str = "index.html") -> Iterator[Path]:
    """Yield each page of the site that is one itself."""
    return (path for path in sorted(built.rglob(pattern)) if LEADS_ON not in path.read_text("utf-8"))
