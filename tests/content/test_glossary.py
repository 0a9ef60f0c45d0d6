"""A difficult word is explained once on a page, where it first stands in running text."""

import re

import pytest
from content.wording.glossary import Glossary, meanings
from markdown import Markdown


def marked(text: str) -> list[str]:
    html = Markdown(extensions=[Glossary()]).convert(text)
    assert re.sub(r"<[^>]+>", "", html).split() == re.sub(r"[#*`]|\[|\]\([^)]*\)", "", text).split()
    return re.findall(r'<abbr tabindex="0" title="[^"]+">([^<]+)</abbr>|<abbr title="[^"]+" tabindex="0">([^<]+)', html)


def words(text: str) -> list[str]:
    return [first or second for first, second in marked(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("환수를 알려요.", ["환수"]),
        ("환수, **환수**, 환수.", ["환수"]),
        ("먼저 **알림톡**으로, 다음에 환수와 이의신청이 와요.", ["알림톡", "환수", "이의신청"]),
        ("# 환수\n\n환수예요.", ["환수"]),
        ("# 환수", []),
        ("[환수](x.md)", []),
        ("`환수`", []),
        ("재환수는 다른 말이에요.", []),
    ],
)
def test_first_use_in_running_text(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_each_page_starts_anew() -> None:
    markdown = Markdown(extensions=[Glossary()])
    for _ in range(2):
        assert "<abbr" in markdown.reset().convert("환수")


def test_meanings_are_sentences() -> None:
    assert [word for word, text in meanings().items() if not text.endswith("요.") or '"' in text] == []
