"""Two causes at once: one in the payment beside one in the spending or in the base, or two of these."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from calculator.amount import MOST_WON, AmountRange, Won
from calculator.gap.causes import FINDERS
from calculator.gap.hypothesis import Finder
from calculator.gap.in_the_spending import with_less, with_more
from calculator.gap.match import OPEN, compare
from calculator.gap.person import Person
from calculator.rules.base import Base

HALVINGS = 12
"""How often the range of the base is halved: until a part of it is worth less than a thousand won of refund."""
IN_PAYMENT = ("late-application", "two-months-in-one", "lottery-money", "december-first", "history-window", "balance-name",
              "short-balance")
LESS, BASE, MORE, ALSO_LESS = "excluded-spending", "base-differs", "other-card-left-out", ("cancelled-purchase", "family-card")


class Pair(NamedTuple):
    """Two causes, by their ids, that together may give what was noted."""

    first: str
    second: str


IN_SUM = (Pair(LESS, BASE), Pair(LESS, MORE), Pair(MORE, BASE), *(Pair(less, other) for less in ALSO_LESS for other in (BASE, MORE)))
"""Two causes in the sum, the likeliest first."""


def pairs(person: Person, tried: Mapping[str, int]) -> list[Pair]:
    """Return the pairs of the causes *tried* that fit, the best founded first.

    *tried* holds in how many months each cause misses on its own: the fewer, the less is left to the other one.
    Two causes in the sum can give nearly anything: they are pairs where no cause fits alone, or beside one of them that does.
    """
    ranked = [(tried[key], rank, Pair(key, second)) for key in IN_PAYMENT if tried.get(key)
             for rank, second in enumerate(_beside(person, FINDERS[key], base=bool(tried.get(BASE)))) if second in tried]
    within_caps = all(noted.low <= person.edition.rules[month].cap.won for month, noted in person.received.items())
    in_sum = [pair for pair in IN_SUM if within_caps and tried.keys() >= {*pair} and (all(tried.values()) or not tried[pair.first] or not tried[pair.second])]
    # What a second cause explains alone needs no first one beside it, though it may have one.
    ordered = sorted(ranked, key=lambda each: (not tried[each[2].second], *each))
    return [*(pair for *_, pair in ordered), *in_sum]


def _beside(person: Person, find: Finder, *, base: bool) -> Iterator[str]:
    """Yield the causes in the spending or in the base beside which *find* fits; one *base* is sought only where it is needed."""
    less = _fits(person.with_case(with_less(person.case)), find)
    if less:
        yield LESS
    if (base or not less) and _fits_some_base(person, find, AmountRange(0, _most_spent(person)), HALVINGS):
        yield BASE
    if _fits(person.with_case(with_more(person.case)), find):
        yield MORE
    if less:
        yield from ALSO_LESS


def _fits(person: Person, find: Finder) -> bool:
    return any(compare(person, outcome).fit in OPEN for outcome in find(person))


def _fits_some_base(person: Person, find: Finder, base: AmountRange, halvings: int) -> bool:
    """Return whether there is one base, of *base*, with which *find* fits all months."""
    if not _fits(person.with_case(replace(person.case, base=Base(base))), find):
        return False
    if not halvings:
        return True
    middle = (base.low + base.high) // 2
    return any(_fits_some_base(person, find, half, halvings - 1) for half in (AmountRange(base.low, middle), AmountRange(middle, base.high)))


def _most_spent(person: Person) -> Won:
    return max((span.high for span in person.case.spend.values()), default=MOST_WON)
