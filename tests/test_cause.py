"""The causes as data: complete, ordered and each with its function."""

import copy
from pathlib import Path

import pytest

from calculator.cause import FINDERS, causes, parse_causes
from calculator.loader import EDITIONS, DataError, read, sources


def test_causes_are_those_that_can_be_tried():
    """In their order, each with a reason for its place, and none for a programme that does not exist."""
    assert {cause.id for cause in causes()} == FINDERS.keys()
    assert [cause.order for cause in causes()] == sorted(cause.order for cause in causes())
    assert all(cause.reason and set(cause.editions) <= set(EDITIONS) for cause in causes())


@pytest.mark.host
@pytest.mark.parametrize("id", FINDERS)
def test_every_cause_has_its_page(id):
    """The gap finder sends a reader to a page that is there."""
    assert (Path(__file__).parents[1] / "docs" / "causes" / f"{id}.md").is_file()


@pytest.mark.parametrize(("change", "words"), [
    ({"id": "nobody"}, "nobody"), ({"order": 1}, "order"), ({"source": "nobody"}, "nobody"), ({"exact": 5}, "exact"), ({"ttle": "x"}, "ttle"),
])
def test_spoiled_data_is_refused(change, words):
    """File, entry and remedy are named; the control is that the whole file loads."""
    data = copy.deepcopy(read("causes.toml"))
    parse_causes(data, "causes.toml", sources())
    data["cause"][1] |= change
    with pytest.raises(DataError, match=r"causes\.toml") as caught:
        parse_causes(data, "causes.toml", sources())
    assert words in str(caught.value)
