"""What the reader named, put into the sum before anything is guessed: all of it together, and parts of it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import combinations

from calculator.amount import UNKNOWN, ZERO, AmountRange, total
from calculator.gap.fitting import within
from calculator.gap.hypothesis import Hypothesis, Outcome, inputs, received_under
from calculator.gap.in_the_sum import base_in_words
from calculator.gap.person import Person, Purchase
from calculator.message.case import Amounts, Case
from calculator.message.precision import official

type Change = Callable[[Case], Case]

CANCELLED = "cancelled-purchase"
MOST_PURCHASES = 4
"""Of more purchases only all, each alone, and all but one are tried."""


def changes(person: Person) -> dict[str, Change]:
    """Return by the id of its cause what each amount that the reader named does to the sum."""
    by_cause: dict[str, Change] = {}
    for key, part in (("excluded-spending", person.excluded), ("family-card", person.family_card),
                     (CANCELLED, _by_month(person.cancelled))):
        if part and _any(part):
            by_cause[key] = _without(part)
    if person.other_cards and _any(person.other_cards):
        by_cause["other-card-left-out"] = _with(person.other_cards)
    if person.official_base != UNKNOWN:
        by_cause["base-differs"] = lambda case: replace(case, base=official(case, person.official_base))
    return by_cause


def none_named(person: Person) -> frozenset[str]:
    """Return the ids of the causes of which the reader named the amount, and it is nothing."""
    named = {"excluded-spending": person.excluded, "family-card": person.family_card,
             CANCELLED: _by_month(person.cancelled), "other-card-left-out": person.other_cards}
    return frozenset(key for key, part in named.items() if part is not None and not _any(part))


def corrected(person: Person) -> Person:
    """Return *person* with everything that was named put into the sum."""
    case = _changed(person.case, changes(person).values())
    return person if case is person.case else person.with_case(case)


def forms(person: Person) -> dict[str, list[Outcome]]:
    """Return by the id of each cause of which an amount was named the sums with it: beside all else, and ever less of it."""
    named = changes(person)
    outcomes: dict[str, list[Outcome]] = {key: [] for key in named}
    for size in range(len(named), 0, -1):
        for together in combinations(named, size):
            outcome = _hypothesis_of(person, _changed(person.case, [named[key] for key in together]), together)
            for key in together:
                outcomes[key].append(outcome)
    if CANCELLED in named:
        outcomes[CANCELLED] += _partly_cancelled(person, {key: change for key, change in named.items() if key != CANCELLED})
    return outcomes


def _partly_cancelled(person: Person, others: dict[str, Change]) -> Iterator[Outcome]:
    """Yield the sums with some of the cancellations, beside all else that was named and beside nothing."""
    for part in _parts(person.cancelled):
        for beside in {(*others,): others, (): {}}.values():
            case = _changed(person.case, [_without(part), *beside.values()])
            yield _hypothesis_of(person, case, (CANCELLED, *beside))


def _changed(case: Case, changes: Iterable[Change]) -> Case:
    for change in changes:
        case = change(case)
    return case


def _hypothesis_of(person: Person, case: Case, named: tuple[str, ...]) -> Hypothesis:
    numbers: dict[str, object] = {"together": list(named)}
    if "base-differs" in named and person.official_base.known is None and (fits := within(person.with_case(case))):
        # Of the averages that were named, those that give what was noted.
        numbers["fitting"] = base_in_words(AmountRange(-(-fits.total.low // fits.months), fits.high.won), len(person.received))
    return replace(received_under(person, inputs(replace(person, case=case)), named_by_reader=True), numbers=numbers)


def _parts(purchases: tuple[Purchase, ...] | None) -> Iterator[Amounts]:
    """Yield some of the *purchases*, as amounts by month: the others may be out of the sum already."""
    every = purchases or ()
    sizes = range(len(every) - 1, 0, -1) if len(every) <= MOST_PURCHASES else (len(every) - 1, 1)
    for size in sizes:
        for some in combinations(every, size):
            yield _by_month(some) or {}


def _by_month(purchases: tuple[Purchase, ...] | None) -> Amounts | None:
    if purchases is None:
        return None
    return {month: total([purchase.amount for purchase in purchases if purchase.month == month])
            for month in dict.fromkeys(purchase.month for purchase in purchases)}


def _any(part: Amounts) -> bool:
    return any(span.high for span in part.values())


def _without(part: Amounts) -> Change:
    return lambda case: replace(case, spend={month: spend - part.get(month, ZERO) for month, spend in case.spend.items()})


def _with(part: Amounts) -> Change:
    return lambda case: replace(case, spend={month: spend + part.get(month, ZERO) for month, spend in case.spend.items()})
