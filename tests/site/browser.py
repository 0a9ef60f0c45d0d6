"""Which Chromium the tests drive: what is there already, or what can be installed.

Run as a script, it sees to it that there is one and says in a line which, and why.
"""

import os
import platform
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import sync_playwright

SYSTEM_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
WITHOUT_WINDOWS = "chromium-headless-shell"
"""Debian's Chromium that draws no windows: the same engine in two thirds of the time."""

# Without these, a browser as root does not start, and each start looks up hosts of its maker.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
# A page of a test lives for seconds, in which WebAssembly made twice is not worth it: a third of its time is saved.
# What draws without a graphics card needs no process of its own: a tenth of a tool page's time.
FOR_TESTS = (*FLAGS, "--js-flags=--no-wasm-tier-up --no-wasm-dynamic-tiering", "--in-process-gpu")


class Browser(NamedTuple):
    """A Chromium: its program, and why this one."""

    program: str
    reason: str


@cache
def _own() -> Path:
    """Return where Playwright's own Chromium is once it has been downloaded; to be asked takes half a second."""
    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path)


def find() -> Browser | None:
    """Return the Chromium that is there: Playwright's own before the system's."""
    if _own().is_file():
        return Browser(str(_own()), "Playwright가 받아 둔 것이 있어서")
    for name in SYSTEM_NAMES:
        if program := shutil.which(name):
            return Browser(program, "Playwright의 것은 없고 시스템에 깔린 것이 있어서")
    return None


def find_without_windows() -> Browser | None:
    """Return the Chromium without windows, Playwright's own before the system's, or None where there is none."""
    for folder in (each for each in _own().parents if each.name.startswith("chromium-")):
        beside = folder.with_name(folder.name.replace("chromium", "chromium_headless_shell", 1))
        for shell in beside.glob("*/*headless*shell"):
            return Browser(str(shell), "Playwright가 받아 둔, 창이 없는 것이 있어서")
    program = shutil.which(WITHOUT_WINDOWS)
    return Browser(program, "시스템에 창이 없는 것이 깔려 있어서") if program else None


def install() -> None:
    """Install Playwright's Chromium, or Debian's where that download is refused."""
    playwright = [sys.executable, "-m", "playwright", "install", "--with-deps", "chromium"]
    if _succeeds(playwright):
        return
    print("Playwright의 Chromium을 받지 못해서 데비안의 chromium을 apt로 설치해요.", flush=True)
    _install_from_debian("chromium")


def _install_from_debian(package: str) -> None:
    as_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    if shutil.which("apt-get") and _succeeds([*as_root, "apt-get", "update", "-qq"], quiet):
        _succeeds([*as_root, "apt-get", "install", "-y", "-qq", package], quiet)


def _succeeds(command: list[str], extra: dict[str, str] | None = None) -> bool:
    """Run *command*, showing what it said only if it failed."""
    try:
        done = subprocess.run(
            command,
            env=os.environ | (extra or {}),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
    except FileNotFoundError as error:
        print(error, file=sys.stderr)
        return False
    if done.returncode:
        print(f"{' '.join(command)}:\n{(done.stdout + done.stderr)[-1500:]}", file=sys.stderr)
    return done.returncode == 0


def main() -> int:
    """Find a Chromium or install one; tell which."""
    browser = find()
    if browser is None:
        install()
        browser = find()
    if browser is None:
        print("Chromium이 없고 설치하지도 못했어요. chromium을 설치한 뒤 다시 해 주세요.", file=sys.stderr)
        return 1
    print(f"브라우저: {browser.program} ({browser.reason})")
    if find_without_windows() is None and _is_debian():
        print("검사가 빨라지도록, 창이 없는 Chromium을 apt로 설치해요.", flush=True)
        _install_from_debian(WITHOUT_WINDOWS)
    return 0


def _is_debian() -> bool:
    """Return whether the system is Debian itself, whose offshoots have other Chromiums."""
    try:
        return platform.freedesktop_os_release()["ID"] == "debian"
    except OSError:
        return False


if __name__ == "__main__":
    sys.exit(main())
