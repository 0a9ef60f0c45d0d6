"""The questionnaire in English: the same tree, the same results, and a difference told with its line."""

import sys
from dataclasses import replace
from typing import Any

import pytest

from calculator.diagnosis.flow import read_flow
from calculator.diagnosis.replay import paths
from tests.calculator.text.test_english import korean_in, without_handed_in
from tests.questionnaire import ask

if sys.platform == "emscripten":
    pytest.skip("the pages are read where the site is built", allow_module_level=True)

from sitebuild.diagnosis import checks, translation_checks
from sitebuild.diagnosis.advice import read_cause
from sitebuild.diagnosis.flow import Questionnaire, flow, read_all
from sitebuild.diagnosis.questions import read_questions

from tests.questionnaire_pages import DOCS, SCENARIOS, slipped

pytestmark = pytest.mark.host


@pytest.fixture(scope="module")
def both() -> list[Questionnaire]:
    return read_all(DOCS)


@pytest.fixture(scope="module")
def flows(both: list[Questionnaire]) -> list[dict[str, Any]]:
    return [flow(each) for each in both]


def problems(korean: Questionnaire, english: Questionnaire) -> list[str]:
    """Return what is wrong with *english*, and where it differs from *korean*."""
    return [str(each) for each in (*checks.problems(english), *translation_checks.problems(korean, english))]


def test_both_are_sound_and_the_same(both):
    assert problems(*both) == []


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario["name"])
def test_scenario_in_both_languages(flows, scenario):
    """The same cause on the same ground, with the same amounts, and no Korean in the English result."""
    korean, english = (ask(scenario["answers"], scenario.get("values"), flow=data, lang=lang)["result"]
                       for data, lang in zip(flows, ("ko", "en"), strict=True))
    assert english["cause"] == korean["cause"]
    assert [other["id"] for other in english["others"]] == [other["id"] for other in korean["others"]]
    assert len(english["figures"]) == len(korean["figures"]) and len(english["letters"]) == len(korean["letters"])
    assert [call["phone"] for call in english["calls"]] == [call["phone"] for call in korean["calls"]]
    assert korean_in(without_handed_in(english)) == []


def test_every_way_ends_in_english(flows):
    """Each way of answering gives something to do and someone to ask, without Korean."""
    _, english = flows
    ends = set()
    for path in paths(read_flow("flow", english)):
        found = ask({step.question.id: step.option.id for step in path}, flow=english, lang="en")["result"]
        assert found["actions"] and found["calls"] and found["wait"], path[-1].option.to
        if found["cause"]:
            assert found["page"] == f"causes/{found['cause']}/"
        assert not any(call["words"] for call in found["calls"]), "words to say without their Korean beside them"
        if path[-1].option.to not in ends:
            assert korean_in(without_handed_in(found)) == []
        ends.add(path[-1].option.to)
    assert len(ends) == len(english["causes"]) + len(english["ends"])


def test_an_end_has_its_own_words_said(flows):
    """Where no cause was found and nothing was computed, a call is not about an amount; in Korean, with the English beneath."""
    korean, english = flows
    reached = {path[-1].option.to: {step.question.id: step.option.id for step in path} for path in paths(read_flow("flow", english))}
    for end, advice in english["ends"].items():
        for data, lang in zip(flows, ("ko", "en"), strict=True):
            calls = ask(reached[end], flow=data, lang=lang)["result"]["calls"]
            own = [each["words"] for each in korean["ends"][end]["calls"]]
            assert [call["words"] or call["script"]["lines"][0] for call in calls] == own
            assert lang == "ko" or [call["script"]["beneath"] for call in calls] == [[each["words"]] for each in advice["calls"]]


