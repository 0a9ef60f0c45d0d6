"""A message pasted: what is understood can be corrected, and goes on to the other tools by one press."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.site.calculator.using import python_of
from tests.site.server import Site

pytestmark = pytest.mark.profile("lasting")

EXAMPLES = tomllib.loads((Path(__file__).parents[1] / "notices.toml").read_text("utf-8"))["text"]
OF_EACH_SORT = {(each.get("kind"), each.get("decision")): each["text"] for each in EXAMPLES} | {name.partition(".")[0]: each["text"] for each in EXAMPLES for name in each}
"""A text of each kind with each decision, and one with each sort of number."""
PAID = "[상생페이백] 2025년 10월분 페이백 금액 42,000원이 지급되었습니다. 2024년 월평균 1,000,000원, 10월 인정 사용액 1,300,000원"


@pytest.fixture(scope="module")
def field(lasting_context: BrowserContext, lasting_site: Site) -> Iterator[Page]:
    """Yield the page to paste into, with a Python that starts once, for tests that stay there."""
    page = lasting_context.new_page()
    page.set_default_timeout(30_000)
    page.goto(f"{lasting_site.url}message/")
    yield page
    page.close()


def read(page: Page, site: Site, text: str, path: str = "message/") -> None:
    """Paste *text* and have it read."""
    page.goto(site.url + path)
    page.evaluate("() => { window.mark = true; }")
    have_read(page, text)


def have_read(page: Page, text: str) -> None:
    """Put *text* into the field, which takes the focus from what was read before, and press the button."""
    page.fill("#message-text", text)
    page.locator("#message [type=submit]").click()
    expect(page.locator("#message-result h2")).to_be_focused()


def test_what_is_read_goes_to_the_calculator(page: Page, root_site: Site) -> None:
    """One number corrected, all of them there: the result stands on the other page without anything typed."""
    read(page, root_site, PAID)
    assert page.locator("#message-result input").evaluate_all("all => all.map(({ value }) => value)") == ["42,000원", "1,000,000원", "1,300,000원"]
    page.get_by_label("인정 사용액").fill("1,310,000")
    page.get_by_role("link", name="받을 금액 계산하기", exact=True).click()
    expect(page.locator(".tool-total")).to_contain_text("62,000원")
    expect(page.locator("#received-2025-10")).to_have_value("42,000원")
    assert page.evaluate("() => window.mark")
    assert len(python_of(page)) == 1


def test_it_is_set_against_what_was_typed(page: Page, root_site: Site) -> None:
    """With numbers of one's own in the tab, it says which of theirs differs."""
    page.goto(f"{root_site.url}calculator/")
    page.locator("[name='month-2025'][value='2025-10']").check()
    page.fill("#base", "900,000")
    page.fill("#spend-2025-10", "1,300,000")
    page.fill("#received-2025-10", "42,000")
    page.get_by_role("button", name="계산하기").click()
    expect(page.locator("#calculator-gap h2")).to_be_visible()
    page.locator("article a[href$='message/']").last.click()
    page.fill("#message-text", PAID.replace("42,000", "60,000"))
    page.get_by_role("button", name="읽기", exact=True).click()
    expect(page.locator("#message-result")).to_contain_text("안내의 2024년 월평균은 1,000,000원, 입력하신 금액은 900,000원이에요.")


def test_a_fraud_gives_no_number(field: Page) -> None:
    """It is told first, and nothing leads on with its numbers."""
    have_read(field, "[상생페이백] 환급금 100,000원 미수령. http://sang-pay.example/a 에서 카드번호와 비밀번호를 입력하세요.")
    expect(field.locator("#message-result .tool-summary")).to_contain_text("사기일 수 있어요.")
    assert field.locator("#message-result :is(input, select)").count() == 0
    expect(field.locator("#message-onward")).to_be_hidden()


def test_what_is_asked_is_not_used_before_it_is_answered(page: Page, root_site: Site) -> None:
    """A number whose month is not said goes nowhere until the month is chosen."""
    read(page, root_site, "상생페이백 페이백 금액 42,000원이 지급되었습니다.")
    onward = page.get_by_role("link", name="받을 금액 계산하기", exact=True)
    onward.click()
    expect(page.locator("#calculator")).to_be_visible()
    assert page.locator("article input[data-won]").evaluate_all("all => all.map(({ value }) => value).filter(Boolean)") == []
    page.go_back()
    page.get_by_label("어느 달분인지").select_option("2025-11")
    onward.click()
    expect(page.locator("#received-2025-11")).to_be_visible()
    expect(page.locator("#received-2025-11")).to_have_value("42,000원")


def test_a_number_without_a_label_goes_on_once_it_is_named(page: Page, root_site: Site) -> None:
    """Its role alone hands nothing on; with a month it stands in the calculator."""
    read(page, root_site, "메모: 은행에서 본 숫자 42,000")
    page.locator("#message-0-choice").select_option("received")
    page.locator("#message-0-month").select_option("2025-11")
    page.get_by_role("link", name="받을 금액 계산하기", exact=True).click()
    expect(page.locator("#received-2025-11")).to_have_value("42,000원")


def test_what_was_decided_can_be_put_right(field: Page) -> None:
    """It stands in a field, with every other decision to choose."""
    have_read(field, PAID)
    decision = field.get_by_label("무엇이라고 했나요?")
    expect(decision).to_have_value("paid")
    decision.select_option("clawback")
    expect(decision).to_have_value("clawback")


