"""Firefox and WebKit as Debian ships them, driven without anything that a distribution lacks.

Debian has no geckodriver, so Firefox is spoken to in its own Marionette; WebKit through its WebDriver.
Run as a script, it installs what is missing from Debian's packages.
"""

import os
import shutil
import subprocess
import sys
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from marionette_driver.marionette import Marionette
from selenium import webdriver
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

BUILT = Path(__file__).parents[2] / "site"
ENGINES = ("firefox", "webkit")
PACKAGES = ("firefox-esr", "webkit2gtk-driver", "xvfb", "orca", "speech-dispatcher", "at-spi2-core", "dbus", "libglib2.0-bin")
PROGRAMS = {"firefox": ("firefox-esr",), "webkit": ("WebKitWebDriver", "Xvfb"), "orca": ("orca", "speech-dispatcher", "dbus-run-session", "gsettings", "Xvfb")}
WINDOW = "/usr/lib/*-linux-gnu/webkit2gtk-4*/MiniBrowser"
PATIENCE = 120
"""Seconds: a machine with two cores may start Python in two browsers at once."""

READ = """
const found = [...document.querySelectorAll(arguments[0])].filter((each) => each.checkVisibility());
return found.length ? found.map((each) => each.value || each.innerText).join("\\n") : null;
"""
CENTRE = "document.querySelector(arguments[0]).scrollIntoView({ block: 'center', behavior: 'instant' });"


class Reader(ABC):
    """Somebody with a browser: opens, types, clicks and reads."""

    def __init__(self, driver: Any) -> None:
        self.driver = driver

    @abstractmethod
    def go(self, url: str) -> None:
        """Go to *url*."""

    @abstractmethod
    def run(self, script: str, *arguments: str) -> Any:
        """Return what *script* returns in the page."""

    def open(self, url: str) -> None:
        """Go to *url* and wait until its scripts have run, which WebKit's own waiting leaves out."""
        self.go(url)
        self._wait(lambda: self.run("return document.readyState") == "complete", f"{url} never finished loading")

    def type(self, css: str, text: str) -> None:
        """Type *text*, or choose the file of that path, in the one element *css*."""
        self.driver.find_element("css selector", css).send_keys(text)

    def click(self, css: str) -> None:
        """Click the first element *css*, once it is there, away from what sticks to the edges."""
        self.sees(css)
        self.run(CENTRE, css)
        self.driver.find_element("css selector", css).click()

    def sees(self, css: str, text: str = "") -> None:
        """Wait until *css* is visible and says *text*; fail with what it says instead."""
        def holds() -> bool:
            said = self.run(READ, css)
            return said is not None and text in said

        self._wait(holds, f"{css} never said {text!r}", css)

    def _wait(self, holds: Callable[[], bool], complaint: str, css: str = "main") -> None:
        end = time.monotonic() + PATIENCE
        while not holds():
            if time.monotonic() > end:
                raise AssertionError(f"{complaint}, but {self.run(READ, css)!r}")
            time.sleep(0.1)


class Firefox(Reader):
    """A reader with Firefox."""

    def go(self, url: str) -> None:
        self.driver.navigate(url)

    def run(self, script: str, *arguments: str) -> Any:
        return self.driver.execute_script(script, script_args=arguments)


class WebKit(Reader):
    """A reader with WebKit."""

    def go(self, url: str) -> None:
        self.driver.get(url)

    def run(self, script: str, *arguments: str) -> Any:
        return self.driver.execute_script(script, *arguments)


def missing(name: str) -> str:
    """Return what has to be installed before *name*, an engine or the screen reader, can run, or nothing."""
    for program in PROGRAMS[name]:
        if not shutil.which(program):
            return f"{program} 프로그램이 없어요. `make engines`가 설치해요."
    if name == "webkit" and not _window():
        return "WebKit의 MiniBrowser가 없어요. `make engines`가 설치해요."
    return ""


@contextmanager
def opened(name: str, scratch: Path) -> Iterator[Reader]:
    """Yield a reader with engine *name* for the length of a with block."""
    with {"firefox": _firefox, "webkit": _webkit}[name](scratch) as reader:
        yield reader


@contextmanager
def _firefox(scratch: Path) -> Iterator[Reader]:
    driver = Marionette(  # port 0: one that is free, since two tests may have a browser at once
        bin=shutil.which("firefox-esr"), headless=True, gecko_log=str(scratch / "log"), startup_timeout=PATIENCE, port=0
    )
    try:
        driver.start_session()
        yield Firefox(driver)
    finally:
        driver.quit(in_app=False)
        driver.cleanup()


@contextmanager
def _webkit(scratch: Path) -> Iterator[Reader]:
    with display(), _own_home(scratch):
        options = Options()
        options.binary_location = _window()
        options.add_argument("--automation")
        driver = webdriver.WebKitGTK(options=options, service=Service(shutil.which("WebKitWebDriver")))
        try:
            yield WebKit(driver)
        finally:
            driver.quit()


def _window() -> str:
    return next((str(path) for path in sorted(Path("/").glob(WINDOW.removeprefix("/")))), "")


@contextmanager
def display() -> Iterator[None]:
    """Give the browser a screen of its own that nobody sees."""
    end, ours = os.pipe()
    command = ["Xvfb", "-displayfd", str(ours), "-screen", "0", "1280x900x24", "-nolisten", "tcp"]
    screen = subprocess.Popen(command, pass_fds=[ours], stderr=subprocess.DEVNULL)
    os.close(ours)
    before = os.environ.get("DISPLAY")
    try:
        with open(end, encoding="ascii") as said:  # noqa: PTH123 (a descriptor has no path)
            os.environ["DISPLAY"] = f":{said.readline().strip()}"
        yield
    finally:
        _restore("DISPLAY", before)
        screen.terminate()
        screen.wait(PATIENCE)


@contextmanager
def _own_home(scratch: Path) -> Iterator[None]:
    """Keep what the browser stores out of the home of whoever runs the tests."""
    names = ("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME")
    before = {name: os.environ.get(name) for name in names}
    os.environ.update({name: str(scratch / name) for name in names})
    try:
        yield
    finally:
        for name, value in before.items():
            _restore(name, value)


def _restore(name: str, value: str | None) -> None:
    if value is None:
        os.environ.pop(name, None)
    else:
        os.environ[name] = value


def install() -> int:
    """Install what is missing; return 0 once all is there."""
    if any(map(missing, PROGRAMS)):
        as_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
        for command in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *PACKAGES]):
            subprocess.run([*as_root, "apt-get", *command], stdin=subprocess.DEVNULL, check=False)
    reasons = [reason for name in PROGRAMS if (reason := missing(name))]
    for reason in reasons:
        print(reason.replace("`make engines`가 설치해요.", f"apt로 설치해 주세요: {' '.join(PACKAGES)}"), file=sys.stderr)
    return 1 if reasons else 0


if __name__ == "__main__":
    sys.exit(install())
