"""Text broken into lines between its words, as Korean is set."""

from collections.abc import Callable


def wrapped(text: str, width: float, length: Callable[[str], float]) -> list[str]:
    """Return *text* in lines that are at most *width* long by *length*, unless a word alone is longer."""
    lines: list[str] = []
    for word in text.split():
        if lines and length(longer := f"{lines[-1]} {word}") <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
