"""All causes on one page, as the English pages have them: a second heading is a cause, a bold line a part of it."""

from content.source_text import SourceText

from sitebuild.diagnosis.advice import PARTS, Advice, calls
from sitebuild.diagnosis.markdown import attribute, elements, text

LISTS = ("signs", "checks", "papers", "unknown")


def read_collected(page: SourceText) -> dict[str, Advice]:
    """Return what *page* says of each cause by its id; a third heading with an id holds steps of its own."""
    found: dict[str, Advice] = {}
    for block in elements(page):
        if block.tag == "h2":
            id = attribute(block, "id")
            current = found[id] = _empty(page, id, text(block))
            part, section = "summary", ""
        elif not found:
            continue
        elif block.tag == "h3":
            part, section = "actions", attribute(block, "id")
        elif block.tag == "p" and text(block) in PARTS:
            part, section = PARTS[text(block)], ""
        elif part == "actions":
            current["actions"].setdefault(section, []).extend(text(item) for item in block)
        elif part == "calls":
            current["calls"] += calls([block])
        elif part in LISTS:
            current[part] += [text(item) for item in block]
        else:
            current[part] += [text(block)] if block.tag == "p" else [text(item) for item in block]
    return found


def _empty(page: SourceText, id: str, title: str) -> Advice:
    lists: Advice = {key: [] for key in ("summary", *LISTS, "calls", "wait", "sources")}
    return {"title": title, "page": f"{page.uri.removesuffix('index.md')}#{id}", "actions": {"": []}, **lists}
