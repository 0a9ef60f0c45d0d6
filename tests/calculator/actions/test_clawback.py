"""What goes back when purchases are cancelled."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator import handle
from tests.oracle import paid
from tests.scale import scaled
from tests.strategies import people, stable


def clawback(**message):
    """Return the answer, which must be accepted."""
    answer = handle({"do": "clawback", "edition": "2025", "base": 1_000_000, **message})
    assert answer["ok"], answer
    return answer


def cancelled(*purchases):
    """Return the cancelled purchases as in a message."""
    return [{"month": month, "amount": amount} for month, amount in purchases]


@pytest.mark.parametrize(("spend", "amount", "returned", "cushion"), [
    (1_300_000, 100_000, 20_000, 0), (1_300_000, 400_000, 60_000, 0), (1_900_000, 400_000, 0, 400_000),
    (1_900_000, 450_000, 10_000, 400_000), (900_000, 900_000, 0, 900_000), (1_300_004, 4, 0, 4), (1_300_004, 5, 1, 4),
])
def test_one_month(spend, amount, returned, cushion):
    """A fifth of what had produced a refund; the cushion above the cap, and below the base, costs nothing."""
    answer = clawback(spend={"2025-09": spend}, cancelled=cancelled(("2025-09", amount)))
    [month] = answer["months"]
    assert (month["returned"]["amount"], month["cushion"]) == (returned, cushion)
    assert answer["returned"]["amount"] == returned
    assert f"{returned:,}원으로 계산돼요" in answer["text"]


@stable
@given(people(), st.data())
def test_return_is_the_difference_that_the_oracle_sees(person, data):
    """Several purchases of a month count together."""
    parts = {month: data.draw(st.lists(st.integers(0, max(1, won // 3)), max_size=3)) for month, won in person["spend"].items()}
    parts = {month: each if sum(each) <= person["spend"][month] else [] for month, each in parts.items()}
    answer = clawback(**person, cancelled=cancelled(*((month, won) for month, each in parts.items() for won in each)))
    for month in answer["months"]:
        name = month["month"]
        before, after = (paid(name, person["base"], person["spend"][name] - taken) for taken in (0, sum(parts[name])))
        assert month["returned"]["amount"] == before - after


def test_unknown_amount_gives_a_range():
    """From nothing to the whole refund."""
    answer = clawback(spend={"2025-09": 1_300_000}, cancelled=cancelled(("2025-09", None)))
    assert answer["returned"] == {"amount": None, "low": 0, "high": 60_000}
    assert "0원~60,000원" in answer["text"]
    unknown = clawback(spend={"2025-09": 1_300_000}, cancelled=None)
    assert (unknown["returned"]["high"], unknown["returned"]["amount"]) == (60_000, None)
    assert "무엇을 취소했는지 알면" in unknown["text"]


@pytest.mark.parametrize(("edition", "month", "words"), [("2025", "2025-09", "모바일 전자고지"), ("2021", "2021-10", "카드 대금")])
def test_the_way_of_returning_is_that_of_the_edition(edition, month, words):
    """The app or a notice in 2025, the card bill in 2021; the other year's way is a common mistake, so it is not told."""
    [way] = clawback(edition=edition, spend={month: 1}, cancelled=[])["ways"]
    assert way["edition"] == edition and words in way["text"] and way["source"]["url"]


@pytest.mark.parametrize(("received", "returned"), [(60_000, 20_000), (0, 0), (40_000, 0), (50_000, 10_000), (100_000, 60_000)])
def test_what_was_received_is_what_can_go_back(received, returned):
    """Nothing was paid, or the smaller amount already: nothing goes back. Too much was paid: what is over goes back too."""
    answer = clawback(spend={"2025-09": 1_300_000}, cancelled=cancelled(("2025-09", 100_000)), received={"2025-09": received})
    assert answer["returned"]["amount"] == returned


@pytest.mark.parametrize(("notice", "explained", "words"), [
    (30_000, [0, 1], "계산과 같아요"), (20_000, [0], "1건만 셌을 때"), (10_000, [1], "1건만 셌을 때"),
    (5_000, [], "25,000원 적어요"), (70_000, [], "40,000원 많아요"),
])
def test_notice_beside_the_cancellations(notice, explained, words):
    """All of them, one of them, or none come to the amount in the notice."""
    answer = clawback(spend={"2025-09": 1_300_000}, cancelled=cancelled(("2025-09", 100_000), ("2025-09", 50_000)), notice=notice)
    assert answer["notice"]["explained_by"] == explained
    assert words in answer["notice"]["text"] and answer["notice"]["fits"] == (notice == 30_000)


def test_unknown_amounts_give_no_more_than_can_be():
    """Both refunds are of the same base and spending: against every completion, tried one by one."""
    random = Random("clawback")
    for _ in range(scaled(400)):
        month = random.choice(["2025-09", "2025-12"])
        base, spend, part = (random.randrange(600), random.choice([random.randrange(900), random.randrange(499_900, 500_700)]), random.randrange(40))
        wide = [random.choice([0, random.randrange(40)]) for _ in range(3)]
        whole = [(won, average) for won in range(spend, spend + wide[0] + 1) for average in range(base, base + wide[1] + 1)]
        parts = [min(each, spend) for each in (part, part + wide[2])]
        received = paid(month, *reversed(random.choice(whole))) if random.random() < 0.4 else None
        lost = [paid(month, average, won) - paid(month, average, won - each) for won, average in whole for each in parts
                if received is None or paid(month, average, won) == received]
        answer = clawback(base={"low": base, "high": base + wide[1]}, spend={month: {"low": spend, "high": spend + wide[0]}},
                          cancelled=cancelled((month, {"low": parts[0], "high": parts[1]})),
                          **({} if received is None else {"received": {month: received}}))
        assert (answer["returned"]["low"], answer["returned"]["high"]) == (min(lost), max(lost))


@pytest.mark.parametrize(("part", "most"), [(100_000, 20_000), (600_000, 100_000), (1_300_000, 100_000)])
def test_unknown_base_takes_no_more_than_what_was_cancelled_had_earned(part, most):
    """A fifth of it, as far as the cap; with a base of nothing, or one above the spending, nothing goes back at all."""
    answer = clawback(base=None, spend={"2025-09": 1_300_000}, cancelled=cancelled(("2025-09", part)))
    assert (answer["returned"]["low"], answer["returned"]["high"]) == (0, most)


def test_unusable_spending_is_told_and_nothing_raised():
    """A cancelled purchase of a month whose spending cannot be read: the field is named once."""
    answer = handle({"do": "clawback", "edition": "2025", "base": 1, "spend": {"2025-09": "130만"}, "cancelled": cancelled(("2025-09", 5))})
    assert [error["field"] for error in answer["errors"]] == ["spend.2025-09"]
