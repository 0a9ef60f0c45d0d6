"""Mistakes in macros, told in Korean with file and line, all of them in one build."""

import logging
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from inspect import signature

from jinja2 import TemplateSyntaxError, nodes

from calculator.data.toml import DataError
from calculator.text.korean import attach_particles
from calculator.text.language import using_language
from content.facts.quotable import FactError, nearest
from content.languages import language_of
from content.macros.filling import fill, parsed
from content.macros.macros import NAMES, Macros
from content.problem import Problem
from content.source_text import SourceText

PLAIN = (nodes.Output, nodes.TemplateData, nodes.Call, nodes.Name, nodes.Const, nodes.Keyword, nodes.Neg)
"""What may stand in braces: calls with texts and numbers."""
CURLY = re.compile(r"\{\{[^{}]*[“”‘’]")
LEADING_ZERO = re.compile(r"\{\{[^{}]*[(,=]\s*0\d")
ALONE = re.compile(r"\s*\{\{[^{}]*(?:\}\}\s*)?")
LOG = logging.getLogger("mkdocs.plugins.content")


def warn(problem: Problem) -> None:
    """Tell MkDocs, for which a warning fails a strict build."""
    LOG.warning(str(problem))


def problems(page: SourceText) -> list[Problem]:
    """Return what its macros say when the body of *page* is filled in, where its braces can be read."""
    found: list[Problem] = []
    if not syntax_problems(page):
        filled(page, found.append)
    return found


def filled(page: SourceText, tell: Callable[[Problem], object] = warn) -> str:
    """Return the body of *page*, whose braces can be read, with its macros filled in; each of their mistakes is something to *tell*."""
    lines: list[int] = []
    """On which line of the body each macro stands that was called, the running one last."""
    written, macros = page.body.split("\n"), Macros(page.uri)

    def guarded(name: str) -> Callable[..., str]:
        def call(*arguments: object, **named: object) -> str:
            with using_language(language_of(page.uri)):
                value, message = _called(macros, name, arguments, named)
            kind = "모르는 이름"
            if not message and "\n" in value.strip() and not ALONE.fullmatch(written[lines[-1] - 1]):
                kind, message = "중괄호", f"{name}(…)은 표나 목록이라서 문장 안에 넣으면 흩어져요. 위아래에 빈 줄을 두고 한 줄에 혼자 적어 주세요."
            if message:
                tell(page.problem(page.first_line + lines[-1] - 1, message, kind))
            return value

        return call

    return fill(page.body, {name: guarded(name) for name in NAMES}, lines.append)


def _called(macros: Macros, name: str, arguments: tuple[object, ...], named: dict[str, object]) -> tuple[str, str]:
    """Return what the macro *name* makes, and what is wrong, which then stands in its place as well."""
    try:
        return str(getattr(macros, name)(*arguments, **named)), ""
    except (FactError, DataError) as error:
        message = str(error)
    except TypeError:
        message = f"{name}(…)의 괄호 안을 확인해 주세요. {_wrong_call(arguments)}{usage(name)}처럼 적어요."
    except Exception as error:  # noqa: BLE001 (whatever it is, an editor gets a sentence)
        message = f"{name}(…)을 계산하다가 멈췄어요. 괄호 안을 확인해 주세요. ({type(error).__name__}: {error})"
    return f"⚠ {message}", message


@lru_cache(maxsize=512)  # a preview asks again for every page at each save of the data
def syntax_problems(page: SourceText) -> tuple[Problem, ...]:
    """Return what keeps the braces of *page* from being read."""
    try:
        tree = parsed(page.body)
    except TemplateSyntaxError as error:
        text = page.body.split("\n")[error.lineno - 1]
        return (page.problem(page.first_line + error.lineno - 1, _syntax(text), "중괄호"),)
    return tuple(page.problem(page.first_line + node.lineno - 1, attach_particles(message), kind) for node, message, kind in _strange(tree))


def _strange(tree: nodes.Node, inside: str = "") -> Iterator[tuple[nodes.Node, str, str]]:
    """Yield each part of *tree* that is no call of a macro with plain values, with what to say of it and its kind; *inside* names the macro around."""
    for node in tree.iter_child_nodes():
        if isinstance(node, nodes.Name) and node.name not in NAMES:
            advice = f'값의 이름이면 곧은 따옴표로 감싸 주세요: {inside}("{node.name}")' if inside and node is not getattr(tree, "node", None) else nearest(node.name, NAMES)
            yield node, f"모르는 이름 ‘{node.name}’이(에)요. {advice}", "모르는 이름"
        elif isinstance(node, nodes.Name) and not isinstance(tree, nodes.Call):
            yield node, f"‘{node.name}’ 뒤에 괄호가 없어요. {{{{ {usage(node.name)} }}}}처럼 적어 주세요.", "중괄호"
        elif isinstance(node, nodes.Getattr | nodes.Getitem) and inside:
            yield node, f'값의 이름은 곧은 따옴표로 감싸 주세요. 예: {inside}("2025.rate")', "중괄호"
        elif not isinstance(node, PLAIN):
            yield node, f"중괄호 {{{{ }}}} 안을 계산할 수 없어요. {{{{ {usage('fact')} }}}}처럼 정해진 이름과 괄호만 적어 주세요.", "중괄호"
        else:
            yield from _strange(node, node.node.name if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) else inside)


def usage(name: str) -> str:
    """Return how the macro *name* is written, such as ``fact("…")``; what may be left out is left out."""
    wanted = [each for each in signature(getattr(Macros, name)).parameters.values() if each.name != "self" and each.default is each.empty]
    values = [("" if each.kind is not each.KEYWORD_ONLY else f"{each.name}=") + ("1300000" if each.annotation is int else '"2025-09"' if each.name == "month" else '"…"') for each in wanted]
    return f"{name}({', '.join(values)})"


def _wrong_call(arguments: tuple[object, ...]) -> str:
    """Return what else is likely wrong with the *arguments* of a macro that does not take them."""
    return "숫자에는 쉼표를 찍지 않아요. " if len(arguments) > 1 and all(isinstance(each, int) for each in arguments) else ""


def _syntax(line: str) -> str:
    """Return what to do about *line*, whose braces cannot be read."""
    if CURLY.search(line):
        return "중괄호 {{ }} 안에는 굽은 따옴표(“ ” ‘ ’) 대신 곧은 따옴표(\")를 써 주세요."
    if LEADING_ZERO.search(line):
        return "숫자 앞의 0을 지워 주세요. 예: won(1300000)"
    if "{%" in line or "{#" in line:
        return "‘{%’와 ‘{#’은 글에 쓸 수 없는 모양이에요. 값은 {{ }}로 적고, 글자 그대로 보이려면 {{ literal(\"{%\") }}로 적어 주세요."
    return "중괄호 {{ }} 안을 읽을 수 없어요. 따옴표와 괄호의 짝을 확인해 주세요."
