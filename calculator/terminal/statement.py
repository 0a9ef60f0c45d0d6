"""Statement files from a terminal: the door's answer as JSON, or the months and what was skipped, for a person."""

import json
from collections.abc import Callable, Sequence

from calculator.app import handle
from calculator.rules.loader import current
from calculator.statement.words import words
from calculator.terminal.answers import Answer

_EDITION = "--edition="


def run(arguments: Sequence[str], read: Callable[[str], bytes | None]) -> tuple[int, str]:
    """Return exit code and output for *arguments*: names of files, ``--edition=…``, and ``--json``.

    *read* gives the bytes of a file, None where it cannot be read. 0 means that every file was understood.
    """
    *_, key = [current().id, *(name.removeprefix(_EDITION) for name in arguments if name.startswith(_EDITION))]
    names = [name for name in arguments if name != "--json" and not name.startswith(_EDITION)]
    if not names or any(name.startswith("--") for name in names):
        return 2, words("terminal", "usage")
    answer = _answer(key, names, [read(name) for name in names])
    text = json.dumps(answer, ensure_ascii=False, indent=1) if "--json" in arguments else "\n".join(_lines(answer))
    unread = not answer["ok"] or any(file["error"] or "ask" in file for file in answer["files"])
    return int(unread), text


def _answer(edition: str, names: list[str], contents: list[bytes | None]) -> Answer:
    files = [{"name": name} for name in names]
    errors = [{"field": f"files.{number}", "message": words("terminal", "no_file")}
              for number, content in enumerate(contents) if content is None]
    if errors:
        return {"ok": False, "errors": errors, "files": files}
    return handle({"do": "statement", "edition": edition, "files": files}, [content or b"" for content in contents])


def _lines(answer: Answer) -> list[str]:
    names = [file["name"] for file in answer.get("files", ())]
    if not answer["ok"]:
        return [words("terminal", "error", name=_named(error["field"], names), message=error["message"]) for error in answer["errors"]]
    lines = [line for file in answer["files"] for line in _file_lines(file)]
    for month, total in answer["months"].items():
        lines.append(words("terminal", "month", month=month, **{key: total[key] for key in ("counts", "unsure", "excluded")}))
    lines += [check["text"] for check in answer["checks"].values()]
    if answer["skipped"]:
        lines.append(words("terminal", "skipped", count=len(answer["skipped"])))
    lines += [words("terminal", "line", name=names[entry["file"]], line=entry["line"], reason=entry["reason"])
              for entry in answer["skipped"]]
    return [*lines, *answer["assumptions"]]


def _file_lines(file: Answer) -> list[str]:
    if file["error"]:
        return [words("terminal", "error", name=file["name"], message=file["error"])]
    if "ask" in file:
        return [words("terminal", "asked", name=file["name"])]
    layout = file["layout"] or words("terminal", "unknown")
    footer = [file["footer"]["text"]] if "footer" in file else []
    return [words("terminal", "file", name=file["name"], layout=layout, rows=file["rows"]), *file["warnings"], *footer]


def _named(field: str, names: list[str]) -> str:
    number = field.partition(".")[2]
    return names[int(number)] if number.isdecimal() and int(number) < len(names) else field
