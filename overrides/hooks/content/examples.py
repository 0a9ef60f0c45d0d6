"""The worked examples that public pages printed, reckoned again: how many are right, and which mistakes the others make.

They are the tests' own collection, tests/cases/published.json; nothing of it is written down twice.
"""

from collections import Counter

from calculator import handle
from calculator.language import cached
from content.facts import FactError, known
from tests import published

KINDS = {"official": "정부와 운영 기관", "press": "언론", "blog": "블로그와 게시판"}


@cached
def counts() -> dict[str, int]:
    """Return how many examples there are of each sort, and of each mistake by its id; raise `FactError` where we reckon otherwise."""
    entries = published.entries()
    wrong = Counter(entry["mistake"] for entry in entries if "mistake" in entry)
    return {
        "checked": len(entries),
        "right": len(entries) - wrong.total(),
        "wrong": wrong.total(),
        "words": sum(1 for entry in entries if entry.get("words_wrong")),
        "computed": sum(_agrees(example) for example in published.examples()),
        **wrong,
    }


def count(what: str) -> int:
    """Return one of `counts`; raise `FactError` with the nearest right name."""
    return known("예시 종류", what, counts())


def by_publisher() -> list[tuple[str, int, int]]:
    """Return each sort of publisher with the number of its examples, and of the wrong ones among them."""
    entries = published.entries()
    return [(name, sum(entry["source_kind"] == kind for entry in entries),
             sum(entry["source_kind"] == kind and "mistake" in entry for entry in entries)) for kind, name in KINDS.items()]


def _agrees(example: published.Example) -> bool:
    answer = handle(example.message)
    found = {month["month"]: month["amount"] for month in answer["months"]}
    if found != example.amounts:
        raise FactError(f"공개된 예시 {example.id}을 계산기가 다르게 계산해요: {found}. 규칙과 예시를 확인해 주세요.")
    return True
