"""What the build takes of Pyodide beside its public API: one module names it, and the npm package has it."""

import re
import shutil
from pathlib import Path

import pytest
from build_errors import BuildError
from sitebuild.runtime import core
from sitebuild.runtime import pyodide_names as names
from sitebuild.runtime.runtime import BINARYEN, NPM, TERSER

HERE = Path(names.__file__)


def test_npm_package_has_every_name() -> None:
    """Nothing moved in the version that package.json pins."""
    assert names.moved(NPM) == []


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """Return a copy of the npm package to be changed."""
    return shutil.copytree(NPM, tmp_path / "pyodide")


@pytest.mark.parametrize(
    ("file", "old", "new", "line"),
    [
        (names.SCRIPT, "var wasmImports={", "var imported={", "pyodide: pyodide.asm.js: no IMPORTS once"),
        (names.SCRIPT, "var ___memory_base=", "var ___base=", "pyodide: pyodide.asm.js: no __memory_base"),
        (names.SCRIPT, ".sig=", ".signature=", "pyodide: pyodide.asm.js: no SIGNATURE"),
        (names.WASM, "__wasm_apply_data_relocs", "__wasm_apply_data_reloca", "pyodide: pyodide.asm.wasm: no __wasm_apply"),
        (names.LIBRARY, "pyodide/console", "pyodide/konsole", "pyodide: python_stdlib.zip: no pyodide/console"),
    ],
)  # fmt: skip
def test_line_says_which_name_moved(package: Path, tmp_path: Path, file: str, old: str, new: str, line: str) -> None:
    """One line, and the build stops at it before it has edited anything."""
    text = (package / file).read_bytes()
    assert old.encode() in text
    (package / file).write_bytes(text.replace(old.encode(), new.encode()))
    (told,) = names.moved(package)
    assert told.startswith(line)
    with pytest.raises(BuildError, match=f"{re.escape(line)}.*\n.*RUNTIME=plain"):
        core.make(package, BINARYEN, TERSER, tmp_path / "core")


def test_package_with_other_files_is_told(package: Path) -> None:
    """As newer versions have it, whose script is a module."""
    (package / names.SCRIPT).rename(package / "pyodide.asm.mjs")
    assert names.moved(package) == ["pyodide: pyodide.asm.js: no such file"]


def test_no_other_module_names_them() -> None:
    """So that a new version is looked through in one place."""
    files = (names.SCRIPT, names.WASM, names.LIBRARY, names.LOCK)
    words = {*(f'"{name}"' for name in files), names.BASE, names.STACK, names.RELOCATE, names.CALLED, "wasmImports", "wasmExports"}
    modules = [path for path in HERE.parents[2].rglob("*.py") if path != HERE]
    assert len(modules) > 60
    found = [f"{path.name}: {word}" for path in modules for word in words if word in path.read_text("utf-8")]
    assert found == []


def test_unknown_runtime_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A slip of the pen builds no ordinary site in silence."""
    monkeypatch.setenv("RUNTIME", "plian")
    with pytest.raises(BuildError, match="RUNTIME=plain"):
        core.variant()
