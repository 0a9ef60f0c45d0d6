"""The one door of the engine: a message in, an answer out, both plain data as in JSON."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

from calculator.actions.clawback import clawback_answer
from calculator.actions.clock import clock_answer
from calculator.actions.compare import compare_answer
from calculator.actions.gap import gap_answer
from calculator.actions.inverse import inverse_answer
from calculator.actions.myths import myths_answer
from calculator.actions.refund import refund_answer
from calculator.actions.what_if import what_if_answer
from calculator.gap.person import read_person
from calculator.message.case import read_case
from calculator.message.fields import MOST_TEXT, Problems, problem
from calculator.text.language import LANGUAGES, Language, using_language

if TYPE_CHECKING:
    from calculator import protocol


def handle(message: object, files: Sequence[bytes] = ()) -> "protocol.Answer":
    """Return the answer to *message*; never raise for anything that a message may hold.

    ``{"do": "refund", "edition": "2025", "base": …, "spend": {month: won}, …}`` is answered with
    ``{"ok": True, "months": [...], "total": …, "assumptions": [...]}``,
    and what cannot be used with ``{"ok": False, "errors": [{"field", "message"}]}``.
    An amount is whole won, None where unknown, or ``{"low": …, "high": …}``.

    The other actions: ``gap`` (why an amount is not what was expected; `calculator.gap.person` lists what may be known),
    ``inverse`` (the spending behind an amount), ``what_if`` (``change``), ``clawback`` (``cancelled``),
    ``clock`` (``today``), ``compare`` (the editions), ``diagnosis`` (``flow``, ``answers``),
    ``read`` (``text``, a pasted message), ``case`` (``file``, a case kept over weeks) and ``myths``;
    each function named in ``_ACTIONS`` says more.

    ``lang`` asks for the answer in another language than Korean; opened files are told in Korean only.

    The bytes of opened *files* come beside the message, one for each entry of its ``files``:
    as text inside it they would be a third larger and copied at every step to a worker and back.
    """
    *_, answer = steps(message, files)
    return cast("protocol.Answer", answer)


def steps(message: object, files: Sequence[bytes] = ()) -> "Iterator[protocol.Answer | protocol.Progress]":
    """Yield ``{"done", "of"}`` while a long search runs and at last what `handle` returns, so that it can be stopped."""
    language, asked = _language_of(message)
    with using_language(language):
        answer = _at_once(asked)
    if answer:
        yield answer
        return
    # Only now, so that a page that opens no file does not wait for it.
    from calculator.statement import door

    try:
        yield from door.steps(cast(dict[Any, Any], asked), files)
    except Problems as problems:
        yield refused(problems)


def _language_of(message: object) -> tuple[Language, object]:
    """Return the language that *message* asks for, and the rest of it."""
    if isinstance(message, dict) and message.get("lang") in LANGUAGES:
        return message["lang"], {key: value for key, value in message.items() if key != "lang"}
    return LANGUAGES[0], message


def _at_once(message: object) -> "protocol.Answer | None":
    """Return the answer to *message*; None where it takes a search."""
    try:
        action = _action(message)
        return _ACTIONS[action](message) if action in _ACTIONS else None
    except Problems as problems:
        return refused(problems)


def refused(problems: Problems) -> "protocol.Refusal":
    """Return the answer that names every one of *problems*."""
    return {"ok": False, "errors": [{"field": problem.field, "message": problem.message} for problem in problems.each]}


def _action(message: object) -> str:
    if not isinstance(message, dict):
        raise problem("", "message_type")
    if any(isinstance(value, str) and len(value) > MOST_TEXT for value in message.values()):
        raise problem("", "too_large", most=MOST_TEXT)
    if "lang" in message:
        raise problem("lang", "lang", known=", ".join(LANGUAGES))
    if "do" not in message:
        raise problem("do", "missing")
    action = message["do"]
    known = (*_ACTIONS, *_STATEMENT_ACTIONS)
    if not isinstance(action, str) or action not in known:
        raise problem("do", "do", known=", ".join(known))
    return action


def _gap(message: Mapping[Any, Any]) -> "protocol.GapAnswer":
    return gap_answer(read_person(message))


def _diagnosis(message: dict[Any, Any]) -> "protocol.DiagnosisAnswer":
    # Only now, so that a page without questions does not wait for it.
    from calculator.diagnosis.answer import diagnosis_answer

    return diagnosis_answer(message, _gap)


def _read(message: dict[Any, Any]) -> "protocol.ReadAnswer":
    # Only now, for the same reason.
    from calculator.reading.answer import read_answer

    return read_answer(message)


def _case(message: dict[Any, Any]) -> "protocol.CaseAnswer":
    # Only now, for the same reason.
    from calculator.casefile.answer import case_answer

    return case_answer(message)


_ACTIONS: "dict[str, Callable[[Any], protocol.Answer]]" = {
    "case": _case,
    "clawback": clawback_answer,
    "clock": clock_answer,
    "compare": compare_answer,
    "diagnosis": _diagnosis,
    "gap": _gap,
    "refund": lambda message: refund_answer(read_case(message)),
    "inverse": inverse_answer,
    "read": _read,
    "myths": myths_answer,
    "what_if": what_if_answer,
}
_STATEMENT_ACTIONS = ("statement", "payments", "evidence")
