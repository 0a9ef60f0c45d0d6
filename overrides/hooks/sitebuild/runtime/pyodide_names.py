"""All that the build takes of Pyodide beside its public API: where its files are, and what stands in them.

A new Pyodide may move any of it. `moved` looks everything up in the npm package and tells in a line each what is not
there; a build asks it first. `RUNTIME=plain` makes a site that needs none of it but the names of whole files.
"""

import re
from collections.abc import Iterator
from pathlib import Path

MODULE = "pyodide.mjs"
SCRIPT = "pyodide.asm.js"
WASM = "pyodide.asm.wasm"
LIBRARY = "python_stdlib.zip"
LOCK = "pyodide-lock.json"
OWN = ("pyodide.mjs", "pyodide.asm.*")
"""What its module fetches, as patterns of file names."""
MODULES = ("_pyodide", "pyodide")
"""Its packages in the library."""
NEEDLESS = ("pyodide.console", "pyodide.http")
"""Modules of those that it starts without."""

TAKEN_OVER = re.compile(r'var (\w+)=Module\["\1"\]=wasmExports\["\w+"\]|Module\["(\w+)"\]=\2;')
"""How its script takes over an export: a name for it, and a place in Module."""
CALLED = "PyRun_SimpleString"
"""An export that it calls, of which every other is taken over alike."""
EXPORT = re.compile(r'var (\w+)=(?:Module\["\w+"\]=)?wasmExports\["(\w+)"\];')
IMPORTS = re.compile(r"(?<=var wasmImports=\{)[^}]*(?=\})")
OFFER = re.compile(r'(?<=;)Module\["(\w+)"\]=\w+;')
DATA_SYMBOL = re.compile(r'var (\w+)=Module\["(\w+)"\]=(\d+);')
SIGNATURE = re.compile(r'(?<=[;}])(\w+)\.sig="\w*";')

ADDRESS = re.compile(r'var __(_\w+)=(?:new WebAssembly\.Global\(\{value:"i32",mutable:\w+\},)?(\d+)\)?;')
"""How its script states where the core is loaded: a name in the WebAssembly, and a number."""
BASE, STACK = "__memory_base", "__stack_low"
RELOCATE = "__wasm_apply_data_relocs"
"""The export that computes the addresses in the data."""
MEMORY = "wasmMemory=new WebAssembly.Memory("
"""Where its script makes the memory."""


def addresses(script: str) -> dict[str, int]:
    """Return the numbers by which Pyodide's *script* loads the core, by their names in the WebAssembly."""
    return {f"_{name}": int(value) for name, value in ADDRESS.findall(script)}


def moved(package: Path) -> list[str]:
    """Return a line for each name of this module that the npm *package* does not have where it is looked for."""
    return [f"pyodide: {file}: no {what}" for file, what in _missing(package)]


def _missing(package: Path) -> Iterator[tuple[str, str]]:
    absent = [name for name in (MODULE, SCRIPT, WASM, LIBRARY, LOCK) if not (package / name).is_file()]
    yield from ((name, "such file") for name in absent)
    if SCRIPT not in absent:
        yield from ((SCRIPT, what) for what in _missing_in((package / SCRIPT).read_text("utf-8")))
    if WASM not in absent and RELOCATE.encode() not in (package / WASM).read_bytes():
        yield WASM, RELOCATE
    if LIBRARY not in absent:
        held = (package / LIBRARY).read_bytes()
        files = [*(f"{name}/__init__.py" for name in MODULES), *(name.replace(".", "/") for name in NEEDLESS)]
        yield from ((LIBRARY, name) for name in files if name.encode() not in held)


def _missing_in(script: str) -> Iterator[str]:
    wanted = {"TAKEN_OVER": TAKEN_OVER, "EXPORT": EXPORT, "OFFER": OFFER, "DATA_SYMBOL": DATA_SYMBOL, "SIGNATURE": SIGNATURE}
    yield from (f"{name}, {pattern.pattern}" for name, pattern in wanted.items() if not pattern.search(script))
    if len(IMPORTS.findall(script)) != 1:
        yield f"IMPORTS once, {IMPORTS.pattern}"
    yield from (name for name in (BASE, STACK) if name not in addresses(script))
    yield from (name for name in (CALLED, MEMORY) if name not in script)
