"""What only shows when all pages are seen together."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache
from html import unescape
from typing import NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

from calculator.data.toml import read
from calculator.rules.facts import figures
from calculator.rules.loader import every_source, sources
from content import ROOT
from content.checks import moved, page_checks, unsafe
from content.checks.kinds import KINDS
from content.facts import sheet
from content.memory import memory
from content.problem import DATA, Problem
from content.source_text import SourceText
from content.today import today
from content.wording import terms

HREF = re.compile(r'<a\b[^>]*?\bhref="([^"]*)"')
SRC = re.compile(r'\bsrc="([^"]*)"')
DATA_FILES = ROOT / DATA
ENGINE = ROOT / "calculator"
LISTED = ("cases/", "faq/", "guide/", "symptoms/")
"""Folders whose overview editors write by hand; that of the causes makes itself."""
CAUSES = DATA_FILES / "causes.toml"


class RenderedPage(NamedTuple):
    """A page as written, and as MkDocs read it: its address, its HTML and its rendered title."""

    text: SourceText
    url: str
    html: str
    title: str
    in_nav: bool
    omitted: bool = False
    """Whether it is told to be missing from the menu, which says enough."""


def problems(pages: list[RenderedPage]) -> Iterator[Problem]:
    """Yield what is wrong between *pages* and with the data that they should use."""
    yield from doubled_titles(pages)
    yield from unlinked(pages)
    yield from unlisted(pages)
    yield from unsafe_html(pages)
    yield from unused_sources(pages)
    yield from causes_without_page({page.text.uri for page in pages})
    yield from moved.problems({page.text.uri for page in pages})
    yield from sheet.problems()
    yield from memory().get(lambda: list(terms.problems_elsewhere()), "terms elsewhere")


def doubled_titles(pages: Iterable[RenderedPage]) -> Iterator[Problem]:
    """Yield each title that an earlier page has already."""
    first: dict[str, str] = {}
    for page in pages:
        if not page.title:  # its front matter cannot be read, which is told already
            continue
        if other := first.get(page.title):
            line = page.text.line_of_key("title")
            yield page.text.problem(line, f"제목 ‘{page.title}’이 docs/{other}와 같아요. 다르게 지어 주세요.")
        first.setdefault(page.title, page.text.uri)


def unlinked(pages: list[RenderedPage]) -> Iterator[Problem]:
    """Yield each page that no other page and no menu leads to."""
    linked = {target for page in pages for target in _targets(page.url, page.html) if target != f"/{page.url}"}
    for page in pages:
        if not page.in_nav and not page.omitted and page.url and f"/{page.url}" not in linked:
            yield page.text.problem(1, "이 페이지로 가는 링크가 어디에도 없어요. 다른 페이지에서 이어 주세요.")


def unlisted(pages: list[RenderedPage]) -> Iterator[Problem]:
    """Yield each page that the overview of its folder does not lead to."""
    by_uri = {page.text.uri: page for page in pages}
    for page in pages:
        overview = by_uri.get(f"{page.text.uri.rpartition('/')[0]}/index.md")
        if overview and overview is not page and not page.omitted and page.text.uri.startswith(LISTED) and f"/{page.url}" not in _targets(overview.url, overview.html):
            message = f"docs/{overview.text.uri}의 목록에 없어요. ‘- [{page.title}]({page.text.uri.rpartition('/')[2]})’을 한 줄 적거나 `make fix`를 해 주세요."
            yield page.text.problem(1, message, "목록에 없음")._replace(notice=KINDS["목록에 없음"].notice)


def unsafe_html(pages: Iterable[RenderedPage]) -> Iterator[Problem]:
    """Yield what the policy forbids in the HTML of a page though its text did not show it: a macro made it."""
    for page in pages:
        told = {found.kind for found in page_checks.problems(page.text)} if (faults := _unsafe(page.html)) else set()
        yield from (page.text.problem(page.text.first_line, fault.message, fault.kind) for fault in faults if fault.kind not in told)


def unused_sources(pages: Iterable[RenderedPage]) -> Iterator[Problem]:
    """Yield each source that neither the data nor a page rests on, or whose day of reading is missing or still to come."""
    quoted = " ".join(page.text.text for page in pages)
    words = set(re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*", quoted))
    for key, source in sources().items():
        if source.read is None:
            yield Problem.of_data("sources.toml", f"[{key}]", f"출처 ‘{key}’에 읽은 날이 없어요. read = 2026-11-26처럼 적어 주세요.")
        elif source.read > today():
            yield Problem.of_data("sources.toml", f"[{key}]", f"출처 ‘{key}’의 읽은 날 {source.read}이 아직 오지 않았어요. 오늘까지의 날을 적어 주세요.")
        if source.date > today().isoformat():
            yield Problem.of_data("sources.toml", f"[{key}]", f"출처 ‘{key}’의 날짜 {source.date}이 아직 오지 않았어요. 글이 나온 날을 적어 주세요.")
    for key in sorted(every_source().keys() - _quoted_in_data() - words):
        yield Problem.of_data("sources.toml", f"[{key}]", f"출처 ‘{key}’를 쓰는 곳이 없어요. 쓰거나 지워 주세요.")


def unused_figures(pages: Iterable[RenderedPage]) -> list[str]:
    """Return the figures that neither a page quotes nor the engine calculates with."""
    quoted = " ".join([page.text.text for page in pages] + [path.read_text("utf-8") for path in ENGINE.rglob("*.py")])
    used = set(re.findall(r'figure(?:\.|\(")([a-z0-9-]+)', quoted))
    return sorted(figures().keys() - used)


def causes_without_page(uris: set[str]) -> Iterator[Problem]:
    """Yield each cause that the engine can name and no page explains."""
    for key in [cause["id"] for cause in read("causes.toml")["cause"]] if CAUSES.is_file() else ():
        if f"causes/{key}.md" not in uris:
            remedy = f"`make new KIND=cause NAME={key}`로 만들어 주세요."
            yield Problem.of_data("causes.toml", f'id = "{key}"', f"원인 ‘{key}’의 페이지 docs/causes/{key}.md가 없어요. {remedy}")


def review_due(page: SourceText) -> date | None:
    """Return the day by which *page* should be reviewed again, None where its front matter does not say."""
    reviewed, days = page.readable_meta.get("last_reviewed"), page.readable_meta.get("review_in")
    return reviewed + timedelta(days=days) if isinstance(reviewed, date) and isinstance(days, int) else None


def shown_or_linked(page: RenderedPage) -> frozenset[str]:
    """Return what of the site *page* shows or links to."""
    return _targets(page.url, page.html) | _inside(page.url, SRC.findall(page.html))


@lru_cache(maxsize=512)  # a preview asks again at each save, and most pages are as they were
def _targets(url: str, html: str) -> frozenset[str]:
    """Return the pages of the site to which the page at *url* links."""
    return _inside(url, HREF.findall(html))


def _inside(url: str, found: Iterable[str]) -> frozenset[str]:
    addresses = (urlsplit(urljoin(f"http://site/{url}", unescape(each))) for each in found)
    return frozenset(unquote(address.path) for address in addresses if address.netloc == "site")


@lru_cache(maxsize=512)  # as above
def _unsafe(html: str) -> tuple[unsafe.LineFault, ...]:
    return tuple(unsafe.faults(html))


def _quoted_in_data() -> set[str]:
    files = (path for path in DATA_FILES.glob("*.toml") if path.name != "sources.toml")
    return {word for path in files for word in re.findall(r'"([^"\n]+)"', path.read_text("utf-8"))}
