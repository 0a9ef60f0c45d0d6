"""The causes as data: complete, ordered and each with its function."""

import re
from pathlib import Path
from typing import get_args

import pytest

from calculator.gap.causes import FINDERS, causes, causes_of
from calculator.rules.edition import Need
from calculator.rules.loader import edition
from calculator.text.language import LANGUAGES, using_language


def test_causes_are_those_that_can_be_tried():
    """In their order, each with a reason for its place, and none for a programme that does not exist."""
    assert {cause.id for cause in causes()} == FINDERS.keys()
    assert [cause.order for cause in causes()] == sorted(cause.order for cause in causes())
    assert all(cause.reason and set(cause.needs) <= set(get_args(Need.__value__)) for cause in causes())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_cause_speaks_of_another_year(lang):
    """What is said of 2021 names neither the app of 2025 nor its average; a rule of the other year is named as such."""
    with using_language(lang):
        every = causes_of(edition("2021"))
    for cause in every:
        texts = (cause.title, cause.exact, cause.possible, cause.supports, cause.doubts, cause.question)
        assert not re.search("2024|2025|알림톡|디지털온누리|Onnuri", " ".join(texts)), cause.id
        assert cause.source.date < "2023" or cause.id == "rule-of-2021", cause.id
    assert any(cause.said for cause in every)


@pytest.mark.host
@pytest.mark.parametrize("key", FINDERS)
def test_every_cause_has_its_page(key):
    """The gap finder sends a reader to a page that is there."""
    assert (Path(__file__).parents[3] / "docs" / "causes" / f"{key}.md").is_file()


def test_editions_have_what_their_causes_need():
    """What 2021 did not have is not tried for it, and everything is for 2025."""
    assert [cause.id for cause in causes_of(edition("2025"))] == [cause.id for cause in causes()]
    missing = {cause.id for cause in causes()} - {cause.id for cause in causes_of(edition("2021"))}
    assert missing == {"december-cap", "december-first", "membership-unfinished", "history-window", "balance-name",
                       "short-balance", "wrong-base-autumn", "wrong-base-same-month", "lottery-money"}
