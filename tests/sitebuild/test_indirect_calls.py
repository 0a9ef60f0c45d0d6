"""The pass that keeps browsers from guessing the targets of indirect calls."""

import pytest
from build_errors import BuildError
from sitebuild.runtime.wasm import indirect_calls, webassembly

ADD, CALLED, CONSTANT = b"\x6a", b"\x11\x00\x00", b"\x41\x11"
"""An addition, an indirect call of the first type in the first table, and the constant that is as a byte the same as that."""
INLINED = 500
"""V8 builds no function of more bytes into another."""


def module(*bodies: bytes) -> bytes:
    """Return WebAssembly with one type, (i32) -> i32, and functions of it with these *bodies*, without locals."""
    functions = webassembly.unsigned(len(bodies)) + bytes(len(bodies))
    code = [webassembly.unsigned(len(body) + 2) + b"\0" + body + b"\x0b" for body in bodies]
    sections = {1: b"\x01\x60\x01\x7f\x01\x7f", 2: b"\0", 3: functions, 10: webassembly.unsigned(len(bodies)) + b"".join(code)}
    return webassembly.HEADER + b"".join(bytes([at]) + webassembly.unsigned(len(each)) + each for at, each in sections.items())


def test_indirect_calls_of_one_type_share_a_function() -> None:
    """All else stays byte for byte, and the shared function stands behind those that were there."""
    before = module(CONSTANT + CONSTANT + CALLED, CONSTANT + CONSTANT + CALLED + CONSTANT + ADD, CONSTANT)
    first, second, third, shared = webassembly.bodies(indirect_calls.shared(before))
    assert first == b"\0" + CONSTANT + CONSTANT + b"\x10\x03\x0b"
    assert second == b"\0" + CONSTANT + CONSTANT + b"\x10\x03" + CONSTANT + ADD + b"\x0b"
    assert third == b"\0" + CONSTANT + b"\x0b"
    assert shared.startswith(b"\0\x20\0\x20\1" + CALLED)
    assert len(shared) > INLINED


def test_unknown_operation_is_refused() -> None:
    """Where it ends nobody knows, and what stands behind it would be taken for something else."""
    with pytest.raises(BuildError, match="0xfd"):
        indirect_calls.shared(module(CONSTANT + b"\xfd\x0c"))
