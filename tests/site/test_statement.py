"""The statement page as a reader uses it: opened, judged, explained, taken along and forgotten."""

import csv
import io
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from calculator.statement.sheet import MOST_BYTES
from tests.site.server import Site
from tests.site.test_calculator import assert_ended
from tests.site.test_privacy import keeps_nothing_of_the_reader
from tests.statements import csv_file, hana, html_file, payment, xls_file

ROWS = [
    payment("2025.09.03", "712,340", "달빛분식", approval="1"),
    payment("2025.09.04", "123,450", "별빛홈쇼핑", approval="2"),
    payment("2025.09.05", "234,560", "구름카페", approval="3"),
    payment("2025.09.06", "34,510", "구름카페", approval="4"),
    payment("2025.09.07", "345,670", "바람서점", approval="00000005"),
]
TOTAL = 1_450_530
RECEIVED = (TOTAL - 123_450 - 1_000_000) * 20 // 100


def upload(page: Page, content: bytes, name: str = "이용내역.xls") -> None:
    """Choose a file."""
    page.set_input_files("#statement-files", {"name": name, "mimeType": "application/octet-stream", "buffer": content})


@pytest.fixture
def statement(page: Page, root_site: Site) -> Page:
    """Return the open page."""
    page.goto(f"{root_site.url}statement/")
    return page


@pytest.fixture
def opened(statement: Page) -> Page:
    """Return the page with Hana Card's file."""
    upload(statement, csv_file(hana(ROWS)))
    expect(statement.locator("#statement-result h2")).to_have_text("확인 결과")
    return statement


def month(page: Page) -> Locator:
    """Return the totals of the first month."""
    return page.locator("#statement-result .tool-table tbody tr").first


def test_limit_of_the_page_is_the_limit_of_the_engine(statement: Page) -> None:
    """One byte more than the engine reads, so that it can refuse what is longer."""
    assert int(statement.locator("#statement-files").get_attribute("data-most")) == MOST_BYTES + 1


def test_true_xls_is_read_with_a_library_fetched_for_it(browser: Browser, root_site: Site) -> None:
    """Opening the page and a CSV fetches no xlrd; a .xls does, once."""
    # Nothing is kept for days without a line, so that only the page asks.
    context = browser.new_context(service_workers="block")
    statement = context.new_page()
    statement.goto(f"{root_site.url}statement/")

    def fetched() -> int:
        return sum("xlrd" in path for path in root_site.requests)

    upload(statement, csv_file(hana(ROWS[:1])))
    expect(statement.locator("#statement-news")).to_have_text("결제 1건을 읽었어요.")
    assert fetched() == 0
    upload(statement, xls_file(hana(ROWS)))
    expect(statement.locator("#statement-news")).to_have_text("결제 5건을 읽었어요.")
    expect(statement.locator(".statement-file").nth(1)).to_contain_text("하나카드 카드이용내역")
    expect(month(statement)).to_contain_text("1,450,530원")
    upload(statement, xls_file(hana(ROWS)))
    expect(statement.locator(".statement-file")).to_have_count(3)
    expect(month(statement)).to_contain_text("1,450,530원")
    assert fetched() == 1
    context.close()


def test_library_that_does_not_come_is_told_and_asked_for_again(statement: Page, root_site: Site) -> None:
    """Nothing is lost: the next opening reads both."""
    upload(statement, csv_file(hana(ROWS[:1])))
    expect(statement.locator("#statement-news")).to_have_text("결제 1건을 읽었어요.")
    name = next(path.name for path in root_site.folder.glob("assets/runtime/xlrd-*.zip"))
    root_site.refused.add(name)
    upload(statement, xls_file(hana(ROWS[:2])))
    expect(statement.locator("#statement-news")).to_contain_text("받아 오지 못했어요")
    root_site.refused.clear()
    upload(statement, xls_file(hana(ROWS[:3])))
    expect(statement.locator("#statement-news")).to_have_text("결제 3건을 읽었어요.")


def test_file_chosen_before_the_script_came_is_read(page: Page, root_site: Site) -> None:
    """On a slow line the field is there before anything listens to it; nothing chosen is lost."""
    root_site.held.add("/statement.js")
    page.goto(f"{root_site.url}statement/", wait_until="commit")
    upload(page, csv_file(hana(ROWS)))
    root_site.held.clear()
    root_site.release.set()
    expect(page.locator("#statement-news")).to_have_text("결제 5건을 읽었어요.")


