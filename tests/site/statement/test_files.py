"""Files of every kind opened on the statement page: read, asked about, refused."""

import pytest
from playwright.sync_api import Browser, Page, expect

from calculator.statement.table.sheet import MOST_BYTES
from tests.site.server import Site
from tests.site.statement.opening import ROWS, month, upload
from tests.statements import csv_file, hana, html_file, payment, xls_file

pytestmark = pytest.mark.profile("lasting")


def test_limit_of_the_page_is_the_limit_of_the_engine(statement: Page) -> None:
    """One byte more than the engine reads, so that it can refuse what is longer."""
    assert int(statement.locator("#statement-files").get_attribute("data-most")) == MOST_BYTES + 1


@pytest.mark.profile("new")
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


@pytest.mark.profile("new")
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


@pytest.mark.profile("new")
def test_file_chosen_before_the_script_came_is_read(page: Page, root_site: Site) -> None:
    """On a slow line the field is there before anything listens to it; nothing chosen is lost."""
    root_site.held.add("/statement.js")
    page.goto(f"{root_site.url}statement/", wait_until="commit")
    upload(page, csv_file(hana(ROWS)))
    root_site.held.clear()
    root_site.release.set()
    expect(page.locator("#statement-news")).to_have_text("결제 5건을 읽었어요.")


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
    expect(statement.locator(".statement-note", has_text="칸 이름으로 짐작했어요")).to_be_visible()
    statement.get_by_role("button", name="칸을 다시 고르기").click()
    statement.get_by_label("금액 칸", exact=True).select_option("3")
    statement.get_by_role("button", name="이 칸으로 읽기").click()
    expect(month(statement)).to_contain_text("7,000원")


def test_bad_file_is_told(statement: Page) -> None:
    """A sentence in place of a result; the page goes on."""
    bad = {"PDF 파일이에요": b"%PDF-1.7", "빈 파일이에요": b"", "5MB가 넘는": b"a" * (MOST_BYTES + 5_000), "깨졌거나": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 900}
    for sentence, content in bad.items():
        upload(statement, content)
        expect(statement.locator(".statement-note--error").last).to_contain_text(sentence)
    upload(statement, csv_file(hana(ROWS)))
    expect(month(statement)).to_contain_text("1,450,530원")


def test_markup_in_a_file_stays_text(statement: Page) -> None:
    """Neither a shop's name nor a file's becomes part of the page."""
    shop = "<img src=x onerror=alert(1)>"
    upload(statement, html_file(hana([payment(shop=shop)])), "<img src=y>.xls")
    expect(statement.locator(".statement-shop__name")).to_contain_text(shop)
    expect(statement.locator(".statement-file")).to_contain_text("<img src=y>.xls")
    assert statement.locator("main img").count() == 0


def test_name_that_turns_letters_around_is_shown_as_it_is(statement: Page) -> None:
    """Neither a shop nor a file can pass for another, as one with a turning character would."""
    upload(statement, csv_file(hana([payment(shop="달\u202e빛분식\u2067")])), "a\u202evsc.csv")
    expect(statement.locator(".statement-file")).to_contain_text("avsc.csv")
    expect(statement.locator(".statement-shops label")).to_contain_text("달빛분식")
    assert not {"\u202e", "\u2067"} & set(statement.locator("article").inner_text())


def test_dropped_file(statement: Page) -> None:
    """Dropping is choosing."""
    statement.locator("#statement-drop").evaluate("""(drop, text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], "a.csv"));
      drop.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
    }""", csv_file(hana(ROWS)).decode("utf-8-sig"))
    expect(month(statement)).to_contain_text("1,450,530원")


def test_readable_without_script(browser: Browser, root_site: Site) -> None:
    """Without script the page tells so, how to get the file and where the rules are."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{root_site.url}statement/")
    expect(page.get_by_text("자바스크립트가 꺼져 있어서")).to_be_visible()
    expect(page.get_by_role("heading", name="파일을 받는 법")).to_be_visible()
    context.close()
