"""Who says it: an earlier letter below an answer, or what the reader had asked, is not what the sender decided."""

import re
from collections.abc import Iterator
from functools import cache

from calculator.reading.text import Stretch
from calculator.reading.words import expression, notices

_QUOTED = re.compile(r"^>.*$", re.MULTILINE)


def of_others(text: str) -> list[Stretch]:
    """Return the parts of *text* that its sender only repeats."""
    # A letter may begin with the lines at its own head, such as From: and Subject:.
    own = head.end() if (head := _head().match(text)) else 0
    if earlier := _line("earlier", r"").search(text, own):
        return [*_repeated(text[: earlier.start()]), Stretch(earlier.start(), len(text))]
    return list(_repeated(text))


def messages(text: str) -> int:
    """Return how many messages *text* holds by the line with which each begins: the most of one such line, but for a letter quoted below its answer."""
    counts = [len(found) for word in notices()["voice"]["begins"] if len(found := _begin(word).findall(text)) > 1]
    return max(counts, default=1)


@cache
def _begin(word: str) -> re.Pattern[str]:
    return re.compile(rf"^[ \t]*{expression((word,))}", re.IGNORECASE | re.MULTILINE)


def without_others(text: str) -> str:
    """Return *text* with blanks for what its sender only repeats, so that places stay."""
    kept, since = [], 0
    for part in sorted(of_others(text)):
        # One may begin within another, as what was asked does in a quoted line.
        start = max(part.start, since)
        kept += [text[since:start], re.sub(r"[^\n]", " ", text[start : part.end])]
        since = max(part.end, since)
    return "".join([*kept, text[since:]])


def _sections(text: str) -> Iterator[Stretch]:
    """Yield the parts below a heading alone on its line that names what was asked, up to the heading of the answer."""
    since = None
    for match in _heading().finditer(text):
        if match["asked"]:
            since = match.end() if since is None else since
        elif since is not None:
            yield Stretch(since, match.start())
            since = None


@cache
def _heading() -> re.Pattern[str]:
    """Return what matches a line that is only a heading: of what was *asked*, or of the answer."""
    asked, answer = (expression(notices()["voice"][name]) for name in ("asked_below", "answered_below"))
    return re.compile(rf"^[^\w\n]{{0,8}}(?:\d{{1,2}}[.)]\s?)?(?:(?P<asked>{asked})|{answer})[^\w\n]{{0,4}}$", re.MULTILINE)


def _repeated(text: str) -> Iterator[Stretch]:
    yield from _sections(text)
    for each in (_QUOTED, _line("asker", r"\s?:[^\n]*"), _line("question", r"\d{0,3}[ \t]?[.:)][^\n]*"), _told()):
        yield from (Stretch(*match.span()) for match in each.finditer(text))


@cache
def _line(name: str, rest: str) -> re.Pattern[str]:
    """Return what matches a line that begins with one of the words of *name*."""
    # Marks before them end with the line: over lines of marks alone it would take squares of their number.
    return re.compile(rf"^(?:[^\w\n]|_)*(?:{expression(notices()['voice'][name])}){rest}", re.IGNORECASE | re.MULTILINE)


@cache
def _head() -> re.Pattern[str]:
    return re.compile(rf"(?:[ \t]*(?:(?:{expression(notices()['voice']['head'])})[^\n]*)?\n)+", re.IGNORECASE)


@cache
def _told() -> re.Pattern[str]:
    """Return what matches the part of a sentence that tells what was asked: … 적게 산정되었다는 취지의 민원."""
    return re.compile(rf"(?<![^\n.])[^\n.]*(?:{expression(notices()['voice']['told'])})")
