"""What a file is, told by its content and never by its name."""

from typing import Literal, NamedTuple

from calculator.statement.sheet import MOST_BYTES
from calculator.statement.words import Unreadable

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK\x03\x04"
_BINARY = (
    (b"%PDF", "pdf"), (b"\x89PNG", "picture"), (b"\xff\xd8\xff", "picture"), (b"GIF8", "picture"),
    (b"7z\xbc\xaf", "archive"), (b"Rar!", "archive"), (b"\x1f\x8b", "archive"),
)
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MAIL = ("USSM_M_DATA", "UserFunc(")
"""What only the card companies' secure mail has in its page."""


class Sniffed(NamedTuple):
    """A file's kind, and its text where it is text."""

    kind: Literal["xls", "xlsx", "html", "csv"]
    text: str = ""


def sniff(content: bytes) -> Sniffed:
    """Return what *content* is; raise `Unreadable` with the advice for what cannot be opened."""
    if len(content) > MOST_BYTES:
        raise Unreadable("large", most=MOST_BYTES // 1_000_000)
    if content.startswith(OLE2):
        if _ENCRYPTED in content:
            raise Unreadable("locked")
        return Sniffed("xls")
    if content.startswith(ZIP):
        return Sniffed("xlsx")
    for start, key in _BINARY:
        if content.startswith(start):
            raise Unreadable(key)
    return _sniff_text(decoded(content))


def _sniff_text(text: str) -> Sniffed:
    written = text.lstrip("\ufeff \t\r\n")
    if not written:
        raise Unreadable("empty")
    if not written.startswith("<"):
        return Sniffed("csv", text)
    if any(mark in text for mark in _MAIL):
        raise Unreadable("mail")
    return Sniffed("html", text)


def decoded(content: bytes) -> str:
    """Return the text in *content*: UTF-8, UTF-16 by its mark, or CP949, each strictly."""
    encodings = ["utf-16"] if content.startswith((b"\xff\xfe", b"\xfe\xff")) else ["utf-8-sig", "cp949"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise Unreadable("encoding")
