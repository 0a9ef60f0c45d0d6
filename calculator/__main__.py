"""The door from a terminal: a JSON message on standard input, or a case file with the working in Korean.

    python -m calculator < message.json
    python -m calculator refund case.toml     (or gap, inverse, what_if, clawback, clock, compare, myths)
    python -m calculator case FILE            (a case kept over weeks, as the site saves it: what to do today)
    python -m calculator statement FILE… --edition=2025 --json
"""

import json
import sys
import tomllib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from calculator.app import handle, refused
from calculator.data.sentences import sentence
from calculator.message.fields import MOST_TEXT, problem
from calculator.statement.table.sheet import MOST_BYTES
from calculator.terminal import statement
from calculator.terminal.answers import ACTIONS, lines

if TYPE_CHECKING:
    from calculator import protocol


def main(arguments: list[str]) -> int:
    """Run the command in *arguments*; return the exit code: 0 answered, 1 refused, 2 wrong use."""
    match arguments:
        case []:
            answer = _answer_to_bytes(sys.stdin.buffer.read(MOST_TEXT + 1))
            print(json.dumps(answer, ensure_ascii=False, indent=1))
        case [action, name] if action in ACTIONS:
            answer = _answer_to_file(action, Path(name))
            print(_harmless("\n".join(lines(action, answer))))
        case ["case", name]:
            answer = _answer_to_case(Path(name))
            print(_harmless("\n".join(lines("case", answer))))
        case ["statement", *rest]:
            code, text = statement.run(rest, _content)
            print(_harmless(text), file=sys.stderr if code == 2 else sys.stdout)
            return code
        case _:
            print(sentence("terminal", "usage", actions=", ".join(ACTIONS)), file=sys.stderr)
            return 2
    return 0 if answer["ok"] else 1


def _answer_to_bytes(text: bytes) -> "protocol.Answer":
    if len(text) > MOST_TEXT:
        return refused(problem("", "too_large", most=MOST_TEXT))
    try:
        message = json.loads(text)
    except (ValueError, RecursionError):
        return refused(problem("", "unreadable"))
    return handle(message)


def _content(name: str) -> bytes | None:
    """Return what the file *name* holds, no more than one can be large; None where it cannot be read."""
    try:
        return _start(Path(name), MOST_BYTES)
    except OSError:
        return None


def _start(path: Path, most: int) -> bytes:
    """Return the bytes of *path*, cut behind *most* and one: a device gives them without end."""
    with path.open("rb") as file:
        return file.read(most + 1)


def _answer_to_file(action: str, path: Path) -> "protocol.Answer":
    try:
        text = _start(path, MOST_TEXT)
        if len(text) > MOST_TEXT:
            return refused(problem("", "too_large", most=MOST_TEXT))
        case = tomllib.loads(text.decode("utf-8"))
    except OSError:
        return _refused_file(path, sentence("terminal", "no_file"))
    except ValueError as error:
        return _refused_file(path, sentence("terminal", "bad_toml", line=error))
    plain = {key: value.isoformat() if isinstance(value, date) else value for key, value in case.items()}
    return handle({"do": action, **plain})


def _answer_to_case(path: Path) -> "protocol.Answer":
    try:
        text = _start(path, MOST_TEXT)
        return handle({"do": "case", "file": text.decode("utf-8"), "today": date.today().isoformat()})
    except OSError:
        return _refused_file(path, sentence("terminal", "no_file"))
    except ValueError:
        return _refused_file(path, sentence("case_error", "unreadable"))


def _harmless(text: str) -> str:
    """Return *text* without characters that a terminal obeys, as the name of a file may hold them."""
    return "".join(char if char.isprintable() or char == "\n" else ascii(char)[1:-1] for char in text)


def _refused_file(path: Path, text: str) -> "protocol.Answer":
    return {"ok": False, "errors": [{"field": path.name, "message": text}]}


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    sys.exit(main(sys.argv[1:]))
