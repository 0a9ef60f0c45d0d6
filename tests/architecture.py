"""The map of the code in deploy/architecture.md, made from the tree: `make map` writes it, and a test compares."""

import ast
import graphlib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "deploy/architecture.md"
SCRIPTS = ROOT / "overrides/theme/assets/javascripts"
HEAD = """\
# Architecture

<!-- Made from the tree by `make map`: change the first line of a module, not this page. -->

One direction: the rules are data, the engine is pure Python above them, one function answers every message,
and whoever asks (a page's worker, the build, a terminal, a test) stands above that function.

```
calculator/data   ->  calculator            ->  handle(message)  ->  worker  ->  page
rules, sentences      pure Python               one door             Pyodide     plain HTML
docs              ->  overrides/hooks       ->  site/  ->  any static host
Markdown              checks, macros, build
```

Why things are as they are stands in [decisions.md](decisions.md). An arrow below means "imports from"; arrows that
follow from others are left out. No circle: `tests/calculator/test_direction.py` and `tests/test_architecture.py` see to it.
"""


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), "utf-8")


def page() -> str:
    """Return the map of the tree as it is."""
    engine = modules(ROOT / "calculator", ROOT)
    build = modules(ROOT / "overrides/hooks", ROOT / "overrides/hooks")
    return "\n".join([
        HEAD,
        "## calculator/: the engine\n", drawing(rooms(engine), "calculator"), *listed(engine),
        "## overrides/hooks/: the build\n", drawing(rooms(build), ""), *listed(build),
        "## overrides/theme/assets/javascripts/: what runs in the page\n", *scripts(),
        "## tests/\n", *tests(),
    ])  # fmt: skip


def modules(folder: Path, base: Path) -> dict[str, ast.Module]:
    """Return every module below *folder* by its dotted name, packages included."""
    paths = sorted(folder.rglob("*.py"))
    return {".".join(path.relative_to(base).with_suffix("").parts).removesuffix(".__init__"): ast.parse(path.read_text("utf-8")) for path in paths}


def rooms(found: dict[str, ast.Module]) -> dict[str, set[str]]:
    """Return which room imports from which: a package without packages in it, or a module that stands between packages."""
    packages = {name.rpartition(".")[0] for name in found}
    outer = {name.rpartition(".")[0] for name in packages} | {""}

    def place(name: str) -> str:
        above = name.rpartition(".")[0]
        return name if name in packages - outer or above in outer else above

    arrows: dict[str, set[str]] = {}
    for name, tree in found.items():
        arrows.setdefault(place(name), set()).update(place(other) for other in imported(tree, found))
    return {name: others - {name} for name, others in arrows.items()}


def imported(tree: ast.Module, known: dict[str, ast.Module]) -> Iterator[str]:
    """Yield the modules of *known* that *tree* imports anywhere; a package only as the way to its modules does not count."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            for alias in node.names:
                name = f"{node.module}.{alias.name}" if f"{node.module}.{alias.name}" in known else str(node.module)
                if name in known:
                    yield name


def drawing(arrows: dict[str, set[str]], top: str) -> str:
    """Return *arrows* as a Mermaid drawing, from what is asked down to what is told; the arrows that follow from others are left out."""
    tuple(graphlib.TopologicalSorter(arrows).static_order())  # a circle could not be drawn
    below: dict[str, set[str]] = {}

    def reached(name: str) -> set[str]:
        if name not in below:
            below[name] = set().union(*(({other} | reached(other)) for other in arrows.get(name, ())))
        return below[name]

    lines = []
    for name in sorted(arrows):
        plain = {other for other in arrows[name] if not any(other in reached(third) for third in arrows[name] - {other})}
        lines += [f"  {_short(name, top)} --> {_short(other, top)}" for other in sorted(plain)]
    return "\n".join(["```mermaid", "flowchart TD", *lines, "```\n"])


def _short(name: str, top: str) -> str:
    return name.removeprefix(f"{top}.") if top else name


def listed(found: dict[str, ast.Module]) -> Iterator[str]:
    """Yield a line for each package and module: what it is, in its own words."""
    packages = {name.rpartition(".")[0] for name in found}
    for name in sorted(found, key=lambda name: (name if name in packages else name.rpartition(".")[0], name not in packages, name)):
        said = (ast.get_docstring(found[name]) or "").partition("\n")[0]
        yield f"\n**{name}**: {said}\n" if name in packages else f"- `{name.rpartition('.')[2]}`: {said}"
    yield ""


def scripts() -> Iterator[str]:
    """Yield a line for each script, from the comment that it begins with."""
    for folder in sorted({path.parent for path in SCRIPTS.rglob("*.js")}):
        yield f"\n**{folder.relative_to(SCRIPTS).as_posix()}**\n"
        for path in sorted(folder.glob("*.js")):
            yield f"- `{path.stem}`: {_comment(path.read_text('utf-8'))}"
    yield ""


def _comment(text: str) -> str:
    said = []
    for line in text.splitlines():
        if not line.startswith(("//", "/*", " *")):
            break
        said.append(line.strip("/* "))
    return " ".join(filter(None, said)).partition(". ")[0].rstrip(".") + "."


def tests() -> Iterator[str]:
    """Yield a line for each folder of tests, from the first line of its package or its README."""
    for folder in sorted(path for path in (ROOT / "tests").iterdir() if path.is_dir() and path.name != "__pycache__"):
        first = folder / "__init__.py"
        said = (ast.get_docstring(ast.parse(first.read_text("utf-8"))) or "") if first.is_file() else ""
        yield f"- `{folder.name}/`: {said or FOLDERS.get(folder.name, '')}"


FOLDERS = {
    "js": "the scripts, in Node.",
    "lighthouse": "scores on a phone: `make lighthouse`.",
    "content": "checks, macros and facts of the editors' pages.",
    "calculator": "the engine; the same tests run in the browser's Python.",
    "sitebuild": "what the build does beside the texts.",
    "site": "the built site in a real browser.",
    "pyodide": "the shipped Python under Node, and the record of what it calls.",
    "search": "what people type, and which page must answer.",
    "deploy": "nginx and Caddy with the settings in deploy/.",
    "engines": "Firefox and WebKit.",
    "bench": "`make bench`: ours beside what others do.",
}


if __name__ == "__main__":
    main()
