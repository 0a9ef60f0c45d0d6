"""Macros in the front matter, where mkdocs-macros does not look."""

from jinja2 import Environment, TemplateError

from content.macros.guard import guarded
from content.macros.macros import Macros
from content.source_text import SourceText


def rendered(page: SourceText, key: str, text: str) -> str:
    """Return *text*, the value of *key*, with its macros filled in; unreadable braces stay as they are."""
    if "{{" not in text:
        return text
    line = page.line_of_key(key)
    environment = Environment()
    environment.globals.update(guarded(lambda: Macros(page.uri), lambda: line))
    try:
        return environment.from_string(text).render()
    except TemplateError:
        return text
