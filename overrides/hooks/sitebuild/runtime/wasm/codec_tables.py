"""Takes the tables of Chinese and Japanese encodings out of Pyodide's WebAssembly: the site never reads them.

A Korean statement is in UTF-8 or in CP949, whose tables stay. Nothing in the file says where the
others lie, but the Python that builds the site knows what is in them: they are made here from its
codecs, and found by their content. Two sets are there, Python's own (Modules/cjkcodecs) and the one
with which the C library's iconv decodes.
"""

from collections.abc import Callable, Iterator
from itertools import product

from build_errors import BuildError

MODULES = ("_codecs_cn", "_codecs_hk", "_codecs_iso2022", "_codecs_jp", "_codecs_tw")
"""The modules of Python that read the tables; without tables they must not be there to import."""

SHORTEST = 512
"""Bytes: what is shorter may lie in a Korean table as well, such as the alphabets of Greek and Japanese."""
PROBE = 64
UNMAPPED, UNENCODED = 0xFFFE, 0xFFFF

type Rows = dict[int, dict[int, int]]
"""Lead byte, second byte, character."""


def emptied(wasm: bytes) -> bytes:
    """Return *wasm*, as long as before, with zeros for the tables, and its `MODULES` where no import finds them.

    ValueError if it does not name one of them exactly once.
    """
    result = bytearray(wasm)
    for table in _tables():
        for start, end in _stretches(wasm, table):
            result[start:end] = bytes(end - start)
    for module in MODULES:
        name = f"\0{module}\0".encode()
        if wasm.count(name) != 1:
            raise BuildError(f"{module} is not named as expected; RUNTIME=plain builds with all encodings")
        result[wasm.index(name) + 1] = ord("-")
    return bytes(result)


def _stretches(data: bytes, table: bytes) -> Iterator[tuple[int, int]]:
    """Yield start and end of everything in *data* that lies in *table* too, at least `SHORTEST` bytes of it."""
    for probe in range(0, len(table) - PROBE, SHORTEST - PROBE):
        yield from _around(data, table, probe)


def _around(data: bytes, table: bytes, probe: int) -> Iterator[tuple[int, int]]:
    """Yield where *data* has what *table* has at *probe*, as far as both agree."""
    sample = table[probe : probe + PROBE]
    at = data.find(sample) if len(set(sample)) > PROBE // 4 else -1
    while at >= 0:
        before = _agreeing(reversed(data[max(at - probe, 0) : at]), reversed(table[:probe]))
        after = _agreeing(iter(data[at : at + len(table) - probe]), iter(table[probe:]))
        if before + after >= SHORTEST:
            yield at - before, at + after
        at = data.find(sample, at + PROBE)


def _agreeing(first: Iterator[int], second: Iterator[int]) -> int:
    count = 0
    for a, b in zip(first, second, strict=False):
        if a != b:
            break
        count += 1
    return count


def _tables() -> Iterator[bytes]:
    """Yield the tables as C has them: what decodes, what encodes, and what iconv decodes with."""
    japanese, more_japanese = _seven_bit("euc_jp"), _seven_bit("euc_jp", b"\x8f")
    chinese, taiwanese = _seven_bit("gb2312"), _rows("big5")
    windows = _without(_rows("gbk"), {lead | 0x80: _high(row) for lead, row in chinese.items()})
    hong_kong = _without(_rows("big5hkscs"), taiwanese)
    for rows in (japanese, more_japanese, chinese, windows, taiwanese, hong_kong):
        yield _decoding(rows)
    yield _encoding((japanese, 0), (more_japanese, 0x8000))
    yield _encoding((chinese, 0), (windows, 0))
    yield _encoding((taiwanese, 0))
    yield _encoding((hong_kong, 0))
    yield _grid("gb18030", 126, 190, lambda row, column: (row + 0x81, column + 0x40 + (column >= 0x3F)))
    yield _grid("big5", 89, 157, lambda row, column: (row + 0xA1, column + (0x40 if column < 63 else 0xA1 - 63)))
    yield _grid("euc_jp", 84, 94, lambda row, column: (row + 0xA1, column + 0xA1))


def _character(encoding: str, code: bytes) -> int | None:
    try:
        text = code.decode(encoding)
    except UnicodeDecodeError:
        return None
    return ord(text) if len(text) == 1 and ord(text) < UNMAPPED else None


def _rows(encoding: str) -> Rows:
    return _mapped(encoding, range(0x80, 0x100), range(0x100), lambda lead, second: bytes((lead, second)))


def _seven_bit(encoding: str, prefix: bytes = b"") -> Rows:
    """Return the rows of a standard that numbers its characters below 0x80, in an *encoding* that lifts them above."""
    return _mapped(
        encoding,
        range(0x21, 0x7F),
        range(0x21, 0x7F),
        lambda lead, second: prefix + bytes((lead | 0x80, second | 0x80)),
    )


def _mapped(encoding: str, leads: range, seconds: range, code: Callable[[int, int], bytes]) -> Rows:
    rows: Rows = {}
    for lead, second in product(leads, seconds):
        if character := _character(encoding, code(lead, second)):
            rows.setdefault(lead, {})[second] = character
    return rows


def _high(row: dict[int, int]) -> dict[int, int]:
    return {second | 0x80: character for second, character in row.items()}


def _without(rows: Rows, known: Rows) -> Rows:
    """Return what *rows* map otherwise than *known*."""
    rest = {lead: dict(row.items() - known.get(lead, {}).items()) for lead, row in rows.items()}
    return {lead: row for lead, row in rest.items() if row}


def _decoding(rows: Rows) -> bytes:
    """Return one row behind the other, each from its first to its last character."""
    return _packed(_filled(rows, UNMAPPED))


def _encoding(*sources: tuple[Rows, int]) -> bytes:
    """Return codes by character, with the mark that goes with each source; the first source has a character first."""
    by_character: Rows = {}
    for rows, mark in sources:
        for lead, row in rows.items():
            for second, character in row.items():
                by_character.setdefault(character >> 8, {}).setdefault(character & 0xFF, lead << 8 | second | mark)
    return _packed(_filled(by_character, UNENCODED))


def _filled(rows: Rows, gap: int) -> Iterator[int]:
    for _, row in sorted(rows.items()):
        yield from (row.get(second, gap) for second in range(min(row), max(row) + 1))


def _grid(encoding: str, height: int, width: int, code: Callable[[int, int], tuple[int, int]]) -> bytes:
    return _packed(
        _character(encoding, bytes(code(row, column))) or 0 for row in range(height) for column in range(width)
    )


def _packed(numbers: Iterator[int]) -> bytes:
    return b"".join(number.to_bytes(2, "little") for number in numbers)
