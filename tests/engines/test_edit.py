"""The page for editors in Firefox and WebKit: the editor's styles under the policy, the frame, and Python with all of its WebAssembly."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.engines.browsers import ENGINES, Reader, missing, opened
from tests.site.server import Site, serve

pytestmark = pytest.mark.installed

BUILT = Path(__file__).parents[2] / "site"
FIELD = "document.querySelector('#edit-text').shadowRoot.querySelector('.cm-content')"
SHOWN = "document.querySelector('.edit-preview').contentDocument.querySelector('h1')?.textContent"
TYPE = f"{FIELD}.focus(); document.execCommand('insertText', false, arguments[0]);"
"""Firefox hands no clipboard to a script's own paste."""
MARGIN = "return getComputedStyle(document.querySelector('#edit-text').shadowRoot.querySelector('.cm-scroller')).display"


@pytest.fixture(scope="module", params=ENGINES)
def reader(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """Yield a reader with each engine in turn, or fail with the way to get it."""
    if reason := missing(request.param):
        pytest.fail(reason)
    with opened(request.param, tmp_path_factory.mktemp(request.param)) as reader:
        yield reader


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    """Serve the built site."""
    assert (BUILT / "edit/index.html").is_file(), "site/ 가 없어요. 먼저 `make build`를 해 주세요."
    with serve(BUILT) as site:
        yield site


def test_page_is_opened_edited_and_checked(reader: Reader, site: Site) -> None:
    """Without a mistake first, then with one at its line; the frame shows the page in the site's styles."""
    reader.open(f"{site.url}edit/#guide/steps.md")
    reader.sees("#edit-said", "고칠 것이 없어요")
    assert reader.run(MARGIN) == "flex", "the editor's own styles are refused"
    reader.run(TYPE, '{{ fact("figure.nothing") }}')
    reader.sees("#edit-told", "figure.nothing")
    heading = reader.run(f"return {SHOWN}")
    assert heading and heading.rstrip("¶") in (BUILT / "guide/steps/index.html").read_text("utf-8")
    width = "return document.querySelector('.edit-preview').contentDocument.styleSheets.length"
    assert reader.run(width) > 1
