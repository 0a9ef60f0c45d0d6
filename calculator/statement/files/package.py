"""The zip of XML parts that an .xlsx is: parts found as other readers find them, and limits on what they hold."""

import io
import re
import zipfile
from typing import Any
from xml.parsers.expat import ParserCreate

from calculator.statement.table.sheet import MOST_UNPACKED
from calculator.statement.words import Unreadable

_CHUNK = 65_536
MOST_ELEMENTS = 3_000_000
"""So many elements hold more rows and cells than are read; what has more is made to be slow."""
_MOST_OPEN_TAG = 262_144
"""No tag is longer than this many bytes."""
DEEPEST = 64
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""How the parts of such a file may be packed; other ways fail in ways of their own where they are spoiled."""
_RELATIONS = "_rels/.rels"
_WIDE = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"<\0": "utf-16-le", b"\0<": "utf-16-be"}
_DECLARED = re.compile(r"<\?xml[^>]*\?>")

_PREFIXED = re.compile(rb"\s*(?:<[?!][^>]*>\s*)*<\w+:")


class XmlPart:
    """Takes the elements of one XML part as they come, and only so many of them, in and below each other.
    """

    def __init__(self) -> None:
        self.left = MOST_ELEMENTS
        self.depth = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take the beginning of an element."""
        self.left -= 1
        self.depth += 1
        if self.left < 0 or self.depth > DEEPEST:
            raise Unreadable("elements")

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        self.depth -= 1

    def text(self, data: str) -> None:
        """Take the text in an element."""


class _Relations(XmlPart):
    """Collects kind and path of the parts that one in *folder* is related to, by their ids."""

    def __init__(self, folder: str) -> None:
        super().__init__()
        self.folder = folder
        self.found: dict[str, tuple[str, str]] = {}

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        super().start(tag, attributes)
        if tag == "Relationship" and attributes.get("TargetMode") != "External":
            target = attributes.get("Target", "").replace("\\", "/")
            self.found[attributes.get("Id", "")] = attributes.get("Type", "").rpartition("/")[2], _resolved(self.folder, target)


class Package:
    """The parts of a zip by their names, told apart by neither case nor kind of slash."""

    def __init__(self, content: bytes) -> None:
        self.archive = zipfile.ZipFile(io.BytesIO(content))
        self.names = {_plain(name): name for name in reversed(self.archive.namelist())}
        self.left = MOST_UNPACKED
        self.elements = 0

    def __contains__(self, name: str) -> bool:
        return _plain(name) in self.names

    def related(self, name: str) -> dict[str, tuple[str, str]]:
        """Return kind and path of the parts that the part *name* ("" for the package) is related to, by their ids."""
        folder, _, file = name.rpartition("/")
        relations = _resolved(folder, f"_rels/{file}.rels") if name else _RELATIONS
        part = _Relations(folder)
        if relations in self:
            self.parse(relations, part)
        return part.found

    def parse(self, name: str, part: XmlPart) -> None:
        """Give what stands in the part *name* to *part*; names come without the prefix of their namespace.

        Raise `Unreadable` where it holds more than a statement can, and `ExpatError` where it is no XML.
        """
        data, encoding = self._data(name)
        part.left -= self.elements
        parser = ParserCreate(encoding)
        parser.buffer_text = True
        parser.buffer_size = _CHUNK
        parser.StartElementHandler = part.start
        parser.EndElementHandler = part.end
        parser.CharacterDataHandler = part.text
        if _PREFIXED.match(data):
            parser.StartElementHandler = lambda tag, attributes: part.start(tag.rpartition(":")[2], attributes)
            parser.EndElementHandler = lambda tag: part.end(tag.rpartition(":")[2])
        left = part.left
        _feed(parser, data)
        self.elements += left - part.left

    def _data(self, name: str) -> tuple[bytes, str | None]:
        """Return the XML of one part and its encoding if it is not the declared one: what it holds counts, not what it claims."""
        if name not in self:
            raise Unreadable("broken")
        info = self.archive.getinfo(self.names[_plain(name)])
        if info.compress_type not in _PACKED:
            raise Unreadable("broken")
        with self.archive.open(info) as part:
            data = part.read(self.left + 1)
        self.left -= len(data)
        if self.left < 0:
            raise Unreadable("unpacked", most=MOST_UNPACKED // 1_000_000)
        if wide := _WIDE.get(data[:2]):
            data = _DECLARED.sub("", data.decode(wide).lstrip("\ufeff"), count=1).encode()
        if b"<!DOCTYPE" in data:
            raise Unreadable("doctype")
        return data, "utf-8" if wide else None


def _feed(parser: Any, data: bytes) -> None:
    """Give *data* to *parser* piece by piece; raise `Unreadable` where a tag stays open for too long."""
    begun = 0
    for place in range(0, len(data), _CHUNK):
        parser.Parse(data[place : place + _CHUNK], False)
        begun = max(begun, parser.CurrentByteIndex)
        if place + _CHUNK - begun > _MOST_OPEN_TAG:
            raise Unreadable("elements")
    parser.Parse(b"", True)


def _resolved(folder: str, target: str) -> str:
    """Return the path of *target*, which stands in *folder* unless it begins at the top."""
    path: list[str] = []
    for step in (target if target.startswith("/") else f"{folder}/{target}").split("/"):
        if step == "..":
            del path[-1:]
        elif step not in ("", "."):
            path.append(step)
    return "/".join(path)


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()