def test_answer_about_a_shop_judges_its_rows(opened: Page) -> None:
    """The question with most of the refund comes first; the focus goes on to the next one."""
    questions = opened.locator(".statement-shops select")
    expect(questions).to_have_count(4)
    expect(opened.locator(".statement-shops label").first).to_contain_text("달빛분식")
    questions.first.select_option("local")
    expect(questions).to_have_count(3)
    expect(questions.first).to_be_focused()
    expect(month(opened).locator("td").first).to_have_text("712,340원")
    opened.locator(".statement-shops").get_by_label("별빛홈쇼핑").select_option("online")
    expect(month(opened).locator("td[data-label=제외]")).to_have_text("123,450원")
    row = opened.locator("#statement-rows tbody tr").nth(1)
    expect(row).to_contain_text("온라인 쇼핑몰과 홈쇼핑은 인정되지 않았어요.")


def test_refund_and_reasons_on_this_page(opened: Page) -> None:
    """The months go to the calculator and the gap finder without any address or storage in between."""
    opened.fill("#statement-base", "100만")
    opened.fill("#statement-received-2025-09", str(RECEIVED))
    opened.get_by_role("button", name="받을 금액과 이유 보기").click()
    expect(opened.locator("#statement-refund .tool-total")).to_contain_text("0원에서 90,106원 사이")
    expect(opened.locator("#statement-gap h2")).to_have_text("금액이 다른 이유")
    for name in ("달빛분식", "별빛홈쇼핑", "구름카페", "바람서점"):
        opened.locator(".statement-shops").get_by_label(name).select_option("local")
        expect(opened.locator(".statement-shops").get_by_label(name)).to_have_count(0)
    opened.get_by_role("button", name="받을 금액과 이유 보기").click()
    expect(opened.locator("#statement-refund .tool-total")).to_contain_text("90,106원")


def test_payment_behind_the_gap_is_found(opened: Page) -> None:
    """To the won, and one click puts it on the evidence sheet."""
    opened.fill("#statement-base", "1,000,000")
    opened.fill("#statement-received-2025-09", str(RECEIVED))
    opened.get_by_role("button", name="어떤 결제 때문인지 찾기").click()
    found = opened.locator("#statement-payments")
    expect(found.locator(".statement-set")).to_have_count(1)
    expect(found.locator(".statement-set li")).to_contain_text("별빛홈쇼핑 123,450원")
    found.get_by_role("button", name="이 결제를 증빙에 넣기").click()
    expect(opened.locator(".statement-sheet")).to_contain_text("증빙 1건, 123,450원")


def test_search_tells_progress_and_can_be_stopped(statement: Page) -> None:
    """A month of 500 payments: the page stays alive, and a cancel keeps Python for the next question."""
    rows = [payment(f"2025.09.{n % 30 + 1:02}", f"{3_000 + n * 7_919 % 87_000:,}", f"가게{n}", approval=str(n)) for n in range(500)]
    total = sum(int(row[5].replace(",", "")) for row in rows)
    upload(statement, csv_file(hana(rows)))
    expect(statement.locator("#statement-news")).to_have_text("결제 500건을 읽었어요.")
    statement.fill("#statement-base", str(total - 900_000))
    statement.fill("#statement-received-2025-09", "80001")
    statement.get_by_role("button", name="어떤 결제 때문인지 찾기").click()
    expect(statement.locator("#statement-payments progress[value]")).to_be_visible()
    workers = len(statement.workers)
    statement.get_by_role("button", name="찾기 그만두기").click()
    expect(statement.locator("#statement-news")).to_contain_text("찾기를 그만뒀어요")
    expect(statement.locator("#statement-payments")).to_be_hidden()
    statement.evaluate("() => { window.drawn = 0; const tick = () => { drawn += 1; requestAnimationFrame(tick); }; tick(); }")
    statement.get_by_role("button", name="어떤 결제 때문인지 찾기").click()
    expect(statement.locator("#statement-payments progress[value]")).to_be_visible()
    before = statement.evaluate("drawn")
    expect(statement.locator("#statement-payments .tool-lead")).to_be_visible(timeout=90_000)
    assert len(statement.workers) == workers
    assert statement.evaluate("drawn") > before + 3, "the page was drawn while Python searched"


