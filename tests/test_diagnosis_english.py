"""The questionnaire in English: the same tree, the same results, and a difference told with its line."""

import sys
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from calculator import handle
from calculator.diagnosis.flow import read_flow
from calculator.diagnosis.replay import paths
from tests.questionnaire import TODAY
from tests.test_english import korean_in

if sys.platform == "emscripten":
    pytest.skip("the pages are read where the site is built", allow_module_level=True)

from content.source_text import SourceText
from sitebuild.diagnosis import proof, sameness
from sitebuild.diagnosis.collected import read_collected
from sitebuild.diagnosis.flow import Questionnaire, flow, read_all
from sitebuild.diagnosis.questions import read_questions

pytestmark = pytest.mark.host

DOCS = Path(__file__).parents[1] / "docs"
SCENARIOS = tomllib.loads((DOCS / "diagnosis/scenarios.toml").read_text("utf-8"))["scenario"]


@pytest.fixture(scope="module")
def both() -> list[Questionnaire]:
    return read_all(DOCS)


@pytest.fixture(scope="module")
def flows(both: list[Questionnaire]) -> list[dict[str, Any]]:
    return [flow(each) for each in both]


def ask(data: dict[str, Any], lang: str, answers: dict[str, str], values: dict[str, Any] | None = None) -> dict[str, Any]:
    return handle({"do": "diagnosis", "lang": lang, "flow": data, "answers": answers, "values": values or {}, "today": TODAY})


def test_both_are_sound_and_the_same(both):
    korean, english = both
    assert [str(each) for each in (*proof.problems(english), *sameness.problems(korean, english))] == []


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario["name"])
def test_scenario_in_both_languages(flows, scenario):
    """The same cause on the same ground, with the same amounts, and no Korean in the English result."""
    korean, english = (ask(data, lang, scenario["answers"], scenario.get("values"))["result"]
                       for data, lang in zip(flows, ("ko", "en"), strict=True))
    assert english["cause"] == korean["cause"]
    assert [other["id"] for other in english["others"]] == [other["id"] for other in korean["others"]]
    assert len(english["figures"]) == len(korean["figures"]) and len(english["letters"]) == len(korean["letters"])
    assert [call["phone"] for call in english["calls"]] == [call["phone"] for call in korean["calls"]]
    assert korean_in(english) == []


def test_every_way_ends_in_english(flows):
    """Each way of answering gives something to do and someone to ask, without Korean."""
    _, english = flows
    ends = set()
    for path in paths(read_flow("flow", english)):
        found = ask(english, "en", {step.question.id: step.option.id for step in path})["result"]
        assert found["actions"] and found["calls"] and found["wait"], path[-1].option.to
        if found["cause"]:
            assert found["page"] == f"causes/#{found['cause']}"
        if path[-1].option.to not in ends:
            assert korean_in(found) == []
        ends.add(path[-1].option.to)
    assert len(ends) == len(english["causes"]) + len(english["ends"])


MISTAKES = {
    "another goal": ("- [I got 0 won](#zero)", "- [I got 0 won](#less)", "이 자리의 답은 zero"),
    "an answer less": ("- [None of these](#none)\n", "", "이 자리의 답은 none"),
    "a question renamed": ("{ #late-next }", "{ #later }", "‘#late-next’이어야"),
    "another cause": ("index.md#below-base", "index.md#cap-reached", "이 자리의 답은 below-base"),
    "a field less": ('- **Spent in that month**{ data-field="spend" }', '- **Spent**{ data-field="received" }', "칸이"),
    "nothing assumed": (' data-assume="received=0"', "", "data-assume이"),
    "no way out": ("I don't know](#app)", "No idea](#app)", "I don't know"),
}


@pytest.mark.parametrize(("old", "new", "words"), MISTAKES.values(), ids=MISTAKES)
def test_difference_is_told_with_its_line(both, tmp_path, old, new, words):
    """File, line and what to write, in Korean for editors."""
    korean, english = both
    path = tmp_path / "index.md"
    path.write_text(english.page.text.replace(old, new, 1), "utf-8")
    page = SourceText.read(english.page.uri, path)
    spoilt = replace(english, page=page, asked=read_questions(page))
    told = [str(each) for each in (*proof.problems(spoilt), *sameness.problems(korean, spoilt))]
    before = english.page.text[: english.page.text.index(old)]
    line, heading = (text.count("\n") + 1 for text in (before, before[: before.rindex("\n## ") + 1]))
    assert any(words in each for each in told), told
    near = [int(each.removeprefix("docs/en/diagnosis/index.md:").partition(":")[0]) for each in told if words in each]
    assert all(heading <= number <= line + 1 for number in near), (told, heading, line)


CAUSE_MISTAKES = {
    "a cause renamed": ("{ #cap-reached }", "{ #cap }", ("‘cap-reached’이 없어요", "‘cap’의 한국어 페이지가 없어요")),
    "another contact": ('{{ contact("sme") }}', '{{ contact("kisa") }}', ("연락처는 sme, hanacard의 차례",)),
    "no papers": ("**What to keep**", "**Papers**", ("‘**What to keep**’",)),
}


@pytest.mark.parametrize(("old", "new", "words"), CAUSE_MISTAKES.values(), ids=CAUSE_MISTAKES)
def test_difference_of_a_cause_is_told(both, tmp_path, old, new, words):
    korean, english = both
    whole = english.pages["below-base"]
    path = tmp_path / "index.md"
    path.write_text(whole.text.replace(old, new, 1), "utf-8")
    page = SourceText.read(whole.uri, path)
    causes = read_collected(page)
    spoilt = replace(english, causes=causes, pages=dict.fromkeys(causes, page))
    told = [str(each) for each in (*proof.problems(spoilt), *sameness.problems(korean, spoilt))]
    assert all(any(word in each and each.startswith("docs/en/") for each in told) for word in words), told
