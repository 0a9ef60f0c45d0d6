"""The worked examples that public pages printed, calculated again: how many are right, and which mistakes the others make.

The tests take them from here; nothing of it is written down twice.
"""

import json
from collections import Counter
from typing import TYPE_CHECKING, Any, cast

from calculator import handle
from calculator.rules.loader import edition
from calculator.text.language import cached
from content import DOCS
from content.facts.quotable import FactError, look_up

if TYPE_CHECKING:
    from calculator import protocol

type Example = dict[str, Any]

FILE = DOCS / "_includes/published.json"
KINDS = {"official": "정부와 운영 기관", "press": "언론", "blog": "블로그와 게시판"}
BASES = ("base_monthly_avg_2024", "base_q2_monthly_avg")
AMOUNTS = ("payback", "cashback")


@cached
def entries() -> list[Example]:
    """Return every published example as it was collected."""
    found: list[Example] = json.loads(FILE.read_text("utf-8"))
    return found


@cached
def counts() -> dict[str, int]:
    """Return how many examples there are of each sort, and of each mistake by its id; raise `FactError` where we calculate otherwise."""
    wrong = Counter(entry["mistake"] for entry in entries() if "mistake" in entry)
    return {
        "checked": len(entries()),
        "right": len(entries()) - wrong.total(),
        "wrong": wrong.total(),
        "words": sum(1 for entry in entries() if entry.get("words_wrong")),
        "computed": sum(map(_agrees, entries())),
        **wrong,
    }


def count(what: str) -> int:
    """Return one of `counts`; raise `FactError` with the nearest right name."""
    return look_up("예시 종류", what, counts())


def by_publisher() -> list[tuple[str, int, int]]:
    """Return each sort of publisher with the number of its examples, and of the wrong ones among them."""
    return [(name, sum(entry["source_kind"] == kind for entry in entries()),
             sum(entry["source_kind"] == kind and "mistake" in entry for entry in entries())) for kind, name in KINDS.items()]


def _agrees(entry: Example) -> bool:
    """Whether *entry* is a right one that states base, spending and amounts; raise `FactError` where ours are others."""
    base = next((entry["inputs"][name] for name in BASES if name in entry["inputs"]), None)
    spend = entry["inputs"].get("eligible_spend")
    printed = next((entry["expected"][name] for name in AMOUNTS if name in entry["expected"]), None)
    if "mistake" in entry or base is None or not isinstance(spend, dict) or not isinstance(printed, dict):
        return False
    message = {"do": "refund", "edition": entry["programme"], "base": base, "spend": _months(entry, spend)}
    answer = cast("protocol.RefundAnswer", handle(message))
    found = {month["month"]: month["amount"] for month in answer["months"]}
    if found != _months(entry, printed):
        raise FactError(f"공개된 예시 {entry['id']}을 계산기가 다르게 계산해요: {found}. 규칙과 예시를 확인해 주세요.")
    return True


def _months(entry: Example, amounts: dict[str, int]) -> dict[str, int]:
    """Return *amounts* by month; what was printed for any month, or for one of a draft, is tried in the first."""
    months = edition(entry["programme"]).months
    return {name if name in months else months[0]: won for name, won in amounts.items()}
