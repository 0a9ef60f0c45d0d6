"""How well a supposition fits what was noted: to the won, within the unknowns, or not at all."""

from typing import Literal, NamedTuple

from calculator.case import Amounts
from calculator.edition import Edition, Month
from calculator.person import Person
from calculator.span import Span
from calculator.supposition import Denied, Outcome, Supposition

type Fit = Literal["exact", "possible", "ruled_out"]

FITS: tuple[Fit, ...] = ("exact", "possible", "ruled_out")
"""From the best to the worst."""


class Comparison(NamedTuple):
    """One noted amount beside what a supposition gives and what the rules give."""

    month: Month
    noted: Span
    supposed: Span
    due: Span

    @property
    def fits(self) -> bool:
        """Return whether the supposition can be true of this month."""
        return self.noted.meets(self.supposed)

    @property
    def equal(self) -> bool:
        """Return whether both are known and the same to the won."""
        return self.noted.known is not None and self.noted == self.supposed

    @property
    def unchanged(self) -> bool:
        """Return whether the supposition gives nothing else than the rules."""
        return self.supposed.known is not None and self.supposed == self.due

    @property
    def as_due(self) -> bool:
        """Return whether what was noted is what the rules give, to the won."""
        return self.noted.known is not None and self.noted == self.due


class Verdict(NamedTuple):
    """The fit of one supposition, with the amounts compared.

    *reason* names the sentence that says why it is ruled out where no amount says so.
    """

    fit: Fit
    tested: tuple[Comparison, ...]
    reason: Denied | None = None

    @property
    def misses(self) -> list[Comparison]:
        """Return the comparisons that speak against it."""
        return [each for each in self.tested if not each.fits]


def judge(person: Person, outcome: Outcome) -> Verdict:
    """Return how *outcome* fits all months noted; one month that it cannot explain rules it out.

    It fits to the won where every amount is known and the same, and where this tells something:
    0 won and the full cap are the result of many mistakes, so they count only where the reader named the change.
    """
    if isinstance(outcome, Denied):
        return Verdict("ruled_out", (), outcome)
    tested, others = _compared(person, outcome)
    every = tested + others
    if not all(each.fits for each in every):
        return Verdict("ruled_out", every)
    if not outcome.normal and tested:
        if all(each.unchanged for each in tested):
            return Verdict("ruled_out", tested, Denied("no_trace", {}))
        if all(each.as_due for each in tested):
            return Verdict("ruled_out", tested, Denied("no_gap", {}))
    exact = bool(tested) and all(each.equal for each in every) and _telling(person.edition, outcome, tested)
    return Verdict("exact" if exact else "possible", every)


def best(person: Person, outcomes: list[Outcome]) -> tuple[Outcome, Verdict]:
    """Return the outcome that fits best; among those ruled out the one with the smallest miss."""
    judged = [(outcome, judge(person, outcome)) for outcome in outcomes]
    return min(judged, key=lambda pair: (FITS.index(pair[1].fit), *_miss(pair[1])))


def _compared(person: Person, outcome: Supposition) -> tuple[tuple[Comparison, ...], tuple[Comparison, ...]]:
    """Return the comparisons that test *outcome*, and those in which it gives what the rules give."""
    received = _compare(person.received, outcome.received, person.due)
    if outcome.expected is None or not person.expected:
        return received, ()
    return _compare(person.expected, outcome.expected, person.due), received


def _compare(noted: Amounts, supposed: Amounts, due: Amounts) -> tuple[Comparison, ...]:
    return tuple(Comparison(month, span, supposed[month], due[month]) for month, span in noted.items())


def _telling(edition: Edition, outcome: Supposition, tested: tuple[Comparison, ...]) -> bool:
    if outcome.given or outcome.normal or outcome.fitted:
        return not outcome.fitted
    return any(each.supposed.known not in (0, edition.rules[each.month].cap.won) for each in tested if not each.unchanged)


def _miss(verdict: Verdict) -> tuple[int, int]:
    """Return in how many months and by how many won a verdict misses; a plain denial comes last."""
    if verdict.reason:
        return 1_000, 0
    gaps = [max(each.noted.low - each.supposed.high, each.supposed.low - each.noted.high) for each in verdict.misses]
    return len(gaps), sum(gaps)
