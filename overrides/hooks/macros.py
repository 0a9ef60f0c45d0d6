"""Gives mkdocs-macros our macros, and Zensical, which runs them by itself; the logic is in `content`."""

import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from content import DOCS
from content.macros.guard import guarded, template_line
from content.macros.macros import Macros
from content.source_text import SourceText


def define_env(env: Any) -> None:
    """Register every macro for the page that is being read."""

    def source() -> tuple[str, str | Path]:
        """Return the page's path below docs/, and where its file is: Zensical's page knows the first alone."""
        if path := getattr(env.page, "path", None):
            return path, DOCS / path
        return env.page.file.src_uri, env.page.file.abs_src_path

    def here() -> Macros:
        return Macros(source()[0])

    def line() -> int:
        return SourceText.read(*source()).first_line + template_line() - 1

    for name, function in guarded(here, line).items():
        env.macro(function, name)
