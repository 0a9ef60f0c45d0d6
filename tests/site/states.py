"""Every state of the tools worth looking at: what to do on a page until it is there."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.statements import csv_file, hana, payment

ROWS = [
    payment("2025.09.03", "712,340", "달빛분식", approval="1"),
    payment("2025.09.04", "123,450", "별빛홈쇼핑", approval="2"),
    payment("2025.09.05", "234,560", "구름카페", approval="3"),
    payment("2025.09.07", "345,670", "바람서점", approval="4"),
]
COLUMNS_UNKNOWN = "언제;어디서;얼마\n2025-09-03;달빛분식;12300\n2025-09-04;구름카페;4500\n"


def refused(page: Page) -> None:
    """The calculator says what it cannot read."""
    page.fill("#base", "많이")
    page.get_by_role("button", name="계산하기").click()
    expect(page.locator("#calculator-errors")).to_be_visible()


def refund(page: Page) -> None:
    """A refund with its working open, set against what came."""
    page.locator("[name=month-2025][value=all]").check()
    page.fill("#base", "100만")
    page.fill("#spend-2025-09", "130만")
    page.fill("#spend-2025-10", "160만")
    page.fill("#received-2025-09", "1만")
    page.get_by_role("button", name="계산하기").click()
    expect(page.locator("#calculator-gap h2")).to_be_visible()
    page.locator(".tool-working summary").first.click()


def settled(page: Page) -> None:
    """A question below the verdict answered, and the next to be answered."""
    page.fill("#base", "100만")
    page.fill("#spend-2025-09", "130만")
    page.fill("#received-2025-09", "42,000")
    page.get_by_role("button", name="계산하기").click()
    page.get_by_role("button", name="모름").click()
    expect(page.get_by_role("button", name="되돌리기")).to_be_visible()


def english(page: Page) -> None:
    """In English less than is due: the verdict, and what to say in Korean."""
    for name, won in (("base", "1000000"), ("spend-2025-09", "1300000"), ("received-2025-09", "42000")):
        page.fill(f"#{name}", won)
    page.get_by_role("button", name="Calculate", exact=True).click()
    expect(page.locator("#calculator-words [lang=ko]")).to_be_visible()


def more(page: Page) -> None:
    """The part of the calculator's form that few need."""
    page.locator(".tool-more summary").click()
    expect(page.locator("#applied_on")).to_be_visible()


def asked(page: Page) -> None:
    """The first question."""
    expect(page.locator("form[data-question=start]")).to_be_visible()


def answered(page: Page) -> None:
    """The first question, come back to."""
    asked(page)
    page.locator("form[data-question=start] button[data-answer=error]").click()
    page.get_by_role("button", name="이전 질문").click()
    expect(page.locator(".diagnosis-chosen")).to_be_visible()
    asked(page)


def unfilled(page: Page) -> None:
    """The question for the amounts, sent without any."""
    for question, choice in (("start", "less"), ("less", "less-amounts")):
        page.locator(f"form[data-question={question}] button[data-answer={choice}]").click()
    _next(page, "less-amounts")
    expect(page.locator(".tool-summary")).to_be_focused()


def drawn(page: Page) -> None:
    """The drawings of where each answer to the first question leads, all open."""
    for summary in page.locator(".diagnosis-way summary").all():
        summary.click()


def diagnosed(page: Page) -> None:
    """A result with amounts, in either language."""
    for question, choice in (("start", "less"), ("less", "less-amounts")):
        page.locator(f"form[data-question={question}] button[data-answer={choice}]").click()
    amounts = page.locator("form[data-question=less-amounts]")
    amounts.locator("[name=month]").select_option("2025-09")
    for name, won in (("base", "1000000"), ("spend", "1300000"), ("received", "10000")):
        amounts.locator(f"[name={name}]").fill(won)
    _next(page, "less-amounts")
    page.locator("form[data-question=less-how] button[data-answer=wrong-base-same-month]").click()
    expect(page.locator(".diagnosis-result")).to_be_visible()


def taken(page: Page) -> None:
    """A result with the letters and the calendar open."""
    diagnosed(page)
    for summary in page.locator(".diagnosis-take summary").all():
        summary.click()


def _next(page: Page, question: str) -> None:
    page.locator(f"form[data-question={question}] button[type=submit]:not([data-answer=unknown])").click()


def unreadable(page: Page) -> None:
    """A file that is no statement."""
    _open(page, b"%PDF-1.7 \xff\xfe", "statement.pdf")
    expect(page.locator(".statement-note--error")).to_be_visible()


def columns_asked(page: Page) -> None:
    """A file whose columns nobody knows."""
    _open(page, COLUMNS_UNKNOWN.encode(), "unknown.csv")
    expect(page.locator(".statement-columns")).to_be_visible()


