"""The scripts and the styles of the page for editors, at addresses that change with their content."""

import json
import re
import tempfile
from functools import cache
from pathlib import Path
from typing import NamedTuple

from sitebuild.assets import entry_points
from sitebuild.assets.esbuild import packed
from sitebuild.assets.styles import TARGET
from sitebuild.editing.archive import FOLDER

STYLES = "assets/stylesheets/editing.css"
ENTRIES = ("editing/editing", "editing/worker")
PACKAGE = re.compile(r"(?:^|/)node_modules/((?:@[^/]+/)?[^/]+)/")


class EditorFiles(NamedTuple):
    """Files of the site by their address, and which of them the page names."""

    files: dict[str, bytes]
    script: str
    style: str


def editor_files() -> EditorFiles:
    """Return the page's scripts, which share a folder, and its styles."""
    contents = {f"{entry.rpartition('/')[2]}.js": entry_points.script(entry) for entry in ENTRIES}
    contents["editing.css"] = packed(f'@import "./overrides/theme/{STYLES}";', "--loader=css", f"--target={TARGET}")
    folder = f"{FOLDER}{entry_points.digest(contents)}/"
    files = {f"{folder}{name}": content for name, content in contents.items()}
    return EditorFiles(files, f"{folder}editing.js", f"{folder}editing.css")


@cache
def packages() -> list[str]:
    """Return the packages of npm that the scripts hold parts of."""
    with tempfile.TemporaryDirectory() as scratch:
        record = Path(scratch) / "record.json"
        packed("".join(map(entry_points.exported, ENTRIES)), "--format=esm", f"--outfile={record.with_suffix(".js")}", f"--metafile={record}")
        inputs = json.loads(record.read_text("utf-8"))["inputs"]
    return sorted({match[1] for path in inputs if (match := PACKAGE.search(path))})
