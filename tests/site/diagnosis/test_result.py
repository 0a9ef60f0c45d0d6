"""The result of the diagnosis: what comes first, and what can be taken along on paper and in files."""

import pytest
from playwright.sync_api import Page, expect

from calculator.rules.facts import contacts
from tests.site.diagnosis.answering import NUMBERS, SCENARIOS, assert_result, walk
from tests.site.paper import sheets

pytestmark = pytest.mark.profile("lasting")


def test_what_to_check_comes_before_what_to_do(afresh: Page) -> None:
    """The steps of the cause's page in its order; after a click on a bad link only what is urgent."""
    walk(afresh, SCENARIOS["앱에서 조회 기간을 바꾸지 않음"])
    parts = afresh.locator(".diagnosis-first h3, .diagnosis-part h3").all_inner_texts()
    assert parts[:3] == ["이것부터 하세요", "이어서 확인할 것", "지금 할 일"]
    expect(afresh.locator(".diagnosis-part--checks ol")).to_have_attribute("start", "2")


def test_a_coincidence_does_not_outrank_the_answers(afresh: Page) -> None:
    """The numbers are also those of another year's rule: what the answers led to stands first."""
    walk(afresh, NUMBERS)
    assert_result(afresh, NUMBERS)
    expect(afresh.locator(".diagnosis-ground")).to_contain_text("답해 주신 내용으로 본")
    expect(afresh.locator(".diagnosis-part--others a[href*=rule-of-2021]")).to_have_count(0)


def test_what_the_rules_do_not_explain(afresh: Page) -> None:
    """Everything was denied and money is missing: whom to call, and the letter, without a cause's page."""
    walk(afresh, SCENARIOS["모두 아니라고 답했는데 계산으로는 돈이 나와야 함"])
    expect(afresh.locator(".diagnosis-heading")).to_have_text("규칙으로는 설명되지 않아요")
    expect(afresh.locator(".diagnosis-part--calls .phone").first).to_have_attribute("href", f"tel:{contacts()['sme'].phone}")
    expect(afresh.locator("[data-letter=objection]")).to_be_visible()
    expect(afresh.locator(".diagnosis-more a")).to_have_count(0)


@pytest.mark.profile("new")
def test_the_letter_holds_the_readers_numbers(diagnosis: Page) -> None:
    """Shown, copied and named by their rule; names stay blank."""
    diagnosis.context.grant_permissions(["clipboard-read", "clipboard-write"])
    walk(diagnosis, NUMBERS)
    letter = diagnosis.locator("[data-letter=petition]")
    letter.locator("summary").click()
    expect(letter).to_contain_text("받는 기관으로 중소벤처기업부를 고르세요")
    for number in ("(1,300,000원 − 1,000,000원) × 20% = 60,000원", "27,000원"):
        expect(letter).to_contain_text(number)
    letter.get_by_role("button", name="글 복사하기").click()
    expect(letter.get_by_role("status")).to_contain_text("복사했어요")
    copied = diagnosis.evaluate("navigator.clipboard.readText()")
    assert "× 20% = 60,000원" in copied
    assert "신청인 ____" in copied
    assert "5. 근거: " in copied and "4. 요청 사항" in copied


def test_calendar_is_saved_as_a_file(afresh: Page) -> None:
    """The file is made in the browser and named as one of a calendar."""
    walk(afresh, NUMBERS)
    afresh.locator(".diagnosis-calendar summary").click()
    with afresh.expect_download() as waiting:
        afresh.get_by_role("button", name="달력 파일로 저장하기").click()
    assert waiting.value.suggested_filename == "sangsaeng-payback.ics"
    text = waiting.value.path().read_bytes().decode()
    assert text.startswith("BEGIN:VCALENDAR\r\n")
    assert "DTSTART;VALUE=DATE:20301015\r\n" in text


@pytest.mark.parametrize("name", [NUMBERS["name"], "본인인증에서 막힘", "취소한 결제의 환수, 금액으로도 확인", "링크를 이미 누름", "쓴 돈에서 이유를 못 찾고 금액도 모름"])
def test_the_result_fits_one_sheet(afresh: Page, name: str) -> None:
    """One A4 sheet holds what to do, whom to call and what was answered."""
    walk(afresh, SCENARIOS[name])
    assert sheets(afresh) == 1


