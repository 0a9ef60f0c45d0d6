"""What a file is, told by its content and never by its name."""

import json
import re
import zipfile
from io import BytesIO
from typing import Literal, NamedTuple

from calculator.statement.files.mhtml import is_mhtml, pages
from calculator.statement.table.sheet import MOST_BYTES
from calculator.statement.words import Unreadable

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK\x03\x04"


def _wide(text: str) -> bytes:
    return text.encode("utf-16-le")


_BINARY = (
    (b"%PDF", "pdf"), (b"\x89PNG", "picture"), (b"\xff\xd8\xff", "picture"), (b"GIF8", "picture"), (b"RIFF", "picture"),
    (b"7z\xbc\xaf", "archive"), (b"Rar!", "archive"), (b"\x1f\x8b", "archive"),
    (b"\x9b DRMONE", "drm"), (b"SCDSA", "drm"), (b"<DOCUMENT SAFER", "drm"), (b"\xf4\xcb\xa9", "drm"), (b"DRMONE", "drm"),
    (b"HWP Document File", "document"), (b"{\\rtf", "document"),
)
"""First bytes of what is no table, and the sentence that says what to do."""
_OLE2 = ((_wide("EncryptedPackage"), "locked"), (_wide("WordDocument"), "document"), (b"HWP Document File", "document"),
         (_wide("PowerPoint Document"), "document"), (_wide("DRMEncrypted"), "drm"))
"""What an OLE2 file has in it that is no workbook of Excel."""
_MEMBERS = (("xl/workbook.bin", "xlsb"), ("index/document.iwa", "numbers"), ("index.zip", "numbers"), ("word/", "document"), ("ppt/", "document"),
            ("contents/content.hpf", "document"), ("content.xml", "ods"))
"""Names in a zip, or their beginnings, that tell what else it is."""
_MAIL = ("USSM_M_DATA", "UserFunc(", "IniMasPlugin", "IniSMContents", "XecureExpress", "XEExpress", "JXMail", "jx-mail", "decForm", "UniSafeMail",
         "vestmail", "VestMail", "SecureMail", "securemail", "보안메일", "보안 메일")
"""What the secure mail of one of its makers has in its page."""
_PASSWORD = re.compile(r"<input[^>]{0,300}type\s*=\s*['\"]?password", re.IGNORECASE)
_TABLE = re.compile(r"<table\b", re.IGNORECASE)
_MARKUP = re.compile(r"<(?:table|html|tr|!doctype html)\b", re.IGNORECASE)
_PROBE = 4_096
_MOST_LOST = 50
"""One letter in so many may be unreadable: names are cut in the middle of a letter, files in another encoding are not."""


class Sniffed(NamedTuple):
    """A file's kind, and its text where it is text."""

    kind: Literal["xls", "xlsx", "html", "csv"]
    text: str = ""


def sniff(content: bytes) -> Sniffed:
    """Return what *content* is; raise `Unreadable` with the advice for what cannot be opened."""
    if len(content) > MOST_BYTES:
        raise Unreadable("large", most=MOST_BYTES // 1_000_000)
    if content.startswith(OLE2):
        if key := next((key for sign, key in _OLE2 if sign in content), None):
            raise Unreadable(key)
        return Sniffed("xls")
    if content.startswith(ZIP):
        if key := _zipped(content):
            raise Unreadable(key)
        return Sniffed("xlsx")
    for start, key in _BINARY:
        if content.startswith(start):
            raise Unreadable(key)
    return _sniff_saved(content) if is_mhtml(content) else _sniff_text(decoded(content))


def _sniff_saved(content: bytes) -> Sniffed:
    """Return the pages of a .mht as one: those with a table, since a frame has none."""
    texts = [decoded(page) for page in pages(content)]
    if text := "\n".join(text for text in texts if _TABLE.search(text)):
        return _sniff_text(text)
    raise Unreadable("mhtml")


def _zipped(content: bytes) -> str | None:
    """Return what the zip is if it is no .xlsx, by the names in it; None where they do not tell."""
    try:
        names = [name.replace("\\", "/").lower() for name in zipfile.ZipFile(BytesIO(content)).namelist()]
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return None
    return next((key for member, key in _MEMBERS if any(name.startswith(member) for name in names)), None)


def _sniff_text(text: str) -> Sniffed:
    written = text.lstrip("\ufeff \t\r\n")
    if not written:
        raise Unreadable("empty")
    if written.startswith(("{", "[")) and _is_json(written):
        raise Unreadable("json")
    if not written.startswith("<") and not _MARKUP.search(written, 0, _PROBE):
        return Sniffed("csv", text)
    if any(mark in text for mark in _MAIL) or _PASSWORD.search(text):
        raise Unreadable("mail")
    return Sniffed("html", text)


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def decoded(content: bytes) -> str:
    """Return the text in *content*: UTF-8, UTF-16 with or without its mark, or CP949.

    A byte that CP949 lacks becomes U+FFFD where there are few: some companies cut a shop's name in the middle of a letter.
    """
    for encoding in _encodings(content):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    text = content.decode("cp949", errors="replace")
    lost = text.count("\ufffd")
    if "\0" in text or lost * _MOST_LOST > len(text) or not lost:
        raise Unreadable("encoding")
    return text


def _encodings(content: bytes) -> list[str]:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ["utf-16"]
    # Without its mark UTF-16 is told by the digits and separators, whose other byte is 0; so is one byte of 가.
    zeros = [content[place:_PROBE:2].count(0) for place in (0, 1)]
    if max(zeros) * 8 > min(len(content), _PROBE) // 2 and max(zeros) > 4 * min(zeros):
        return ["utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"]
    return ["utf-8-sig", "cp949"]
