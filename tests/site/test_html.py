"""Every built page is valid HTML.

Switched off in html-validate.json: questions of style, telephone numbers (kept on one line by the
stylesheet), and three habits of the theme's header that no reader meets: ids that begin with two
underscores, autocomplete on its hidden checkboxes, and a search form that answers without a button.
"""

import json
import subprocess
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
VALIDATOR = ROOT / "node_modules" / ".bin" / "html-validate"


def problems(folder: Path, told: Path) -> dict[str, list[str]]:
    """Return what the validator finds, by file; it writes to *told*, because of a pipe it fills only the first part."""
    config = Path(__file__).with_name("html-validate.json")
    subprocess.run([VALIDATOR, "--config", config, "--formatter", f"json={told}", "--ext", "html", folder], check=False)
    found: list[dict[str, Any]] = json.loads(told.read_text("utf-8"))
    return {Path(entry["filePath"]).relative_to(folder).as_posix():
            [f"{message['line']}: {message['ruleId']}: {message['message']}" for message in entry["messages"]]
            for entry in found}


def test_every_page_is_valid(built: Path, tmp_path: Path) -> None:
    """Nothing unclosed, doubled or misplaced on any page."""
    assert problems(built, tmp_path / "problems.json") == {}


def test_a_mistake_would_be_found(tmp_path: Path) -> None:
    """Control: an unclosed element is told."""
    (tmp_path / "page.html").write_text("<!DOCTYPE html><html lang=ko><head><title>t</title></head><body><p><b>x</p></body></html>")
    assert "page.html" in problems(tmp_path, tmp_path / "problems.json")
