"""The Content-Security-Policy of each page, worked out from its finished HTML.

It stands first in the head, so that it also binds a host that sends no headers. A worker
made from a blob: inherits it.
"""

import base64
import hashlib
import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from build_errors import BuildError

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
HEAD = re.compile(r"<head(\s[^>]*)?>", re.IGNORECASE)


def protect(folder: Path, *, preview: bool = False) -> None:
    """Write its policy into every HTML file below *folder*."""
    for path in sorted(folder.rglob("*.html")):
        path.write_text(protected(path.read_text("utf-8"), preview=preview), "utf-8")


def protected(page: str, *, preview: bool = False) -> str:
    """Return *page* with its policy first in the head."""
    element = f'<meta http-equiv="Content-Security-Policy" content="{policy(page, preview=preview)}">'
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
    scripts = (found["script"] for found in TAG.finditer(page) if found["head"] and _is_inline(found["head"]))
    digests = (hashlib.sha256(script.encode()).digest() for script in scripts)
    return list(dict.fromkeys(f"'sha256-{base64.b64encode(item).decode()}'" for item in digests))


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
