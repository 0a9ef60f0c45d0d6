"""Gives mkdocs-macros our macros; the logic is in `content`."""

import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from content.guard import guarded
from content.macros import Macros
from content.source_text import first_line


def define_env(env: Any) -> None:
    """Register every macro for the page that is being read."""
    macros = guarded(lambda: Macros(env.page.file.src_uri), lambda: first_line(env.page.file.abs_src_path))
    for name, function in macros.items():
        env.macro(function, name)
