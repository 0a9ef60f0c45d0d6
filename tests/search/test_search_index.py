"""What the search knows besides the text of the pages."""

import json
from pathlib import Path

import pytest
from sitebuild.search import index
from sitebuild.search.index import SearchError, SearchPage, SearchWords


def test_page_gets_its_keywords_and_link_lists_are_left_out():
    docs = [{"location": "a/", "title": "가", "text": ""}, {"location": "a/#b", "title": "이어서", "text": ""}]
    pages = [SearchPage("a/", kind="case", keywords=("나",), asked=("왜 나만",)), SearchPage("symptoms/"), SearchPage("symptoms/b/", "증상", "설명")]
    found = index.completed({"config": {"lang": ["ko"]}, "docs": docs}, pages, {}, SearchWords({}, frozenset(["이어서"]), {"case": 80}))
    assert found["docs"] == [{"location": "a/", "title": "가", "text": "", "keywords": ["나"], "asked": ["왜 나만"], "boost": 0.8}]
    assert found["config"]["symptoms"] == [{"location": "symptoms/b/", "title": "증상", "text": "설명"}]


def test_one_page_may_weigh_less_than_its_kind():
    docs = [{"location": "a/", "title": "가", "text": ""}, {"location": "b/", "title": "나", "text": ""}]
    words = SearchWords({}, frozenset(), {"faq": 90, "b/": 60})
    found = index.completed({"config": {}, "docs": docs}, [SearchPage("a/", kind="faq"), SearchPage("b/", kind="faq")], {}, words)
    assert [doc["boost"] for doc in found["docs"]] == [0.9, 0.6]


def test_name_of_no_contact_fails_the_build():
    words = SearchWords({}, frozenset(), contact={"hana": {"ko": ["하나"]}})
    with pytest.raises(SearchError, match="contact의 ‘hana’은"):
        index.completed({"config": {}, "docs": []}, [], {}, words)


def test_what_the_browser_can_make_anew_is_not_shipped():
    """No marks of HTML, and no anchor that is the title's; another anchor, such as that of a title that occurs twice, stays."""
    docs = [{"location": "a/", "title": "가", "text": "<p>한 줄 &lt;b&gt;</p><ul> <li>둘</li> </ul>"},
            *({"location": f"a/#{anchor}", "title": "12월은 3만 원? (한도)", "text": ""} for anchor in ("12월은-3만-원-한도", "12월은-3만-원-한도_1"))]
    shipped = json.loads(index.dumped({"config": {}, "docs": docs}))["docs"]
    assert shipped[0]["text"] == "한 줄 &lt;b&gt; 둘"
    assert [doc["location"] for doc in shipped] == ["a/", "a/#", "a/#12월은-3만-원-한도_1"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[words]\n입금 = 지급", "words.toml: 읽을 수 없는 곳"),
        ('[words]\n"입금" = "지급"', 'words.toml: "입금" 오른쪽에는'),
        ("[percent]\ncase = 0", "words.toml: case의 값은"),
        ('[others.en]\n"visa" = "eligible"', 'words.toml: "visa" 오른쪽에는'),
        ('[meaning]\nko = "뜻"', 'words.toml: "ko" 오른쪽에는'),
        ('[denied]\nko = [1]', 'words.toml: "ko" 오른쪽에는'),
        ('[elsewhere.nothing]\nko = "날씨"', 'words.toml: "ko" 오른쪽에는'),
        ('[word]\n"입금" = ["지급"]', "words.toml: 모르는 이름 word"),
    ],
)
def test_mistake_in_words_names_the_remedy(tmp_path: Path, text: str, says: str):
    path = tmp_path / "words.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(SearchError, match=says):
        index.read_words(path)
