"""How a reader uses the calculator page."""

from playwright.sync_api import Locator, Page, Worker

from tests.site.server import Site


def opened(page: Page, site: Site) -> Page:
    """Return *page* with the calculator, whose Python comes as soon as the page is at rest."""
    page.goto(f"{site.url}calculator/")
    return page


def compute(page: Page) -> None:
    """Press the button."""
    page.get_by_role("button", name="계산하기").click()


def python_of(page: Page) -> list[Worker]:
    """Return Python's workers of *page*; the theme's own search worker is none."""
    return [worker for worker in page.workers if worker.url.startswith("blob:")]


def assert_ended(page: Page, told: list[Worker] | None = None) -> None:
    """Wait until Python's workers of *page* are gone, or those of them that *told* names."""
    for _ in range(50):
        if not any(told is None or worker in told for worker in python_of(page)):
            return
        page.wait_for_timeout(100)
    raise AssertionError("the worker is still there")


def unfold(page: Page) -> None:
    """Open what few need: the average by months, the day of the application, 2021."""
    more = page.locator(".tool-more")
    if not more.evaluate("(details) => details.open"):
        more.locator("summary").click()


def choose_month(page: Page, month: str) -> None:
    """Choose *month*, or ``all``."""
    page.locator(f"[name^='month-'][value='{month}']:enabled").first.check()


def result(page: Page) -> Locator:
    """Return the shown total."""
    return page.locator(".tool-total")


def type_months(page: Page, received: dict[str, str]) -> None:
    """Type an average, what was spent in each month and what came of it."""
    choose_month(page, "all" if len(received) > 1 else next(iter(received)))
    page.fill("#base", "100만")
    for month, won in received.items():
        page.fill(f"#spend-{month}", "130만")
        page.fill(f"#received-{month}", won)


PHONE = {"width": 360, "height": 740}


def bottom(place: Locator) -> float:
    """Return how far below the top of the screen *place* ends, in pixels."""
    box = place.bounding_box()
    assert box
    return box["y"] + box["height"]
