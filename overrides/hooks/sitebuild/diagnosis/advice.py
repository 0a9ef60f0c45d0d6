"""What a cause's page says, section by section: a sentence stays at home there."""

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import Any
from xml.etree.ElementTree import Element

from content.languages import below, language_of
from content.memory import cached_by_page
from content.problem import Problem
from content.source_text import SourceText, linked
from content.words import words

from calculator.rules.loader import every_source
from sitebuild.diagnosis.markdown import CONTACT, attribute, elements, text

SHOWN = ("checks", "actions", "papers", "wait", "unknown")
"""What a result shows as it stands, links included."""
NEEDED = ("signs", "checks", "calls", "papers")
QUOTED = re.compile(r"“([^”]+)”")

type AdviceTable = dict[str, Any]


@cached_by_page
def read_cause(page: SourceText) -> AdviceTable:
    """Return what *page* says; actions also by the address of every other section that lists steps."""
    by_id = sections(elements(page))
    by_name = {text(blocks[0]): blocks[1:] for blocks in by_id.values() if blocks}
    blocks = {key: by_name.get(name, []) for key, name in headings(page).items()}
    own = {attribute(found[0], "id"): _items(found[1:]) for found in by_id.values() if found and found[0].tag == "h2"}
    title = next(iter(by_id.values()))
    return {
        "title": text(title[0]),
        "summary": _paragraphs(title[1:]),
        "signs": _items(blocks["signs"]),
        "checks": _items(blocks["checks"]),
        "actions": {"": _items(blocks["actions"]), **{which: steps for which, steps in own.items() if steps}},
        "calls": calls(blocks["calls"]),
        "papers": _items(blocks["papers"]),
        "wait": _paragraphs(blocks["wait"]),
        "unknown": _items(blocks["unknown"]),
        "links": _links(page.uri, [*title[1:], *(block for key in SHOWN for block in blocks[key])]),
        "page": page.uri.removesuffix(".md") + "/",
        "sources": [which for which in page.meta.get("sources") or [] if which in every_source()],
    }


def read_end(uri: str, title: str, blocks: list[Element]) -> AdviceTable:
    """Return what an end without a cause says: paragraphs, steps in order, whom to call, and the page that it links to, if any."""
    links = _links(uri, blocks)
    page = next(iter(_links(uri, (block for block in blocks if block.tag == "p")).values()), "")
    return {
        "title": title,
        "summary": _paragraphs(takewhile(lambda block: block.tag == "p", blocks)),
        "actions": {"": _items(block for block in blocks if block.tag == "ol")},
        "calls": calls(block for block in blocks if block.tag == "ul"),
        **{key: [] for key in ("signs", "checks", "papers", "wait", "unknown", "sources")},
        "links": links,
        "page": page.partition("#")[0],
    }


def _links(uri: str, blocks: Iterable[Element]) -> dict[str, str]:
    """Return the addresses of the pages that steps and paragraphs link to, from the language's front page, by the words of the link."""
    found = {}
    for block in blocks:
        for link in block.iter("a"):
            path, _, section = attribute(link, "href").partition("#")
            if path.endswith(".md"):
                page = linked(below(uri), path).removesuffix(".md").removesuffix("index")
                found[text(link)] = page.rstrip("/") + "/" + (f"#{section}" if section else "")
    return found


def calls(blocks: Iterable[Element]) -> list[dict[str, str]]:
    """Return whom the lists of *blocks* name: the id of a contact or a name, the words in quotes, and the rest."""
    return [_call(item) for block in blocks if block.tag in ("ul", "ol") for item in block]


def problems(page: SourceText, advice: AdviceTable) -> Iterator[Problem]:
    """Yield the sections that the cause's *page* lacks, since the result would have a hole there."""
    for key in NEEDED:
        if not advice[key]:
            yield page.problem(1, f"{heading(page, key)} 아래에 진단 결과에 쓸 글이 없어요. 제목을 그대로 두고 목록이나 글을 적어 주세요.")


def heading(page: SourceText, key: str) -> str:
    """Return how *page* heads what is kept under *key*."""
    return f"‘## {headings(page)[key]}’"


def headings(page: SourceText) -> dict[str, str]:
    """Return how a cause's page in the language of *page* heads what a result takes from it."""
    found: dict[str, str] = words(language_of(page.uri))["cause"]
    return found


def sections(blocks: list[Element]) -> dict[str, list[Element]]:
    """Return the blocks of each section, its heading first, by the heading's address."""
    found: dict[str, list[Element]] = {}
    for block in blocks:
        if block.tag in ("h1", "h2"):
            current = found.setdefault(attribute(block, "id"), [])
        if found:
            current.append(block)
    return found


def _items(blocks: Iterable[Element]) -> list[str]:
    return [text(item) for block in blocks if block.tag in ("ul", "ol") for item in block]


def _paragraphs(blocks: Iterable[Element]) -> list[str]:
    return [text(block) for block in blocks if block.tag == "p"]


def _call(item: Element) -> dict[str, str]:
    whole = text(item)
    links = [attribute(link, "href") for link in item.iter("a")]
    contact = next((href.removeprefix(CONTACT) for href in links if href.startswith(CONTACT)), "")
    quoted = QUOTED.search(whole)
    name, _, rest = whole.partition(quoted[0]) if quoted else (text(item[0]) if len(item) else whole, "", "")
    if not quoted:
        rest = whole.removeprefix(name)
    return {"contact": contact, "name": "" if contact else name.strip(), "words": quoted[1] if quoted else "", "note": rest.strip()}
