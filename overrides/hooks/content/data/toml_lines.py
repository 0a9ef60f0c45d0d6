"""On which line of a TOML file a value stands; the parser of the standard library does not say."""

import re
from collections import Counter

from content.data.validation import KeyPath

_HEADER = re.compile(r"\s*(\[\[?)\s*([^\]]+?)\s*\]")
_KEY = re.compile(r'\s*(?:"([^"]*)"|([\w-]+))\s*=')


def line_of(text: str, path: KeyPath) -> int:
    """Return the line of *path* in *text*, or of the nearest table around it; 1 where there is none."""
    lines = _lines(text)
    return next((lines[path[:end]] for end in range(len(path), 0, -1) if path[:end] in lines), 1)


def _lines(text: str) -> dict[KeyPath, int]:
    """Return the line of each table and each key by its path; what stands inside a value has none of its own."""
    found: dict[KeyPath, int] = {}
    tables = Counter[KeyPath]()
    table: KeyPath = ()
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(line):
            names = tuple(name.strip().strip('"') for name in header[2].split("."))
            table = _table(names, tables, new=header[1] == "[[")
            found.setdefault(table, number)
        elif key := _KEY.match(line):
            found.setdefault((*table, key[1] or key[2]), number)
    return found


def _table(names: tuple[str, ...], tables: Counter[KeyPath], *, new: bool) -> KeyPath:
    """Return the path of the table *names*, with the number of each list of tables on the way to it."""
    table: KeyPath = ()
    for name in names[:-1]:
        table = (*table, name)
        table = (*table, tables[table] - 1) if table in tables else table
    table = (*table, names[-1])
    if new:
        tables[table] += 1
    return (*table, tables[table] - 1) if table in tables else table
