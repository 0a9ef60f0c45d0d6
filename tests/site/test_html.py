"""Every built page is valid HTML.

Switched off in html-validate.json: questions of style, telephone numbers (kept on one line by the
stylesheet), and three habits of the theme's header that no reader meets: ids that begin with two
underscores, autocomplete on its hidden checkboxes, and a search form that answers without a button.
"""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.site.test_accessibility import ONE_OF_EACH_KIND
from tests.site.test_security import TOOL_PAGES

ROOT = Path(__file__).parents[2]
KINDS = {f"{path}index.html" if path.endswith("/") or not path else path for path in (*ONE_OF_EACH_KIND, *TOOL_PAGES)}
VALIDATOR = ROOT / "node_modules" / ".bin" / "html-validate"


def problems(folder: Path, names: set[str], told: Path) -> dict[str, list[str]]:
    """Return what the validator finds, by file of *names*; it writes to *told*, because of a pipe it fills only the first part."""
    config = Path(__file__).with_name("html-validate.json")
    subprocess.run([VALIDATOR, "--config", config, "--formatter", f"json={told}", *(folder / name for name in names)], check=False)
    found: list[dict[str, Any]] = json.loads(told.read_text("utf-8"))
    return {Path(entry["filePath"]).relative_to(folder).as_posix():
            [f"{message['line']}: {message['ruleId']}: {message['message']}" for message in entry["messages"]]
            for entry in found}


@pytest.mark.parametrize("pages", ["kinds", "others"])
def test_pages_are_valid(built: Path, tmp_path: Path, pages: str) -> None:
    """Nothing unclosed, doubled or misplaced."""
    every = {path.relative_to(built).as_posix() for path in built.rglob("*.html")}
    assert every > KINDS
    assert problems(built, KINDS if pages == "kinds" else every - KINDS, tmp_path / "problems.json") == {}


def test_a_mistake_would_be_found(tmp_path: Path) -> None:
    """Control: an unclosed element is told."""
    (tmp_path / "page.html").write_text("<!DOCTYPE html><html lang=ko><head><title>t</title></head><body><p><b>x</p></body></html>")
    assert "page.html" in problems(tmp_path, {"page.html"}, tmp_path / "problems.json")
