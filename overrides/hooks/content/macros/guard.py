"""Mistakes in macros, told in Korean with file and line, all of them in one build."""

import logging
import re
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache, wraps

from jinja2 import Environment, TemplateError, TemplateSyntaxError, meta, nodes

from calculator.data.toml import DataError
from calculator.text.korean import attach_particles
from calculator.text.language import using_language
from content.facts.quotable import FactError, nearest
from content.languages import language_of
from content.macros.macros import NAMES, Macros
from content.problem import Problem
from content.source_text import SourceText

CURLY = re.compile(r"\{\{[^{}]*[“”‘’]")
LOG = logging.getLogger("mkdocs.plugins.content")


def warn(problem: Problem) -> None:
    """Tell MkDocs, for which a warning fails a strict build."""
    LOG.warning(str(problem))


def guarded(macros: Callable[[], Macros], first_line: Callable[[], int], tell: Callable[[Problem], object] = warn) -> dict[str, Callable[..., str]]:
    """Return every macro by its name; a mistake is something to *tell*.

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
            except Exception as error:  # noqa: BLE001 (mkdocs-macros would tell it in English, with a traceback)
                message = f"{name}(…)을 계산하다가 멈췄어요. 괄호 안을 확인해 주세요. ({type(error).__name__}: {error})"
            tell(Problem(here.page, first_line() + _template_line() - 1, message, kind="모르는 이름"))
            return f"⚠ {message}"

        return call

    return {name: guard(name) for name in NAMES}


def problems(page: SourceText) -> list[Problem]:
    """Return what its macros say when the body of *page* is filled in, where its braces can be read."""
    found: list[Problem] = []
    environment = Environment()
    environment.globals.update(guarded(lambda: Macros(page.uri), lambda: page.first_line, found.append))
    with suppress(TemplateError):
        environment.from_string(page.body).render()
    return found


@lru_cache(maxsize=512)  # a preview asks again for every page at each save of the data
def syntax_problems(page: SourceText) -> tuple[Problem, ...]:
    """Return what keeps the braces of *page* from being read: nothing, or the first fault."""
    try:
        tree = Environment().parse(page.body)
    except TemplateSyntaxError as error:
        text = page.body.split("\n")[error.lineno - 1]
        return (page.problem(page.first_line + error.lineno - 1, _syntax(text), "중괄호"),)
    if all(name.name in NAMES for name in tree.find_all(nodes.Name)):  # as nearly everywhere, and quickly seen
        return ()
    if unknown := sorted(meta.find_undeclared_variables(tree) - set(NAMES)):
        lines = enumerate(page.body.splitlines(), page.first_line)
        line = next((number for number, text in lines if unknown[0] in text and "{" in text), 1)
        return (page.problem(line, attach_particles(f"모르는 이름 ‘{unknown[0]}’이(에)요. {nearest(unknown[0], NAMES)}"), "모르는 이름"),)
    return ()


def _syntax(line: str) -> str:
    """Return what to do about *line*, whose braces cannot be read."""
    if CURLY.search(line):
        return "중괄호 {{ }} 안에는 굽은 따옴표(“ ” ‘ ’) 대신 곧은 따옴표(\")를 써 주세요."
    if "{%" in line or "{#" in line:
        return "‘{%’와 ‘{#’은 글에 쓸 수 없는 모양이에요. 값은 {{ }}로 적고, 글자 그대로 보이려면 {{ literal(\"{%\") }}로 적어 주세요."
    return "중괄호 {{ }} 안을 읽을 수 없어요. 따옴표와 괄호의 짝을 확인해 주세요."


def _template_line() -> int:
    """Return the line of the text whose macro is running."""
    frame = sys._getframe(1)
    while frame and "__jinja_template__" not in frame.f_globals:
        if (above := frame.f_back) is None:
            return 1
        frame = above
    line: int = frame.f_globals["__jinja_template__"].get_corresponding_lineno(frame.f_lineno)
    return line
