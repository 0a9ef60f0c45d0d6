"""Reads from a WebAssembly file what the build wants to know of it, and puts other code or data in its place."""

from collections.abc import Iterator
from typing import NamedTuple

from build_errors import BuildError

HEADER = b"\0asm\1\0\0\0"
TYPES, IMPORTS, FUNCTIONS, EXPORTS, CODE, DATA = 1, 2, 3, 7, 10, 11
FUNCTION, TABLE, MEMORY, GLOBAL, TAG = range(5)


class Section(NamedTuple):
    """Where a section lies in its file: its head, what it holds, and its end."""

    head: int
    start: int
    end: int


class Import(NamedTuple):
    """What a file asks for: its name, and one of the kinds above."""

    name: str
    kind: int


def section(wasm: bytes, wanted: int) -> Section:
    """Return where the section numbered *wanted* lies; ValueError if *wasm* is no WebAssembly or has none."""
    if not wasm.startswith(HEADER):
        raise BuildError("not a WebAssembly file")
    position = len(HEADER)
    while position < len(wasm):
        size, start = number(wasm, position + 1)
        if wasm[position] == wanted:
            return Section(position, start, start + size)
        position = start + size
    raise BuildError(f"no section {wanted}")


def exports(wasm: bytes) -> dict[str, int]:
    """Return the names that *wasm* exports, each with its index among those of its kind."""
    count, position = number(wasm, section(wasm, EXPORTS).start)
    found = {}
    for _ in range(count):
        name, position = _name(wasm, position)
        found[name], position = number(wasm, position + 1)
    return found


def imports(wasm: bytes) -> Iterator[Import]:
    """Yield what *wasm* asks for, in its order."""
    count, position = number(wasm, section(wasm, IMPORTS).start)
    for _ in range(count):
        _, position = _name(wasm, position)
        name, position = _name(wasm, position)
        kind, position = wasm[position], position + 1
        yield Import(name, kind)
        position = _after_type(wasm, position, kind)


def _after_type(wasm: bytes, position: int, kind: int) -> int:
    if kind == GLOBAL:
        return position + 2  # its type, and whether it changes
    if kind in (TABLE, TAG):
        position += 1  # what it holds; the attribute
    if kind in (FUNCTION, TAG):
        return number(wasm, position)[1]
    has_most = wasm[position] & 1
    _, position = number(wasm, position + 1)
    return number(wasm, position)[1] if has_most else position


def bodies(wasm: bytes) -> list[bytes]:
    """Return the function bodies that *wasm* holds, each with its locals."""
    count, position = number(wasm, section(wasm, CODE).start)
    found = []
    for _ in range(count):
        size, position = number(wasm, position)
        found.append(wasm[position : position + size])
        position += size
    return found


def with_bodies(wasm: bytes, changed: list[bytes]) -> bytes:
    """Return *wasm* with other function bodies, of which there must be as many as it lists functions."""
    return _with_section(wasm, CODE, unsigned(len(changed)) + b"".join(unsigned(len(body)) + body for body in changed))


def appended(wasm: bytes, at: int, added: list[bytes]) -> bytes:
    """Return *wasm* with *added* behind what its section numbered *at* lists."""
    _, start, end = section(wasm, at)
    count, listed = number(wasm, start)
    return _with_section(wasm, at, unsigned(count + len(added)) + wasm[listed:end] + b"".join(added))


def _with_section(wasm: bytes, at: int, content: bytes) -> bytes:
    head, _, end = section(wasm, at)
    return wasm[:head] + bytes([at]) + unsigned(len(content)) + content + wasm[end:]


def after_locals(body: bytes) -> int:
    """Return where the code of a function's *body* begins."""
    count, position = number(body, 0)
    for _ in range(count):
        _, position = number(body, position)
        position += 1
    return position


def _name(wasm: bytes, position: int) -> tuple[str, int]:
    length, position = number(wasm, position)
    return wasm[position : position + length].decode(), position + length


def number(wasm: bytes, position: int) -> tuple[int, int]:
    """Return the unsigned LEB128 number at *position*, and where it ends."""
    value = shift = 0
    while True:
        byte = wasm[position]
        value |= (byte & 0x7F) << shift
        position, shift = position + 1, shift + 7
        if byte < 0x80:
            return value, position


def signed_number(wasm: bytes, position: int) -> tuple[int, int]:
    """Return the signed LEB128 number at *position*, and where it ends."""
    value, end = number(wasm, position)
    bits = 7 * (end - position)
    return value - (1 << bits) if value >> (bits - 1) else value, end


def unsigned(value: int) -> bytes:
    """Return *value*, not below 0, as an LEB128 number."""
    encoded = bytearray()
    while value >= 0x80:
        encoded.append(value & 0x7F | 0x80)
        value >>= 7
    encoded.append(value)
    return bytes(encoded)


def signed(value: int) -> bytes:
    """Return *value* as a signed LEB128 number."""
    encoded = bytearray()
    while not -0x40 <= value < 0x40:
        encoded.append(value & 0x7F | 0x80)
        value >>= 7
    encoded.append(value & 0x7F)
    return bytes(encoded)
