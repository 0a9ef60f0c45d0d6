"""Each payment once, however often its file is opened."""

import unicodedata

import pytest

from tests.statements import check, csv_file, hana, html_file, lines, payment, payments


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


HEAD = ["이용일", "이용카드", "가맹점명", "이용금액", "승인번호"]


def row(card="", shop="별다방", won="4,500", number="", day="2025.09.03"):
    """Return a row below `HEAD`."""
    return [day, card, shop, won, number]


def nets(*files):
    """Return what is left of each payment in *files*, each of them a list of rows, perhaps with a title above."""
    contents = [csv_file([*([[title]] if title else []), HEAD, *rows]) for title, *rows in files]
    return [row["net"] for row in check(*contents)["rows"]]


@pytest.mark.parametrize(("one", "other", "count"), [
    (("롯데카드 이용내역", row("로카")), ("신한카드 이용내역", row("신한")), 2),
    (("", row("본인1111")), ("", row("본인2222")), 2),
    (("신한카드 이용내역", row("본인1234")), ("신한카드 이용내역", row("1234-****-****-1234")), 1),
    (("", row("본인12*4")), ("", row("본인1234")), 1),
    (("", row()), ("", row("본인1234")), 1),
])
def test_card_and_company_tell_two_payments_apart(one, other, count):
    """Day, shop and amount alike: they are two where the cards or the companies differ, as far as the files say."""
    assert len(nets(one, other)) == count


@pytest.mark.parametrize("shop", ["별 다방", "(주)별다방", "㈜별다방", "주식회사 별다방", "별-다방", unicodedata.normalize("NFD", "별다방")])
def test_shop_in_another_spelling_is_the_same(shop):
    """Blanks, marks and the form of the company do not make another shop."""
    assert nets(("", row(number="9")), ("", row(shop=shop, number="009"))) == [4_500]


@pytest.mark.parametrize("number", ["-", "0", "00000000", "********", ""])
def test_number_that_names_nothing_is_none(number):
    """Two bus rides of one day, in one file and in two that overlap."""
    rides = ("", row(shop="버스", won="1,500", number=number), row(shop="버스", won="1,500", number=number))
    assert nets(rides) == nets(rides, rides) == [1_500, 1_500]


def test_corrected_amount_replaces_the_first():
    """A pump asks for more at first: the same number, day and shop with another amount is one payment, and is told."""
    for files in ([("", row(won="150,000", number="77")), ("", row(won="52,000", number="77"))],
                  [("", row(won="150,000", number="77"), row(won="52,000", number="77"))]):
        assert nets(*files) == [52_000]
    answer = check(*[csv_file([HEAD, row(won=won, number="77")]) for won in ("150,000", "52,000")])
    assert [mark["text"][-7:] for mark in answer["checks"]["corrected"]["rows"]] == ["150,000", " 52,000"]


def test_bill_beside_approvals_counts_the_approvals():
    """The bill spells the shop otherwise and has another month's instalment; days that only it has stay."""
    bill = [["거래일자", "가맹점명", "이용금액", "할부기간", "청구회차", "결제원금"], ["2025.09.03", "DALBIT", "15,500", "", "", "15,500"],
            ["2025.09.10", "GAS", "52,000", "", "", "52,000"], ["2025.08.13", "노을의원", "300,000", "3", "2", "100,000"]]
    answer = check(csv_file(hana([payment(), payment("2025.09.10", "150,000", "달주유소", approval="2")])), csv_file(bill))
    assert payments(answer) == [("2025-09-03", "달빛분식", 15_500), ("2025-09-10", "달주유소", 150_000), ("2025-08-13", "노을의원", 300_000)]
    assert lines(answer, "billed") == [2, 3]


def test_bill_of_unknown_company_gives_way_only_to_the_same_payment():
    """Day and amount tell; another company's bill is its own."""
    bill = [["이용일자", "이용가맹점", "이용금액", "원금"], ["2025.09.03", "DALBIT", "15,500", "15,500"], ["2025.09.04", "노을의원", "1,000", "1,000"]]
    assert len(payments(check(csv_file(hana([payment()])), csv_file(bill)))) == 2
    assert len(payments(check(csv_file(hana([payment()])), csv_file([["롯데카드 명세서"], *bill])))) == 3


@pytest.mark.parametrize("label", ["온누리전자상품권 ._ ", "온누리전자상품권", "[온누리상품권] ", "고유가피해지원금", "민생회복 소비쿠폰 "])
def test_line_with_the_name_of_what_paid_and_the_line_without_are_one(label):
    """Some lists print a purchase twice; the line that says more is kept, and both are told."""
    answer = check(csv_file([HEAD, row(), row(shop=f"{label}별다방"), row(shop="달빛분식")]))
    assert [entry["shop"] for entry in answer["rows"]] == [f"{label}별다방".strip(), "달빛분식"]
    assert answer["rows"][0]["kind"] in ("voucher_card", "relief", "coupon")
    assert sorted(lines(answer, "labelled")) == [2, 3]


def test_voucher_that_was_bought_is_no_means_of_payment():
    """Its name alone is the shop's."""
    answer = check(csv_file([HEAD, row(shop="온누리상품권")]))
    assert (answer["rows"][0]["kind"], answer["shops"][0]["hint"]) == ("", "non_consumption")


def test_what_two_files_share_is_told():
    """It is no alarm: that is what they are opened together for."""
    content = csv_file(hana([payment(approval="1"), payment("2025.09.04", approval="2")]))
    twice = check(content, content)["checks"]["twice"]
    assert (twice["ok"], twice["count"]) == (True, 2)
