"""One mistake in the editors' files."""

from typing import NamedTuple


class Problem(NamedTuple):
    """Where it is (path below docs/, line from 1) and what to do, in Korean."""

    page: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"docs/{self.page}:{self.line}: {self.message}"
