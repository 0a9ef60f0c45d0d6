"""The Content-Security-Policy of each page, worked out from its finished HTML.

It stands first in the head, so that it also binds a host that sends no headers. A worker
made from a blob: inherits it.
"""

import base64
import hashlib
import re
from html.parser import HTMLParser
from pathlib import Path

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
        raise ValueError("a page without <head> cannot hold a policy")
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
    found = _InlineScripts()
    found.feed(page)
    found.close()
    digests = (hashlib.sha256(script.encode()).digest() for script in found.scripts)
    return list(dict.fromkeys(f"'sha256-{base64.b64encode(item).decode()}'" for item in digests))


class _InlineScripts(HTMLParser):
    """Collects the text of each script element that has no src and is not data."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.scripts: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        kind = (attributes.get("type") or "").lower()
        if tag == "script" and "src" not in attributes and not kind.endswith("json"):
            self._inside = True
            self.scripts.append("")

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.scripts[-1] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self._inside = False
