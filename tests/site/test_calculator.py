"""The calculator page as a reader uses it: typed in, answered by Python, explained."""

import gzip
import json
import re
from datetime import datetime, timedelta
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, Worker, expect

from calculator.rules.loader import edition, editions
from tests.published import examples
from tests.site.server import Site
from tests.site.test_privacy import keeps_nothing_of_the_reader

pytestmark = pytest.mark.profile("lasting")


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


def python_of(page: Page) -> list[Worker]:
    """Return Python's workers of *page*; the theme's own search worker is none."""
    return [worker for worker in page.workers if worker.url.startswith("blob:")]


def assert_ended(page: Page, told: list[Worker] | None = None) -> None:
    """Wait until Python's workers of *page* are gone, or those of them that *told* names."""
    for _ in range(50):
        if not any(told is None or worker in told for worker in python_of(page)):
            return
        page.wait_for_timeout(100)
    raise AssertionError("the worker is still there")


def unfold(page: Page) -> None:
    """Open what few need: the average by months, the day of the application, 2021."""
    more = page.locator(".tool-more")
    if not more.evaluate("(details) => details.open"):
        more.locator("summary").click()


def choose_month(page: Page, month: str) -> None:
    """Choose *month*, or ``all``."""
    page.locator(f"[name^='month-'][value='{month}']:enabled").first.check()


def result(page: Page) -> Locator:
    """Return the shown total."""
    return page.locator(".tool-total")


def test_example_with_steps_and_sources(calculator: Page) -> None:
    """Amounts as people type them give the refund, its working, its sources and its day."""
    calculator.fill("#base", "100만")
    calculator.fill("#spend-2025-09", "1,300,000")
    unfold(calculator)
    calculator.fill("#applied_on", "2025-09-20")
    compute(calculator)
    expect(result(calculator)).to_contain_text("60,000원")
    expect(calculator.locator(".tool-table tbody tr")).to_contain_text("2025년 10월 15일")
    calculator.get_by_text("계산 과정과 출처 보기").click()
    expect(calculator.get_by_text("300,000원의 20%는 60,000원이에요.")).to_be_visible()
    assert calculator.locator(".tool-working a.tool-source").count() == 5
    expect(calculator.locator("svg.tool-picture text").filter(has_text="1,300,000원")).to_be_visible()


@pytest.mark.parametrize("kind", ["2025", "2021"])
def test_published_examples(calculator: Page, kind: str) -> None:
    """What public sources printed comes out to the won on the page, typed over one another."""
    chosen = [example for example in examples() if example.message["edition"] == kind]
    assert chosen
    unfold(calculator)
    calculator.check(f"input[name=edition][value='{kind}']")
    choose_month(calculator, "all")
    for example in chosen:
        calculator.fill("#base", str(example.message["base"]))
        for month in edition(kind).months:
            calculator.fill(f"#spend-{month}", str(example.message["spend"].get(month, "")))
        result(calculator).evaluate_all("all => all.forEach((each) => { each.textContent = ''; })")  # that of the one before
        compute(calculator)
        expect(result(calculator)).to_contain_text(re.compile(rf"(?:^| ){sum(example.amounts.values()):,}원이"))


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
    assert calculator.evaluate("document.activeElement.textContent") == "계산 결과"
    calculator.keyboard.press("Tab")
    assert calculator.evaluate("document.activeElement.textContent") == "받은 금액 적기"


@pytest.mark.profile("new")
def test_total_is_said_once(page: Page, root_site: Site) -> None:
    """By the heading that takes the focus; while a reader types on, when the typing rests, and nothing in between."""
    page.clock.install()
    calculator = opened(page, root_site)
    calculator.locator("[data-example]").click()
    heading = calculator.get_by_role("heading", name="계산 결과")
    expect(heading).to_be_focused()
    expect(heading).to_have_accessible_description("규칙대로라면 모두 160,000원이에요.")
    said = calculator.locator(".tool-sides > [role=status].visually-hidden")
    page.clock.pause_at(datetime.now() + timedelta(days=1))
    for won in ("1,310,000", "1,320,000", "1,330,000"):
        calculator.fill("#spend-2025-09", won)
        expect(result(calculator)).to_contain_text(f"{(int(won.replace(',', '')) - 1_000_000) // 5 + 100_000:,}원")
        expect(said).to_have_text("")
    page.clock.run_for(1000)
    expect(said).to_have_text("규칙대로라면 모두 166,000원이에요.")


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


