"""A reader in each engine, and the built site, for all tests here."""

from collections.abc import Iterator

import pytest

from tests.engines.browsers import BUILT, ENGINES, Reader, missing, opened
from tests.site.server import Site, serve


@pytest.fixture(scope="module", params=ENGINES)
def reader(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """Yield a reader with each engine in turn, or fail with the way to get it."""
    if reason := missing(request.param):
        pytest.fail(reason)
    with opened(request.param, tmp_path_factory.mktemp(request.param)) as reader:
        yield reader


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    """Serve the built site to all tests of a file, so that the browser may keep what it has."""
    assert (BUILT / "edit/index.html").is_file(), "site/ 가 없어요. 먼저 `make build`를 해 주세요."
    with serve(BUILT) as site:
        yield site
