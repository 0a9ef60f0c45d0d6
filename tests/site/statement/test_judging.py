"""Payments judged on the statement page, compared with what came, and searched for the one behind it."""

import pytest
from playwright.sync_api import Page, expect

from tests.site.statement.opening import RECEIVED, answer, month, question, upload
from tests.statements import csv_file, hana, payment

pytestmark = pytest.mark.profile("lasting")

MOST_PIXELS = 6_000


def test_answer_comes_first(opened: Page) -> None:
    """Total, what is open and the months stand in the first screen of a phone; rows wait behind a tap."""
    opened.set_viewport_size({"width": 360, "height": 740})
    opened.locator("#statement-result h2").evaluate("heading => heading.scrollIntoView()")
    expect(opened.locator(".tool-total")).to_have_text("인정되는 돈은 0원~1,450,530원이에요.")
    expect(opened.locator("#statement-result .tool-lead")).to_contain_text("가게 4곳이 인정되는 곳인지 아직 몰라요.")
    assert opened.locator("#statement-result table").evaluate("table => table.getBoundingClientRect().bottom") < 740
    expect(opened.locator(".statement-rows")).to_be_hidden()


def test_answer_about_a_shop_judges_its_rows(opened: Page) -> None:
    """One tap for a likely kind; the question with most of the refund comes first; the focus goes on to the next one."""
    questions = opened.locator(".statement-shop")
    expect(questions).to_have_count(4)
    expect(questions.first).to_contain_text("달빛분식")
    answer(opened, "달빛분식", "동네 가게")
    expect(questions).to_have_count(3)
    expect(questions.first.get_by_role("button").first).to_be_focused()
    expect(month(opened).locator("td").first).to_have_text("712,340원")
    answer(opened, "별빛홈쇼핑", "온라인")
    expect(month(opened).locator("td[data-label=제외]")).to_have_text("123,450원")
    opened.get_by_text("결제 5건 보기").click()
    row = opened.locator("table.statement-rows tbody tr").nth(1)
    expect(row).to_contain_text("온라인 쇼핑몰과 홈쇼핑은 인정되지 않았어요.")


def test_kind_behind_the_buttons_and_a_shop_nobody_knows(opened: Page) -> None:
    """Every other kind is one more tap away; a shop passed by is not asked again, stays unsure and can be answered later."""
    question(opened, "구름카페").get_by_role("button", name="다른 종류").click()
    field = opened.get_by_label("구름카페", exact=True)
    expect(field).to_be_focused()
    field.select_option("luxury")
    expect(month(opened).locator("td[data-label=제외]")).to_have_text("269,070원")
    answer(opened, "달빛분식", "모르겠어요")
    expect(question(opened, "달빛분식")).to_have_count(0)
    expect(month(opened).locator("td[data-label=인정]")).to_have_text("0원")
    opened.get_by_text("고른 가게 2곳 고치기").click()
    opened.get_by_label("달빛분식", exact=True).select_option("local")
    expect(month(opened).locator("td[data-label=인정]")).to_have_text("712,340원")


def test_what_names_suggest_is_taken_at_once_and_can_be_put_right(statement: Page) -> None:
    """One tap for all of them; nothing is judged by a name before it; each can be changed after."""
    shops = {"쿠팡": 40_000, "롯데마트 강변": 30_000, "새봄약국": 20_000, "구름카페": 10_000}
    upload(statement, csv_file(hana([payment("2025.09.03", f"{won:,}", shop, approval=shop) for shop, won in shops.items()])))
    expect(month(statement).locator("td[data-label=제외]")).to_have_text("0원")
    statement.get_by_text("짐작한 가게 3곳 보기").click()
    expect(statement.locator("#statement-shops li")).to_have_text([
        "쿠팡: 온라인 쇼핑몰·홈쇼핑", "롯데마트 강변: 대형마트·기업형 슈퍼", "새봄약국: 약국·미용실·세탁소·카센터·학원·동네 병원"])
    statement.get_by_role("button", name="짐작한 3곳 그대로 고르기").click()
    expect(month(statement).locator("td[data-label=제외]")).to_have_text("70,000원")
    expect(statement.locator(".statement-shop")).to_have_count(1)
    statement.get_by_text("고른 가게 3곳 고치기").click()
    statement.get_by_label("쿠팡", exact=True).select_option("local")
    expect(month(statement).locator("td[data-label=제외]")).to_have_text("30,000원")


