"""A corrected fact is one line of data: every page, and every test, follows."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from content import ROOT

from calculator.rules.facts import contacts

TREE = ("calculator", "docs", "overrides", "tests", "mkdocs.yml", "pyproject.toml", "README.md")
ASKED = ("tests/content/test_macros.py", "tests/content/test_mistakes.py", "tests/content/test_languages.py", "tests/calculator/diagnosis/test_diagnosis.py",
         "tests/calculator/gap/test_in_the_payment.py", "tests/calculator/actions/test_clock.py", "tests/calculator/actions/test_myths.py", "tests/calculator/text/test_english.py", "tests/calculator/test_terminal.py")
"""The tests that quote contacts and figures."""


def test_no_test_types_a_telephone_number() -> None:
    """Also those that need a browser, or the built site."""
    phones = [contact.phone for contact in contacts().values() if "-" in contact.phone]
    typed = re.compile("|".join(map(re.escape, phones)))
    files = [path for path in (ROOT / "tests").rglob("*") if path.suffix in (".py", ".toml") and path != Path(__file__)]
    assert phones and [path.name for path in files if typed.search(path.read_text("utf-8"))] == []


@pytest.mark.skipif("CORRECTED" in os.environ, reason="this is the copy")
def test_every_number_can_be_corrected(tmp_path: Path) -> None:
    """In a copy of the tree every telephone number, every hour and every figure is another; the tests there still pass."""
    for name in TREE:
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, tmp_path / name)
    data = tmp_path / "calculator/data"
    assert corrected(data / "contacts.toml", r'(?<=^phone = ")[\d-]*\d', lambda old: old[:-1] + str(9 - int(old[-1]))) > 5
    assert corrected(data / "contacts.toml", r'(?<=^hours = ")[^"]+', lambda old: f"{old}(점심시간 빼고)") >= 5
    assert corrected(data / "figures.toml", r"(?<=^value = )[\d_]+", lambda old: str(int(old) + 1)) > 50
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *ASKED]
    environment = os.environ | {"CORRECTED": "1", "SCALE": "0.01", "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:]


def corrected(path: Path, pattern: str, new: Callable[[str], str]) -> int:
    """Put other values in the place of those in *path* that match *pattern*, and return how many there were."""
    text, count = re.subn(pattern, lambda found: new(found[0]), path.read_text("utf-8"), flags=re.MULTILINE)
    path.write_text(text, "utf-8")
    return count