def test_evidence_as_csv_and_on_paper(opened: Page) -> None:
    """Only what is ticked; approval numbers only if ticked; a file that a spreadsheet opens rightly."""
    opened.locator("#statement-rows tbody input").nth(4).check()
    opened.get_by_label("승인번호도 넣기").check()
    with opened.expect_download() as download:
        opened.get_by_role("button", name="증빙 CSV 받기").click()
    text = Path(download.value.path()).read_bytes().decode("utf-8")
    assert download.value.suggested_filename == "증빙.csv"
    assert text.startswith("\ufeff")
    lines = list(csv.reader(io.StringIO(text[1:])))
    assert lines[1][:4] == ["2025-09-07", "바람서점", "345670", "00000005번"]
    opened.evaluate("() => { window.print = () => { window.printed = document.body.className; }; }")
    opened.get_by_role("button", name="증빙 인쇄하기").click()
    assert "statement-printing" in opened.evaluate("printed")
    # A phone returns from print() before it has drawn the page, so that only its end is the end.
    opened.emulate_media(media="print")
    expect(opened.locator(".statement-paper")).to_be_visible()
    expect(opened.locator("#statement-result")).to_be_hidden()
    opened.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(opened.locator("#statement-result")).to_be_visible()


def test_nothing_ticked_is_told(opened: Page) -> None:
    """No empty file, no empty paper."""
    opened.get_by_role("button", name="증빙 CSV 받기").click()
    expect(opened.locator("#statement-news")).to_have_text("먼저 결제를 골라 주세요.")


def test_forget(opened: Page) -> None:
    """Files, answers, results and Python are gone."""
    opened.locator(".statement-shops select").first.select_option("local")
    opened.fill("#statement-base", "1234567")
    opened.locator("#statement-rows tbody input").first.check()
    opened.get_by_role("button", name="파일과 결과 모두 지우기").click()
    expect(opened.locator("#statement-news")).to_be_focused()
    assert_ended(opened)
    html = opened.locator("main").evaluate("main => main.innerHTML + [...main.querySelectorAll('input')].map((input) => input.value)")
    for trace in ("달빛분식", "712,340", "1234567", "이용내역.xls"):
        assert trace not in html
    upload(opened, csv_file(hana(ROWS[:1])))
    expect(opened.locator("#statement-news")).to_have_text("결제 1건을 읽었어요.")
    expect(opened.locator(".statement-shops select")).to_have_count(1)
    expect(opened.locator("#statement-base")).to_have_value("")
    expect(opened.locator(".statement-sheet")).to_contain_text("증빙 0건")


def test_nothing_is_kept_or_sent(page: Page, root_site: Site) -> None:
    """After using all of it: no storage, no cookie, nothing in the address, no other host, no word of the file in a request."""
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url + str(request.post_data)))
    page.goto(f"{root_site.url}statement/")
    upload(page, xls_file(hana(ROWS)))
    page.locator(".statement-shops select").first.select_option("local")
    page.fill("#statement-base", "1234567")
    page.fill("#statement-received-2025-09", "7654")
    page.get_by_role("button", name="받을 금액과 이유 보기").click()
    expect(page.locator("#statement-refund .tool-total")).to_be_visible()
    page.get_by_role("button", name="어떤 결제 때문인지 찾기").click()
    expect(page.locator("#statement-payments .tool-lead")).to_be_visible()
    assert keeps_nothing_of_the_reader(page, root_site)
    assert page.context.cookies() == []
    assert urlsplit(page.url).fragment == "" and urlsplit(page.url).query == ""
    asked = [url for url in requests if not url.startswith("blob:")]
    assert {urlsplit(url).netloc for url in asked} == {urlsplit(root_site.url).netloc}
    assert all("1234567" not in url and "7654" not in url and url.endswith("None") for url in asked)


