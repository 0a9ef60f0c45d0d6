"""What search engines, feeds and previews are told about a page."""

import hashlib
from dataclasses import dataclass
from datetime import date

from calculator.text.language import Language
from content.languages import KOREAN

CARD_DESIGN = "1"
"""Raise it when the card's drawing changes, so that no cache keeps the old picture."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One page: its address with host, its words, the day its content was last reviewed, and whether no list names it."""

    url: str
    title: str
    description: str
    kind: str
    modified: date
    language: Language = KOREAN
    unlisted: bool = False

    @property
    def card(self) -> str:
        """Return the address, below the site, of the picture for link previews."""
        words = f"{CARD_DESIGN}\n{self.title}\n{self.description}"
        return f"assets/cards/{hashlib.sha256(words.encode()).hexdigest()[:16]}.png"
