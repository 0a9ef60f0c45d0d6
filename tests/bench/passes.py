"""What each pass over Pyodide's core is worth: `make bench-passes`.

A table for deploy/decisions.md: the lines of its module, the bytes that it saves as brotli sends them, and the
milliseconds of processor time that Python takes less to its first answer under Node, with all passes before it done:
of each core the least of some starts, which other work disturbs least.
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import brotli
from sitebuild.runtime import core, pyodide_script
from sitebuild.runtime.pyodide_names import MODULE, SCRIPT, WASM
from sitebuild.runtime.runtime import BINARYEN, NPM, ROOT, TERSER

START = Path(__file__).with_name("start.mjs")
RUNTIME = ROOT / "site/assets/runtime"
ROUNDS = int(sys.argv[1]) if len(sys.argv) > 1 else 9


def cores(scratch: Path) -> Iterator[tuple[str, int, Path]]:
    """Yield a folder with npm's core, then one after each pass, with the name and the lines of its module."""
    wasm, script = (NPM / WASM).read_bytes(), (NPM / SCRIPT).read_text("utf-8")
    yield "as npm has it", 0, _folder(scratch / "npm", wasm, script)
    for each in core.passes(NPM, BINARYEN):
        wasm = each.run(wasm)
        name = each.module.__name__.rpartition(".")[2]
        yield name, _lines(each.module.__file__), _folder(scratch / name, wasm, script)
    reduced = pyodide_script.reduced(script, (NPM / MODULE).read_text("utf-8"), wasm, TERSER)
    yield "pyodide_script", _lines(pyodide_script.__file__), _folder(scratch / "script", wasm, reduced)


def _lines(file: str | None) -> int:
    return len(Path(str(file)).read_text("utf-8").splitlines())


def _folder(folder: Path, wasm: bytes, script: str) -> Path:
    """Return *folder* with a core that Node can start."""
    folder.mkdir()
    shutil.copyfile(NPM / MODULE, folder / MODULE)
    (folder / WASM).write_bytes(wasm)
    (folder / SCRIPT).write_text(script, "utf-8")
    (folder / "package.json").write_text('{"type": "commonjs"}')
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    return folder


def started(folder: Path) -> float:
    """Return the milliseconds of processor time to the first answer."""
    done = subprocess.run(["node", START, folder, RUNTIME], capture_output=True, text=True, check=True)
    return float(done.stdout)


def sent(folder: Path) -> int:
    """Return the bytes of the core as brotli sends it."""
    return sum(len(brotli.compress((folder / name).read_bytes(), quality=11)) for name in (WASM, SCRIPT))


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as scratch:
        found = list(cores(Path(scratch)))
        times: dict[str, list[float]] = {name: [] for name, _, _ in found}
        for _ in range(ROUNDS):
            for name, _, folder in found:
                times[name].append(started(folder))
        print("| pass | lines | brotli, bytes | saves | processor to the first answer, ms | saves |\n|---|---|---|---|---|---|")
        before, slower = 0, 0.0
        for name, lines, folder in found:
            size, time = sent(folder), min(times[name])
            saved = (f"{before - size:,}", f"{slower - time:.0f}") if before else ("", "")
            print(f"| {name} | {lines or ''} | {size:,} | {saved[0]} | {time:.0f} | {saved[1]} |", flush=True)
            before, slower = size, time


if __name__ == "__main__":
    main()
