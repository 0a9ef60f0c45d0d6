"""What is read out of a cause's page: complete without the page, whatever its markup, and refused where it is not."""

import re
import sys
from typing import Any

import pytest

from calculator.rules.facts import contacts

if sys.platform == "emscripten":
    pytest.skip("the pages are read where the site is built", allow_module_level=True)

from sitebuild.diagnosis import advice, steps
from sitebuild.diagnosis.advice import headings, read_cause
from sitebuild.diagnosis.flow import Questionnaire, flow, read_all

from tests.questionnaire_pages import DOCS, slipped

pytestmark = pytest.mark.host

STEPS = ("checks", "actions")
EXAMPLE = re.compile(r"^/// .*?^///$", re.DOTALL | re.MULTILINE)


@pytest.fixture(scope="module")
def korean() -> Questionnaire:
    return read_all(DOCS)[0]


@pytest.fixture(scope="module", params=[0, 1], ids=["korean", "english"])
def either(request: pytest.FixtureRequest) -> Questionnaire:
    return read_all(DOCS)[request.param]


def told(read: dict[str, Any]) -> list[str]:
    """Return every step that a result may show of what was *read*."""
    return [*read["checks"], *(step for section in read["actions"].values() for step in section)]


def test_every_cause_has_something_to_check_and_to_do(either):
    for key, read in flow(either)["causes"].items():
        assert read["checks"], key
        assert any(read["actions"].values()), key


def test_no_step_is_lost(either):
    """As many steps are read as the page has numbered lines below the headings that the result shows."""
    for name, page in either.pages.items():
        body = EXAMPLE.sub("", page.body)
        parts = dict(part.partition("\n")[::2] for part in re.split(r"^## ", body, flags=re.MULTILINE))
        written = sum(len(re.findall(r"^(?:\d+\.|[-*]) ", parts.get(headings(page)[key], ""), re.MULTILINE)) for key in STEPS)
        read = either.causes[name]
        assert len(read["checks"]) + len(read["actions"][""]) == written > 0, name


def test_no_step_is_a_bare_contact(either):
    for key, read in flow(either)["causes"].items():
        for step in told(read):
            assert step.split()[-1] not in contacts(), (key, step)


def test_steps_are_told_to_the_reader(korean):
    """Each says what to do, names what it is about, and does not send back to itself."""
    for key, read in flow(korean)["causes"].items():
        for step in told(read):
            assert "세요" in step and not steps.LEANING["ko"].search(step), (key, step)


def test_papers_are_things(korean):
    """A letter lists them as what is attached, so none is a sentence to the reader."""
    for key, read in korean.causes.items():
        for paper in read["papers"]:
            assert not re.search(r"[요다]\.?$", paper), (key, paper)


MISTAKES = {
    "bullets for steps": ("excluded-spending", "1. 카드 이용 내역", "- 카드 이용 내역", "‘## 이렇게 확인해요’ 아래에는 ‘1.’로"),
    "another list beside the steps": ("excluded-spending", "계산에 들어간 결제는", "아래와 같아요.\n\n- 계산에 들어간 결제는", "‘## 이렇게 확인해요’ 아래에는 ‘1.’로"),
    "no steps": ("balance-name", "1. 잔액을 찾았다면 그대로 쓰세요.\n2. 찾지 못했다면", "찾지 못했다면", "‘## 이렇게 하면 돼요’ 아래에는 ‘1.’로"),
    "a contact for a step": ("not-applied", "2. 상생페이백.kr에 로그인해", '2. {{ contact("site") }}에 로그인해', "결과에서 이름만 남아요"),
    "a list in a step": ("not-applied", "3. 알림도 신청", '    - 국민신문고\n3. 알림도 신청', "안에 또 목록이"),
    "a circle": ("cancelled-purchase", "환수 안내를 받았다면, 내기 전에 [금액과 이유부터 확인](clawback-notice.md)하세요.",
                 "환수 안내를 받았다면 [환수 안내](clawback-notice.md)를 보세요.", "같은 말을 되풀이"),
    "a step that goes on": ("excluded-spending", "5. 카드로 쓴 돈 가운데 빼고 남은 금액을", "5. 지우고 남은 금액을", "앞의 글이 없으면"),
    "a step that points away": ("lottery-money", "2. {{ plain(\"figure.lottery-2-paid\") }} 뒤의", "2. 아래 날짜 뒤의", "앞의 글이 없으면"),
    "a step that only tells": ("auth-error", "내 이름**으로 가입돼 있는지 확인하세요.", "내 이름**으로 가입돼 있는지 봐요.", "‘-세요’로 끝나는 문장이"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_with_its_line(korean, tmp_path, mistake):
    """File, line and what to write, in Korean."""
    key, old, new, message = MISTAKES[mistake]
    assert not list(steps.problems(korean.pages[key]))
    page = slipped(korean.pages[key], tmp_path, old, new)
    (found,) = [str(problem) for problem in steps.problems(page) if message in str(problem)]
    line = page.text[: page.text.index(new)].count("\n") + 1
    heading = page.text[: page.text.index(new)].rindex("\n## ")
    at = int(found.removeprefix(f"docs/causes/{key}.md:").partition(":")[0])
    assert page.text[:heading].count("\n") + 2 <= at <= line


def test_a_missing_section_is_told(korean, tmp_path):
    """Without the heading there is nothing to read, and the whole cause is named."""
    page = slipped(korean.pages["tally-lag"], tmp_path, "## 이렇게 확인해요", "## 확인")
    assert any("‘## 이렇게 확인해요’ 아래에" in str(each) for each in advice.problems(page, read_cause(page)))
