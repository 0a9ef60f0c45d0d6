"""The diagnosis page as a reader uses it: answered question by question, explained, and taken along."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.site.server import Site, serve
from tests.site.test_accessibility import violations
from tests.site.test_privacy import keeps_nothing_of_the_reader

DOCS = Path(__file__).parents[2] / "docs"
SCENARIOS = {each["name"]: each for each in tomllib.loads((DOCS / "diagnosis/scenarios.toml").read_text("utf-8"))["scenario"]}
BY_KEYBOARD = (
    "기준보다 적게 써서 0원, 금액으로도 확인",
    "0원의 이유를 몰라도 가장 흔한 이유에 닿음",
    "늦게 신청했고 다음 지급일을 아직 보지 않음",
    "12월에 처음 신청하고 9월 몫을 기다림",
    "앱에서 조회 기간을 바꾸지 않음",
    "작년 같은 달과 견주었다고 답했지만 금액은 2021년 규칙과 1원까지 맞음",
    "쓴 돈에서 이유를 못 찾고 금액도 모름",
    "밤에 점검 화면",
    "취소한 결제의 환수, 금액으로도 확인",
    "링크를 이미 누름",
)
NUMBERS = SCENARIOS["작년 같은 달과 견주었다고 답했지만 금액은 2021년 규칙과 1원까지 맞음"]


@pytest.fixture
def diagnosis(page: Page, root_site: Site) -> Page:
    """Return the diagnosis page, opened by somebody who was never there."""
    page.goto(f"{root_site.url}diagnosis/")
    return page


@pytest.fixture(scope="module")
def running(browser: Browser, built: Path) -> Iterator[Page]:
    """Yield a diagnosis page whose Python many tests share."""
    context = browser.new_context(locale="ko-KR")
    with serve(built) as site:
        page = context.new_page()
        page.goto(f"{site.url}diagnosis/")
        yield page
    context.close()


@pytest.fixture
def afresh(running: Page) -> Page:
    """Return the shared page at its first question, everything answered before forgotten."""
    restart = running.get_by_role("link", name="처음부터 다시")
    if restart.is_visible():
        restart.click()
    else:
        running.goto(running.url.partition("#")[0])
        running.reload()
    form(running, "start")
    return running


def heading(page: Page) -> Locator:
    """Return the heading of the question or of the result."""
    return page.locator(".diagnosis-heading")


def form(page: Page, question: str) -> Locator:
    """Return the form of *question*, which must be the one on the screen."""
    found = page.locator(f"form[data-question='{question}']")
    expect(found).to_be_visible()
    return found


def answer(page: Page, question: str, choice: str, values: dict[str, Any]) -> None:
    """Answer *question* with the mouse."""
    shown = form(page, question)
    if shown.locator("input[type=radio]").count():
        shown.locator(f"input[value='{choice}']").check()
    elif choice == "given":
        fill(shown, values)
    shown.get_by_role("button", name="잘 모르겠어요" if choice == "unknown" and not shown.locator("input[type=radio]").count() else "다음").click()


def fill(shown: Locator, values: dict[str, Any]) -> None:
    """Type *values* into the fields of the form *shown*."""
    for name, value in values.items():
        field = shown.locator(f"[name='{name}']")
        if field.count() and name == "month":
            field.select_option(value)
        elif field.count():
            field.fill(str(value))


def walk(page: Page, scenario: dict[str, Any]) -> None:
    """Answer every question of *scenario* with the mouse."""
    for question, choice in scenario["answers"].items():
        answer(page, question, choice, scenario.get("values", {}))
    expect(page.locator(".diagnosis-result")).to_be_visible()


def page_of(scenario: dict[str, Any]) -> str:
    """Return the address that the result of *scenario* links to for more."""
    return f"../causes/{scenario['cause']}/"


def assert_result(page: Page, scenario: dict[str, Any]) -> None:
    """The result on the screen is the one that *scenario* expects."""
    more = page.locator(".diagnosis-more a")
    if scenario["cause"] == "none":
        expect(heading(page)).to_have_text("여기에는 맞는 이유가 없어요")
        expect(more).to_have_count(0)
    else:
        expect(more).to_have_attribute("href", page_of(scenario))


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the focus is on *selector*."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"Tab never reaches {selector}")


def answer_by_keyboard(page: Page, question: str, choice: str, values: dict[str, Any]) -> None:
    """Answer *question* with Tab, arrows, Space, typing and Enter."""
    shown = form(page, question)
    options = shown.locator("input[type=radio]").evaluate_all("inputs => inputs.map((input) => input.value)")
    if options:
        tab_to(page, "input[name=answer]")
        page.keyboard.press("Space")
        for _ in range(options.index(choice)):
            page.keyboard.press("ArrowDown")
    elif choice == "unknown":
        tab_to(page, "button[value=unknown]")
    else:
        type_by_keyboard(page, shown, values)
        tab_to(page, "button[type=submit]")
    page.keyboard.press("Enter")


def type_by_keyboard(page: Page, shown: Locator, values: dict[str, Any]) -> None:
    """Type *values* field by field."""
    for name in shown.locator("input, select").evaluate_all("fields => fields.map((field) => field.name)"):
        if name not in values:
            continue
        tab_to(page, f"[name='{name}']")
        if name == "applied_on":
            type_day(page, shown.locator("[name=applied_on]"), values[name])
        elif name == "month":
            months = shown.locator("[name=month] option").evaluate_all("options => options.map((option) => option.value)")
            for _ in range(months.index(values[name])):
                page.keyboard.press("ArrowDown")
        else:
            page.keyboard.type(str(values[name]))


def type_day(page: Page, field: Locator, day: str) -> None:
    """Type *day* part by part; their order is that of the browser's language, which trying tells."""
    year, month, number = day.split("-")
    for order in ((year, month, number), (month, number, year), (number, month, year)):
        for place, part in enumerate(order):
            for key in [*["ArrowLeft"] * 3, *["ArrowRight"] * place]:
                page.keyboard.press(key)
            page.keyboard.type(part)
        if field.input_value() == day:
            return
    raise AssertionError(f"{day} cannot be typed")


