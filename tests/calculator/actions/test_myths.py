"""False statements put right, each with its source, and in the reader's own figures."""


import pytest

from calculator import handle
from calculator.actions.myths import myths
from tests.published import entries


def answers(**message):
    """Return the statements by id."""
    answer = handle({"do": "myths", **message})
    assert answer["ok"], answer
    return {myth["id"]: myth for myth in answer["myths"]}


def test_every_published_mistake_is_put_right():
    """Each example whose note begins with "wrong" belongs to a statement, and none is named that does not exist."""
    wrong = {entry["id"] for entry in entries() if entry["note"].startswith("wrong")}
    assert len(wrong) >= 25
    covered = {case for myth in myths() for case in myth.cases}
    assert covered == wrong


def test_statements_are_filled():
    """Claim, reason, right rule and source, with the numbers of the editions."""
    for myth in answers().values():
        assert myth["claim"] and myth["why"] and myth["right"] and myth["source"]["url"]
        assert "{" not in myth["claim"] + myth["why"] + myth["right"]
    assert "20%" in answers()["ten-percent"]["right"]
    assert "33만 원" in answers()["total-cap"]["right"]
    assert "5년" in answers()["short-validity"]["right"]


@pytest.mark.parametrize(("key", "claimed"), [
    ("ten-percent", 60_000), ("three-percent-more", 54_000), ("twenty-percent-more", 40_000), ("december-cap", 120_000),
    ("same-month-base", 110_000), ("autumn-base", None),
])
def test_own_figures(key, claimed):
    """What the statement would give, beside what the rules give."""
    own = answers(base=1_000_000, spend={"2025-09": 1_300_000, "2025-12": 1_300_000},
                  base_months={"2024-09": 900_000, "2024-12": 700_000})[key]["yours"]
    if claimed is None:
        assert own is None
    else:
        assert (own["claimed"]["amount"], own["right"]["amount"]) == (claimed, 90_000)
        assert f"{claimed:,}원" in own["text"] and "90,000원" in own["text"]


def test_autumn_from_the_months_of_the_base():
    """The base given by month is enough to reckon with three of them."""
    year = {f"2024-{number:02}": 100_000 * number for number in range(1, 13)}
    own = answers(base=year, spend={"2025-10": 1_200_000})["autumn-base"]["yours"]
    assert (own["claimed"]["amount"], own["right"]["amount"]) == (40_000, 100_000)


def test_statement_without_a_reckoning_says_nothing_of_own_figures():
    """The validity of a voucher depends on nobody's spending."""
    assert answers(base=1, spend={"2025-09": 1})["short-validity"]["yours"] is None
    assert answers()["ten-percent"]["yours"] is None
