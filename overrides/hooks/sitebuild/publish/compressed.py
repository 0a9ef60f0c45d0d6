"""Brotli and gzip variants beside the files of the finished site, for servers that send those."""

import gzip
import hashlib
import shutil
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli
from content.atomic import create_once

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
    """Write the variants of all files below *folder*, where they are smaller."""
    for path, variants in pack(_files(folder), cache).items():
        for variant in variants:
            variant.touch()
            if variant.stat().st_size < path.stat().st_size:
                shutil.copyfile(variant, path.with_name(path.name + variant.suffix))
    oldest = time.time() - FORGOTTEN
    for path in cache.iterdir():
        if path.stat().st_mtime < oldest:
            path.unlink(missing_ok=True)


def pack(paths: Iterable[Path], cache: Path) -> dict[Path, list[Path]]:
    """Return for each of *paths* its variants below *cache*, which keeps them for the next build, made if absent."""
    digests = {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}
    variants = {path: [cache / f"{digest}{ending}" for ending in PACKERS] for path, digest in digests.items()}
    missing = [(path, variant) for path, own in variants.items() for variant in own if not variant.is_file()]
    missing.sort(key=lambda job: job[0].stat().st_size, reverse=True)  # the longest work must not come last
    with ThreadPoolExecutor() as pool:  # the packers let go of the interpreter's lock
        list(pool.map(_pack, missing))
    return variants


def _files(folder: Path) -> list[Path]:
    found = (path for path in folder.rglob("*") if path.suffix in ENDINGS and not path.name.startswith("_"))
    return sorted(path for path in found if path.stat().st_size >= SMALLEST)


def _pack(job: tuple[Path, Path]) -> None:
    """Write the variant of one file, in the packing that the variant's ending names."""
    path, variant = job
    create_once(variant, lambda new: new.write_bytes(PACKERS[variant.suffix](path.read_bytes())))
