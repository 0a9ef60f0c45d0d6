"""What is found about one person: every cause tried alone and in pairs, and the verdict that follows."""

from collections import Counter
from collections.abc import Collection, Mapping
from typing import Literal, NamedTuple

from calculator.amount import UNKNOWN
from calculator.gap.causes import FINDERS, Cause, causes_of
from calculator.gap.fitting import within
from calculator.gap.hypothesis import Hypothesis, Outcome, RuledOut, ruled_out, untested
from calculator.gap.match import FITS, OPEN, Match, best_match, free
from calculator.gap.named_by_reader import corrected, forms, none_named
from calculator.gap.pairs import Pair, pairs
from calculator.gap.person import Person

type Conclusion = Literal["as_due", "within", "explained", "several", "unexplained", "not_noted"]
"""The verdict: what was received is what the rules give; or lies within what is not known or only estimated;
or one cause fits; or several do, or a pair together; or none; or nothing received was noted."""


class Finding(NamedTuple):
    """One cause with the form of it that fits best; *paired* where it fits only beside another cause."""

    cause: Cause
    outcome: Outcome
    verdict: Match
    tried: int
    paired: bool = False

    @property
    def named_by_reader(self) -> bool:
        """Return whether the reader named what the cause changes."""
        return isinstance(self.outcome, Hypothesis) and self.outcome.named_by_reader

    @property
    def by_the_rules(self) -> bool:
        """Return whether nothing went wrong by it: the rules themselves give the amount."""
        return isinstance(self.outcome, Hypothesis) and self.outcome.by_the_rules

    @property
    def open(self) -> bool:
        """Return whether the cause may be true."""
        return self.verdict.fit in OPEN


class Findings(NamedTuple):
    """What was found: the verdict, every cause in its order, and the pairs that fit, the best founded first.

    *person* has in the sum what the reader named, and every amount as it was typed where that agrees with the rules.
    """

    kind: Conclusion
    person: Person
    causes: list[Finding]
    pairs: list[Pair]

    @property
    def needed(self) -> list[Pair]:
        """Return the pairs of which neither cause fits alone."""
        alone = {finding.cause.id for finding in self.alone}
        return [pair for pair in self.pairs if not alone & set(pair)]

    @property
    def alone(self) -> list[Finding]:
        """Return the causes that may be true without another, but for those in which nothing went wrong."""
        return [finding for finding in self.causes if finding.open and not finding.by_the_rules and not finding.paired]


def find(person: Person) -> Findings:
    """Return the verdict about *person* with everything that it rests on."""
    said = person
    if person.as_due and not person.expected:
        person = person.at_face_value()
    named, as_named = forms(person), corrected(person)
    alone = [_finding(person, as_named, named, cause) for cause in causes_of(person.edition)]
    settled = within(as_named) is not None or any(finding.verdict.fit == "exact" and not finding.by_the_rules for finding in alone)
    fitting_pairs = [] if settled else _pairs(as_named, named, alone)
    halves = {key for pair in fitting_pairs for key in pair}
    if any(finding.open and not finding.by_the_rules and finding.cause.id not in named for finding in alone):
        # A fact that was named stays one, whatever else is true.
        halves |= named.keys()
    every = [_beside(finding, halves) for finding in alone]
    if person is not said and any(span.single is None for span in said.due.values()):
        every = [_unproved(finding) for finding in every]
    return Findings(_kind(person, every, fitting_pairs), as_named, _ordered(person, every), fitting_pairs)


def _finding(person: Person, as_named: Person, named: Mapping[str, list[Outcome]], cause: Cause) -> Finding:
    """Return the best form of *cause*: of what was named beside the rest of it, or, not named, on top of all that was."""
    at = person if cause.id in named else as_named
    if cause.id in person.denied:
        outcomes: list[Outcome] = [ruled_out("by_answer")]
    elif cause.id in none_named(person):
        outcomes = [ruled_out("nothing_named")]
    else:
        outcomes = named.get(cause.id) or list(FINDERS[cause.id](as_named)) or [untested("nothing_noted")]
    return Finding(cause, *best_match(at, outcomes), len(outcomes))


def _pairs(as_named: Person, named: Collection[str], alone: list[Finding]) -> list[Pair]:
    """Return the pairs that fit, of causes of which the reader has said nothing or named the day."""
    return pairs(as_named, {finding.cause.id: 0 if finding.open else len(finding.verdict.misses) or len(as_named.received) for finding in alone
                        if finding.cause.id not in named and not (isinstance(finding.outcome, RuledOut) and finding.outcome.by_reader)})


def _beside(finding: Finding, halves: Collection[str]) -> Finding:
    """Return *finding* as possible where it misses alone, but may be true beside another cause."""
    reason = finding.verdict.reason
    if finding.verdict.fit == "ruled_out" and finding.cause.id in halves and (reason is None or reason.key in _NOT_ALONE):
        return finding._replace(verdict=finding.verdict._replace(fit="possible", reason=None), paired=True)
    return finding


def _unproved(finding: Finding) -> Finding:
    """Return *finding* as untested where only amounts that were rounded alike speak against it."""
    verdict = finding.verdict
    if verdict.fit != "ruled_out" or (verdict.reason and verdict.reason.key not in ("no_gap", "no_trace")):
        return finding
    return finding._replace(verdict=Match("untested", (), RuledOut("no_gap_about", {}, untested=True)))


_NOT_ALONE = ("no_base", "below_prize")
"""Denials that hold only of a cause that is alone."""


def _ordered(person: Person, findings: list[Finding]) -> list[Finding]:
    """Return *findings* by their place; among equals, one of each group that no amount tells apart before a second one."""
    seen: Counter[tuple[object, ...]] = Counter()
    ranks, right = {}, not person.received or person.as_due or within(person) is not None
    for finding in sorted(findings, key=lambda finding: finding.cause.order):
        rank = _rank(person, finding, right)
        group = rank, finding.cause.alike or finding.cause.id
        ranks[finding.cause.id] = rank, seen[group]
        seen[group] += 1
    return sorted(findings, key=lambda finding: (*ranks[finding.cause.id], finding.cause.order))


def _rank(person: Person, finding: Finding, right: bool) -> tuple[int, ...]:
    """Return the place of *finding*: what was said, then what fits to the won, then what needs the fewest amounts.

    Unless everything received is *right*, a month that is right explains nothing and comes last of what is open.
    """
    fit = FITS.index(finding.verdict.fit)
    if finding.by_the_rules and finding.open and not right:
        return len(OPEN), 2, fit, 0
    said = finding.open and (finding.named_by_reader or finding.cause.id in person.said or (right and _about_expected(person, finding)))
    return (0 if said else 1 + fit), int(finding.paired), fit, free(finding.outcome)


def _about_expected(person: Person, finding: Finding) -> bool:
    """Return whether it explains what the reader expected."""
    return bool(person.expected) and isinstance(finding.outcome, Hypothesis) and finding.outcome.expected is not None


def _kind(person: Person, every: list[Finding], fitting_pairs: list[Pair]) -> Conclusion:
    if not any(noted != UNKNOWN for noted in person.received.values()):
        return "not_noted"
    if person.as_due:
        return "as_due"
    if within(person):
        return "within"
    fits = [finding for finding in every if finding.open and not finding.by_the_rules and not finding.paired]
    best = [finding for finding in fits if finding.named_by_reader] or [finding for finding in fits if finding.verdict.fit == "exact"] or fits
    if best:
        beside = any(finding.paired and finding.named_by_reader for finding in every)
        return "explained" if len(best) == 1 and not beside else "several"
    return "several" if fitting_pairs else "unexplained"
