"""Leaves out of Pyodide's WebAssembly the functions that the site never calls: the body of each becomes a trap.

Which they are was recorded while the calculator's tests ran (tests/pyodide/profile.py). Should a reader's
Python come to one all the same, its worker starts again with the whole file.
"""

import hashlib
import json
from pathlib import Path

from build_errors import BuildError

from sitebuild.runtime import pyodide_names as names
from sitebuild.runtime.wasm import webassembly

RECORD = Path(__file__).with_name("called.json")
UNREACHABLE = b"\0\0\x0b"
"""No locals, unreachable, end."""
CONSTANT, STORE_BYTE = b"\x41", b"\x3a\0\0"


def keep_used(wasm: bytes) -> bytes:
    """Return *wasm* with the bodies of the functions that were called while `RECORD` was made; ValueError if it was another file."""
    bodies = webassembly.bodies(wasm)
    record = json.loads(RECORD.read_text("utf-8"))
    if record["code"] != _digest(bodies):
        raise BuildError(f"{RECORD.name} tells of another WebAssembly: `make profile` writes it anew")
    bits = int(record["called"], 16)
    return webassembly.with_bodies(wasm, [body if bits >> at & 1 else UNREACHABLE for at, body in enumerate(bodies)])


def address(script: str) -> int:
    """Return where in the memory of a Pyodide with this *script* marks may lie: in its stack, deeper than Python lets any recursion go."""
    return names.addresses(script)[names.STACK] + 8192


def count(wasm: bytes) -> int:
    """Return how many functions *wasm* holds, each of which has a mark."""
    return len(webassembly.bodies(wasm))


def instrumented(wasm: bytes, first: int) -> bytes:
    """Return *wasm* with functions that, when called, each set a byte of their own to 1, the first of them at *first* in the memory."""
    marked = []
    for at, body in enumerate(webassembly.bodies(wasm)):
        code = webassembly.after_locals(body)
        mark = CONSTANT + webassembly.signed(first + at) + CONSTANT + webassembly.signed(1) + STORE_BYTE
        marked.append(body[:code] + mark + body[code:])
    return webassembly.with_bodies(wasm, marked)


def record(wasm: bytes, marks: bytes) -> None:
    """Write `RECORD` of the functions of *wasm*, of which each has its byte in *marks*."""
    bodies = webassembly.bodies(wasm)
    bits = sum(1 << at for at, mark in enumerate(marks) if mark)
    RECORD.write_text(json.dumps({"code": _digest(bodies), "called": f"{bits:x}"}, indent=1) + "\n", "utf-8")


def _digest(bodies: list[bytes]) -> str:
    return hashlib.sha256(b"".join(bodies)).hexdigest()
