"""What readers see of a page: code, examples and comments blanked out, and every letter where it was."""

import re
from dataclasses import dataclass
from functools import cached_property

from content.problem import Problem
from content.source_text import SourceText

FENCE = r"^[ \t]*(?P<fence>`{3,}|~{3,}).*?^[ \t]*(?P=fence)[`~]*[ \t]*$"
_EXAMPLES = rf"{FENCE}|\{{%-?\s*raw\s*-?%\}}.*?\{{%-?\s*endraw\s*-?%\}}"
_TICKS = r"(?P<ticks>`+)(?!`)(?:(?!\n\s*\n).)+?(?<!`)(?P=ticks)(?!`)"
HIDDEN = re.compile(rf"{_EXAMPLES}|<!--.*?-->|{_TICKS}", re.DOTALL | re.MULTILINE)
CODED = re.compile(rf"{_EXAMPLES}|{_TICKS}", re.DOTALL | re.MULTILINE)
CODE = "□"
MACRO = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
TAG = re.compile(r"<[a-zA-Z/!](?:[^>\"']|\"[^\"]*\"|'[^']*')*>")
MARKS = re.compile(r"(?<=\])\((?:[^()\s]|\([^()]*\))*(?:\s+\"[^\"]*\")?\)|\{:?\s*[#.:\w][^{}]*\}|https?://[^\s>)]+|^\[[^\]]+\]:\s*\S+", re.MULTILINE)


@dataclass(frozen=True)
class VisibleText:
    """The body of *page* as readers see it."""

    page: SourceText

    @cached_property
    def text(self) -> str:
        """The body with its macros, tags and marks, as long as the body itself; a word of code is `CODE`."""
        return HIDDEN.sub(lambda match: blank(match, CODE if match["ticks"] else " "), self.page.body)

    @cached_property
    def prose(self) -> str:
        """The words of the body, as long as the body itself."""
        text = self.text.replace(CODE, " ")
        for pattern in (MACRO, TAG, MARKS):
            text = masked(text, pattern)
        return text

    @cached_property
    def lines(self) -> list[str]:
        """The lines of `text`."""
        return self.text.split("\n")

    def line(self, position: int) -> int:
        """Return the line in the file of what stands at *position* of the body."""
        return self.page.first_line + self.page.body.count("\n", 0, position)

    def problem(self, position: int, kind: str, message: str) -> Problem:
        """Return a problem at *position* of the body."""
        return self.page.problem(self.line(position), message, kind)


def masked(text: str, pattern: re.Pattern[str], mark: str = " ") -> str:
    """Return *text* with a *mark* for each letter of what *pattern* finds in it; its lines stay where they are."""
    return pattern.sub(lambda match: blank(match, mark), text)


def blank(match: re.Match[str], mark: str = " ") -> str:
    """Return a *mark* for each letter of *match*, its lines kept."""
    return re.sub(r"[^\n]", mark, match[0])
