"""The editions side by side, from the data."""

from calculator import handle


def compare(**message):
    """Return the answer, which must be accepted."""
    answer = handle({"do": "compare", **message})
    assert answer["ok"], answer
    return answer


def test_every_rule_that_differs_is_marked():
    """Rate, threshold, cap and the rest, each as the edition has it."""
    rules = {rule["id"]: rule for rule in compare()["rules"]}
    assert rules["rate"]["values"] == {"2025": "20%", "2021": "10%"}
    assert rules["threshold"]["values"] == {"2025": "100%", "2021": "103%"}
    assert rules["valid"]["values"] == {"2025": "받은 날부터 5년", "2021": "2022년 6월 30일까지"}
    assert "2025년 12월 30,000원(3만 원)" in rules["cap"]["values"]["2025"]
    assert rules["cap"]["values"]["2021"] == "100,000원(10만 원)"
    assert all(rule["differs"] for rule in rules.values())


def test_rules_that_agree_are_not_marked(monkeypatch):
    """The control: one edition beside itself differs in nothing."""
    monkeypatch.setattr("calculator.actions.compare.editions", lambda: ("2025", "2025"))
    assert not any(rule["differs"] for rule in compare()["rules"])


def test_same_person_under_both():
    """The ministry's example of 2021 pays 50,000 then, and the full cap in 2025."""
    now, then = compare(base=1_000_000, spend=1_530_000)["person"]
    assert [month["amount"] for month in now["months"]] == [100_000, 100_000, 100_000, 30_000]
    assert [month["amount"] for month in then["months"]] == [50_000, 50_000]
    assert (now["total"]["amount"], then["total"]["amount"]) == (330_000, 100_000)


def test_person_needs_both_numbers():
    """With one of them the other is asked for; without both there are only the rules."""
    assert compare()["person"] is None
    for given, missing in (("base", "spend"), ("spend", "base")):
        answer = handle({"do": "compare", given: 1_000_000})
        assert [error["field"] for error in answer["errors"]] == [missing]
