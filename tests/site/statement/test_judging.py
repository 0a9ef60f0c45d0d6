"""Payments judged on the statement page, compared with what came, and searched for the one behind it."""

from playwright.sync_api import Page, expect

from tests.site.statement.opening import RECEIVED, month, upload
from tests.statements import csv_file, hana, payment


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
    expect(opened.locator("#statement-refund .tool-total")).to_contain_text("0원~90,106원")
    expect(opened.locator("#statement-gap h2")).to_have_text("규칙과 어긋나지 않아요")
    for name in ("달빛분식", "별빛홈쇼핑", "구름카페", "바람서점"):
        opened.locator(".statement-shops").get_by_label(name).select_option("local")
        expect(opened.locator(".statement-shops").get_by_label(name)).to_have_count(0)
    opened.get_by_role("button", name="받을 금액과 이유 보기").click()
    expect(opened.locator("#statement-refund .tool-total")).to_contain_text("90,106원")


ANSWER_SHOP = """
select => {
  select.value = "local";
  select.dispatchEvent(new Event("change", { bubbles: true }));
  return document.querySelector("#statement-compare").inert;
}
"""


def test_shop_answered_before_comparing(opened: Page) -> None:
    """Nothing typed is lost, and nothing can be asked of the months as they were before."""
    base = opened.locator("#statement-base")
    base.fill("100만")
    base.evaluate("field => { window.field = field; }")
    opened.fill("#statement-received-2025-09", str(RECEIVED))
    for name in ("달빛분식", "별빛홈쇼핑", "구름카페", "바람서점"):
        assert opened.locator(".statement-shops").get_by_label(name).evaluate(ANSWER_SHOP)
        expect(opened.locator(".statement-shops").get_by_label(name)).to_have_count(0)
    assert base.evaluate("field => field === window.field"), "somebody may be typing in it"
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


def test_keyboard_alone(opened: Page) -> None:
    """The result takes the focus, and Tab goes on inside it: to the columns' button, then to the first shop."""
    assert opened.evaluate("document.activeElement.textContent") == "확인 결과"
    opened.keyboard.press("Tab")
    assert opened.evaluate("document.activeElement.textContent") == "칸을 다시 고르기"
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
