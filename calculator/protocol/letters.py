"""Letters, telephone calls and days to note, as the questionnaire and a kept case give them."""

from typing import TypedDict


class Script(TypedDict):
    """The sentences of a call in Korean, as the office speaks; *beneath* says them in the reader's language where that is another."""

    lines: list[str]
    beneath: list[str] | None


class Point(TypedDict):
    """One numbered point of a letter."""

    label: str
    lines: list[str]


class Blank(TypedDict):
    """A fact that only the writer knows, still blank in a letter."""

    id: str
    label: str


class LetterSheet(TypedDict):
    """A letter as parts to show and as one *text* to copy; *name* and *where* tell the reader what it is and where it goes."""

    id: str
    matter: str
    name: str
    where: str
    title: str
    address: str
    opening: str
    points: list[Point]
    closing: str
    text: str
    blanks: list[Blank]


class Letter(LetterSheet):
    """A letter in Korean, as it is handed in; *beneath* is the same in the reader's language where that is another."""

    beneath: LetterSheet | None
