"""JSON-LD for search engines, made only of what the page shows."""

import json
import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from typing import Any

from content.languages import folder
from content.previews.entry import Entry

ARTICLES = ("guide", "cause", "case", "myth")


def json_ld(site: Entry, page: Entry, crumbs: Iterable[tuple[str, str]], html: str) -> str:
    """Return the text of the page's JSON-LD element; *site* is the home page, *crumbs* the way from it."""
    publisher = {"@type": "Organization", "name": site.title, "url": site.url}
    graph: list[dict[str, Any]] = [_page(site, page, publisher, html)]
    if page.kind == "home":
        graph.append({"@type": "WebSite", "name": site.title, "url": site.url, "inLanguage": page.language, "publisher": publisher})
    else:
        graph.append(_breadcrumbs([(site.title, site.url), *crumbs, (page.title, page.url)]))
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False)
    return text.replace("<", "\\u003c")


def questions(html: str) -> Iterator[tuple[str, str]]:
    """Yield each heading that asks, with the text that follows it up to the next heading."""
    sections = _Sections()
    sections.feed(html)
    sections.close()
    for heading, text in sections.found:
        if heading.endswith("?") and text:
            yield heading, text


def _page(site: Entry, page: Entry, publisher: dict[str, Any], html: str) -> dict[str, Any]:
    asked = list(questions(html)) if page.kind == "faq" else []
    kind = "FAQPage" if asked else "Article" if page.kind in ARTICLES else "WebPage"
    about: dict[str, Any] = {
        "@type": kind,
        "@id": page.url,
        "url": page.url,
        "headline" if kind == "Article" else "name": page.title,
        "description": page.description,
        "dateModified": page.modified.isoformat(),
        "inLanguage": page.language,
        "image": site.url.removesuffix(folder(page.language)) + page.card,
        "publisher": publisher,
    }
    if kind == "Article":
        about["author"] = publisher
        about["mainEntityOfPage"] = page.url
    if asked:
        about["mainEntity"] = [
            {"@type": "Question", "name": question, "acceptedAnswer": {"@type": "Answer", "text": answer}}
            for question, answer in asked
        ]
    return about


def _breadcrumbs(way: list[tuple[str, str]]) -> dict[str, Any]:
    items = [
        {"@type": "ListItem", "position": position, "name": name, "item": url}
        for position, (name, url) in enumerate(way, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


class _Sections(HTMLParser):
    """Cuts a page's HTML into headings and the plain text below each."""

    HEADINGS = ("h1", "h2", "h3")
    BLOCKS = ("p", "li", "tr", "td", "th", "br", "div", "dt", "dd", *HEADINGS)

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self._heading = self._text = ""
        self._in_heading = self._in_permalink = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self.HEADINGS:
            self._finish()
            self._in_heading = True
        self._in_permalink = tag == "a" and ("class", "headerlink") in attrs
        if tag in self.BLOCKS:
            self._text += " "

    def handle_endtag(self, tag: str) -> None:
        if tag in self.HEADINGS:
            self._in_heading = False
        self._in_permalink = False
        if tag in self.BLOCKS:
            self._text += " "

    def handle_data(self, data: str) -> None:
        if self._in_permalink:
            return
        if self._in_heading:
            self._heading += data
        else:
            self._text += data

    def close(self) -> None:
        super().close()
        self._finish()

    def _finish(self) -> None:
        self.found.append((_one_line(self._heading), _one_line(self._text)))
        self._heading = self._text = ""


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
