"""Every page of the built site tells search engines and previews who it is."""

import json
import re
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import pytest
from sitebuild.theme.line_breaks import WORD_JOINER

from tests.site import moved

ATTRIBUTE = r'<{tag}\b[^>]*\b{name}="{value}"[^>]*\b(?:content|href)="([^"]*)"'


def pages(built: Path) -> dict[str, str]:
    """Return the HTML of every page but 404.html, by its path."""
    found = {path.relative_to(built).as_posix(): path.read_text("utf-8") for path in moved.pages(built)}
    assert len(found) > 20
    return found


def only(html: str, tag: str, name: str, value: str) -> str:
    """Return what the one such element says."""
    found = re.findall(ATTRIBUTE.format(tag=tag, name=name, value=value), html)
    assert len(found) == 1, (value, found)
    return str(found[0])


def test_one_top_heading(built: Path) -> None:
    for path, html in pages(built).items():
        assert len(re.findall(r"<h1\b", html)) == 1, path


def test_titles_and_descriptions_are_there_and_differ(built: Path) -> None:
    found = pages(built)
    titles = Counter(re.findall(r"<title>([^<]+)</title>", html)[0] for html in found.values())
    descriptions = Counter(only(html, "meta", "name", "description") for html in found.values())
    for counted in (titles, descriptions):
        assert [text for text, times in counted.items() if times > 1 or not text] == []


def test_canonical_address_is_the_pages_own(built: Path) -> None:
    for path, html in pages(built).items():
        canonical = only(html, "link", "rel", "canonical")
        assert canonical.endswith("/" + path.removesuffix("index.html")), path
        assert only(html, "meta", "property", "og:url") == canonical, path


def test_preview_has_a_card_that_exists(built: Path) -> None:
    for path, html in pages(built).items():
        picture = only(html, "meta", "property", "og:image")
        card = built / "assets/cards" / picture.rpartition("/")[2]
        assert card.read_bytes().startswith(b"\x89PNG"), path
        assert card.stat().st_size < 100_000, path
        assert only(html, "meta", "property", "og:description") == only(html, "meta", "name", "description"), path


def test_json_ld_says_what_the_page_shows(built: Path) -> None:
    kinds: Counter[str] = Counter()
    for path, html in pages(built).items():
        (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
        page, *others = json.loads(text)["@graph"]
        kinds.update(part["@type"] for part in (page, *others))
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", page["dateModified"]), path
        assert page["url"] == only(html, "link", "rel", "canonical"), path
        visible = re.sub(rf"[\s{WORD_JOINER}]+", "", re.sub(r"<[^>]+>", "", html.partition("<body")[2]))
        for entry in page.get("mainEntity", ()):
            assert re.sub(r"[\s<>&]|\\u003c", "", entry["name"]) in visible, (path, entry["name"])
            assert entry["acceptedAnswer"]["text"], path
    assert kinds["FAQPage"] >= 1
    assert kinds["WebSite"] == 1
    assert kinds["BreadcrumbList"] == len(pages(built)) - 1
    assert kinds["Article"] > 20


def test_sitemap_dates_pages_by_their_review(built: Path) -> None:
    root = ElementTree.parse(built / "sitemap.xml").getroot()
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    dated = {url.findtext("s:loc", "", space): url.findtext("s:lastmod", "", space) for url in root}
    listed = [html for html in pages(built).values() if 'content="noindex"' not in html]
    assert len(dated) == len(listed) > 100
    for html in listed:
        reviewed = re.findall(r'"dateModified": "([^"]+)"', html)[0]
        assert dated[only(html, "link", "rel", "canonical")] == reviewed


@pytest.mark.parametrize("name", ["feed.xml", "llms.txt", "robots.txt"])
def test_files_for_machines_name_addresses_of_the_site(built: Path, name: str) -> None:
    home = only((built / "index.html").read_text("utf-8"), "link", "rel", "canonical")
    addresses = re.findall(r"https?://[^\s<)\]]+", (built / name).read_text("utf-8"))
    assert addresses
    assert [address for address in addresses if not address.startswith(home)] == []


def test_korean_headings_have_readable_addresses(built: Path) -> None:
    ids = [found for html in pages(built).values() for found in re.findall(r'<h2 id="([^"]+)"', html)]
    assert len(ids) > 50
    assert [found for found in ids if re.fullmatch(r"_?\d*", found)] == []


def test_no_inline_style(built: Path) -> None:
    """The policy would refuse it in silence."""
    for path, html in pages(built).items():
        assert not re.search(r"<[^>]+\sstyle=", html.partition("<article")[2].partition("</article")[0]), path
