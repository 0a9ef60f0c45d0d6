"""One case in one tab: what is typed in one tool is there in the others, in any order, and Python is started once."""

import re
from collections.abc import Sequence

import pytest
from playwright.sync_api import Page, Route, expect

from tests.site.calculator.using import python_of
from tests.site.server import Site
from tests.site.statement.opening import upload
from tests.site.waiting import until
from tests.statements import csv_file, hana, payment

pytestmark = pytest.mark.profile("lasting")

BASE, SPEND, RECEIVED = "1,000,000", "1,300,000", "42,000"
MONTH = "2025-10"


def calculated(page: Page, site: Site) -> Page:
    """Return *page* after the calculator answered."""
    page.goto(f"{site.url}calculator/")
    page.evaluate("() => { window.mark = true; }")
    page.locator(f"[name='month-2025'][value='{MONTH}']").check()
    page.fill("#base", BASE)
    page.fill(f"#spend-{MONTH}", SPEND)
    page.fill(f"#received-{MONTH}", RECEIVED)
    page.get_by_role("button", name="계산하기").click()
    expect(page.locator(".tool-total")).to_contain_text("60,000원")
    return page


def go(page: Page, tool: str) -> None:
    """Follow the link to *tool* and wait until it is shown, in the same document."""
    page.locator(f"article a[href$='{tool}/']").last.click()
    expect(page).to_have_url(re.compile(rf"/{tool}/$"))
    expect(page.locator("h1")).to_be_focused()
    assert page.evaluate("() => window.mark"), "the document is another one"


def asked_for_amounts(page: Page) -> None:
    """Answer the questions up to the one for the amounts."""
    for question, choice in (("start", "less"), ("less", "less-amounts")):
        form = page.locator(f"form[data-question={question}]")
        form.locator(f"button[data-answer={choice}]").click()
    expect(page.locator("form[data-question=less-amounts]")).to_be_visible()


FIELDS = ("month", "base", "spend", "received")


def expect_held(page: Page, values: list[str], fields: Sequence[str] = FIELDS) -> None:
    """Wait until the fields of the question for the amounts hold *values*."""
    for name, value in zip(fields, values, strict=True):
        expect(page.locator(f"form[data-question=less-amounts] [name={name}]")).to_have_value(value)


def test_from_the_calculator_to_the_questions_and_back(page: Page, root_site: Site) -> None:
    """Four fields are filled in, Python is the same; changed there, the calculator follows, and Back finds each as it was."""
    calculated(page, root_site)
    (python,) = python_of(page)
    go(page, "diagnosis")
    assert page.title().startswith("스스로 진단하기")
    asked_for_amounts(page)
    expect_held(page, [MONTH, BASE, SPEND, RECEIVED])
    page.locator("form [name=spend]").fill("1,400,000")
    page.locator("form[data-question=less-amounts] button[type=submit]").first.click()
    expect(page.locator("form[data-question=less-how]")).to_be_visible()
    go(page, "calculator")
    expect(page.locator(f"#spend-{MONTH}")).to_have_value("1,400,000")
    expect(page.locator(".tool-total")).to_contain_text("80,000원")
    page.go_back()
    expect(page.locator("form[data-question=less-how]")).to_be_visible()
    page.go_back()
    expect_held(page, [MONTH, BASE, "1,400,000", RECEIVED])
    page.go_forward()
    page.go_forward()
    expect(page.locator(".tool-total")).to_contain_text("80,000원")
    assert python_of(page) == [python]


def test_from_the_questions_to_the_calculator(page: Page, root_site: Site) -> None:
    """The other way round: the month is chosen there, the fields are filled in, and the result stands there without a press."""
    page.goto(f"{root_site.url}diagnosis/")
    page.evaluate("() => { window.mark = true; }")
    asked_for_amounts(page)
    page.locator("form [name=month]").select_option(MONTH)
    for name, text in (("base", BASE), ("spend", SPEND), ("received", RECEIVED)):
        page.locator(f"form [name={name}]").fill(text)
    page.locator("form[data-question=less-amounts] button[type=submit]").first.click()
    expect(page.locator("form[data-question=less-how]")).to_be_visible()
    go(page, "calculator")
    expect(page.locator(f"#received-{MONTH}")).to_be_visible()
    for name, value in (("base", BASE), (f"spend-{MONTH}", SPEND), (f"received-{MONTH}", RECEIVED)):
        expect(page.locator(f"#{name}")).to_have_value(value)
    expect(page.locator(".tool-total")).to_contain_text("60,000원")
    expect(page.locator("#calculator-gap h2")).to_be_visible()


def test_sums_of_the_statement_are_not_typed_again(page: Page, root_site: Site) -> None:
    """What a month's payments come to stands in the calculator once all is known; what the reader typed there stays."""
    page.goto(f"{root_site.url}statement/")
    page.evaluate("() => { window.mark = true; }")
    upload(page, csv_file(hana([payment("2025.10.03", "712,340", "하늬달분식", approval="1")])), "내역.csv")
    expect(page.locator(".statement-shop")).to_have_count(1)
    expect(page.get_by_role("link", name="계산기에서 보기")).to_have_count(0)
    page.locator(".statement-shop").get_by_role("button", name="동네 가게").click()
    page.get_by_role("link", name="계산기에서 보기").click()
    expect(page.locator("h1")).to_be_focused()
    expect(page.locator(f"#spend-{MONTH}")).to_have_value("712,340원")
    page.fill(f"#spend-{MONTH}", "600,000")
    go(page, "statement")
    upload(page, csv_file(hana([payment("2025.10.05", "100,000", "하늬달분식", approval="2")])), "더.csv")
    expect(page.locator("#statement-result .tool-total")).to_contain_text("812,340원")
    go(page, "calculator")
    expect(page.locator(f"#spend-{MONTH}")).to_have_value("600,000")


