"""Every single fault of every tool: an honest sentence, what was typed still there, and a way on that works.

The table is all requests that a start of Python makes, each failing in every way, and what a device or a browser may
refuse, for each of the tools. Its core is tried with every change, all of it where the rare tests are. What stands in
other tests is not tried again here: a library that does not come, what a filter sends instead, a spoilt snapshot, an
update in the midst of a visit.
"""

import json
from collections.abc import Callable
from typing import NamedTuple

import pytest
from playwright.sync_api import Page, expect

from tests.site.server import Site
from tests.site.test_clawback import TYPED, check
from tests.site.test_message import PAID
from tests.site.test_offline import SCRIPT, STATE, wait_for_request, wait_until
from tests.site.test_starting import pythons
from tests.site.waiting import until
from tests.statements import csv_file, hana, payment

# Where a tool has a sentence of its own, it stands after those of all tools.
SENTENCE = "(reason) => Array.from(document.querySelector('template[data-texts]').content.querySelectorAll(`[data-text=${reason}]`)).at(-1).textContent.trim()"
REFUSES_STORAGE = "navigator.storage.getDirectory = () => Promise.reject(new DOMException('', 'SecurityError'));\n"
REFUSES_CACHES = "Object.defineProperty(self, 'caches', { get() { throw new DOMException('', 'SecurityError'); } });\n"
REFUSES_MEMORY = "WebAssembly.Memory = function () { throw new RangeError('could not allocate memory'); };\n"
AWAY_AND_BACK = """
() => {
  for (const name of ["pagehide", "pageshow"]) dispatchEvent(new PageTransitionEvent(name, { persisted: true }));
}
"""
LONG = 31_000
"""More milliseconds than a page waits for a sign of life."""
DAMAGE = 64
NETWORK, HANG, CRASH, BLOCKED = "network", "hang", "crash", "blocked"


class Tool(NamedTuple):
    """How somebody asks the tool, what of it must still be there, and its answer."""

    ask: Callable[[Page], None]
    typed: Callable[[Page], None]
    answered: Callable[[Page], None]


def ask_calculator(page: Page) -> None:
    page.locator("[data-example]").click()


def example_is_typed(page: Page) -> None:
    example = page.locator("[data-example]").get_attribute("data-example")
    assert example
    expect(page.locator("#base")).not_to_have_value("")


def calculator_answers(page: Page) -> None:
    expect(page.locator(".tool-total")).to_contain_text("160,000원")


def ask_diagnosis(page: Page) -> None:
    page.get_by_role("button", name="지급액이 0원이에요").click()


def choice_is_there(page: Page) -> None:
    expect(page.get_by_role("button", name="지급액이 0원이에요 고른 답")).to_be_visible()


def diagnosis_goes_on(page: Page) -> None:
    expect(page.locator("form[data-question='zero']")).to_be_visible()


def ask_statement(page: Page) -> None:
    rows = [payment(f"2025.09.0{day}", "1,000", f"가게{day}", approval=str(day)) for day in (1, 2)]
    page.set_input_files("#statement-files", {"name": "a.csv", "mimeType": "text/csv", "buffer": csv_file(hana(rows))})


def statement_is_read(page: Page) -> None:
    expect(page.locator("#statement-news")).to_have_text("결제 2건을 읽었어요.")


def ask_message(page: Page) -> None:
    page.fill("#message-text", PAID)
    page.locator("#message [type=submit]").click()


def message_is_understood(page: Page) -> None:
    expect(page.locator("#message-result input").first).to_have_value("42,000원")


def clawback_answers(page: Page) -> None:
    expect(page.locator("#clawback-result .tool-total")).to_contain_text("20,000원")


def ask_case(page: Page) -> None:
    step = {"day": "2026-11-20", "office": "sme", "way": "phone", "receipt": "1AA-123", "answer": "", "answered_on": None, "promised_on": None, "outcome": ""}
    held = {"kind": "sangsaeng-payback-case", "version": 2, "name": "어머니", "cause": None, "answers": {}, "numbers": {}, "steps": [step]}
    page.set_input_files("#case-open", {"name": "a.json", "mimeType": "application/json", "buffer": json.dumps(held).encode()})


def case_is_opened(page: Page) -> None:
    expect(page.locator("#case-held")).to_contain_text("접수 번호 1AA-123")
    expect(page.locator("#case-name")).to_have_value("어머니")


USED = {
    "calculator": Tool(ask_calculator, example_is_typed, calculator_answers),
    "diagnosis": Tool(ask_diagnosis, choice_is_there, diagnosis_goes_on),
    "message": Tool(ask_message, lambda page: expect(page.locator("#message-text")).to_have_value(PAID), message_is_understood),
    "clawback": Tool(lambda page: check(page, TYPED), lambda page: expect(page.locator("#notice")).to_have_value(TYPED["notice"]), clawback_answers),
    # The file itself is what was given, and that it is still there shows when it is read without being chosen again.
    "statement": Tool(ask_statement, lambda page: None, statement_is_read),
    "case": Tool(ask_case, lambda page: None, case_is_opened),
}
REQUESTS = ("worker.js", "pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm", "python-*.zip")
WAYS = ("fails", "stalls", "breaks off", "is damaged", "is another version's")


