"""The Python runtime that the site ships: Pyodide's core, and one zip of bytecode.

The core comes from the npm package, reduced (core.py). The zip holds the trimmed standard library
and the calculator's wheel, compiled by pyodide-build and stored, since the server
compresses it; as sources where Pyodide's Python is another than the one that builds. It is the same byte for byte
wherever it is built. Beside it lie the libraries that a page fetches only when it needs them, each in a zip of its own.
"""

import gzip
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections import ChainMap
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from build_errors import BuildError
from content import HOOKS, NODE_MODULES, ROOT
from content.atomic import create_once

from calculator.rules.loader import current
from sitebuild.runtime import core, pyodide_names
from sitebuild.runtime.bytecode import without_lines
from sitebuild.runtime.selection import REPLACED
from sitebuild.runtime.stdlib import reached, trimmed
from sitebuild.runtime.wasm import used_functions

NPM = NODE_MODULES / "pyodide"
BINARYEN = NODE_MODULES / "binaryen"
TERSER = NODE_MODULES / "terser"
EPOCH = (1980, 1, 1, 0, 0, 0)
CHECK_SOURCE = 0b10
UNREAD = "calculator/protocol/"
"""Types alone, which nothing imports at run time."""
LIBRARY = "library.zip"
EXTRAS = ("xlrd",)
"""Pure Python libraries that are fetched only when a reader's file asks for them."""


class RuntimeMissing(BuildError):
    """Something that the runtime is made from is not installed; the message says what to do."""


def ensure(cache: Path) -> Path:
    """Return the folder below *cache* with the runtime of the present inputs, made if absent."""
    folder = location(cache)
    if not folder.is_dir():
        create_once(folder, make)
        _forget_older(cache, folder)
    return folder


def location(cache: Path) -> Path:
    """Return the folder in which the runtime of the present inputs lies below *cache* once it is made."""
    for package in (NPM, BINARYEN, TERSER):
        if not package.is_dir():
            raise RuntimeMissing(f"node_modules/{package.name} 가 없어요. `make build`가 설치해요.")
    digest = hashlib.sha256(f"{sys.version} {core.variant()}".encode())
    for path in _inputs():
        digest.update(f"{path}\0".encode() + path.read_bytes())
    return cache / digest.hexdigest()[:16]


def _inputs() -> Iterator[Path]:
    """Yield every file that the runtime depends on, in a fixed order."""
    yield NPM / "package.json"
    yield BINARYEN / "package.json"
    yield TERSER / "package.json"
    yield ROOT / "requirements/site.txt"
    yield ROOT / "pyproject.toml"
    yield from _own_modules()
    yield used_functions.RECORD
    yield from sorted(
        path for path in (ROOT / "calculator").rglob("*") if path.is_file() and "__pycache__" not in path.parts
    )


def _own_modules() -> list[Path]:
    """Return this module and those of ours that it imports; what else builds the site does not touch the runtime."""
    ours = {path.relative_to(HOOKS).as_posix(): path.read_text("utf-8") for path in HOOKS.glob("sitebuild/**/*.py")}
    return [HOOKS / path for path in sorted(reached([__name__], ours))]


def _forget_older(cache: Path, current: Path, keep: int = 3) -> None:
    others = sorted(
        (path for path in cache.iterdir() if path != current),
        key=lambda path: path.stat().st_mtime,
        reverse=True,
    )
    for path in others[keep:]:
        shutil.rmtree(path)


def make(folder: Path) -> Path:
    """Write core, zip and manifest.json into *folder* and return it."""
    archive = folder / "python.zip"
    folder.mkdir()
    with ThreadPoolExecutor(1) as beside:  # both are the work of other processes
        ready = beside.submit(core.ensure, NPM, BINARYEN, TERSER, ROOT / ".cache/core")
        _pack(archive)
    made = ready.result()
    shipped = folder / f"core-{_sha256(*sorted(made.iterdir()))[:16]}"
    shutil.copytree(made, shipped)
    archive = archive.rename(folder / f"python-{_sha256(archive)[:16]}.zip")

    extras = {name: _pack_extra(name, folder) for name in EXTRAS}

    manifest = {
        **({"plain": True} if core.variant() == "plain" else {}),
        "core": f"{shipped.name}/",
        "library": archive.name,
        "extras": {name: path.name for name, path in extras.items()},
        "lock": {"info": _lock_info(), "packages": {}},
        "files": {
            path.relative_to(folder).as_posix(): {
                "size": path.stat().st_size,
                "sha256": _sha256(path),
            }
            for path in sorted([*shipped.iterdir(), archive, *extras.values()])
        },
    }
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", "utf-8")
    return folder


def page_settings(folder: Path) -> dict[str, Any]:
    """Return what a page needs of the manifest in *folder* to start Python without asking for it: names, sizes in bytes, and of what computes the beginning of its digest.

    The *example* is a message that Python can be tried with, and *carried* how many bytes a first start takes from a
    server that compresses as most do.
    """
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    files = manifest.pop("files")
    sizes = {name: file["size"] for name, file in files.items()}
    digests = {name: file["sha256"][:16] for name, file in files.items() if name.endswith((".wasm", ".zip"))}
    rules = current()
    example = {"do": "refund", "edition": rules.id, "base": 0, "spend": {rules.months[0]: 0}}
    return {**manifest, "sizes": sizes, "digests": digests, "carried": _transfer_size(folder, manifest), "example": example}


