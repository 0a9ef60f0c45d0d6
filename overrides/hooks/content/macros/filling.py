"""Braces filled in: calls of macros with plain values, which is all that a page may hold (`content.macros.guard` tells the rest)."""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from jinja2 import Environment, TemplateError, nodes

type Macro = Callable[..., object]
type OnLine = Callable[[int], object]


@lru_cache(maxsize=512)  # checked and filled in, and by a preview again at each save of the data
def parsed(body: str) -> nodes.Template:
    """Return the *body* of a page as Jinja reads it; raise `TemplateSyntaxError` where it cannot."""
    return Environment(keep_trailing_newline=True).parse(body)


def fill(body: str, macros: Mapping[str, Macro], on_line: OnLine = lambda line: None) -> str:
    """Return *body* with its *macros* called; *on_line* is told before each on which line it stands.

    Raise `TemplateError` where a macro is not among them, does not take what it is given, or something else stands in the braces.
    """
    try:
        return "".join(_pieces(parsed(body), macros, on_line))
    except (KeyError, TypeError, nodes.Impossible) as error:
        raise TemplateError(str(error)) from error


def _pieces(tree: nodes.Template, macros: Mapping[str, Macro], on_line: OnLine) -> Iterator[str]:
    for piece in (node for output in tree.body if isinstance(output, nodes.Output) for node in output.nodes):
        if isinstance(piece, nodes.TemplateData):
            yield piece.data
        elif isinstance(piece, nodes.Call) and isinstance(piece.node, nodes.Name):
            on_line(piece.lineno)
            yield str(macros[piece.node.name](*(each.as_const() for each in piece.args), **{each.key: each.value.as_const() for each in piece.kwargs}))
        elif isinstance(piece, nodes.Expr):
            yield str(piece.as_const())
