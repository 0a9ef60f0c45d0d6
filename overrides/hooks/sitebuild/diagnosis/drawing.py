"""Where the boxes of a drawing stand, one below the other, and how their words break into lines."""

from typing import NamedTuple

from content.wording.wrapping import wrapped

WIDTH = 320
"""Units of a drawing's width; the smallest phone shows about one a pixel."""
LETTER = 17
"""Units of a letter's height."""
LINE = 24
PADDING = 11
GAP = 12
INDENT = 32


class Line(NamedTuple):
    """Words on one line, and the height of their foot."""

    y: int
    text: str
    strong: bool


class Box(NamedTuple):
    """A frame with its lines."""

    x: int
    y: int
    width: int
    height: int
    lines: list[Line]

    @property
    def middle(self) -> int:
        """The height at which an arrow meets it."""
        return self.y + self.height // 2


class Stack:
    """Boxes below one another, the first as wide as the drawing and the others set in; *height* is what they need."""

    def __init__(self) -> None:
        self.height = 1
        self.boxes: list[Box] = []

    def box(self, strong: str, plain: str = "") -> Box:
        """Return the next box with *strong* words, and *plain* ones below them."""
        x = INDENT if self.boxes else 1
        width = WIDTH - x - 1
        room = width - 2 * PADDING
        texts = [(line, True) for line in wrapped(strong, room, _length)] + [(line, False) for line in wrapped(plain, room, _length)]
        y, height = self.height, len(texts) * LINE + PADDING
        lines = [Line(y + number * LINE + LETTER + PADDING // 2, *each) for number, each in enumerate(texts)]
        self.boxes.append(Box(x, y, width, height, lines))
        self.height = y + height + GAP
        return self.boxes[-1]


def _length(text: str) -> int:
    """Return about as many units as *text* is wide in the widest of the usual typefaces."""
    return sum(LETTER * (92 if letter >= "ᄀ" else 30 if letter == " " else 60) for letter in text) // 100
