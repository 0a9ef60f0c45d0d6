"""Takes the names of characters ("LATIN SMALL LETTER A") out of Pyodide's WebAssembly: nothing on the site asks for one.

Python keeps them in two tables (Modules/unicodename_db.h): a graph that spells all names, packed into
bytes, and the character of each name in the order of the graph. Nothing in the file says where they
lie, but the Python that builds the site knows the names: the characters are found by their order, and
the graph by what it spells.
"""

import struct
import sys
import unicodedata
from collections.abc import Iterator

from build_errors import BuildError

from sitebuild.runtime.wasm.webassembly import number, unsigned

COMPUTED = ("CJK UNIFIED IDEOGRAPH-", "HANGUL SYLLABLE ")
"""Beginnings of names that are in no table."""
PRIVATE = range(0xF0000, 0xF1000)
"""Where Python numbers further names of a character, and names of several characters."""
SAMPLE = 8
LONGEST = 128


class Graph:
    """The packed graph that begins in *data* at *start*; `end` tells how far it was read."""

    def __init__(self, data: bytes, start: int) -> None:
        self.data = data
        self.end = start

    def words(self, node: int, begun: bytes = b"") -> Iterator[bytes]:
        """Yield the words, in their order, that go on from *begun* at *node*."""
        head, position = number(self.data, node)
        if head & 1:
            yield begun
        for label, target in self._edges(position):
            if label and len(begun) < LONGEST:
                yield from self.words(target, begun + label)

    def _edges(self, position: int) -> list[tuple[bytes, int]]:
        """Return what each edge of a node spells and where it leads; they are told as distances from one to the next."""
        edges: list[tuple[bytes, int]] = []
        target = position
        last = False
        while not last:
            edge, position = number(self.data, position)
            if not edge and not edges:
                break
            last, target = bool(edge & 1), target + (edge >> 2)
            size, position = (1, position) if edge & 2 else (self.data[position], position + 1)
            edges.append((self.data[position : position + size], target))
            position += size
        self.end = max(self.end, position)
        return edges


def emptied(wasm: bytes) -> bytes:
    """Return *wasm*, as long as before, with zeros for both tables; ValueError if they are not as known."""
    names = _names()
    start, count = _characters(wasm, names)
    root = unsigned(count << 1)  # the graph's first node: how many names, and that none is empty
    at = wasm.rfind(root, 0, start)
    while at >= 0:
        graph = Graph(wasm, at)
        if _spells(graph, at, wasm[start : start + 4 * count], names):
            result = bytearray(wasm)
            result[at : graph.end] = bytes(graph.end - at)
            result[start : start + 4 * count] = bytes(4 * count)
            return bytes(result)
        at = wasm.rfind(root, 0, at)
    raise BuildError("the names of characters are not kept as expected; RUNTIME=plain builds with them")


def _names() -> dict[int, bytes]:
    """Return the names that lie in a table."""
    found = {code: unicodedata.name(chr(code), "") for code in range(sys.maxunicode + 1)}
    return {code: name.encode() for code, name in found.items() if name and not name.startswith(COMPUTED)}


def _characters(wasm: bytes, names: dict[int, bytes]) -> tuple[int, int]:
    """Return where the table of characters begins, and how many it has; ValueError if it is not there."""
    ordered = sorted(names, key=lambda code: names[code])
    for first in range(0, len(ordered) - SAMPLE, SAMPLE):
        at = wasm.find(struct.pack(f"<{SAMPLE}I", *ordered[first : first + SAMPLE]))
        if at >= 0:
            break
    else:
        raise BuildError("the characters that have names are not kept in their order; RUNTIME=plain builds with them")

    def holds(position: int) -> bool:
        (code,) = struct.unpack_from("<I", wasm, position)
        return code in names or code in PRIVATE

    start = end = at
    while holds(start - 4):
        start -= 4
    while holds(end):
        end += 4
    return start, (end - start) // 4


def _spells(graph: Graph, start: int, characters: bytes, names: dict[int, bytes]) -> bool:
    """Return whether *graph* spells the names of *characters*, all of them and in their order."""
    codes = [code for (code,) in struct.iter_unpack("<I", characters)]
    try:
        pairs = zip(graph.words(start), codes, strict=True)
        return all(word == names.get(code, word) for word, code in pairs)
    except (ValueError, IndexError):  # another number of words; no graph at all
        return False
