"""A Markdown file as it lies on disk, where line numbers count."""

import posixpath
import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import yaml

from content.problem import Problem, line_of

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The quick one, where PyYAML was built with it, as MkDocs itself reads front matter."""
UTF_8, UTF_16, KOREAN_WINDOWS = "utf-8", "utf-16", "cp949"
DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


class NoSuchDay(yaml.YAMLError):  # type: ignore[misc]
    """A *day* on *line* of a page that does not exist; "" where it is not known which."""

    def __init__(self, day: str, line: int) -> None:
        super().__init__(day)
        self.day, self.line = day, line


@dataclass(frozen=True)
class SourceText:
    """The page *uri* below docs/ and its whole *text*, which was saved in *encoding*."""

    uri: str
    text: str
    encoding: str = UTF_8

    @classmethod
    def read(cls, uri: str, path: str | Path) -> "SourceText":
        """Return the page at *path*."""
        return cls.decoded(uri, Path(path).read_bytes())

    @classmethod
    def decoded(cls, uri: str, content: bytes) -> "SourceText":
        """Return the page whose file holds *content*; what is no UTF-8 is read as Windows saved it, so that all else can be told."""
        try:
            if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
                return cls(uri, content.decode(UTF_16, "replace").replace("\r\n", "\n"), UTF_16)
            text, encoding = content.decode("utf-8-sig"), UTF_8
        except UnicodeDecodeError:
            text, encoding = content.decode(KOREAN_WINDOWS, "replace"), KOREAN_WINDOWS
        return cls(uri, text.replace("\r\n", "\n"), encoding)

    @cached_property
    def front_matter(self) -> str:
        """The YAML between the first two lines of dashes, "" without them."""
        match = FRONT_MATTER.match(self.text)
        return match["yaml"] if match else ""

    @cached_property
    def first_line(self) -> int:
        """The line on which the body begins, blank lines left out as MkDocs does."""
        return self.text.count("\n", 0, len(self.text) - len(self.body)) + 1

    @cached_property
    def body(self) -> str:
        """Everything after the front matter."""
        match = FRONT_MATTER.match(self.text)
        return self.text[match.end() if match else 0 :].lstrip("\n")

    @cached_property
    def meta(self) -> dict[str, Any]:
        """The front matter as data; raises `yaml.YAMLError` where it cannot be read, `NoSuchDay` for a day that does not exist."""
        try:
            return dict(_parsed(self.front_matter))
        except ValueError as error:
            raise NoSuchDay(*self._no_day()) from error

    @property
    def readable_meta(self) -> dict[str, Any]:
        """The front matter as data, none where it cannot be read: the check of the page tells that."""
        try:
            return self.meta
        except yaml.YAMLError:
            return {}

    def _no_day(self) -> tuple[str, int]:
        """Return the day of the front matter that no calendar has, and its line."""
        for number, line in enumerate(self.front_matter.splitlines(), 2):
            for match in DAY.finditer(line):
                try:
                    date(*map(int, match.groups()))
                except ValueError:
                    return match[0], number
        return "", 1

    def line_of(self, wanted: str) -> int:
        """Return the first line that holds *wanted*, 1 where none does."""
        return line_of(self.text, lambda line: wanted in line)

    def line_of_key(self, key: str) -> int:
        """Return the line on which *key* of the front matter stands, 1 where it does not."""
        return line_of(self.text, lambda line: line.startswith(f"{key}:"))

    def problem(self, line: int, message: str, kind: str = "") -> Problem:
        """Return a problem of this page."""
        return Problem(self.uri, line, message, kind=kind)


def linked(uri: str, address: str) -> str:
    """Return the page or file below docs/ to which the path *address* leads from the page *uri*, a place on it left out."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(uri), address.partition("#")[0]))


def pages_below(docs: Path) -> Iterator[SourceText]:
    """Yield each page below *docs*; snippets are none."""
    for path in sorted(docs.rglob("*.md")):
        uri = path.relative_to(docs).as_posix()
        if not uri.startswith("_"):
            yield SourceText.read(uri, path)


@lru_cache(maxsize=1024)  # lists, menu, checks and questionnaire all ask
def _parsed(front_matter: str) -> dict[str, Any]:
    found = yaml.load(front_matter, LOADER)
    return found if isinstance(found, dict) else {}
