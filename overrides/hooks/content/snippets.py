"""The snippets in docs/_includes, Markdown and HTML, from which macros, prints and pages that lead on are made."""

from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from calculator.text.language import month
from content import DOCS
from content.facts import forms


@cache
def snippets() -> Environment:
    """Return what they are looked up in; what is filled into HTML is escaped."""
    made = Environment(
        loader=FileSystemLoader(DOCS / "_includes"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=select_autoescape(["html"]),
    )
    made.globals |= {"month_name": month, "period": forms.period}
    return made
