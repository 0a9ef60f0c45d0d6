"""The part of the standard library that the browser gets, found by following imports."""

import ast
import re
from collections.abc import Collection, Iterable, Iterator
from itertools import chain

from sitebuild.runtime import pyodide_names
from sitebuild.runtime.selection import DROP, FROZEN, KEEP

IMPORT = re.compile(r"^(?:import|from [\w.]+ import) [\w., *]+$", re.MULTILINE)


def trimmed(library: dict[str, str], package: dict[str, str]) -> set[str]:
    """Return the files of *library* that *package*, Pyodide and the selection need.

    Both map a file's path inside its archive to its source. The package's imports count
    wherever they stand; the library's only where they run on import.
    """
    todo = list(chain(*KEEP.values()))
    todo += [_module(path) for path in library if path.split("/")[0] in pyodide_names.MODULES]
    for path, source in package.items():
        if _module(path).endswith("__main__"):  # the terminal's door stays shut in a browser
            continue
        todo += _imported(path, ast.walk(_tree(source)))
    found = reached(todo, library, list(chain(*DROP.values())))
    return {path for path in found if _module(path) not in FROZEN}


def reached(modules: Iterable[str], library: dict[str, str], dropped: Collection[str] = ()) -> set[str]:
    """Return the files of *library* that importing *modules* runs, without those of *dropped*."""
    todo, files = list(modules), set[str]()
    while todo:
        for path in _files(todo.pop(), library):
            if path not in files and not any(_within(path, name) for name in dropped):
                files.add(path)
                todo += _imported(path, _on_import(_tree(library[path])))
    return files


def _module(path: str) -> str:
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _within(path: str, module: str) -> bool:
    return f"{_module(path)}.".startswith(f"{module}.")


def _files(module: str, library: dict[str, str]) -> Iterator[str]:
    """Yield the files that importing *module* runs: its packages, then itself."""
    parts = module.split(".")
    for end in range(1, len(parts) + 1):
        stem = "/".join(parts[:end])
        yield from (path for path in (f"{stem}.py", f"{stem}/__init__.py") if path in library)


def _tree(source: str) -> ast.Module:
    """Return what *source* says; if it is of a Python with more syntax than ours, its lines that import."""
    try:
        return ast.parse(source)
    except SyntaxError:
        return ast.parse("\n".join(IMPORT.findall(source)))


def _on_import(tree: ast.Module) -> Iterator[ast.AST]:
    """Yield the nodes of *tree* that run when the module is imported."""
    todo: list[ast.AST] = [tree]
    while todo:
        node = todo.pop()
        yield node
        if isinstance(node, ast.If) and _only_for_tools(node.test):
            todo += node.orelse
        elif not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            todo += ast.iter_child_nodes(node)


def _only_for_tools(test: ast.expr) -> bool:
    """Return whether a block under *test* is for type checkers or for running the file."""
    return any(name in ast.unparse(test) for name in ("TYPE_CHECKING", "__name__ == '__main__'"))


def _imported(path: str, nodes: Iterable[ast.AST]) -> list[str]:
    """Return the modules that *nodes* of the file at *path* import, guesses included."""
    found: list[str] = []
    for node in nodes:
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            package = path.split("/")[: -node.level] if node.level else []
            base = ".".join([*package, *([node.module] if node.module else [])])
            found += [base, *(f"{base}.{alias.name}" for alias in node.names)]
    return found