def file_of(site: Site, request: str) -> str:
    """Return the address of the one file that *request* names."""
    (path,) = site.folder.glob(f"assets/runtime/**/{request}") if request != "worker.js" else site.folder.glob("assets/javascripts/*/worker.js")
    return f"{site.prefix}{path.relative_to(site.folder).as_posix()}"


def damaged(content: bytes, address: str) -> bytes:
    """Return *content* as long as before and wrong in its middle, for a script in a way that it notices."""
    middle = len(content) // 2
    wrong = b"\n}{)(" * DAMAGE if address.endswith("js") else bytes(byte ^ 0xFF for byte in content[middle : middle + DAMAGE])
    return content[:middle] + wrong + content[middle + len(wrong) :]


def break_request(site: Site, request: str, way: str) -> set[str]:
    """Have *request* go wrong in that *way*, and return the reasons that a reader may be told."""
    address = file_of(site, request)
    content = (site.folder / address.removeprefix(site.prefix)).read_bytes()
    script = address.endswith("js")
    match way:
        case "fails":
            site.refused.add(address)
            return {NETWORK}
        case "stalls":
            site.held.add(address)
            return {HANG}
        case "breaks off":
            site.cut.add(address)
            return {NETWORK} if script else {NETWORK, CRASH}
        case "is damaged":
            site.files[address] = damaged(content, address)
        case "is another version's":
            site.files[address] = content[: len(content) * 9 // 10]
    return {NETWORK, CRASH}


def told(page: Page, tool: str, reasons: set[str]) -> None:
    """The page says one of *reasons*, with the way on that belongs to it."""
    line = page.locator(f"#{tool} .tool-status__line, #{tool}-status .tool-status__line")
    button = page.get_by_role("button", name="다시 시도")
    expect(button).to_be_visible()
    said = (line.text_content() or "").strip()
    assert " ".join(said.split()) in {" ".join(page.evaluate(SENTENCE, reason).split()) for reason in reasons}


def no_life(page: Page) -> bool:
    """Let more time pass than a page waits for a sign of life, and return whether it waits no longer; another sign may have been on its way."""
    page.clock.fast_forward(LONG)
    return page.get_by_role("button", name="다시 시도").is_visible()


def goes_wrong_and_is_mended(
    page: Page, tool: str, reasons: set[str], mended: Callable[[], None], hung: Callable[[], bool] = lambda: True
) -> None:
    """Ask, be told, where it hangs once it has *hung*, find what was typed, try again, and have the answer."""
    USED[tool].ask(page)
    if HANG in reasons:
        until(page, hung)
        until(page, lambda: no_life(page))
    told(page, tool, reasons)
    USED[tool].typed(page)
    mended()
    page.get_by_role("button", name="다시 시도").click()
    USED[tool].answered(page)


def try_request(page: Page, site: Site, tool: str, request: str, way: str) -> None:
    """Break one request of a first visit, on a host that lets a browser keep what has a digest in its address."""
    site.lasting = True
    reasons = break_request(site, request, way)
    if way == "stalls":
        page.clock.install()
    page.goto(f"{site.url}{tool}/")
    goes_wrong_and_is_mended(page, tool, reasons, site.mend, lambda: file_of(site, request) in site.requests)


def storage_is_full(page: Page, site: Site, tool: str) -> None:
    """Nothing can be kept, and nothing is said of it: the next visit starts as the first."""
    session = page.context.new_cdp_session(page)
    session.send("Storage.overrideQuotaForOrigin", {"origin": site.origin, "quotaSize": 0})
    answers_twice(page, site, tool)


def files_are_refused(page: Page, site: Site, tool: str) -> None:
    """The browser gives the site no files of its own."""
    before_worker(site, REFUSES_STORAGE)
    answers_twice(page, site, tool)


def caches_are_refused(page: Page, site: Site, tool: str) -> None:
    """The browser gives the site no cache."""
    before_worker(site, REFUSES_CACHES)
    answers_twice(page, site, tool)


def memory_is_refused(page: Page, site: Site, tool: str) -> None:
    """The device has no memory left for Python; then it has."""
    before_worker(site, REFUSES_MEMORY)
    page.goto(f"{site.url}{tool}/")
    goes_wrong_and_is_mended(page, tool, {CRASH}, site.mend)


def webassembly_is_refused(page: Page, site: Site, tool: str) -> None:
    """By a setting that trying again does not change: what was typed is still there, and it is said at once."""
    html = (site.folder / tool / "index.html").read_text("utf-8")
    site.pages[f"{site.prefix}{tool}/"] = html.replace(" 'wasm-unsafe-eval'", "")
    page.goto(f"{site.url}{tool}/")
    USED[tool].ask(page)
    told(page, tool, {BLOCKED})
    USED[tool].typed(page)


def worker_is_killed(page: Page, site: Site, tool: str) -> None:
    """As a phone that is short of memory does it, without a word to the page."""
    page.clock.install()
    page.goto(f"{site.url}{tool}/")
    wait_for_request(page, site, "/assets/runtime/python-")
    (python,) = [worker for worker in page.workers if worker.url in pythons(page)]
    python.evaluate("() => { setTimeout(() => self.close()); }")
    goes_wrong_and_is_mended(page, tool, {HANG}, site.mend, lambda: python not in page.workers)


def clock_is_wrong(page: Page, site: Site, tool: str) -> None:
    """By decades: the answer does not hang on it, but what was done on a day to come is asked about."""
    page.clock.install(time="2001-01-01T00:00:00")
    if tool != "case":
        return answers_twice(page, site, tool)
    page.goto(f"{site.url}case/")
    ask_case(page)
    expect(page.locator("#case-error")).to_contain_text("기기의 오늘 날짜")


def service_worker_is_half_there(page: Page, site: Site, tool: str) -> None:
    """One of its files does not come: the tool answers then, again, and once all is there."""
    site.refused.add(".woff2")
    page.goto(f"{site.url}{tool}/")
    USED[tool].ask(page)
    USED[tool].answered(page)
    wait_for_request(page, site, SCRIPT)
    page.wait_for_timeout(1500)
    assert page.evaluate(STATE) != ["activated"]
    site.mend()
    page.goto("about:blank")
    page.goto(f"{site.url}{tool}/")
    USED[tool].ask(page)
    USED[tool].answered(page)
    wait_until(page, STATE, ["activated"])


def page_rests_and_comes_back(page: Page, site: Site, tool: str) -> None:
    """While it rests, Python ends; what was asked meanwhile is answered after."""
    page.goto(f"{site.url}{tool}/")
    site.held.add(".wasm")
    USED[tool].ask(page)
    until(page, lambda: len(pythons(page)) == 1)
    page.evaluate(AWAY_AND_BACK)
    site.mend()
    USED[tool].answered(page)


REFUSALS = {
    each.__name__: each
    for each in (
        storage_is_full, files_are_refused, caches_are_refused, memory_is_refused, webassembly_is_refused,
        worker_is_killed, clock_is_wrong, service_worker_is_half_there, page_rests_and_comes_back,
    )
}  # fmt: skip


def before_worker(site: Site, script: str) -> None:
    """Have Python's worker begin with *script*."""
    address = file_of(site, "worker.js")
    site.files[address] = script.encode() + (site.folder / address.removeprefix(site.prefix)).read_bytes()


def answers_twice(page: Page, site: Site, tool: str) -> None:
    """The tool answers, and on a second visit too; nothing is told as a failure."""
    for _ in range(2):
        page.goto("about:blank")
        page.goto(f"{site.url}{tool}/")
        USED[tool].ask(page)
        USED[tool].answered(page)
        expect(page.get_by_role("button", name="다시 시도")).to_be_hidden()


ALL_REQUESTS = [(tool, request, way) for tool in USED for request in REQUESTS for way in WAYS]
CORE_REQUESTS = [
    ("clawback", "worker.js", "fails"),
    ("calculator", "pyodide.asm.wasm", "stalls"),
    ("case", "pyodide.asm.js", "is damaged"),
    ("diagnosis", "pyodide.asm.wasm", "is damaged"),
    ("message", "python-*.zip", "is another version's"),
    ("statement", "pyodide.mjs", "breaks off"),
]
ALL_REFUSALS = [(tool, refusal) for tool in USED for refusal in REFUSALS]
CORE_REFUSALS = [
    ("calculator", "storage_is_full"),
    ("calculator", "memory_is_refused"),
    ("diagnosis", "webassembly_is_refused"),
    ("statement", "files_are_refused"),
    ("statement", "worker_is_killed"),
]


@pytest.mark.parametrize(("tool", "request_", "way"), CORE_REQUESTS)
def test_broken_request(page: Page, root_site: Site, tool: str, request_: str, way: str) -> None:
    """The core of the table: each request, each way and each tool."""
    try_request(page, root_site, tool, request_, way)


@pytest.mark.parametrize(("tool", "request_", "way"), [cell for cell in ALL_REQUESTS if cell not in CORE_REQUESTS])
def test_every_other_broken_request(page: Page, root_site: Site, tool: str, request_: str, way: str) -> None:
    """The rest of the table."""
    try_request(page, root_site, tool, request_, way)


@pytest.mark.parametrize(("tool", "refusal"), CORE_REFUSALS)
def test_refusal(page: Page, root_site: Site, tool: str, refusal: str) -> None:
    """What a device or a browser refuses: the core."""
    REFUSALS[refusal](page, root_site, tool)


@pytest.mark.parametrize(("tool", "refusal"), [cell for cell in ALL_REFUSALS if cell not in CORE_REFUSALS])
def test_every_other_refusal(page: Page, root_site: Site, tool: str, refusal: str) -> None:
    """The rest of the table."""
    REFUSALS[refusal](page, root_site, tool)
