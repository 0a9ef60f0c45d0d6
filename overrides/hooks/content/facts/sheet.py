"""Every number, rule, day and telephone of the site on one sheet: the rows of docs/facts.md, for whoever checks us."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from calculator.data import toml
from calculator.rules import loader
from calculator.rules.edition import Confidence, Source
from calculator.rules.facts import contacts, figures
from calculator.text.language import cached
from content import DOCS
from content.facts import forms, quotable
from content.facts.quotable import Fact
from content.problem import Problem, line_of
from content.source_text import pages_below

NAMES = DOCS / "_includes/fact_names.toml"
SHEET = "facts.md"
MONTH = re.compile(r"\.\d{4}-\d\d(?=\.|$)")
QUOTED = re.compile(r"""\b(?:fact|plain|publisher)\(\s*["']([^"']+)["']""")
CONTACT = re.compile(r"""\bcontact(?:_card)?\(\s*["']([^"']+)["']""")
DRAWN = re.compile(r"""\b(?:calendar|payments|status)\((?:\s*["'](\d+)["'])?""")
COUNTED = "judging_2025.toml"


class SheetRow(NamedTuple):
    """One line of the sheet; *pages* are those below docs/ that quote it, *source* is None where the value is our own."""

    name: str
    value: str
    source: Source | None
    confidence: Confidence
    pages: tuple[str, ...] = ()


def rules(key: str) -> list[SheetRow]:
    """Return the rules of the edition *key*; what holds for several months alike stands once."""
    names = _names()["rule"]
    grouped: dict[tuple[str, str, Source, Confidence], list[Fact]] = defaultdict(list)
    for fact in quotable.facts().values():
        if fact.key.startswith(f"{key}.") and not _short(fact.key):
            name = MONTH.sub("", fact.key.removeprefix(f"{key}."))
            grouped[name, forms.text(fact), fact.source, fact.confidence].append(fact)
    return [SheetRow(_name(names, name, of), value, source, confidence, _pages(of))
            for (name, value, source, confidence), of in grouped.items()]


def figures_rows() -> list[SheetRow]:
    """Return the published figures, days and phrases, in the order of their file."""
    names = _names()["figure"]
    return [SheetRow(names.get(key, key), forms.text(fact), fact.source, fact.confidence, _pages([fact]))
            for key in figures() for fact in [quotable.fact(f"figure.{key}")]]


def contact_rows() -> list[SheetRow]:
    """Return telephones and hours; what is not published stays away."""
    pages = _by_page()
    found = []
    for name, contact in contacts().items():
        used = tuple(sorted({page for key, of in pages.items() if key.startswith(f"contact.{name}") for page in of}))
        found.append(SheetRow(contact.name, contact.phone or contact.url, contact.source, contact.confidence, used))
        for hours in (contact.hours, contact.always):
            if hours:
                found.append(SheetRow(contact.name, hours, contact.source, contact.hours_confidence, used))
    return found


def counted() -> list[SheetRow]:
    """Return what counted as spending, by kind of shop and payment."""
    words, known = _names()["counts"], loader.every_source()
    return [SheetRow(kind["name"], words[kind["counts"]], known.get(kind["source"]), kind["confidence"])
            for kind in toml.read(COUNTED)["kind"]]


def advice() -> dict[str, Any]:
    """Return the numbers that are our own advice."""
    return toml.read("diagnosis.toml")


def problems() -> Iterator[Problem]:
    """Yield each value without a name on the sheet, and each name without a value."""
    named = _names()["figure"]
    for key in sorted(figures().keys() ^ named.keys()):
        line = line_of(NAMES.read_text("utf-8"), lambda line, key=key: line.startswith(f"{key} "))  # type: ignore[misc]
        fault = "이 값은 figures.toml에 없어요. 이 줄을 지워 주세요." if key in named else "값의 이름이 없어요. [figure]에 한 줄 적어 주세요."
        yield Problem(f"_includes/{NAMES.name}", line, f"‘{key}’: {fault}")


def _names() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = tomllib.loads(NAMES.read_text("utf-8"))
    return found


def _short(key: str) -> bool:
    """Whether *key* is the short way to what each month has under a longer key."""
    return any(other.startswith(f"{key}.") and MONTH.search(other) for other in quotable.facts())


def _name(names: dict[str, str], name: str, of: list[Fact]) -> str:
    months = [int(match[0][6:]) for fact in of if (match := MONTH.search(fact.key))]
    text = names.get(name, name)
    return f"{text}, {'·'.join(map(str, months))}월" if months else text


def _pages(of: Iterable[Fact]) -> tuple[str, ...]:
    used = _by_page()
    keys = {key for fact in of for key in (fact.key, MONTH.sub("", fact.key))}
    return tuple(sorted({page for key in keys for page in used.get(key, ())}))


@cached
def _by_page() -> dict[str, set[str]]:
    """Return which pages quote each key, by a macro of its own or in the calendar, the drawing and the state of things."""
    found: dict[str, set[str]] = defaultdict(set)
    for page in pages_below(DOCS):
        uri, text = page.uri, page.text
        if uri in (SHEET, "editors.md"):
            continue
        for key in QUOTED.findall(text):
            found[key].add(uri)
        for name in CONTACT.findall(text):
            found[f"contact.{name}"].add(uri)
        for name in DRAWN.findall(text):
            of = name or loader.current().id
            for key in quotable.facts():
                if key.startswith(f"{of}.round.") or ("calendar(" in text and key.startswith(f"{of}.cap.")):
                    found[key].add(uri)
    return found
