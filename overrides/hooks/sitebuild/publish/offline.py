"""Tells the service worker what belongs to this version of the site."""

import hashlib
import json
import re
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from sitebuild.publish.policy import integrity
from sitebuild.runtime import core

SCRIPT = "service-worker.js"
# How a page or a style sheet names a file.
ADDRESS = re.compile(r'''(?:\s(?:href|src|content)=|url\()["']?([^"'<>()]+)''')
# An address whose content never changes: a digest in the name, or behind it.
FIXED = re.compile(r"[-./][0-9a-f]{8,}[./]|\?v=[0-9a-f]{8,}$")
SITE = "http://site/"
MARK = '<meta name="offline"'
"""What main.html leaves on the pages that are kept."""


def write(folder: Path, *, off: bool) -> None:
    """Put what `SCRIPT` in the finished site below *folder* has to know before it, or that it shall clear up."""
    script = folder / SCRIPT
    build = {"off": True} if off else _version(folder)
    script.write_text(f"const BUILD = {json.dumps(build)};\n{script.read_text('utf-8')}", "utf-8")


def _version(folder: Path) -> dict[str, object]:
    """Return what the tools need without a line, the digests of its bytes by address, and one name for its present state."""
    pages = [path for path in sorted(folder.rglob("index.html")) if MARK in path.read_text("utf-8")]
    pages.insert(0, folder / "index.html")
    files = {address for page in pages for address in _fixed(folder, page)}
    styles = [folder / urlsplit(address).path for address in files if urlsplit(address).path.endswith(".css")]
    files |= {address for style in styles for address in _fixed(folder, style)}
    # The whole WebAssembly is for what no tool is known to do: nobody's room and line are taken for it beforehand.
    runtime = (path for path in (folder / "assets/runtime").rglob("*") if path.name != core.WHOLE)
    files |= {_address(folder, path) for path in runtime if FIXED.search(_address(folder, path))}
    scripts = {path for tool in (folder / "assets/javascripts").glob("*/worker.js") for path in tool.parent.rglob("*.js")}
    files |= {_address(folder, path) for path in scripts}
    kept = {
        "pages": {_address(folder, page).removesuffix("index.html") or "./": integrity(page.read_bytes()) for page in pages},
        "files": {address: integrity((folder / urlsplit(address).path).read_bytes()) for address in sorted(files)},
    }
    return {"off": False, "version": hashlib.sha256(json.dumps(kept).encode()).hexdigest()[:12], **kept}


def _address(folder: Path, path: Path) -> str:
    return path.relative_to(folder).as_posix()


def _fixed(folder: Path, path: Path) -> set[str]:
    """Return the files of fixed content that the page or style sheet *path* names, as addresses below *folder*."""
    base = SITE + _address(folder, path)
    found = set()
    for name in ADDRESS.findall(path.read_text("utf-8")):
        address = urljoin(base, name)
        if address.startswith(SITE) and FIXED.search(address) and (folder / urlsplit(address).path[1:]).is_file():
            found.add(address.removeprefix(SITE))
    return found
