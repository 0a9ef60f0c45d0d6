"""Cancellations, wherever a file states them and in whichever form; whatever is not sure is told with its rows."""

import pytest

from tests.statements import check, csv_file, html_file, lines, payments

HEAD = ["이용일", "가맹점명", "이용금액", "승인번호"]


def paid(day, shop, won, number="", *more):
    """Return a row below `HEAD`."""
    return [f"2025.09.{day:02}", shop, won, number, *more]


def told(answer, *keys):
    """Return the lines that each of the checks *keys* names."""
    return [[mark["line"] for mark in answer["checks"][key]["rows"]] for key in keys]


@pytest.mark.parametrize(("title", "word"), [
    ("매출종류", "취소"), ("승인구분", "승인취소"), ("구분", "해외취소"), ("이용구분", "일시불취소"), ("매입구분", "거래취소"), ("비고", "환불"), ("처리결과", "취소완료"),
    ("거래유형", "취소거래"), ("메모", "취소요청"),
])
def test_column_for_something_else_says_that_a_payment_was_cancelled(title, word):
    """The word counts wherever it stands, and the reader hears of it."""
    answer = check(csv_file([[*HEAD, title], paid(3, "별빛분식", "9,000", "1", "일시불"), paid(4, "구름서점", "30,000", "2", word)]))
    assert [row["net"] for row in answer["rows"]] == [9_000, 0]
    assert told(answer, "elsewhere") == [[3]]


@pytest.mark.parametrize(("title", "word"), [
    ("취소", "취소"), ("취소구분", "취소"), ("접수/취소", "취소"), ("승인/취소", "취소"), ("취소여부", "Y"), ("취소 여부", "예"), ("취소여부", "1"), ("취소여부", "O"), ("is_refunded", "True"), ("cancelYn", "Y"), ("취소일", "2025.09.05"),
    ("취소일시", "2025-09-05 10:00"), ("취소접수일", "20250905"), ("취소액", "30,000"), ("승인취소금액(원)", "30,000"), ("매출취소", "30,000"), ("Status", "Cancelled"), ("거래상태", "취소됨"),
    ("취소승인번호", "33334444"), ("취소유무", "유"), ("Status", "Reversed"), ("승인상태", "미승인"),
])
def test_column_for_cancellations_under_any_of_its_names(title, word):
    """A word, a yes, a day or an amount: nothing is left, and there is nothing to tell."""
    answer = check(csv_file([[*HEAD, title], paid(3, "별빛분식", "9,000", "1", "-" if "액" not in title else "0"), paid(4, "구름서점", "30,000", "2", word)]))
    assert [row["net"] for row in answer["rows"]] == [9_000, 0]
    assert answer["checks"] == {}


@pytest.mark.parametrize("word", ["취소가능", "취소불가", "미취소", "비취소", "취소없음", "취소 안함", "정상(취소가능)", "해당없음", "취소거절", "N", "아니오", "0", "X"])
def test_words_that_say_that_nothing_was_cancelled(word):
    """They have 취소 in them or stand under it, and mean the opposite."""
    for title in ("취소여부", "취소상태") if len(word) < 2 or word == "아니오" else ("상태", "취소상태", "비고"):
        answer = check(csv_file([[*HEAD, title], paid(4, "구름서점", "30,000", "2", word)]))
        assert [row["net"] for row in answer["rows"]] == [30_000]
        assert answer["checks"] == {}


@pytest.mark.parametrize(("title", "good", "odd"), [
    ("승인여부", "Y", "N"), ("정상여부", "예", "아니오"), ("매입상태", "매입", "매입반송"), ("상태", "정상", "무효"), ("상태", "승인", "승인보류"), ("처리상태", "정상", "비정상"),
])
def test_state_that_may_mean_that_nothing_was_paid_is_told(title, good, odd):
    """It has the word of an ordinary payment in it, or answers a question about one with no: it counts, and is named."""
    answer = check(csv_file([[*HEAD, title], paid(3, "별빛분식", "9,000", "1", good), paid(4, "구름서점", "30,000", "2", odd)]))
    assert [row["net"] for row in answer["rows"]] == [9_000, 30_000]
    assert told(answer, "unlisted") == [[3]]