@pytest.mark.profile("new")
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
    calculator.fill("#base", "백만어치")
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
    unfold(calculator)
    calculator.get_by_label("몰라요").check()
    choose_month(calculator, "2025-12")
    calculator.fill("#spend-2025-12", "100,000")
    compute(calculator)
    expect(result(calculator)).to_contain_text("0원~20,000원")


def test_received_shows_the_difference(calculator: Page) -> None:
    """What came is set against what the rules give, in words: of one month once, of several month by month too."""
    calculator.fill("#base", "100만")
    calculator.fill("#spend-2025-09", "130만")
    calculator.fill("#received-2025-09", "5만")
    compute(calculator)
    expect(calculator.locator("dd[data-column=difference]")).to_have_text("10,000원 적음")
    expect(calculator.locator("td[data-label=차이]")).to_have_count(0)
    choose_month(calculator, "all")
    calculator.fill("#spend-2025-10", "150만")
    calculator.fill("#received-2025-10", "10만")
    expect(calculator.locator("td[data-label=차이]")).to_have_text(["10,000원 적음", "차이 없음"])
    expect(calculator.locator("dd[data-column=received]")).to_have_text("150,000원")
    expect(calculator.locator("dd[data-column=difference]")).to_have_text("10,000원 적음")


def test_gap_names_the_cause_that_fits(calculator: Page) -> None:
    """A late application explains a month without money; the cause leads to the page that says what to do."""
    calculator.fill("#base", "100만")
    unfold(calculator)
    calculator.fill("#applied_on", "2025-10-20")
    calculator.fill("#spend-2025-09", "130만")
    calculator.fill("#received-2025-09", "0")
    compute(calculator)
    gap = calculator.locator("#calculator-gap")
    expect(gap.get_by_role("heading", name="금액이 다른 이유")).to_be_visible()
    expect(calculator.locator(".tool-cause").first).to_contain_text("숫자가 꼭 맞아요")
    gap.get_by_role("link", name="무엇을 하면 되는지 보기").click()
    expect(calculator).to_have_url(re.compile(r"/causes/late-application/$"))
    expect(calculator.locator("h1")).to_be_visible()


def test_gap_is_shown_only_with_received(calculator: Page) -> None:
    """Without what was received there is nothing to explain, and the page says what would help."""
    calculator.locator("[data-example]").click()
    expect(result(calculator)).to_contain_text("160,000원")
    expect(calculator.locator("#calculator-reasons")).to_be_hidden()
    expect(calculator.get_by_text("왜 다른지도 찾아 드려요")).to_be_visible()
    calculator.get_by_role("link", name="받은 금액 적기").click()
    expect(calculator.locator("#received-2025-09")).to_be_focused()


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


PHONE = {"width": 360, "height": 740}


def bottom(place: Locator) -> float:
    """Return how far below the top of the screen *place* ends, in pixels."""
    box = place.bounding_box()
    assert box
    return box["y"] + box["height"]


def type_months(page: Page, received: dict[str, str]) -> None:
    """Type an average, what was spent in each month and what came of it."""
    choose_month(page, "all" if len(received) > 1 else next(iter(received)))
    page.fill("#base", "100만")
    for month, won in received.items():
        page.fill(f"#spend-{month}", "130만")
        page.fill(f"#received-{month}", won)


def test_first_screen_of_the_form(page: Page, root_site: Site) -> None:
    """On a phone month, three fields and the button stand on the first screen."""
    page.set_viewport_size(PHONE)
    opened(page, root_site)
    assert bottom(page.get_by_role("button", name="계산하기")) <= PHONE["height"]
    assert page.locator("#calculator input[type=text]").filter(visible=True).count() == 3


