"""On which line of a TOML file a value stands; the parser of the standard library does not say."""

import re
from collections import Counter

from content.data.validation import KeyPath

_HEADER = re.compile(r"\s*(\[\[?)\s*([^\]]+?)\s*\]")
_KEY = re.compile(r'\s*(?:"([^"]*)"|([\w-]+))\s*=')


def line_of(text: str, path: KeyPath) -> int:
    """Return the line of *path* in *text*, or of the nearest table around it; 1 where there is none."""
    known = _lines(text)
    return next((known[path[:end]] for end in range(len(path), 0, -1) if path[:end] in known), 1)


def _lines(text: str) -> dict[KeyPath, int]:
    """Return the line of each table and each key by its path; what stands inside a value has none of its own."""
    found: dict[KeyPath, int] = {}
    tables = Counter[KeyPath]()
    here: KeyPath = ()
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(line):
            names = tuple(name.strip().strip('"') for name in header[2].split("."))
            here = _table(names, tables, new=header[1] == "[[")
            found.setdefault(here, number)
        elif key := _KEY.match(line):
            found.setdefault((*here, key[1] or key[2]), number)
    return found


def _table(names: tuple[str, ...], tables: Counter[KeyPath], *, new: bool) -> KeyPath:
    """Return the path of the table *names*, with the number of each list of tables on the way to it."""
    here: KeyPath = ()
    for name in names[:-1]:
        here = (*here, name)
        here = (*here, tables[here] - 1) if here in tables else here
    here = (*here, names[-1])
    if new:
        tables[here] += 1
    return (*here, tables[here] - 1) if here in tables else here
