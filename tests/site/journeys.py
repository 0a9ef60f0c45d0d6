"""What it costs nine made-up readers to get what they came for, on a phone of 360 x 740: make journeys.

Taps, fields typed in, pixels scrolled, and whether they get there. BEFORE is what one person counted on 2026-11-26 by
hand on the pages as they were, at times as a range or with words: it is no measurement of this script.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Locator, Page, expect, sync_playwright

from tests.site import browser as chromium
from tests.site.readers import seen_by
from tests.site.server import serve
from tests.statements import csv_file, hana, payment

ROOT = Path(__file__).parents[2]
WIDTH, HEIGHT = 360, 740
HEADER = 60
"""Pixels that the header hides of what scrolls below it."""
SHOPS = ("쿠팡", "롯데마트", "현대백화점", "배달의민족", "네이버페이", "한빛통신요금", "가나다학원", "달빛분식", "최강헤어", "구름카페")
ROWS = [payment(f"2025.09.{n % 28 + 1:02}", f"{3_000 + n * 7_919 % 87_000:,}", SHOPS[n % len(SHOPS)], approval=str(n)) for n in range(150)]
AMOUNTS = {"base": "1000000", "spend": "1300000"}


class Reader:
    """Somebody with a phone who counts what it costs."""

    def __init__(self, page: Page, home: str) -> None:
        self.page, self.home = page, home
        self.taps = self.fields = self.scrolled = 0

    def sees(self, place: Locator) -> bool:
        """Bring *place* on the screen by scrolling, and return whether it is there."""
        place = place.first
        expect(place).to_be_visible()
        self.page.wait_for_timeout(150)  # whatever scrolls by itself has done so
        box = place.bounding_box()
        assert box
        end = min(box["height"], HEIGHT - HEADER - 20)
        by = box["y"] - HEADER if box["y"] < HEADER else max(0, box["y"] + end - HEIGHT)
        if by:
            before = self.page.evaluate("scrollY")
            self.page.evaluate("by => scrollBy({ top: by, behavior: 'instant' })", by)
            self.scrolled += round(abs(self.page.evaluate("scrollY") - before))
        return True

    def tap(self, place: Locator) -> None:
        """Tap on *place*."""
        self.sees(place)
        place.first.click()
        self.taps += 1

    def type(self, place: Locator, text: str) -> None:
        """Type *text*, or choose it from a list."""
        self.sees(place)
        if place.first.evaluate("field => field.tagName") == "SELECT":
            place.first.select_option(text)
        else:
            place.first.fill(text)
        self.fields += 1

    def link(self, name: str) -> None:
        """Follow the first link in the text that is called *name*."""
        self.tap(self.page.locator("article").get_by_role("link", name=name))

    def answer(self, question: str, choice: str, values: dict[str, str] | None = None) -> None:
        """Answer a *question* of the diagnosis."""
        form = self.page.locator(f"form[data-question='{question}']")
        expect(form).to_be_visible()
        for name, text in (values or {}).items():
            self.type(form.locator(f"[name='{name}']"), text)
        self.tap(form.locator("button[type=submit]:not([data-answer=unknown])" if choice == "given" else f"button[data-answer='{choice}']"))


def zero(reader: Reader) -> bool:
    """0 won, and every answer is that she does not know."""
    reader.link("지급액이 0원이에요")
    for question in ("zero", "zero-where", "zero-amounts", "zero-spend"):
        reader.answer(question, "unknown")
    title = reader.page.locator(".diagnosis-heading")
    expect(reader.page.locator(".diagnosis-result")).to_be_visible()
    return title.inner_text() == "아직 알 수 없어요" and reader.sees(reader.page.locator(".diagnosis-first"))


def calculated(reader: Reader) -> bool:
    """42,000 came where 60,000 was due: how much less, and what to do."""
    reader.link("계산기")
    for name, text in (("#base", "100만"), ("#spend-2025-09", "130만"), ("#received-2025-09", "42,000")):
        reader.type(reader.page.locator(name), text)
    expect(reader.page.locator("#calculator-gap h2")).to_be_visible()
    reader.sees(reader.page.locator("#calculator-gap .md-button--primary"))
    return "18,000원 적음" in reader.page.locator("#calculator-result").inner_text()


def stated(reader: Reader) -> bool:
    """The same with a card company's file: which payments did not count."""
    reader.link("카드 이용 내역 확인")
    reader.sees(reader.page.locator("#statement-drop"))
    reader.taps += 1
    reader.page.set_input_files("#statement-files", {"name": "a.xls", "mimeType": "application/octet-stream", "buffer": csv_file(hana(ROWS))})
    expect(reader.page.locator("#statement-shops h2")).to_be_visible()
    reader.tap(reader.page.locator("#statement-shops .md-button--primary"))
    expect(reader.page.locator(".statement-shop")).to_have_count(2)
    for name, text in (("#statement-base", "100만"), ("#statement-received-2025-09", "42,000")):
        reader.type(reader.page.locator(name), text)
    expect(reader.page.locator("#statement-compare [role=status]")).to_contain_text("계산돼요")
    return reader.sees(reader.page.locator("#statement-gap h2"))


