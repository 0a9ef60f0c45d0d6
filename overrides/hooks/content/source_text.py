"""A Markdown file as it lies on disk, where line numbers count."""

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from content.problem import Problem

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The quick one, where PyYAML was built with it, as MkDocs itself reads front matter."""
FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class SourceText:
    """The page *uri* below docs/ and its whole *text*."""

    uri: str
    text: str

    @classmethod
    def read(cls, uri: str, path: str | Path) -> "SourceText":
        """Return the page at *path*."""
        return cls(uri, Path(path).read_text("utf-8-sig").replace("\r\n", "\n"))

    @cached_property
    def front_matter(self) -> str:
        """The YAML between the first two lines of dashes, "" without them."""
        found = FRONT_MATTER.match(self.text)
        return found["yaml"] if found else ""

    @cached_property
    def first_line(self) -> int:
        """The line on which the body begins, blank lines left out as MkDocs does."""
        return self.text.count("\n", 0, len(self.text) - len(self.body)) + 1

    @cached_property
    def body(self) -> str:
        """Everything after the front matter."""
        found = FRONT_MATTER.match(self.text)
        return self.text[found.end() if found else 0 :].lstrip("\n")

    @cached_property
    def meta(self) -> dict[str, Any]:
        """The front matter as data; raises `yaml.YAMLError` where it cannot be read."""
        found = yaml.load(self.front_matter, LOADER)
        return found if isinstance(found, dict) else {}

    def line_of(self, wanted: str) -> int:
        """Return the first line that holds *wanted*, 1 where none does."""
        return next((n for n, line in enumerate(self.text.splitlines(), 1) if wanted in line), 1)

    def line_of_key(self, key: str) -> int:
        """Return the line on which *key* of the front matter stands, 1 where it does not."""
        return next((n for n, line in enumerate(self.text.splitlines(), 1) if line.startswith(f"{key}:")), 1)

    def problem(self, line: int, message: str) -> Problem:
        """Return a problem of this page."""
        return Problem(self.uri, line, message)
