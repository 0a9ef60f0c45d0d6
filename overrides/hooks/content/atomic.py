"""Files and folders of the cache, created once and whole: a build beside this one never sees half of one."""

import tempfile
from collections.abc import Callable
from pathlib import Path


def create_once(path: Path, make: Callable[[Path], object]) -> Path:
    """Return *path*, where *make* writes it unless it is there: it does so elsewhere, at a path that it is given."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=path.parent.parent) as scratch:
            make(new := Path(scratch) / path.name)
            if not path.exists():  # a build beside this one may have been quicker
                new.rename(path)
    return path
