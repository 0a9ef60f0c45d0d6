"""Which payments explain the gap: the sets that fit to the won, all of them, smallest first."""

import random
from itertools import combinations, pairwise

import pytest

from calculator import app
from calculator.amount import AmountRange
from calculator.statement.explaining import subset
from calculator.statement.explaining.subset import Unit
from tests.statements import check, csv_file, hana, payment


def found(amounts, low, high):
    """Return what the search finds among rows of *amounts*."""
    units = [Unit(won, (place,)) for place, won in enumerate(amounts)]
    search = subset.find(units, AmountRange(low, high))
    while True:
        try:
            next(search)
        except StopIteration as end:
            return end.value


def by_force(amounts, low, high):
    """Return every set that fits, found by trying all."""
    return {places for size in range(1, len(amounts) + 1) for places in combinations(range(len(amounts)), size)
            if low <= sum(amounts[place] for place in places) <= high}


@pytest.mark.parametrize("seed", range(40))
def test_all_sets_are_found_and_no_others(seed):
    """Against trying every subset."""
    chance = random.Random(seed)
    amounts = [chance.randrange(1, 60) * chance.choice([1, 10, 100]) for _ in range(chance.randrange(1, 12))]
    low = chance.randrange(1, 2_000)
    high = low + chance.randrange(0, 10)
    result = found(amounts, low, high)
    sets = [places for size in result.sets for places in result.sets[size]]
    assert sorted(sets) == sorted(by_force(amounts, low, high))
    assert all(len(places) == size for size in result.sets for places in result.sets[size])
    assert result.possible is bool(sets)


def test_planted_set_is_found_among_500_payments():
    """A month of 500 payments and a gap of half a million won."""
    chance = random.Random(7)
    amounts = [chance.randrange(3_000, 90_000) for _ in range(500)]
    planted = (17, 301)
    amounts[17], amounts[301] = 251_003, 248_992
    result = found(amounts, 499_995, 499_999)
    assert result.sets[2] == [planted]
    assert result.searched == 4


def test_no_row_is_in_a_set_twice():
    """A shop as a whole and one of its payments are no set of two."""
    units = [Unit(100, (0,)), Unit(200, (1,)), Unit(300, (0, 1)), Unit(250, (2,)), Unit(150, (3,))]
    search = subset.find(units, AmountRange(400, 400))
    while True:
        try:
            next(search)
        except StopIteration as end:
            sets = [rows for each in end.value.sets.values() for rows in each]
            break
    assert sets == [(2, 3)]


def test_none_is_proved_for_any_size():
    """Where all amounts are whole thousands no set leaves a remainder, however large."""
    result = found([1_000 * n for n in range(1, 300)], 200_001, 200_005)
    assert (result.possible, result.sets) == (False, {})


def test_search_comes_in_slices():
    """No slice is longer than its limit, and the steps announced are the steps taken."""
    units = [Unit(1_000_000 + place, (place,)) for place in range(300)]
    seen = list(subset.find(units, AmountRange(2_500_000, 2_500_004)))
    steps = [progress.done for progress in seen]
    assert steps == sorted(steps)
    assert seen[-1].of - seen[-1].done <= subset.SLICE
    assert max(later - earlier for earlier, later in pairwise(steps)) <= 2 * subset.SLICE


ROWS = [
    payment("2025.09.03", "712,340", "달빛분식", approval="1"), payment("2025.09.04", "123,450", "별빛상점", approval="2"),
    payment("2025.09.05", "234,560", "구름카페", approval="3"), payment("2025.09.06", "34,510", "구름카페", approval="4"),
    payment("2025.09.07", "345,670", "바람서점", approval="5"),
]
TOTAL = 1_450_530


def explained(received, base=1_000_000, rows=ROWS, **more):
    """Return the last answer to the question."""
    return check(csv_file(hana(rows)), do="payments", base=base, month="2025-09", received=received, **more)


def share(spend, base=1_000_000):
    return (spend - base) * 20 // 100


def test_left_out_payment_is_found():
    """To the won, with its row."""
    answer = explained(share(TOTAL - 123_450))
    assert answer["outcome"] == "sets"
    assert [row["shop"] for row in answer["sets"][0]["rows"]] == ["별빛상점"]
    assert answer["gap"]["low"] <= 123_450 <= answer["gap"]["high"]
    assert answer["count"] == 1


def test_whole_shop_is_one_thing():
    """A shop that does not count leaves out all of its payments at once."""
    answer = explained(share(TOTAL - 269_070))
    assert [row["shop"] for row in answer["sets"][0]["rows"]] == ["구름카페", "구름카페"]
    assert "하나예요" in answer["text"]
    assert "1개로" in answer["more"]


def test_unsure_and_hinted_payments_come_first():
    """Of two sets of one size, that with what is judged to count comes last, and a telling name comes first."""
    rows = [payment("2025.09.01", "500,000", "밑돈", approval="0")] + [
        payment("2025.09.03", "40,000", shop, approval=shop) for shop in ("달빛분식", "별빛상점", "구름홈쇼핑")]
    answer = explained(share(580_000, 400_000), 400_000, rows, kinds={"달빛분식": "local"})
    assert [group["rows"][0]["shop"] for group in answer["sets"]] == ["구름홈쇼핑", "별빛상점", "달빛분식"]
    assert answer["question"]["shop"] in ("구름홈쇼핑", "별빛상점")