@pytest.mark.parametrize("name", BY_KEYBOARD)
def test_scenario_by_keyboard(afresh: Page, name: str) -> None:
    """Without a mouse: each question takes the focus at its heading, and so does the result."""
    scenario = SCENARIOS[name]
    for number, (question, choice) in enumerate(scenario["answers"].items()):
        if number:
            expect(heading(afresh)).to_be_focused()
        answer_by_keyboard(afresh, question, choice, scenario.get("values", {}))
    expect(afresh.locator(".diagnosis-result")).to_be_visible()
    expect(heading(afresh)).to_be_focused()
    assert_result(afresh, scenario)


def test_scenario_by_touch(browser: Browser, root_site: Site) -> None:
    """On a phone of 360 pixels, with a finger; nothing is cut off at the side, and targets are large enough."""
    context = browser.new_context(has_touch=True, is_mobile=True, locale="ko-KR", viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{root_site.url}diagnosis/")
    scenario = SCENARIOS["취소한 적이 없는 환수 안내"]
    for question, choice in scenario["answers"].items():
        option = form(page, question).locator(f"label:has(input[value='{choice}'])")
        for target in (option, page.get_by_role("button", name="다음")):
            assert target.bounding_box()["height"] >= 44
            target.tap()
    expect(page.locator(".diagnosis-result")).to_be_visible()
    assert_result(page, scenario)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    for link in page.locator(".diagnosis-call a, .diagnosis-answers a").all():
        assert link.bounding_box()["height"] >= 43.5
    context.close()


def test_nothing_is_chosen_and_nothing_advances_by_itself(afresh: Page) -> None:
    """A choice alone does not leave the question."""
    expect(afresh.locator("input[name=answer]:checked")).to_have_count(0)
    afresh.get_by_role("radio", name="지급액이 0원이에요").check()
    afresh.wait_for_timeout(300)
    form(afresh, "start")


def test_no_choice_is_refused_in_a_summary(afresh: Page) -> None:
    """The summary takes the focus, leads to the first choice, and the question carries the sentence."""
    afresh.get_by_role("button", name="다음").click()
    summary = afresh.locator(".tool-summary")
    expect(summary).to_be_focused()
    expect(afresh.locator("fieldset .tool-error")).to_contain_text("하나를 골라 주세요")
    fragment = urlsplit(afresh.url).fragment
    summary.get_by_role("link").click()
    expect(afresh.locator("input[name=answer]").first).to_be_focused()
    assert urlsplit(afresh.url).fragment == fragment
    answer(afresh, "start", "zero", {})
    form(afresh, "zero")
    expect(summary).to_be_hidden()


def test_unreadable_amount_is_refused_beside_its_field(afresh: Page) -> None:
    """The field is marked and described by the sentence; what was typed stays."""
    answer(afresh, "start", "less", {})
    answer(afresh, "less", "less-amounts", {})
    answer(afresh, "less-amounts", "given", {"month": "2025-09", "base": "백만쯤"})
    field = afresh.locator("[name=base]")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_value("백만쯤")
    expect(afresh.locator(f"#{(field.get_attribute('aria-describedby') or '').split()[0]}")).to_contain_text("원 단위 숫자")
    expect(afresh.locator(".tool-summary li")).to_have_count(1)


def test_the_next_question_stands_at_the_top(browser: Browser, root_site: Site) -> None:
    """On a phone nobody reads the page's introduction again before each question and the result."""
    context = browser.new_context(locale="ko-KR", viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{root_site.url}diagnosis/")
    expect(page.locator(".diagnosis-progress")).to_have_text("첫 번째 질문이에요. 모두 해서 많아야 6개예요.")
    answer(page, "start", "error", {})
    for title in ("어디에서 멈췄나요?", "본인인증에서 막혔어요"):
        expect(heading(page)).to_have_text(title)
        expect(heading(page)).to_be_in_viewport()
        assert 48 < page.locator(".diagnosis-stage").bounding_box()["y"] < 120, "below the header, at the top"
        if title == "어디에서 멈췄나요?":
            answer(page, "error", "auth-error", {})
    context.close()


def test_what_to_check_comes_before_what_to_do(afresh: Page) -> None:
    """The steps of the cause's page in its order; after a click on a bad link only what is urgent."""
    walk(afresh, SCENARIOS["앱에서 조회 기간을 바꾸지 않음"])
    parts = afresh.locator(".diagnosis-part h3").all_inner_texts()
    assert parts[:2] == ["먼저 확인할 것", "지금 할 일"]
    expect(afresh.locator(".diagnosis-part--checks li")).not_to_have_count(0)


def test_back_is_the_browsers_back(diagnosis: Page) -> None:
    """Back shows the question before with its answer, forward the next, and changing keeps what still applies."""
    scenario = SCENARIOS["당첨을 알리기만 하는 연락"]
    walk(diagnosis, scenario)
    diagnosis.go_back()
    expect(form(diagnosis, "prize").locator("input[value='lottery-money']")).to_be_checked()
    expect(heading(diagnosis)).to_be_focused()
    diagnosis.go_back()
    form(diagnosis, "suspicious")
    diagnosis.go_forward()
    form(diagnosis, "prize")
    diagnosis.go_back()
    diagnosis.go_back()
    form(diagnosis, "start")
    assert urlsplit(diagnosis.url).fragment == ""


def test_changing_an_answer_keeps_the_rest(afresh: Page) -> None:
    """“바꾸기” leads to the question; after it the later answers that still apply are not asked again."""
    walk(afresh, SCENARIOS["금액을 모르고 온라인에서 많이 써서 0원"])
    afresh.get_by_role("link", name="바꾸기 0원인 것을 어디에서 봤나요?").click()
    answer(afresh, "zero-where", "zero-amounts", {})
    expect(afresh.locator(".diagnosis-result")).to_be_visible()
    expect(afresh.locator(".diagnosis-more a")).to_have_attribute("href", "../causes/excluded-spending/")
    expect(afresh.locator(".diagnosis-answers li").nth(2)).to_contain_text("지급일 뒤에")


def test_a_link_reopens_at_the_same_place(diagnosis: Page, root_site: Site) -> None:
    """The address holds the choices and nothing else; opened anew it shows the same place without the numbers."""
    walk(diagnosis, NUMBERS)
    address = diagnosis.url
    assert urlsplit(address).fragment == "&".join("=".join(pair) for pair in NUMBERS["answers"].items())
    assert not any(number in path for path in [address, *root_site.requests] for number in ("27000", "1300000", "2025-09"))
    assert keeps_nothing_of_the_reader(diagnosis, root_site)
    diagnosis.goto("about:blank")
    diagnosis.goto(address)
    expect(diagnosis.locator(".diagnosis-result")).to_be_visible()
    expect(diagnosis.locator(".diagnosis-result .diagnosis-table")).to_have_count(0)
    diagnosis.goto(address.rpartition("&")[0])
    form(diagnosis, "less-how")


def test_an_entrance_by_symptom(diagnosis: Page) -> None:
    """The address of a symptom's question opens there, with the first question answered."""
    address = diagnosis.url
    for symptom in ("zero", "less", "missing", "error", "clawback", "suspicious"):
        diagnosis.goto(f"{address}#{symptom}")
        form(diagnosis, symptom)
        expect(diagnosis.locator(".diagnosis-answers li")).to_have_count(1)
    diagnosis.reload()
    form(diagnosis, "suspicious")


STRANGE = (
    "start=gone", "gone=zero", "start=", "=", "a=b&&", "start=<img>", "%E0%A4%A", "이-진단이-알-수-없는-것", "__proto__=zero",
    "start=__proto__", "constructor=prototype", "gone", "start=zero&start=less&start=gone",
)


def test_a_stale_or_edited_address_asks_from_the_start(page: Page, root_site: Site) -> None:
    """What no longer means anything is passed over, when the page opens and later."""
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    for fragment in (STRANGE[0], *STRANGE):
        page.goto(f"{root_site.url}diagnosis/#{fragment}")
        answer(page, "start", "zero", {})
        form(page, "zero")
    page.goto(f"{root_site.url}diagnosis/#gone")
    page.reload()
    form(page, "start")
    assert failures == []


def test_a_stale_answer_in_the_middle_asks_its_question(page: Page, root_site: Site) -> None:
    """What is still known is kept."""
    page.goto(f"{root_site.url}diagnosis/#start=zero&zero=gone&december=december-first")
    form(page, "zero")


def test_an_exact_fit_outranks_the_answers(afresh: Page) -> None:
    """The numbers name another cause than the answers, and the page says why it comes first."""
    walk(afresh, NUMBERS)
    assert_result(afresh, NUMBERS)
    expect(afresh.locator(".diagnosis-ground")).to_contain_text("1원까지 맞아요")
    expect(afresh.locator(".diagnosis-part--others")).to_contain_text("작년 같은 달")
    expect(afresh.locator(".diagnosis-part--calls .phone").first).to_have_attribute("href", "tel:1357")


def test_the_letter_holds_the_readers_numbers(diagnosis: Page) -> None:
    """Shown, copied and named by their rule; names stay blank."""
    diagnosis.context.grant_permissions(["clipboard-read", "clipboard-write"])
    walk(diagnosis, NUMBERS)
    letter = diagnosis.locator("[data-letter=operator]")
    letter.locator("summary").click()
    for number in ("1,000,000원", "1,300,000원", "60,000원", "27,000원", "33,000원"):
        expect(letter.get_by_role("cell", name=number, exact=True)).to_be_visible()
    letter.get_by_role("button", name="글 복사하기").click()
    expect(letter.get_by_role("status")).to_contain_text("복사했어요")
    copied = diagnosis.evaluate("navigator.clipboard.readText()")
    assert "덜 받은 금액: 33,000원" in copied
    assert "성명 ____" in copied
    assert "출처: SBS" in copied


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


def pages_printed(page: Page) -> int:
    """Return on how many A4 sheets *page* is printed."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4", prefer_css_page_size=True)))


@pytest.mark.parametrize("name", [NUMBERS["name"], "본인인증에서 막힘", "취소한 결제의 환수, 금액으로도 확인", "링크를 이미 누름", "쓴 돈에서 이유를 못 찾고 금액도 모름"])
def test_the_result_fits_one_sheet(afresh: Page, name: str) -> None:
    """One A4 sheet holds what to do, whom to call and what was answered."""
    walk(afresh, SCENARIOS[name])
    assert pages_printed(afresh) == 1


def test_a_letter_is_printed_alone(diagnosis: Page) -> None:
    """Of the page only the letter is left for the printer."""
    walk(diagnosis, NUMBERS)
    letter = diagnosis.locator("[data-letter=epeople]")
    letter.locator("summary").click()
    diagnosis.evaluate("() => { globalThis.print = () => {} }")
    letter.get_by_role("button", name="이 글만 인쇄하기").click()
    diagnosis.emulate_media(media="print")
    expect(letter.get_by_role("heading")).to_be_visible()
    expect(diagnosis.locator(".diagnosis-result")).to_be_hidden()
    expect(diagnosis.locator(".diagnosis-answers")).to_be_hidden()
    assert pages_printed(diagnosis) == 1
    diagnosis.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(diagnosis.locator(".diagnosis-result")).to_be_visible()


def test_starting_over_forgets(afresh: Page) -> None:
    """Neither answers nor numbers of before are there."""
    walk(afresh, NUMBERS)
    afresh.get_by_role("link", name="처음부터 다시").click()
    form(afresh, "start")
    expect(afresh.locator("input[name=answer]:checked")).to_have_count(0)
    answer(afresh, "start", "less", {})
    answer(afresh, "less", "less-amounts", {})
    expect(afresh.locator("[name=base]")).to_have_value("")


def test_a_failed_start_leaves_the_questions_to_read(page: Page, root_site: Site) -> None:
    """Without Python the written questions are there, the answer stays, and trying again goes on."""
    root_site.refused.add(".wasm")
    diagnosis = page
    diagnosis.goto(f"{root_site.url}diagnosis/")
    diagnosis.get_by_role("radio", name="지급액이 0원이에요").check()
    diagnosis.get_by_role("button", name="다음").click()
    expect(diagnosis.locator(".tool-status__line")).to_contain_text("글로 따라가도 돼요")
    expect(diagnosis.locator("#diagnosis-questions")).to_be_visible()
    expect(diagnosis.get_by_role("radio", name="지급액이 0원이에요")).to_be_checked()
    root_site.refused.clear()
    diagnosis.get_by_role("button", name="다시 시도").click()
    form(diagnosis, "zero")
    expect(diagnosis.locator("#diagnosis-questions")).to_be_hidden()


def test_axe_finds_nothing(browser: Browser, root_site: Site) -> None:
    """In every state: a question, a refusal, fields, the result with all parts open, the sheet and the tree."""
    context = browser.new_context(bypass_csp=True, locale="ko-KR", viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{root_site.url}diagnosis/")
    assert violations(page) == []
    page.get_by_role("button", name="다음").click()
    expect(page.locator(".tool-summary")).to_be_focused()
    assert violations(page) == []
    answer(page, "start", "less", {})
    answer(page, "less", "less-amounts", {})
    form(page, "less-amounts").get_by_role("button", name="다음").click()
    expect(page.locator(".tool-summary")).to_be_focused()
    assert violations(page) == []
    answer(page, "less-amounts", "given", NUMBERS["values"])
    answer(page, "less-how", "wrong-base-same-month", {})
    for part in page.locator(".diagnosis-take summary").all():
        part.click()
    assert violations(page) == []
    for name in ("sheet", "tree"):
        page.goto(f"{root_site.url}diagnosis/{name}/")
        assert violations(page) == []
    context.close()


def test_readable_and_walkable_without_script(browser: Browser, root_site: Site) -> None:
    """With scripting off every question is there, and its links lead to the next one and to the cause."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{root_site.url}diagnosis/")
    expect(page.get_by_role("heading", name="지금 어떤 상황인가요?")).to_be_visible()
    for link in ("지급액이 0원이에요", "12월에 처음 신청했어요"):
        page.locator("#diagnosis-questions").get_by_role("link", name=link, exact=True).click()
    assert urlsplit(page.url).fragment == "december"
    expect(page.get_by_role("heading", name="어느 달 몫이 0원인가요?")).to_be_in_viewport()
    page.get_by_role("link", name="9월, 10월, 11월 가운데 있어요").click()
    assert urlsplit(page.url).path == "/causes/december-first/"
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.goto(f"{root_site.url}diagnosis/")
    expect(page.get_by_role("heading", name="여기에는 맞는 이유가 없어요")).to_be_visible()
    assert page.locator("#diagnosis-questions").get_by_text("2024년 월평균").first.is_visible()
    context.close()


def test_the_sheet_leads_by_numbers(page: Page, root_site: Site) -> None:
    """Every answer of the large-print sheet names a question or a result that is there."""
    page.goto(f"{root_site.url}diagnosis/sheet/")
    targets = page.locator(".diagnosis-sheet__question li a").evaluate_all(
        "links => links.map((link) => [link.textContent, document.querySelector(link.getAttribute('href'))?.textContent])"
    )
    assert len(targets) > 80
    for text, title in targets:
        number = re.search(r"\d+", text)[0]
        assert title.startswith((f"{number}번.", f"결과 {number}."))
