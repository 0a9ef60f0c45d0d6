"""The calculator page as a reader uses it: typed in, answered by Python, explained."""

import json
import re
from datetime import datetime, timedelta
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from calculator.loader import edition, editions
from tests.published import examples
from tests.site.server import Site
from tests.site.test_privacy import keeps_nothing_of_the_reader


@pytest.fixture
def calculator(warm_page: Page, lasting_site: Site) -> Page:
    """Return the open calculator page."""
    return opened(warm_page, lasting_site)


def opened(page: Page, site: Site) -> Page:
    """Return *page* with the calculator, whose Python comes as soon as the page is at rest."""
    page.goto(f"{site.url}calculator/")
    return page


def compute(page: Page) -> None:
    """Press the button."""
    page.get_by_role("button", name="계산하기").click()


def assert_ended(page: Page) -> None:
    """Wait until Python's worker of *page* is gone; the theme's own search worker stays."""
    for _ in range(50):
        if not any(worker.url.startswith("blob:") for worker in page.workers):
            return
        page.wait_for_timeout(100)
    raise AssertionError("the worker is still there")


def result(page: Page) -> Locator:
    """Return the shown total."""
    return page.locator(".tool-total")


def test_example_with_steps_and_sources(calculator: Page) -> None:
    """Amounts as people type them give the refund, its working, its sources and its day."""
    calculator.fill("#base", "100만")
    calculator.fill("#spend-2025-09", "1,300,000")
    calculator.fill("#applied_on", "2025-09-20")
    compute(calculator)
    expect(result(calculator)).to_contain_text("60,000원")
    expect(calculator.locator(".tool-table tbody tr")).to_contain_text("2025년 10월 15일")
    calculator.locator(".tool-working summary").click()
    expect(calculator.get_by_text("300,000원의 20%는 60,000원이에요.")).to_be_visible()
    assert calculator.locator(".tool-working a.tool-source").count() == 5
    expect(calculator.locator("svg.tool-picture text").filter(has_text="1,300,000원")).to_be_visible()


@pytest.mark.parametrize("kind", ["2025", "2021"])
def test_published_examples(calculator: Page, kind: str) -> None:
    """What public sources printed comes out to the won on the page."""
    chosen = [example for example in examples() if example.message["edition"] == kind]
    assert chosen
    calculator.check(f"input[name=edition][value='{kind}']")
    for example in chosen:
        calculator.get_by_role("button", name="모두 지우기").click()
        calculator.check(f"input[name=edition][value='{kind}']")
        calculator.fill("#base", str(example.message["base"]))
        for month, won in example.message["spend"].items():
            calculator.fill(f"#spend-{month}", str(won))
        compute(calculator)
        expect(result(calculator)).to_have_text(f"규칙대로라면 모두 {sum(example.amounts.values()):,}원이에요.")


def test_fields_are_those_of_the_rules(calculator: Page) -> None:
    """Every month of every edition, and of its base, has its field, and no other month has."""
    names = calculator.locator("input").evaluate_all("inputs => inputs.map((input) => input.name)")
    for kind, months in (("spend", [edition(id).months for id in editions()]),
                         ("received", [edition(id).months for id in editions()]),
                         ("base", [edition(id).base.months for id in editions()])):
        expected = {f"{kind}.{month}" for group in months for month in group}
        assert {name for name in names if name.startswith(f"{kind}.")} == expected


def test_keyboard_alone(calculator: Page) -> None:
    """Tab, type, Enter: the result takes the focus."""
    calculator.focus("#base")
    calculator.keyboard.type("1000000")
    calculator.keyboard.press("Tab")
    calculator.keyboard.type("1600000")
    calculator.keyboard.press("Enter")
    expect(result(calculator)).to_contain_text("100,000원")
    assert calculator.evaluate("document.activeElement.textContent") == "계산 결과"
    calculator.keyboard.press("Tab")
    assert calculator.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_total_is_said_once(page: Page, root_site: Site) -> None:
    """By the heading that takes the focus; while a reader types on, when the typing rests, and nothing in between."""
    page.clock.install()
    calculator = opened(page, root_site)
    calculator.locator("[data-example]").click()
    heading = calculator.get_by_role("heading", name="계산 결과")
    expect(heading).to_be_focused()
    expect(heading).to_have_accessible_description("규칙대로라면 모두 160,000원이에요.")
    said = calculator.locator("#calculator ~ [role=status].visually-hidden")
    page.clock.pause_at(datetime.now() + timedelta(days=1))
    for won in ("1,310,000", "1,320,000", "1,330,000"):
        calculator.fill("#spend-2025-09", won)
        expect(result(calculator)).to_contain_text(f"{(int(won.replace(',', '')) - 1_000_000) // 5 + 100_000:,}원")
        expect(said).to_have_text("")
    page.clock.run_for(1000)
    expect(said).to_have_text("규칙대로라면 모두 166,000원이에요.")