def test_shops_named_like_what_does_not_count_go_before_fewer_others():
    """Five such payments make the gap, and so does one of a school: the school is named last, and the amounts do not decide."""
    hinted = {"구름홈쇼핑": 40_800, "노을통신요금": 67_800, "하늘쇼핑몰": 45_000, "바다보험": 13_400, "산들관리비": 57_700}
    rows = [payment("2025.09.01", "1,300,000", "밑돈", approval="0"), payment("2025.09.02", "224,700", "가나다학원", approval="1"),
            *(payment("2025.09.03", f"{won:,}", shop, approval=shop) for shop, won in hinted.items())]
    answer = explained(share(1_300_000 + 224_700, 1_300_000), 1_300_000, rows)
    assert answer["outcome"] == "undecided"
    assert {row["shop"] for row in answer["sets"][0]["rows"]} == hinted.keys()
    assert [row["shop"] for row in answer["sets"][-1]["rows"]] == ["가나다학원"]
    assert "금액만으로는" in answer["text"]
    assert "인정되지 않는 곳일 수 있는" in answer["more"]
    assert "우연히" in answer["sets"][-1]["note"]


def test_only_innocent_payments_fit():
    """That is said to be perhaps by chance."""
    rows = [payment("2025.09.01", "1,300,000", "밑돈", approval="0"), payment("2025.09.02", "24,700", "가나다학원", approval="1")]
    answer = explained(share(1_300_000), rows=rows)
    assert [row["shop"] for row in answer["sets"][0]["rows"]] == ["가나다학원"]
    assert "우연히" in answer["more"]


def test_many_sets_cannot_decide():
    """Three of 60 equal payments, or ten of them: it is said, and a shop is asked about instead."""
    rows = [payment("2025.09.03", "1,000,000", "밑돈", approval="x"),
            *(payment(f"2025.09.{n % 30 + 1:02}", "10,000", f"가게{n}", approval=str(n)) for n in range(60))]
    for gap, outcome in ((30_000, "many"), (100_000, "beyond")):
        answer = explained(share(1_600_000 - gap, 1_200_000), 1_200_000, rows)
        assert answer["outcome"] == outcome
        assert "가려낼 수 없어요" in answer["text"]
        assert answer["question"]["shop"].startswith("가게")


@pytest.mark.parametrize(("received", "base", "outcome"), [
    (share(TOTAL), 1_000_000, "fits"), (100_000, 900_000, "fits"), (0, 2_000_000, "fits"), (95_000, 1_000_000, "more"), (100_000, 1_400_000, "more"),
    (100_001, 1_000_000, "above_cap"), (share(TOTAL - 7), 1_000_000, "none"),
])
def test_outcomes_without_a_search(received, base, outcome):
    """Nothing to explain, more than the file holds, more than a month can bring, or impossible: each is said."""
    answer = explained(received, base)
    assert answer["outcome"] == outcome
    assert answer["sets"] == []
    assert answer["text"]


def test_excluded_payments_are_no_candidates():
    """What does not count was never expected to be recognised."""
    answer = explained(share(TOTAL - 123_450), kinds={"별빛상점": "mart"})
    assert answer["outcome"] == "fits"


def test_excluded_payments_are_not_searched():
    """Of two equal payments only the one that should have counted can be what is missing."""
    rows = [payment("2025.09.03", "1,200,000", "밑돈", approval="1"), payment("2025.09.04", "70,000", "별빛상점", approval="2"),
            payment("2025.09.05", "70,000", "달빛분식", approval="3")]
    answer = explained(share(1_200_000), rows=rows, kinds={"별빛상점": "mart"})
    assert [[row["shop"] for row in group["rows"]] for group in answer["sets"]] == [["달빛분식"]]


@pytest.mark.parametrize(("more", "field"), [({"base": None}, "base"), ({"month": "2025-12"}, "month"), ({"month": "9월"}, "month"),
                                             ({"received": -1}, "received"), ({"received": None}, "received")])
def test_questions_that_cannot_be_used(more, field):
    """Refused with the field."""
    message = {"do": "payments", "base": 1_000_000, "month": "2025-09", "received": 0, **more}
    answer = check(csv_file(hana(ROWS)), **message)
    assert [error["field"] for error in answer["errors"]] == [field]


def test_steps_end_with_the_answer_of_the_door():
    """In slices or at once, the same."""
    chance = random.Random(3)
    rows = [payment(f"2025.09.{n % 30 + 1:02}", f"{chance.randrange(3_000, 90_000):,}", f"가게{n}", approval=str(n)) for n in range(120)]
    content = csv_file(hana(rows))
    message = {"do": "payments", "edition": "2025", "files": [{"name": "a"}], "base": 500_000, "month": "2025-09", "received": 50_001}
    each = list(app.steps(message, [content]))
    assert len(each) > 3
    assert all(step.keys() == {"done", "of"} and step["done"] <= step["of"] for step in each[:-1])
    assert each[-1] == app.handle(message, [content])
