"""How long an editor waits: from saving to seeing in the preview, and for a build after an edit.

    python -m tests.bench.editing

Each is done three times; with nothing else running, so that both cores are free.
"""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from calculator.rules.facts import contacts
from tests.preview import Preview, free_port

PAGE, ADDRESS = "docs/faq/amount.md", "faq/amount/"
DATA, DATA_ADDRESS = "calculator/data/contacts.toml", "guide/contacts/"
TIMES = 3


def told(what: str, wanted: float, seconds: list[float]) -> None:
    """Print the median of *seconds* beside what is *wanted*."""
    print(f"{what}: {median(seconds):.2f} s (wanted: {wanted} s; {', '.join(f'{each:.2f}' for each in seconds)})")


def saved(preview: Preview, path: str, address: str, edit: Callable[[str, int], tuple[str, str]]) -> list[float]:
    """Return the seconds from saving to seeing, for each *edit* of a text, which returns the new one and what shows of it."""
    file, found = preview.root / path, []
    text = file.read_text("utf-8")
    for number in range(TIMES):
        changed, shown = edit(text, number)
        file.write_text(changed, "utf-8")
        found.append(preview.until(address, shown))
        preview.settle()
    return found


def built(root: Path, before: Callable[[int], object]) -> list[float]:
    """Return the seconds of a build in *root*, each after what is done *before* it."""
    found = []
    for number in range(TIMES):
        before(number)
        start = time.monotonic()
        subprocess.run([sys.executable, "-m", "mkdocs", "build", "--strict"], cwd=root, capture_output=True, check=True)
        found.append(time.monotonic() - start)
    return found


def main() -> None:
    """Print every time."""
    phone = next(contact.phone for contact in contacts().values() if contact.phone)
    with TemporaryDirectory() as folder:
        with Preview(Path(folder), free_port()) as preview:
            preview.until("", "</html>")
            preview.settle()
            told("text of one page, saved to seen", 1, saved(preview, PAGE, ADDRESS, lambda text, n: (f"{text}\n줄 {n} 적어요.\n", f"줄 {n} 적어요.")))
            new = [f"{phone[:-1]}{(int(phone[-1]) + n) % 10}" for n in range(1, TIMES + 1)]
            told("a datum of many pages, saved to seen", 3, saved(preview, DATA, DATA_ADDRESS, lambda text, n: (text.replace(phone, new[n]), new[n])))
        page = preview.root / PAGE
        told("the first build, after a preview", 60, built(preview.root, lambda n: None)[:1])
        told("a build with nothing changed", 3, built(preview.root, lambda n: None))
        told("a build after one text", 4, built(preview.root, lambda n: page.write_text(page.read_text("utf-8") + "\n또 적어요.\n", "utf-8")))


if __name__ == "__main__":
    main()
