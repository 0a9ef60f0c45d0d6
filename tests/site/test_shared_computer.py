"""One computer, one browser, the next person: nothing of the one before is seen, kept or left in memory."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.site import browser as chromium
from tests.site.calculator.using import python_of
from tests.site.diagnosis.answering import NUMBERS, walk
from tests.site.server import Site
from tests.site.statement.opening import upload
from tests.site.test_offline import STATE, wait_until
from tests.site.test_privacy import traces
from tests.site.waiting import until, until_unchanged
from tests.statements import csv_file, hana, payment

BASE, RECEIVED = 7_654_321, 7_391
SHOPS = ("하늬달분식", "별누리홈쇼핑", "너울구름카페")
ANSWERS = tuple(f"{question}={choice}" for question, choice in NUMBERS["answers"].items())
SHOWN = """
() => [document.body.innerText, ...Array.from(document.querySelectorAll("article :is(input, select, textarea)"), ({ value }) => value)].join("\\n")
"""
BACK = "() => new Promise((resolve) => { addEventListener('popstate', () => resolve(), { once: true }); history.back(); })"
# The clock of every page of this browser runs ahead by what stands in the storage.
AHEAD = """
const now = Date.now.bind(Date);
Date.now = () => now() + Number(localStorage.getItem("ahead") ?? 0);
addEventListener("pageshow", ({ persisted }) => { window.persisted = persisted; });
"""


class Tool(NamedTuple):
    """A tool, how somebody uses it, what then is theirs, and the button that clears it."""

    path: str
    use: Callable[[Page], None]
    marks: tuple[str, ...]
    clear: str


def compute(page: Page) -> None:
    page.fill("#base", str(BASE))
    page.fill("#spend-2025-09", str(BASE + 100_000))
    page.fill("#received-2025-09", str(RECEIVED))
    page.get_by_role("button", name="계산하기").click()
    expect(page.locator("#calculator-gap h2")).to_be_visible()


def read(page: Page) -> None:
    upload(page, csv_file(hana([payment(f"2025.09.0{day}", "712,340", shop, approval=str(day)) for day, shop in enumerate(SHOPS, 1)])), "내역.csv")
    expect(page.locator("#statement-result h2")).to_be_visible()
    page.fill("#statement-base", str(BASE))
    page.fill("#statement-received-2025-09", str(RECEIVED))
    page.locator("#statement-compare button[type=submit]").click()
    expect(page.locator("#statement-gap h2")).to_be_visible()
    page.locator("#statement-compare [data-month]").first.click()
    expect(page.locator("#statement-payments .tool-lead")).to_be_visible()
    page.locator("#statement-rows summary").click()
    page.locator("#statement-rows .statement-pick input").first.check()


def diagnose(page: Page) -> None:
    walk(page, NUMBERS | {"values": NUMBERS["values"] | {"base": BASE, "spend": BASE + 100_000, "received": RECEIVED}})


def paste(page: Page) -> None:
    page.fill("#message-text", f"상생페이백 10월분 페이백 금액 {RECEIVED:,}원, 2024년 월평균 {BASE:,}원, {SHOPS[0]}")
    page.locator("#message [type=submit]").click()
    expect(page.locator("#message-result h2")).to_be_visible()


def claw_back(page: Page) -> None:
    for name, won in (("notice", RECEIVED), ("base", BASE), ("received-2025-09", RECEIVED), ("spend-2025-09", BASE + 100_000), ("cancelled-2025-09", BASE)):
        page.fill(f"#{name}", f"{won:,}")
    page.locator("#clawback [type=submit]").click()
    expect(page.locator("#clawback-result h2")).to_be_visible()


def keep_case(page: Page) -> None:
    page.fill("#case-name", SHOPS[0])
    page.locator("#case [type=submit]").click()
    page.fill("#step-day", "2026-10-01")
    page.fill("#step-receipt", SHOPS[1])
    page.locator("#case-step [type=submit]").click()
    expect(page.locator("#case-held ol li")).to_be_visible()


TOOLS = {
    "message": Tool("message/", paste, (f"{BASE:,}", SHOPS[0]), "모두 지우기"),
    "clawback": Tool("clawback/", claw_back, (f"{BASE:,}", f"{RECEIVED:,}"), "모두 지우기"),
    "case": Tool("case/", keep_case, SHOPS[:2], "모두 지우기"),
    "calculator": Tool("calculator/", compute, (str(BASE), f"{BASE:,}"), "모두 지우기"),
    "statement": Tool("statement/", read, (*SHOPS, str(BASE)), "파일과 결과 모두 지우기"),
    "diagnosis": Tool("diagnosis/", diagnose, (f"{BASE:,}", f"{BASE + 100_000:,}"), "모두 지우고 처음부터 다시"),
}


@pytest.fixture(params=TOOLS.values(), ids=list(TOOLS))
def tool(request: pytest.FixtureRequest) -> Tool:
    """Return each tool in turn."""
    return request.param


@pytest.fixture(scope="module")
def remembering(browser: Browser, program: str) -> Iterator[BrowserContext]:
    """Yield a profile of a browser with its back-forward cache, which the tests' own has not."""
    launched = browser.browser_type.launch(
        executable_path=program, args=list(chromium.FOR_TESTS), ignore_default_args=["--disable-back-forward-cache"]
    )
    context = launched.new_context(locale="ko-KR", service_workers="block")
    context.add_init_script(AHEAD)
    yield context
    launched.close()


