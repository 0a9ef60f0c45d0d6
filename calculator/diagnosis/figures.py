"""A person's numbers as a table: what was typed, what the rules give, and the difference."""

from typing import TYPE_CHECKING

from calculator.data.sentences import sentence
from calculator.diagnosis.ending import Ending
from calculator.text.language import day, month, won

if TYPE_CHECKING:
    from calculator import protocol

type FigureRows = list[tuple[str, str]]

TYPED = ("month", "base", "spend", "cancelled")


def figures_table(ending: Ending) -> FigureRows:
    """Return the rows of label and value that are known, in the order of the calculation."""
    values = ending.values
    rows = [(_label(ending, key), month(values[key]) if key == "month" else won(values[key])) for key in TYPED if key in values]
    if computed(ending):
        rows.append((_label(ending, "due"), _due(ending)))
    if "received" in values:
        rows.append((_label(ending, "received"), won(values["received"])))
    if ending.clawback:
        rows.append((_label(ending, "returned"), _range(ending.clawback["returned"])))
        if "notice" in values:
            rows.append((_label(ending, "notice"), won(values["notice"])))
    elif gap := difference(ending):
        rows.append((_label(ending, "less" if gap < 0 else "more"), won(abs(gap))))
    if "applied_on" in values:
        rows.append((_label(ending, "applied_on"), day(values["applied_on"])))
    return rows


def sight(ending: Ending) -> FigureRows:
    """Return what the rules give, what came and the difference in words: as the calculator says it, as far as it is known."""
    rows = [(_label(ending, "due"), _due(ending))] if computed(ending) else []
    if "received" in ending.values:
        rows.append((_label(ending, "received"), won(ending.values["received"])))
    gap = difference(ending)
    if ending.clawback:
        rows.append((_label(ending, "returned"), _range(ending.clawback["returned"])))
    elif gap is not None:
        rows.append((_label(ending, "difference"), _in_words(gap)))
    return rows if len(rows) > 1 else []


def _in_words(gap: int) -> str:
    key = "same" if not gap else "short" if gap < 0 else "over"
    return sentence("diagnosis_part", key, won=won(abs(gap)))


def computed(ending: Ending) -> bool:
    """Return whether the refund says something: base and spending are both known."""
    return ending.due is not None and "base" in ending.values and "spend" in ending.values


def difference(ending: Ending) -> int | None:
    """Return how many won more than the rules give were received; None where either is not known."""
    return ending.due["difference"] if ending.due and computed(ending) else None


def _label(ending: Ending, key: str) -> str:
    return sentence("diagnosis_part", key, name=ending.flow.edition.base.name)


def _due(ending: Ending) -> str:
    assert ending.due
    return _range(ending.due)


def _range(answer: "protocol.Known | protocol.RefundMonth") -> str:
    if answer["amount"] is not None:
        return won(answer["amount"])
    return sentence("diagnosis_part", "between", low=answer["low"], high=answer["high"])
