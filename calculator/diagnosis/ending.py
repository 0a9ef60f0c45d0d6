"""One person's way through the questions, with the numbers typed on it and what they come to."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from calculator.actions.clawback import clawback_answer
from calculator.actions.refund import refund_answer
from calculator.diagnosis.flow import UNKNOWN, Field, Flow
from calculator.diagnosis.replay import Route, ruled_out_by_answers
from calculator.message.case import read_case
from calculator.message.fields import Problems
from calculator.message.values import Values, clawback_message, gap_message, read_values, refund_message

if TYPE_CHECKING:
    from calculator import protocol
type GapFinder = Callable[[protocol.GapMessage], protocol.GapAnswer]
"""Answers a message for the gap finder; raises `Problems` where its fields cannot be used together."""


@dataclass(frozen=True, slots=True)
class Ending:
    """A way that has come to its end; *due* is the refund of the month in question as the door answers it.

    *gap* says why another amount came, and *clawback* what goes back where a cancellation is asked about.

    *refused* says why the numbers could not be used together, "" where they could.
    """

    flow: Flow
    steps: Route
    values: Values
    today: date | None
    due: "protocol.RefundMonth | None"
    gap: "protocol.GapAnswer | None"
    clawback: "protocol.ClawbackAnswer | None"
    refused: str


def asked(steps: Route) -> Iterator[Field]:
    """Yield the fields that were filled in on the way *steps*."""
    for question, option in steps:
        if option.id != UNKNOWN:
            yield from question.fields


def values_on(flow: Flow, steps: Route, typed: object) -> Values:
    """Return what was typed on the way *steps*, and what its answers imply; raise `Problems` for unusable values."""
    implied: Values = {}
    for question, option in steps:
        if option.id != UNKNOWN:
            implied |= question.assumed
    return implied | read_values(typed, [field.id for field in asked(steps)], flow.edition)


def ending(flow: Flow, steps: Route, values: Values, today: date | None, find: GapFinder) -> Ending:
    """Return the end of the way *steps* with the refund and the findings for *values*."""
    due = gap = clawback = None
    refused = ""
    try:
        if refund := refund_message(values, flow.edition):
            due = refund_answer(read_case(refund))["months"][0]
        if message := gap_message(values, flow.edition, today, _said(steps), ruled_out_by_answers(steps)):
            gap = find(message)
        if asked_back := clawback_message(values, flow.edition):
            clawback = clawback_answer(asked_back)
    except Problems as problems:
        refused = " ".join(problem.message for problem in problems.each)
    return Ending(flow, steps, values, today, due, gap, clawback, refused)


def _said(steps: Route) -> set[str]:
    """Return the cause that the last answer names, if it is one that somebody knows."""
    option = steps[-1].option
    return {option.to} if option.goal == "cause" and option.id != UNKNOWN else set()
