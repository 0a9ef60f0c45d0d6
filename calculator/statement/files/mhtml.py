"""A page saved as one file (.mht): the HTML among its parts, which are those of a mail."""

import re
from binascii import Error, a2b_base64, a2b_qp
from collections.abc import Iterator

_MAIL = re.compile(rb"\s*(?:[\w-]++:[^\n]*+\n(?:[ \t][^\n]*+\n)*+)*?(?:MIME-Version|Content-Type):", re.IGNORECASE)
_BOUNDARY = re.compile(rb"""boundary\s*=\s*(?:"([^"\r\n]{1,200})"|([^\s;"]{1,200}))""", re.IGNORECASE)
_HEAD = 10_000
"""A page's own headers end within so many bytes."""
_BLANK = re.compile(rb"\r?\n\r?\n")


def is_mhtml(content: bytes) -> bool:
    """Return whether *content* begins with the headers of a page saved as one file."""
    head = content[:_HEAD]
    return bool(_MAIL.match(head) and b"multipart/" in head.lower() and _BOUNDARY.search(head))


def pages(content: bytes) -> list[bytes]:
    """Return the HTML in each part of *content* that is a page, in the order of the parts."""
    found = _BOUNDARY.search(content, 0, _HEAD)
    return [page for part in content.split(b"--" + (found[1] or found[2]))[1:] for page in _page(part)] if found else []


def _page(part: bytes) -> Iterator[bytes]:
    """Yield the HTML of *part*, if it is that and can be read."""
    end = _BLANK.search(part)
    headers = part[: end.start()].lower() if end else b""
    if end is None or b"text/html" not in headers:
        return
    body = part[end.end() :]
    if b"quoted-printable" in headers:
        yield a2b_qp(body)
    elif b"base64" in headers:
        try:
            yield a2b_base64(body)
        except Error:
            return
    else:
        yield body
