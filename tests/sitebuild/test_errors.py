"""A step of the build that fails says so in one sentence, whichever it is."""

import os
import subprocess
import sys
from pathlib import Path

from content import ROOT

HOOK = """
from sitebuild.publish import policy

def on_config(config):
    {failure}
"""


def said(folder: Path, failure: str) -> str:
    """Return what a build prints in which one hook fails."""
    (folder / "docs").mkdir(exist_ok=True)
    (folder / "docs/index.md").write_text("# a")
    (folder / "failing_hook.py").write_text(HOOK.format(failure=failure))
    hooks = f"hooks: [{ROOT}/overrides/hooks/errors_hook.py, failing_hook.py]"
    (folder / "mkdocs.yml").write_text(f"site_name: a\n{hooks}\n")
    environment = os.environ | {"PYTHONPATH": str(ROOT / "overrides/hooks")}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode
    return done.stdout + done.stderr


def test_step_says_it_without_a_traceback(tmp_path: Path) -> None:
    """What is printed ends with the step's own words, and names no line of Python."""
    text = said(tmp_path, 'policy.protected("<p>")')
    assert "<head>" in text
    assert "Traceback" not in text


def test_slip_in_the_build_itself_keeps_its_traceback(tmp_path: Path) -> None:
    """Control: a fault of ours is no message for editors, and says where it is."""
    assert "Traceback" in said(tmp_path, "config.nothing.at_all")


def test_slip_names_the_page_that_was_read(tmp_path: Path) -> None:
    """An editor learns where it happened, whatever it is."""
    text = said(tmp_path, "pass\n\ndef on_page_markdown(markdown, **_):\n    raise KeyError('planted')")
    assert "docs/index.md:1: 이 페이지를 읽다가 멈췄어요" in text and "planted" in text
