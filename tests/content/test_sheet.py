"""Whoever checks the site by its one sheet sees a wrong number: each is on it, and a planted one shows."""

import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest
from content import DOCS
from content.checks import whole_site
from content.facts import quotable, sheet
from content.macros.macros import Macros

from calculator.data import toml
from calculator.rules.facts import contacts, figures
from calculator.rules.loader import editions

PHONE = contacts()["onnuri"].phone
PLANTED = [
    ("edition_2025.toml", "percent = 20", "percent = 25", "25%"),
    ("edition_2025.toml", "won = 100_000", "won = 110_000", "110,000원"),
    ("edition_2025.toml", "won = 30_000", "won = 35_000", "335,000원"),
    ("edition_2025.toml", "pay_on = 2025-12-15", "pay_on = 2025-12-14", "2025년 12월 14일"),
    ("edition_2025.toml", "applied_until = 2025-10-09", "applied_until = 2025-10-08", "2025년 10월 8일"),
    ("edition_2025.toml", "on = 2026-01-20", "on = 2026-01-21", "2026년 1월 21일"),
    ("edition_2025.toml", "prizes = [100_000,", "prizes = [150_000,", "150,000원, 1,000,000원"),
    ("edition_2021.toml", "percent = 103", "percent = 105", "105%"),
    ("figures.toml", "value = 111_570", "value = 111_750", "111,750원"),
    ("figures.toml", "day = 2026-06-17", "day = 2026-07-17", "2026년 7월 17일"),
    ("contacts.toml", PHONE, PHONE[::-1], PHONE[::-1]),
    ("contacts.toml", '"분실 신고 24시간"', '"분실 신고 밤에는 안 함"', "분실 신고 밤에는 안 함"),
    ("judging_2025.toml", 'name = "해외 결제"\ncounts = "no"', 'name = "해외 결제"\ncounts = "yes"', "| 해외 결제 | 들어가요 |"),
    ("diagnosis.toml", "review_days = 14", "review_days = 41", "41일"),
    ("sources.toml", 'date = "2025-08-20"', 'date = "2025-08-02"', "2025-08-02"),
    ("sources.toml", "read = 2026-11-26", "read = 2026-11-27", "2026-11-27"),
]  # fmt: skip
WORKED = [
    ("edition_2025.toml", "percent = 20", "percent = 25", "| 비율 |", "75,000원"),
    ("edition_2025.toml", "won = 30_000", "won = 35_000", "| 12월의 한도 |", "35,000원"),
    ("edition_2025.toml", "won = 10_000", "won = 15_000", "| 12월에 처음 신청 |", "15,000원"),
    ("edition_2025.toml", "pay_on = 2025-11-15", "pay_on = 2025-11-16", "| 마감 뒤에 신청 |", "2030년 11월 16일"),
    ("edition_2021.toml", "percent = 103", "percent = 105", "| 2021년의 비율과 조건 |", "48,000원"),
]  # fmt: skip

type Plant = Callable[[str, str, str], str]


def rendered() -> str:
    quotable.refresh()
    return Macros("facts.md").fact_sheet()


@pytest.fixture(scope="module")
def unspoiled() -> set[str]:
    """Return the lines of the sheet as they are."""
    return set(rendered().splitlines())


@pytest.fixture
def plant(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Plant]:
    """Return how to change a copy of the data, and to read the sheet that follows from it."""
    copied = tmp_path / "data"
    shutil.copytree(str(files("calculator.data")), copied)
    monkeypatch.setattr(toml, "folder", lambda: copied)

    def change(file: str, right: str, wrong: str) -> str:
        text = (copied / file).read_text("utf-8")
        assert right in text
        (copied / file).write_text(text.replace(right, wrong), "utf-8")
        return rendered()

    yield change
    monkeypatch.undo()
    quotable.refresh()


@pytest.mark.parametrize(("file", "right", "wrong", "shown"), PLANTED, ids=[case[2] for case in PLANTED])
def test_planted_wrong_value_shows(unspoiled: set[str], plant: Plant, file: str, right: str, wrong: str, shown: str) -> None:
    """A line that was not there before holds the wrong value."""
    new = [line for line in plant(file, right, wrong).splitlines() if line not in unspoiled]
    assert any(shown in line for line in new), new


@pytest.mark.parametrize(("file", "right", "wrong", "rule", "shown"), WORKED, ids=[case[3] for case in WORKED])
def test_example_of_a_rule_is_the_calculators_own(plant: Plant, file: str, right: str, wrong: str, rule: str, shown: str) -> None:
    """With a wrong rule the example comes out wrong too, for whoever reckons it by hand."""
    (line,) = [line for line in plant(file, right, wrong).splitlines() if line.startswith(rule)]
    assert shown in line


def test_every_value_is_on_it() -> None:
    """Rules of both editions, figures, telephones and hours: each as the pages write it."""
    text = rendered()
    for name in editions():
        assert f"rules-{name}" in text
    missing = [key for key in quotable.facts() if Macros("index.md").plain(key) not in text and not key.endswith((".url", ".name"))]
    assert missing == []
    assert [name for name, contact in contacts().items() if contact.name not in text] == []


def test_every_row_says_where_it_is_from_and_when_it_was_read() -> None:
    rows = [*sheet.figures_rows(), *sheet.contact_rows(), *sheet.counted(), *(row for key in editions() for row in sheet.rules(key))]
    assert len(rows) > len(figures())
    for row in rows:
        assert row.source is None or isinstance(row.source.read, date), row
        assert row.source is not None or row.confidence == "open", row
        assert not re.fullmatch(r"[a-z0-9.\-]+", row.name), f"{row.name}: no name in Korean"


def test_pages_that_quote_a_value_are_named() -> None:
    rows = {row.name: row for row in sheet.figures_rows()}
    page = "examples.md"
    assert "figure.round-1-average" in (DOCS / page).read_text("utf-8")
    assert page in rows["1차 지급 평균"].pages
    assert all((DOCS / uri).is_file() for row in rows.values() for uri in row.pages)


def test_value_without_a_name_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """And a name whose value is gone."""
    names = sheet.NAMES.read_text("utf-8")
    changed = tmp_path / "fact_names.toml"
    changed.write_text(names.replace("\naverage =", "\navarage ="), "utf-8")
    monkeypatch.setattr(sheet, "NAMES", changed)
    told = [str(problem) for problem in sheet.problems()]
    assert ["‘avarage’: 이 값은 figures.toml에 없어요" in text for text in told] == [True, False]
    assert ["‘average’: 값의 이름이 없어요" in text for text in told] == [False, True]


def test_source_of_which_nobody_noted_the_day_is_told(plant: Plant) -> None:
    plant("sources.toml", 'kind = "official"\nread = 2026-11-22\n\n[ktv', 'kind = "official"\n\n[ktv')
    told = [str(problem) for problem in whole_site.unused_sources([])]
    assert any("korea-kr-2025-09" in text and "읽은 날이 없어요" in text for text in told)
