"""The editors' files beside pages and data: the menu, the glossary, and the lists below docs/_includes.

    python -m content.checks.files      # says in Korean why the settings cannot be read, before MkDocs does in English
"""

import sys
from collections.abc import Collection, Iterator
from difflib import get_close_matches
from fnmatch import fnmatch

import yaml

from calculator.data.toml import DataError
from calculator.text.korean import attach_particles
from content import DOCS, HOOKS, ROOT, THEME, words
from content.checks import own_words
from content.data import opened
from content.facts.quotable import nearest
from content.languages import OTHERS, folder
from content.problem import Problem, line_of
from content.wording import terms

INCLUDES = "docs/_includes"
MENU = "mkdocs.yml"
GLOSSARY = "glossary.yml"
LONGEST = 150
"""Letters of a meaning."""
HOOK_FILES = tuple(sorted(path.relative_to(ROOT).as_posix() for path in HOOKS.glob("*_hook.py")))
PLUGINS = ("search",)
LISTS = ("words.toml", "terms.toml", "moved.toml", "fact_names.toml", *(f"{folder(language)}words.toml" for language in OTHERS))


def problems() -> list[Problem]:
    """Return what keeps the glossary and the lists from being read."""
    found: list[Problem] = []
    for name in (GLOSSARY, *LISTS):
        path = ROOT / INCLUDES / name
        if not path.is_file():
            found += [Problem(name, 1, "이 파일이 없어요. 지웠다면 되돌려 주세요.", INCLUDES)] if "/" not in name else []
        elif name == GLOSSARY:
            found += _glossary()
        else:
            found += opened.toml_file(name, path.read_bytes(), INCLUDES).wrong
    if not found:
        words.refresh()
        found += own_words.problems()
        try:
            terms.lists()
        except DataError as error:
            name, _, message = str(error).partition(": ")
            found.append(Problem(name, _line_of_term(message), message, INCLUDES))
    return found


def menu() -> tuple[bool, list[Problem]]:
    """Return whether the settings can be read, and what is wrong with how they are written."""
    node, found = opened.yaml_file(MENU, (ROOT / MENU).read_bytes(), "")
    wrong = list(_settings(node)) if isinstance(node, yaml.MappingNode) else []
    return node is not None and not wrong, [*found, *wrong]


def _settings(node: yaml.MappingNode) -> Iterator[Problem]:
    """Yield what of the settings is there twice or not at all, without which MkDocs builds another site than this one."""
    seen: set[str] = set()
    for key, _ in node.value:
        if key.value in seen:
            yield Problem(MENU, key.start_mark.line + 1, f"‘{key.value}:’가 이 파일에 두 번 있어서 앞의 것이 사라져요. 하나로 합쳐 주세요.", "")
        seen.add(key.value)
    yield from _assets(node)
    for key, wanted in (("hooks", HOOK_FILES), ("plugins", PLUGINS)):
        listed = _value(node, key)
        line = listed.start_mark.line + 1 if listed else 1
        items = {each.value[0][0].value if isinstance(each, yaml.MappingNode) else each.value: each.start_mark.line + 1 for each in (listed.value if isinstance(listed, yaml.SequenceNode) else ())}
        typed = {name: at for name, at in items.items() if key == "hooks" and not (ROOT / name).is_file()}
        for name, at in typed.items():
            yield Problem(MENU, at, f"{key}의 ‘{name}’ 파일이 없어요. {nearest(name, wanted)}", "")
        for name in wanted if not typed else ():
            if name not in items and not (key == "plugins" and get_close_matches(name, items)):  # MkDocs tells a misspelt plugin
                yield Problem(MENU, line, attach_particles(f"{key}에 ‘{name}’이(가) 빠졌어요. 지웠다면 되돌려 주세요."), "")


def _assets(node: yaml.MappingNode) -> Iterator[Problem]:
    """Yield each style or script that is named and is not there; one from another host is refused by the policy of the site."""
    for key in ("extra_css", "extra_javascript"):
        listed = _value(node, key)
        for item in listed.value if isinstance(listed, yaml.SequenceNode) else ():
            name = str(item.value)
            if isinstance(item, yaml.ScalarNode) and not any((folder / name).is_file() for folder in (DOCS, THEME)):
                there = [path.relative_to(THEME).as_posix() for path in (THEME / "assets").rglob("*.css" if key == "extra_css" else "*.js")]
                yield Problem(MENU, item.start_mark.line + 1, attach_particles(f"{key}의 ‘{name}’이(가) overrides/theme에 없어요. {nearest(name, there)}"), "")


def mistyped(uris: Collection[str]) -> set[str]:
    """Return which of *uris* the menu seems to mean by names that there are not, which are told."""
    node, _ = opened.yaml_file(MENU, (ROOT / MENU).read_bytes(), "")
    names = {value.value for value in _pages(_value(node, "nav"))} - set(uris)
    return {uri for name in names for uri in get_close_matches(name, [each for each in uris if each.endswith(".md")], n=1)}


def missing_in_menu(uris: Collection[str]) -> Iterator[Problem]:
    """Yield each page that the menu names twice, or although it is not among *uris*, with its line."""
    node, _ = opened.yaml_file(MENU, (ROOT / MENU).read_bytes(), "")
    lines: dict[str, int] = {}
    for value in _pages(_value(node, "nav")):
        if value.value in lines:
            yield Problem(MENU, value.start_mark.line + 1, f"‘{value.value}’ 페이지가 메뉴의 {lines[value.value]}번째 줄에도 있어요. 한 곳에만 두고 한 줄을 지워 주세요.", "")
        lines.setdefault(value.value, value.start_mark.line + 1)
        if value.value not in uris:
            pages = [uri for uri in uris if fnmatch(uri, "*.md")]
            if value.value.endswith("index.md"):  # which there is in each folder
                advice = "첫 페이지는 이름을 바꾸거나 지우지 않아요. 되돌려 주세요."
            elif get_close_matches(value.value, pages):
                advice = nearest(value.value, pages)
            else:
                advice = "지우거나 옮긴 페이지라면 이 줄을 지우고 docs/_includes/moved.toml에 새 주소를 적어 주세요."
            yield Problem(MENU, value.start_mark.line + 1, f"메뉴(nav)의 ‘{value.value}’ 페이지가 없어요. {advice}", "")


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
        elif "<" in meaning.value or len(meaning.value) > LONGEST:
            yield Problem(GLOSSARY, line, f"‘{word.value}’의 뜻은 꺾쇠 없이 {LONGEST}자 안으로 적어 주세요. 누르면 뜨는 작은 상자에 나와요.", INCLUDES)
        elif word.value in seen:
            yield Problem(GLOSSARY, line, f"‘{word.value}’의 뜻이 두 번 있어요. 하나를 지워 주세요.", INCLUDES)
        seen.add(str(word.value))


def _line_of_term(message: str) -> int:
    """Return the line of the entry of terms.toml that *message* names in ‘ ’."""
    about = message.partition("‘")[2].partition("’")[0]
    return line_of(terms.FILE.read_text("utf-8"), lambda line: bool(about) and f'"{about}"' in line)


if __name__ == "__main__":
    readable, found = menu()
    print(*found, sep="\n", end="\n" if found else "", file=sys.stderr)
    sys.exit(not readable)
