"""Files for machines that read the whole site: RSS, robots.txt and llms.txt."""

from datetime import UTC, datetime, time
from email.utils import format_datetime
from xml.etree import ElementTree

from content.languages import KOREAN, OTHERS
from content.previews.entry import Entry
from content.today import KOREA
from content.words import words

MOST_ITEMS = 50
GROUPS = {
    "tool": "도구", "guide": "안내", "cause": "원인별", "faq": "자주 묻는 질문",
    "case": "사례", "myth": "잘못 알려진 것", "page": "이 사이트",
}  # fmt: skip


def rss(site: Entry, pages: list[Entry]) -> bytes:
    """Return the feed of the pages changed last, the newest first."""
    root = ElementTree.Element("rss", version="2.0")
    channel = ElementTree.SubElement(root, "channel")
    latest = sorted((page for page in pages if page.language == KOREAN), key=lambda page: (page.modified, page.url), reverse=True)
    about = {"title": site.title, "link": site.url, "description": site.description, "language": "ko"}
    _fill(channel, about | {"lastBuildDate": _moment(latest[0])})
    for page in latest[:MOST_ITEMS]:
        item = ElementTree.SubElement(channel, "item")
        facts = {"title": page.title, "link": page.url, "guid": page.url, "description": page.description}
        _fill(item, facts | {"pubDate": _moment(page)})
    ElementTree.indent(root)
    text: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def robots(site: Entry) -> str:
    """Return robots.txt: everything may be read."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {site.url}sitemap.xml\n"


def llms(site: Entry, pages: list[Entry]) -> str:
    """Return llms.txt: every page by kind, with its description."""
    lines = [f"# {site.title}", "", f"> {site.description}"]
    for kind, heading in GROUPS.items():
        if group := [page for page in pages if page.kind == kind and page.language == KOREAN]:
            lines += ["", f"## {heading}", ""]
            lines += map(_line, group)
    for language in OTHERS:
        if group := [page for page in pages if page.language == language]:
            lines += ["", f"## {words(language)['name']}", "", *map(_line, group)]
    return "\n".join(lines) + "\n"


def _line(page: Entry) -> str:
    return f"- [{page.title}]({page.url}): {page.description}"


def _fill(parent: ElementTree.Element, texts: dict[str, str]) -> None:
    for name, text in texts.items():
        ElementTree.SubElement(parent, name).text = text


def _moment(page: Entry) -> str:
    """Return midnight in Korea of the day on which *page* was reviewed, as RSS writes it."""
    return format_datetime(datetime.combine(page.modified, time(), KOREA).astimezone(UTC), usegmt=True)
