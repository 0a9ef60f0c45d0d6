"""How well a hypothesis fits what was noted: to the won, within what is not known, or not at all; or it cannot be tested."""

from typing import Literal, NamedTuple

from calculator.amount import AmountRange, Won
from calculator.gap.hypothesis import Hypothesis, Outcome, RuledOut
from calculator.gap.person import Person
from calculator.message.case import Amounts
from calculator.rules.edition import Edition, Month

type Fit = Literal["exact", "possible", "untested", "ruled_out"]

FITS: tuple[Fit, ...] = ("exact", "possible", "untested", "ruled_out")
"""From the best to the worst: what too little is known of to try stands before what cannot be."""
OPEN = FITS[:2]
"""The fits of what may be true."""


class Comparison(NamedTuple):
    """One noted amount beside what a hypothesis gives and what the rules give; *typed* is the amount as it was written."""

    month: Month
    noted: AmountRange
    supposed: AmountRange
    due: AmountRange
    typed: Won | None

    @property
    def written(self) -> AmountRange:
        """Return the amount as the reader wrote it."""
        return self.noted if self.typed is None else AmountRange.exactly(self.typed)

    @property
    def fits(self) -> bool:
        """Return whether the hypothesis can be true of this month."""
        return self.noted.overlaps(self.supposed)

    @property
    def equal(self) -> bool:
        """Return whether what was written is what the hypothesis gives, to the won."""
        return _gives(self.supposed, self.typed)

    @property
    def narrow(self) -> bool:
        """Return whether the rules give one amount."""
        return self.due.single is not None

    @property
    def unchanged(self) -> bool:
        """Return whether the hypothesis gives nothing else than the rules."""
        return self.supposed == self.due

    @property
    def as_due(self) -> bool:
        """Return whether what was written is what the rules give, to the won."""
        return _gives(self.due, self.typed)


class Match(NamedTuple):
    """The fit of one hypothesis, with the amounts compared.

    *reason* names the sentence that says why it is ruled out where no amount says so.
    """

    fit: Fit
    tested: tuple[Comparison, ...]
    reason: RuledOut | None = None

    @property
    def misses(self) -> list[Comparison]:
        """Return the comparisons that speak against it."""
        return [comparison for comparison in self.tested if not comparison.fits]


def compare(person: Person, outcome: Outcome) -> Match:
    """Return how *outcome* fits all months noted; one month that it cannot explain rules it out.

    It fits to the won where every amount is known and the same, and where this tells something:
    0 won and the full cap are the result of many mistakes, so they count only where the reader named the change.
    """
    if isinstance(outcome, RuledOut):
        return Match("untested" if outcome.untested else "ruled_out", (), outcome)
    tested, others = _compared(person, outcome)
    every = tested + others
    if not all(comparison.fits for comparison in every):
        return Match("ruled_out", every)
    if not outcome.by_the_rules and tested:
        if all(comparison.unchanged for comparison in tested):
            if all(comparison.narrow for comparison in tested):
                return Match("ruled_out", tested, RuledOut("no_trace", {}))
            if not outcome.named_by_reader:
                return Match("untested", tested, RuledOut("too_open", {}))
        if all(comparison.as_due for comparison in tested):
            return Match("ruled_out", tested, RuledOut("no_gap", {}))
    exact = bool(tested) and all(comparison.equal for comparison in every) and _is_informative(person.edition, outcome, tested)
    return Match("exact" if exact else "possible", every)


def best_match(person: Person, outcomes: list[Outcome]) -> tuple[Outcome, Match]:
    """Return the outcome that fits best with the fewest free amounts; among those ruled out the one with the smallest miss."""
    judged = [(outcome, compare(person, outcome)) for outcome in outcomes]
    return min(judged, key=lambda pair: (FITS.index(pair[1].fit), free(pair[0]), *_miss(pair[1])))


def free(outcome: Outcome) -> int:
    """Return how many amounts were left open for *outcome* to fit."""
    return 0 if isinstance(outcome, RuledOut) else outcome.free


def _compared(person: Person, outcome: Hypothesis) -> tuple[tuple[Comparison, ...], tuple[Comparison, ...]]:
    """Return the comparisons that test *outcome*, and those in which it gives what the rules give."""
    received = _compare(person.received, person.typed.received, outcome.received, person.due)
    if outcome.expected is None or not person.expected:
        return received, ()
    return _compare(person.expected, person.expected_as_typed, outcome.expected, person.due), received


def _compare(noted: Amounts, typed: Amounts, supposed: Amounts, due: Amounts) -> tuple[Comparison, ...]:
    return tuple(Comparison(month, span, supposed[month], due[month], typed[month].known) for month, span in noted.items())


def _is_informative(edition: Edition, outcome: Hypothesis, tested: tuple[Comparison, ...]) -> bool:
    if outcome.named_by_reader or outcome.by_the_rules or outcome.tuned_to_fit:
        return not outcome.tuned_to_fit
    return any(comparison.supposed.known not in (0, edition.rules[comparison.month].cap.won) for comparison in tested if not comparison.unchanged)


def _gives(amount: AmountRange, typed: Won | None) -> bool:
    return typed is not None and amount.single is not None and amount.low <= typed <= amount.high


def _miss(verdict: Match) -> tuple[int, int]:
    """Return in how many months and by how many won a verdict misses; a plain denial comes last."""
    if verdict.reason:
        return 1_000, 0
    gaps = [max(comparison.noted.low - comparison.supposed.high, comparison.supposed.low - comparison.noted.high) for comparison in verdict.misses]
    return len(gaps), sum(gaps)