def judged(page: Page) -> None:
    """Payments judged, compared with what came, and taken to the evidence sheet."""
    _open(page, csv_file(hana(ROWS)), "example.csv")
    page.locator(".statement-shop").filter(has_text="별빛홈쇼핑").get_by_role("button", name="온라인").click()
    page.fill("#statement-base", "100만")
    page.fill("#statement-received-2025-09", "1만")
    page.get_by_role("button", name="받을 금액과 이유 보기").click()
    expect(page.locator("#statement-gap h2")).to_be_visible()
    page.get_by_text("결제 4건 보기").click()
    page.locator("#statement-rows .statement-pick input").first.check()
    expect(page.locator(".statement-sheet")).to_contain_text("증빙 1건")


def found(page: Page) -> None:
    """The payments that may be behind a difference."""
    judged(page)
    page.get_by_role("button", name="어떤 결제 때문인지 찾기").click()
    expect(page.locator("#statement-payments .tool-lead")).to_be_visible()


def message_read(page: Page) -> None:
    """A message with a warning, and numbers of which one is asked about."""
    page.fill("#message-text", "상생페이백 10월 인정 사용액 1,300,000원, 페이백 금액 42,000원. 자세히 보기 https://example.com/a")
    page.locator("#message [type=submit]").click()
    expect(page.locator("#message-result h2")).to_be_visible()


def notice_checked(page: Page) -> None:
    """What goes back beside what a notice asks for, with the letters open."""
    for name, text in (("notice", "50,000"), ("received-2025-09", "60,000"), ("cancelled-2025-09", "10만"), ("spend-2025-09", "130만"), ("base", "100만")):
        page.fill(f"#{name}", text)
    page.locator("#clawback [type=submit]").click()
    expect(page.locator("#clawback-result h2")).to_be_visible()
    for summary in page.locator("#clawback-ask summary").all():
        summary.click()


def case_waiting(page: Page) -> None:
    """A case in which somebody was asked, with the file as it would be saved."""
    page.locator("#case [type=submit]").click()
    page.locator("#step-day").fill("2026-10-01")
    page.locator("#case-step [type=submit]").click()
    expect(page.locator("#case-held ol li")).to_be_visible()
    page.locator("#case-held summary").click()


def menu_open(page: Page) -> None:
    """The menu, which a narrow screen keeps behind a button."""
    button = page.get_by_role("button", name="메뉴", exact=True)
    if button.is_visible():
        button.click()
        expect(button).to_have_attribute("aria-expanded", "true")


def searched(page: Page) -> None:
    """Search results."""
    _search(page, "하나카드")
    expect(page.locator(".md-search-result__item").first).to_be_visible()


def found_nothing(page: Page) -> None:
    """A search without an answer."""
    _search(page, "zzqqxx")
    expect(page.locator("[data-search=said]")).not_to_be_empty()


def _search(page: Page, words: str) -> None:
    page.get_by_role("button", name="어두운 화면").wait_for()  # the scripts of the header are there
    page.keyboard.press("/")
    box = page.locator("[data-md-component=search-query]")
    expect(box).to_be_focused()
    box.press_sequentially(words)


def _open(page: Page, content: bytes, name: str) -> None:
    page.set_input_files("#statement-files", {"name": name, "mimeType": "application/octet-stream", "buffer": content})
    expect(page.locator("#statement-result h2")).to_be_visible()


STATES: dict[str, tuple[str, Callable[[Page], None]]] = {
    "calculator-refused": ("calculator/", refused),
    "calculator-refund": ("calculator/", refund),
    "calculator-settled": ("calculator/", settled),
    "calculator-more": ("calculator/", more),
    "calculator-english": ("en/calculator/", english),
    "diagnosis-question": ("diagnosis/", asked),
    "diagnosis-answered": ("diagnosis/", answered),
    "diagnosis-unfilled": ("diagnosis/", unfilled),
    "diagnosis-drawn": ("diagnosis/", drawn),
    "diagnosis-result": ("diagnosis/", diagnosed),
    "diagnosis-taken": ("diagnosis/", taken),
    "diagnosis-english": ("en/diagnosis/", taken),
    "statement-unreadable": ("statement/", unreadable),
    "statement-columns": ("statement/", columns_asked),
    "statement-judged": ("statement/", judged),
    "statement-found": ("statement/", found),
    "message-read": ("message/", message_read),
    "clawback-checked": ("clawback/", notice_checked),
    "case-waiting": ("case/", case_waiting),
    "case-english": ("en/case/", case_waiting),
    "menu": ("", menu_open),
    "search-results": ("", searched),
    "search-nothing": ("", found_nothing),
}
