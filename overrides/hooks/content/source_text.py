"""The Markdown files as they lie on disk, where line numbers count."""

import re
from pathlib import Path

FRONT_MATTER = re.compile(r"\A---[ \t]*\n.*?^(?:---|\.\.\.)[ \t]*\n", re.DOTALL | re.MULTILINE)


def split(text: str) -> tuple[str, str, int]:
    """Return front matter, body and the line on which the body begins."""
    found = FRONT_MATTER.match(text)
    end = found.end() if found else 0
    end += len(text[end:]) - len(text[end:].lstrip("\n"))
    return text[: found.end() if found else 0], text[end:], text.count("\n", 0, end) + 1


def first_line(path: str | None) -> int:
    """Return the line of the file at *path* on which the body begins."""
    return split(Path(path).read_text("utf-8-sig"))[2] if path else 1
