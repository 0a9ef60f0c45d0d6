"""Difficult words, explained where a page first uses them.

Python-Markdown's own abbreviations need a blank after the word; Korean sets particles there.
"""

import re
from functools import cache
from xml.etree.ElementTree import Element

import yaml
from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from content import DOCS
from content.source_text import LOADER

FILE = DOCS / "_includes/glossary.yml"
SKIPPED = ("h1", "h2", "h3", "h4", "h5", "h6", "a", "abbr", "code", "pre")


class Glossary(Extension):  # type: ignore[misc]
    """Marks the words of the glossary file, which explains Korean to those who read it: not where it is *disabled*."""

    disabled = False

    def extendMarkdown(self, md: Markdown) -> None:
        """Run once the text is a tree, and before the headings get their ids."""
        if not self.disabled:
            md.treeprocessors.register(_Words(md, meanings()), "glossary", 6)


@cache
def meanings() -> dict[str, str]:
    """Return every word with its meaning."""
    found: dict[str, str] = yaml.load(FILE.read_text("utf-8"), LOADER)
    return found


def refresh() -> None:
    """Forget the meanings, so that a preview follows their file."""
    meanings.cache_clear()


class _Words(Treeprocessor):  # type: ignore[misc]
    def __init__(self, md: Markdown, words: dict[str, str]) -> None:
        super().__init__(md)
        self.words = words
        longest_first = sorted(words, key=len, reverse=True)
        self.pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})")
        self.seen: set[str] = set()

    def run(self, root: Element) -> None:
        """Mark the first use of each word on this page."""
        self.seen.clear()
        self._walk(root)

    def _walk(self, element: Element) -> None:
        self._mark(element, None)
        for child in list(element):
            if child.tag not in SKIPPED:
                self._walk(child)
            self._mark(element, child)

    def _mark(self, parent: Element, before: Element | None) -> None:
        """Mark new words in the text of *parent* that follows the child *before*, or opens it."""
        text = parent.text if before is None else before.tail
        if not text or isinstance(text, AtomicString):
            return
        found = next((each for each in self.pattern.finditer(text) if each[0] not in self.seen), None)
        if found is None:
            return
        self.seen.add(found[0])
        # Focusable, so that a tap or the tab key shows the meaning too.
        word = Element("abbr", {"title": self.words[found[0]], "tabindex": "0"})
        word.text, word.tail = AtomicString(found[0]), text[found.end() :]
        if before is None:
            parent.text = text[: found.start()]
            parent.insert(0, word)
        else:
            before.tail = text[: found.start()]
            parent.insert(list(parent).index(before) + 1, word)
        self._mark(parent, word)
