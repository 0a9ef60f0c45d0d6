"""Has indirect calls made by way of shared functions, one for each type, so that a browser does not guess their targets.

From a few calls V8 takes a guess which function an indirect call will have, builds that into the calling one, and throws
all of the calling one's optimised code away at the first other target. Python's interpreter is one function of 57 kB: it
was compiled four to six times until the first answer, a third to a whole second of processor time each. A function
that is shared sees too many targets for a guess, and is too long to be built into another itself.
"""

from build_errors import BuildError

from sitebuild.runtime.wasm import webassembly
from sitebuild.runtime.wasm.webassembly import FUNCTIONS, TYPES, number, section, unsigned

CALL, CALL_INDIRECT = 0x10, 0x11
FUNCTION_TYPE, INT32 = 0x60, 0x7F
GET_LOCAL, END = 0x20, 0x0B
RETURN, UNREACHABLE, DROPPED = 0x0F, 0x00, b"\x41\x00\x1a"
TAIL = 250
"""Constants dropped behind the return: V8 builds no function of more than 500 bytes into another."""
NUMBERS = {
    **dict.fromkeys((UNREACHABLE, 0x01, 0x05, END, RETURN, 0x19, 0x1A, 0x1B, *range(0x45, 0xC5), 0xD1), 0),
    **dict.fromkeys((0x02, 0x03, 0x04, *range(0x06, 0x0A), 0x0C, 0x0D, CALL, 0x18, *range(GET_LOCAL, 0x27), 0x3F, 0x40, 0x41, 0x42, 0xD0, 0xD2), 1),
    **dict.fromkeys((CALL_INDIRECT, *range(0x28, 0x3F)), 2),
}
"""How many numbers follow an operation, where nothing else does."""
BRANCH_TABLE, FLOATS, BULK = 0x0E, {0x43: 4, 0x44: 8}, 0xFC
BULK_NUMBERS = {**dict.fromkeys(range(8), 0), **dict.fromkeys((9, 11, 13, 15, 16, 17), 1), **dict.fromkeys((8, 10, 12, 14), 2)}


def shared(wasm: bytes) -> bytes:
    """Return *wasm* with its indirect calls in shared functions; BuildError if one of its functions holds what is not known here."""
    bodies = webassembly.bodies(wasm)
    types = _types(wasm)
    first = sum(each.kind == webassembly.FUNCTION for each in webassembly.imports(wasm)) + len(bodies)
    targets: dict[bytes, int] = {}
    bodies = [_through(body, targets, first) for body in bodies]
    type_indices = [number(target, 0)[0] for target in targets]
    wasm = webassembly.appended(wasm, TYPES, [_type(*types[index]) for index in type_indices])
    wasm = webassembly.appended(wasm, FUNCTIONS, [unsigned(len(types) + at) for at in range(len(type_indices))])
    calls = [_call(target, len(types[index][0])) for target, index in zip(targets, type_indices, strict=True)]
    return webassembly.with_bodies(wasm, bodies + calls)


def _through(body: bytes, targets: dict[bytes, int], first: int) -> bytes:
    """Return *body* calling functions from *first* on, one for each of *targets*: the type and the table of an indirect call."""
    position = webassembly.after_locals(body)
    changed = bytearray(body[:position])
    while position < len(body):
        start, position = position, _after(body, position)
        if body[start] == CALL_INDIRECT:
            index = targets.setdefault(body[start + 1 : position], len(targets))
            changed += bytes([CALL]) + unsigned(first + index)
        else:
            changed += body[start:position]
    return bytes(changed)


def _types(wasm: bytes) -> list[tuple[bytes, bytes]]:
    """Return the types of functions in *wasm*: a byte for each parameter, and for each result."""
    count, position = number(wasm, section(wasm, TYPES).start)
    found = []
    for _ in range(count):
        if wasm[position] != FUNCTION_TYPE:
            raise BuildError(f"a type of the form {wasm[position]:#x}")
        length, position = number(wasm, position + 1)
        parameters, position = wasm[position : position + length], position + length
        length, position = number(wasm, position)
        results, position = wasm[position : position + length], position + length
        found.append((parameters, results))
    return found


def _type(parameters: bytes, results: bytes) -> bytes:
    """Return the type of a function that takes the target of a call as well, last as an indirect call does."""
    inputs = parameters + bytes([INT32])
    return bytes([FUNCTION_TYPE]) + unsigned(len(inputs)) + inputs + unsigned(len(results)) + results


def _call(target: bytes, parameters: int) -> bytes:
    """Return the body of a function that passes all it was given to an indirect call of *target*."""
    arguments = b"".join(bytes([GET_LOCAL]) + unsigned(at) for at in range(parameters + 1))
    return unsigned(0) + arguments + bytes([CALL_INDIRECT]) + target + bytes([RETURN]) + TAIL * DROPPED + bytes([UNREACHABLE, END])


def _after(body: bytes, position: int) -> int:
    """Return where the operation at *position* ends."""
    operation, position = body[position], position + 1
    if operation in FLOATS:
        return position + FLOATS[operation]
    if operation == BRANCH_TABLE:
        count, position = number(body, position)
        numbers: int | None = count + 1
    elif operation == BULK:
        kind, position = number(body, position)
        numbers = BULK_NUMBERS.get(kind)
    else:
        numbers = NUMBERS.get(operation)
    if numbers is None:
        raise BuildError(f"an operation {operation:#x}")
    for _ in range(numbers):
        _, position = number(body, position)
    return position
