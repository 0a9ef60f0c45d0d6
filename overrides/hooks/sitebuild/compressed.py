"""Brotli and gzip variants beside the files of the finished site, for servers that send those."""

import gzip
import hashlib
import shutil
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
    """Write the variants of all files below *folder*, where they are smaller; *cache* keeps them for the next build."""
    cache.mkdir(parents=True, exist_ok=True)
    kept = {path: cache / hashlib.sha256(path.read_bytes()).hexdigest() for path in _files(folder)}
    missing = [(path, Path(f"{name}{ending}")) for path, name in kept.items() for ending in PACKERS if not Path(f"{name}{ending}").is_file()]
    with ThreadPoolExecutor() as pool:  # the packers let go of the interpreter's lock
        list(pool.map(_pack, missing))
    for path, name in kept.items():
        for ending in PACKERS:
            variant = Path(f"{name}{ending}")
            variant.touch()
            if variant.stat().st_size < path.stat().st_size:
                shutil.copyfile(variant, path.with_name(path.name + ending))
    oldest = time.time() - FORGOTTEN
    for path in cache.iterdir():
        if path.stat().st_mtime < oldest:
            path.unlink(missing_ok=True)


def _files(folder: Path) -> list[Path]:
    found = (path for path in folder.rglob("*") if path.suffix in ENDINGS and not path.name.startswith("_"))
    return sorted(path for path in found if path.stat().st_size >= SMALLEST)


def _pack(job: tuple[Path, Path]) -> None:
    """Write the variant of one file, in the packing that the variant's ending names."""
    path, variant = job
    scratch = variant.with_suffix(f"{variant.suffix}.{path.stat().st_ino}")
    scratch.write_bytes(PACKERS[variant.suffix](path.read_bytes()))
    scratch.replace(variant)  # a build beside this one never sees half a file
