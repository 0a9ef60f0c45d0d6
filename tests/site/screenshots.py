"""Pictures of every kind of page and every state of the tools, on four screens, light and dark: make screenshots."""

import sys
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.site import browser as chromium
from tests.site.server import serve
from tests.site.states import STATES
from tests.site.test_accessibility import ONE_OF_EACH_KIND

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / ".cache" / "screenshots"
SCREENS = {"phone": (360, 780), "tablet": (768, 1024), "desktop": (1280, 900), "wide": (1920, 1080)}
SCHEMES = ("light", "dark")


def shots() -> dict[str, tuple[str, Callable[[Page], None]]]:
    """Return each picture's name with the page's address and what to do on it."""
    pages = {path.strip("/").replace("/", "-") or "home": (path, lambda _page: None) for path in ONE_OF_EACH_KIND}
    return pages | STATES


def take(browser: Browser, url: str, wanted: list[str]) -> None:
    """Write the pictures whose names hold one of *wanted*, or all."""
    for screen, (width, height) in SCREENS.items():
        for scheme in SCHEMES:
            context = browser.new_context(
                color_scheme=scheme, locale="ko-KR", reduced_motion="reduce", viewport={"width": width, "height": height}
            )
            page = context.new_page()
            for name, (path, act) in shots().items():
                if wanted and not any(part in name for part in wanted):
                    continue
                page.goto("about:blank")  # or the same page would come again with its answers
                page.goto(url + path)
                act(page)
                page.evaluate("scrollTo(0, 0)")  # or the header would stand in the middle of the picture
                page.screenshot(path=FOLDER / f"{name}-{screen}-{scheme}.png", full_page=True)
            context.close()


def main(wanted: list[str]) -> int:
    """Take the pictures and say where they are."""
    expect.set_options(timeout=30_000)
    found = chromium.find()
    if not found or not (ROOT / "site" / "index.html").is_file():
        print("Chromium이나 site/ 가 없어요. `make screenshots`로 해 주세요.", file=sys.stderr)
        return 1
    FOLDER.mkdir(parents=True, exist_ok=True)
    with serve(ROOT / "site") as site, sync_playwright() as playwright:
        take(playwright.chromium.launch(executable_path=found.program, args=list(chromium.FLAGS)), site.url, wanted)
    print(f"그림은 {FOLDER.relative_to(ROOT)} 에 있어요.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