def test_file_of_no_known_kind_asks_for_its_columns(statement: Page) -> None:
    """The reader says which column is what, by keyboard; the payments come then."""
    upload(statement, csv_file([["거래일", "가맹점명", "승인금액", "이용금액"], ["2025.09.03", "달빛분식", "5,000", "4,900"]]), "a.csv")
    expect(statement.get_by_label("날짜 칸")).to_have_value("0")
    statement.get_by_label("금액 칸", exact=True).select_option("3")
    statement.get_by_role("button", name="이 칸으로 읽기").press("Enter")
    expect(month(statement)).to_contain_text("4,900원")


def test_columns_told_by_words_can_be_chosen_again(statement: Page) -> None:
    """What was assumed is said, and can be put right."""
    upload(statement, csv_file([["거래일", "사용처", "사용금액", "비고"], ["2025.09.03", "달빛분식", "5,000", "7,000"]]), "a.csv")
    expect(month(statement)).to_contain_text("5,000원")
    statement.get_by_role("button", name="칸을 다시 고르기").click()
    statement.get_by_label("금액 칸", exact=True).select_option("3")
    statement.get_by_role("button", name="이 칸으로 읽기").click()
    expect(month(statement)).to_contain_text("7,000원")


@pytest.mark.parametrize(("content", "sentence"), [
    (b"%PDF-1.7", "PDF 파일이에요"), (b"", "빈 파일이에요"), (b"a" * (MOST_BYTES + 5_000), "5MB가 넘는"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 900, "깨졌거나"),
])
def test_bad_file_is_told(statement: Page, content: bytes, sentence: str) -> None:
    """A sentence in place of a result; the page goes on."""
    upload(statement, content)
    expect(statement.locator(".statement-note--error")).to_contain_text(sentence)
    upload(statement, csv_file(hana(ROWS)))
    expect(month(statement)).to_contain_text("1,450,530원")


def test_markup_in_a_file_stays_text(statement: Page) -> None:
    """Neither a shop's name nor a file's becomes part of the page."""
    shop = "<img src=x onerror=alert(1)>"
    upload(statement, html_file(hana([payment(shop=shop)])), "<img src=y>.xls")
    expect(statement.locator(".statement-shops label")).to_contain_text(shop)
    expect(statement.locator(".statement-file")).to_contain_text("<img src=y>.xls")
    assert statement.locator("main img").count() == 0


def test_dropped_file(statement: Page) -> None:
    """Dropping is choosing."""
    statement.locator("#statement-drop").evaluate("""(drop, text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], "a.csv"));
      drop.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
    }""", csv_file(hana(ROWS)).decode("utf-8-sig"))
    expect(month(statement)).to_contain_text("1,450,530원")


def test_keyboard_alone(opened: Page) -> None:
    """The result takes the focus, and Tab goes on inside it."""
    assert opened.evaluate("document.activeElement.textContent") == "확인 결과"
    opened.keyboard.press("Tab")
    assert opened.evaluate("document.activeElement.tagName") == "SELECT"
    opened.keyboard.press("ArrowDown")
    expect(opened.locator(".statement-shops select")).to_have_count(3)
    assert opened.evaluate("document.activeElement.tagName") == "SELECT"


def test_long_lists_come_in_parts(statement: Page) -> None:
    """A thousand payments are not a thousand rows at once, and answering keeps the list as it was."""
    rows = [payment(f"2025.09.{n % 30 + 1:02}", f"{1_000 + n:,}", f"가게{n}", approval=str(n)) for n in range(1_000)]
    upload(statement, csv_file(hana(rows)))
    expect(statement.locator("#statement-rows tbody tr")).to_have_count(50)
    statement.locator("#statement-rows").get_by_role("button", name="50개 더 보기").click()
    expect(statement.locator("#statement-rows tbody tr")).to_have_count(100)
    statement.locator("#statement-result").get_by_role("button", name="20개 더 보기").click()
    expect(statement.locator(".statement-shops select")).to_have_count(30)
    statement.locator(".statement-shops select").first.select_option("local")
    expect(statement.locator("details summary", has_text="고른 가게 1곳 고치기")).to_be_visible()
    expect(statement.locator(".statement-shops select")).to_have_count(30)


def test_readable_without_script(browser: Browser, root_site: Site) -> None:
    """Without script the page tells so, how to get the file and where the rules are."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{root_site.url}statement/")
    expect(page.get_by_text("자바스크립트가 꺼져 있어서")).to_be_visible()
    expect(page.get_by_role("heading", name="파일을 받는 법")).to_be_visible()
    context.close()
