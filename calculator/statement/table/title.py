"""What a table holds, by the title above it; and whose file it is."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from calculator.statement.table.layout import Holds, heading, layouts

_LONGEST = 24
"""A longer text is a sentence about a table and not its title."""
_AROUND = re.compile(r"^(?:아래|다음|이하)(?:는|은|부터)?|(?:입니다|이에요|예요)$|^[\W\d_]+|\([^)]*\)$|\d+건$|[\W_]+$")
_LEGEND = re.compile(r"(?:표시|표기|색|글씨|글자|줄|행|칸|숫자)[은는이가]")
"""What a sign or a look means, which is no title's."""
_NUMBER = re.compile(r"\d{3}(?![\d년])", re.ASCII)
"""A number within it, such as that of an approval, which is no title's."""
_EITHER = re.compile(r"(승인|이용|매출|결제|사용|거래|접수)[^\w]*(및|와)?[^\w]+취소|(승인|이용|매출|결제|사용|거래|접수)(및|와)취소")
"""Payments and cancellations in one table, which is none of cancellations."""


@lru_cache(maxsize=512)
def holds(title: str) -> Holds | None:
    """Return what a table called *title* holds; None where the words do not tell."""
    plain = _bare(heading(title))
    if not plain or len(plain) > _LONGEST or _NUMBER.search(plain) or _LEGEND.search(plain) or "=" in plain:
        return None
    found = next((kind for word, kind in layouts().titles if plain.endswith(word)), None)
    if found == "cancelled" and _EITHER.search(plain) or found == "abroad" and "국내" in plain:
        return "payments"
    return found


@lru_cache(maxsize=512)
def names_list(title: str) -> bool:
    """Return whether *title* says nothing of whose payments a table lists: only what they are, or which table it is, such as Sheet1 or 9월."""
    return holds(title) is not None or bool(_numbered().fullmatch(heading(title)))


@cache
def _numbered() -> re.Pattern[str]:
    words = sorted(layouts().numbered, key=len, reverse=True)
    return re.compile(rf"(?:[\W\d_]|{'|'.join(map(re.escape, words))})*")


@lru_cache(maxsize=512)
def is_summing(title: str) -> bool:
    """Return whether a table called *title* adds up others, such as 가맹점별 합계."""
    plain = _bare(heading(title))
    return len(plain) <= _LONGEST and plain.endswith(layouts().summing)


def company(titles: Iterable[str]) -> str:
    """Return the company that *titles* name first, "" where none is named."""
    short = (heading(title) for title in titles if len(title) <= 2 * _LONGEST)
    return next((name for title in short for name in layouts().companies if heading(name) in title), "")


def _bare(plain: str) -> str:
    """Return *plain* without numbers, marks and words such as 내역 around it."""
    before = ""
    while plain != before:
        before = plain
        plain = _AROUND.sub("", plain)
        tail = next((tail for tail in layouts().tails if plain.endswith(tail) and plain != tail), "")
        plain = plain.removesuffix(tail)
    return plain
