"""What a screen reader says on the tools, in the search and on a guide: scripts that are read aloud by a virtual one.

@guidepup/virtual-screen-reader walks the built pages in Chromium as the standards ask a screen reader to. It is no
substitute for a person with one. `SPOKEN=write` writes the scripts anew; read them before you keep them.
"""

import os
import re
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Page, expect
from sitebuild.theme.line_breaks import WORD_JOINER

from tests.site.readers import seen_by
from tests.site.server import Site
from tests.site.statement.opening import ROWS, upload
from tests.statements import csv_file, hana

pytestmark = pytest.mark.profile("lasting")

ROOT = Path(__file__).parents[2]
READER = ROOT / "node_modules/@guidepup/virtual-screen-reader/lib/esm/index.browser.js"
SCRIPTS = Path(__file__).parent / "spoken"
MOST_TO_FIRST_QUESTION = 40
MOST_TO_ANSWER = 15
REST = 1500
"""Milliseconds after which whatever waits for a pause in typing has been said."""
START = """
async () => {
  const { virtual } = await import("/virtual-screen-reader.js");
  await virtual.start({ container: document.body });
  window.reader = virtual;
}
"""
NEXT = """
async ([stop, most]) => {
  for (let said = 0; said < most; said += 1) {
    await reader.next();
    const phrase = await reader.lastSpokenPhrase();
    if ((phrase.includes(stop) && !phrase.startsWith("end of ")) || phrase === "end of document") break;
  }
}
"""
LOG = "async () => reader.spokenPhraseLog()"
CLEAR = "async () => reader.clearSpokenPhraseLog()"


