"""What the search knows besides the text of the pages: words, official numbers and symptoms."""

import json
import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from build_errors import BuildError
from content.languages import KOREAN, folder
from content.words import words as own_words

from calculator.rules.facts import Contact
from calculator.text.language import Language

MARK = re.compile(r"<[^>]*>")
BLANKS = re.compile(r"[ -]+")
CONTACTS_PAGE = "guide/contacts/"
SYMPTOMS = "symptoms/"
TABLES = ("start", "meaning", "elsewhere", "said", "denied", "month", "contact", "call", "others")
NAMES = ("words", "skip", "percent", *TABLES)
Index = dict[str, Any]


class SearchError(BuildError):
    """The search of the site cannot be made; the message says what to do."""


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What the search takes from a page's front matter."""

    url: str
    title: str = ""
    description: str = ""
    kind: str = ""
    keywords: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchWords:
    """The editors' words: `synonyms` by the word that readers type, headings to `skip`, and what pages of a kind, or one page, weigh in percent.

    Of sentences: what each calls for by the name of what it can `start`, what asks for the `meaning` of a word, what is dealt with `elsewhere`, what tells amounts apart that are `said`, how a month is `denied`, and each `month`.
    By language: what people call each `contact`, the words of a `call`, and the synonyms of the `others`.
    """

    synonyms: dict[str, list[str]]
    skip: frozenset[str]
    percent: dict[str, int] = field(default_factory=dict)
    start: dict[str, dict[str, Any]] = field(default_factory=dict)
    meaning: dict[str, list[str]] = field(default_factory=dict)
    elsewhere: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    said: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    denied: dict[str, list[str]] = field(default_factory=dict)
    month: dict[str, dict[str, Any]] = field(default_factory=dict)
    contact: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    call: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    others: dict[str, dict[str, list[str]]] = field(default_factory=dict)


def read_words(path: Path) -> SearchWords:
    """Return the words of *path*; raise `SearchError` with what is wrong in it."""
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise SearchError(f"{path.name}: 읽을 수 없는 곳이 있어요({error}). 따옴표와 쉼표를 확인해 주세요.") from error
    words, skip, percent = data.get("words", {}), data.get("skip", []), data.get("percent", {})
    tables = (words, *(data.get(name, {}) for name in ("meaning", "denied")), *(each for name in ("others", "elsewhere") for each in data.get(name, {}).values()))
    for word, others in (pair for each in tables for pair in each.items()):
        if not isinstance(others, list) or not all(isinstance(other, str) and other for other in others):
            raise SearchError(f'{path.name}: "{word}" 오른쪽에는 ["말", "말"]처럼 적어 주세요.')
    for kind, weight in percent.items():
        if type(weight) is not int or not 1 <= weight <= 100:
            raise SearchError(f"{path.name}: {kind}의 값은 1에서 100 사이의 숫자로 적어 주세요. 지금 값: {weight}.")
    if unknown := sorted(data.keys() - set(NAMES)):
        raise SearchError(f"{path.name}: 모르는 이름 {unknown[0]}이 있어요. {', '.join(NAMES)}만 써 주세요.")
    return SearchWords(words, frozenset(skip), percent, **{name: data.get(name, {}) for name in TABLES})


def completed(index: Index, pages: list[SearchPage], contacts: dict[str, Contact], words: SearchWords) -> Index:
    """Return Material's *index* with keywords, questions that people ask, synonyms, contacts and symptoms, without headings to skip."""
    by_url = {page.url: page for page in pages}
    docs = [dict(doc) for doc in index["docs"] if doc["title"] not in words.skip]
    for doc in docs:
        if page := by_url.get(doc["location"]):
            doc |= {name: list(said) for name, said in (("keywords", page.keywords), ("asked", page.asked)) if said}
            if percent := words.percent.get(page.url) or words.percent.get(page.kind):
                doc["boost"] = percent / 100
    ours = {"synonyms": words.synonyms, **answers(docs, contacts, pages, KOREAN, words)}
    return {"config": index["config"] | ours, "docs": docs}


def answers(docs: list[Index], contacts: dict[str, Contact], pages: list[SearchPage], language: Language, words: SearchWords) -> Index:
    """Return what is answered before the pages of *language*: its contacts, and its symptoms where nothing fits."""
    symptoms = folder(language) + SYMPTOMS
    if unknown := sorted(words.contact.keys() - contacts.keys()):
        raise SearchError(f"words.toml: contact의 ‘{unknown[0]}’은 calculator/data/contacts.toml에 없는 이름이에요.")
    called = {name: {"called": said[language]} if language in (said := words.contact.get(name, {})) else {} for name in contacts}
    return {
        **({"calls": words.call[language]} if language in words.call else {}),
        "contacts": [_contact(contact, docs, language) | called[name] for name, contact in contacts.items()],
        "symptoms": [
            {"location": page.url, "title": page.title, "text": page.description}
            for page in pages
            if page.url.startswith(symptoms) and page.url != symptoms
        ],
    }


def _contact(contact: Contact, docs: list[Index], language: Language) -> dict[str, Any]:
    """Return the answer for *contact*: it leads to the section of the contacts page that names it."""
    page = folder(language) + CONTACTS_PAGE
    for doc in docs:
        if doc["location"].startswith(page) and contact.name in doc["text"]:
            return {
                "name": contact.name,
                "phone": contact.phone,
                "page": page,
                "section": doc["location"],
                "title": f"{contact.name} {contact.phone}".strip(),
                "heading": own_words(language)["search"]["asks"],
                "text": " · ".join(filter(None, (_hours(contact, language), ", ".join(contact.asks)))),
            }
    raise SearchError(f"{page}에 ‘{contact.name}’이 없어요. 그 페이지에 contact_card를 넣어 주세요.")


def _hours(contact: Contact, language: Language) -> str:
    return contact.hours and contact.hours + ("" if contact.hours_confidence == "high" else own_words(language)["search"]["unsure"])


def dumped(index: Index) -> str:
    """Return *index* as JSON in UTF-8, without escapes, spaces, marks of HTML, and anchors that titles give."""
    return json.dumps(index | {"docs": [_short(doc) for doc in index["docs"]]}, ensure_ascii=False, separators=(",", ":"))


def _short(doc: Index) -> Index:
    page, mark, anchor = doc["location"].partition("#")
    location = page + mark if mark and anchor == anchor_of(doc["title"]) else doc["location"]
    return doc | {"location": location, "text": " ".join(MARK.sub(" ", doc["text"]).split())}


def anchor_of(title: str) -> str:
    """Return the anchor that a section of *title* has unless another is written, as the browser's `anchorOf` does."""
    kept = "".join(letter for letter in title.lower() if letter.isalnum() or letter in "_ -")
    return BLANKS.sub("-", kept.strip())
