"""Writes into Pyodide's data the addresses that its WebAssembly would compute anew at every start.

The linker left them to one function of half a megabyte, because a library may be loaded anywhere.
Pyodide's core is always loaded at the same place, which its script tells.
"""

from build_errors import BuildError

from sitebuild.runtime.pyodide_names import BASE, RELOCATE, addresses
from sitebuild.runtime.wasm import webassembly

EMPTY = b"\0\x0b"
"""The body of a function that does nothing: no locals, end."""
GET, CONSTANT, ADD, SUBTRACT, STORE = 0x23, 0x41, 0x6A, 0x6B, 0x36


def applied(wasm: bytes, script: str) -> bytes:
    """Return *wasm* with its addresses in its data, and nothing left to do for `RELOCATE`; ValueError if it is otherwise than known."""
    imports = list(webassembly.imports(wasm))
    stated = addresses(script)
    global_values = [stated.get(each.name) for each in imports if each.kind == webassembly.GLOBAL]
    functions = sum(each.kind == webassembly.FUNCTION for each in imports)

    bodies = webassembly.bodies(wasm)
    at = webassembly.exports(wasm)[RELOCATE] - functions
    body, bodies[at] = bodies[at], EMPTY
    emptied = webassembly.with_bodies(wasm, bodies)
    changed = bytearray(emptied)
    data = _data(emptied) - stated[BASE]
    for address, value in _stores(body, global_values):
        changed[data + address : data + address + 4] = (value % 2**32).to_bytes(4, "little")
    return bytes(changed)


def _data(wasm: bytes) -> int:
    """Return where the one segment of data begins, which is loaded at `BASE`."""
    count, position = webassembly.number(wasm, webassembly.section(wasm, webassembly.DATA).start)
    if count != 1 or wasm[position : position + 2] != bytes((0, GET)):
        raise BuildError("the data is not one segment as expected")
    _, position = webassembly.number(wasm, position + 2)
    _, position = webassembly.number(wasm, position + 1)
    return position


def _stores(body: bytes, global_values: list[int | None]) -> list[tuple[int, int]]:
    """Return the addresses that *body* writes to, and what; the globals that it reads are *global_values*."""
    found: list[tuple[int, int]] = []
    stack: list[int] = []
    position = 1
    while position < len(body) - 1:
        operation, position = body[position], position + 1
        if operation == GET:
            index, position = webassembly.number(body, position)
            stack.append(_known(global_values[index]))
        elif operation == CONSTANT:
            value, position = webassembly.signed_number(body, position)
            stack.append(value)
        elif operation in (ADD, SUBTRACT):
            value = stack.pop()
            stack.append(stack.pop() + (value if operation == ADD else -value))
        elif operation == STORE:
            offset, position = webassembly.number(body, position + 1)
            value = stack.pop()
            found.append((stack.pop() + offset, value))
        else:
            raise BuildError(f"{RELOCATE} holds an operation {operation:#x}")
    return found


def _known(value: int | None) -> int:
    if value is None:
        raise BuildError("the script does not tell where the core is loaded")
    return value
