"""Which cause it is: what the answers led to, weighed against what the numbers prove."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Literal, NamedTuple

from calculator.diagnosis.flow import Flow
from calculator.diagnosis.replay import Path

if TYPE_CHECKING:
    from calculator import protocol

type Ground = Literal["answers", "both", "numbers", "possible", "open", "end"]
"""What the first cause rests on.

The answers alone; answers and numbers; the numbers to the won; the numbers only as far as they allow it,
where they rule out what the answers led to; "open" where they rule it out and allow nothing else;
or "end" where the answers lead to no cause.
"""

MOST_OTHERS = 2


class Ranking(NamedTuple):
    """The most likely cause and up to two others, by their ids, with what the first rests on.

    *first* is None where the answers lead to no cause and the numbers prove none.
    """

    first: str | None
    ground: Ground
    others: tuple[str, ...]


def rank(flow: Flow, steps: Path, findings: "list[protocol.Finding]") -> Ranking:
    """Return the causes for the whole way *steps*; *findings* are the gap finder's, best first."""
    last = steps[-1].option
    guess, beside = last.to if last.goal == "cause" else None, list(_beside(steps))
    fits = {each["id"]: each["fit"] for each in findings if each["id"] in flow.causes}
    exact = [id for id, fit in fits.items() if fit == "exact"]
    possible = [id for id, fit in fits.items() if fit == "possible"]
    first, ground = _first(guess, exact, sorted(possible, key=lambda id: id not in beside), fits)
    others = dict.fromkeys([*exact, *([guess] if guess else []), *(beside if guess else []), *possible])
    named = [id for id in others if id != first and fits.get(id) != "ruled_out"]
    return Ranking(first, ground, tuple(named[:MOST_OTHERS]))


def _first(guess: str | None, exact: list[str], possible: list[str], fits: Mapping[str, str]) -> tuple[str | None, Ground]:
    if exact:
        return (guess, "both") if guess in exact else (exact[0], "numbers")
    if guess is None:
        return None, "end"
    if fits.get(guess) == "ruled_out":
        return (possible[0], "possible") if possible else (guess, "open")
    return guess, "answers"


def _beside(steps: Path) -> Iterator[str]:
    """Yield the causes that other answers to the last question would have led to."""
    for option in steps[-1].question.options.values():
        if option.goal == "cause":
            yield option.to
