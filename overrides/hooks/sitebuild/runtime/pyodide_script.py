"""Pyodide's script without what only other WebAssembly than the site's would call.

Emscripten writes it for libraries that nobody knows beforehand: drawing, sound, databases, and a line for every
function that the core might export. The site loads none of those libraries. What names such a part is taken out
here; what nothing names any more, terser removes.
"""

import re
import subprocess
from collections import Counter
from pathlib import Path

from build_errors import BuildError

from sitebuild.runtime.pyodide_names import DATA_SYMBOL, EXPORT, IMPORTS, OFFER, SIGNATURE
from sitebuild.runtime.wasm import webassembly

PROGRAM = "bin/terser"
NAME = re.compile(r"\w+")
MEMBER = re.compile(r'\.(\w+)|\["(\w+)"\](?!=[^=])')
# A direct eval may name anything in sight; those here only read code of libraries that come later.
EVAL = re.compile(r"(?<![\w.])eval\(")
OPTIONS = "defaults=false,unused=true,dead_code=true,side_effects=true,keep_fnames=true,keep_classnames=true,passes=3"


def reduced(script: str, readers: str, wasm: bytes, terser: Path) -> str:
    """Return *script* for *wasm*, with what *readers*, other scripts, read in its module; ValueError if it is otherwise than known."""
    text = EVAL.sub("(0,eval)(", _connected(script, wasm))
    read = {name for pair in MEMBER.findall(text + readers) for name in pair if name}
    text = OFFER.sub(lambda match: match[0] if match[1] in read else "", text)
    text = DATA_SYMBOL.sub(lambda match: match[0] if match[2] in read else f"var {match[1]}={match[3]};", text)
    while (fewer := _without_needless_signatures(text)) != text:
        text = _without_unused(fewer, terser)
    return text


def _connected(script: str, wasm: bytes) -> str:
    """Return *script* with the functions alone that *wasm* exports, and those that it imports."""
    exported = webassembly.exports(wasm)
    imported = {each.name for each in webassembly.imports(wasm)}
    lines = IMPORTS.findall(script)
    if len(lines) != 1 or not EXPORT.search(script):
        raise BuildError("Pyodide's script does not connect its WebAssembly as expected; RUNTIME=plain builds without this step")
    line = ",".join(entry for entry in lines[0].split(",") if entry.partition(":")[0] in imported)
    script = IMPORTS.sub(lambda _: line, script)
    return EXPORT.sub(lambda match: match[0] if match[2] in exported else f"var {match[1]};", script)


def _without_needless_signatures(text: str) -> str:
    """Return *text* without the signatures of functions that nothing else names."""
    named = Counter(NAME.findall(text))
    named.subtract(SIGNATURE.findall(text))
    return SIGNATURE.sub(lambda match: match[0] if named[match[1]] > 1 else "", text)


def _without_unused(text: str, terser: Path) -> str:
    command = ["node", str(terser / PROGRAM), "--compress", OPTIONS]
    result = subprocess.run(command, input=text, capture_output=True, text=True, check=False)
    if result.returncode:
        raise BuildError(f"terser: {result.stderr}")
    return result.stdout
