"""The data files, held against their schemas, against each other and against their English: every fault with its line."""

from collections.abc import Iterator
from fnmatch import fnmatch
from functools import lru_cache
from typing import NamedTuple

from calculator.data import toml
from calculator.data.toml import TomlTable
from calculator.text.korean import attach_particles
from calculator.text.language import LANGUAGES
from content.data import data_rules, opened, translations, validation
from content.data.schemas import FILES, schema_of
from content.data.toml_lines import line_of
from content.data.validation import KeyPath
from content.problem import DATA, Problem

PUBLISHERS = "publishers.toml"
UNTRANSLATED = ("judging_*.toml", "layouts.toml", "myths.toml", "notices.toml", "statement.toml", "tried.toml", "diagnosis.toml", "sources.toml")
"""What no other language needs: tools that speak Korean only, words of Korean files, and sources, told by their publishers."""


class _File(NamedTuple):
    """One file as written, and as data; None where it cannot be read or its schema does not allow it."""

    text: str
    data: TomlTable | None


def problems() -> list[Problem]:
    """Return everything that is wrong with the data files, file by file; what they owe each other where each is right."""
    if gone := list(_gone()):
        return gone
    files, found = _read("*.toml")
    right = {name: file.data for name, file in files.items() if file.data is not None}
    for name, faults in data_rules.faults(right).items() if not found else ():
        found += [_problem(name, files[name].text, fault.path, fault.message) for fault in faults]
    for language in LANGUAGES[1:]:
        texts, wrong = _read(f"{language}/*.toml")
        found += wrong
        for name, file in texts.items():
            original = right.get(name.partition("/")[2])
            if file.data is not None and original is not None:
                found += [_problem(name, file.text, fault.path, fault.message) for fault in translations.faults(original, file.data)]
    return sorted(found)


def notices() -> Iterator[str]:
    """Yield what other languages do not say yet, so that Korean stands in there; the files must be right."""
    files, _ = _read("*.toml")
    for language in LANGUAGES[1:]:
        texts, _ = _read(f"{language}/*.toml")
        for name, file in files.items():
            if any(fnmatch(name, pattern) for pattern in UNTRANSLATED):
                continue
            other = texts.get(f"{language}/{name}")
            if missing := list(translations.missing(file.data, other.data if other else {})):
                yield _untranslated(f"{language}/{name}", missing)
        names = texts[f"{language}/{PUBLISHERS}"].data or {}
        tables = [(files["sources.toml"].data or {}).values(), *((file.data or {}).get("sources", {}).values() for file in files.values())]
        if missing := sorted({table["publisher"] for each in tables for table in each if isinstance(table, dict) and "publisher" in table} - names.keys()):
            yield _untranslated(f"{language}/{PUBLISHERS}", missing)


def _gone() -> Iterator[Problem]:
    """Yield each file that is not there although the engine reads it, or another language has it."""
    there = {language: {path.name for path in toml.folder().joinpath(language).iterdir()} for language in ("", *LANGUAGES[1:])}
    wanted = {name for name in FILES if "*" not in name}
    for language in LANGUAGES[1:]:
        wanted |= {name for name in there[language] if name.endswith(".toml") and f"{language}/{name}" not in FILES}
    for name in sorted(wanted):
        language, _, last = name.rpartition("/")
        if last not in there[language]:
            yield Problem(name, 1, "이 파일이 없어요. 지우거나 이름을 바꿨다면 되돌려 주세요.", DATA)


def _untranslated(file: str, missing: list[str], most: int = 5) -> str:
    some = ", ".join(missing[:most]) + (" …" if len(missing) > most else "")
    return f"{DATA}/{file}: 번역이 없는 글 {len(missing)}개는 한국어로 보여 줘요. 적어 주세요: {some}"


def _read(pattern: str) -> tuple[dict[str, _File], list[Problem]]:
    """Return the files that match *pattern*, as nobody may change them, and what their form and their schemas do not allow."""
    files: dict[str, _File] = {}
    found: list[Problem] = []
    start, _, last = pattern.rpartition("/")
    for path in sorted(toml.folder().joinpath(start).iterdir(), key=lambda path: path.name):
        name = f"{start}/{path.name}".removeprefix("/")
        if not fnmatch(path.name, last):
            continue
        file, wrong = _opened(name, path.read_bytes())
        found += wrong
        if file:
            files[name] = file
    return files, found


@lru_cache(maxsize=256)  # asked twice in a check, and by a preview at each save, of which most are as they were
def _opened(name: str, content: bytes) -> tuple[_File | None, list[Problem]]:
    text, data, wrong = opened.toml_file(name, content, DATA)
    if data is None:
        return None, wrong
    faults = _faults(name, data) if not wrong else []
    return _File(text, data if not faults else None), [*wrong, *(_problem(name, text, fault.path, fault.message) for fault in faults)]


def _faults(name: str, data: TomlTable) -> list[validation.Fault]:
    if not any(fnmatch(name, pattern) for pattern in FILES):
        known = "" if "/" in name else " 이름을 확인해 주세요."
        return [] if "/" in name else [validation.Fault((), f"무엇을 적은 파일인지 알 수 없어요.{known}")]
    return list(validation.faults(data, schema_of(name)))


def _problem(name: str, text: str, path: KeyPath, message: str) -> Problem:
    return Problem(name, line_of(text, path), attach_particles(message), DATA)
