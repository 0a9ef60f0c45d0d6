"""calculator/ points one way: pure Python below, and nothing of the site, the machine or the clock."""

import ast
import graphlib
import json
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

pytestmark = pytest.mark.host

ROOT = Path(__file__).parents[2]
DOOR = "calculator.__main__"
READER = "calculator.data.toml"
"""The one module that reads files: those of calculator/data."""

# What computes and reads text. Whatever knows a machine, a network, a clock or chance is absent.
PURE = {
    "binascii", "bisect", "codecs", "collections", "collections.abc", "contextlib", "contextvars", "csv", "dataclasses", "datetime",
    "enum", "functools", "graphlib", "heapq", "html", "io", "itertools", "json", "math",
    "operator", "re", "string", "struct", "textwrap", "tomllib", "types", "typing", "unicodedata",
    "xml.parsers.expat", "zipfile", "zlib",
}  # fmt: skip
READING = {"importlib.resources", "importlib.resources.abc"}
FETCHED = {"calculator.statement.files.xls_grid": {"xlrd"}}
"""Pure Python libraries that are there only where a file asks for them."""
FORBIDDEN_NAMES = {"open", "print", "input", "eval", "exec", "compile", "__import__", "breakpoint"}
FORBIDDEN_METHODS = {"today", "now", "utcnow", "fromtimestamp", "FileIO", "open_code"}


@cache
def modules() -> dict[str, ast.Module]:
    """Return every module of the package by its dotted name."""
    found = {}
    for path in sorted((ROOT / "calculator").rglob("*.py")):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        found[name] = ast.parse(path.read_text("utf-8"), str(path))
    return found