@pytest.mark.parametrize("word", ["정상", "부분취소", "승인"])
@pytest.mark.parametrize("order", [1, -1])
def test_amount_under_a_short_heading_beside_a_status(word, order):
    """취소 over an amount is one that was taken back, whatever the status says of the rest and wherever it stands."""
    answer = check(csv_file([[*HEAD, *["취소", "상태"][::order]], paid(3, "별빛분식", "9,000", "1", *["0", "정상"][::order]), paid(4, "구름서점", "30,000", "2", *["2,000", word][::order])]))
    assert ([row["net"] for row in answer["rows"]], answer["checks"]) == ([9_000, 28_000], {})


@pytest.mark.parametrize(("count", "left"), [("0", 30_000), ("0건", 30_000), ("1", 0), ("1건", 30_000), ("3", 30_000)])
def test_number_of_cancellations_is_no_amount(count, left):
    """One of one payment takes it back; what another number means is told."""
    answer = check(csv_file([[*HEAD, "승인건수", "취소건수"], paid(4, "구름서점", "30,000", "2", "1", count)]))
    assert [row["net"] for row in answer["rows"]] == [left]
    assert ("unlisted" in answer["checks"]) == (count in ("1건", "3"))


def test_row_with_nothing_but_a_cancelled_amount():
    """It takes back like a negative one, with a number and without."""
    for number in ("2", ""):
        answer = check(csv_file([[*HEAD, "취소금액"], paid(4, "구름서점", "30,000", number, ""), paid(5, "구름서점", "", number, "30,000")]))
        assert sum(row["net"] for row in answer["rows"]) == 0
    alone = check(csv_file([[*HEAD, "취소금액"], paid(4, "구름서점", "30,000", "", ""), paid(5, "구름서점", "", "", "20,000")]))
    assert told(alone, "unpaired") == [[3]]


@pytest.mark.parametrize("note", ["결제취소(고객요청)", "고객이 취소를 문의함"])
def test_note_that_only_speaks_of_cancelling_is_told(note):
    """It may be about anything: the payment counts, and its row is named."""
    answer = check(csv_file([[*HEAD, "비고"], paid(4, "구름서점", "30,000", "2", note)]))
    assert payments(answer) == [("2025-09-04", "구름서점", 30_000)]
    assert told(answer, "mentioned") == [[2]]


def test_day_under_a_heading_that_begins_with_cancelling():
    """It takes back under a known one; under another it may be about anything, and is told."""
    rows = [paid(3, "별다방", "4,500", "1", ""), paid(4, "구름서점", "30,000", "2", "2025.09.06")]
    assert [payments(check(csv_file([[*HEAD, title], *rows])))[1][2] for title in ("환불 완료일", "취소처리일자")] == [0, 0]
    answer = check(csv_file([[*HEAD, "환불 접수 시점"], *rows]))
    assert (payments(answer)[1][2], told(answer, "mentioned")) == (30_000, [[3]])
    for title in ("취소가능일", "환불 가능 기한", "취소 마감일", "환불예정일"):
        answer = check(csv_file([[*HEAD, title], *rows]))
        assert (payments(answer)[1][2], answer["checks"]) == (30_000, {})


@pytest.mark.parametrize("shop", [
    "[취소]구름서점", "취소-구름서점", "구름서점(취소)", "(승인취소) 구름서점", "<환불>구름서점", "(취)구름서점", "취)구름서점", "구름서점[취]", "구름서점(취", "[카드취소] 구름서점", "구름서점-취소",
    "(매출취소분)구름서점", "(-)구름서점", "〈승인취소〉구름서점", "구름서점 *취소*",
])
def test_mark_before_or_behind_the_shops_name(shop):
    """It takes the payment of its number back, and is no part of the name."""
    answer = check(csv_file([HEAD, paid(3, "구름서점", "30,000", "1"), paid(4, shop, "30,000", "1"), paid(5, shop, "20,000", "2")]))
    assert payments(answer) == [("2025-09-03", "구름서점", 0), ("2025-09-04", "구름서점", 0), ("2025-09-05", "구름서점", 0)]
    assert told(answer, "elsewhere") == [[3, 4]]


