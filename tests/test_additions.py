"""Adding is one place: what is promised to editors and engineers, done in a copy of the data."""

from pathlib import Path

import pytest

from calculator.language import forget
from tests.editions import with_files
from tests.statements import check, csv_file, payments

pytestmark = pytest.mark.host

TITLES = ["쓴날", "어디서", "얼마", "번호표"]
ROWS = [["이용내역"], TITLES, ["2025.09.03", "동네식당", "50,000", "1"], ["2025.09.04", "문구점", "7,000", "2"]]
LAYOUT = """
[[layout]]
id = "sangsang"
name = "상상카드 이용내역"
view = "approvals"
carry = false
count = ""
signs = ["쓴날", "어디서", "얼마"]
[layout.columns]
date = "쓴날"
shop = "어디서"
amount = "얼마"
approval = "번호표"
"""


def test_new_statement_layout_is_one_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file whose headings nobody knew is asked about; with one table more it is read by its name."""
    content = csv_file(ROWS)
    assert "ask" in check(content)["files"][0]
    folder = with_files(tmp_path / "data", {}, monkeypatch)
    with (folder / "layouts.toml").open("a", encoding="utf-8") as file:
        file.write(LAYOUT)
    forget()
    try:
        answer = check(content)
        assert answer["files"][0]["layout"] == "상상카드 이용내역"
        assert payments(answer) == [("2025-09-03", "동네식당", 50_000), ("2025-09-04", "문구점", 7_000)]
    finally:
        monkeypatch.undo()
        forget()
