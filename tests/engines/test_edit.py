"""The page for editors in Firefox and WebKit: the editor's styles under the policy, the frame, and Python with all of its WebAssembly."""

import pytest

from tests.engines.browsers import Reader
from tests.site.server import Site

pytestmark = pytest.mark.installed

FIELD = "document.querySelector('#edit-text').shadowRoot.querySelector('.cm-content')"
SHOWN = "document.querySelector('.edit-preview').contentDocument.querySelector('h1')?.textContent"
TYPE = f"{FIELD}.focus(); document.execCommand('insertText', false, arguments[0]);"
"""Firefox hands no clipboard to a script's own paste."""
MARGIN = "return getComputedStyle(document.querySelector('#edit-text').shadowRoot.querySelector('.cm-scroller')).display"


def test_page_is_opened_edited_and_checked(reader: Reader, site: Site) -> None:
    """Without a mistake first, then with one at its line; the frame shows the page in the site's styles."""
    reader.open(f"{site.url}edit/#guide/steps.md")
    reader.sees("#edit-said", "고칠 것이 없어요")
    assert reader.run(MARGIN) == "flex", "the editor's own styles are refused"
    reader.run(TYPE, '{{ fact("figure.nothing") }}')
    reader.sees("#edit-remarks", "figure.nothing")
    heading = reader.run(f"return {SHOWN}")
    assert heading and heading.rstrip("¶") in (site.folder / "guide/steps/index.html").read_text("utf-8")
    width = "return document.querySelector('.edit-preview').contentDocument.styleSheets.length"
    assert reader.run(width) > 1
