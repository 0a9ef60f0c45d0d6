"""The stops of the keyboard in the accessibility tree are those that Tab meets, and a mistake in them is found.

test_accessibility.py looks at them on the pages, test_targets.py in every state of the tools.
"""

import pytest
from playwright.sync_api import Page

from tests.site.readers import seen_by
from tests.site.server import Site
from tests.site.stops import problems, stops
from tests.site.test_keyboard import AT_START, MOST
from tests.site.test_offline import SAVES_DATA

pytestmark = pytest.mark.profile("lasting")


@pytest.fixture(params=[360, 1280], ids=["phone", "desktop"])
def reader(request: pytest.FixtureRequest, page: Page) -> Page:
    """Return an empty page of a reader with a narrow or a wide screen, for whom nothing starts while they walk."""
    page.add_init_script(SAVES_DATA)
    return seen_by(page, request.param)


@pytest.mark.parametrize("path", ["", "calculator/"])
def test_the_tree_is_what_the_keyboard_meets(reader: Page, lasting_site: Site, path: str) -> None:
    """Control: Tab stops where the tree says, as often."""
    reader.goto(lasting_site.url + path)
    reader.locator("button.md-header__button[for=__drawer]").wait_for(state="attached")
    reader.evaluate("document.querySelectorAll('*').forEach((each, number) => { each.dataset.number = number; })")
    expected = [stop.about["number"] for stop in stops(reader) if not stop.about["waits"]]  # the arrows reach those
    met: list[str] = []
    for _ in range(MOST):
        reader.keyboard.press("Tab")
        if reader.evaluate(AT_START):
            break
        number = reader.evaluate("document.activeElement.dataset.number")
        # A date's field holds several stops.
        if met[-1:] != [number]:
            met.append(number)
    assert met == list(dict.fromkeys(expected))


@pytest.mark.parametrize(
    ("mistake", "expected"),
    [
        ("<label tabindex=0>열기</label>", "no role"),
        ("<button></button>", "no name"),
        ("<a href='#' data-first>먼저</a>", "before link '먼저'"),
        ("<div role=radio tabindex=0 aria-label=b></div>", ""),
    ],
    ids=["label", "nameless", "order", "none"],
)
def test_a_mistake_is_found(reader: Page, lasting_site: Site, mistake: str, expected: str) -> None:
    """Control: a label as a stop, a button without a name, a link that is seen first and met last."""
    reader.goto(f"{lasting_site.url}404.html")
    reader.evaluate("""(html) => {
      document.querySelector("article").insertAdjacentHTML("beforeend", `<a href="#">x</a>${html}`);
      const first = document.querySelector("[data-first]");
      if (first) Object.assign(first.style, { position: "absolute", top: 0, left: 0 });
    }""", mistake)
    found = problems(stops(reader))
    assert bool(found) == bool(expected) and expected in "".join(found)
