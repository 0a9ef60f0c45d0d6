"""A pasted text made even: one form of each letter and digit, no invisible marks; and places in it."""

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from calculator import protocol

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_BLANKS = dict.fromkeys(map(ord, "\u00a0\u2002\u2003\u2007\u2009\u202f\u3000"), " ")
_HYPHENS = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212\u30fc"), "-")
_INVISIBLE = dict.fromkeys([*map(ord, "\u00ad\u2060\ufeff"), *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0xFE00, 0xFE10)])
_MISSPELLED = str.maketrans("됫됬왓햇엇앗겟렷녓셧", "됐됐왔했었았겠렸녔셨")
_EVEN = _WIDE | _BLANKS | _HYPHENS | _INVISIBLE | {0x2019: "'", 0x2018: "'", 0xFFE6: "₩", 0x3161: "-"} | _MISSPELLED
_SPACED = re.compile(r"(?<![가-힣])(?:[가-힣] ){2,}[가-힣](?![가-힣])|(?<![\d.,])\d(?: [\d,]){3,30}(?= ?원)")
"""Letters that were set apart, or that a scanner set apart: 환 수 금 액, 1 2 , 6 0 0 원. Bounded, or a page of digits would be gone through once for each."""
_BLANK = re.compile(r"([ \t]{50})[ \t]+")
"""More blanks in a row than any layout has; what may stand at a blank would be looked for at each of them."""
_UNIT = re.compile(r"(\d)\n(원[ \t]*)$", re.MULTILINE)
"""An amount whose unit came to stand alone on the line below it."""
_ENDS = ("\n", ". ", "! ", "? ")
_LONGEST = 200
"""Of a longer sentence, in letters, only the part around what is asked about is looked at."""
HANGUL = "(?-i:[가-힣])"
"""A Korean letter: where case is ignored, a plain range would be gone through letter by letter, all 11,172, each time it is compiled."""
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class Stretch(NamedTuple):
    """A part of the even text, from *start* up to *end*."""

    start: int
    end: int

    def overlaps(self, other: "Stretch") -> bool:
        """Return whether the two share a letter."""
        return self.start < other.end and other.start < self.end


def even(text: str) -> str:
    """Return *text* as everything here reads it."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    written = _BLANK.sub(r"\1", _CONTROL.sub(" ", unicodedata.normalize("NFC", lines).translate(_EVEN)))
    return _SPACED.sub(lambda match: match[0].replace(" ", ""), _UNIT.sub(r"\1 \2", written))


def place(text: str, where: Stretch) -> "protocol.Place":
    """Return *where* in *text* as plain data: its line, counted from 1, and what stands there."""
    return {"line": text.count("\n", 0, where.start) + 1, "start": where.start, "end": where.end,
            "quote": text[where.start : where.end].strip()}


def in_brackets(text: str, where: Stretch) -> bool:
    """Return whether *where* is all that stands in a pair of brackets."""
    return text[max(0, where.start - 1) : where.start] == "(" and text.startswith(")", where.end)


def sentence_around(text: str, where: Stretch) -> str:
    """Return the sentence or line in which *where* stands."""
    before, behind = beside_in_sentence(text, where)
    return before + text[where.start : where.end] + behind


def beside_in_sentence(text: str, where: Stretch) -> tuple[str, str]:
    """Return what stands before *where* and behind it in its sentence or line."""
    first, last = max(0, where.start - _LONGEST), min(len(text), where.end + _LONGEST)
    before = max(text.rfind(mark, first, where.start) for mark in _ENDS)
    ends = [found for mark in _ENDS if (found := text.find(mark, where.end, last)) >= 0]
    return text[max(before + 1, first) : where.start], text[where.end : min(ends, default=last)]
