"""The door from a terminal: the same answers as JSON, and the working for a person."""

import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from calculator import handle
from calculator.__main__ import main
from calculator.message.fields import MOST_TEXT
from tests.calculator.message.test_fields import GOOD


@pytest.fixture
def run(monkeypatch, capsys):
    """Run the command with the given arguments and standard input; return exit code and output."""
    def command(*arguments: str, stdin: bytes = b""):
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(stdin)))
        code = main(list(arguments))
        return code, capsys.readouterr().out
    return command


def test_json_in_and_out(run):
    """The terminal gives exactly the answer of the door."""
    code, out = run(stdin=json.dumps(GOOD).encode())
    assert code == 0
    assert json.loads(out) == handle(GOOD)


@pytest.mark.parametrize("stdin", [b"", b"{", b"\xff\xfe", b"[" * 50_000, b'{"a": ' + b"1" * 200_000 + b"}"])
def test_unreadable_input_is_refused(run, stdin):
    """No traceback: an answer that says what is wrong."""
    code, out = run(stdin=stdin)
    assert code == 1
    assert json.loads(out)["errors"][0]["message"]


def test_working_for_a_person(run, tmp_path: Path):
    """A case file gives amounts, steps, sources, total and assumptions in Korean."""
    case = tmp_path / "case.toml"
    case.write_text('edition = "2025"\nbase = 1_000_000\napplied_on = 2025-09-20\n[spend]\n2025-09 = 1_300_000\n')
    code, out = run("refund", str(case))
    assert code == 0
    for part in ("상생페이백(2025)", "2025년 9월: 60,000원", "300,000원의 20%는 60,000원이에요.", "출처: ", "합계: 60,000원"):
        assert part in out


@pytest.mark.parametrize("content", [None, "edition = ", 'edition = "2025"\nbase = -1\nspend = {}\n'])
def test_bad_case_file(run, tmp_path: Path, content):
    """A file that is missing, broken or wrong is refused with a sentence."""
    case = tmp_path / "case.toml"
    if content is not None:
        case.write_text(content)
    code, out = run("refund", str(case))
    assert code == 1
    assert "주세요" in out or "없어요" in out


def test_wrong_use(run):
    """Unknown words get the usage and their own exit code."""
    assert run("help")[0] == 2


@pytest.mark.host
def test_file_without_an_end_is_refused(run):
    """A device is read as far as a case can be long, and no further."""
    code, out = run("refund", "/dev/zero")
    assert code == 1
    assert f"{MOST_TEXT:,}" in out


@pytest.mark.parametrize("name", ["a\x1b[31m.csv", "a\x1b]0;title\x07.csv", "a\u202ecsv.exe"])
def test_name_that_a_terminal_would_obey_is_shown_and_not_obeyed(run, tmp_path: Path, name):
    """Colours, titles and turned writing in the name of a file."""
    (tmp_path / name).write_text("이용일,가맹점,금액\n", "utf-8")
    _, out = run("statement", str(tmp_path / name))
    assert ".csv" in out or "csv.exe" in out
    assert all(char.isprintable() or char == "\n" for char in out)