def test_shop_that_is_called_like_a_cancellation_is_told():
    """Nothing sets the word apart, so that it may be a name."""
    answer = check(csv_file([HEAD, paid(4, "구름서점 취소", "30,000", "1")]))
    assert (payments(answer)[0][2], told(answer, "mentioned")) == (30_000, [[2]])


@pytest.mark.parametrize("shop", ["취향서점", "(취나물)밥상", "반납도서관카페", "정정당당 체육관", "(주)구름서점", "구름서점(강남점)", "[온라인]구름서점", "마이너스 요가원"])
def test_name_that_only_looks_like_a_mark(shop):
    """Letters of such a word are in many names."""
    answer = check(csv_file([HEAD, paid(4, shop, "30,000", "1")]))
    assert (payments(answer), answer["checks"]) == ([("2025-09-04", shop, 30_000)], {})


@pytest.mark.parametrize("shop", ["[반납]구름서점", "구름서점(청구제외)", "정정-구름서점"])
def test_doubtful_mark_beside_the_shops_name_is_told(shop):
    """Nothing is taken back on a guess."""
    answer = check(csv_file([HEAD, paid(4, shop, "30,000", "1")]))
    assert payments(answer) == [("2025-09-04", "구름서점", 30_000)]
    assert told(answer, "unlisted") == [[2]]


def test_doubtful_word_behind_the_shops_name_is_told():
    """Nothing sets it apart, so that it may be a name."""
    answer = check(csv_file([HEAD, paid(4, "구름서점 반납", "30,000", "1")]))
    assert (payments(answer)[0][2], told(answer, "mentioned")) == (30_000, [[2]])


def column(title, *words):
    """Return the lines that are told as unknown, and all checks, of rows that have *words* under *title*."""
    answer = check(csv_file([[*HEAD, title], *(paid(3 + n, f"가게{n}", "1,000", str(n), word) for n, word in enumerate(words, 1))]))
    assert sum(row["net"] for row in answer["rows"]) == 1_000 * len(words)
    return (told(answer, "unlisted") if "unlisted" in answer["checks"] else [[]])[0], answer["checks"].keys() - {"unlisted"}


@pytest.mark.parametrize("word", ["청구제외", "마이너스", "승인해제", "정정", "환급", "반납", "무효", "되돌림", "빠짐", "Q7"])
@pytest.mark.parametrize(("title", "usual"), [("거래구분", "일시불"), ("매출종류", "일반매출"), ("처리결과", "승인"), ("응답", "정상승인"), ("청구여부", "청구"), ("거래종류", "신용구매")])
def test_unknown_word_beside_usual_ones_is_told(title, usual, word):
    """Whatever it means: the column says of every payment how it was made, and of this one something else."""
    assert column(title, usual, usual, word, usual) == ([4], set())


@pytest.mark.parametrize("word", ["청구제외", "마이너스", "매출 정정", "반납"])
def test_doubtful_word_alone_in_a_note_is_told(word):
    """The other rows have no note."""
    assert column("비고", "", "", word, "") == ([4], set())


@pytest.mark.parametrize(("title", "words"), [
    ("이용구분", ("일시불", "할부", "후불교통", "온누리상품권", "자동이체", "일시불")), ("카드구분", ("본인", "본인", "가족", "본인")), ("비고", ("", "", "엄마 생신", "회사 점심")),
    ("매입상태", ("매입", "미매입", "전표매입", "매입요청")), ("청구상태", ("청구완료", "청구예정", "미청구")), ("업종", ("한식", "한식", "서적", "정정")), ("분류", ("식비", "문화", "교통", "경조사")),
    ("상품명", ("카드지갑", "상품권", "노트 3권", "연필")), ("이용구분", ("일시불", "일시불", "3개월", "12")), ("메모", ("일반", "", "", "모임")),
    ("이용혜택", ("", "캐시백환급", "", "")), ("대상", tuple(f"이용자 {n}" for n in range(8)) + ("홍", "김", "이", "박", "최", "정")),
])
def test_words_about_something_else_are_no_doubt(title, words):
    """How it was paid, by whom, for what, or a note: an alarm that is usually false is not read when it is true."""
    assert column(title, *words) == ([], set())


def test_column_of_signs_is_told():
    """A minus in a column of its own beside pluses: nothing says what it takes back."""
    assert column("부호", "+", "+", "-", "+") == ([4], set())
    assert column("부호", "-", "-", "-") == ([], set())


