"""An editors' page as elements, its macros filled in as in the build."""

from collections.abc import Iterator
from functools import cache, partial
from typing import Any
from xml.etree.ElementTree import Element

from content.languages import language_of
from content.macros.filling import fill
from content.macros.macros import NAMES, Macros
from content.memory import memory
from content.source_text import SourceText
from markdown import Markdown
from markdown.util import AMP_SUBSTITUTE
from pymdownx.slugs import slugify

from calculator.text.language import cached, using_language

EXTENSIONS = ("attr_list", "md_in_html", "tables", "toc", "pymdownx.blocks.admonition", "pymdownx.blocks.details")
CONFIGS = {"toc": {"slugify": slugify(case="lower")}}
CONTACT = "contact:"
"""What a contact macro's link begins with here, so that its id can be read back."""
TEXT = ("p", "ul", "ol")
HEADINGS = ("h1", "h2", "h3")


class _Root:
    """Keeps the finished tree of elements, as the last of Markdown's tree processors."""

    root: Element

    def run(self, root: Element) -> None:
        self.root = root


@cached  # two checks ask for the same pages, and change nothing
def elements(page: SourceText, inside: str = "") -> list[Element]:
    """Return the headings, paragraphs and lists of *page* in order, those inside boxes such as examples left out.

    With *inside*, only those within the element of that id.
    """
    root = memory().get(partial(_root, text := filled(page)), "elements", text, facts=False)
    return list(_blocks(root.find(f".//*[@id='{inside}']") if inside else root))


def _root(text: str) -> Element:
    markdown, keeper = _converter()
    markdown.reset().convert(text)
    return keeper.root


@cache
def _converter() -> tuple[Markdown, _Root]:
    """Return what makes elements of a text, and where the last of them are."""
    markdown, keeper = Markdown(extensions=list(EXTENSIONS), extension_configs=CONFIGS), _Root()
    markdown.treeprocessors.register(keeper, "keep", -1)
    return markdown, keeper


def filled(page: SourceText) -> str:
    """Return the body of *page* with its macros filled in; a contact becomes a link that tells its id."""
    macros = Macros(page.uri)
    names: dict[str, Any] = {name: getattr(macros, name) for name in NAMES}
    names["contact"] = lambda key: f"[{key}]({CONTACT}{key})"
    names["in_korean"] = lambda *_: ""  # the questionnaire takes it from the Korean page itself
    with using_language(language_of(page.uri)):
        return fill(page.body, names)


def text(element: Element) -> str:
    """Return the words of *element* in one line."""
    return " ".join("".join(element.itertext()).replace(AMP_SUBSTITUTE, "&").split())


def attribute(element: Element, name: str) -> str:
    """Return the attribute *name* of *element*, "" where it has none."""
    return (element.get(name) or "").replace(AMP_SUBSTITUTE, "&")


def _blocks(parent: Element | None) -> Iterator[Element]:
    for child in parent if parent is not None else ():
        if child.tag in TEXT or child.tag in HEADINGS:
            yield child
        elif child.tag == "div" and "admonition" not in attribute(child, "class"):
            yield from _blocks(child)
