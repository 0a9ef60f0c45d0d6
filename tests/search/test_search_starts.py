"""What the search starts from a sentence, as the build puts it into the index."""

from dataclasses import replace

import pytest
from content import DOCS
from sitebuild.diagnosis.flow import read
from sitebuild.search import starts
from sitebuild.search.index import SearchError, SearchPage, SearchWords, read_words

from calculator.rules.loader import edition
from calculator.text.language import using_language

OURS = DOCS.parent / "overrides/hooks/sitebuild/search/words.toml"
TITLES = {"diagnosis/": "스스로 진단하기", "calculator/": "계산기", "statement/": "파일", "message/": "메시지", "case/": "기록", "clawback/": "환수 금액 확인"}
PAGES = {url: SearchPage(url, title, "설명") for url, title in TITLES.items()}

ENGLISH = {f"en/{url}": replace(page, url=f"en/{url}") for url, page in PAGES.items()}


def starting(words: SearchWords | None = None) -> dict:
    return starts.starting(read(DOCS), PAGES, words or read_words(OURS))


def start(name: str) -> dict:
    return next(each for each in starting()["starts"] if each["page"].endswith(f"{name}/"))


def test_answer_leads_to_its_question_and_tells_how_many_follow():
    """The words are the questionnaire's own."""
    zero = start("zero")
    assert (zero["location"], zero["title"]) == ("diagnosis/#zero", "지급액이 0원이에요")
    assert zero["tool"] == "스스로 진단하기"
    assert zero["text"].startswith("질문 4개쯤에 답하면")
    assert zero["amount"] == "nothing"


def test_answer_that_ends_at_once_is_addressed_by_itself():
    support = start("other-support")
    assert support["location"] == "diagnosis/#start=other-support"
    assert support["page"] == "guide/other-support/"


def test_tool_that_shares_its_name_with_an_answer_is_another_start():
    """A slash behind the name says that the page is meant."""
    assert {each["location"] for each in starting()["starts"] if "clawback" in each["location"]} == {"diagnosis/#clawback", "clawback/"}


def test_page_belongs_to_an_answer_the_more_the_fewer_questions_lead_there():
    """A cause of one answer alone belongs to it whole; one of several is shared."""
    assert start("less")["pages"]["causes/december-cap/"] == 1
    shared = [start(name)["pages"]["causes/history-window/"] for name in ("zero", "missing")]
    assert 0 < shared[0] < shared[1] < 1


def test_limit_of_each_month_leads_to_its_cause():
    """The amounts are the edition's, and the address holds answers alone."""
    months = {month["month"]: month for month in starting()["amounts"]["months"]}
    assert {month: each["cap"] for month, each in months.items()} == {m: rule.cap.won for m, rule in edition("2025").rules.items()}
    assert months["2025-12"]["location"] == "diagnosis/#start=less&less=december-cap"


def test_other_language_has_its_own_words():
    with using_language("en"):
        found = starts.starting(read(DOCS, "en"), ENGLISH, read_words(OURS))
    assert next(each for each in found["starts"] if each["page"] == "en/symptoms/zero/")["title"] == "I received 0 won"
    assert found["amounts"]["months"][0]["location"].startswith("en/diagnosis/#start=")


def test_what_is_dealt_with_elsewhere_is_said_of_what_it_starts():
    """With the words beside which it means something else; of the others, and of a language without words, nothing."""
    words = {"other-support": {"ko": ["실업급여"]}, "unless": {"ko": ["카드로"], "en": ["card"]}}
    found = starting(replace(read_words(OURS), elsewhere=words))["starts"]
    (support,) = [each for each in found if "alone" in each]
    assert (support["page"], support["alone"], support["unless"]) == ("guide/other-support/", ["실업급여"], ["카드로"])
    with using_language("en"):
        english = starts.starting(read(DOCS, "en"), ENGLISH, replace(read_words(OURS), elsewhere=words))
    assert not [each for each in english["starts"] if "alone" in each]


@pytest.mark.parametrize("name", ["other-suport", "zeros"])
def test_name_that_nothing_starts_fails_the_build(name: str):
    with pytest.raises(SearchError, match=f"elsewhere의 ‘{name}’은"):
        starting(replace(read_words(OURS), elsewhere={name: {"ko": ["실업급여"]}}))


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"start": {"zer": {"ko": ["0원"]}}}, "start의 ‘zer’은"),
        ({"month": {"2025-12": {"ko": ["12월"], "at_cap": "decembercap"}}}, "at_cap에 적은 ‘decembercap’에"),
    ],
)
def test_name_that_is_not_there_fails_the_build(change: dict, says: str):
    with pytest.raises(SearchError, match=says):
        starting(replace(read_words(OURS), **change))