def test_typed_before_python_is_there(page: Page, root_site: Site) -> None:
    """What is typed and sent while Python is on its way is kept, told in bytes, and answered."""
    root_site.held.add(".wasm")
    calculator = opened(page, root_site)
    calculator.fill("#base", "1000000")
    calculator.fill("#spend-2025-10", "1300000")
    compute(calculator)
    expect(calculator.locator(".tool-status__detail")).to_contain_text("MB")
    calculator.fill("#spend-2025-10", "1200000")
    root_site.held.clear()
    root_site.release.set()
    compute(calculator)
    expect(result(calculator)).to_contain_text("40,000원")


def test_blocked_runtime_keeps_the_input(page: Page, root_site: Site) -> None:
    """A failure is told in words; nothing typed is lost; trying again answers."""
    root_site.refused.add(".wasm")
    calculator = opened(page, root_site)
    calculator.fill("#base", "1000000")
    calculator.fill("#spend-2025-09", "1300000")
    compute(calculator)
    status = calculator.locator("#calculator-status")
    expect(status.get_by_role("status")).to_contain_text("받아 오지 못했어요")
    expect(calculator.locator("#base")).to_have_value("1000000")
    root_site.refused.clear()
    status.get_by_role("button", name="다시 시도").click()
    expect(result(calculator)).to_contain_text("60,000원")
    expect(status).to_be_hidden()


def test_cancel(page: Page, root_site: Site) -> None:
    """A reader can stop the download, and start it again."""
    root_site.held.add(".wasm")
    calculator = opened(page, root_site)
    calculator.fill("#base", "1000000")
    calculator.fill("#spend-2025-09", "1300000")
    compute(calculator)
    expect(calculator.locator(".tool-status__detail")).to_contain_text("MB")
    assert any(worker.url.startswith("blob:") for worker in calculator.workers)
    calculator.get_by_role("button", name="그만두기").click()
    expect(calculator.locator(".tool-status__line")).to_contain_text("멈췄어요")
    assert_ended(calculator)
    root_site.held.clear()
    root_site.release.set()
    compute(calculator)
    expect(result(calculator)).to_contain_text("60,000원")


def test_refused_fields_are_listed_and_marked(calculator: Page) -> None:
    """The summary takes the focus and leads to the field, which carries the sentence."""
    calculator.fill("#base", "백만쯤")
    compute(calculator)
    summary = calculator.locator("#calculator-errors")
    expect(summary).to_be_focused()
    expect(summary.get_by_role("link")).to_have_count(2)
    expect(calculator.locator("#base-error")).to_contain_text("원 단위 숫자로")
    summary.get_by_role("link").first.click()
    expect(calculator.locator("#base")).to_be_focused()
    expect(calculator.locator("#base")).to_have_attribute("aria-invalid", "true")
    calculator.fill("#base", "100만")
    calculator.fill("#spend-2025-09", "100만")
    compute(calculator)
    expect(result(calculator)).to_contain_text("0원")
    expect(summary).to_be_hidden()
    expect(calculator.locator("[aria-invalid]")).to_have_count(0)


def test_result_follows_what_is_typed(calculator: Page) -> None:
    """After a first result the next ones come without the button; a half-typed field says that the result is old."""
    calculator.locator("[data-example]").click()
    expect(result(calculator)).to_contain_text("160,000원")
    calculator.fill("#spend-2025-10", "110만")
    expect(result(calculator)).to_contain_text("80,000원")
    calculator.fill("#spend-2025-10", "110만ㅇ")
    expect(calculator.locator("#calculator-old")).to_be_visible()
    calculator.fill("#spend-2025-10", "120만")
    expect(result(calculator)).to_contain_text("100,000원")
    expect(calculator.locator("#calculator-old")).to_be_hidden()


def test_unknown_base_gives_a_range(calculator: Page) -> None:
    """“몰라요” is an answer like the others."""
    calculator.get_by_label("몰라요").check()
    calculator.fill("#spend-2025-12", "100,000")
    compute(calculator)
    expect(result(calculator)).to_contain_text("0원~20,000원")


