"""Which cause it is: what the answers led to, weighed against what the numbers prove."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Literal, NamedTuple

from calculator.diagnosis.flow import UNKNOWN, Flow
from calculator.diagnosis.replay import Route, ruled_out_by_answers

if TYPE_CHECKING:
    from calculator import protocol

type Ground = Literal["answers", "unsure", "both", "numbers", "possible", "open", "unexplained", "end"]
"""What the first cause rests on.

The answers alone; or the most frequent cause for somebody who does not know; answers and numbers; the numbers to the won;
the numbers only as far as they allow it, where they rule out what the answers led to; "open" where they rule it out
and allow nothing that the answers do not rule out; "unexplained" where answers and numbers rule out every cause;
or "end" where the answers lead to no cause.
"""

MOST_OTHERS = 2


class Ranking(NamedTuple):
    """The most likely cause and up to two others, by their ids, with what the first rests on.

    *first* is None where the answers lead to no cause and the numbers prove none, or where nothing explains them.
    """

    first: str | None
    ground: Ground
    others: tuple[str, ...]


def rank(flow: Flow, steps: Route, gap: "protocol.GapAnswer | None") -> Ranking:
    """Return the causes for the whole way *steps*; *gap* is the gap finder's answer, its causes the best first."""
    last = steps[-1].option
    guess, beside = last.to if last.goal == "cause" else None, list(_beside(steps))
    findings = {finding["id"]: finding for finding in (gap["causes"] if gap else ()) if finding["id"] in flow.causes}
    exact = [key for key, finding in findings.items() if finding["fit"] == "exact"]
    possible = [key for key, finding in findings.items() if finding["fit"] == "possible" and not finding["paired"]]
    possible.sort(key=lambda key: key not in beside)
    first, ground = _first(guess, exact, possible, findings, nothing=bool(gap and gap["verdict"] == "unexplained"))
    if ground == "answers" and last.id == UNKNOWN:
        ground = "unsure"
    if ground == "unexplained":
        return Ranking(None, ground, ())
    others = dict.fromkeys([*exact, *([guess] if guess else []), *(beside if guess else []), *possible])
    closed = {first, *ruled_out_by_answers(steps), *(key for key, finding in findings.items() if finding["fit"] == "ruled_out")}
    named = [key for key in others if key not in closed]
    return Ranking(first, ground, tuple(named[:MOST_OTHERS]))


def _first(guess: str | None, exact: list[str], possible: list[str], findings: "Mapping[str, protocol.Finding]",
           *, nothing: bool) -> tuple[str | None, Ground]:
    if guess in exact:
        return guess, "both"
    refuted = guess is None or guess not in findings or findings[guess]["fit"] == "ruled_out"
    if exact and refuted:
        return exact[0], "numbers"
    if nothing and refuted:
        return None, "unexplained"
    if guess is None:
        return None, "end"
    if guess in findings and findings[guess]["fit"] == "ruled_out":
        return (possible[0], "possible") if possible else (guess, "open")
    return guess, "answers"


def _beside(steps: Route) -> Iterator[str]:
    """Yield the causes that other answers to the last question would have led to."""
    for option in steps[-1].question.options.values():
        if option.goal == "cause":
            yield option.to