MISTAKES = {
    "another goal": ("- [I received 0 won](#zero)", "- [I received 0 won](#less)", "이 자리의 답은 zero"),
    "an answer less": ("- [None of these](#none)\n", "", "이 자리의 답은 none"),
    "a question renamed": ("{ #late-next }", "{ #later }", "‘#late-next’이어야"),
    "another cause": ("causes/below-base.md", "causes/cap-reached.md", "이 자리의 답은 below-base"),
    "a field less": ('- **Spent in that month**{ data-field="spend" }', '- **Spent**{ data-field="received" }', "칸이"),
    "nothing assumed": (' data-assume="received=0"', "", "data-assume이"),
    "nothing ruled out": (' data-denies="membership-unfinished history-window balance-name short-balance"', "", "이 자리의 답은 zero-amounts"),
    "words without their Korean": ('    {{ in_korean("onnuri", "at-the-shop") }}\n', "", "한국어 문장을 불러"),
    "no way out": ("I don't know](#app)", "No idea](#app)", "I don't know"),
}


@pytest.mark.parametrize(("old", "new", "words"), MISTAKES.values(), ids=MISTAKES)
def test_difference_is_told_with_its_line(both, tmp_path, old, new, words):
    """File, line and what to write, in Korean for editors."""
    korean, english = both
    page = slipped(english.page, tmp_path, old, new)
    told = problems(korean, replace(english, page=page, nodes=read_questions(page)))
    before = english.page.text[: english.page.text.index(old)]
    line, heading = (text.count("\n") + 1 for text in (before, before[: before.rindex("\n## ") + 1]))
    assert any(words in each for each in told), told
    near = [int(each.removeprefix("docs/en/diagnosis/index.md:").partition(":")[0]) for each in told if words in each]
    assert all(heading <= number <= line + 1 for number in near), (told, heading, line)


CAUSE_MISTAKES = {
    "another contact": ('{{ contact("sme") }}', '{{ contact("kisa") }}', ("연락처는 sme, hanacard의 차례",)),
    "bullets for steps": ("1. Find the **2024", "- Find the **2024", ("‘## How to check’ 아래에는 ‘1.’로",)),
    "a step that goes on": ("2. If the calculator says more than 0 won, choose", "2. Otherwise choose", ("앞의 글이 없으면",)),
    "words without their Korean": ('    {{ in_korean("hanacard") }}\n', "", ("한국어 문장을 불러",)),
    "Korean of another": ('{{ in_korean("hanacard") }}', '{{ in_korean("sme") }}', ("한국어 문장을 불러",)),
    "no papers": ("## What to keep", "## Papers", ("‘## What to keep’",)),
}


@pytest.mark.parametrize(("old", "new", "words"), CAUSE_MISTAKES.values(), ids=CAUSE_MISTAKES)
def test_difference_of_a_cause_is_told(both, tmp_path, old, new, words):
    korean, english = both
    page = slipped(english.pages["below-base"], tmp_path, old, new)
    told = problems(korean, replace(english, causes=english.causes | {"below-base": read_cause(page)}, pages=english.pages | {"below-base": page}))
    assert all(any(word in each and each.startswith("docs/en/") for each in told) for word in words), told


def test_a_cause_may_come_later(both, tmp_path):
    """Without its page the answer that leads to it may be left out; the other way round there is nothing to lead to."""
    korean, english = both
    causes = {key: advice for key, advice in english.causes.items() if key != "keypad-error"}
    page = slipped(english.page, tmp_path, "- [I cannot type my card number or password](../causes/keypad-error.md)\n", "")
    assert problems(korean, replace(english, causes=causes, page=page, nodes=read_questions(page))) == []
    assert any("keypad-error" in each for each in problems(korean, replace(english, causes=causes)))
    renamed = causes | {"keypad": english.causes["keypad-error"]}
    pages = english.pages | {"keypad": english.pages["keypad-error"]}
    assert any("‘keypad’의 한국어 페이지가 없어요" in each for each in problems(korean, replace(english, causes=renamed, pages=pages)))


def test_an_end_leads_to_a_page_that_is_there(flows):
    """The result of an end names the page that explains it, below the front page of its language."""
    found = [(folder, end["page"]) for folder, data in zip(("", "en/"), flows, strict=True) for end in data["ends"].values() if end["page"]]
    assert {folder for folder, _ in found} == {"", "en/"}
    assert [page for folder, page in found if not (DOCS / folder / page.removesuffix("/")).with_suffix(".md").is_file()] == []