class Listener:
    """Somebody who hears a page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        page.evaluate(START)

    def until(self, words: str, most: int = 200) -> list[str]:
        """Read on until *words* are said; return all that was said since the last time."""
        self.page.evaluate(NEXT, [words, most])
        return self.heard()

    def heard(self) -> list[str]:
        """Return what was said since the last time."""
        said: list[str] = self.page.evaluate(LOG)
        self.page.evaluate(CLEAR)
        # A place that is emptied says nothing; one that is shown and filled at once is heard once.
        # A word joiner has no sound.
        spoken = [phrase.replace(WORD_JOINER, "") for phrase in said if phrase.strip() not in ("polite:", "assertive:")]
        return [phrase for phrase, _ in groupby(spoken)]


@pytest.fixture
def reader(page: Page) -> Page:
    """Return the page of somebody who brings a virtual reader along."""
    page.route("**/virtual-screen-reader.js", lambda route: route.fulfill(path=READER, content_type="text/javascript"))
    return seen_by(page, 360, 740)


def waiting() -> re.Pattern[str]:
    """Return a pattern for what is said while Python starts: how much of it is heard goes by how long that takes."""
    texts = "".join(path.read_text("utf-8") for path in (ROOT / "docs").rglob("*.md"))
    found = re.findall(r'<p data-text="(?:loading|starting|progress|bytes)">(.*?)</p>', texts)
    assert len(found) >= 4
    return re.compile("polite: (?:" + "|".join(re.sub(r"\\{.*?\\}", ".*?", re.escape(text)) for text in found) + ")")


def follows_script(name: str, heard: list[str]) -> None:
    """Compare what was *heard* with the script *name*, line by line."""
    path = SCRIPTS / f"{name}.txt"
    starting = waiting()
    heard = [phrase for phrase in heard if not starting.match(phrase)]
    if os.environ.get("SPOKEN") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text("\n".join(heard) + "\n", "utf-8")
    assert heard == path.read_text("utf-8").splitlines()


def statuses(heard: list[str]) -> list[str]:
    """Return what was said of its own accord."""
    return [phrase for phrase in heard if phrase.startswith(("polite: ", "assertive: "))]


def answer_of(heard: list[str], answer: str) -> int:
    """Return after how many announcements *answer* was said; no status may have been said twice."""
    assert len(statuses(heard)) == len(set(statuses(heard))), heard
    return next(number for number, phrase in enumerate(heard, 1) if answer in phrase)


class Words(NamedTuple):
    """The words of one language."""

    path: str
    start: str
    button: str
    result: str
    total: str


CALCULATORS = {
    "ko": Words("calculator/", "radio", "계산하기", "60,000원", "120,000원"),
    "en": Words("en/calculator/", "radio", "Calculate", "60,000 won", "100,000 won"),
}


@pytest.mark.parametrize("language", CALCULATORS)
def test_calculator(reader: Page, lasting_site: Site, language: str) -> None:
    """From the top to the first field, the answer after the press, and the new total after a change."""
    words = CALCULATORS[language]
    reader.goto(lasting_site.url + words.path)
    listener = Listener(reader)
    top = listener.until(words.start)
    assert len(top) <= MOST_TO_FIRST_QUESTION, top
    reader.fill("#base", "1000000")
    reader.fill("#spend-2025-09", "1300000")
    expect(reader.locator(".tool-total")).to_contain_text(words.result)
    reader.wait_for_timeout(REST)
    reader.get_by_role("button", name=words.button, exact=True).focus()
    typed = listener.heard()
    reader.keyboard.press("Enter")
    expect(reader.locator(".tool-total")).to_contain_text(words.result)
    reader.wait_for_timeout(REST)
    pressed = listener.heard()
    assert answer_of(pressed, words.result) <= MOST_TO_ANSWER
    reader.fill("#spend-2025-09", "1400000")
    expect(reader.locator(".tool-total")).not_to_contain_text(words.result)
    reader.wait_for_timeout(REST)
    changed = listener.heard()
    assert answer_of(changed, reader.locator(".tool-total").inner_text()) <= MOST_TO_ANSWER
    follows_script(f"calculator-{language}", [*top, "> 1000000, 1300000", *typed, "> Enter", *pressed, "> 1400000", *changed])


DIAGNOSES = {"ko": "diagnosis/", "en": "en/diagnosis/"}


@pytest.mark.parametrize("language", DIAGNOSES)
def test_diagnosis(reader: Page, lasting_site: Site, language: str) -> None:
    """From the top to the first question, and from the answer to the next one, to the result."""
    reader.goto(lasting_site.url + DIAGNOSES[language])
    listener = Listener(reader)
    first = reader.locator(".diagnosis-heading").inner_text()
    script = listener.until(first)
    assert len(script) <= MOST_TO_FIRST_QUESTION, script
    script += listener.until("button", 40)
    for question, choice in (("start", "error"), ("error", "auth-error")):
        form = reader.locator(f"form[data-question={question}]")
        form.locator(f"button[data-answer={choice}]").focus()
        script += ["> " + choice, *listener.heard()]
        reader.keyboard.press("Enter")
        expect(form).to_have_count(0)
        reader.wait_for_timeout(REST)
        heard = listener.heard()
        assert answer_of(heard, reader.locator(".diagnosis-heading").inner_text()) <= MOST_TO_ANSWER
        script += ["> Enter", *heard]
    follows_script(f"diagnosis-{language}", script)


def test_statement(reader: Page, lasting_site: Site) -> None:
    """From the top to the choice of a file, what is said while it is read, and what after it."""
    reader.goto(f"{lasting_site.url}statement/")
    listener = Listener(reader)
    script = listener.until("엑셀이나 CSV")
    assert len(script) <= MOST_TO_FIRST_QUESTION, script
    upload(reader, csv_file(hana(ROWS)), "example.csv")
    expect(reader.locator("#statement-result h2")).to_be_visible()
    reader.wait_for_timeout(REST)
    heard = listener.heard()
    assert answer_of(heard, f"결제 {len(ROWS)}건을 읽었어요.") <= MOST_TO_ANSWER
    follows_script("statement-ko", [*script, "> example.csv", *heard])


SEARCHES = {"ko": ("", "검색", "하나카드"), "en": ("en/", "Search", "balance")}


@pytest.mark.parametrize("language", SEARCHES)
def test_search(reader: Page, lasting_site: Site, language: str) -> None:
    """The button opens it, how much was found is said once, and Tab goes through the results and out of them."""
    path, name, words = SEARCHES[language]
    reader.goto(lasting_site.url + path)
    listener = Listener(reader)
    script = listener.until(f"button, {name}")
    reader.get_by_role("button", name=name, exact=True).press("Enter")
    reader.locator("[data-md-component=search-query]").press_sequentially(words)
    expect(reader.locator(".md-search-result__item").first).to_be_visible()
    reader.wait_for_timeout(REST)
    heard = listener.heard()
    assert answer_of(heard, reader.locator("[data-search=said]").inner_text()) <= MOST_TO_ANSWER
    follows_script(f"search-{language}", [*script, "> " + words, *heard])
    reader.keyboard.press("Tab")
    expect(reader.locator(".md-search-result a:focus")).to_have_count(1)


@pytest.mark.parametrize(("language", "path"), [("ko", "guide/formula/"), ("en", "en/guide/formula/")])
def test_guide(reader: Page, lasting_site: Site, language: str, path: str) -> None:
    """From the top through the first answer to the next heading."""
    reader.goto(lasting_site.url + path)
    listener = Listener(reader)
    script = listener.until("heading, ")
    assert len(script) <= MOST_TO_FIRST_QUESTION, script
    follows_script(f"guide-{language}", script + listener.until("heading, "))


def test_a_status_said_twice_is_heard(reader: Page, lasting_site: Site) -> None:
    """Control: the virtual reader hears a status, and hears it again."""
    reader.goto(f"{lasting_site.url}404.html")
    listener = Listener(reader)
    reader.evaluate("""async () => {
      const status = Object.assign(document.createElement("p"), { role: "status" });
      document.querySelector("article").append(status);
      for (const text of ["하나", "둘", "하나"]) {
        status.textContent = text;
        await new Promise((resolve) => setTimeout(resolve, 300));
      }
    }""")
    said = statuses(listener.heard())
    assert len(said) == 3 and len(set(said)) == 2
