"""Who comes by the address of a page that was merged or renamed arrives at what stands in its place."""

import json
import re
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from content.checks.moved import Move, moves
from playwright.sync_api import Page

from tests.site.moved import LEADS_ON
from tests.site.server import Site

MOVES = list(moves().values())


def address(uri: str) -> str:
    """Return the address below the site of the page *uri* below docs/."""
    return uri.removesuffix(".md").removesuffix("index").rstrip("/") + "/"


def target(move: Move) -> str:
    """Return where *move* should lead, below the site."""
    return address(move.page) + move.target.removeprefix(move.page)


def test_there_are_old_addresses() -> None:
    """Control: the tests below have something to follow."""
    assert "guide/errors.md" in moves()


@pytest.mark.parametrize("move", MOVES, ids=lambda move: move.old)
def test_old_address_leads_on_without_a_script(built: Path, move: Move) -> None:
    """The redirect, the link for whom it does not work, and what search engines are told, all name the same page."""
    html = (built / address(move.old) / "index.html").read_text("utf-8")
    (refreshed,) = re.findall(r'<meta http-equiv="refresh" content="0; url=([^"]+)">', html)
    (link,) = re.findall(r'<a href="([^"]+)">', html)
    (canonical,) = re.findall(r'<link rel="canonical" href="([^"]+)">', html)
    there = unquote(urljoin(f"https://host/below/{address(move.old)}", unescape(refreshed)))
    assert there == f"https://host/below/{target(move)}"
    assert link == refreshed
    assert unquote(urlsplit(canonical).path).endswith(f"/{address(move.page)}")
    arrived = (built / address(move.page) / "index.html").read_text("utf-8")
    assert LEADS_ON not in arrived
    _, _, anchor = move.target.partition("#")
    assert not anchor or f'id="{anchor}"' in arrived
    assert '<meta name="robots" content="noindex">' in html
    assert "<script" not in html


def test_browser_arrives(page: Page, site: Site) -> None:
    """At the root of a host and below a path, under the page's own policy."""
    for move in MOVES:
        page.goto(site.url + address(move.old))
        page.wait_for_url(site.url + target(move))
        assert page.locator("h1").inner_text() != "이 페이지는 옮겨졌어요", move.old


@pytest.mark.parametrize("name", ["sitemap.xml", "feed.xml", "llms.txt", "search/search_index.json"])
def test_nobody_is_sent_to_an_old_address(built: Path, name: str) -> None:
    """Neither search engines nor the site's own search know it any more."""
    text = (built / name).read_text("utf-8")
    if name.endswith(".json"):
        text = " ".join(doc["location"] for doc in json.loads(text)["docs"])
    assert address(MOVES[0].page) in text
    assert [move.old for move in MOVES if address(move.old) in text] == []
