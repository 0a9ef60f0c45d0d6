"""The causes as data: complete, ordered and each with its function."""

from pathlib import Path
from typing import get_args

import pytest

from calculator.cause import FINDERS, causes, causes_of
from calculator.edition import Need
from calculator.loader import edition


def test_causes_are_those_that_can_be_tried():
    """In their order, each with a reason for its place, and none for a programme that does not exist."""
    assert {cause.id for cause in causes()} == FINDERS.keys()
    assert [cause.order for cause in causes()] == sorted(cause.order for cause in causes())
    assert all(cause.reason and set(cause.needs) <= set(get_args(Need.__value__)) for cause in causes())


@pytest.mark.host
@pytest.mark.parametrize("id", FINDERS)
def test_every_cause_has_its_page(id):
    """The gap finder sends a reader to a page that is there."""
    assert (Path(__file__).parents[1] / "docs" / "causes" / f"{id}.md").is_file()


def test_editions_have_what_their_causes_need():
    """What 2021 did not have is not tried for it, and everything is for 2025."""
    assert causes_of(edition("2025")) == list(causes())
    missing = {cause.id for cause in causes()} - {cause.id for cause in causes_of(edition("2021"))}
    assert missing == {"december-cap", "december-first", "membership-unfinished", "history-window", "balance-name",
                       "short-balance", "wrong-base-autumn", "wrong-base-same-month", "lottery-money"}
