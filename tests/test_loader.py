"""The loader refuses data that is incomplete, double or unknown, naming file and remedy."""

import copy

import pytest

from calculator.loader import EDITIONS, DataError, edition, parse_edition, parse_sources, read, sources


@pytest.fixture
def data():
    """A fresh copy of the rules of 2025, to be spoiled."""
    return copy.deepcopy(read("edition_2025.toml"))


def refusal(data):
    """Return the message with which *data* is refused."""
    with pytest.raises(DataError) as caught:
        parse_edition(data, "edition_2025.toml", sources())
    assert "edition_2025.toml" in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize("id", EDITIONS)
def test_editions_load(id):
    """The shipped files are whole: the control for every refusal below."""
    rules = edition(id)
    assert rules.id == id
    assert list(rules.rules) == list(rules.months)


def test_most_that_a_person_can_get():
    """The sum of the caps is the published maximum of each programme."""
    assert (edition("2025").most, edition("2021").most) == (330_000, 200_000)


def test_gap_is_refused(data):
    """A month without a cap."""
    data["cap"].pop()
    assert "[[cap]]에 2025-12이 빠졌어요" in refusal(data)


def test_overlap_is_refused(data):
    """A month with two caps."""
    data["cap"][1]["months"].append("2025-11")
    assert "2025-11이 두 번" in refusal(data)


def test_month_outside_is_refused(data):
    """A rule for a month that the programme does not have."""
    data["rate"][0]["months"].append("2026-01")
    assert "2026-01" in refusal(data)


def test_unknown_key_is_refused(data):
    """A misspelt key does not pass in silence."""
    data["rate"][0]["precent"] = 20
    assert "precent" in refusal(data)


def test_missing_key_is_refused(data):
    """A rule without its source."""
    del data["rate"][0]["source"]
    assert "source이 빠졌어요" in refusal(data)


def test_unknown_source_is_refused(data):
    """A source that nobody described."""
    data["base"]["source"] = "somebody"
    assert "somebody" in refusal(data)


def test_unknown_confidence_is_refused(data):
    """Only the four levels exist."""
    data["base"]["confidence"] = "sure"
    assert "confidence" in refusal(data)


def test_wrong_type_is_refused(data):
    """An amount in quotation marks."""
    data["cap"][0]["won"] = "100000"
    assert "won" in refusal(data)


def test_rounds_out_of_order_are_refused(data):
    """A cut-off before that of the round before."""
    data["round"][1]["applied_until"] = data["round"][0]["applied_until"]
    assert "차례대로" in refusal(data)


def test_confirmation_before_the_day_is_refused(data):
    """Nobody can confirm a payment that is still to come."""
    data["round"][2]["confirmed"]["on"] = data["round"][2]["applied_until"]
    assert "confirmed" in refusal(data)


def test_confirmation_without_a_source_is_refused(data):
    del data["round"][2]["confirmed"]["source"]
    assert "source" in refusal(data)


def test_application_beyond_the_last_round_is_refused(data):
    """Otherwise a late application would fit no round."""
    data["application"]["until"] = data["application"]["until"].replace(year=2026)
    assert "application" in refusal(data)


def test_source_without_an_address_is_refused():
    """A source that cannot be opened is none."""
    with pytest.raises(DataError, match=r"sources\.toml.*url"):
        parse_sources({"x": {"title": "t", "date": "2025-01", "publisher": "p", "kind": "press"}}, "sources.toml")


def test_every_source_can_be_opened_and_dated():
    """Addresses are addresses and dates are dates."""
    for source in sources().values():
        assert source.url.startswith(("https://", "http://")), source
        assert len(source.date) in (4, 7, 10) and source.date.replace("-", "").isdigit(), source
