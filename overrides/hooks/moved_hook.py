"""Writes a page that leads on where a page was merged or renamed; it is no page of menu, search, feed or sitemap."""

from pathlib import Path

from content import reasons
from content.checks import moved
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.utils import get_relative_url

targets: dict[str, File] = {}
there: set[str] = set()


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Remember the pages that there are."""
    there.clear()
    there.update(file.src_uri for file in files.documentation_pages())
    targets.clear()
    for move in _moves():
        if file := files.get_file_from_path(move.page):
            targets[move.old] = file


def on_post_build(config: MkDocsConfig) -> None:
    """Write each page that leads on, where no page stands."""
    for move in _moves():
        file = targets.get(move.old)
        if move.old in there or file is None or file.page is None:
            continue  # the check has told it
        place = f"#{move.place}" if move.place else ""
        address = get_relative_url(file.url, f"{move.old.removesuffix('.md')}/") + place
        moved.write(Path(config.site_dir), move.old, address, f"{file.page.canonical_url}{place}", str(file.page.title))


def _moves() -> list[moved.Move]:
    """Return the list of the editors, and the causes that another language does not have yet: they lead to its list."""
    return [*moved.moves().values(), *(moved.Move(*found) for found in reasons.untranslated(there))]