def test_unknown_status_is_asked_and_can_be_put_right(statement: Page) -> None:
    """Counted and told until the reader says what it means; the focus stays on the answer, which can be changed."""
    rows = [payment(amount="9,000", approval="1"), payment(amount="30,000", approval="2", status="청구제외")]
    upload(statement, csv_file(hana(rows)))
    whole = month(statement).locator("td[data-label=모두]")
    expect(whole).to_have_text("39,000원")
    expect(statement.locator("#statement-result .statement-note")).to_contain_text("‘청구제외’ 1건")
    asked = statement.get_by_role("group", name="‘청구제외’ 결제 1건, 30,000원: 취소된 결제인가요?")
    yes, no = (asked.get_by_role("button", name=name) for name in ("네, 취소됐어요", "아니요, 결제됐어요"))
    yes.click()
    expect(whole).to_have_text("9,000원")
    expect(yes).to_have_attribute("aria-pressed", "true")
    expect(yes).to_be_focused()
    expect(statement.locator("#statement-result .statement-note")).to_have_count(0)
    no.click()
    expect(whole).to_have_text("39,000원")
    expect(yes).to_have_attribute("aria-pressed", "false")


def test_comparison_follows_what_is_typed(opened: Page) -> None:
    """Without a button, once the average and an amount are there; the field stays where it is."""
    opened.set_viewport_size({"width": 360, "height": 740})
    received = opened.locator("#statement-received-2025-09")
    opened.fill("#statement-base", "100만")
    received.press_sequentially("42,000")
    expect(opened.locator("#statement-compare [role=status]")).to_contain_text("0원~90,106원")
    expect(opened.locator("#statement-gap h2")).to_be_visible()
    expect(received).to_be_focused()
    expect(received).to_be_in_viewport()


def test_verdict_is_settled_by_asking(statement: Page) -> None:
    """Below the verdict stands the calculator's question; the answer changes the verdict at once, follows the files, and is taken back."""
    upload(statement, csv_file(hana([payment("2025.09.03", "1,300,000", "달빛분식", approval="1")])))
    answer(statement, "달빛분식", "동네 가게")
    statement.fill("#statement-base", "100만")
    statement.fill("#statement-received-2025-09", "42,000")
    statement.get_by_role("button", name="받을 금액과 이유 보기").click()
    gap = statement.locator("#statement-gap")
    expect(gap.get_by_role("heading")).to_have_text("이유가 여러 가지일 수 있어요")
    gap.get_by_label("키오스크 결제를 더하면").fill("9만")
    gap.get_by_role("button", name="답하기").click()
    expect(gap.get_by_role("heading")).to_have_text("금액이 다른 이유를 찾았어요")
    expect(gap.get_by_role("heading")).to_be_focused()
    gap.get_by_role("button", name="마지막 답 되돌리기").click()
    expect(gap.get_by_role("heading")).to_have_text("이유가 여러 가지일 수 있어요")
    statement.get_by_role("button", name="파일과 결과 모두 지우기").click()
    expect(gap).to_be_hidden()


def test_refund_and_reasons_on_this_page(opened: Page) -> None:
    """The months go to the calculator and the gap finder without any address or storage; what was compared follows each answer."""
    opened.fill("#statement-base", "100만")
    opened.fill("#statement-received-2025-09", str(RECEIVED))
    opened.get_by_role("button", name="받을 금액과 이유 보기").click()
    expect(opened.locator("#statement-refund .tool-total")).to_contain_text("0원~90,106원")
    expect(opened.locator("#statement-gap h2")).to_have_text("규칙과 어긋나지 않아요")
    for name in ("달빛분식", "별빛홈쇼핑", "구름카페", "바람서점"):
        answer(opened, name, "동네 가게")
        expect(question(opened, name)).to_have_count(0)
    expect(opened.locator("#statement-refund .tool-total")).to_contain_text("90,106원이 맞아요")


