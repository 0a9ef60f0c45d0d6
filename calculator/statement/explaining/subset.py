"""Which few of many amounts add up to a sum: smallest sets first, in slices that can be stopped."""

from collections import defaultdict
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from itertools import combinations
from math import comb
from typing import NamedTuple

from calculator.amount import AmountRange, Won

SLICE = 5_000
"""Combinations looked at between two signs of life."""
MOST_SETS = 1_000
"""Beyond this many sets the amounts cannot decide, and the search ends."""
MOST_STORED = 200_000
MOST_STEPS = 600_000
"""Memory and time for the sets of one size: a larger size is not searched."""
MOST_SUM: Won = 20_000_000
"""Up to this sum it is proved whether any set, however large, reaches it."""


class Unit(NamedTuple):
    """Rows that are in a set together or not at all, with their sum in won."""

    won: Won
    rows: tuple[int, ...]


class Progress(NamedTuple):
    """How far the search is, in steps."""

    done: int
    of: int


type Search[T] = Generator[Progress, None, T]


@dataclass(slots=True)
class MatchingSets:
    """Sets of rows by their number of units; *searched* is the largest size looked at completely.

    *possible* is False where it is proved that no set of any size fits, and None where that was not tried.
    """

    sets: dict[int, list[tuple[int, ...]]] = field(default_factory=dict)
    searched: int = 0
    possible: bool | None = None

    @property
    def count(self) -> int:
        """Return the number of sets found."""
        return sum(map(len, self.sets.values()))


def find(units: list[Unit], target: AmountRange) -> Search[MatchingSets]:
    """Yield progress, and return the sets of *units* whose won add up to one amount in *target*, which is above 0."""
    usable = sorted(unit for unit in units if 0 < unit.won <= target.high)
    # Of rows alone: a shop's sum is made of them, and beside it a row would be counted twice.
    found = MatchingSets(possible=(yield from _reachable([unit.won for unit in usable if len(unit.rows) == 1], target)))
    if found.possible is not False:
        yield from _search(usable, target, found)
    return found


def _search(units: list[Unit], target: AmountRange, found: MatchingSets) -> Search[None]:
    """Fill *found* size by size, until all is searched or there are too many sets."""
    sizes = list(_sizes(len(units)))
    of, before, seen = sum(_steps(len(units), size) for size in sizes), 0, set[tuple[int, ...]]()
    for size in sizes:
        for rows in _of_size(units, size, target):
            if isinstance(rows, int):
                yield Progress(before + rows, of)
            elif rows not in seen:
                seen.add(rows)
                found.sets.setdefault(size, []).append(rows)
                if len(seen) > MOST_SETS:
                    return
        before += _steps(len(units), size)
        found.searched = size


def _sizes(count: int) -> Iterator[int]:
    """Yield the sizes of set that memory and time allow among *count* units."""
    for size in range(1, count + 1):
        if comb(count, size // 2) > MOST_STORED or _steps(count, size) > MOST_STEPS:
            return
        yield size


def _steps(count: int, size: int) -> int:
    return comb(count, size - size // 2)


def _reachable(amounts: list[Won], target: AmountRange) -> Search[bool | None]:
    """Return whether any set of *amounts* reaches *target*: bit n of a number says that n won can be reached."""
    if target.high > MOST_SUM:
        return None
    reached, up_to_target = 1, (1 << target.high + 1) - 1
    for number, amount in enumerate(amounts):
        reached |= reached << amount & up_to_target
        if number % 16 == 0:
            yield Progress(0, 1)
    return reached >> target.low != 0


def _of_size(units: list[Unit], size: int, target: AmountRange) -> Iterator[int | tuple[int, ...]]:
    """Yield the rows of every set of *size* units in *target*, and in between the steps taken.

    A set is split in two: the sums of lower halves are kept by their amount, those of upper halves looked up.
    Only halves before the first unit of the upper one are kept so far, so that no set comes twice.
    """
    lower, upper = size // 2, size - size // 2
    won = [unit.won for unit in units]
    # Buckets as wide as the target: whatever completes a half lies in one of two buckets, so that a lookup costs the same for
    # an exact sum and for one that is known to the ten thousand won.
    width = target.high - target.low + 1
    kept: dict[int, list[tuple[Won, tuple[int, ...]]]] = defaultdict(list)
    if not lower:
        kept[0].append((0, ()))
    steps = 0
    for first in range(len(units)):
        for rest in combinations(range(first + 1, len(units)), upper - 1):
            steps += 1
            if steps % SLICE == 0:
                yield steps
            needed = target.high - won[first] - sum(map(won.__getitem__, rest))
            if needed < 0:
                continue
            for bucket in {needed // width, (needed - width + 1) // width}:
                for total, places in kept.get(bucket, ()):
                    if needed - width < total <= needed and (rows := _rows(units, (*places, first, *rest))):
                        yield rows
        if lower:
            for rest in combinations(range(first), lower - 1):
                total = won[first] + sum(map(won.__getitem__, rest))
                if total <= target.high:
                    kept[total // width].append((total, (*rest, first)))


def _rows(units: list[Unit], places: tuple[int, ...]) -> tuple[int, ...]:
    """Return the rows of the units at *places*; none where two units share a row."""
    rows = sorted(row for place in places for row in units[place].rows)
    return tuple(rows) if len(set(rows)) == len(rows) else ()
