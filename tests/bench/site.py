"""How the build of the site grows with its pages; `make bench-site`.

The site and 100, 300 and 1,000 pages more, copies of its cases under titles of their own, are built
in a folder of their own with nothing kept from earlier builds but the runtime. Seconds are of the
processor, since other work on the machine would lengthen any others; the ratio is what holds
elsewhere: 1.0 means that a page costs as much as it does among 100. The site as it is gets the short
menu of one with more than `bilingual.WHOLE_MENU` pages, or it alone would pay for a whole one.
"""

import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from itertools import cycle, islice
from pathlib import Path

ROOT = Path(__file__).parents[2]
SIZES = [int(size) for size in os.environ.get("PAGES", "100,300,1000").split(",")]
COPIED = ("docs", "calculator", "overrides", "mkdocs.yml", "package.json", "pyproject.toml", "requirements")
TITLE = re.compile(r"^(title: |# )(.+)$", re.MULTILINE)
GROUP = 50
"""Pages of one section of the menu."""


def main() -> int:
    """Print a line for the site as it is, and one for each size."""
    print("pages more   seconds   seconds a page more   ratio", flush=True)
    bare = built(0)
    print(f"{0:10}{bare:10.1f}", flush=True)
    first = 0.0
    for size in SIZES:
        seconds = built(size)
        each = (seconds - bare) / size
        first = first or each
        print(f"{size:10}{seconds:10.1f}{each:22.3f}{each / first:8.2f}", flush=True)
    return 0


def built(size: int) -> float:
    """Return the processor's seconds for the build of the site and *size* pages more."""
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch)
        for name in COPIED:
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
            copy(ROOT / name, root / name)
        (root / "node_modules").symlink_to(ROOT / "node_modules")
        for kept in ("runtime", "core"):
            shutil.copytree(ROOT / ".cache" / kept, root / ".cache" / kept)
        if size:
            add_pages(root, size)
        else:
            shorten_menu(root)
        start = _spent()
        subprocess.run([sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"], cwd=root, check=True)
        assert len(list(root.glob("site/cases/*/index.html"))) >= size
        return _spent() - start


def add_pages(root: Path, size: int) -> None:
    """Add *size* pages and their entries in the menu to the site in *root*."""
    cases = [path for path in sorted((root / "docs/cases").glob("*.md")) if path.name != "index.md"]
    names = []
    for number, case in enumerate(islice(cycle(cases), size), 1):
        names.append(f"{case.stem}-{number}.md")
        text = TITLE.sub(rf"\1\2 {number}", case.read_text("utf-8"), count=2)
        case.with_name(names[-1]).write_text(text, "utf-8")
    menu = root / "mkdocs.yml"
    entries = [
        line
        for at in range(0, size, GROUP)
        for line in (f"  - 묶음 {at}:", *(f"      - cases/{name}" for name in names[at : at + GROUP]))
    ]
    menu.write_text(re.sub(r"(?m)^nav:$", "\n".join(["nav:", *entries]), menu.read_text("utf-8")), "utf-8")


def shorten_menu(root: Path) -> None:
    """Give the site in *root* the menu of a large one."""
    settings = root / "mkdocs.yml"
    text, found = re.subn(r"(?m)^  features:$", r"\g<0>\n    - navigation.prune", settings.read_text("utf-8"))
    assert found == 1
    settings.write_text(text, "utf-8")


def _spent() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    sys.exit(main())
