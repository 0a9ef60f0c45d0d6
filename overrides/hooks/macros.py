"""Gives Zensical, which runs no hook, our macros (tests/builders.py); the logic is in `content`."""

import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from content.languages import language_of
from content.macros.macros import NAMES, Macros

from calculator.text.language import using_language


def define_env(env: Any) -> None:
    """Register every macro for the page that is being read; what is wrong in one, `make check` tells with its line."""
    macros = Macros(env.page.path)

    def in_its_language(macro: Callable[..., object]) -> Callable[..., object]:
        @wraps(macro)
        def call(*arguments: object, **named: object) -> object:
            with using_language(language_of(macros.page)):
                return macro(*arguments, **named)

        return call

    for name in NAMES:
        env.macro(in_its_language(getattr(macros, name)), name)
