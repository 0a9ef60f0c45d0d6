"""The one door of the engine: a message in, an answer out, both plain data as in JSON."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, cast

from calculator.answer import refund_answer
from calculator.backward import inverse_answer
from calculator.case import read_case
from calculator.clawback import clawback_answer
from calculator.clock import clock_answer
from calculator.compare import compare_answer
from calculator.gap import gap_answer
from calculator.message import MOST_TEXT, Problems, problem
from calculator.myths import myths_answer
from calculator.person import read_person
from calculator.what_if import what_if_answer

type Answer = dict[str, Any]


def handle(message: object, files: Sequence[bytes] = ()) -> Answer:
    """Return the answer to *message*; never raise for anything that a message may hold.

    ``{"do": "refund", "edition": "2025", "base": …, "spend": {month: won}, …}`` is answered with
    ``{"ok": True, "months": [...], "total": …, "assumptions": [...]}``,
    and what cannot be used with ``{"ok": False, "errors": [{"field", "message"}]}``.
    An amount is whole won, None where unknown, or ``{"low": …, "high": …}``.

    The other actions: ``gap`` (why an amount is not what was expected; `calculator.person` lists what may be known),
    ``inverse`` (the spending behind an amount), ``what_if`` (``change``), ``clawback`` (``cancelled``),
    ``clock`` (``today``), ``compare`` (the editions), ``diagnosis`` (``flow``, ``answers``) and ``myths``;
    each function named in ``_ACTIONS`` says more.

    The bytes of opened *files* come beside the message, one for each entry of its ``files``:
    as text inside it they would be a third larger and copied at every step to a worker and back.
    """
    *_, answer = steps(message, files)
    return answer


def steps(message: object, files: Sequence[bytes] = ()) -> Iterator[Answer]:
    """Yield ``{"done", "of"}`` while a long search runs and at last what `handle` returns, so that it can be stopped."""
    try:
        action = _action(message)
        if action in _ACTIONS:
            yield _ACTIONS[action](message)
        else:
            # Only now, so that a page that opens no file does not wait for it.
            from calculator.statement import door

            yield from door.steps(cast(dict[Any, Any], message), files)
    except Problems as problems:
        yield refused(problems)


def refused(problems: Problems) -> Answer:
    """Return the answer that names every one of *problems*."""
    return {"ok": False, "errors": [{"field": problem.field, "message": problem.message} for problem in problems.each]}


def _action(message: object) -> str:
    if not isinstance(message, dict):
        raise problem("", "message_type")
    if any(isinstance(value, str) and len(value) > MOST_TEXT for value in message.values()):
        raise problem("", "too_large", most=MOST_TEXT)
    if "do" not in message:
        raise problem("do", "missing")
    action = message["do"]
    known = (*_ACTIONS, *_STATEMENT_ACTIONS)
    if not isinstance(action, str) or action not in known:
        raise problem("do", "do", known=", ".join(known))
    return action


def _diagnosis(message: dict[Any, Any]) -> Answer:
    # Only now, so that a page without questions does not wait for it.
    from calculator.diagnosis.answer import diagnosis_answer

    return diagnosis_answer(message, lambda asked: gap_answer(read_person(asked)))


_ACTIONS: dict[str, Callable[[Any], Answer]] = {
    "clawback": clawback_answer,
    "clock": clock_answer,
    "compare": compare_answer,
    "diagnosis": _diagnosis,
    "gap": lambda message: gap_answer(read_person(message)),
    "refund": lambda message: refund_answer(read_case(message)),
    "inverse": inverse_answer,
    "myths": myths_answer,
    "what_if": what_if_answer,
}
_STATEMENT_ACTIONS = ("statement", "payments", "evidence")
