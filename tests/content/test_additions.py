"""Adding is one place: what is promised to editors and engineers, done in a copy of the data."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from calculator.text.language import forget
from tests.editions import with_files
from tests.statements import check, csv_file, payments

pytestmark = pytest.mark.host

ROOT = Path(__file__).parents[2]
# The columns of the table of months, in the script that draws it.
COLUMNS = re.compile(r"(const COLUMNS = [^;]*?)\]\)")

TITLES = ["쓴날", "어디서", "얼마", "번호표"]
ROWS = [["이용내역"], TITLES, ["2025.09.03", "동네식당", "50,000", "1"], ["2025.09.04", "문구점", "7,000", "2"]]
LAYOUT = """
[[layout]]
id = "sangsang"
name = "상상카드 이용내역"
view = "approvals"
carry = false
marks = false
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


def test_new_field_of_a_result_is_a_line_in_three_files(tmp_path: Path) -> None:
    """With the line in the protocol alone the engine is refused, with a misspelt one the page; with all three nothing is."""
    for name in ("calculator", "overrides", "pyproject.toml", "tsconfig.json"):
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, tmp_path / name)
    (tmp_path / "node_modules").symlink_to(ROOT / "node_modules")
    engine = [sys.executable, "-m", "mypy", "calculator"]
    page = ["node_modules/.bin/tsc"]

    add(tmp_path / "calculator/protocol/refund.py", "    capped: bool\n", "    mark: int\n")
    assert 'Missing key "mark"' in said(engine, tmp_path)
    add(tmp_path / "calculator/actions/refund.py", '        "capped": result.least.capped,\n',
        '        "mark": case.edition.rules[month].threshold.percent,\n')
    assert said(engine, tmp_path).startswith("Success")

    script = tmp_path / "overrides/theme/assets/javascripts/shared/results/refund.js"
    text = script.read_text("utf-8")
    for column, fits in (("mrak", False), ("mark", True)):
        changed, found = COLUMNS.subn(rf'\1, "{column}"])', text)
        assert found == 1
        script.write_text(changed, "utf-8")
        said([sys.executable, "-m", "sitebuild.assets.protocol_types"], tmp_path)
        assert (said(page, tmp_path) == "") is fits


def add(path: Path, behind: str, line: str) -> None:
    """Put *line* into the file at *path*, behind the last place where *behind* stands."""
    before, found, after = path.read_text("utf-8").rpartition(behind)
    assert found
    path.write_text(before + found + line + after, "utf-8")


def said(command: list[str], folder: Path) -> str:
    """Return what *command* prints in *folder*."""
    environment = os.environ | {"PYTHONPATH": "overrides/hooks"}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False).stdout
