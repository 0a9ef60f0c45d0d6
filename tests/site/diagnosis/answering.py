"""What a reader does on the diagnosis page: finds the question, answers it, walks to the result."""

import json
import tomllib
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

DOCS = Path(__file__).parents[3] / "docs"
SCENARIOS = {each["name"]: each for each in tomllib.loads((DOCS / "diagnosis/scenarios.toml").read_text("utf-8"))["scenario"]}
NUMBERS = SCENARIOS["2024년 같은 달과 비교했다고 답했고 금액은 2021년 규칙과도 우연히 같음"]


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
    if choice == "given":
        fill(shown, values)
        shown.get_by_role("button", name="다음").click()
    else:
        shown.locator(f"button[data-answer='{choice}']").click()


def chosen(shown: Locator) -> Locator:
    """Return the answer of the form *shown* that is marked as taken before."""
    return shown.locator(".diagnosis-choice:has(.diagnosis-chosen)")


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
    if "cause" in scenario:
        expect(more).to_have_attribute("href", page_of(scenario))
        return
    end = json.loads(page.locator("#diagnosis-flow").text_content())["ends"][scenario["end"]]
    expect(heading(page)).to_have_text(end["title"])
    expect(more).to_have_count(1 if end["page"] else 0)
    if end["page"]:
        expect(more).to_have_attribute("href", f"../{end['page']}")
