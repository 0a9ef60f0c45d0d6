"""What the page for editors runs on, in two archives: the Python of the build as bytecode, and the pages that it reads.

Both are published below `FOLDER` for that page alone. The first holds the checks, macros and Markdown that the build
runs, with the data, the libraries and the part of the standard library that they import, found by following the
imports; the second what every edit of a text changes.
"""

import hashlib
import json
import re
import sys
import tempfile
from functools import cache
from importlib.metadata import distribution, distributions, entry_points
from pathlib import Path

from content import HOOKS, ROOT
from content.atomic import create_once

from sitebuild.diagnosis import markdown
from sitebuild.editing import desk
from sitebuild.runtime import pyodide_names, runtime
from sitebuild.runtime.stdlib import trimmed

FOLDER = "assets/editing/"
LIBRARIES = (
    "attrs", "click", "jinja2", "jsonschema", "jsonschema-specifications", "markdown", "markupsafe", "mergedeep",
    "pathspec", "pygments", "pymdown-extensions", "pyyaml", "pyyaml-env-tag", "referencing",
)  # fmt: skip
MKDOCS = ("mkdocs", "mkdocs-ng")
"""Which of them is installed brings the package mkdocs: the second is a fork that takes the place of the first (`make builders`)."""
OWN = ("build_errors.py", "content_hook.py", "content/**/*.py", "sitebuild/**/*.py")
STAND_INS = {"rpds.py": HOOKS / "sitebuild/editing/persistent.py"}
"""What a library imports that is machine code elsewhere."""
UNSEEN = (
    "encodings.idna", "encodings.unicode_escape", "html.parser", "importlib.metadata._adapters", "jinja2.debug", "pygments.formatters.html", "pygments.lexers.special", "pymdownx.highlight",
)  # fmt: skip
"""What a library imports in a way that no import statement shows."""
TEXTS = ("mkdocs.yml", "docs/_includes/**/*", "docs/**/*.md", "docs/**/*.toml", "overrides/theme/partials/*.html")
"""What checks, macros and the end of each page are made from."""
ALSO_READ = re.compile(r"[^/]+\.dist-info/(entry_points\.txt|METADATA)|jsonschema_specifications/schemas/.+")
"""Files of libraries that they read while they run."""


def python(folder: Path) -> Path:
    """Return the archive with the Python, below *folder*, made if absent."""
    target = create_once(folder / f"python-{_digest()}.zip", _write_python)
    for older in folder.glob("python-*.zip"):
        if older != target:
            older.unlink()
    return target


def _write_python(target: Path) -> None:
    modules, data = _members()
    runtime.write_zip(target, runtime.as_bytecode(modules) | data)


def _digest() -> str:
    """Return a digest of all that the archive is made from; what is installed is known by its version."""
    found = hashlib.sha256(sys.version.encode() + (runtime.NPM / "package.json").read_bytes() + (ROOT / "mkdocs.yml").read_bytes())
    for package in map(distribution, libraries()):
        found.update(f"{package.name} {package.version}\0".encode())
    for path, source in sorted((_own_modules() | _data()).items()):
        found.update(f"{path}\0".encode() + source.read_bytes())
    return found.hexdigest()[:16]


def texts(state: desk.DeskState) -> bytes:
    """Return the archive with the pages and what else is read as a file, and *state*, what only a build of all pages knows."""
    paths = {path for pattern in TEXTS for path in ROOT.glob(pattern) if path.is_file()}
    members = {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in paths}
    members[desk.STATE] = json.dumps(state, ensure_ascii=False).encode()
    with tempfile.TemporaryDirectory() as scratch:
        target = Path(scratch) / "texts.zip"
        runtime.write_zip(target, members)
        return target.read_bytes()


def _members() -> tuple[dict[str, str], dict[str, bytes]]:
    """Return the modules of the archive by their path in it, and what lies beside them as it is."""
    library = runtime.sources_in(runtime.NPM / pyodide_names.LIBRARY)
    library |= {path: content.decode() for path, content in _of_libraries().items() if path.endswith(".py")}
    library |= {path: source.read_text("utf-8") for path, source in _own_modules().items()}
    entry = "\n".join(f"import {module}" for module in (desk.__name__, *UNSEEN, *_extensions()))
    engine = {path: source for path, source in library.items() if path.startswith("calculator/")}  # it imports late, too
    modules = {path: library[path] for path in sorted(trimmed(library, {"entry.py": entry} | engine))}
    data = {path: content for path, content in _of_libraries().items() if not path.endswith(".py")}
    return modules, data | {path: source.read_bytes() for path, source in _data().items()}


def _own_modules() -> dict[str, Path]:
    """Return our modules, and the stand-ins, by their path in the archive."""
    found = {path.relative_to(HOOKS): path for pattern in OWN for path in HOOKS.glob(pattern)}
    found |= {path.relative_to(ROOT): path for path in (ROOT / "calculator").rglob("*.py")}
    return {name.as_posix(): path for name, path in found.items()} | STAND_INS


def _data() -> dict[str, Path]:
    """Return the calculator's data by their path in the archive."""
    return {path.relative_to(ROOT).as_posix(): path for path in (ROOT / "calculator").rglob("*.toml")}


def libraries() -> tuple[str, ...]:
    """Return the names of the packages that are packed: `LIBRARIES`, and the one of `MKDOCS` that is installed."""
    return *LIBRARIES, next(name for name in MKDOCS if any(distributions(name=name)))


@cache
def _of_libraries() -> dict[str, bytes]:
    """Return the modules of the libraries, and what they read, by their path."""
    found = {}
    for package in map(distribution, libraries()):
        for path in package.files or ():
            if path.suffix == ".py" or ALSO_READ.fullmatch(str(path)):
                found[str(path)] = Path(str(package.locate_file(path))).read_bytes()
    return found


def _extensions() -> list[str]:
    """Return the modules of Markdown's extensions, which are known by name alone until they are used."""
    known = {entry.name: entry.module for entry in entry_points(group="markdown.extensions")}
    names = {*desk.config().markdown_extensions, *markdown.EXTENSIONS}
    return sorted(known.get(name, name) for name in names)
