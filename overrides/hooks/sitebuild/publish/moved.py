"""Pages that lead on where a page was merged or renamed; they are no pages of menu, search, feed or sitemap."""

from pathlib import Path

from content import reasons
from content.checks import moved
from content.checks.moved import Move
from mkdocs.utils import get_relative_url

from sitebuild.build import Build


def write_all(folder: Path, build: Build) -> None:
    """Write into the finished site in *folder* each page that leads on, where no page stands."""
    pages = {page.uri: page for page in build.pages}
    # The causes that another language does not have yet lead to its list.
    for move in (*moved.moves().values(), *(Move(*found) for found in reasons.untranslated(pages))):
        target = pages.get(move.page)
        if move.old in pages or target is None:
            continue  # the check has told it
        anchor = move.target.removeprefix(move.page)
        address = get_relative_url(target.url, f"{move.old.removesuffix('.md')}/") + anchor
        moved.write(folder, move.old, address, f"{target.address}{anchor}", target.title)