ANSWER_SHOP = """
button => {
  button.click();
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
        assert question(opened, name).get_by_role("button", name="동네 가게").evaluate(ANSWER_SHOP)
        expect(question(opened, name)).to_have_count(0)
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


# Once the search tells how far it is, as a hand on a busy machine may come too late.
STOP_AT_ONCE = """
() => {
  const place = document.querySelector("#statement-payments");
  const stop = (_, watch) => {
    if (!place.querySelector("progress[value]")) return;
    watch.disconnect();
    [...place.querySelectorAll("button")].find(({ textContent }) => textContent === "찾기 그만두기").click();
  };
  new MutationObserver(stop).observe(place, { subtree: true, childList: true, attributes: true });
}
"""


def test_search_tells_progress_and_can_be_stopped(statement: Page) -> None:
    """A month of 500 payments: the page stays alive, and a cancel keeps Python for the next question."""
    rows = [payment(f"2025.09.{n % 30 + 1:02}", f"{3_000 + n * 7_919 % 87_000:,}", f"가게{n}", approval=str(n)) for n in range(500)]
    total = sum(int(row[5].replace(",", "")) for row in rows)
    upload(statement, csv_file(hana(rows)))
    expect(statement.locator("#statement-news")).to_have_text("결제 500건을 읽었어요.")
    statement.fill("#statement-base", str(total - 900_000))
    statement.fill("#statement-received-2025-09", "80001")
    workers = len(statement.workers)
    statement.evaluate(STOP_AT_ONCE)
    statement.get_by_role("button", name="어떤 결제 때문인지 찾기").click()
    expect(statement.locator("#statement-payments")).to_be_hidden()
    expect(statement.locator("#statement-refund")).to_be_visible()  # compared by itself, meanwhile
    expect(statement.locator("#statement-news")).to_contain_text("찾기를 그만뒀어요")
    statement.evaluate("() => { window.drawn = 0; const tick = () => { drawn += 1; requestAnimationFrame(tick); }; tick(); }")
    statement.get_by_role("button", name="어떤 결제 때문인지 찾기").click()
    expect(statement.locator("#statement-payments progress[value]")).to_be_visible()
    before = statement.evaluate("drawn")
    expect(statement.locator("#statement-payments .tool-lead")).to_be_visible(timeout=90_000)
    assert len(statement.workers) == workers
    assert statement.evaluate("drawn") > before + 3, "the page was drawn while Python searched"


def test_payments_that_fit_by_chance_are_no_reasons(statement: Page) -> None:
    """Too many sets: that is said first, and no shop is named before the reader asks for it."""
    rows = [payment("2025.09.03", "1,000,000", "밑돈", approval="x"),
            *(payment(f"2025.09.{n % 30 + 1:02}", "10,000", f"가게{n}", approval=str(n)) for n in range(30))]
    upload(statement, csv_file(hana(rows)))
    statement.fill("#statement-base", "1,000,000")
    statement.fill("#statement-received-2025-09", "54,000")
    statement.get_by_role("button", name="어떤 결제 때문인지 찾기").click()
    found = statement.locator("#statement-payments")
    expect(found.locator(".tool-lead")).to_contain_text("가지라서 금액만으로는 어느 결제인지 가려낼 수 없어요.")
    for group in found.locator(".statement-set").all():
        expect(group).to_be_hidden()
    found.locator("summary").click()
    expect(found.locator(".statement-set").first).to_contain_text("가게")


def test_keyboard_alone(opened: Page) -> None:
    """The result takes the focus, and Tab goes on: to the fields of what came, to what names suggest, and to the first shop."""
    assert opened.evaluate("document.activeElement.textContent") == "확인 결과"
    opened.keyboard.press("Tab")
    assert opened.evaluate("document.activeElement.id") == "statement-base"
    for name in ("", "받을 금액과 이유 보기", "이름을 보고 짐작한 가게 2곳 보기", "짐작한 2곳 그대로 고르기"):
        opened.keyboard.press("Tab")
        assert opened.evaluate("document.activeElement.textContent") == name
    opened.keyboard.press("Tab")
    assert opened.evaluate("document.activeElement.matches('.statement-kind')")
    opened.keyboard.press("Enter")
    expect(opened.locator(".statement-shop")).to_have_count(3)
    assert opened.evaluate("document.activeElement.matches('.statement-kind')")


def test_long_lists_come_in_parts(statement: Page) -> None:
    """A thousand payments are neither a thousand rows nor a thousand questions, and the button is gone with the last part."""
    errors: list[str] = []
    statement.on("pageerror", lambda error: errors.append(str(error)))
    rows = [payment(f"2025.09.{n % 30 + 1:02}", f"{1_000 + n:,}", f"가게{n}", approval=str(n)) for n in range(45)]
    upload(statement, csv_file(hana(rows)))
    expect(statement.locator(".statement-shop")).to_have_count(5)
    expect(statement.locator("#statement-shops")).to_contain_text("나머지 40곳을 차례로 물어볼게요.")
    statement.get_by_text("결제 45건 보기").click()
    expect(statement.locator("table.statement-rows tbody tr")).to_have_count(20)
    for more, shown in ((20, 40), (5, 45)):
        statement.locator("#statement-rows").get_by_role("button", name=f"{more}개 더 보기").click()
        expect(statement.locator("table.statement-rows tbody tr")).to_have_count(shown)
    expect(statement.get_by_role("button", name="개 더 보기")).to_have_count(0)
    answer(statement, "가게44", "동네 가게")
    expect(statement.locator(".statement-shop")).to_have_count(5)
    expect(statement.locator("table.statement-rows tbody tr").first).to_be_visible()
    assert errors == []


def test_page_of_150_payments_is_short(statement: Page) -> None:
    """No more than eight screens of a phone, also when compared."""
    statement.set_viewport_size({"width": 360, "height": 740})
    rows = [payment(f"2025.{9 + n % 4:02}.{n % 28 + 1:02}", f"{3_000 + n * 7_919 % 87_000:,}", f"가게{n % 27}", approval=str(n)) for n in range(150)]
    upload(statement, csv_file(hana(rows)))
    expect(statement.locator(".statement-shop")).to_have_count(5)
    height = "document.documentElement.scrollHeight"
    assert statement.evaluate(height) <= MOST_PIXELS
    statement.fill("#statement-base", "60만")
    statement.fill("#statement-received-2025-09", "20,000")
    statement.get_by_role("button", name="받을 금액과 이유 보기").click()
    expect(statement.locator("#statement-gap h2")).to_be_visible()
    assert statement.evaluate(height) <= MOST_PIXELS