def test_to_the_statement(page: Page, root_site: Site) -> None:
    """Base and what was received stand in its form; what is typed there goes back."""
    calculated(page, root_site)
    go(page, "statement")
    upload(page, csv_file(hana([payment("2025.10.03", "712,340", "하늬달분식", approval="1")])), "내역.csv")
    expect(page.locator("#statement-base")).to_have_value(BASE)
    expect(page.locator(f"#statement-received-{MONTH}")).to_have_value(RECEIVED)
    page.fill(f"#statement-received-{MONTH}", "43,000")
    go(page, "calculator")
    expect(page.locator(f"#received-{MONTH}")).to_have_value("43,000")
    assert len(python_of(page)) == 1


def test_in_english(page: Page, root_site: Site) -> None:
    """The English tools are rooms of their own."""
    page.goto(f"{root_site.url}en/calculator/")
    page.evaluate("() => { window.mark = true; }")
    page.fill("#base", BASE)
    go(page, "diagnosis")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    asked_for_amounts(page)
    expect_held(page, [BASE], ["base"])


@pytest.mark.parametrize("tool", ["calculator", "diagnosis"])
def test_cleared_in_one_it_is_cleared_in_all(page: Page, root_site: Site, tool: str) -> None:
    """Whichever tool's button is pressed, no field of another holds anything, and Python has ended."""
    calculated(page, root_site)
    (python,) = python_of(page)
    go(page, "diagnosis")
    asked_for_amounts(page)
    if tool == "calculator":
        go(page, "calculator")
        page.get_by_role("button", name="모두 지우기").click()
        go(page, "diagnosis")
        asked_for_amounts(page)
    else:
        page.get_by_role("button", name="모두 지우고 처음부터 다시").click()
        asked_for_amounts(page)
    expect_held(page, ["", "", "", ""])
    go(page, "calculator")
    assert set(page.locator("article input[data-won]").evaluate_all("all => all.map(({ value }) => value)")) == {""}
    expect(page.locator(".tool-total")).to_have_count(0)
    assert python not in page.workers


@pytest.mark.profile("new")
def test_a_page_that_does_not_come_is_loaded(page: Page, root_site: Site) -> None:
    """Where it cannot be exchanged, and where it belongs to another version of the site, the browser goes there."""
    page.goto(f"{root_site.url}calculator/")
    page.evaluate("() => { window.mark = true; }")
    _, _, body = root_site.content("/diagnosis/")
    root_site.pages["/diagnosis/"] = re.sub(r"assets/javascripts/\w+/diagnosis", "assets/javascripts/0123456789ab/diagnosis", body.decode())
    page.locator("article a[href$='diagnosis/']").last.click()
    page.wait_for_function("() => !window.mark")
    assert page.url.endswith("/diagnosis/")


def test_without_a_line_too(kept: tuple[Page, Site]) -> None:
    """Who has used a tool before goes from one to another in flight mode, and keeps what was typed."""
    page, site = kept
    page.goto(f"{site.url}calculator/")
    page.evaluate("() => { window.mark = true; }")
    page.fill("#base", BASE)
    site.gone = True
    go(page, "diagnosis")
    asked_for_amounts(page)
    expect_held(page, [BASE], ["base"])


def test_after_a_reload_it_is_gone_and_the_page_says_so(page: Page, root_site: Site) -> None:
    """Nothing is kept, and beside the links stands what becomes of it."""
    calculated(page, root_site)
    go(page, "diagnosis")
    page.reload()
    expect(page.locator(".tool-links")).to_contain_text("새로 고치거나 창을 닫으면 지워지니")
    asked_for_amounts(page)
    expect_held(page, ["", "", "", ""])
    page.go_back()
    page.go_back()
    page.go_back()
    expect(page.locator("#base")).to_have_value("")


@pytest.mark.parametrize(("first", "base", "tool", "field", "text"), [
    ("calculator", "#base", "clawback", "#notice", "30,000"),
    ("clawback", "#base", "calculator", "#spend-2025-09", "140만"),
    ("calculator", "#base", "case", "#case-name", "어머니"),
])
def test_what_is_typed_before_the_script_listens_stays(
    page: Page, root_site: Site, first: str, base: str, tool: str, field: str, text: str
) -> None:
    """A field filled while the tool's own script is still on its way is not emptied when the other tools' numbers come."""
    held: list[Route] = []
    page.route(f"**/{tool}.js", lambda route: held.append(route))
    page.goto(f"{root_site.url}{first}/")
    page.fill(base, "100만")
    with page.expect_request(f"**/{tool}.js"):
        page.locator(f"article a[href$='{tool}/']").last.click()
    until(page, lambda: bool(held))
    page.fill(field, text)
    for route in held:
        route.continue_()
    expect(page.locator(f"#{tool}-without-script")).to_be_hidden()
    expect(page.locator(field)).to_have_value(text)
