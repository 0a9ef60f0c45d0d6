"""A whole amount that may not be known exactly."""

from dataclasses import dataclass
from typing import NamedTuple, Self

type Won = int

TO_THE_WON: Won = 4
"""A range of so many won is one amount: a base in whole won has lost its fraction, and months are added up."""
MOST_WON: Won = 1_000_000_000
"""No single amount may be larger: beyond it, a typing mistake is far likelier than a bill."""


class Rational(NamedTuple):
    """An exact amount that need not be whole: *number* parts, of which *unit* make one won."""

    number: int
    unit: int

    @property
    def hundredths(self) -> int:
        """Return the amount in hundredths of a won, rounded to the nearest, so that shown sums add up."""
        return (200 * self.number + self.unit) // (2 * self.unit)


@dataclass(frozen=True, slots=True)
class AmountRange:
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

    @property
    def single(self) -> Won | None:
        """Return the amount that it comes to, None where it is open by more than a lost fraction makes."""
        return self.high if self.high - self.low <= TO_THE_WON else None

    def overlaps(self, other: Self) -> bool:
        """Return whether one amount can be both."""
        return self.low <= other.high and other.low <= self.high

    def __add__(self, other: Self) -> Self:
        return type(self)(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Self) -> Self:
        """Return what is left of this amount without *other*; never below 0."""
        return type(self)(max(0, self.low - other.high), max(0, self.high - other.low))


UNKNOWN = AmountRange(0, MOST_WON)
"""An amount of which nothing is known."""
ZERO = AmountRange(0, 0)


def total(spans: list[AmountRange]) -> AmountRange:
    """Return the sum of *spans*, 0 for none."""
    return sum(spans, start=ZERO)
