"""Our scripts as pages load them: one file each, at an address that changes with their content."""

import hashlib
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from sitebuild.esbuild import packed

OVERRIDES = Path(__file__).parents[2]
SCRIPTS = "assets/javascripts"
# What every browser can read that can start Python.
TARGET = "es2020"
IMPORT = re.compile(r'^(?:import|export)\b[^;]*?"\./([\w-]+)\.js";', re.MULTILINE)


def digest(contents: dict[str, bytes]) -> str:
    """Return one short digest of files by name."""
    found = hashlib.sha256()
    for name, content in contents.items():
        found.update(f"{name}\0".encode() + content)
    return found.hexdigest()[:12]


def scripts() -> tuple[str, dict[str, bytes]]:
    """Return the folder of our scripts in the site, and there by name each that no other one imports, with what it imports.

    They share the folder, which is named by their common digest: a page's script finds its worker beside it.
    """
    sources = {path.stem: path.read_text("utf-8") for path in sorted((OVERRIDES / SCRIPTS).glob("*.js"))}
    imported = {name for source in sources.values() for name in IMPORT.findall(source)}
    names = [name for name in sources if name not in imported]
    with ThreadPoolExecutor() as pool:  # each is a process of its own
        made = {f"{name}.js": content for name, content in zip(names, pool.map(script, names), strict=True)}
    return f"{SCRIPTS}/{digest(made)}/", made


def in_page(name: str) -> str:
    """Return our script *name* as it stands in a page itself, where it leaves no names behind."""
    return packed(_exported(name), "--format=iife", f"--target={TARGET}").decode().strip()


def script(name: str) -> bytes:
    """Return our script *name* in one file with all that it imports, its exports kept."""
    return packed(_exported(name), "--format=esm", f"--target={TARGET}")


def _exported(name: str) -> str:
    return f'export * from "./overrides/{SCRIPTS}/{name}.js";'
