"""pytest inside Pyodide, with the whole standard library behind the shipped one."""

import importlib.util
import marshal
import os
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from typing import Any
from zipimport import zipimporter

WHOLE = "/behind.zip"
# Of these the shipped library has only the names that asyncio asks for; pytest asks for more.
STAND_INS = ("socket", "subprocess")
UNUSED = ("logging", "warnings", "unraisableexception", "threadexception")
"""Parts of pytest that work around each test, and of which the engine's tests ask nothing."""
SHIPPED = next(path for path in sys.path if path.endswith(".zip"))


class Behind:
    """Finds in the whole library what the shipped one lacks, also inside a package they share."""

    @staticmethod
    def find_spec(name: str, path: Sequence[str] | None, target: object = None) -> ModuleSpec | None:
        """Return the spec of module *name* in the whole library, if it is there."""
        folder = "/".join(name.split(".")[:-1])
        return zipimporter(f"{WHOLE}/{folder}" if folder else WHOLE).find_spec(name)


def _replace(name: str) -> None:
    """Put the whole library's module *name* in the place of the shipped one."""
    spec = zipimporter(WHOLE).find_spec(name)
    assert spec and spec.loader
    sys.modules[name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(sys.modules[name])


class Some:
    """Leaves of each test at most *most* cases, spread over all of them, and nothing of those in OUTSIDE: the others are tried outside."""

    def __init__(self, most: int) -> None:
        self.most = most

    def pytest_collection_modifyitems(self, items: list[Any]) -> None:
        """Take the others out of *items*."""
        from tests.tiers import OUTSIDE

        cases: dict[str, list[Any]] = {}
        for item in items:
            cases.setdefault(item.nodeid.partition("[")[0], []).append(item)
        kept = {name: each for name, each in cases.items() if OUTSIDE.keys().isdisjoint({name, name.partition("::")[0]})}
        items[:] = [item for each in kept.values() for item in each[:: -(-len(each) // self.most)]]


def main(most: int) -> int:
    """Run the engine's tests, or unless *most* is 0 some with at most so many cases of each, and return pytest's exit code, or 1 if they proved nothing."""
    importlib.import_module("calculator.app")  # before pytest puts the repository on sys.path
    sys.meta_path.append(Behind)
    for name in STAND_INS:
        _replace(name)
    sys.path.append("/packages")
    os.chdir("/repo")
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    # Hypothesis would load what other packages offer it, such as trio, which knows no browser.
    os.environ["HYPOTHESIS_NO_PLUGINS"] = "1"
    sys.dont_write_bytecode = True
    # What the tests' own bytecode is read by, piece by piece, the shipped core leaves out.
    marshal.load = lambda file: marshal.loads(file.read())

    import pytest

    # Twice quiet: what took more than a minute pytest writes by timedelta, which the engine never does and the shipped core leaves out.
    options = ["-o", "pythonpath=", "-p", "no:cacheprovider", "-m", "not host", "-qq"]
    options += [f"-pno:{name}" for name in UNUSED]
    code = int(pytest.main([*options, "tests/calculator"], plugins=[Some(most)] if most else []))

    strangers = [
        f"{name}: {module.__spec__.origin}"
        for name, module in sys.modules.items()
        if name.split(".")[0] == "calculator" and not str(module.__spec__.origin).startswith(SHIPPED)
    ]
    if strangers:
        print("not from the shipped zip:", *strangers, sep="\n  ")
        return 1
    return code
