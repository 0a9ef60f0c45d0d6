"""Takes the line numbers out of bytecode: a traceback then tells file and function, but no line."""

import marshal
from types import CodeType

HEADER = 16
"""Bytes of a .pyc file before its code."""
UNITS = 8
NO_LINE = 0xF8
"""In a table of lines: so many instructions, less one, up to `UNITS`, stand in no line."""


def without_lines(bytecode: bytes) -> bytes:
    """Return the *bytecode* of a module without its lines."""
    return bytecode[:HEADER] + marshal.dumps(_stripped(marshal.loads(bytecode[HEADER:])))


def _stripped(code: CodeType) -> CodeType:
    whole, rest = divmod(len(code.co_code) // 2, UNITS)
    table = bytes([NO_LINE | UNITS - 1]) * whole + bytes([NO_LINE | rest - 1] if rest else [])
    constants = (_stripped(each) if isinstance(each, CodeType) else each for each in code.co_consts)
    return code.replace(co_linetable=table, co_consts=tuple(constants))
