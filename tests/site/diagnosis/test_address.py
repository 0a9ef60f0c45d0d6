"""The choices in the address: Back, a link, an entrance by symptom, and what no longer means anything."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.site.diagnosis.answering import NUMBERS, SCENARIOS, answer, chosen, form, heading, walk
from tests.site.server import Site
from tests.site.test_privacy import keeps_nothing_of_the_reader

pytestmark = pytest.mark.profile("lasting")


def test_back_is_the_browsers_back(diagnosis: Page) -> None:
    """Back shows the question before with its answer, forward the next, and changing keeps what still applies."""
    scenario = SCENARIOS["당첨을 알리기만 하는 연락"]
    walk(diagnosis, scenario)
    diagnosis.go_back()
    expect(chosen(form(diagnosis, "prize"))).to_have_attribute("data-answer", "lottery-money")
    expect(heading(diagnosis)).to_be_focused()
    diagnosis.go_back()
    form(diagnosis, "suspicious")
    diagnosis.go_forward()
    form(diagnosis, "prize")
    diagnosis.go_back()
    diagnosis.go_back()
    form(diagnosis, "start")
    assert urlsplit(diagnosis.url).fragment == ""


@pytest.mark.profile("new")
def test_no_answer_gets_into_the_history(diagnosis: Page, root_site: Site) -> None:
    """The browser writes addresses down: none of those visited holds an answer, and none of those asked for a number."""
    visited: list[str] = []
    diagnosis.on("framenavigated", lambda frame: visited.append(frame.url))
    walk(diagnosis, NUMBERS)
    assert len(visited) == len(NUMBERS["answers"]), "each answer is an entry of its own"
    assert {urlsplit(url).fragment for url in [*visited, diagnosis.url]} == {""}
    assert not any(number in path for path in [diagnosis.url, *root_site.requests] for number in ("27000", "1300000", "2025-09"))
    assert keeps_nothing_of_the_reader(diagnosis, root_site)


@pytest.mark.profile("new")
def test_a_copied_link_reopens_at_the_same_place(diagnosis: Page) -> None:
    """It holds the choices and nothing else; opened anew it shows the same place without the numbers."""
    diagnosis.context.grant_permissions(["clipboard-read", "clipboard-write"])
    walk(diagnosis, NUMBERS)
    diagnosis.get_by_role("button", name="링크 복사").click()
    expect(diagnosis.get_by_text("링크를 복사했어요")).to_be_visible()
    link = diagnosis.evaluate("navigator.clipboard.readText()")
    assert urlsplit(link).fragment == "&".join("=".join(pair) for pair in NUMBERS["answers"].items())
    diagnosis.goto("about:blank")
    diagnosis.goto(link)
    expect(diagnosis.locator(".diagnosis-result")).to_be_visible()
    expect(diagnosis.locator(".diagnosis-result .diagnosis-table")).to_have_count(0)
    expect(diagnosis.locator(".diagnosis-lost")).to_contain_text("금액은 저장하지 않아서 지워졌어요.")
    expect(diagnosis.get_by_role("button", name="금액 다시 적기")).to_be_visible()
    diagnosis.goto(link.rpartition("&")[0])
    form(diagnosis, "less-how")


def test_a_link_that_cannot_be_copied_is_shown(diagnosis: Page) -> None:
    """To be copied by hand."""
    diagnosis.add_init_script("delete Navigator.prototype.clipboard")
    diagnosis.reload()
    walk(diagnosis, NUMBERS)
    diagnosis.get_by_role("button", name="링크 복사").click()
    expect(diagnosis.locator(".diagnosis-said").filter(has_text="#start=less&")).to_be_visible()


@pytest.mark.profile("new")
def test_a_reload_keeps_the_answers_for_a_short_while(page: Page, root_site: Site) -> None:
    """A phone may drop a page that is left for a moment; a tab restored later is another person's."""
    page.clock.install()
    page.goto(f"{root_site.url}diagnosis/")
    answer(page, "start", "zero", {})
    form(page, "zero")
    for minutes, question in ((4, "zero"), (6, "start")):
        page.clock.fast_forward(minutes * 60_000)
        page.reload()
        form(page, question)


def test_what_is_cleared_does_not_come_back(diagnosis: Page) -> None:
    """Neither with Back nor with a reload."""
    answer(diagnosis, "start", "zero", {})
    form(diagnosis, "zero")
    diagnosis.get_by_role("button", name="모두 지우고 처음부터 다시").click()
    form(diagnosis, "start")
    diagnosis.go_back()
    expect(chosen(form(diagnosis, "start"))).to_have_count(0)
    diagnosis.go_forward()
    diagnosis.reload()
    form(diagnosis, "start")


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
