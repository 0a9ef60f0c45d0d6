"""The questions of the page: a heading is a question, a list item with a link an answer, a bold one a field.

They stand between ``<div id="diagnosis-questions" markdown>`` and its end.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from content.memory import cached_by_page
from content.source_text import SourceText
from content.words import words

from calculator.diagnosis.flow import UNKNOWN as DONT_KNOW
from calculator.text.language import LANGUAGES
from sitebuild.diagnosis.markdown import attribute, elements, text

GIVEN = "given"
"""The id of the answer that leads on from fields that were filled in."""
CAUSES = "../causes/"
CONTAINER = "diagnosis-questions"
HEADING = re.compile(r"^##\s+\S")
ITEM = re.compile(r"^[-*]\s")


@dataclass
class WrittenAnswer:
    """One answer with the *href* of its link; *id* is "" where nothing tells it, and *denies* names the causes it rules out."""

    id: str
    text: str
    href: str
    line: int
    denies: tuple[str, ...] = ()

    @property
    def unknown(self) -> bool:
        """Return whether this is the answer of a person who does not know."""
        return any(self.text == words(language)["dont_know"] for language in LANGUAGES)

    @property
    def question(self) -> str:
        """Return the id of the question or end that it leads to, "" where it leads to another page."""
        return self.href[1:] if self.href.startswith("#") else ""

    @property
    def cause(self) -> str:
        """Return the id of the cause that it leads to, "" where it leads to none."""
        path = self.href.partition("#")[0]
        return path.removeprefix(CAUSES).removesuffix(".md") if path.startswith(CAUSES) else ""

    @property
    def section(self) -> str:
        """Return the section of the cause's page that it names, "" for the usual one."""
        return self.href.partition("#")[2] if self.cause else ""


@dataclass
class WrittenField:
    """Something to type in."""

    id: str
    label: str
    hint: str
    line: int


@dataclass
class WrittenQuestion:
    """One question, or one end without a cause, as the editors wrote it on *line*."""

    id: str
    title: str
    line: int
    is_end: bool = False
    assumed: str = ""
    why: list[str] = field(default_factory=list)
    answers: list[WrittenAnswer] = field(default_factory=list)
    fields: list[WrittenField] = field(default_factory=list)
    blocks: list[Element] = field(default_factory=list)


@cached_by_page
def read_questions(page: SourceText) -> list[WrittenQuestion]:
    """Return the questions and ends of *page* in its order, each with its line."""
    found: list[WrittenQuestion] = []
    lines = _lines(page)
    for block in elements(page, inside=CONTAINER):
        if block.tag == "h2":
            line, items = next(lines)
            found.append(WrittenQuestion(attribute(block, "id"), text(block), line, "end" in attribute(block, "class").split(),
                               attribute(block, "data-assume")))
        elif found and found[-1].is_end:
            found[-1].blocks.append(block)
        elif found and block.tag == "p":
            found[-1].why.append(text(block))
        elif found:
            for item in block:
                _add(found[-1], item, next(items, found[-1].line))
    return found


def _add(question: WrittenQuestion, item: Element, line: int) -> None:
    link, strong = item.find(".//a"), item.find(".//strong[@data-field]")
    if strong is not None:
        hint = text(item).removeprefix(text(strong)).strip()
        question.fields.append(WrittenField(attribute(strong, "data-field"), text(strong), hint, line))
    elif link is not None:
        answer = WrittenAnswer("", text(link), attribute(link, "href"), line, tuple(attribute(link, "data-denies").split()))
        answer.id = attribute(link, "data-answer") or _name(question, answer)
        question.answers.append(answer)
    else:
        question.answers.append(WrittenAnswer("", text(item), "", line))


def _name(question: WrittenQuestion, answer: WrittenAnswer) -> str:
    """Return the name of an answer that was given none: that of its goal, where it has no meaning of its own."""
    if answer.unknown:
        return DONT_KNOW
    return GIVEN if question.fields else answer.question or answer.cause


def _lines(page: SourceText) -> Iterator[tuple[int, Iterator[int]]]:
    """Yield the line of each second heading of *page*, with the lines of the list items below it."""
    items: list[int] = []
    headings: list[tuple[int, list[int]]] = []
    inside = False
    for number, line in enumerate(page.body.splitlines(), page.first_line):
        inside = (inside or f'id="{CONTAINER}"' in line) and line != "</div>"
        if not inside:
            continue
        if HEADING.match(line):
            items = []
            headings.append((number, items))
        elif ITEM.match(line):
            items.append(number)
    return ((number, iter(found)) for number, found in headings)
