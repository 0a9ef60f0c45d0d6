"""Reads from a WebAssembly file what the build wants to know of it."""

from collections.abc import Iterator

HEADER = b"\0asm\1\0\0\0"
EXPORTS = 7


def exports(wasm: bytes) -> list[str]:
    """Return the names that *wasm* exports; ValueError if it is no WebAssembly."""
    if not wasm.startswith(HEADER):
        raise ValueError("not a WebAssembly file")
    position = len(HEADER)
    while position < len(wasm):
        size, start = _number(wasm, position + 1)
        if wasm[position] == EXPORTS:
            return list(_names(wasm, start))
        position = start + size
    return []


def _names(wasm: bytes, position: int) -> Iterator[str]:
    count, position = _number(wasm, position)
    for _ in range(count):
        length, position = _number(wasm, position)
        yield wasm[position : position + length].decode()
        _, position = _number(wasm, position + length + 1)  # past its kind, the index


def _number(wasm: bytes, position: int) -> tuple[int, int]:
    """Return the unsigned LEB128 number at *position*, and where it ends."""
    value = shift = 0
    while True:
        byte = wasm[position]
        value |= (byte & 0x7F) << shift
        position, shift = position + 1, shift + 7
        if byte < 0x80:
            return value, position
