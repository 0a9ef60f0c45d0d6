"""The questionnaire's own page: proved sound, walked in every way, and its mistakes told with their line."""

import re
import sys
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from calculator.data.sentences import sentence
from calculator.diagnosis.flow import Flow, read_flow
from calculator.diagnosis.replay import paths
from tests.questionnaire import ask

if sys.platform == "emscripten":
    pytest.skip("the pages are read where the site is built", allow_module_level=True)

from sitebuild.diagnosis import checks, prints
from sitebuild.diagnosis.flow import Questionnaire, flow, read
from sitebuild.diagnosis.questions import WrittenAnswer, read_questions

from tests.questionnaire_pages import DOCS, SCENARIOS, slipped

pytestmark = pytest.mark.host

SYMPTOMS = {"zero", "less", "missing", "error", "clawback", "suspicious"}


@pytest.fixture(scope="module")
def questionnaire() -> Questionnaire:
    return read(DOCS)


@pytest.fixture(scope="module")
def data(questionnaire: Questionnaire) -> dict[str, Any]:
    return flow(questionnaire)


@pytest.fixture(scope="module")
def whole(data: dict[str, Any]) -> Flow:
    return read_flow("flow", data)


def test_the_page_is_sound(questionnaire):
    assert [str(problem) for problem in checks.problems(questionnaire)] == []


def test_every_symptom_of_the_home_page_is_an_entrance(data, questionnaire):
    first = {option["to"] for option in data["questions"][data["first"]]["options"]}
    assert first >= SYMPTOMS
    home = (DOCS / "index.md").read_text("utf-8")
    assert [symptom for symptom in SYMPTOMS if f"](diagnosis/index.md#{symptom})" not in home and f"](symptoms/{symptom}.md)" not in home] == []


def test_paths_are_short(whole):
    lengths = sorted(len(path) for path in paths(whole))
    assert lengths[-1] <= 8
    assert lengths[len(lengths) // 2] <= 5


def test_every_path_replays_to_its_end(data, whole):
    """Each way of answering ends where its last answer says, with something to do, to ask and to wait for."""
    ends = Counter()
    for path in paths(whole):
        answer = ask({step.question.id: step.option.id for step in path}, flow=data)
        found, last = answer["result"], path[-1].option
        assert [step["id"] for step in answer["steps"]] == [step.question.id for step in path]
        assert found["cause"] == (last.to if last.goal == "cause" else None)
        assert last.goal == "cause" or found["title"] == whole.ends[last.to].title
        assert found["actions"] and found["calls"] and found["wait"] and found["calendar"]
        assert len(found["others"]) <= 2
        for letter in found["letters"]:
            assert letter["blanks"] and not [step["text"] for step in answer["steps"] if step["text"] in letter["text"]]
        ends[last.to] += 1
        asked = {call["phone"] for call in found["calls"]}
        assert bool(found["letters"]) == bool(asked & {"1357"}), "who is asked about the amount can also be written to"
    assert set(ends) == {*whole.causes, *whole.ends}


@pytest.mark.parametrize("values", [
    {"month": "2025-09", "base": 1_000_000, "spend": 1_300_000, "received": 0},
    {"month": "2025-09", "spend": 1_300_000, "received": 0},
    {"month": "2025-12", "base": 800_000, "spend": 1_000_000, "received": 20_000},
], ids=["much due", "base unknown", "round numbers"])
def test_nobody_is_told_what_they_denied(data, whole, values):
    """On every way: no cause that an answer ruled out is named, and the last answer stands unless the numbers refute it."""
    told = Counter()
    for path in paths(whole):
        found = ask({step.question.id: step.option.id for step in path}, values, flow=data)["result"]
        denied, last = {key for step in path for key in step.option.denies}, path[-1].option
        assert not {found["cause"], *(other["id"] for other in found["others"])} & (denied - {last.to}), [step.option.id for step in path]
        told[found["ground"]] += 1
        if found["ground"] == sentence("ground", "unexplained"):
            assert found["cause"] is None and found["letters"] and found["calls"][0]["script"]
    assert told[sentence("ground", "unexplained")] or values["received"] or "base" not in values


def test_every_part_of_a_path_asks_its_next_question(data, whole):
    @cache  # most paths begin as others do
    def asked(*given: tuple[str, str]):
        return ask(dict(given), flow=data)

    for path in paths(whole):
        for end in range(len(path)):
            answer = asked(*((step.question.id, step.option.id) for step in path[:end]))
            assert answer["question"]["id"] == path[end].question.id
            assert answer["left"]["least"] <= len(path) - end <= answer["left"]["most"]


def test_a_call_takes_half_a_minute(data, whole):
    """At five syllables a second, with the figures of a month said aloud."""
    for path in paths(whole):
        answers = {step.question.id: step.option.id for step in path}
        values = {"month": "2025-09", "base": 1_234_567, "spend": 1_434_567, "received": 12_345}
        for call in ask(answers, values, flow=data)["result"]["calls"]:
            said = " ".join(call["script"]["lines"]) if call["script"] else call["words"]
            assert syllables(said) <= 150, said


def test_syllables_are_those_said_aloud():
    """An amount is said as a number, not digit by digit."""
    assert syllables("1,234,567원") == len("백이십삼만사천오백육십칠원")
    assert syllables("2025년 9월 몫") == len("이천이십오년구월몫")
    assert syllables("10,000원, 0원") == len("만원영원")


def syllables(text: str) -> int:
    """Return how many syllables reading *text* aloud takes."""
    return len(re.findall(r"[가-힣]", re.sub(r"\d[\d,]*\d|\d", lambda found: aloud(int(found[0].replace(",", ""))), text)))


def aloud(number: int) -> str:
    """Return *number*, below a hundred million, as it is said."""
    high, low = divmod(number, 10_000)
    return ("만" if high == 1 else f"{_below_ten_thousand(high)}만" if high else "") + _below_ten_thousand(low) or "영"


def _below_ten_thousand(number: int) -> str:
    digits = zip(f"{number:04}", ("천", "백", "십", ""), strict=True)
    return "".join(("" if digit == "1" and unit else " 일이삼사오육칠팔구"[int(digit)]) + unit for digit, unit in digits if digit != "0")


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario["name"])
def test_scenario(data, scenario):
    answer = ask(scenario["answers"], scenario.get("values"), flow=data)
    assert [step["id"] for step in answer["steps"]] == list(scenario["answers"]), "an answer is not known, or too many are named"
    found = answer["result"]
    goals = [data[f"{kind}s"][scenario[kind]]["title"] for kind in ("cause", "end") if kind in scenario]
    title = (goals or [sentence("unexplained", "title")])[0]
    is_open = scenario["ground"] in ("unsure", "possible")
    assert found["suspect"] == (sentence("unsure", "suspect", title=title) if is_open else "")
    assert (found["cause"], found["title"]) == (scenario.get("cause"), sentence("unsure", "title") if is_open else title)
    assert found["ground"] == sentence("ground", scenario["ground"])


