"""The editors' files beside pages and data: the menu, the glossary, and the lists below docs/_includes.

    python -m content.checks.files      # says in Korean why the settings cannot be read, before MkDocs does in English
"""

import sys
from collections.abc import Collection, Iterator
from fnmatch import fnmatch

import yaml

from calculator.data.toml import DataError
from content import DOCS, ROOT
from content.data import opened
from content.facts.quotable import nearest
from content.languages import OTHERS, folder
from content.problem import Problem
from content.wording import terms

INCLUDES = "docs/_includes"
MENU = "mkdocs.yml"
GLOSSARY = "glossary.yml"
LISTS = ("words.toml", "terms.toml", "moved.toml", "fact_names.toml", *(f"{folder(language)}words.toml" for language in OTHERS))


def problems() -> list[Problem]:
    """Return what keeps the glossary and the lists from being read."""
    found = [*_glossary()]
    for name in LISTS:
        path = ROOT / INCLUDES / name
        if path.is_file():
            found += opened.toml_file(name, path.read_bytes(), INCLUDES).wrong
        elif "/" not in name:
            found.append(Problem(name, 1, "이 파일이 없어요. 지웠다면 되돌려 주세요.", INCLUDES))
    if not found:
        try:
            terms.lists()
        except DataError as error:
            name, _, message = str(error).partition(": ")
            found.append(Problem(name, _line_of_term(message), message, INCLUDES))
    return found


def menu() -> tuple[bool, list[Problem]]:
    """Return whether the settings can be read, and what is wrong with how they are written."""
    node, found = opened.yaml_file(MENU, (ROOT / MENU).read_bytes(), "")
    return node is not None, found


def menu_line() -> int:
    """Return the line on which the menu begins."""
    lines = (ROOT / MENU).read_text("utf-8", "replace").splitlines()
    return next((number for number, line in enumerate(lines, 1) if line.startswith("nav:")), 1)


def missing_in_menu(uris: Collection[str]) -> Iterator[Problem]:
    """Yield each page that the menu names although it is not among *uris*, with its line."""
    node, _ = opened.yaml_file(MENU, (ROOT / MENU).read_bytes(), "")
    for value in _pages(_value(node, "nav")):
        if value.value not in uris:
            pages = [uri for uri in uris if fnmatch(uri, "*.md")]
            yield Problem(MENU, value.start_mark.line + 1, f"메뉴(nav)의 ‘{value.value}’ 페이지가 없어요. {nearest(value.value, pages)}", "")


def _pages(node: yaml.Node | None) -> Iterator[yaml.ScalarNode]:
    """Yield each page below the menu *node*."""
    if isinstance(node, yaml.ScalarNode):
        if node.value.endswith(".md"):
            yield node
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _pages(item)
    elif isinstance(node, yaml.MappingNode):
        for _, inside in node.value:
            yield from _pages(inside)


def _value(node: yaml.Node | None, key: str) -> yaml.Node | None:
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return next((value for name, value in pairs if name.value == key), None)


def _glossary() -> Iterator[Problem]:
    node, wrong = opened.yaml_file(GLOSSARY, (DOCS / "_includes" / GLOSSARY).read_bytes(), INCLUDES)
    yield from wrong
    if node is None:
        return
    if not isinstance(node, yaml.MappingNode):
        yield Problem(GLOSSARY, 1, "한 줄에 하나씩 ‘낱말: 뜻’으로 적어 주세요.", INCLUDES)
        return
    seen: set[str] = set()
    for word, meaning in node.value:
        line = word.start_mark.line + 1
        if not isinstance(word, yaml.ScalarNode) or not isinstance(meaning, yaml.ScalarNode) or not meaning.value.strip():
            yield Problem(GLOSSARY, line, "‘낱말: 뜻’ 한 줄로 적어 주세요. 앞에 빈칸이 없어야 하고, 뜻이 비어 있으면 안 돼요.", INCLUDES)
        elif word.value in seen:
            yield Problem(GLOSSARY, line, f"‘{word.value}’의 뜻이 두 번 있어요. 하나를 지워 주세요.", INCLUDES)
        seen.add(str(word.value))


def _line_of_term(message: str) -> int:
    """Return the line of the entry of terms.toml that *message* names in ‘ ’."""
    about = message.partition("‘")[2].partition("’")[0]
    lines = terms.FILE.read_text("utf-8").splitlines()
    return next((number for number, line in enumerate(lines, 1) if about and f'"{about}"' in line), 1)


if __name__ == "__main__":
    readable, found = menu()
    print(*found, sep="\n", end="\n" if found else "", file=sys.stderr)
    sys.exit(not readable)