def leads(page: Page, name: str, said: str) -> None:
    """Expect one link of the next step to stand out, before the others, with a sentence that says why."""
    onward = page.locator("#message-onward")
    expect(onward.locator("a.md-button--primary")).to_have_text(name)
    expect(onward.locator("a").first).to_have_text(name)
    expect(page.get_by_role("status").filter(has_text=said)).to_be_visible()


def test_what_is_put_right_leads_on(page: Page, root_site: Site) -> None:
    """The next step follows from the decision or the kind that the reader chose last, and from the other where that is none."""
    read(page, root_site, PAID)
    decision, kind = page.get_by_label("무엇이라고 했나요?"), page.get_by_label("어떤 글인가요?")
    leads(page, "받을 금액 계산하기", "맞는지 계산해")
    decision.select_option("clawback")
    leads(page, "돌려줄 금액 확인하기", "환수 금액이 맞는지")
    kind.select_option("reply")
    leads(page, "기록하고 다음 할 일 보기", "들은 답을 기록하면")
    kind.select_option("")
    leads(page, "돌려줄 금액 확인하기", "환수 금액이 맞는지")
    kind.select_option("other")
    expect(page.get_by_text("상생페이백이 아닌 안내의 금액은 여기에서 쓰지 마세요.")).to_be_visible()
    expect(page.locator("#message-onward a:visible")).to_have_count(0)
    decision.select_option("rejected")
    page.get_by_role("link", name="기록하고 다음 할 일 보기").click()
    expect(page.locator("#case")).to_be_visible()


def test_what_was_taken_for_another_payment_is_put_right(field: Page) -> None:
    """Only its kind can be chosen; then its numbers are there and lead on, and the focus stays on the choice."""
    have_read(field, f"{PAID}. 소비쿠폰은 빠져 있습니다.")
    kind = field.get_by_label("어떤 글인가요?")
    expect(kind).to_have_value("other")
    expect(field.locator("#message-result input")).to_have_count(0)
    expect(field.locator("#message-onward")).to_be_hidden()
    kind.select_option("payment")
    expect(field.locator("#message-result input")).to_have_count(3)
    expect(kind).to_have_value("payment")
    expect(kind).to_be_focused()
    leads(field, "받을 금액 계산하기", "맞는지 계산해")


def test_an_answer_without_numbers_leads_on(field: Page) -> None:
    """Handed over to another office, the next thing is to note it and to wait."""
    have_read(field, "귀하의 민원은 소상공인시장진흥공단으로 이송되었습니다.")
    leads(field, "기록하고 다음 할 일 보기", "언제까지 기다릴지")


def test_what_cannot_be_read_is_told(page: Page, root_site: Site) -> None:
    """Nothing pasted: it says so, and the field has the focus."""
    page.goto(f"{root_site.url}message/")
    page.get_by_role("button", name="읽기", exact=True).click()
    expect(page.locator("#message-error")).to_have_text("붙여 넣은 글이 없어요. 받은 문자나 답변을 복사해 붙여 넣어 주세요.")
    expect(page.locator("#message-text")).to_be_focused()


@pytest.mark.parametrize(("text", "said"), [
    ("상생페이백 10월분 페이백 42,000원이 지급되었습니다.\n" * 120_000, "글자 안으로 줄여 주세요."),
    ("😀👍🏽" * 200, "글자나 숫자가 없어서 읽을 수 없어요."),
    (" \n\t" * 500, "붙여 넣은 글이 없어요."),
    ("2026.01.05 09:10 10월분 42,000원\n" * 1_000, "숫자가 1,000개보다 많아요."),
], ids=["five-megabytes", "emoji", "blanks", "numbers"])
def test_what_is_no_message_is_told_and_kept(page: Page, root_site: Site, text: str, said: str) -> None:
    """What was pasted stays, whatever it is, and the sentence says what to do."""
    page.goto(f"{root_site.url}message/")
    page.evaluate("text => { document.querySelector('#message-text').value = text; }", text)
    page.get_by_role("button", name="읽기", exact=True).click()
    expect(page.locator("#message-error")).to_contain_text(said)
    expect(page.locator("#message-result")).to_be_hidden()
    assert page.evaluate("document.querySelector('#message-text').value.length") == page.evaluate("text => text.length", text)


def test_several_messages_are_told_apart(field: Page) -> None:
    """The first is read; that there are more is said before the numbers."""
    have_read(field, "".join(f"[Web발신]\n상생페이백 {month}월분 페이백 4{month},000원이 지급되었습니다.\n" for month in (9, 10, 11)))
    expect(field.get_by_text("메시지 3개가 이어져 있어요. 금액이 섞이지 않게 하나씩 붙여 넣어 주세요.")).to_be_visible()


def test_every_sort_of_text_is_shown(field: Page) -> None:
    """One after the other, none breaks the page, and each number has a name that a screen reader says."""
    errors: list[str] = []
    field.on("pageerror", lambda error: errors.append(str(error)))
    for text in sorted(set(OF_EACH_SORT.values())):
        have_read(field, text)
        named = field.locator("#message-result :is(input, select)")
        assert not [count for count in named.evaluate_all("all => all.map(({ labels }) => labels.length)") if count == 0], text
    assert errors == []


@pytest.mark.parametrize("path", ["message/", "en/message/"])
def test_cleared_nothing_of_it_is_left(page: Page, root_site: Site, path: str) -> None:
    """Neither the text nor what was read of it."""
    read(page, root_site, PAID, path)
    page.locator("#message [type=reset]").click()
    expect(page.locator("#message-text")).to_have_value("")
    expect(page.locator("#message-result")).to_have_text("")
