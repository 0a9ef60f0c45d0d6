"""The search engine and what stands around the search box, each bundled into one file."""

import hashlib
import json

from sitebuild.assets.esbuild import packed

SOURCES = "overrides/theme/assets/javascripts/search"
FOLDER = "assets/javascripts/search"
# Phones of 2018 can run it.
TARGET = "es2018"


def bundles() -> dict[str, tuple[str, bytes]]:
    """Return for each bundle its address, which changes with its content, and its content."""
    engine = _bundle("engine", "--format=iife")
    name = json.dumps(engine[0].removeprefix(f"{FOLDER}/"))
    # The worker starts as a classic script; the box is a module.
    return {
        "engine": engine,
        "worker": _bundle("worker", "--format=iife", f"--define:ENGINE={name}"),
        "box": _bundle("box", "--format=esm"),
    }


def _bundle(name: str, *options: str) -> tuple[str, bytes]:
    content = packed(f'import "./{SOURCES}/{name}.js";', f"--target={TARGET}", *options)
    return f"{FOLDER}/{name}.{hashlib.sha256(content).hexdigest()[:12]}.js", content
