"""The gap finder on spending that does not count, was cancelled or belongs to another card."""

import pytest

from tests.gap_answers import OCTOBER, SEPTEMBER, SHORT, TWO, cause, exact, fits, gap


@pytest.mark.parametrize(("knowledge", "key"), [
    ({"excluded": {SEPTEMBER: 100_000}}, "excluded-spending"),
    ({"family_card": {SEPTEMBER: 100_000}}, "family-card"),
    ({"cancelled": [{"month": SEPTEMBER, "amount": 100_000}]}, "cancelled-purchase"),
    ({"cancelled": [{"month": SEPTEMBER, "amount": 7_000}, {"month": SEPTEMBER, "amount": 100_000}]}, "cancelled-purchase"),
    ({"official_base": 1_100_000}, "base-differs"),
])
def test_known_amount_explains_to_the_won(knowledge, key):
    """What the reader names is taken out, and the result is the amount received."""
    result = gap(**SHORT, **knowledge)
    assert exact(result) == [key]
    assert result["causes"][0]["steps"][0]["steps"][-1]["value"] == 40_000


@pytest.mark.parametrize(("knowledge", "key"), [
    ({"excluded": {SEPTEMBER: 60_000}}, "excluded-spending"),
    ({"excluded": {SEPTEMBER: 0}}, "excluded-spending"),
    ({"family_card": {SEPTEMBER: 0}}, "family-card"),
    ({"cancelled": []}, "cancelled-purchase"),
    ({"official_base": 1_000_000}, "base-differs"),
])
def test_known_amount_that_does_not_explain_is_ruled_out(knowledge, key):
    """A named amount is not bent to fit: it may be true, but something else is too; the control is that it is possible while unknown."""
    assert cause(gap(**SHORT), key)["fit"] == "possible"
    named = cause(gap(**SHORT, **knowledge), key)
    assert named["fit"] == "ruled_out" or named["paired"]
    assert cause(gap(**SHORT, **knowledge, denied=[other for other in fits(gap(**SHORT)) if other != key]), key)["fit"] == "ruled_out"


def test_part_of_the_difference_is_told():
    """60,000 taken out explains 12,000 of 20,000."""
    result = gap(**SHORT, excluded={SEPTEMBER: 60_000})
    assert "차이 20,000원 가운데 12,000원만 설명돼요." in cause(result, "excluded-spending")["against"]


def test_needed_spending_as_an_interval():
    """Five won of spending make one won of refund, so the needed amount is an interval of five."""
    numbers = cause(gap(**SHORT), "excluded-spending")["numbers"]
    assert numbers["needed"] == {SEPTEMBER: {"low": 99_996, "high": 100_000}}


def test_needed_spending_up_to_nothing_and_from_the_cap():
    """0 won was paid: at least so much did not count. The cap was paid: at least so much was left out."""
    nothing = cause(gap(spend={SEPTEMBER: 1_300_000}, received={SEPTEMBER: 0}), "excluded-spending")
    assert nothing["numbers"]["needed"][SEPTEMBER] == {"low": 299_996, "high": 1_300_000}
    full = cause(gap(spend={SEPTEMBER: 1_300_000}, received={SEPTEMBER: 100_000}), "other-card-left-out")
    assert full["numbers"]["needed"][SEPTEMBER] == {"low": 200_000, "high": None}


def test_other_card_left_out():
    """More was paid than the written spending gives; the other card's amount explains it to the won."""
    known = {"spend": {SEPTEMBER: 1_300_000}, "received": {SEPTEMBER: 80_000}}
    assert cause(gap(**known), "other-card-left-out")["fit"] == "possible"
    assert exact(gap(**known, other_cards={SEPTEMBER: 100_000})) == ["other-card-left-out"]
    assert cause(gap(**known, other_cards={SEPTEMBER: 90_000}), "other-card-left-out")["paired"]


@pytest.mark.parametrize(("key", "received", "text"), [
    ("excluded-spending", 40_000, "2025년 9월: 쓴 금액 가운데 99,996원~100,000원이 빠졌다면 딱 맞아요."),
    ("excluded-spending", 100_000, None),
    ("other-card-left-out", 80_000, "2025년 9월: 쓴 금액이 100,000원~100,004원 더 있었다면 딱 맞아요."),
    ("other-card-left-out", 100_000, "2025년 9월: 쓴 금액이 200,000원 이상 더 있었다면 맞아요."),
    ("other-card-left-out", 40_000, None), ("other-card-left-out", 60_000, None), ("other-card-left-out", 200_000, None),
])
def test_needed_spending_in_words(key, received, text):
    """Only in the direction that the cause can explain, and only for what one month can pay."""
    found = cause(gap(spend={SEPTEMBER: 1_300_000}, received={SEPTEMBER: received}), key)
    assert [each for each in found["for"] if "쓴 금액" in each] == ([text] if text else [])


def test_needed_spending_without_the_cap_that_was_paid():
    """More than the cap's worth was written, the cap was paid: nothing at all need be wrong with the sum."""
    known = {"spend": {SEPTEMBER: 1_900_000, OCTOBER: 1_300_000}, "received": {SEPTEMBER: 100_000, OCTOBER: 40_000}}
    assert cause(gap(**known), "excluded-spending")["numbers"]["needed"].keys() == {OCTOBER}


@pytest.mark.parametrize(("known", "name"), [
    ({"spend": {SEPTEMBER: 1_300_000}, "received": {SEPTEMBER: 100_000}, "other_cards": {SEPTEMBER: 400_000}}, "other-card-left-out"),
    ({"spend": {SEPTEMBER: 1_300_000}, "received": {SEPTEMBER: 0}, "excluded": {SEPTEMBER: 400_000}}, "excluded-spending"),
    ({"spend": {SEPTEMBER: 1_300_000}, "received": {SEPTEMBER: 100_000}, "lottery": 100_000}, "lottery-money"),
    ({"spend": {SEPTEMBER: 1_300_000}, "received": {SEPTEMBER: 0}, "official_base": 1_300_000}, "base-differs"),
])
def test_full_cap_and_nothing_tell_where_the_reader_named_the_change(known, name):
    """Many mistakes end at 0 or at the cap; only what was named fits to the won there."""
    assert cause(gap(**known), name)["fit"] == "exact"
    unnamed = {key: value for key, value in known.items() if key in ("spend", "received")}
    assert cause(gap(**unnamed), name)["fit"] == "possible"


def test_nothing_on_other_cards():
    """Named as none, it is ruled out in words; a month that is not named has none."""
    known = {"spend": TWO, "received": {SEPTEMBER: 60_000, OCTOBER: 90_000}}
    assert cause(gap(**known, other_cards={SEPTEMBER: 0}), "other-card-left-out")["text"] == "이런 금액이 없다고 적어 주셨어요."
    assert cause(gap(**known, other_cards={OCTOBER: 50_000}), "other-card-left-out")["fit"] == "exact"
