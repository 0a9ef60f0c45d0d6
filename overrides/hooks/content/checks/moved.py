"""Pages that were merged or renamed: their old addresses lead on, by the list in docs/_includes/moved.toml."""

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

from calculator.data.toml import parsed
from content import DOCS
from content.facts.quotable import nearest
from content.problem import Problem, line_of
from content.snippets import snippets

FILE = DOCS / "_includes/moved.toml"
PAGE = "moved.html"


class Move(NamedTuple):
    """An *old* page below docs/, and the *target* that stands in its place now: a page, and behind # an anchor on it."""

    old: str
    target: str

    @property
    def page(self) -> str:
        """The page of the target."""
        return self.target.partition("#")[0]


def moves() -> dict[str, Move]:
    """Return the list, by the page that is gone; raise `DataError` where it cannot be read."""
    found = (Move(f"{old}.md", str(new)) for old, new in parsed(FILE.name, FILE.read_text("utf-8")).items())
    return {move.old: move for move in found}


def problems(uris: Collection[str]) -> Iterator[Problem]:
    """Yield what is wrong in the list, where *uris* are the pages that there are."""
    found = moves()
    for move in found.values():
        if move.old in uris:
            yield _problem(move, f"docs/{move.old}가 아직 있어요. 그 내용을 docs/{move.page}로 옮기고 지우거나, 이 줄을 지워 주세요.")
        if move.page in found:
            yield _problem(move, f"{move.page}도 옮겨진 페이지예요. 마지막 페이지를 바로 적어 주세요.")
        elif move.page not in uris:
            yield _problem(move, f"‘{move.page}’ 페이지가 없어요. {nearest(move.page, uris)}")


def write(folder: Path, old: str, address: str, canonical: str, title: str) -> None:
    """Put a page into the site in *folder* that leads from where *old* was to *address*, seen from there."""
    target = folder / old.removesuffix(".md") / "index.html"
    target.parent.mkdir(parents=True, exist_ok=True)
    page = snippets().get_template(PAGE).render(address=address, canonical=canonical, title=title)
    target.write_text(f"{page}\n", "utf-8")


def _problem(move: Move, message: str) -> Problem:
    key = f'"{move.old.removesuffix(".md")}"'
    line = line_of(FILE.read_text("utf-8"), lambda line: line.startswith(key))
    return Problem(f"_includes/{FILE.name}", line, message)
