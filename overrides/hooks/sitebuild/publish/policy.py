"""The Content-Security-Policy of each page: its inline scripts must be on the list of the theme's own, and nothing else may run.

It stands first in the head, so that it also binds a host that sends no headers. A worker
made from a blob: inherits it.
"""

import base64
import hashlib
import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache, partial
from html.parser import HTMLParser
from pathlib import Path

from build_errors import BuildError
from content.checks import unsafe
from content.memory import memory

DIRECTIVES = {
    "default-src": "'none'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'self'",
    "form-action": "'none'",
    "object-src": "'none'",
}
# The mark that main.html leaves on the pages that start Python.
TOOL_MARK = '<meta name="runtime"'
# `mkdocs serve` adds a script to each page when it sends it, too late to be hashed.
PREVIEW = ("'unsafe-inline'",)
# Comments, elements whose text is no HTML, and any other tag with its attributes: where a script begins, it is one.
INSIDE = r"""(?:[^>"']++|"[^"]*+"|'[^']*+')*+"""
TAG = re.compile(
    rf"<!--.*?-->|(?P<head><script\b{INSIDE}>)(?P<script>.*?)</script\b|<(?P<raw>style|title|textarea)\b{INSIDE}>.*?</(?P=raw)\b|<[a-z]{INSIDE}>",
    re.DOTALL | re.IGNORECASE,
)
# An inline script of a template that is the same on every page: nothing is filled in.
LITERAL = re.compile(r"<script>([^<{]+)</script>")
HEAD = re.compile(r"<head(\s[^>]*)?>", re.IGNORECASE)


def protect(folder: Path, listed: Collection[str]) -> None:
    """Write its policy into every HTML file below *folder*; raise `BuildError` that names every page with something it forbids."""
    wrong: list[str] = []
    for path in sorted(folder.rglob("*.html")):
        page = path.read_text("utf-8")
        where = path.relative_to(folder).as_posix()
        found, element = memory().get(partial(_judged, page, listed), "policy", page, sorted(listed), facts=False)
        wrong += [f"{where}: {message}" for message in found]
        path.write_text(_with(page, element), "utf-8")
    if wrong:
        raise BuildError("\n".join(wrong))


def theme_scripts(folder: Path, templates: Path, own: Iterable[str]) -> frozenset[str]:
    """Return the list: what the theme says on 404.html, which no editor writes, *own* scripts, and those that *templates* spell out."""
    spelled = [found for path in sorted(templates.rglob("*.html")) for found in LITERAL.findall(path.read_text("utf-8"))]
    return frozenset([*inline_hashes((folder / "404.html").read_text("utf-8")), *map(_source, [*own, *spelled])])


def forbidden(page: str, listed: Collection[str]) -> Iterator[str]:
    """Yield what stands in the finished *page* and may not: a script that is not *listed*, a handler, a style, a foreign source."""
    for script in inline_scripts(page):
        if _source(script) not in listed:
            yield f"테마의 것이 아닌 스크립트가 있어요. 글이나 매크로에서 지워 주세요: {' '.join(script.split())[:60]}"
    for found in unsafe.faults(page, theme=True):
        yield found.message


def protected(page: str, *, preview: bool = False) -> str:
    """Return *page* with its policy first in the head; what it may hold is another question, which `forbidden` answers."""
    return _with(page, _element(page, preview=preview))


def _judged(page: str, listed: Collection[str]) -> tuple[list[str], str]:
    return list(forbidden(page, listed)), _element(page)


def _element(page: str, *, preview: bool = False) -> str:
    return f'<meta http-equiv="Content-Security-Policy" content="{policy(page, preview=preview)}">'


def _with(page: str, element: str) -> str:
    result, found = HEAD.subn(lambda head: head[0] + element, page, count=1)
    if not found:
        raise BuildError("a page without <head> cannot hold a policy")
    return result


def policy(page: str, *, preview: bool = False) -> str:
    """Return the policy for *page*: its own inline scripts, and Python where it is started."""
    scripts = PREVIEW if preview else inline_hashes(page)
    tool = TOOL_MARK in page
    directives = DIRECTIVES | {
        "script-src": " ".join(["'self'", *scripts, *(["'wasm-unsafe-eval'"] if tool else [])]),
        # Material's search runs in a worker of its own file, Python in one made from a blob:.
        "worker-src": "'self' blob:" if tool else "'self'",
    }
    return "; ".join(f"{name} {value}" for name, value in directives.items())


def inline_hashes(page: str) -> list[str]:
    """Return the CSP sources of the scripts that *page* holds, each once, in order."""
    return list(dict.fromkeys(map(_source, inline_scripts(page))))


def inline_scripts(page: str) -> Iterator[str]:
    """Yield the text of each script of *page* that runs from there."""
    return (match["script"] for match in TAG.finditer(page) if match["head"] and _is_inline(match["head"]))


def integrity(content: bytes) -> str:
    """Return the hash of *content* as a browser reads it, in a policy and beside an address."""
    return f"sha256-{base64.b64encode(hashlib.sha256(content).digest()).decode()}"


def _source(script: str) -> str:
    return f"'{integrity(script.encode())}'"


@cache  # the same few on every page
def _is_inline(head: str) -> bool:
    """Return whether the script element that *head* opens runs what stands in it: it has no src and is not data."""
    found = _Attributes()
    found.feed(head)
    return "src" not in found.attributes and not (found.attributes.get("type") or "").lower().endswith("json")


class _Attributes(HTMLParser):
    """Keeps the attributes of the tag that it is fed."""

    def __init__(self) -> None:
        super().__init__()
        self.attributes: dict[str, str | None] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes = dict(attrs)
