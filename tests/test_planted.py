"""The gap finder finds the mistake that was planted: always among what fits, and nearly always first."""

from random import Random

import pytest

from calculator.cause import FINDERS
from calculator.fit import best
from calculator.gap import findings
from calculator.person import read_person
from tests.planted import KINDS, normal
from tests.scale import scaled

PEOPLE = scaled(2_000)


def ranks(planted, id):
    """Return the fit of the planted cause, and the best fit of all; nothing is better than a fit to the won."""
    person = read_person(planted.message)
    _, verdict = best(person, list(FINDERS[id](person)))
    return verdict.fit, verdict.fit if verdict.fit == "exact" else findings(person)[0].verdict.fit


def test_every_cause_is_planted():
    """None is left out of the test below."""
    assert KINDS.keys() == FINDERS.keys()


@pytest.mark.parametrize("id", KINDS)
def test_planted_mistake_is_found(id):
    """Where it leaves a trace it fits, and in 95 of 100 people nothing fits better."""
    random = Random(id)
    traces = [planted for planted in (KINDS[id](random) for _ in range(PEOPLE)) if planted.trace]
    assert len(traces) > PEOPLE // 4
    found = [ranks(planted, id) for planted in traces]
    lost = [planted.message for planted, (own, _) in zip(traces, found, strict=True) if own == "ruled_out"]
    assert not lost, lost[:3]
    first = sum(own == best for own, best in found)
    assert first >= 0.95 * len(found), f"{first} of {len(found)}"


def test_nothing_planted_nothing_found():
    """Rightful amounts of ordinary months are blamed on nothing: the control for the test above."""
    random = Random("normal")
    for _ in range(PEOPLE):
        found = findings(read_person(normal(random).message))
        assert all(finding.verdict.fit == "ruled_out" or finding.cause.id in ("below-base", "cap-reached", "december-cap")
                   for finding in found)
