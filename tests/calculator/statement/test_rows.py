"""Every line of a file is a payment, or listed with its reason."""

from tests.statements import HANA, PERIOD, check, csv_file, hana, payment, payments


def test_running_total_of_a_month_follows_the_days():
    """Whatever the order of the file, which is mostly the newest first; what was cancelled adds nothing."""
    rows = [payment("2025.10.01", "700", approval="4"), payment("2025.09.09", "300", approval="3", status="취소"),
            payment("2025.09.05", "200", approval="2", time="09:00:00"), payment("2025.09.05", "100", approval="1", time="08:00:00")]
    assert [row["running"] for row in check(csv_file(hana(rows)))["rows"]] == [700, 300, 300, 100]


def test_rows_that_look_like_payments_and_were_not_read_are_told():
    """Half a payment is missing from the sum, and that stands beside the sum; titles and totals are none."""
    rows = [payment(approval="1"), payment("지난 수요일", approval="2"), payment(amount="12.5", approval="3"), payment(amount="", approval="4"), HANA]
    answer = check(csv_file(hana(rows, said=1)))
    assert answer["checks"]["unread"]["count"] == 3
    assert "unread" not in check(csv_file(hana([payment()])))["checks"]


def test_hyundai_bill_carries_the_day():
    """The day stands on the first row of a group; without a group above there is none."""
    titles = ["이용일", "이용가맹점", "이용금액", "결제원금"]
    answer = check(csv_file([titles, ["", "이른가게", "1,000", ""], ["2025.09.03", "가게1", "5,000", ""], ["", "가게2", "6,000", ""],
                             ["", "합계", "11,000", ""]]))
    assert payments(answer) == [("2025-09-03", "가게1", 5_000), ("2025-09-03", "가게2", 6_000)]
    assert len(answer["skipped"]) == 2


def test_shifted_row_is_left_out_and_listed():
    """A lost or stray comma moves the amount: the row is not counted, and is named."""
    text = csv_file(hana([payment(approval="1"), payment(approval="2"), payment(approval="3")])).decode()
    lines = text.split("\r\n")
    place = next(number for number, line in enumerate(lines) if "18:15:08" in line)
    lines[place] = lines[place].replace('"15,500 "', "15,500 ")
    lines[place + 1] = lines[place + 1].replace(",0,일시불", ",일시불")
    answer = check("\r\n".join(lines).encode())
    assert len(answer["rows"]) == 1
    assert sum("밀렸을 수" in entry["reason"] for entry in answer["skipped"]) == 2
    assert answer["files"][0]["footer"]["ok"] is False


def test_every_line_is_a_payment_or_listed_with_its_reason():
    """Rows with an unreadable day or amount, totals, headings again: none vanishes."""
    rows = [payment(approval="1"), payment("없음", approval="2"), payment(amount="", approval="3"), payment(amount="12.5", approval="4"), HANA]
    answer = check(csv_file(hana(rows, said=1)))
    reasons = [entry["reason"] for entry in answer["skipped"]]
    assert [reason.split(":")[0] for reason in reasons] == [
        "날짜를 읽을 수 없어요", "금액이 비어 있어요.", "금액을 읽을 수 없어요", "제목 줄이에요.", "합계 줄이에요.", "표의 끝을 알리는 줄이에요."]


def test_shop_may_be_called_like_a_total():
    """Only a row without day or amount of its own is a total."""
    assert payments(check(csv_file(hana([payment(shop="합계식당")])))) == [("2025-09-03", "합계식당", 15_500)]


def test_footer_that_does_not_agree_is_a_warning():
    """Rows are shown all the same; the check says both numbers."""
    answer = check(csv_file(hana([payment()], said=5)))
    assert answer["files"][0]["footer"] | {"text": ""} == {"ok": False, "said": 5, "found": 1, "text": ""}
    assert answer["months"]["2025-09"]["total"] == 15_500


def test_month_that_the_period_cuts_is_told():
    """The company's usual three months begin and end in the middle of a month."""
    rows = [payment("2025.09.20", approval="1"), payment("2025.10.20", approval="2"), payment("2025.11.02", approval="3")]
    answer = check(csv_file(hana(rows, period="[조회기간: 2025.09.04 ~ 2025.11.03]")))
    assert [month["whole"] for month in answer["months"].values()] == [False, True, False]
    assert "2025년 9월을 비롯한 2달" in answer["checks"]["short_months"]["text"]
    both = check(csv_file(hana(rows, period="[조회기간: 2025.09.04 ~ 2025.11.03]")), csv_file(hana([payment("2025.09.01", approval="9")],
                 period="[조회기간: 2025.08.01 ~ 2025.09.03]")))
    assert both["months"]["2025-09"]["whole"] is True
    assert check(csv_file(hana([payment()], period=PERIOD)))["checks"] == {}
