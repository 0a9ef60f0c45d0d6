"""Removes from Pyodide's WebAssembly what nothing can call.

Pyodide exports thousands of functions for extension modules, of which the site has none. binaryen removes those
that neither Pyodide's scripts name nor the rest of the code reaches.
"""

import json
import re
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path

from build_errors import BuildError

from sitebuild.runtime import pyodide_names as names
from sitebuild.runtime.wasm import webassembly

METADCE = "bin/wasm-metadce"
# What Pyodide 0.29 uses; binaryen refuses a file that holds more, and adds none by itself.
FEATURES = (
    "bulk-memory", "bulk-memory-opt", "exception-handling", "multivalue", "mutable-globals",
    "nontrapping-float-to-int", "reference-types", "sign-ext",
)  # fmt: skip
WORD = re.compile(r"[A-Za-z_$][\w$]*")


def removed(wasm: bytes, scripts: Iterable[str], binaryen: Path) -> bytes:
    """Return *wasm* without what no export that *scripts* name and no table reaches."""
    with tempfile.TemporaryDirectory() as scratch:
        file = Path(scratch) / names.WASM
        file.write_bytes(wasm)
        _reduce(file, callable_exports(wasm, scripts), binaryen)
        return file.read_bytes()


def callable_exports(wasm: bytes, scripts: Iterable[str]) -> list[str]:
    """Return the exports of *wasm* that one of *scripts* names somewhere, with or without "_" before it."""
    words = {word for script in scripts for word in WORD.findall(names.TAKEN_OVER.sub("", script))}
    found = [name for name in webassembly.exports(wasm) if {name, f"_{name}"} & words]
    if names.CALLED not in found:
        raise BuildError(f"{names.SCRIPT} does not name its exports as expected; RUNTIME=plain builds without binaryen")
    return found


def _reduce(wasm: Path, exports: list[str], binaryen: Path) -> None:
    """Have binaryen remove from *wasm* what none of *exports* and no table reaches."""
    graph = [
        {"name": "page", "root": True, "reaches": [f"export {name}" for name in exports]},
        *({"name": f"export {name}", "export": name} for name in exports),
    ]
    plan = wasm.with_suffix(".json")
    plan.write_text(json.dumps(graph), "utf-8")
    features = [f"--enable-{name}" for name in FEATURES]
    command = ["node", str(binaryen / METADCE), str(wasm), *features, "--graph-file", str(plan), "-o", str(wasm)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise BuildError(f"wasm-metadce: {done.stderr}")
