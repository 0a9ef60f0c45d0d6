"""Names for our scripts that change with their content, so that caches never mislead."""

import hashlib
from pathlib import Path

OVERRIDES = Path(__file__).parents[2]
SCRIPTS = "assets/javascripts"


def digest(folder: str, pattern: str) -> str:
    """Return one short digest of the files in *folder* of overrides that match *pattern*."""
    found = hashlib.sha256()
    for path in sorted((OVERRIDES / folder).glob(pattern)):
        found.update(f"{path.name}\0".encode() + path.read_bytes())
    return found.hexdigest()[:12]


def script_path(src_uri: str, version: str) -> str | None:
    """Return where the site holds our script *src_uri*, or None if it is not one of ours.

    All share one folder named by their common digest: modules that import each other
    by relative address stay together.
    """
    folder, _, name = src_uri.rpartition("/")
    if folder == SCRIPTS and (OVERRIDES / src_uri).is_file():
        return f"{SCRIPTS}/{version}/{name}"
    return None
