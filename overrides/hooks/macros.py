"""Gives mkdocs-macros our macros; the logic is in `content`."""

import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from content.macros.guard import guarded
from content.macros.macros import Macros
from content.source_text import SourceText


def define_env(env: Any) -> None:
    """Register every macro for the page that is being read."""

    def here() -> Macros:
        return Macros(env.page.file.src_uri)

    def first_line() -> int:
        return SourceText.read(env.page.file.src_uri, env.page.file.abs_src_path).first_line

    for name, function in guarded(here, first_line).items():
        env.macro(function, name)
