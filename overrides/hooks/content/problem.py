"""One mistake in the editors' files."""

from collections.abc import Callable
from typing import NamedTuple, Self

from content import ROOT

DATA = "calculator/data"


def line_of(text: str, is_meant: Callable[[str], bool]) -> int:
    """Return the number of the first line of *text* that is meant, 1 where none is."""
    return next((number for number, line in enumerate(text.splitlines(), 1) if is_meant(line)), 1)


class Problem(NamedTuple):
    """Where it is (path below *folder*, "" for the whole; line from 1) and what to do, in Korean.

    *kind* names it in `content.checks.kinds`, "" where a text cannot mean it. A *notice* keeps nothing from being published.
    """

    page: str
    line: int
    message: str
    folder: str = "docs"
    kind: str = ""
    notice: bool = False

    @classmethod
    def of_data(cls, file: str, wanted: str, message: str) -> Self:
        """Return a problem of a data *file*, on the line that holds *wanted*."""
        return cls(file, line_of((ROOT / DATA / file).read_text("utf-8"), lambda line: wanted in line), message, DATA)

    @property
    def path(self) -> str:
        """The file, as seen from the top of the project."""
        return f"{self.folder}/{self.page}".removeprefix("/")

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"