def _transfer_size(folder: Path, manifest: dict[str, Any]) -> int:
    first = [*(path for path in (folder / manifest["core"]).iterdir() if path.name != core.WHOLE), folder / manifest["library"]]
    return sum(len(gzip.compress(path.read_bytes(), 6)) for path in first)


def _lock_info() -> dict[str, str]:
    """Return what Pyodide checks of its lock file; the list of packages stays empty."""
    lock = json.loads((NPM / pyodide_names.LOCK).read_text("utf-8"))
    return dict(lock["info"])


def _pack(target: Path) -> None:
    """Write the trimmed library and the calculator to *target*, as bytecode."""
    with tempfile.TemporaryDirectory() as scratch_name:
        scratch = Path(scratch_name)
        _run("-m", "flit_core.wheel", "--outdir", str(scratch), str(ROOT))
        (wheel,) = scratch.glob("*.whl")
        needed = [sources_in(wheel), *map(_extra_sources, EXTRAS)]
        library = _library(dict(ChainMap(*needed)))
        if not _reads_our_bytecode():
            write_zip(target, library | _shipped(wheel))
            return
        write_zip(scratch / LIBRARY, library)
        compiled = scratch / "compiled"
        compiled.mkdir()
        for source in (scratch / LIBRARY, wheel):
            source.rename(compiled / source.name)
        _run("-m", "pyodide_cli", "py-compile", "--silent", "--compression-level", "0", str(compiled))
        write_zip(target, _bytecode(compiled))


def _reads_our_bytecode() -> bool:
    """Return whether Pyodide's Python is that of this build, but for the last place."""
    return _lock_info()["python"].split(".")[:2] == [str(part) for part in sys.version_info[:2]]


def _shipped(wheel: Path) -> dict[str, bytes]:
    """Return all members of *wheel* but its own metadata and what nothing reads at run time."""
    with zipfile.ZipFile(wheel) as opened:
        return {name: opened.read(name) for name in opened.namelist() if ".dist-info/" not in name and not name.startswith(UNREAD)}


def _pack_extra(name: str, folder: Path) -> Path:
    """Write the library *name* as bytecode into *folder* and return its file; its assertions check what it reads."""
    archive = folder / f"{name}.zip"
    write_zip(archive, as_bytecode(_extra_sources(name)))
    return archive.rename(folder / f"{name}-{_sha256(archive)[:16]}.zip")


def as_bytecode(texts: dict[str, str]) -> dict[str, bytes]:
    """Return the modules *texts*, by their path in an archive, as bytecode with their assertions, or as they are where the browser's Python reads no other."""
    sources = {path: text.encode() for path, text in texts.items()}
    if not _reads_our_bytecode():
        return sources
    with tempfile.TemporaryDirectory() as scratch_name:
        source = Path(scratch_name) / LIBRARY
        write_zip(source, sources)
        _run("-m", "pyodide_cli", "py-compile", "--silent", "--compression-level", "0", str(source.parent), optimize="0")
        return _bytecode(source.parent)


def _extra_sources(name: str) -> dict[str, str]:
    """Return the modules of the installed library *name* by their path in an archive."""
    found = importlib.util.find_spec(name)
    if not found or not found.origin:
        raise RuntimeMissing(f"{name} 꾸러미가 없어요. `make build`가 설치해요.")
    package = Path(found.origin).parent
    return {path.relative_to(package.parent).as_posix(): path.read_text("utf-8") for path in sorted(package.rglob("*.py"))}


def _run(*command: str, optimize: str = "2") -> None:
    """Run this interpreter so that what it makes is reproducible and small."""
    environment = os.environ | {
        "SOURCE_DATE_EPOCH": "315532800",
        # No docstrings and no columns in tracebacks: a third less to fetch.
        "PYTHONOPTIMIZE": optimize,
        "PYTHONNODEBUGRANGES": "1",
    }
    done = subprocess.run([sys.executable, *command], env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise BuildError(f"{' '.join(command)}\n{done.stdout}{done.stderr}")


def _library(package: dict[str, str]) -> dict[str, bytes]:
    sources = sources_in(NPM / pyodide_names.LIBRARY) | ({} if core.variant() == "plain" else REPLACED)
    return {path: sources[path].encode() for path in trimmed(sources, package)}


def sources_in(archive: Path) -> dict[str, str]:
    """Return the modules of a zip by their path."""
    with zipfile.ZipFile(archive) as opened:
        names = [name for name in opened.namelist() if name.endswith(".py")]
        return {name: opened.read(name).decode() for name in names}


def _bytecode(folder: Path) -> dict[str, bytes]:
    """Return all members of the compiled archives but the wheel's own metadata."""
    members: dict[str, bytes] = {}
    for archive in (folder / LIBRARY, *folder.glob("*-cp*.whl")):
        ours = archive.name != LIBRARY
        members |= {name: _as_shipped(content, name, ours=ours) for name, content in _shipped(archive).items()}
    return members


def _as_shipped(content: bytes, name: str, *, ours: bool) -> bytes:
    """Return bytecode marked as not to be compared with a source that is not there; where it is not *ours*, without lines."""
    if not name.endswith(".pyc"):
        return content
    flags = int.from_bytes(content[4:8], "little") & ~CHECK_SOURCE
    marked = content[:4] + flags.to_bytes(4, "little") + content[8:]
    return marked if ours else without_lines(marked)


def write_zip(target: Path, members: dict[str, bytes]) -> None:
    """Write a stored zip with fixed order, dates and rights."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as opened:
        for name in sorted(members):
            opened.writestr(zipfile.ZipInfo(name, EPOCH), members[name])


def _sha256(*paths: Path) -> str:
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()