def test_going_back_shows_them_for_a_short_while(remembering: BrowserContext, lasting_site: Site, tool: Tool) -> None:
    """Whoever looks something up and comes back finds their numbers; a few minutes later the page is empty."""
    page = remembering.new_page()
    page.goto(lasting_site.url + tool.path)
    tool.use(page)
    assert [mark for mark in tool.marks if mark not in page.evaluate(SHOWN)] == []
    come_back_after(page, lasting_site, 1)
    assert [mark for mark in tool.marks if mark not in page.evaluate(SHOWN)] == []
    come_back_after(page, lasting_site, 6)
    assert [mark for mark in tool.marks if mark in page.evaluate(SHOWN)] == []
    assert in_memory(page, tool.marks) == []
    if tool.path == "diagnosis/":
        page.evaluate(BACK)  # to the answer before
        until_unchanged(page)
        assert [mark for mark in tool.marks if mark in page.evaluate(SHOWN)] == []
    page.evaluate("() => { localStorage.clear(); }")
    page.close()


def come_back_after(page: Page, site: Site, minutes: int) -> None:
    """Go to a page of the site, and after so many *minutes* back to what the browser remembers."""
    page.evaluate("() => { window.persisted = false; }")
    page.goto(f"{site.url}accessibility/")
    page.evaluate("(minutes) => localStorage.setItem('ahead', Number(localStorage.getItem('ahead') ?? 0) + minutes * 60_000)", minutes)
    page.evaluate("() => { history.back(); }")
    page.wait_for_function("() => window.persisted")


def in_memory(page: Page, marks: tuple[str, ...]) -> list[str]:
    """Return which of *marks* stand in a string of the page's memory."""
    session = page.context.new_cdp_session(page)
    chunks: list[str] = []
    session.on("HeapProfiler.addHeapSnapshotChunk", lambda event: chunks.append(event["chunk"]))
    session.send("HeapProfiler.enable")
    session.send("HeapProfiler.collectGarbage")
    session.send("HeapProfiler.takeHeapSnapshot", {"reportProgress": False})
    session.detach()
    strings = "\n".join(json.loads("".join(chunks))["strings"])
    return [mark for mark in marks if mark in strings]


