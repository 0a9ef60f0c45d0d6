"""Our scripts as pages load them: one file each, at an address that changes with their content."""

import hashlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

from content import THEME

from sitebuild.assets.esbuild import packed

SCRIPTS = "assets/javascripts"
# What every browser can read that can start Python.
TARGET = "es2020"
ENTRIES = (
    "calculator/beyond", "calculator/calculator", "casefile/case", "clawback/clawback",
    "diagnosis/diagnosis", "engine/worker", "message/message", "page/language_switch",
    "page/menu", "statement/statement",
)  # fmt: skip
"""What pages load as a file of its own, under its last name."""
WITHIN = ("engine/wake", "page/scheme", "page/theme")
"""What stands in the page itself."""


def digest(contents: dict[str, bytes]) -> str:
    """Return one short digest of files by name."""
    found = hashlib.sha256()
    for name, content in contents.items():
        found.update(f"{name}\0".encode() + content)
    return found.hexdigest()[:12]


def scripts() -> tuple[str, dict[str, bytes]]:
    """Return the folder of our scripts in the site, and there by name each of `ENTRIES` with what it imports.

    They share the folder, which is named by their common digest: a page's script finds its worker beside it.
    """
    with ThreadPoolExecutor() as pool:  # each is a process of its own
        packed_entries = zip(ENTRIES, pool.map(script, ENTRIES), strict=True)
        made = {f"{entry.rpartition('/')[2]}.js": content for entry, content in packed_entries}
    return f"{SCRIPTS}/{digest(made)}/", made


def packed_all() -> tuple[str, dict[str, bytes], dict[str, str]]:
    """Return what `scripts` does, and what stands in the pages themselves: each of `WITHIN` by its last name."""
    return (*scripts(), {entry.rpartition("/")[2]: in_page(entry) for entry in WITHIN})


def sources() -> Iterator[str]:
    """Yield the addresses of our scripts as they are written, which the site does not ship."""
    return (path.relative_to(THEME).as_posix() for path in (THEME / SCRIPTS).rglob("*.js"))


def icon() -> str:
    """Return the address of the icon, which changes with it."""
    version = digest({"icon.svg": (THEME / "assets/images/icon.svg").read_bytes()})
    return f"assets/images/icon.svg?v={version}"


def in_page(entry: str) -> str:
    """Return our script *entry* as it stands in a page itself, where it leaves no names behind."""
    return packed(exported(entry), "--format=iife", f"--target={TARGET}").decode().strip()


def script(entry: str) -> bytes:
    """Return our script *entry* in one file with all that it imports, its exports kept."""
    return packed(exported(entry), "--format=esm", f"--target={TARGET}")


def exported(entry: str) -> str:
    """Return a module that hands on all that our script *entry* exports."""
    return f'export * from "./overrides/theme/{SCRIPTS}/{entry}.js";'
