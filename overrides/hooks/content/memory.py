"""What earlier builds made, found again by a digest of all that it was made from.

Nothing is kept before a build has begun: a test, a check or the edit page computes everything itself.
"""

import hashlib
import logging
import os
import pickle
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cache, wraps
from pathlib import Path
from typing import Any

from content import CACHE, ROOT
from content.source_text import SourceText
from content.today import today

FILE = CACHE / "memory"
CODE = ("calculator/**/*.py", "overrides/hooks/**/*.py", "overrides/hooks/**/*.toml", "requirements/site.txt", "package-lock.json", "pyproject.toml")
"""What a process reads once; a preview goes on with what it read."""
THEME = ("overrides/theme/**/*", "mkdocs.yml")
FACTS = ("calculator/data/**/*.toml", "docs/_includes/**/*")
ENVIRONMENT = ("SITE_URL", "SERVICE_WORKER", "EDIT_URL", "RUNTIME")


class Memory:
    """Keeps values by key; each lies there as bytes, so that no two builds share what one of them may change."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._stored = _read(file)
        self._used: dict[bytes, bytes] = {}
        self._before: dict[bytes, bytes] = {}
        self._lasting = self._facts = b""

    def begin(self, docs: Path) -> None:
        """Take up what was made with the code, theme, data and names of the pages below *docs* as they are now.

        Not where MkDocs is told to be quiet: nobody would hear what a page has to say, now or the next time.
        """
        if logging.getLogger("mkdocs").isEnabledFor(logging.INFO):
            names = sorted((path.relative_to(docs).as_posix(), path.stat().st_size if path.suffix != ".md" else 0) for path in docs.rglob("*"))
            self._lasting = _digest(_code(), _digest_of(THEME), names, [os.environ.get(name) for name in ENVIRONMENT])
            self._facts = _digest_of(FACTS) + today().isoformat().encode()
            self._used = {}

    def end(self) -> None:
        """Write what this build made or used, and the one before in this process, since a preview often goes back; forget the rest."""
        recent = self._before | self._used
        if self._lasting and recent != self._stored:
            self._stored = recent
            packed = pickle.dumps(self._stored)
            self._file.parent.mkdir(parents=True, exist_ok=True)
            scratch = self._file.with_suffix(f".{os.getpid()}")
            scratch.write_bytes(hashlib.sha256(packed).digest() + packed)
            scratch.replace(self._file)
        self._lasting, self._before = b"", self._used

    def find(self, *key: object, facts: bool = True) -> Any:
        """Return what is kept under *key*, None where nothing is; with *facts*, only if data and snippets are the same."""
        if not self._lasting:
            return None
        name = self._name(key, facts)
        pickled = self._used.get(name) or self._stored.get(name)
        if pickled is None:
            return None
        self._used[name] = pickled
        return pickle.loads(pickled)

    def keep(self, value: object, *key: object, facts: bool = True) -> None:
        """Keep *value*, which must not be None, under *key*."""
        if self._lasting:
            self._used[self._name(key, facts)] = pickle.dumps(value)

    def get[T](self, make: Callable[[], T], *key: object, facts: bool = True) -> T:
        """Return what is kept under *key*, made and kept if absent."""
        value: T | None = self.find(*key, facts=facts)
        if value is None:
            value = make()
            self.keep(value, *key, facts=facts)
        return value

    def _name(self, key: tuple[object, ...], facts: bool) -> bytes:
        return _digest(self._lasting, self._facts if facts else b"", key)


@cache
def memory() -> Memory:
    """Return the memory of this process."""
    return Memory(FILE)


def cached_by_page[T](function: Callable[[SourceText], T]) -> Callable[[SourceText], T]:
    """Have what *function* makes of a page kept; it must rest on nothing but the page and the data."""

    @wraps(function)
    def call(page: SourceText) -> T:
        return memory().get(lambda: function(page), function.__module__, function.__qualname__, page.uri, page.text)

    return call


@contextmanager
def captured_log() -> Iterator[list[tuple[str, int, str]]]:
    """Give the list to which everything is added that MkDocs and its hooks say meanwhile: who, weight and words."""
    records: list[tuple[str, int, str]] = []
    handler, own_thread = logging.Handler(), threading.get_ident()
    handler.addFilter(lambda record: record.thread == own_thread)  # a preview answers browsers meanwhile
    handler.emit = lambda record: records.append((record.name, record.levelno, record.getMessage()))  # type: ignore[method-assign]
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    try:
        yield records
    finally:
        logger.removeHandler(handler)


def _read(file: Path) -> dict[bytes, bytes]:
    """Return what *file* holds; nothing where it is not whole."""
    with suppress(OSError):
        content = file.read_bytes()
        if hashlib.sha256(content[32:]).digest() == content[:32]:
            values: dict[bytes, bytes] = pickle.loads(content[32:])
            return values
    return {}


@cache
def _code() -> bytes:
    return _digest(sys.version, sys.prefix, _digest_of(CODE))


def _digest_of(patterns: Iterable[str]) -> bytes:
    digest = hashlib.sha256()
    for path in (path for pattern in patterns for path in sorted(ROOT.glob(pattern)) if path.is_file()):
        digest.update(f"{path}\0{path.stat().st_size}\0".encode() + path.read_bytes())
    return digest.digest()


def _digest(*parts: object) -> bytes:
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).digest()
