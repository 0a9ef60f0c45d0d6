"""The published worked examples as messages to the door, with the results that are right."""

import json
from pathlib import Path
from typing import Any, NamedTuple

FILE = Path(__file__).parents[1] / "docs/_includes/published.json"
BASES = ("base_monthly_avg_2024", "base_q2_monthly_avg", "base")
EXACT = {"single_month", "multi_month", "zero", "target_spend", "threshold"}
"""Kinds of example whose numbers the formula itself must reproduce."""


class Example(NamedTuple):
    """One example of one source, with the amounts that the rules give."""

    id: str
    message: dict[str, Any]
    growth: dict[str, int]
    amounts: dict[str, int]

    def __str__(self) -> str:
        return self.id


def entries() -> list[dict[str, Any]]:
    """Return every published example as it was collected."""
    found: list[dict[str, Any]] = json.loads(FILE.read_text(encoding="utf-8"))
    return found


def examples() -> list[Example]:
    """Return the examples that state a base, spending and a right amount for a month of the programme."""
    return [example for entry in entries() if (example := _example(entry))]


def entry(key: str) -> dict[str, Any]:
    """Return the published example *key* as it was collected."""
    return next(entry for entry in entries() if entry["id"] == key)


def _example(entry: dict[str, Any]) -> Example | None:
    inputs, expected = entry["inputs"], {**entry["expected"], **_numbers(entry.get("correct"))}
    spend = _in_programme(inputs.get("eligible_spend"))
    base = next((inputs[name] for name in BASES if name in inputs), None)
    amounts = _in_programme(expected.get("payback") or expected.get("cashback"), spend)
    if entry["case_type"] not in EXACT or "base_is" in inputs or not spend or base is None or not amounts:
        return None
    growth = _in_programme(expected.get("increase") or expected.get("excess_over_threshold"), spend)
    message = {"do": "refund", "edition": entry["programme"], "base": base, "spend": spend}
    return Example(entry["id"], message, growth, amounts)


def _numbers(correct: dict[str, Any] | None) -> dict[str, Any]:
    """Return the corrected values that are amounts, without the remarks."""
    return {key: value for key, value in (correct or {}).items() if not isinstance(value, str)}


MONTHS = {"2025-09", "2025-10", "2025-11", "2025-12", "2021-10", "2021-11"}


def _in_programme(amounts: Any, months: Any = None) -> dict[str, int]:
    """Return *amounts* per month; one number holds for every one of *months*."""
    if isinstance(amounts, int):
        return dict.fromkeys(months or (), amounts)
    named = amounts if isinstance(amounts, dict) else {}
    return {_month(month): won for month, won in named.items() if _month(month) in MONTHS and isinstance(won, int)}


def _month(name: str) -> str:
    """Return the month of *name*: an example for any full month is tried in September, one of a draft in the first month."""
    return {"any-sep-nov": "2025-09", "2025-06 (draft plan)": "2025-09", "2021-08 (draft plan)": "2021-10"}.get(name, name)
