"""Signs that a message is not what it says it is."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from calculator.reading.text import HANGUL, Stretch, sentence_around
from calculator.reading.words import found, holds, notices

_ADDRESS = re.compile(
    r"(?:(?P<scheme>h\s?[tx]{2}ps?\s?:\s?//|www\.)\s?)?"
    rf"(?P<host>(?:[\w-]{{1,63}}\s?(?:\.|\[\.\]|\(\.\))\s?){{1,8}}(?:[a-z]|{HANGUL}){{2,12}})(?P<path>/\S*)?",
    re.IGNORECASE,
)
_ENDING = re.compile(
    "(?:com|net|org|kr|info|xyz|top|site|shop|link|me|ly|io|gl|gd|be|cc|co|id|in|app|click|live|club|vip|icu|online|gift|to|us"
    "|cn|tk|ml|biz|dev|page|asia)",
    re.IGNORECASE,
)


class Sign(NamedTuple):
    """A sign of fraud; *host* for an address."""

    id: str
    where: Stretch
    host: str


def signs(text: str) -> list[Sign]:
    """Return the signs of fraud in *text*, each kind once."""
    each = [*_links(text), *_requests(text)]
    return list({(sign.id, sign.host): sign for sign in reversed(each)}.values())[::-1]


def suspect(each: list[Sign]) -> bool:
    """Return whether the signs are more than the address of an official site, or haste alone."""
    return any(sign.id not in ("official_link", "hurry") for sign in each)


def _links(text: str) -> Iterator[Sign]:
    for match in _ADDRESS.finditer(text):
        host = re.sub(r"\s|\[|\]|\(|\)", "", match["host"]).lower()
        mail = "@" in text[max(0, match.start() - 1) : match.end() + 1]
        if not match["scheme"] and (mail or not _ENDING.fullmatch(host.rpartition(".")[2])):
            continue
        official = any(host == each or host.endswith(f".{each}") for each in notices()["safe"]["hosts"])
        yield Sign("official_link" if official else "link", Stretch(*match.span()), host)


def _requests(text: str) -> Iterator[Sign]:
    safe = notices()["safe"]
    for key, table in notices()["sign"].items():
        for where in found(table["words"], text):
            said = sentence_around(text, where)
            if table["asks"] and not holds(said, table["asks"]):
                continue
            # To be paid, one had to have the app of the voucher; a file or a remote control is no way to get it.
            if key == "app" and holds(said, safe["apps"]) and not holds(said, table["never"]):
                continue
            if holds(said, safe["denials"]) and not holds(said, safe["conditions"]):
                continue
            yield Sign(key, where, "")
