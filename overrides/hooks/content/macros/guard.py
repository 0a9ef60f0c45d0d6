"""Mistakes in macros, told in Korean with file and line, all of them in one build."""

import logging
import sys
from collections.abc import Callable
from functools import lru_cache, wraps

from jinja2 import Environment, TemplateSyntaxError, meta, nodes

from calculator.data.toml import DataError
from calculator.text.korean import attach_particles
from calculator.text.language import using_language
from content.facts.quotable import FactError, nearest
from content.languages import language_of
from content.macros.macros import NAMES, Macros
from content.problem import Problem
from content.source_text import SourceText

LOG = logging.getLogger("mkdocs.plugins.content")


def guarded(macros: Callable[[], Macros], first_line: Callable[[], int]) -> dict[str, Callable[..., str]]:
    """Return every macro by its name; a mistake becomes a warning, which fails a strict build.

    *macros* gives those of the page at hand, *first_line* the line of its file where its text begins.
    """

    def guard(name: str) -> Callable[..., str]:
        @wraps(getattr(Macros, name))
        def call(*arguments: object, **named: object) -> str:
            here = macros()
            try:
                with using_language(language_of(here.page)):
                    return str(getattr(here, name)(*arguments, **named))
            except (FactError, DataError) as error:
                message = str(error)
            except TypeError as error:
                message = f"{name}(…)의 괄호 안을 확인해 주세요. {error}"
            LOG.warning(str(Problem(here.page, first_line() + _template_line() - 1, message)))
            return f"⚠ {message}"

        return call

    return {name: guard(name) for name in NAMES}


@lru_cache(maxsize=1)
def syntax_problems(page: SourceText) -> tuple[Problem, ...]:
    """Return what keeps the braces of *page* from being read: nothing, or the first fault."""
    try:
        tree = Environment().parse(page.body)
    except TemplateSyntaxError as error:
        message = f"중괄호 {{{{ }}}} 안을 읽을 수 없어요. 따옴표와 괄호의 짝을 확인해 주세요. ({error.message})"
        return (page.problem(page.first_line + error.lineno - 1, message),)
    if all(name.name in NAMES for name in tree.find_all(nodes.Name)):  # as nearly everywhere, and quickly seen
        return ()
    if unknown := sorted(meta.find_undeclared_variables(tree) - set(NAMES)):
        lines = enumerate(page.body.splitlines(), page.first_line)
        line = next((number for number, text in lines if unknown[0] in text and "{" in text), 1)
        return (page.problem(line, attach_particles(f"모르는 이름 ‘{unknown[0]}’이(에)요. {nearest(unknown[0], NAMES)}")),)
    return ()


def _template_line() -> int:
    """Return the line of the text whose macro is running."""
    frame = sys._getframe(1)
    while frame and "__jinja_template__" not in frame.f_globals:
        if (above := frame.f_back) is None:
            return 1
        frame = above
    line: int = frame.f_globals["__jinja_template__"].get_corresponding_lineno(frame.f_lineno)
    return line
