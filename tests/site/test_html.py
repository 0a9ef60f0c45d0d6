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


def problems(folder: Path) -> dict[str, list[str]]:
    """Return what the validator finds, by file."""
    config = Path(__file__).with_name("html-validate.json")
    run = subprocess.run([VALIDATOR, "--config", config, "--formatter", "json", "--ext", "html", folder],
                         capture_output=True, text=True, check=False)
    found: list[dict[str, Any]] = json.loads(run.stdout)
    return {Path(entry["filePath"]).relative_to(folder).as_posix():
            [f"{message['line']}: {message['ruleId']}: {message['message']}" for message in entry["messages"]]
            for entry in found}


def test_every_page_is_valid(built: Path) -> None:
    """Nothing unclosed, doubled or misplaced on any page."""
    assert problems(built) == {}


def test_a_mistake_would_be_found(tmp_path: Path) -> None:
    """Control: an unclosed element is told."""
    (tmp_path / "page.html").write_text("<!DOCTYPE html><html lang=ko><head><title>t</title></head><body><p><b>x</p></body></html>")
    assert "page.html" in problems(tmp_path)
