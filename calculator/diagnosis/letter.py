"""Letters to hand in: to the operator and to the government's petition office, with blanks for the person."""

from typing import TYPE_CHECKING, NamedTuple

from calculator.diagnosis.ending import Ending
from calculator.diagnosis.figures import Rows, difference, figures
from calculator.diagnosis.flow import Advice
from calculator.edition import Edition
from calculator.sentences import sentence

if TYPE_CHECKING:
    from calculator import protocol

RECIPIENTS = ("operator", "epeople")


class Point(NamedTuple):
    """One numbered point of a letter: lines of text, and rows of a table."""

    label: str
    lines: list[str]
    rows: Rows


def letters(ending: Ending, advice: Advice) -> "list[protocol.Letter]":
    """Return the letters about *ending* as parts to show and as one text to copy."""
    return [_letter(to, ending, advice) for to in RECIPIENTS]


def _letter(to: str, ending: Ending, advice: Advice) -> "protocol.Letter":
    month = ending.values.get("month")
    what = sentence("letter", "what", month=month) if month else sentence("letter", "what_open")
    title = sentence("letter", f"title_{_kind(ending)}", what=what)
    address = sentence("letter", f"to_{to}", operator=ending.flow.edition.operator)
    opening, closing = sentence("letter", f"opening_{to}"), sentence("letter", "closing")
    points = list(_points(to, ending, advice))
    return {
        "id": to,
        "title": title,
        "address": address,
        "opening": opening,
        "points": [{"label": point.label, "lines": point.lines, "rows": point.rows} for point in points],
        "closing": closing,
        "text": "\n\n".join([title, address, opening, *map(_text, range(1, len(points) + 1), points), closing]),
    }


def _kind(ending: Ending) -> str:
    if ending.clawback:
        return "clawback"
    return "objection" if (difference(ending) or 0) < 0 else "inquiry"


def _points(to: str, ending: Ending, advice: Advice) -> list[Point]:
    applied = ending.values.get("applied_on")
    blanks = [("person", "person_blank"), *([("asked", "asked_blank")] if to == "epeople" else [])]
    return [
        *(Point(sentence("letter", label), [sentence("letter", blank)], []) for label, blank in blanks),
        *([] if applied else [Point(sentence("letter", "applied_on"), [sentence("letter", "applied_blank")], [])]),
        Point(sentence("letter", "figures"), [], _rows(ending)),
        Point(sentence("letter", "rule"), [_rule(ending.flow.edition, ending.values.get("month"))], []),
        Point(sentence("letter", "found"), [], _answers(ending)),
        Point(sentence("letter", "wish"), [sentence("letter", f"wish_{_kind(ending)}")], []),
        *([Point(sentence("letter", "papers"), list(advice.papers), [])] if advice.papers else []),
    ]


def _answers(ending: Ending) -> Rows:
    """Return what was answered, except where figures were asked, which have a table of their own."""
    return [(step.question.title, step.option.text) for step in ending.steps if not step.question.fields]


def _rows(ending: Ending) -> Rows:
    """Return the figures that are known; a blank for what was received where none is."""
    blank = [(sentence("diagnosis_part", "received"), sentence("letter", "figures_blank"))]
    return figures(ending) or blank


def _rule(edition: Edition, month: str | None) -> str:
    rule = edition.rules[month or edition.months[0]]
    return sentence(
        "letter", "rule_month" if month else "rule_open", month=month or "", base=edition.base.name,
        percent=rule.rate.percent, source=rule.rate.source.title, date=rule.rate.source.date,
        cap=rule.cap.won, cap_source=rule.cap.source.title, cap_date=rule.cap.source.date,
    )


def _text(number: int, point: Point) -> str:
    lines = [*point.lines, *(f"{label}: {value}" for label, value in point.rows)]
    return "\n".join([f"{number}. {point.label}", *(f"   {line}" for line in lines)])
