"""The door from a terminal: a JSON message on standard input, or a case file with the working in Korean.

    python -m calculator < message.json
    python -m calculator refund case.toml
"""

import json
import sys
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from calculator.app import handle, refused
from calculator.loader import edition
from calculator.message import MOST_TEXT, problem
from calculator.sentences import sentence

type Answer = dict[str, Any]


def main(arguments: list[str]) -> int:
    """Run the command in *arguments*; return the exit code: 0 answered, 1 refused, 2 wrong use."""
    match arguments:
        case []:
            answer = _answer_to_bytes(sys.stdin.buffer.read(MOST_TEXT + 1))
            print(json.dumps(answer, ensure_ascii=False, indent=1))
        case ["refund", name]:
            answer = _answer_to_file(Path(name))
            print("\n".join(_lines(answer)))
        case _:
            print(sentence("terminal", "usage"), file=sys.stderr)
            return 2
    return 0 if answer["ok"] else 1


def _answer_to_bytes(text: bytes) -> Answer:
    if len(text) > MOST_TEXT:
        return refused(problem("", "too_large", most=MOST_TEXT))
    try:
        return handle(json.loads(text))
    except (ValueError, RecursionError):
        return refused(problem("", "unreadable"))


def _answer_to_file(path: Path) -> Answer:
    try:
        case = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError:
        return _refused_file(path, sentence("terminal", "no_file"))
    except ValueError as error:
        return _refused_file(path, sentence("terminal", "bad_toml", line=error))
    plain = {key: value.isoformat() if isinstance(value, date) else value for key, value in case.items()}
    return handle({"do": "refund", **plain})


def _refused_file(path: Path, text: str) -> Answer:
    return {"ok": False, "errors": [{"field": path.name, "message": text}]}


def _lines(answer: Answer) -> list[str]:
    """Return *answer* as lines for a person."""
    if not answer["ok"]:
        return [sentence("terminal", "error", **error) for error in answer["errors"]]
    rules = edition(answer["edition"])
    lines = [sentence("terminal", "title", name=rules.name, id=rules.id), ""]
    for month in answer["months"]:
        lines.append(sentence("terminal", "month", month=month["month"], amount=_amount(month, "amount")))
        for step in month["steps"]:
            lines.append(sentence("terminal", "step", **step))
            if step["source"]:
                lines.append(sentence("terminal", "source", **step["source"]))
    lines += ["", sentence("terminal", "total", amount=_amount(answer, "total")), "", sentence("terminal", "assumptions")]
    for entry in answer["assumptions"]:
        texts = [entry["text"], *(other["text"] for other in entry.get("alternatives", ()))]
        lines.append(f"  - {' '.join(texts)}")
    return lines


def _amount(part: Answer, key: str) -> str:
    if part[key] is None:
        return sentence("terminal", "between", low=part["low"], high=part["high"])
    return sentence("terminal", "exactly", won=part[key])


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    sys.exit(main(sys.argv[1:]))
