"""What must always hold of a refund, whoever the person is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator import handle
from calculator.refund.formula import refund
from calculator.refund.inverse import base_for, growth_for, spend_for
from calculator.rules.base import Average
from calculator.rules.loader import edition
from tests.oracle import RULES
from tests.scale import scaled
from tests.strategies import completions, people, spans, stable, won

RULE = {month: edition(month[:4]).rules[month] for month in RULES}


def amounts(person, do="refund", **more):
    """Return the months of the answer for *person*."""
    answer = handle({"do": do, **person, **more})
    assert answer["ok"], answer
    return answer["months"]


@stable
@given(people())
def test_refund_is_between_nothing_and_the_cap(person):
    """No month pays less than 0 or more than its cap."""
    for month in amounts(person):
        assert 0 <= month["amount"] <= RULES[month["month"]][2]


@stable
@given(people(), st.integers(0, 2_000_000))
def test_more_counted_spending_never_gives_less(person, more):
    """And it changes no other month."""
    first = min(person["spend"])
    raised = {**person, "spend": {**person["spend"], first: person["spend"][first] + more}}
    before, after = amounts(person), amounts(raised)
    assert after[0]["amount"] >= before[0]["amount"]
    assert after[1:] == before[1:]


@stable
@given(people(), won)
def test_higher_base_never_gives_more(person, more):
    """The average works against the reader, never for."""
    raised = {**person, "base": person["base"] + more}
    assert all(high["amount"] <= low["amount"] for low, high in zip(amounts(person), amounts(raised), strict=True))


@stable
@given(people(), st.data())
def test_adding_an_excluded_purchase_changes_nothing(person, data):
    """A purchase that does not count, in the sum and named as such, leaves the explanation of the rest as it was."""
    extra = {month: data.draw(won) for month in person["spend"]}
    written = {month: spend + extra[month] for month, spend in person["spend"].items()}
    received = {month["month"]: month["amount"] for month in amounts(person)}
    answer = handle({"do": "gap", **person, "spend": written, "received": received, "excluded": extra, "exact": True})
    found = next(cause for cause in answer["causes"] if cause["id"] == "excluded-spending")
    supposed = {month: each["supposed"] for month, each in found["numbers"]["compared"].items()}
    assert all(each["low"] <= received[month] <= each["high"] <= each["low"] + 1 for month, each in supposed.items())
    gaps = [month["amount"] - received[month["month"]] for month in amounts({**person, "spend": written})]
    assert found["fit"] == "exact" or max(gaps) <= 1, "a won less may be the fraction of the base"
    assert found["fit"] == "ruled_out" or max(gaps) >= 1


@stable
@given(people(amounts=won | spans()), st.data())
def test_ranges_contain_every_completion(person, data):
    """Whatever the unknown amounts turn out to be, the result was in the range."""
    whole = {**person, "base": data.draw(completions(person["base"])),
             "spend": {month: data.draw(completions(value)) for month, value in person["spend"].items()}}
    for unknown, known in zip(amounts(person), amounts(whole), strict=True):
        assert unknown["low"] <= known["amount"] <= unknown["high"]


@stable
@given(people(amounts=won | spans()), st.data())
def test_gap_is_not_surprised_by_a_completion(person, data):
    """A cause that is ruled out while something is unknown is not true alone when it is known."""
    received = {month: data.draw(st.integers(0, 100_000)) for month in person["spend"]}
    whole = {**person, "base": data.draw(completions(person["base"])),
             "spend": {month: data.draw(completions(value)) for month, value in person["spend"].items()}}
    before, after = ({cause["id"]: cause for cause in handle({"do": "gap", **each, "received": received, "exact": True})["causes"]}
                     for each in (person, whole))
    surprised = [key for key, each in before.items() if each["fit"] == "ruled_out"
                 and after[key]["fit"] in ("exact", "possible") and not after[key]["paired"]]
    assert surprised == []


@pytest.mark.parametrize(("month", "base"), [
    ("2025-09", Average(10_000_001, 12)), ("2025-12", Average(1_000_000, 1)), ("2021-10", Average(1_000_001, 3)),
])
def test_backward_sum_inverts_the_formula_for_every_amount(month, base):
    """The least spending for an amount gives it and one won less does not; the greatest ends where the next begins."""
    rule = RULE[month]
    for amount in range(0, rule.cap.won + 1, rule.cap.won // scaled(rule.cap.won)):
        low, high = spend_for(rule, base, amount)
        assert refund(rule, low, base).amount == amount
        assert amount == 0 or refund(rule, low - 1, base).amount == amount - 1
        assert high == (None if amount == rule.cap.won else spend_for(rule, base, amount + 1).low - 1)


def test_growth_behind_an_amount():
    """18,000 paid means growth of 90,000 to 90,004; at the cap, growth has no upper end."""
    rule = edition("2025").rules["2025-09"]
    assert growth_for(rule, 18_000) == (90_000, 90_004)
    assert growth_for(rule, 100_000) == (500_000, None)
    assert growth_for(edition("2021").rules["2021-10"], 18_000) == (180_000, 180_009)


@stable
@given(st.sampled_from(sorted(RULE)), won, st.data())
def test_average_behind_an_amount(month, spend, data):
    """Both ends give the amount, and one part beside them does not; None only where no average gives it."""
    rule, months = RULE[month], len(edition(month[:4]).base.months)
    amount = data.draw(st.integers(0, refund(rule, spend, Average(0, 1)).amount + 1).map(lambda most: min(most, rule.cap.won)))
    found = base_for(rule, spend, amount, months)
    if found is None:
        assert amount > refund(rule, spend, Average(0, 1)).amount
        return
    assert refund(rule, spend, Average(found.low, months)).amount == amount
    assert refund(rule, spend, Average(found.high, months)).amount == amount
    assert found.low == 0 or refund(rule, spend, Average(found.low - 1, months)).amount > amount
    assert amount == 0 or refund(rule, spend, Average(found.high + 1, months)).amount < amount
