"""Orca reads a guide in Firefox from its top to its last heading, without anything that has no name."""

import html
import re
from pathlib import Path

import pytest

from tests.engines.browsers import BUILT, missing
from tests.engines.orca import read_aloud
from tests.site.server import serve

pytestmark = pytest.mark.installed

HEADING = re.compile(r"<h([1-6])[^>]*>(.*?)(?:<a class=\"headerlink\".*?)?</h\1>", re.DOTALL)
MARK = re.compile(r"<[^>]*>")


@pytest.mark.parametrize("page", ["guide/formula/", "en/guide/formula/"])
def test_guide_is_read_with_every_heading_in_its_order(tmp_path: Path, page: str) -> None:
    """With their levels; the landmarks are named, and so is each link and button."""
    if reason := missing("orca"):
        pytest.fail(reason)
    article = (BUILT / page / "index.html").read_text("utf-8").partition("<article")[2].partition("</article>")[0]
    *wanted, last = [(html.unescape(MARK.sub("", text)).strip(), level) for level, text in HEADING.findall(article)]
    assert len(wanted) > 3
    with serve(BUILT) as site:
        said = read_aloud(f"{site.url}{page}", last[0], tmp_path)
    levels = [(said[place - 1], phrase.removeprefix("heading level ")) for place, phrase in enumerate(said) if phrase.startswith("heading level ")]
    assert levels in (wanted, [*wanted, last])  # the level of the last one may not be said yet
    assert {"banner", "main content"} <= set(said)
    assert [place for place, phrase in enumerate(said) if phrase in ("link", "push button") and not said[place - 1]] == []
