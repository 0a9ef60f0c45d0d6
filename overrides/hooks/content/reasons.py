"""The list and the menu of the causes, by the `group` and `place` that the front matter of the Korean pages gives them."""

from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

from calculator.text.language import Language
from content import DOCS
from content.languages import KOREAN, OTHERS, folder
from content.source_text import SourceText
from content.words import words

FOLDER = "causes/"
INDEX = f"{FOLDER}index.md"
LAST = 1_000
"""The place of a cause that names none."""


class Reason(NamedTuple):
    """A cause in a list: its page below docs/, in Korean where its language has none."""

    id: str
    title: str
    uri: str
    translated: bool


def grouped(language: Language) -> dict[str, list[Reason]]:
    """Return the causes by the name of their group, in the order of both."""
    names = words(language)["groups"]
    found: dict[str, list[tuple[int, Reason]]] = {group: [] for group in names}
    for path in sorted((DOCS / FOLDER).glob("*.md")):
        korean = SourceText.read(FOLDER + path.name, path)
        group, place = korean.readable_meta.get("group"), korean.readable_meta.get("place")
        if group in found:
            found[group].append((place if isinstance(place, int) else LAST, _reason(korean, language)))
    return {names[group]: [reason for _, reason in sorted(reasons)] for group, reasons in found.items() if reasons}


def listed(language: Language) -> str:
    """Return the Markdown of the list on the index page of *language*; each entry has the id of its cause."""
    home = "../" * folder(language).count("/") + "../"
    blocks: list[str] = []
    for name, reasons in grouped(language).items():
        blocks += [f"## {name}", "\n".join(_entry(reason, language, home) for reason in reasons)]
    return "\n\n".join(blocks)


def untranslated(uris: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield where a cause of *uris* would stand in each other language that has none: its page, and its entry in the index there.

    Results and old links name it all the same.
    """
    for language in OTHERS:
        index = folder(language) + INDEX
        for uri in sorted(uris) if index in uris else ():
            if uri.startswith(FOLDER) and uri != INDEX and (own := folder(language) + uri) not in uris:
                yield own, f"{index}#{uri.removeprefix(FOLDER).removesuffix('.md')}"


def with_reasons(nav: Any) -> Any:
    """Return *nav* of mkdocs.yml with the causes below each section that holds the index of a language and nothing else."""
    if isinstance(nav, dict):
        return {name: with_reasons(inside) for name, inside in nav.items()}
    if not isinstance(nav, list):
        return nav
    if len(nav) == 1 and isinstance(nav[0], str) and nav[0].endswith(INDEX):
        return nav + list(_sections(nav[0].removesuffix(INDEX).removesuffix("/") or KOREAN))
    return [with_reasons(item) for item in nav]


def _sections(language: Language) -> Iterator[dict[str, list[str]]]:
    for name, reasons in grouped(language).items():
        if own := [reason.uri for reason in reasons if reason.translated]:
            yield {name: own}


def _reason(korean: SourceText, language: Language) -> Reason:
    key = korean.uri.removeprefix(FOLDER).removesuffix(".md")
    uri = folder(language) + korean.uri
    translated = (DOCS / uri).is_file()
    page = SourceText.read(uri, DOCS / uri) if translated else korean
    return Reason(key, str(page.readable_meta.get("title", key)), page.uri, translated)


def _entry(reason: Reason, language: Language, home: str) -> str:
    if reason.translated:
        return f"- [{reason.title}]({reason.id}.md){{ #{reason.id} }}"
    return f"- [{reason.title}]({home}{reason.uri}){{ #{reason.id} lang={KOREAN} hreflang={KOREAN} }} ({words(language)['untranslated']})"