def test_received_shows_the_difference(calculator: Page) -> None:
    """What came is set against what the rules give."""
    calculator.fill("#base", "100만")
    calculator.fill("#spend-2025-09", "130만")
    calculator.fill("#received-2025-09", "5만")
    compute(calculator)
    expect(calculator.locator("td[data-label=차이]")).to_have_text("-10,000원")


def test_gap_names_the_cause_that_fits(calculator: Page) -> None:
    """A late application explains a month without money; the cause leads to the page that says what to do."""
    calculator.fill("#base", "100만")
    calculator.fill("#applied_on", "2025-10-20")
    calculator.fill("#spend-2025-09", "130만")
    calculator.fill("#received-2025-09", "0")
    compute(calculator)
    gap = calculator.locator("#calculator-gap")
    expect(gap.get_by_role("heading", name="금액이 다른 이유")).to_be_visible()
    expect(gap.locator(".tool-cause").first).to_contain_text("숫자가 꼭 맞아요")
    gap.locator(".tool-cause").first.get_by_role("link").click()
    expect(calculator).to_have_url(re.compile(r"/causes/late-application/$"))
    expect(calculator.locator("h1")).to_be_visible()


def test_gap_is_shown_only_with_received(calculator: Page) -> None:
    """Without what was received there is nothing to explain, and the page says what would help."""
    calculator.locator("[data-example]").click()
    expect(result(calculator)).to_contain_text("160,000원")
    expect(calculator.locator("#calculator-gap")).to_be_hidden()
    expect(calculator.get_by_text("왜 다른지도 찾아 드려요")).to_be_visible()


def test_address_holds_choices_and_nothing_else(page: Page, root_site: Site) -> None:
    """Choices survive a reload through the fragment; amounts and days are in no address and no storage."""
    calculator = opened(page, root_site)
    calculator.get_by_label("2021년 상생소비지원금").check()
    calculator.get_by_label("달마다 쓴 금액을 적을게요").check()
    calculator.fill("#base-2021-04", "1234567")
    calculator.fill("#spend-2021-10", "7654321")
    compute(calculator)
    expect(result(calculator)).to_contain_text("원")
    fragment = urlsplit(calculator.url).fragment
    assert fragment == "edition=2021&known=months"
    assert not any("1234567" in path or "7654321" in path for path in root_site.requests)
    assert keeps_nothing_of_the_reader(calculator, root_site)
    calculator.reload()
    expect(calculator.locator("input[name=edition][value='2021']")).to_be_checked()
    expect(calculator.locator("#base-2021-04")).to_be_visible()


@pytest.mark.parametrize("fragment", ["edition=1999", "known=<img>", "계산하는-법", "a=b&&=", "%E0%A4%A"])
def test_strange_fragment_changes_nothing(page: Page, root_site: Site, fragment: str) -> None:
    """A stale or edited address never breaks the page."""
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.goto(f"{root_site.url}calculator/#{fragment}")
    expect(page.locator("input[name=edition][value='2025']")).to_be_checked()
    expect(page.locator("#base")).to_be_visible()
    assert failures == []


def test_markup_stays_text(calculator: Page) -> None:
    """What is typed never becomes part of the page's structure."""
    calculator.fill("#base", "<img src=x onerror=alert(1)>")
    compute(calculator)
    expect(calculator.locator("#calculator-errors")).to_be_visible()
    assert calculator.locator("main img").count() == 0


def test_no_request_leaves_the_site(page: Page, root_site: Site) -> None:
    """From opening to the result, every request goes to the site's own host."""
    hosts: set[str] = set()
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc) if request.url.startswith("http") else None)
    page.goto(f"{root_site.url}calculator/")
    page.locator("[data-example]").click()
    expect(result(page)).to_contain_text("160,000원")
    assert hosts == {urlsplit(root_site.url).netloc}


def test_readable_and_fillable_without_script(browser: Browser, root_site: Site) -> None:
    """Without script all fields are there, and the formula beside them."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{root_site.url}calculator/")
    for field in ("#base", "#base-2024-01", "#spend-2025-09", "#spend-2021-11", "#applied_on"):
        expect(page.locator(field)).to_be_visible()
    page.fill("#base", "130만")
    expect(page.get_by_text("손으로 계산할 수 있고")).to_be_visible()
    expect(page.get_by_role("heading", name="계산하는 법")).to_be_visible()
    context.close()


def test_example_button_holds_readable_amounts(calculator: Page) -> None:
    """The example is data that the form takes: every name is a field."""
    fields = json.loads(calculator.locator("[data-example]").get_attribute("data-example"))
    assert all(calculator.locator(f"input[name='{name}']").count() == 1 for name in fields)
