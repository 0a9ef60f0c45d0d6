"""The actions that read files, behind the one door."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from calculator.statement.answer import statement_answer
from calculator.statement.evidence import evidence
from calculator.statement.explaining.explain import explanation
from calculator.statement.request import read_request
from calculator.statement.statement import read_statement
from calculator.statement.words import Needs, words

if TYPE_CHECKING:
    from calculator import protocol


def steps(message: dict[Any, Any], contents: Sequence[bytes]) -> "Iterator[protocol.Answer | protocol.Progress]":
    """Yield progress while there is any, and the answer at last; raise `Problems` for what cannot be used.

    Where a library must be fetched first, the answer names it as ``needs``: fetch it and ask again.
    """
    try:
        match message["do"]:
            case "evidence":
                yield evidence(message)
            case "payments":
                yield from explanation(message, contents)
            case _:
                yield from _statement(message, contents)
    except Needs as library:
        yield {"ok": False, "needs": library.name, "errors": [{"field": "files", "message": words("error", "needs")}]}


def _statement(message: dict[Any, Any], contents: Sequence[bytes]) -> "Iterator[protocol.Answer | protocol.Progress]":
    request, reader = read_request(message, contents)
    reader.finish()
    statement = yield from read_statement(request)
    yield statement_answer(request, statement)
