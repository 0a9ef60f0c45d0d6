"""The calculator's form as a reader uses it: typed in, refused, kept, cleared, and waiting for Python."""

import gzip
import json
import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from calculator.rules.loader import edition, editions
from tests.site.calculator.using import PHONE, assert_ended, bottom, choose_month, compute, opened, result, unfold
from tests.site.server import Site
from tests.site.test_privacy import keeps_nothing_of_the_reader

pytestmark = pytest.mark.profile("lasting")


def test_fields_are_those_of_the_rules(calculator: Page) -> None:
    """Every month of every edition, and of its base, has its field, and no other month has."""
    names = calculator.locator("input").evaluate_all("inputs => inputs.map((input) => input.name)")
    for kind, months in (("spend", [edition(key).months for key in editions()]),
                         ("received", [edition(key).months for key in editions()]),
                         ("base", [edition(key).base.months for key in editions()])):
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
    expect(calculator.locator(":focus")).to_have_text("계산 결과")
    calculator.keyboard.press("Tab")
    expect(calculator.locator(":focus")).to_have_text("받은 금액 적기")


def carried(site: Site) -> float:
    """Return how many megabytes a first start takes, compressed by gzip as most servers do it."""
    files = site.folder.glob("assets/runtime/**/*")
    first = [path for path in files if path.suffix in (".js", ".mjs", ".wasm", ".zip") and not re.search("whole|xlrd", path.name)]
    assert len(first) == 4
    return sum(len(gzip.compress(path.read_bytes(), 6)) for path in first) / 1_000_000


@pytest.mark.profile("new")
def test_typed_before_python_is_there(page: Page, root_site: Site) -> None:
    """What is typed and sent while Python is on its way is kept, the wait told in percent, and answered."""
    root_site.held.add(".wasm")
    calculator = opened(page, root_site)
    choose_month(calculator, "2025-10")
    calculator.fill("#base", "1000000")
    calculator.fill("#spend-2025-10", "1300000")
    compute(calculator)
    said = re.compile(rf"^\d\d?% 받았어요\. 약 {carried(root_site):.1f}MB를 한 번만")
    expect(calculator.locator(".tool-status__detail")).to_have_text(said)
    calculator.fill("#spend-2025-10", "1200000")
    root_site.held.clear()
    root_site.release.set()
    compute(calculator)
    expect(result(calculator)).to_contain_text("40,000원")


@pytest.mark.profile("new")
@pytest.mark.parametrize("fault", ["refused", "held"])
def test_python_that_does_not_come(page: Page, root_site: Site, fault: str) -> None:
    """Refused, or stopped by the reader while it comes: that is told in words, nothing typed is lost, and it is asked for again."""
    getattr(root_site, fault).add(".wasm")
    calculator = opened(page, root_site)
    calculator.fill("#base", "1000000")
    calculator.fill("#spend-2025-09", "1300000")
    compute(calculator)
    status = calculator.locator("#calculator-status")
    if fault == "held":
        expect(status.locator(".tool-status__detail")).to_contain_text("MB")
        assert any(worker.url.startswith("blob:") for worker in calculator.workers)
        status.get_by_role("button", name="그만두기").click()
    expect(status.get_by_role("status")).to_contain_text({"refused": "받아 오지 못했어요", "held": "멈췄어요"}[fault])
    assert_ended(calculator)
    expect(calculator.locator("#base")).to_have_value("1000000")
    getattr(root_site, fault).clear()
    root_site.release.set()
    if fault == "held":
        compute(calculator)
    else:
        status.get_by_role("button", name="다시 시도").click()
    expect(result(calculator)).to_contain_text("60,000원")
    expect(status).to_be_hidden()


def test_refused_fields_are_listed_and_marked(calculator: Page) -> None:
    """The summary takes the focus and leads to the field, which carries the sentence."""
    calculator.fill("#base", "백만어치")
    compute(calculator)
    summary = calculator.locator("#calculator-errors")
    expect(summary).to_be_focused()
    expect(summary.get_by_role("link")).to_have_count(2)
    summary.get_by_role("link").first.click()
    expect(calculator.locator("#base")).to_be_focused()
    expect(calculator.locator("#base")).to_have_attribute("aria-invalid", "true")
    calculator.fill("#base", "100만")
    calculator.fill("#spend-2025-09", "100만")
    compute(calculator)
    expect(result(calculator)).to_contain_text("0원")
    expect(summary).to_be_hidden()
    expect(calculator.locator("[aria-invalid]")).to_have_count(0)


