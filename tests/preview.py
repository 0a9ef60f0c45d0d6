"""A preview as an editor has it: `mkdocs serve` in a copy of the tree, whose files can be edited."""

import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.request import urlopen

ROOT = Path(__file__).parents[1]
MADE = ("runtime", "core", "fonts")
"""What is taken along of the folder of what builds keep: it takes long to make."""
LEFT_OUT = shutil.ignore_patterns("node_modules", "site", "__pycache__", ".?*")

MKDOCS = "import runpy, signal; signal.signal(signal.SIGINT, signal.default_int_handler); runpy.run_module('mkdocs', run_name='__main__')"
"""`python -m mkdocs`, which also hears Ctrl+C where it runs below a shell's background job."""


def free_port() -> int:
    """Return a port that nobody listens at."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


class Preview:
    """Serves a copy below *folder* at *port* until the block ends."""

    def __init__(self, folder: Path, port: int) -> None:
        self.root = folder / "tree"
        self.address = f"http://127.0.0.1:{port}/"
        shutil.copytree(ROOT, self.root, ignore=LEFT_OUT)
        (self.root / "node_modules").symlink_to(ROOT / "node_modules")
        for name in MADE:
            shutil.copytree(ROOT / ".cache" / name, self.root / ".cache" / name)
        self.log = self.root / "log.txt"
        command = [sys.executable, "-c", MKDOCS, "serve", "--dev-addr", f"127.0.0.1:{port}"]
        self.process = subprocess.Popen(command, cwd=self.root, stdout=self.log.open("w"), stderr=subprocess.STDOUT)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.process.send_signal(signal.SIGINT)  # as Ctrl+C, upon which MkDocs clears up
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def settle(self, quiet: float = 2) -> None:
        """Wait until it has said nothing for *quiet* seconds: no build is under way, nor what it makes beside the pages."""
        since, size = time.monotonic(), 0
        while time.monotonic() - since < quiet:
            if (now := self.log.stat().st_size) != size:
                since, size = time.monotonic(), now
            time.sleep(0.1)

    def said(self) -> str:
        """Return what stands at the terminal."""
        return self.log.read_text("utf-8")

    def page(self, address: str) -> str:
        """Return the page at *address* as it is now."""
        with urlopen(self.address + address, timeout=60) as answer:
            return str(answer.read().decode())

    def until(self, address: str, shown: str, *, gone: bool = False, most: float = 240) -> float:
        """Wait until the page at *address* has *shown* in it, or not any more, and return the seconds it took."""
        start = time.monotonic()
        while time.monotonic() - start < most:
            assert self.process.poll() is None, self.said()
            try:
                if (shown in self.page(address)) is not gone:  # asked while it builds, it answers afterwards
                    return time.monotonic() - start
            except OSError:  # not there yet
                pass
            time.sleep(0.02)
        raise AssertionError(f"{address}: {shown}\n{self.said()}")
