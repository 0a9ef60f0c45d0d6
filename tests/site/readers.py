"""Who looks at the pages: with which screen, in which scheme."""

import os
from typing import Literal

from playwright.sync_api import Page

Scheme = Literal["light", "dark"]


def readers() -> dict[str, tuple[Scheme, int]]:
    """Return scheme and width of who looks: two of the four unless all is asked for."""
    schemes: tuple[Scheme, ...] = ("light", "dark")
    found = {f"{scheme}-{width}": (scheme, width) for scheme in schemes for width in (360, 1280)}
    return found if os.environ.get("AXE_PAGES") == "all" else {name: found[name] for name in ("light-360", "dark-1280")}


def seen_by(page: Page, width: int, height: int = 800, scheme: Scheme = "light") -> Page:
    """Return *page* as a reader has it who asked for no motion, with a screen of that size and in that scheme."""
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    return page
