"""Each payment once, however often its file is opened."""

from tests.statements import check, csv_file, hana, html_file, payment, payments


def test_same_file_twice_counts_once():
    """Whatever the format; every row that was left out is listed."""
    rows = hana([payment(approval="1"), payment("2025.09.04", approval="2")])
    once, twice = check(csv_file(rows)), check(csv_file(rows), html_file(rows))
    assert payments(once) == payments(twice)
    assert sum("한 번만" in entry["reason"] for entry in twice["skipped"]) == 2
    assert [entry["file"] for entry in twice["skipped"] if "한 번만" in entry["reason"]] == [1, 1]


def test_overlapping_periods_count_once():
    """What stands in both files is one payment, what stands in one of them stays."""
    first = [payment(f"2025.09.{day:02}", approval=str(day)) for day in range(1, 21)]
    second = [payment(f"2025.09.{day:02}", approval=str(day)) for day in range(15, 31)]
    answer = check(csv_file(hana(first)), csv_file(hana(second)))
    assert len(answer["rows"]) == 30
    assert answer["months"]["2025-09"]["total"] == 30 * 15_500


def test_later_state_of_a_payment_is_kept():
    """Paid in the older file, cancelled in the newer one: it is cancelled, in either order."""
    paid, back = csv_file(hana([payment(approval="1")])), csv_file(hana([payment(approval="1", status="취소")]))
    for files in ((paid, back), (back, paid)):
        assert [row[2] for row in payments(check(*files))] == [0]


def test_equal_payments_of_one_file_are_two():
    """Two coffees without approval number are two, also when the file is opened twice."""
    rows = hana([payment(approval="", time="10:00:00"), payment(approval="", time="10:00:00")])
    assert len(check(csv_file(rows))["rows"]) == 2
    assert len(check(csv_file(rows), csv_file(rows))["rows"]) == 2


def test_payment_of_an_earlier_file_is_found_once():
    """The same coffee again and another one without number and time: the second is a payment of its own."""
    first = csv_file(hana([payment(approval="1")]))
    second = csv_file(hana([payment(approval="1"), payment(approval="", time="")]))
    assert len(payments(check(first, second))) == 2


def test_same_approval_twice_in_one_file_is_one():
    """Two downloads pasted together count once."""
    rows = [payment(approval="1"), payment(approval="2")]
    assert len(check(csv_file(hana(rows + rows)))["rows"]) == 2


def test_bill_and_approvals_of_one_payment_count_once():
    """The bill has neither time nor approval number; day, shop and amount tell."""
    bill = [["거래일자", "가맹점명", "이용금액", "할부기간", "청구회차", "결제원금"], ["2025.09.03", "달빛분식", "15,500", "", "", "15,500"]]
    answer = check(csv_file(hana([payment()])), csv_file(bill))
    assert payments(answer) == [("2025-09-03", "달빛분식", 15_500)]
    assert any("청구서" in warning for warning in answer["files"][1]["warnings"])


def test_several_companies_together():
    """Another company's payment of the same amount is its own."""
    lotte = [["롯데카드 이용내역"], ["이용일자", "이용가맹점", "업종", "이용금액"], ["2025.09.03", "별빛서점", "서적", "15,500"]]
    answer = check(csv_file(hana([payment()])), html_file(lotte))
    assert answer["months"]["2025-09"]["total"] == 31_000
    assert [file["layout"] for file in answer["files"]] == ["하나카드 카드이용내역", "롯데카드 파일"]
