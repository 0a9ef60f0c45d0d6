"""The same answers in English: nothing untranslated, nothing lost on the way, the same numbers."""

import copy
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from calculator import handle
from calculator.data.toml import read, read_translated
from calculator.rules.facts import contacts, figures
from calculator.rules.loader import edition, editions
from calculator.rules.loader import sources as all_sources
from calculator.text.language import language, using_language
from tests.published import examples
from tests.questionnaire import FLOW, GIVEN, TODAY

PERSON = {"edition": "2025", "base": 1_000_000, "spend": {"2025-09": 1_300_000, "2025-10": 1_600_000, "2025-11": 900_000}}
HANGUL = re.compile(r"[가-힣]")
PROPER = re.compile(r"\([^()]*[가-힣][^()]*\)|[“‘][가-힣 ]+[”’](?: \(policy allowance\))?")
"""Where Korean may stand in English: a name given in brackets, or words in quotes that a screen shows."""


def english(message: dict[str, Any]) -> dict[str, Any]:
    return handle({**message, "lang": "en"})


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, each in value.items():
            yield from texts(each) if key != "url" else ()
    elif isinstance(value, list | tuple):
        for each in value:
            yield from texts(each)
    elif isinstance(value, str):
        yield value


def korean_in(answer: Any) -> list[str]:
    return [text for text in texts(answer) if HANGUL.search(PROPER.sub("", text))]


def without_handed_in(result: dict[str, Any]) -> dict[str, Any]:
    """Return the result of a diagnosis with what stands beneath the Korean of its letters and calls in place of it."""
    letters = [{key: letter[key] for key in ("name", "where", "blanks", "beneath")} for letter in result["letters"]]
    calls = [{**call, "script": call["script"] and call["script"]["beneath"]} for call in result["calls"]]
    return {**result, "letters": letters, "calls": calls}


def numbers(value: Any) -> Any:
    """Return *value* without its texts, so that two languages can be compared."""
    if isinstance(value, dict):
        return {key: numbers(each) for key, each in value.items() if key not in ("numbers",)}
    if isinstance(value, list):
        return [numbers(each) for each in value]
    return None if isinstance(value, str) else value


GAPS = [
    {**PERSON, **more} for more in (
        {"received": {"2025-09": 0, "2025-10": 0, "2025-11": 0}},
        {"received": {"2025-09": 60_000, "2025-10": 100_000, "2025-11": 0}},
        {"received": {"2025-09": 27_000}},
        {"received": {"2025-09": 0, "2025-10": 160_000}},
        {"received": {"2025-09": 41_234}},
        {"base": None, "received": {"2025-09": 41_234}},
        {"spend": {"2025-12": 1_500_000, "2025-09": 1_000_100}, "received": {"2025-12": 100_000, "2025-09": 20}},
        {"received": {"2025-09": 40_000}, "excluded": {"2025-09": 100_000}, "cancelled": [{"month": "2025-09", "amount": 100_000}]},
        {"received": {"2025-09": 40_000}, "family_card": {"2025-09": 100_000}, "other_cards": {"2025-09": 50_000}},
        {"received": {"2025-09": 0}, "applied_on": "2025-12-05", "today": TODAY, "has_applied": True, "has_membership": False},
        {"received": {"2025-09": 0}, "has_applied": False, "has_membership": True,
         "history_set": True, "balance_checked": True, "payment": {"bill": 70_000, "balance": 60_000}},
        {"received": {"2025-09": 0}, "payment": {"bill": 50_000, "balance": 60_000}, "history_set": False, "today": "2025-10-20"},
        {"received": {"2025-09": 160_000}, "lottery": 100_000},
        {"received": {"2025-09": 50_000}, "official_base": {"low": 1_000_000, "high": 1_100_000}, "months_used": 6},
        {"base": {f"2024-{month:02}": 1_000_000 for month in range(1, 13)}, "received": {"2025-09": 50_000}},
        {"base": {"2024-09": 900_000, "2024-10": 1_000_000, "2024-11": 800_000}, "received": {"2025-09": 3_000}},
        {"expected": {"2025-09": 99_000}},
        {"edition": "2021", "base": 1_000_000, "spend": {"2021-10": 1_300_000}, "received": {"2021-10": 60_000}},
    )
]
MESSAGES = [
    *({"do": "gap", **gap} for gap in GAPS),
    *({"do": "refund", **{key: gap[key] for key in ("edition", "base", "spend")}} for gap in GAPS),
    {"do": "refund", **PERSON, "applied_on": "2025-12-05"},
    {"do": "refund", **PERSON, "base": None},
    {"do": "refund", **PERSON, "spend": {"2025-09": None}},
    {"do": "refund", **PERSON, "base": 1_000_001, "applied_on": "2025-10-20"},
    {"do": "inverse", "edition": "2025", "base": 1_000_000, "received": {"2025-09": 60_000, "2025-10": 100_000, "2025-11": 0}},
    {"do": "what_if", **PERSON, "change": {"base": 900_000}},
    {"do": "clawback", **PERSON, "cancelled": [{"month": "2025-09", "amount": 100_000}]},
    *({"do": "clock", "edition": key, "today": day} for key in editions() for day in ("2021-10-01", "2025-10-15", TODAY, "2036-01-01")),
    {"do": "compare", "base": 1_000_000, "spend": 1_300_000},
]


