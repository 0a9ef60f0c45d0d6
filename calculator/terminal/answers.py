"""Answers as lines for a person at a terminal."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from calculator.data.sentences import sentence
from calculator.rules.loader import edition

type Answer = Mapping[str, Any]


def lines(action: str, answer: Answer) -> list[str]:
    """Return *answer* to *action* as lines of Korean text."""
    if not answer["ok"]:
        return [sentence("terminal", "error", **error) for error in answer["errors"]]
    return [*_title(answer), *_LINES[action](answer)]


def _title(answer: Answer) -> Iterator[str]:
    if "edition" in answer:
        rules = edition(answer["edition"])
        yield sentence("terminal", "title", name=rules.name, id=rules.id)
        yield ""


def _refund(answer: Answer) -> Iterator[str]:
    for month in answer["months"]:
        yield sentence("terminal", "month", month=month["month"], amount=_amount(month))
        yield from _steps(month["steps"])
    yield from ("", sentence("terminal", "total", amount=_amount({**answer, "amount": answer["total"]})))
    yield from _ask(answer)
    yield from ("", sentence("terminal", "assumptions"))
    for entry in answer["assumptions"]:
        yield _item(" ".join([entry["text"], *(other["text"] for other in entry.get("alternatives", ()))]))


def _gap(answer: Answer) -> Iterator[str]:
    yield answer["text"]
    yield from (_item(month["text"]) for month in answer["months"])
    yield from (_item(pair["text"]) for pair in answer["pairs"])
    for settled in answer["settle"]:
        yield settled["leaves"]
        yield from (_item(where) for where in settled["where"])
    for cause in answer["causes"]:
        yield from ("", sentence("terminal", cause["fit"], title=cause["title"]), _item(cause["text"]))
        if cause["fit"] in ("exact", "possible"):
            yield from (_item(sentence("terminal", "for", text=text)) for text in cause["for"])
            yield from (_item(sentence("terminal", "against", text=text)) for text in cause["against"])
            if cause["question"]:
                yield _item(sentence("terminal", "question", text=cause["question"]))
            for working in cause["steps"]:
                yield _item(sentence("terminal", "working", month=working["month"]))
                yield from _steps(working["steps"])


def _months(answer: Answer) -> Iterator[str]:
    """Yield the sentence of each month, and that of the whole."""
    yield from (month["text"] for month in answer["months"])
    if "text" in answer:
        yield from ("", answer["text"])


def _what_if(answer: Answer) -> Iterator[str]:
    yield from _months(answer)
    if answer["change"]:
        yield from ("", answer["change"]["text"])


def _clawback(answer: Answer) -> Iterator[str]:
    yield from _months(answer)
    for way in answer["ways"]:
        yield from (_item(way["text"]), *_source(way["source"]))


def _clock(answer: Answer) -> Iterator[str]:
    yield from _months(answer)
    yield from (_item(text) for text in answer["closed"])
    if answer["check_first"]:
        yield from ("", sentence("terminal", "check_first"))
        yield from (_item(check["question"]) for check in answer["check_first"])


def _compare(answer: Answer) -> Iterator[str]:
    for rule in answer["rules"]:
        yield rule["label"]
        yield from (_item(sentence("terminal", "value", id=key, text=text)) for key, text in rule["values"].items())
    for person in answer["person"] or ():
        yield from ("", sentence("terminal", "title", name=person["name"], id=person["edition"]))
        yield from (_item(sentence("terminal", "month", month=month["month"], amount=_amount(month))) for month in person["months"])
        yield _item(sentence("terminal", "total", amount=_amount(person["total"])))


def _myths(answer: Answer) -> Iterator[str]:
    for myth in answer["myths"]:
        yield from (sentence("terminal", "claim", text=myth["claim"]), _item(myth["right"]), _item(myth["why"]))
        if myth["yours"]:
            yield _item(myth["yours"]["text"])
        yield from _source(myth["source"])


def _case(answer: Answer) -> Iterator[str]:
    yield answer["next"]["text"]
    yield from (_item(text) for text in (*answer["notes"], *answer["months"]))
    if answer["next"]["call"]:
        yield from ("", *(_item(text) for text in answer["next"]["call"]["lines"]))
    if answer["next"]["letter"]:
        yield from ("", answer["next"]["letter"]["text"])


def _steps(steps: list[Answer]) -> Iterator[str]:
    for step in steps:
        yield sentence("terminal", "step", **step)
        yield from _source(step["source"])


def _source(source: Answer | None) -> Iterator[str]:
    if source:
        yield sentence("terminal", "source", **source)


def _ask(answer: Answer) -> Iterator[str]:
    if answer["ask"]:
        yield answer["ask"]["text"]


def _item(text: str) -> str:
    return f"  - {text}"


def _amount(part: Answer) -> str:
    if part["amount"] is None:
        return sentence("amount", "between", low=part["low"], high=part["high"])
    return sentence("amount", "exactly", won=part["amount"])


_LINES: dict[str, Callable[[Answer], Iterator[str]]] = {
    "refund": _refund, "gap": _gap, "inverse": _months, "what_if": _what_if, "clawback": _clawback,
    "clock": _clock, "compare": _compare, "myths": _myths, "case": _case,
}
ACTIONS = tuple(action for action in _LINES if action != "case")
"""What a terminal can ask for by name, with the numbers of a TOML file."""