def test_rare_letter_in_a_column_of_codes_is_told():
    """Under a heading for the way of paying; letters as common as the others, and answers, are no doubt."""
    assert column("거래구분", "S", "S", "S", "R") == ([5], set())
    assert column("거래구분", "S", "S", "R", "R") == ([], set())
    assert column("거래구분", "N", "N", "N", "Y") == ([], set())


@pytest.mark.parametrize("title", ["원승인번호", "당초승인번호", "원거래번호"])
def test_cancellation_with_a_number_of_its_own_names_its_payment(title):
    """It takes that one back, and no other of the shop and the amount."""
    rows = [paid(3, "구름서점", "30,000", "10", "승인", ""), paid(4, "구름서점", "30,000", "20", "승인", ""), paid(5, "구름서점", "30,000", "30", "취소", "10")]
    answer = check(csv_file([[*HEAD, "상태", title], *rows]))
    assert ([row["net"] for row in answer["rows"]], answer["checks"]) == ([0, 30_000, 0], {})
    rows[-1] = paid(5, "구름서점", "10,000", "30", "부분취소", "20")
    answer = check(csv_file([[*HEAD, "상태", title], *rows]))
    assert ([row["net"] for row in answer["rows"]], answer["checks"]) == ([30_000, 20_000, 0], {})


def nets(*rows, columns=("상태", "취소금액")):
    """Return what is left of rows with a status and a cancelled amount, and the checks."""
    answer = check(csv_file([[*HEAD, *columns], *rows]))
    return [row["net"] for row in answer["rows"]], answer["checks"]


@pytest.mark.parametrize(("rows", "left"), [
    ([("30,000", "정상", "0"), ("0", "취소", "30,000")], [0, 0]),
    ([("30,000", "정상", "0"), ("0", "", "30,000")], [0, 0]),
    ([("30,000", "정상", "0"), ("30,000", "취소", "30,000")], [0, 0]),
    ([("30,000", "정상", "0"), ("30,000", "정상", "30,000")], [0, 0]),
    ([("30,000", "정상", "0"), ("10,000", "부분취소", "0")], [20_000, 0]),
    ([("30,000", "정상", "0"), ("10,000", "부분취소", "0"), ("5,000", "부분취소", "0")], [15_000, 0, 0]),
    ([("30,000", "정상", "0"), ("10,000", "취소", "0")], [20_000, 0]),
    ([("30,000", "부분취소", "10,000"), ("-10,000", "부분취소", "0")], [20_000, 0]),
    ([("30,000", "정상", "0"), ("-10,000", "취소", "0"), ("10,000", "부분취소", "0")], [20_000, 0, 0]),
    ([("0", "취소", "0"), ("-30,000", "취소", "0")], [0, 0]),
    ([("10,000", "부분취소", "0"), ("30,000", "정상", "0")], [0, 20_000]),
])
def test_rows_of_one_approval_number_are_settled_together(rows, left):
    """In whatever form a row takes back: of the largest payment there is left what the others do not take."""
    assert nets(*[paid(3 + day, "달빛분식", won, "0077", *more) for day, (won, *more) in enumerate(rows)]) == (left, {})


def test_part_that_nothing_tells_is_counted_and_told():
    """The row of the part repeats the whole amount: it is no second payment, and what was taken back is not known."""
    left, checks = nets(paid(3, "달빛분식", "30,000", "1", "정상", "0"), paid(5, "달빛분식", "30,000", "1", "부분취소", "0"))
    assert left == [30_000, 0]
    assert checks.keys() == {"partial_unknown"}


def test_number_of_two_shops_takes_back_the_right_one():
    """A number may be used twice; shop and amount tell."""
    left, checks = nets(paid(3, "달빛분식", "30,000", "1", "정상", "0"), paid(3, "별빛분식", "10,000", "1", "정상", "0"), paid(5, "별빛분식", "-10,000", "1", "취소", "0"))
    assert (left, checks) == ([30_000, 0, 0], {})


