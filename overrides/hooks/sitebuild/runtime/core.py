"""Pyodide's core as the site ships it: its WebAssembly and its script without what nothing can call.

What makes it smaller or quicker is the table `passes`, one step after the other; `make bench-passes` measures what each is worth.
What is not known to be used lies beside it in a second file, should it be called after all. RUNTIME=plain in the
environment ships the core as npm has it, used by Pyodide's public API alone; RUNTIME=marking one that marks what is
called.
"""

import hashlib
import os
import shutil
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import reduce
from pathlib import Path
from types import ModuleType

from build_errors import BuildError
from content.atomic import create_once

from sitebuild.runtime import pyodide_names as names
from sitebuild.runtime import pyodide_script
from sitebuild.runtime.pyodide_names import MODULE, SCRIPT, WASM
from sitebuild.runtime.wasm import (
    codec_tables,
    indirect_calls,
    relocations,
    unicode_names,
    unreachable,
    used_functions,
    webassembly,
)

WHOLE = "pyodide.whole.wasm"
VARIANTS = ("", "plain", "marking")


@dataclass(frozen=True)
class Pass:
    """A step that makes the WebAssembly smaller or quicker, and the module in which it stands."""

    module: ModuleType
    run: Callable[[bytes], bytes]
    whole: bool = False
    """Whether it is done to the second file as well, which has every function that could be called."""


def passes(pyodide: Path, binaryen: Path) -> tuple[Pass, ...]:
    """Return what is done to the WebAssembly of the npm package *pyodide*, in this order."""
    script, module = ((pyodide / name).read_text("utf-8") for name in (SCRIPT, MODULE))
    return (
        Pass(unreachable, lambda wasm: unreachable.removed(wasm, (script, module), binaryen), whole=True),
        Pass(codec_tables, codec_tables.emptied, whole=True),
        Pass(relocations, lambda wasm: relocations.applied(wasm, script), whole=True),
        Pass(unicode_names, unicode_names.emptied),
        Pass(used_functions, used_functions.keep_used),
        Pass(indirect_calls, indirect_calls.shared),
    )


def variant() -> str:
    """Return which other core the environment asks for, if any."""
    wanted = os.environ.get("RUNTIME", "")
    if wanted not in VARIANTS:
        raise BuildError(f"RUNTIME={wanted} 는 없어요. RUNTIME=plain 이나 RUNTIME=marking 으로 적거나 빼 주세요.")
    return wanted


def ensure(pyodide: Path, binaryen: Path, terser: Path, cache: Path) -> Path:
    """Return the folder below *cache* with the core made from the npm packages, made if absent."""
    digest = hashlib.sha256(f"{sys.version} {variant()}".encode())
    for path in (*_sources(), used_functions.RECORD, *(each / "package.json" for each in (pyodide, binaryen, terser))):
        digest.update(path.read_bytes())
    return create_once(cache / digest.hexdigest()[:16], lambda folder: make(pyodide, binaryen, terser, folder))


def _sources() -> list[Path]:
    """Return the modules that make the core."""
    modules = (names, pyodide_script, codec_tables, indirect_calls, relocations, unicode_names, unreachable, used_functions, webassembly)
    return [Path(__file__), *(Path(str(module.__file__)) for module in modules)]


def make(pyodide: Path, binaryen: Path, terser: Path, folder: Path) -> Path:
    """Write the core into *folder* and return it."""
    folder.mkdir()
    if variant() == "plain":
        for path in (path for pattern in names.OWN for path in pyodide.glob(pattern)):
            shutil.copyfile(path, folder / path.name)
        return folder
    if moved := names.moved(pyodide):
        raise BuildError("\n".join([*moved, "RUNTIME=plain make build 로는 이 판본 그대로 만들 수 있어요."]))
    shutil.copyfile(pyodide / MODULE, folder / MODULE)
    own, others = ((pyodide / name).read_text("utf-8") for name in (SCRIPT, MODULE))
    wasm = reduced(pyodide, binaryen)
    (folder / SCRIPT).write_text(pyodide_script.reduced(own, others, wasm, terser), "utf-8")
    if variant() == "marking":
        (folder / WASM).write_bytes(used_functions.instrumented(unicode_names.emptied(wasm), used_functions.address(own)))
    else:
        (folder / WHOLE).write_bytes(wasm)
        (folder / WASM).write_bytes(_after(wasm, (each for each in passes(pyodide, binaryen) if not each.whole)))
    return folder


def reduced(pyodide: Path, binaryen: Path) -> bytes:
    """Return the WebAssembly with every function that Pyodide's scripts or the code itself could call."""
    return _after((pyodide / WASM).read_bytes(), (each for each in passes(pyodide, binaryen) if each.whole))


def _after(wasm: bytes, steps: Iterable[Pass]) -> bytes:
    return reduce(lambda made, step: step.run(made), steps, wasm)