def test_a_letter_is_printed_alone(diagnosis: Page) -> None:
    """Of the page only the letter is left for the printer."""
    walk(diagnosis, NUMBERS)
    letter = diagnosis.locator("[data-letter=petition]")
    letter.locator("summary").click()
    diagnosis.evaluate("() => { globalThis.print = () => {} }")
    letter.get_by_role("button", name="이 글만 인쇄하기").click()
    diagnosis.emulate_media(media="print")
    expect(letter.get_by_role("heading")).to_be_visible()
    expect(diagnosis.locator(".diagnosis-first")).to_be_hidden()
    expect(diagnosis.locator(".diagnosis-answers")).to_be_hidden()
    assert sheets(diagnosis) == 1
    diagnosis.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(diagnosis.locator(".diagnosis-first")).to_be_visible()


def test_letters_are_printed_with_the_result(diagnosis: Page) -> None:
    """Each on a sheet of its own after the result, and all bear the site's name, its address and the day."""
    walk(diagnosis, NUMBERS)
    letters = diagnosis.locator(".diagnosis-letter").count()
    diagnosis.evaluate("() => { globalThis.print = () => dispatchEvent(new Event('beforeprint')) }")
    diagnosis.get_by_role("button", name="글까지 모두 인쇄하기").click()
    diagnosis.emulate_media(media="print")
    expect(diagnosis.locator(".diagnosis-first")).to_be_visible()
    for sheet in diagnosis.locator(".diagnosis-letter__sheet").all():
        expect(sheet).to_be_visible()
    assert sheets(diagnosis) >= 1 + letters
    head = diagnosis.locator(".print-head")
    expect(head).to_contain_text("상생페이백 못 받았을 때 · ")
    expect(head).to_contain_text("/diagnosis/")
    expect(head.locator("time")).to_contain_text("년")
    diagnosis.evaluate("dispatchEvent(new Event('afterprint'))")
    assert sheets(diagnosis) == 1


def test_first_screen_says_what_the_calculator_says(afresh: Page) -> None:
    """What the rules give, what came, the difference in words, the reason and the one thing to do: on the first screen of a phone."""
    afresh.set_viewport_size({"width": 360, "height": 740})
    walk(afresh, NUMBERS)
    expect(afresh.locator(".diagnosis-result .tool-against dd")).to_have_text(["60,000원", "27,000원", "33,000원 적음"])
    for part in (".diagnosis-heading", ".tool-against", ".diagnosis-first", ".diagnosis-tools"):
        box = afresh.locator(part).first.bounding_box()
        assert box["y"] >= 0 and box["y"] + box["height"] <= 740, part
    expect(afresh.locator(".diagnosis-file a")).to_be_visible()


def test_what_nobody_knows_is_no_fact(afresh: Page) -> None:
    """Who knows nothing is told so, and gets one thing to look up; what it would mean stays folded."""
    walk(afresh, SCENARIOS["0원의 이유를 몰라도 가장 먼저 확인할 이유가 나옴"])
    expect(afresh.locator(".diagnosis-heading")).to_have_text("아직 알 수 없어요")
    expect(afresh.locator(".diagnosis-first h3")).to_have_text("이것 하나를 찾아보세요")
    expect(afresh.locator(".diagnosis-part--actions")).to_be_hidden()
    afresh.locator(".diagnosis-result summary", has_text="먼저 확인할 이유").click()
    expect(afresh.locator(".diagnosis-part--actions")).to_be_visible()


def test_what_a_page_links_to_is_a_link(afresh: Page) -> None:
    """A step that names the calculator leads to it."""
    walk(afresh, SCENARIOS["0원의 이유를 몰라도 가장 먼저 확인할 이유가 나옴"])
    link = afresh.locator(".diagnosis-result").get_by_role("link", name="계산기").first
    expect(link).to_have_attribute("href", "../calculator/")