def clawback(reader: Reader) -> bool:
    """A notice asks 20,000 back after a purchase of 100,000 was cancelled: is that right?"""
    reader.link("취소·환수 안내를 받았어요")
    reader.link("환수 금액 확인")
    reader.page.locator("#clawback").wait_for()
    for name, text in (("#notice", "20000"), ("#cancelled-2025-09", "100000"), ("#spend-2025-09", "1300000"), ("#base", "1000000")):
        reader.type(reader.page.locator(name), text)
    reader.tap(reader.page.get_by_role("button", name="확인하기"))
    result = reader.page.locator("#clawback-result")
    expect(result.locator("h3")).to_be_visible()
    reader.sees(result.locator("h3 + p"))
    return "20,000원" in result.locator(".tool-total").inner_text()


def unseen(reader: Reader) -> bool:
    """The money is not to be seen."""
    reader.link("상품권이 안 보여요")
    reader.answer("missing", "app")
    reader.answer("app", "history-window")
    expect(reader.page.locator(".diagnosis-result")).to_be_visible()
    return reader.sees(reader.page.locator(".diagnosis-first"))


def english(reader: Reader) -> bool:
    """In English: how much less came."""
    reader.tap(reader.page.locator("header").get_by_role("link", name="English"))
    reader.link("Calculator")
    for name, text in (("#base", "1000000"), ("#spend-2025-09", "1300000"), ("#received-2025-09", "42000")):
        reader.type(reader.page.locator(name), text)
    told = reader.page.locator("#calculator-edge")
    expect(told).to_contain_text("18,000 won too little")
    return reader.sees(told)


def spoken(reader: Reader) -> bool:
    """The same, and the Korean words to say or show."""
    english(reader)
    words = reader.page.locator("#calculator-words .diagnosis-script[lang=ko]")
    return reader.sees(words) and "42,000원" in words.inner_text()


def printed(reader: Reader) -> bool:
    """From a result to paper; only that is counted."""
    unseen(reader)
    reader.taps = reader.fields = reader.scrolled = 0
    reader.page.evaluate("scrollTo(0, document.querySelector('.diagnosis-result').offsetTop - 60)")
    reader.page.evaluate("() => { window.print = () => { window.printed = true; }; }")
    reader.tap(reader.page.locator(".diagnosis-tools").get_by_role("button", name="인쇄하기", exact=True))
    return bool(reader.page.evaluate("printed"))


def carried(reader: Reader) -> bool:
    """From the calculator's result to a letter, without typing a number again; only that is counted."""
    calculated(reader)
    reader.taps = reader.fields = reader.scrolled = 0
    reader.tap(reader.page.locator(".tool-answer").get_by_role("link", name="글"))
    letter = reader.page.locator(".diagnosis-letter").first
    reader.tap(letter.locator("summary"))
    return "42,000" in letter.inner_text()


def until(reader: Reader) -> bool:
    """Until when can it be used?"""
    return reader.sees(reader.page.locator("article p", has_text="동안 쓸 수 있어요"))


def searched(reader: Reader) -> bool:
    """The same by searching: the first result tells it."""
    reader.tap(reader.page.locator("header").get_by_role("button", name="검색"))
    reader.page.locator("[data-md-component=search-query]").press_sequentially("유효기간")
    reader.fields += 1
    found = reader.page.locator(".md-search-result__item").first
    expect(found).to_contain_text("유효기간은 받은 날부터")
    return reader.sees(found)


class Journey(NamedTuple):
    """A reader's way, and what it cost by hand before: taps, fields, pixels scrolled, and whether it got there."""

    go: Callable[[Reader], bool]
    before: tuple[str, str, str, str]


JOURNEYS = {
    "1 0원, 모두 모름": Journey(zero, ("9", "0", "450", "half")),
    "2 42,000원, 계산기": Journey(calculated, ("2", "3", "6,000", "half")),
    "2 42,000원, 카드 파일": Journey(stated, ("3~57", "2", "4,050~", "no")),
    "3 환수 20,000원": Journey(clawback, ("6", "5", "450", "no")),
    "4 안 보임": Journey(unseen, ("6", "0", "450", "yes")),
    "5 English, 얼마 적은지": Journey(english, ("2~", "8", "500", "yes")),
    "5 English, 한국어로 할 말": Journey(spoken, ("~", "~", "~", "no")),
    "6 인쇄": Journey(printed, ("1", "0", "4,000", "yes")),
    "7 계산기에서 글까지": Journey(carried, ("6~", "3", "~", "no")),
    "8 언제까지 쓰나": Journey(until, ("2", "2~5", "4,570", "half")),
    "9 검색 ‘유효기간’": Journey(searched, ("1", "1", "0", "no")),
}


def walk(page: Page, home: str, journey: Journey) -> tuple[Reader, bool]:
    """Return the reader after the *journey* from the front page, and whether the goal was reached."""
    seen_by(page, WIDTH, HEIGHT).goto(home)
    reader = Reader(page, home)
    return reader, journey.go(reader)


def main() -> int:
    """Print the table, before and after."""
    expect.set_options(timeout=30_000)
    found = chromium.find()
    if not found or not (ROOT / "site" / "index.html").is_file():
        print("Chromium이나 site/ 가 없어요. `make journeys`로 해 주세요.", file=sys.stderr)
        return 1
    print("| 길 | 누름 | 칸 | 넘긴 px | 닿음 | 전: 누름 | 칸 | px | 닿음 |\n|---|---|---|---|---|---|---|---|---|")
    with serve(ROOT / "site") as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found.program, args=list(chromium.FLAGS))
        for name, journey in JOURNEYS.items():
            with browser.new_page(locale="ko-KR") as page:
                reader, reached = walk(page, site.url, journey)
            print("|", " | ".join([name, str(reader.taps), str(reader.fields), f"{reader.scrolled:,}", "yes" if reached else "no", *journey.before]), "|", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