@pytest.mark.profile("lasting")
def test_what_is_cleared_is_out_of_the_memory(page: Page, root_site: Site, tool: Tool) -> None:
    """No name and no amount is in a string of the page; the Python that knew them has ended."""
    page.goto(root_site.url + tool.path)
    tool.use(page)
    # What is only read and shown may be in no string of a script any more, but on the page.
    assert [mark for mark in tool.marks if mark in page.evaluate(SHOWN)] or in_memory(page, tool.marks), "control: they are there before"
    (python,) = python_of(page)
    page.get_by_role("button", name=tool.clear).click()
    until(page, lambda: python not in page.workers)
    until_unchanged(page)
    assert in_memory(page, tool.marks) == []
    assert [mark for mark in tool.marks if mark in page.evaluate(SHOWN)] == []


def test_what_is_in_the_memory_would_be_found(page: Page, root_site: Site) -> None:
    """Control: a name that no page shows."""
    page.goto(f"{root_site.url}404.html")
    page.evaluate("(name) => { window.held = `${name} ${Math.random()}`; }", SHOPS[0])
    assert in_memory(page, SHOPS[:2]) == [SHOPS[0]]


def test_cleared_while_a_file_is_read(page: Page, root_site: Site) -> None:
    """It says so, with the focus there, and nothing of the file comes after it."""
    page.goto(f"{root_site.url}statement/")
    rows = [payment(f"2025.09.{day % 28 + 1:02}", "1,000", f"{SHOPS[0]}{day}", approval=str(day)) for day in range(3000)]
    upload(page, csv_file(hana(rows)), "큰파일.csv")
    expect(page.locator("#statement-news")).to_have_text("파일을 읽고 있어요.")
    (python,) = python_of(page)
    page.get_by_role("button", name="모두 지우기").click()
    until(page, lambda: python not in page.workers)  # and nothing more can come
    until_unchanged(page)
    expect(page.locator("#statement-news")).to_have_text("파일과 결과를 모두 지웠어요.")
    expect(page.locator("#statement-news")).to_be_focused()
    assert in_memory(page, SHOPS[:1]) == []


@pytest.mark.profile("lasting")
def test_a_second_tab_knows_nothing(page: Page, root_site: Site, tool: Tool) -> None:
    """Of what is typed in the first one, before and after that is closed."""
    first, second = page, page.context.new_page()
    first.goto(root_site.url + tool.path)
    tool.use(first)
    for _ in range(2):
        second.goto(root_site.url + tool.path)
        until_unchanged(second)
        assert [mark for mark in tool.marks if mark in second.evaluate(SHOWN)] == []
        if not first.is_closed():
            first.close()


def test_nothing_is_in_the_profile(browser: Browser, program: str, root_site: Site, tmp_path: Path) -> None:
    """After all tools, with the browser closed, no file of it holds a name, an amount or, in an address, an answer.

    That is its history, its sessions, its caches and whatever else it writes; what it was asked to keep is found.
    """
    context = browser.browser_type.launch_persistent_context(str(tmp_path), executable_path=program, args=list(chromium.FOR_TESTS), locale="ko-KR")
    for tool in TOOLS.values():
        page = context.new_page()  # the others stay open: what one of them compiled is there for the next
        page.goto(root_site.url + tool.path)
        tool.use(page)
    wait_until(page, STATE, ["activated"])  # by then the service worker has kept the site's files
    page.goto(f"{root_site.url}accessibility/#control-of-this-test")
    context.close()  # at which the browser writes what it has not written yet
    files = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert any(b"control-of-this-test" in content for path, content in files.items() if path.name == "History")
    kept = b"".join(files.values())
    assert b"calculator" in kept
    ways = [mark.encode(code) for mark in SHOPS for code in ("utf-8", "utf-16-le", "utf-16-be", "cp949")]
    assert [way for way in ways if way in kept] == []
    assert traces(BASE, kept) == []
    assert [answer for answer in ANSWERS if answer.encode() in kept] == []
