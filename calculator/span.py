"""A whole amount that may not be known exactly."""

from dataclasses import dataclass
from typing import NamedTuple, Self

type Won = int

MOST_WON: Won = 1_000_000_000
"""No single amount may be larger: beyond it, a typing mistake is far likelier than a bill."""


class Parts(NamedTuple):
    """An exact amount that need not be whole: *number* parts, of which *unit* make one won."""

    number: int
    unit: int


@dataclass(frozen=True, slots=True)
class Span:
    """All whole won from *low* to *high*, both included; a known amount has the same at both ends."""

    low: Won
    high: Won

    @classmethod
    def exactly(cls, won: Won) -> Self:
        """Return the span of one known amount."""
        return cls(won, won)

    @property
    def known(self) -> Won | None:
        """Return the amount, or None where it is not known exactly."""
        return self.low if self.low == self.high else None

    def meets(self, other: Self) -> bool:
        """Return whether one amount can be both."""
        return self.low <= other.high and other.low <= self.high

    def __add__(self, other: Self) -> Self:
        return type(self)(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Self) -> Self:
        """Return what is left of this amount without *other*; never below 0."""
        return type(self)(max(0, self.low - other.high), max(0, self.high - other.low))


ANYTHING = Span(0, MOST_WON)
"""An amount of which nothing is known."""
NOTHING = Span(0, 0)


def total(spans: list[Span]) -> Span:
    """Return the sum of *spans*, 0 for none."""
    return sum(spans, start=NOTHING)
