"""What is wrong with one page on its own: for MkDocs, for `make check`, and for whoever has a text and its name."""

from collections.abc import Iterator
from itertools import chain

from content.checks import addresses, kinds, letters, marks, particles, prose, quantities, structure
from content.checks.visible_text import VisibleText
from content.data import front_matter
from content.macros import guard
from content.problem import Problem
from content.source_text import SourceText
from content.wording import literals, terms


def check(text: str | bytes, name: str) -> list[Problem]:
    """Return what is wrong with the page *name* (its path below docs/) that holds *text*, line by line; nothing of MkDocs is needed."""
    page = SourceText.decoded(name, text.encode() if isinstance(text, str) else text)
    filled = guard.problems(letters.composed(page))  # MkDocs has them from the macros themselves
    return sorted([*problems(page), *filled], key=lambda problem: problem.line)


def problems(page: SourceText, size: addresses.SizeOf | None = None) -> Iterator[Problem]:
    """Yield every mistake of *page* that shows without the other pages; *size* tells the bytes of a file below docs/."""
    without_top = not page.front_matter and (not page.text.strip() or page.text.lstrip().startswith("--"))
    found = chain(letters.problems(page), front_matter.problems(page) if without_top else _of_text(letters.composed(page), size))
    yield from kinds.reported(page, found)


def without_data(page: SourceText) -> Iterator[Problem]:
    """Yield what shows even where the data of the programme cannot be read."""
    visible = VisibleText(letters.composed(page))
    form = chain(letters.problems(page), front_matter.unreadable(visible.page))
    yield from kinds.reported(page, chain(form, guard.syntax_problems(page), structure.problems(visible), marks.problems(visible), prose.problems(visible), quantities.problems(visible)))


def _of_text(page: SourceText, size: addresses.SizeOf | None) -> Iterator[Problem]:
    visible = VisibleText(page)
    yield from chain(front_matter.problems(page), guard.syntax_problems(page), literals.problems(page), terms.page_problems(page))
    yield from chain(particles.problems(page), structure.problems(visible), marks.problems(visible), addresses.problems(visible, size), prose.problems(visible), quantities.problems(visible))