@pytest.mark.profile("new")
def test_address_holds_choices_and_nothing_else(page: Page, root_site: Site) -> None:
    """Choices survive a reload through the fragment; amounts and days are in no address and no storage."""
    calculator = opened(page, root_site)
    unfold(calculator)
    calculator.get_by_label("2021년 상생소비지원금").check()
    calculator.get_by_label("달마다 쓴 금액을 적을게요").check()
    calculator.fill("#base-2021-04", "1234567")
    calculator.fill("#spend-2021-10", "7654321")
    compute(calculator)
    expect(result(calculator)).to_contain_text("원")
    fragment = urlsplit(calculator.url).fragment
    assert fragment == "month-2025=2025-09&month-2021=2021-10&known=months&edition=2021"
    assert not any("1234567" in path or "7654321" in path for path in root_site.requests)
    assert keeps_nothing_of_the_reader(calculator, root_site)
    calculator.reload()
    expect(calculator.locator("input[name=edition][value='2021']")).to_be_checked()
    expect(calculator.locator("#spend-2021-10")).to_be_visible()
    unfold(calculator)
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


@pytest.mark.profile("new")
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
    unfold(page)
    for field in ("#base", "#base-2024-01", "#spend-2025-09", "#spend-2021-11", "#applied_on"):
        expect(page.locator(field)).to_be_visible()
    page.fill("#base", "130만")
    expect(page.get_by_text("손으로 계산할 수 있고")).to_be_visible()
    expect(page.get_by_role("heading", name="계산하는 법")).to_be_visible()
    context.close()


def test_example_button_holds_readable_amounts(calculator: Page) -> None:
    """The example is data that the form takes: every name is a field."""
    fields = json.loads(calculator.locator("[data-example]").get_attribute("data-example"))
    months = fields.pop("month-2025")
    assert calculator.locator(f"input[name='month-2025'][value='{months}']").count() == 1
    assert all(calculator.locator(f"input[name='{name}']").count() == 1 for name in fields)


def test_first_screen_of_the_form(page: Page, root_site: Site) -> None:
    """On a phone month, three fields and the button stand on the first screen."""
    page.set_viewport_size(PHONE)
    opened(page, root_site)
    assert bottom(page.get_by_role("button", name="계산하기")) <= PHONE["height"]
    assert page.locator("#calculator input[type=text]").filter(visible=True).count() == 3


def test_small_amount_is_asked_about(calculator: Page) -> None:
    """Of 130 the form asks whether 130만 is meant, and a button makes it that; what was received may be small."""
    calculator.fill("#base", "100만")
    calculator.fill("#spend-2025-09", "130")
    calculator.get_by_role("button", name="130만 원인가요?").click()
    expect(calculator.locator("#spend-2025-09")).to_have_value("1,300,000")
    expect(result(calculator)).to_contain_text("60,000원")
    calculator.fill("#received-2025-09", "20")
    expect(calculator.locator("#received-2025-09-echo")).to_contain_text("20원")
    expect(calculator.get_by_role("button", name="원인가요?")).to_have_count(0)


def test_tab_in_the_midst_of_digits_leads_to_the_next_field(calculator: Page) -> None:
    """The button that asks about 1,000 is out of the way with the next digit, and not only once that is drawn; then it is gone."""
    calculator.type("#base", "1000")
    expect(calculator.locator("#base-echo button")).to_be_enabled()
    assert calculator.evaluate("""() => {
        const field = document.querySelector("#base");
        field.value += "0";
        field.dispatchEvent(new Event("input", { bubbles: true }));
        return document.querySelectorAll("#base-echo button:enabled").length;
    }""") == 0
    expect(calculator.locator("#base-echo")).to_contain_text("10,000원")
    expect(calculator.locator("#base-echo button")).to_have_count(0)


def test_button_of_a_small_amount_goes_by_what_stands_there(calculator: Page) -> None:
    """It stays from digit to digit, can be pressed again once the next is drawn, and takes the latest number."""
    calculator.type("#base", "13")
    expect(calculator.get_by_role("button", name="13만 원인가요?")).to_be_enabled()
    calculator.type("#base", "0")
    asked = calculator.get_by_role("button", name="130만 원인가요?")
    expect(asked).to_be_enabled()
    asked.click()
    expect(calculator.locator("#base")).to_have_value("1,300,000")


@pytest.mark.parametrize(("amount", "sentence"), [("백만어치", "원 단위 숫자로"), ("12345678901234567890", "0이 더 들어가지")])
def test_amount_that_cannot_be_is_not_said_as_another(calculator: Page, amount: str, sentence: str) -> None:
    """Words and twenty digits are refused beside their field, not repeated as what a computer makes of them."""
    calculator.fill("#base", amount)
    calculator.fill("#spend-2025-09", "130만")
    expect(calculator.locator("#spend-2025-09-echo")).to_contain_text("1,300,000원")
    expect(calculator.locator("#base-echo")).to_be_empty()
    compute(calculator)
    expect(calculator.locator("#base-error")).to_contain_text(sentence)
