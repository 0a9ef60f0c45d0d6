"""Pyodide's core as the site ships it: its WebAssembly and its script without what nothing can call.

Pyodide exports thousands of functions for extension modules, of which the site has none.
binaryen removes those that neither Pyodide's scripts name nor the rest of the code reaches.
Nor has it the tables of encodings that no statement is in (codec_tables.py), work that every start
would do again (relocations.py), or what the site is not known to use: the names of characters
(unicode_names.py), and functions that are never called (used_functions.py). Those lie beside it in a second
file, should they be called after all. The script loses what only other WebAssembly would call (pyodide_script.py).
WHOLE_WASM=1 in the environment ships the WebAssembly as npm has it, MARKING_WASM=1 one that marks
what is called.
"""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from build_errors import BuildError

from sitebuild.runtime import pyodide_script as script
from sitebuild.runtime.wasm import codec_tables, relocations, unicode_names, used_functions, webassembly

SCRIPT = "pyodide.asm.js"
SCRIPTS = ("pyodide.mjs", SCRIPT)
WASM = "pyodide.asm.wasm"
WHOLE = "pyodide.whole.wasm"
VARIANTS = ("WHOLE_WASM", "MARKING_WASM")
MODULES = (used_functions, codec_tables, relocations, script, unicode_names, webassembly)
METADCE = "bin/wasm-metadce"
# What Pyodide 0.29 uses; binaryen refuses a file that holds more, and adds none by itself.
FEATURES = (
    "bulk-memory", "bulk-memory-opt", "exception-handling", "multivalue", "mutable-globals",
    "nontrapping-float-to-int", "reference-types", "sign-ext",
)  # fmt: skip
# How Pyodide's script takes over an export: a name for it, and a place in Module.
TAKEN_OVER = re.compile(r'var (\w+)=Module\["\1"\]=wasmExports\["\w+"\]|Module\["(\w+)"\]=\2;')
NAME = re.compile(r"[A-Za-z_$][\w$]*")


def variant() -> str:
    """Return which other WebAssembly the environment asks for, if any."""
    return next((name for name in VARIANTS if os.environ.get(name)), "")


def ensure(pyodide: Path, binaryen: Path, terser: Path, cache: Path) -> Path:
    """Return the folder below *cache* with the core made from the npm packages, made if absent."""
    digest = hashlib.sha256(f"{sys.version} {variant()}".encode())
    modules = (Path(str(module.__file__)) for module in MODULES)
    for path in (Path(__file__), *modules, used_functions.RECORD, *(each / "package.json" for each in (pyodide, binaryen, terser))):
        digest.update(path.read_bytes())
    folder = cache / digest.hexdigest()[:16]
    if not folder.is_dir():
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache.parent) as scratch:
            made = make(pyodide, binaryen, terser, Path(scratch) / "core")
            if not folder.is_dir():  # a build beside this one may have been quicker
                made.rename(folder)
    return folder


def make(pyodide: Path, binaryen: Path, terser: Path, folder: Path) -> Path:
    """Write the core into *folder* and return it."""
    folder.mkdir()
    for name in (*SCRIPTS, WASM):
        shutil.copyfile(pyodide / name, folder / name)
    if variant() == "WHOLE_WASM":
        return folder
    wasm = reduced(pyodide, binaryen)
    own, others = ((pyodide / name).read_text("utf-8") for name in (SCRIPT, "pyodide.mjs"))
    (folder / SCRIPT).write_text(script.reduced(own, others, wasm, terser), "utf-8")
    nameless = unicode_names.emptied(wasm)
    if variant() == "MARKING_WASM":
        marks = used_functions.address(own)
        (folder / WASM).write_bytes(used_functions.instrumented(nameless, marks))
    else:
        (folder / WHOLE).write_bytes(wasm)
        (folder / WASM).write_bytes(used_functions.keep_used(nameless))
    return folder


def reduced(pyodide: Path, binaryen: Path) -> bytes:
    """Return the WebAssembly with every function that Pyodide's scripts or the code itself could call."""
    with tempfile.TemporaryDirectory() as scratch:
        wasm = Path(scratch) / WASM
        shutil.copyfile(pyodide / WASM, wasm)
        _reduce(wasm, callable_exports(pyodide), binaryen)
        return relocations.applied(codec_tables.emptied(wasm.read_bytes()), (pyodide / SCRIPT).read_text("utf-8"))


def callable_exports(pyodide: Path) -> list[str]:
    """Return the exports that a script of Pyodide names somewhere, with or without "_" before it."""
    scripts = (TAKEN_OVER.sub("", (pyodide / name).read_text("utf-8")) for name in SCRIPTS)
    words = {word for script in scripts for word in NAME.findall(script)}
    found = [name for name in webassembly.exports((pyodide / WASM).read_bytes()) if {name, f"_{name}"} & words]
    if "PyRun_SimpleString" not in found:
        raise BuildError(f"{SCRIPT} does not name its exports as expected; WHOLE_WASM=1 builds without binaryen")
    return found


def _reduce(wasm: Path, kept: list[str], binaryen: Path) -> None:
    """Have binaryen remove from *wasm* what no export of *kept* and no table reaches."""
    graph = [
        {"name": "page", "root": True, "reaches": [f"export {name}" for name in kept]},
        *({"name": f"export {name}", "export": name} for name in kept),
    ]
    plan = wasm.with_suffix(".json")
    plan.write_text(json.dumps(graph), "utf-8")
    features = [f"--enable-{name}" for name in FEATURES]
    command = ["node", str(binaryen / METADCE), str(wasm), *features, "--graph-file", str(plan), "-o", str(wasm)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise BuildError(f"wasm-metadce: {done.stderr}")
