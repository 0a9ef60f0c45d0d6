"""The search engine and what stands around the search box, each bundled into one file."""

import hashlib
import subprocess
from pathlib import Path

from sitebuild.runtime import ROOT

SOURCES = ROOT / "overrides/assets/javascripts/search"
FOLDER = "assets/javascripts/search"
# The worker starts as a classic script; the box is a module.
FORMATS = {"worker": "iife", "box": "esm"}
# Phones of 2018 can run it.
TARGET = "es2018"


class BundleError(Exception):
    """The search could not be bundled; the message says what to do."""


def bundles() -> dict[str, tuple[str, bytes]]:
    """Return for each bundle its address, which changes with its content, and its content."""
    found = {}
    for name, format_ in FORMATS.items():
        content = _bundled(SOURCES / f"{name}.js", format_)
        found[name] = (f"{FOLDER}/{name}.{hashlib.sha256(content).hexdigest()[:12]}.js", content)
    return found


def _bundled(source: Path, format_: str) -> bytes:
    """Return *source* and all that it imports as one small script."""
    program = next(iter(sorted(ROOT.glob("node_modules/@esbuild/*/bin/esbuild"))), None)
    if program is None:
        raise BundleError("node_modules/@esbuild 가 없어요. `make build`가 설치해요.")
    options = ["--bundle", "--minify", "--charset=utf8", f"--format={format_}", f"--target={TARGET}"]
    done = subprocess.run([str(program), str(source), *options], capture_output=True, check=False)
    if done.returncode:
        raise BundleError(f"검색 스크립트를 묶지 못했어요. 아래 줄을 고쳐 주세요.\n{done.stderr.decode()}")
    return done.stdout