@pytest.mark.parametrize("number", ["", "9"])
def test_later_row_marked_as_cancelled_may_take_back_a_payment_before_it(number):
    """Or may be a payment of its own that was cancelled: which of them cannot be known, and is told."""
    left, checks = nets(paid(3, "달빛분식", "30,000", "1" if number else "", "정상", "0"), paid(5, "달빛분식", "30,000", number, "취소", "0"))
    assert left == [30_000, 0]
    assert [mark["line"] for mark in checks["perhaps"]["rows"]] == [2]


def test_payment_after_a_cancelled_one_is_no_doubt():
    """Cancelled and paid again, which happens every day."""
    assert nets(paid(3, "달빛분식", "30,000", "", "취소", "0"), paid(5, "달빛분식", "30,000", "", "정상", "0")) == ([0, 30_000], {})


def test_every_unknown_status_is_told_with_its_number():
    """Not only the first of them."""
    _, checks = nets(*[paid(3, f"가게{n}", "1,000", str(n), status, "0") for n, status in enumerate(["Q", "Q", "보류", "정상"], 1)])
    assert "‘Q’ 2건, ‘보류’ 1건" in checks["unlisted"]["text"]
    assert [mark["line"] for mark in checks["unlisted"]["rows"]] == [2, 3, 4]


def explained(**statuses):
    """Return what is left of a payment without a word, one 보류 and two 청구제외, and the answer."""
    rows = [paid(3, "별빛분식", "9,000", "1", "정상"), paid(4, "구름서점", "30,000", "2", "청구제외"), paid(5, "달빛마트", "8,000", "3", "청구제외"), paid(6, "새봄약국", "7,000", "4", "보류")]
    answer = check(csv_file([[*HEAD, "상태"], *rows]), statuses=statuses)
    return [row["net"] for row in answer["rows"]], answer


def test_reader_says_what_an_unknown_status_means():
    """Each word is asked once with its rows and won, and can be answered anew; what is answered is told no more."""
    left, answer = explained()
    assert left == [9_000, 30_000, 8_000, 7_000]
    assert answer["statuses"] == [{"status": "청구제외", "rows": 2, "won": 38_000, "said": ""}, {"status": "보류", "rows": 1, "won": 7_000, "said": ""}]
    left, answer = explained(청구제외="cancelled")
    assert left == [9_000, 0, 0, 7_000]
    assert [status["said"] for status in answer["statuses"]] == ["cancelled", ""]
    assert told(answer, "unlisted") == [[5]]
    left, answer = explained(청구제외="cancelled", 보류="normal")
    assert (left, answer["checks"]) == ([9_000, 0, 0, 7_000], {})


def test_reader_cannot_cancel_what_the_file_explains():
    """정상 means what it says; and an answer of another kind is refused in a sentence."""
    assert explained(정상="cancelled")[0][0] == 9_000
    assert "취소" in explained_error("아마도")


def explained_error(said):
    """Return the sentence that refuses the answer *said*."""
    [error] = check(csv_file([HEAD, paid(3, "별빛분식", "9,000")]), statuses={"보류": said})["errors"]
    return error["message"]


def test_two_equal_payments_with_one_number_are_told():
    """On two days: one may take back the other."""
    rows = [["승인일", "승인번호", "가맹점", "승인금액"], ["2025-09-01", "30001", "가온마트", "10,000"], ["2025-09-04", "30001", "가온마트", "10,000"],
            ["2025-09-05", "30002", "나래찻집", "5,000"]]
    assert lines(check(csv_file(rows)), "same_number") == [3]


def test_colour_that_means_cancelled_is_told():
    """Above a table or below a page's."""
    table = [["이용일", "가맹점", "금액"], ["2025-09-01", "가온마트", "10,000"]]
    note = "※ 붉은색 글씨는 취소된 건입니다"
    for content in (csv_file([[note], *table]), html_file(table, "utf-8") + f"<p>{note}</p>".encode()):
        assert "coloured" in check(content)["checks"]


def test_amount_in_won_in_the_column_of_foreign_money_is_no_payment_abroad():
    """Where the row's country and currency are ours."""
    rows = [["이용일", "가맹점명", "이용국가", "현지금액", "이용금액"], ["2025.09.03", "가온마트", "KR", "12,000", "12,000"], ["2025.09.07", "TOKYO", "JP", "3,000", "27,930"]]
    assert [row["kind"] for row in check(csv_file(rows))["rows"]] == ["", "abroad"]
