"""Gives mkdocs-macros our macros, and Zensical, which runs them by itself; the logic is in `content`."""

import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from content import DOCS
from content.macros.guard import guarded
from content.macros.macros import Macros
from content.source_text import SourceText


def define_env(env: Any) -> None:
    """Register every macro for the page that is being read."""

    def uri() -> str:
        """Return its path below docs/: Zensical's page knows it by itself."""
        path = getattr(env.page, "path", None)
        return path or env.page.file.src_uri

    def here() -> Macros:
        return Macros(uri())

    def first_line() -> int:
        return SourceText.read(uri(), DOCS / uri()).first_line

    for name, function in guarded(here, first_line).items():
        env.macro(function, name)
