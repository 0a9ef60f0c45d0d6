"""The tools and the search in Firefox and WebKit, with what differs between engines: workers, memory kept, files.

The first test starts Python from nothing, the later ones from what the browser kept.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sitebuild.runtime import core

from tests.engines.browsers import Reader
from tests.site.server import Site
from tests.statements import csv_file, hana, payment, xls_file

pytestmark = pytest.mark.installed


@pytest.fixture(scope="module", autouse=True)
def without_the_whole_webassembly(site: Site) -> Iterator[None]:
    """See that no tool needed it."""
    yield
    assert not any(path.endswith(core.WHOLE) for path in site.requests)


def test_calculator(reader: Reader, site: Site) -> None:
    """A refused field takes the focus to the summary; the mended form gives the refund with its working."""
    reader.open(f"{site.url}calculator/")
    reader.type("#spend-2025-09", "1,300,000")
    reader.type("#base", "많이")
    reader.click("#calculator button[type=submit]")
    reader.sees("#base-error", "원 단위 숫자로")
    assert reader.run("return document.activeElement.id") == "calculator-errors"
    reader.run("document.querySelector('#base').value = ''")
    reader.type("#base", "100만")
    reader.click("#calculator button[type=submit]")
    reader.sees(".tool-total", "60,000원")
    reader.click(".tool-working summary")
    reader.sees(".tool-working", "300,000원의 20%는 60,000원이에요.")


def test_diagnosis(reader: Reader, site: Site) -> None:
    """Answers lead to the cause, and the way back changes one of them."""
    reader.open(f"{site.url}diagnosis/")
    for question, choice in (("start", "error"), ("error", "error-time"), ("error-time", "maintenance-window")):
        reader.click(f"form[data-question={question}] button[data-answer={choice}]")
    reader.sees(".diagnosis-result .diagnosis-more a")
    assert reader.run("return document.querySelector('.diagnosis-more a').href").endswith("/causes/maintenance-window/")
    reader.run("history.back()")
    reader.sees("form[data-question=error-time]")


def test_statement(reader: Reader, site: Site, tmp_path: Path) -> None:
    """A CSV in the encoding of Korean Windows and a true .xls are read and judged together."""
    rows = [payment(f"2025.09.0{day}", "12,300", "달빛분식", approval=str(day)) for day in range(1, 4)]
    (tmp_path / "구월.csv").write_bytes(csv_file(hana(rows[:1])))
    (tmp_path / "구월.xls").write_bytes(xls_file(hana(rows)))
    reader.open(f"{site.url}statement/")
    reader.type("#statement-files", str(tmp_path / "구월.csv"))
    reader.sees("#statement-news", "결제 1건을 읽었어요.")
    reader.type("#statement-files", str(tmp_path / "구월.xls"))
    reader.sees("#statement-news", "결제 3건을 읽었어요.")
    reader.sees("#statement-result .tool-table tbody tr", "36,900원")


def test_search(reader: Reader, site: Site) -> None:
    """What is typed finds a page by a word inside it, and Enter opens it."""
    reader.open(site.url)
    reader.click("[data-md-component=search-query]")
    reader.type("[data-md-component=search-query]", "하나로마트")
    reader.sees(".md-search-result__item", "하나로마트")
    reader.click(".md-search-result__item:first-child a")
    reader.sees("main h1")
    assert reader.run("return location.pathname") != "/"
