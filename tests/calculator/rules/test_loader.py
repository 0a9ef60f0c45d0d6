"""The loader makes rules of the files: what is in them reaches the engine, from whichever file it comes."""

import pytest

from calculator.rules.loader import current, edition, editions, sources


@pytest.mark.parametrize("key", editions())
def test_editions_load(key):
    """The shipped files are whole, each month with its rules."""
    rules = edition(key)
    assert rules.id == key
    assert list(rules.rules) == list(rules.months)


def test_editions_are_the_files():
    """The newest first, and the one that says so is what the site is about."""
    assert editions() == ("2025", "2021")
    assert current().id == "2025"


def test_most_that_a_person_can_get():
    """The sum of the caps is the published maximum of each programme."""
    assert (edition("2025").most, edition("2021").most) == (330_000, 200_000)


def test_every_source_can_be_opened_and_dated():
    """Addresses are addresses and dates are dates."""
    for source in sources().values():
        assert source.url.startswith(("https://", "http://")), source
        assert len(source.date) in (4, 7, 10) and source.date.replace("-", "").isdigit(), source
