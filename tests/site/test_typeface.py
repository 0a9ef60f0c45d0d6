"""The typeface: all that the pages show, nothing about what a reader types, and its licence kept."""

import io
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from playwright.sync_api import Page, expect
from sitebuild.assets import typeface
from sitebuild.assets.styles import NOT_SHOWN
from sitebuild.runtime import runtime
from sitebuild.theme.line_breaks import WORD_JOINER

from tests.site.server import Site
from tests.site.waiting import DRAWN


class Text(HTMLParser):
    """Collects the characters that a page shows."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.hidden = False
        self.shown: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden = tag in ("script", "style")
        self.shown.update(*(value or "" for name, value in attrs if name in ("placeholder", "value", "title")))

    def handle_endtag(self, tag: str) -> None:
        self.hidden = False

    def handle_data(self, data: str) -> None:
        self.shown.update("" if self.hidden else data)


@pytest.fixture(scope="module")
def font(built: Path) -> TTFont:
    """Return the one typeface of the site."""
    (path,) = built.glob("assets/fonts/*")
    return TTFont(path)


def test_whatever_the_pages_show_is_in_it(built: Path, font: TTFont) -> None:
    """Every character of every page that Pretendard has."""
    there, whole = font.getBestCmap(), TTFont(typeface.SOURCE).getBestCmap()
    missing = {}
    for path in built.rglob("*.html"):
        shown = {ord(char) for char in Text(path.read_text("utf-8")).shown - {WORD_JOINER}}  # which has no shape
        if lost := (shown & whole.keys()) - there.keys():
            missing[path] = "".join(map(chr, lost))
    assert missing == {}
    assert {ord(char) for char in "0123456789원가힣"} & there.keys() >= {ord(char) for char in "0123456789원"}


def test_what_the_engine_says_is_in_it(font: TTFont) -> None:
    """Its sentences stand in no page before it has answered."""
    there, whole = font.getBestCmap(), TTFont(typeface.SOURCE).getBestCmap()
    for path in (runtime.ROOT / "calculator/data").rglob("*.toml"):
        if path.name in NOT_SHOWN:
            continue
        shown = {ord(char) for char in path.read_text("utf-8")}
        assert (shown & whole.keys()) - there.keys() == set(), path


def test_licence_goes_along_and_the_reserved_name_does_not(font: TTFont) -> None:
    """As the SIL Open Font License asks of a changed font."""
    names = {record.nameID: record.toUnicode() for record in font["name"].names}
    assert "Pretendard" not in " ".join(names[number] for number in (1, 4, 6))
    assert "Copyright" in names[0]
    assert "scripts.sil.org/OFL" in names[14]


def test_blanks_that_do_not_break_are_characters_too() -> None:
    """What controls a line or stands in the markup is none."""
    assert set("\u00a0 가&") <= set(typeface.characters(["<p>가&nbsp;&amp;\n\u200b</p>"]))
    assert not set("\n\u200b") & set(typeface.characters(["가\n\u200b"]))


def test_made_again_it_is_the_same_byte_for_byte() -> None:
    """And another for another text."""
    made = typeface.subset("0원가")
    assert typeface.subset("0원가") == made
    assert typeface.subset("0원가나") != made
    assert TTFont(io.BytesIO(made)).getBestCmap().keys() == {ord(char) for char in "0원가"}


def test_it_is_not_made_again_for_the_same_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The cache answers, and its address changes with its content alone."""
    first = typeface.ensure("0원가", tmp_path)
    monkeypatch.setattr(typeface, "subset", pytest.fail)
    assert typeface.ensure("0원가", tmp_path) == first


def test_text_is_there_before_it(page: Page, root_site: Site) -> None:
    """While the file hangs, the page shows its words and can be used."""
    root_site.held.add(".woff2")
    page.goto(f"{root_site.url}guide/formula/", wait_until="commit")
    expect(page.locator("h1")).to_be_visible()
    assert page.evaluate("[...document.fonts].map((face) => face.display)") == ["swap"]


def test_nothing_is_fetched_for_what_is_typed(page: Page, root_site: Site) -> None:
    """Characters that the site itself never shows, regular and bold, cause no request."""
    page.goto(f"{root_site.url}guide/formula/")
    page.wait_for_load_state("networkidle")
    assert any(path.endswith(".woff2") for path in root_site.requests), "the typeface is in use"
    root_site.requests.clear()
    page.locator("h1").evaluate("(place) => { place.append('뷁쀓쫢'); place.parentElement.append('뷁쀓쫢'); }")
    page.evaluate(DRAWN)
    page.evaluate("async () => { await document.fonts.ready; }")
    assert root_site.requests == []


def test_rule_names_one_file_for_all_characters() -> None:
    """No slices by characters, and both weights in the file."""
    rule = typeface.face("assets/fonts/a.woff2")
    assert "unicode-range" not in rule
    assert re.search(r"font-weight: 400 700;.*font-display: swap", rule)
