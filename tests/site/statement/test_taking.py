"""What is taken along from the statement page, and what is forgotten."""

import csv
import io
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.site.calculator.using import assert_ended, python_of
from tests.site.server import Site
from tests.site.statement.opening import ROWS, answer, question, upload
from tests.site.test_privacy import keeps_nothing_of_the_reader
from tests.statements import csv_file, hana, xls_file

pytestmark = pytest.mark.profile("lasting")


def test_evidence_as_csv_and_on_paper(opened: Page) -> None:
    """Only what is ticked; approval numbers only if ticked; a file that a spreadsheet opens rightly."""
    opened.get_by_text("결제 5건 보기").click()
    opened.locator("table.statement-rows tbody input").nth(4).check()
    opened.get_by_label("승인번호도 넣기").check()
    with opened.expect_download() as download:
        opened.get_by_role("button", name="증빙 CSV 받기").click()
    text = Path(download.value.path()).read_bytes().decode("utf-8")
    assert download.value.suggested_filename == "증빙.csv"
    assert text.startswith("\ufeff")
    lines = list(csv.reader(io.StringIO(text[1:])))
    assert lines[1][:4] == ["2025-09-07", "바람서점", "345670", "00000005번"]
    opened.evaluate("() => { window.print = () => { window.printed = document.body.className; }; }")
    opened.get_by_role("button", name="증빙 인쇄하기").click()
    assert "statement-printing" in opened.evaluate("printed")
    # A phone returns from print() before it has drawn the page, so that only its end is the end.
    opened.emulate_media(media="print")
    expect(opened.locator(".statement-paper")).to_be_visible()
    expect(opened.locator("#statement-result")).to_be_hidden()
    opened.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(opened.locator("#statement-result")).to_be_visible()


def test_nothing_ticked_is_nothing_to_take(opened: Page) -> None:
    """No empty file, no empty paper: what makes them comes with the first tick and goes with the last."""
    take = opened.get_by_role("button", name="증빙 CSV 받기")
    expect(take).to_be_hidden()
    opened.get_by_text("결제 5건 보기").click()
    box = opened.locator("table.statement-rows tbody input").first
    box.check()
    expect(take).to_be_visible()
    box.uncheck()
    expect(take).to_be_hidden()


def test_forget(opened: Page) -> None:
    """Files, answers, results and the Python that was told of them are gone; another may start, which knows nothing."""
    answer(opened, "달빛분식", "동네 가게")
    expect(question(opened, "달빛분식")).to_have_count(0)
    opened.get_by_text("결제 5건 보기").click()
    opened.fill("#statement-base", "1234567")
    opened.locator("table.statement-rows tbody input").first.check()
    told = python_of(opened)
    assert told
    opened.get_by_role("button", name="파일과 결과 모두 지우기").click()
    expect(opened.locator("#statement-news")).to_be_focused()
    assert_ended(opened, told)
    html = opened.locator("main").evaluate("main => main.innerHTML + [...main.querySelectorAll('input')].map((input) => input.value)")
    for trace in ("달빛분식", "712,340", "1234567", "이용내역.xls"):
        assert trace not in html
    upload(opened, csv_file(hana(ROWS[:1])))
    expect(opened.locator("#statement-news")).to_have_text("결제 1건을 읽었어요.")
    expect(opened.locator(".statement-shop")).to_have_count(1)
    expect(opened.locator("#statement-base")).to_have_value("")
    expect(opened.locator(".statement-sheet")).to_contain_text("증빙 0건")


@pytest.mark.profile("new")
def test_nothing_is_kept_or_sent(page: Page, root_site: Site) -> None:
    """After using all of it: no storage, no cookie, nothing in the address, no other host, no word of the file in a request."""
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url + str(request.post_data)))
    page.goto(f"{root_site.url}statement/")
    upload(page, xls_file(hana(ROWS)))
    answer(page, "달빛분식", "동네 가게")
    page.fill("#statement-base", "1234567")
    page.fill("#statement-received-2025-09", "7654")
    page.get_by_role("button", name="받을 금액과 이유 보기").click()
    expect(page.locator("#statement-refund .tool-total")).to_be_visible()
    page.get_by_role("button", name="어떤 결제 때문인지 찾기").click()
    expect(page.locator("#statement-payments .tool-lead")).to_be_visible()
    assert keeps_nothing_of_the_reader(page, root_site)
    assert page.context.cookies() == []
    assert urlsplit(page.url).fragment == "" and urlsplit(page.url).query == ""
    asked = [url for url in requests if not url.startswith("blob:")]
    assert {urlsplit(url).netloc for url in asked} == {urlsplit(root_site.url).netloc}
    assert all("1234567" not in url and "7654" not in url and url.endswith("None") for url in asked)
