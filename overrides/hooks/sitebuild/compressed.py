"""Brotli and gzip variants beside the files of the finished site, for servers that send those."""

import gzip
import hashlib
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli

# What is not packed already. The runtime's zip is stored, so that it packs as a whole.
ENDINGS = {
    ".css", ".html", ".js", ".json", ".md", ".mjs", ".svg", ".txt", ".wasm", ".webmanifest", ".xml", ".zip",
}  # fmt: skip
SMALLEST = 1024
"""Below it a variant saves less than its header costs."""
FORGOTTEN = 7 * 24 * 3600
"""Seconds for which the cache keeps what no build asks for."""

PACKERS: dict[str, Callable[[bytes], bytes]] = {
    ".br": lambda content: brotli.compress(content, quality=11, lgwin=24),
    ".gz": lambda content: gzip.compress(content, 9, mtime=0),
}


def write(folder: Path, cache: Path) -> None:
    """Write the variants of all files below *folder*; *cache* keeps them for the next build."""
    cache.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor() as pool:  # the packers let go of the interpreter's lock
        list(pool.map(lambda path: _pack(path, cache), _files(folder)))
    for path in cache.iterdir():
        if path.stat().st_mtime < time.time() - FORGOTTEN:
            path.unlink(missing_ok=True)


def _files(folder: Path) -> list[Path]:
    found = (path for path in folder.rglob("*") if path.suffix in ENDINGS and not path.name.startswith("_"))
    return sorted(path for path in found if path.stat().st_size >= SMALLEST)


def _pack(path: Path, cache: Path) -> None:
    """Write the variants of *path*, where they are smaller."""
    content = path.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    for ending, pack in PACKERS.items():
        kept = cache / f"{digest}{ending}"
        if not kept.is_file():
            scratch = kept.with_suffix(f"{ending}.{path.stat().st_ino}")
            scratch.write_bytes(pack(content))
            scratch.replace(kept)  # a build beside this one never sees half a file
        kept.touch()
        packed = kept.read_bytes()
        if len(packed) < len(content):
            path.with_name(path.name + ending).write_bytes(packed)