@pytest.mark.parametrize(("received", "most"), [
    ({"2025-09": "42,000"}, 1500),
    ({"2025-09": "42,000", "2025-10": "6만", "2025-11": "2만", "2025-12": "0"}, 2200),
])
def test_first_screen_of_the_result(page: Page, root_site: Site, received: dict[str, str], most: int) -> None:
    """On a phone it holds the total, what came, the difference, the verdict and the one thing to do; the rest is short."""
    page.set_viewport_size(PHONE)
    opened(page, root_site)
    type_months(page, received)
    compute(page)
    expect(page.get_by_role("heading", name="계산 결과")).to_be_focused()
    expect(page.locator("#calculator-reasons")).to_be_visible()
    gap = page.locator("#calculator-gap")
    first = [result(page), page.locator("dd[data-column=received]"), page.locator("dd[data-column=difference]"),
             gap.get_by_role("heading"), gap.locator(".tool-lead"), gap.locator(".md-button--primary")]
    header = bottom(page.locator(".md-header"))
    assert bottom(first[-1]) <= PHONE["height"]
    for place in first:
        expect(place).to_have_count(1)
        assert header <= bottom(place) <= PHONE["height"]
    top = page.locator("#calculator-result").bounding_box()
    assert top
    assert bottom(page.locator("#calculator-reasons")) - top["y"] <= most


def test_result_stands_beside_the_form(page: Page, root_site: Site) -> None:
    """On a wide screen, without the button, and still in view when the form is long."""
    page.set_viewport_size({"width": 1280, "height": 800})
    opened(page, root_site)
    page.locator("#base").focus()
    type_months(page, {"2025-09": "42,000", "2025-10": "6만", "2025-11": "2만", "2025-12": "0"})
    expect(page.locator("dd[data-column=difference]")).to_have_text("88,000원 적음")
    field, answer = page.locator("#received-2025-12"), page.locator(".tool-answer")
    field.scroll_into_view_if_needed()
    left, right = field.bounding_box(), answer.bounding_box()
    assert left and right
    assert left["x"] + left["width"] <= right["x"]
    assert 0 <= bottom(result(page)) <= 800


def test_small_amount_is_asked_about(calculator: Page) -> None:
    """Of 130 the form asks whether 130만 is meant, and a button makes it that; what was received may be small."""
    calculator.fill("#base", "100만")
    calculator.fill("#spend-2025-09", "130")
    calculator.get_by_role("button", name="130만 원인가요?").click()
    expect(calculator.locator("#spend-2025-09")).to_have_value("1,300,000")
    expect(result(calculator)).to_contain_text("60,000원")
    calculator.fill("#received-2025-09", "20")
    expect(calculator.get_by_role("button", name="원인가요?")).to_have_count(0)


def test_long_number_is_not_said_as_another(calculator: Page) -> None:
    """Twenty digits are refused, not repeated as what a computer makes of them."""
    calculator.fill("#base", "12345678901234567890")
    expect(calculator.locator("#base-echo")).to_be_empty()
    calculator.fill("#spend-2025-09", "130만")
    compute(calculator)
    expect(calculator.locator("#base-error")).to_contain_text("0이 더 들어가지")


def test_answer_settles_and_is_taken_back(calculator: Page) -> None:
    """The question below the verdict has its field; the answer changes the verdict at once, and one press takes it back."""
    type_months(calculator, {"2025-09": "42,000"})
    compute(calculator)
    gap = calculator.locator("#calculator-gap")
    expect(gap.get_by_role("heading")).to_have_text("이유가 여러 가지일 수 있어요")
    field = gap.get_by_label("키오스크 결제를 더하면")
    field.fill("많이")
    gap.get_by_role("button", name="답하기").click()
    expect(gap.get_by_role("alert")).to_contain_text("숫자로")
    field.fill("9만")
    gap.get_by_role("button", name="답하기").click()
    expect(gap.get_by_role("heading")).to_have_text("금액이 다른 이유를 찾았어요")
    gap.get_by_role("button", name="마지막 답 되돌리기").click()
    expect(gap.get_by_role("heading")).to_have_text("이유가 여러 가지일 수 있어요")
    gap.get_by_role("button", name="모름").click()
    expect(gap.get_by_label("키오스크 결제를 더하면")).to_have_count(0)
    expect(gap.locator(".tool-question")).to_be_visible()


def test_impossible_answer_is_taken_back_with_a_word(calculator: Page) -> None:
    """More excluded than spent: the answer is not kept, and what is wrong with it is said."""
    type_months(calculator, {"2025-09": "42,000"})
    compute(calculator)
    gap = calculator.locator("#calculator-gap")
    gap.get_by_label("키오스크 결제를 더하면").fill("900만")
    gap.get_by_role("button", name="답하기").click()
    expect(gap.get_by_role("alert")).to_contain_text("1,300,000원보다 많아요")
    expect(gap.get_by_role("button", name="마지막 답 되돌리기")).to_have_count(0)
