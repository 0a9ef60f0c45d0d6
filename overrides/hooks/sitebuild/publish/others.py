"""The notice and the bill of what others made, made anew where what is shipped of them has changed."""

from pathlib import Path

from content.memory import memory

from sitebuild.build import Build
from sitebuild.publish import licences

SHIPPED = ("assets/fonts/*", "assets/runtime/**/*", "assets/editing/**/*", "assets/javascripts/**/*.min.js", "assets/stylesheets/*.min.css")
"""Names tell what is in these: by a digest, or by the version of their package."""


def write(folder: Path, _: Build) -> None:
    """Write both into the finished site in *folder*."""
    names = sorted(path.relative_to(folder).as_posix() for pattern in SHIPPED for path in folder.glob(pattern))
    for name, text in memory().get(lambda: _made(folder), "others", names, facts=False).items():
        (folder / name).write_text(text, "utf-8")


def _made(folder: Path) -> dict[str, str]:
    from sitebuild.publish import bill  # its library is slow to import

    return {"licences.txt": licences.notice(folder), bill.NAME: bill.text(folder)}