@pytest.mark.parametrize("example", examples(), ids=str)
def test_published_example_in_english(example):
    """Each published example has the same numbers in English, and not a word of Korean."""
    told = english(example.message)
    assert told["ok"] and korean_in(told) == []
    assert numbers(told) == numbers(handle(example.message))


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: message["do"])
def test_answer_in_english(message):
    """Every action that speaks English does so throughout, with the numbers of the Korean answer."""
    told = english(message)
    assert told["ok"], told
    assert korean_in(told) == []
    assert numbers(told) == numbers(handle(message))


def test_korean_would_be_seen():
    """Control: the same search finds the Korean answer, and passes over a name in brackets."""
    assert korean_in(handle(MESSAGES[0]))
    assert korean_in("the app (디지털온누리)") == []


@pytest.mark.parametrize(("message", "field"), [
    ({"do": "refund", **PERSON, "base": "130만"}, "base"),
    ({"do": "refund", **PERSON, "spend": {"2025-01": 5}}, "spend.2025-01"),
    ({"do": "refund", "edition": "2030"}, "edition"),
    ({"do": "gap", **PERSON}, "received"),
    ({"do": "nothing"}, "do"),
    ({}, "do"),
])
def test_bad_input_is_answered_in_english(message, field):
    """The sentence at the field is English, too."""
    told = english(message)
    assert not told["ok"] and field in [error["field"] for error in told["errors"]]
    assert korean_in(told) == []


@pytest.mark.parametrize("lang", ["fr", "", None, ["en"], 1])
def test_unknown_language_is_refused(lang):
    """What is not spoken is not answered in another language as if nothing were."""
    told = handle({"do": "compare", "lang": lang})
    assert [error["field"] for error in told["errors"]] == ["lang"]


@pytest.mark.parametrize("action", ["statement", "payments", "evidence"])
def test_other_tools_take_the_language_too(action):
    """A tool that speaks Korean only answers the message as if it had asked for no language."""
    assert english({"do": action}) == handle({"do": action})


def test_myths_in_english():
    """Every statement that can be reckoned has its English, and no other is told in Korean instead."""
    reckoned = [each["id"] for each in handle({"do": "myths", "base": 1_000_000, "spend": {"2025-09": 1_300_000}, "base_months": {f"2024-{month:02}": 900_000 for month in range(1, 13)}})["myths"] if each["yours"]]
    told = english({"do": "myths", "base": 1_000_000, "spend": {"2025-09": 1_300_000}, "base_months": {f"2024-{month:02}": 900_000 for month in range(1, 13)}})
    assert [each["id"] for each in told["myths"] if each["yours"]] == reckoned and len(reckoned) == 6
    assert korean_in(told["myths"]) == []
    assert "this claim gives 30,000 won, but the rules give 60,000 won" in told["myths"][0]["yours"]["text"]


def test_language_ends_with_the_answer():
    """An English answer, or a refusal, leaves no English behind."""
    english(MESSAGES[0])
    english({"do": "gap"})
    assert language() == "ko"
    assert HANGUL.search(handle(MESSAGES[0])["text"])


def test_letters_and_calendar_in_english():
    """What the diagnosis adds of its own is English; the questions are the page's."""
    values = {"month": "2025-09", "base": 1_000_000, "spend": 1_300_000, "received": 27_000}
    flow = json.loads(HANGUL.sub("x", json.dumps(FLOW, ensure_ascii=False)))
    told = english({"do": "diagnosis", "flow": flow, "answers": {**GIVEN, "where": "shop"}, "values": values, "today": TODAY})
    assert told["result"]["letters"] and told["result"]["calendar"]["events"] and told["result"]["figures"]
    assert korean_in({**told, "result": without_handed_in(told["result"])}) == []


def test_every_publisher_and_contact_has_a_name():
    """In English no source, contact or figure is left in Korean."""
    with using_language("en"):
        named = [source.publisher for source in all_sources().values()]
        assert korean_in([*named, *(contact.name for contact in contacts().values())]) == []
        assert len(named) == len(read("sources.toml")) and figures() and edition("2025")


def test_korean_stands_in_for_a_text_that_is_missing(monkeypatch):
    """One sentence without its English is Korean, and nothing else is; a whole file that is missing is, too."""
    short = copy.deepcopy(read("en/causes.toml"))
    del short["cause"]["below-base"]["title"], short["cause"]["cap-reached"]
    monkeypatch.setattr("calculator.data.toml.read", lambda name: short if name == "en/causes.toml" else read(name))
    with using_language("en"):
        first, second, third = read_translated("causes.toml")["cause"][:3]
        assert HANGUL.search(first["title"]) and korean_in(first["exact"]) == []
        assert HANGUL.search(second["exact"]) and korean_in(third["exact"]) == []
        assert read_translated("layouts.toml") == read("layouts.toml")


def test_english_counts_and_dates():
    """One day is a day; a date has its month by name."""
    told = english({"do": "clock", "edition": "2025", "today": "2025-10-16"})
    assert "on 15 October 2025, 1 day ago." in told["months"][0]["text"]
    assert "September 2025" in told["months"][0]["text"]