def test_scenarios_reach_every_symptom():
    assert {scenario["answers"]["start"] for scenario in SCENARIOS} >= SYMPTOMS


def _changed(questionnaire: Questionnaire, tmp_path: Path, old: str, new: str) -> list[str]:
    """Return the problems of the page with *old* replaced once by *new*."""
    page = slipped(questionnaire.page, tmp_path, old, new)
    return [str(problem) for problem in checks.problems(replace(questionnaire, page=page, nodes=read_questions(page)))]


def _answer(questionnaire: Questionnaire, question: str, key: str) -> WrittenAnswer:
    return next(answer for each in questionnaire.questions if each.id == question for answer in each.answers if answer.id == key)


# What an editor changes, in words or as question and answer; what is written there instead, and what is told.
MISTAKES = {
    "a name twice": ("{ #late-next }", "{ #zero }", "두 번 쓰였어요"),
    "no name": (" { #applied-on }", "", "영어 이름이 없어요"),
    "a question that is not there": ("(#late-next)", "(#late-nxt)", "‘#late-nxt’이 없어요. 혹시 ‘late-next’인가요?"),
    "a cause that is not there": ("causes/tally-lag.md", "causes/tally-lagg.md", "혹시 ‘tally-lag’인가요?"),
    "a circle": (("december", "zero-amounts"), "[{text}](#zero)", "되돌아가요"),
    "a question nobody reaches": (("zero", "december"), "[{text}](#zero-where){{ data-answer=\"x\" }}", "이르는 답이 없어요"),
    "a cause nobody reaches": (("less-spend", "toss-bank-via-hana"), "[{text}](#none){{ data-answer=\"toss\" }}",
                               "이 원인에 이르는 답이 진단에 없어요"),
    "an answer without a link": (("december", "zero-amounts"), "{text}", "아무 데로도 이어지지 않아요"),
    "an answer to an outside page": (("december", "zero-amounts"), "[{text}](../guide/apply.md)", "아무 데로도 이어지지 않아요"),
    "two answers alike": ('{ data-answer="bank" }', "", "구별되지 않아요"),
    "nothing for who does not know": ("- [잘 모르겠어요](#late-next)\n", "", "‘잘 모르겠어요’가 없어요"),
    "not knowing that ends": ("- [잘 모르겠어요](../causes/balance-name.md)", "- [잘 모르겠어요](#none)", "원인 없이 끝나요"),
    "a field of no meaning": ('data-field="applied_on"', 'data-field="applied_no"', "혹시 ‘applied_on’인가요?"),
    "an assumption of no meaning": ('data-assume="received=0"', 'data-assume="recieved=0"', "혹시 ‘received’인가요?"),
    "a denial of no cause": ('data-denies="membership-unfinished', 'data-denies="membership-unfinishd', "혹시 ‘membership-unfinished’인가요?"),
    "an unreadable assumption": ('data-assume="received=0"', 'data-assume="received=none"', "읽을 수 없어요"),
    "a section without steps": ("#이미-눌렀다면", "#이미-눌렀나요", "할 일 목록이 없어요"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_with_its_line(questionnaire, tmp_path, mistake):
    where, new, message = MISTAKES[mistake]
    old = where
    if isinstance(where, tuple):
        answer = _answer(questionnaire, *where)
        old, new = f"[{answer.text}]({answer.href})", new.format(text=answer.text)
    found = [problem for problem in _changed(questionnaire, tmp_path, old, new) if message in problem]
    assert found
    assert found[0].startswith("docs/")


def test_the_line_is_that_of_the_answer(questionnaire, tmp_path):
    line = questionnaire.page.line_of("(#late-next)")
    (problem,) = [each for each in _changed(questionnaire, tmp_path, "(#late-next)", "(#late-nxt)") if "late-nxt" in each]
    assert problem.startswith(f"docs/diagnosis/index.md:{line}: ")


def test_too_many_questions_are_told(questionnaire, tmp_path):
    """Three more questions before the first make the longest way nine."""
    more = "".join(
        f"## 더 묻기 {n} {{ #more-{n} }}\n\n- [네](#{after})\n- [잘 모르겠어요](#{after})\n\n"
        for n, after in ((1, "more-2"), (2, "more-3"), (3, "start"))
    )
    first = f"## {questionnaire.questions[0].title}"
    found = _changed(questionnaire, tmp_path, first, more + first)
    assert len(found) == 1
    assert "질문이 9개예요" in found[0]


def test_the_drawing_counts_what_the_walks_find(questionnaire, whole):
    """Each answer to the first question is drawn with its longest way and the causes it can lead to."""
    drawing = prints.overview(questionnaire)
    for option in whole.questions[whole.first].options.values():
        ways = [way for way in paths(whole) if way[0].option is option]
        causes = {way[-1].option.to for way in ways if way[-1].option.goal == "cause"}
        longest = max(len(way) for way in ways) - 1
        said = f"질문 많아야 {longest}개 → 이유 {len(causes)}가지" if longest else "바로 물어볼 곳"
        assert f"{option.text}: {said}." in drawing


def test_the_drawing_of_an_entrance_names_what_comes_next_and_the_ends(questionnaire, whole):
    """The next question, how many may follow, and by name the ends that most ways lead to; the others are counted."""
    drawing, goals = prints.overview(questionnaire), whole.causes | whole.ends
    for option in whole.questions[whole.first].options.values():
        ways = [way for way in paths(whole) if way[0].option is option]
        said = re.search(f'<title id="drawing-{option.to}">(.*?)</title>', drawing)
        if option.goal != "question":
            assert said is None
            continue
        least, most = min(map(len, ways)) - 1, max(map(len, ways)) - 1
        assert said[1].startswith(f"{option.text} 다음 질문: {whole.questions[option.to].title} 질문 {least}~{most}개에 답하면")
        reached = Counter(goals[way[-1].option.to].title for way in ways)
        named = [title for title in reached if title in said[1]]
        assert len(named) >= 3
        assert min(reached[title] for title in named) >= max([reached[title] for title in reached.keys() - {*named}], default=0)
        counted = re.search(r"그 밖의 결과 (\d+)가지", said[1])
        assert len(named) + (int(counted[1]) if counted else 0) == len(reached)