def imports(tree: ast.Module, known: set[str]) -> Iterator[str]:
    """Yield what *tree* imports anywhere, as the module that is meant."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "a relative import hides where it points"
            inside = [f"{node.module}.{alias.name}" for alias in node.names]
            submodules = [name for name in inside if name in known]
            yield from submodules
            if len(submodules) < len(inside):
                yield str(node.module)


def impure(name: str, tree: ast.Module, known: set[str]) -> list[str]:
    """Return what *tree* has that a pure module may not have."""
    allowed = PURE | (READING if name == READER else set()) | FETCHED.get(name, set())
    found = [f"import {item}" for item in imports(tree, known) if item not in known and item not in allowed]
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id in FORBIDDEN_NAMES:
            found.append(node.id)
        elif isinstance(node, ast.Call):
            method = getattr(node.func, "attr", "")
            found += [f".{method}()"] if method in FORBIDDEN_METHODS else []
    return found


def graph() -> dict[str, set[str]]:
    """Return which module of the package imports which."""
    found = modules()
    return {name: {item for item in imports(tree, set(found)) if item in found} for name, tree in found.items()}


@pytest.mark.parametrize("name", [name for name in modules() if name != DOOR])
def test_module_is_pure(name):
    """No file, screen, network, clock or chance, and nothing but the standard library and the package."""
    found = modules()
    assert impure(name, found[name], set(found)) == []


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("import os", ["import os"]),
        ("def f():\n    from js import document", ["import js"]),
        ("from overrides.hooks import macros", ["import overrides.hooks"]),
        ("from datetime import date\ndate.today()", [".today()"]),
        ("from importlib.resources import files", ["import importlib.resources"]),
        ("open('a')", ["open"]),
        ("from calculator import amount as span", []),
    ],
)
def test_impurity_would_be_seen(source, expected):
    """Control: each planted import or call is named."""
    assert impure("calculator.planted", ast.parse(source), {"calculator", "calculator.amount"}) == expected


def test_no_module_imports_in_a_circle():
    """The modules can be put in one order, each after what it imports."""
    order = list(graphlib.TopologicalSorter(graph()).static_order())
    assert order.index("calculator.amount") < order.index("calculator.refund.formula") < order.index("calculator.app")


def room(name: str, known: set[str]) -> str:
    """Return the package that *name* lies in, or itself where it stands between packages."""
    package = name if any(other.startswith(f"{name}.") for other in known) else name.rpartition(".")[0]
    inner = {other.rpartition(".")[0] for other in known if other.startswith(f"{package}.")}
    return name if any(other.startswith(f"{package}.") for other in inner) else package


def rooms(found: dict[str, set[str]]) -> dict[str, set[str]]:
    """Return which room of the package imports from which, given which module imports which."""
    arrows: dict[str, set[str]] = {}
    for name, others in found.items():
        arrows.setdefault(room(name, set(found)), set()).update(room(other, set(found)) for other in others)
    return {name: others - {name} for name, others in arrows.items()}


def test_no_room_imports_in_a_circle():
    """Nor do the packages: each can be read after those that it imports from."""
    order = list(graphlib.TopologicalSorter(rooms(graph())).static_order())
    assert order.index("calculator.rules") < order.index("calculator.refund") < order.index("calculator.actions")
    assert order.index("calculator.statement.files") < order.index("calculator.statement.rows")


def test_circle_of_rooms_would_be_seen():
    """Control: two packages that lean on each other through four modules, of which none leans on itself."""
    planted = {"p.a.one": {"p.b.one"}, "p.b.one": set(), "p.b.two": {"p.a.two"}, "p.a.two": set(), "p.top": {"p.a.one"}}
    with pytest.raises(graphlib.CycleError):
        list(graphlib.TopologicalSorter(rooms(planted)).static_order())


def named_twice(trees: dict[str, ast.Module]) -> dict[str, list[str]]:
    """Return each public class that more than one module defines, with these; what passes through the door is called as what it tells of."""
    found: dict[str, list[str]] = {}
    for module, tree in trees.items():
        for node in tree.body:
            if isinstance(node, ast.ClassDef | ast.TypeAlias):
                name = node.name if isinstance(node, ast.ClassDef) else node.name.id
                if not name.startswith("_") and not module.startswith("calculator.protocol"):
                    found.setdefault(name, []).append(module)
    return {name: where for name, where in found.items() if len(where) > 1}


def test_no_two_classes_have_one_name():
    """Neither in the engine nor in the build."""
    hooks = {path.relative_to(ROOT).as_posix(): ast.parse(path.read_text("utf-8")) for path in (ROOT / "overrides/hooks").rglob("*.py")}
    assert named_twice(modules() | hooks) == {}
    twice = {name: ast.parse("class Row: pass") for name in ("a", "b", "calculator.protocol.rows")}
    assert named_twice(twice) == {"Row": ["a", "b"]}


def test_nothing_imports_the_terminal_door():
    """The door from a terminal is an end, so that the browser never loads it."""
    assert [name for name, found in graph().items() if DOOR in found] == []


def test_hooks_do_not_import_tests():
    """What builds the site does not lean on its tests."""
    for path in (ROOT / "overrides").rglob("*.py"):
        assert not any(item.split(".")[0] == "tests" for item in imports(ast.parse(path.read_text("utf-8")), set()))


WATCHED = """
import json, sys
opened, other = [], []
def watch(event, arguments):
    if event == "open":
        opened.append(str(arguments[0]))
    elif event.split(".")[0] in ("socket", "subprocess", "os", "shutil", "urllib", "webbrowser"):
        other.append(event)
messages = json.loads(sys.argv[1])
from calculator import handle
sys.addaudithook(watch)
answers = [handle(message) for message in messages]
print(json.dumps({"ok": [answer["ok"] for answer in answers], "opened": opened, "other": other}))
"""


def test_answering_touches_only_the_data():
    """Watched by the interpreter itself, two answers open nothing but calculator/data and bytecode."""
    refund = {"edition": "2025", "base": 1_000_000, "spend": {"2025-09": 1_300_000}, "received": {"2025-09": 0}}
    messages = json.dumps([{"do": "refund", **refund}, {"do": "gap", **refund}])
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, messages], cwd=ROOT, capture_output=True, text=True, check=True
    )
    seen = json.loads(done.stdout)
    assert seen["ok"] == [True, True]
    inside = [path for path in seen["opened"] if path.startswith(str(ROOT / "calculator"))]
    assert any(path.endswith("edition_2025.toml") for path in inside)
    strangers = [path for path in seen["opened"] if path not in inside and not path.endswith((".py", ".pyc", ".so"))]
    assert strangers == []
    assert [event for event in seen["other"] if event not in ("os.listdir", "os.scandir")] == []
