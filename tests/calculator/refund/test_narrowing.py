"""Which unknown is worth looking up first."""

from hypothesis import given
from hypothesis import strategies as st

from calculator import handle
from tests.strategies import completions, people, spans, stable, won


def ask(**message):
    """Return what is asked for first."""
    answer = handle({"do": "refund", "edition": "2025", **message})
    assert answer["ok"], answer
    return answer["ask"]


def width(answer):
    """Return how wide the range of *answer* is."""
    return answer["high"] - answer["low"]


def test_nothing_is_asked_where_all_is_known():
    """The control."""
    assert ask(base=1_000_000, spend={"2025-09": 1_300_000}) is None


def test_the_wider_unknown_is_asked_for():
    """Spending of which nothing is known, beside an average known to 100,000; and the other way round."""
    found = ask(base={"low": 900_000, "high": 1_000_000}, spend={"2025-09": None, "2025-10": 1_200_000})
    assert (found["field"], found["left"]) == ("spend.2025-09", 40_000)
    assert "2025년 9월" in found["text"]
    other = ask(base=None, spend={"2025-09": {"low": 1_200_000, "high": 1_300_000}, "2025-10": 1_200_000})
    assert (other["field"], other["left"]) == ("base", 20_000)


def test_one_unknown_alone_settles_it():
    """Once it is known, nothing is left open."""
    assert ask(base=None, spend={"2025-09": 1_300_000})["left"] == 0


@stable
@given(people(amounts=won | spans()), st.data())
def test_no_answer_leaves_more_than_was_promised(person, data):
    """Whatever the unknown turns out to be, the range left is what was promised, up to a won for each month."""
    before = handle({"do": "refund", **person})
    if (found := before["ask"]) is None:
        assert width(before) == 0
        return
    name, _, month = found["field"].partition(".")
    amount = data.draw(completions(person["spend"][month] if month else person["base"]))
    settled = {**person, name: {**person["spend"], month: amount} if month else amount}
    assert width(handle({"do": "refund", **settled})) <= found["left"] + len(person["spend"])
    assert found["left"] <= width(before)
