"""Pages in two languages: which is whose, what a typed number is told, and how facts read in English."""

import shutil
from copy import deepcopy
from dataclasses import replace

import pytest
from content import DOCS, reasons
from content import words as own_words
from content.checks import own_words as check_of_words
from content.checks import pairs
from content.data import front_matter
from content.data.toml_lines import line_of
from content.facts import forms
from content.facts.quotable import facts
from content.languages import KOREAN, OTHERS, counterpart, language_of
from content.macros.macros import Macros
from content.source_text import SourceText
from content.wording import literals
from sitebuild.theme.languages import UNTRANSLATED, switches_of

from calculator.text.language import using_language

URIS = {"index.md", "guide/formula.md", "causes/below-base.md", "causes/index.md", "en/index.md", "en/guide/formula.md", "en/causes/index.md"}


def page(body: str, uri: str = "en/guide/formula.md") -> SourceText:
    return SourceText(uri, f"---\ntitle: x\n---\n\n# x\n\n{body}\n")


def test_counterpart_is_found_by_its_path() -> None:
    assert language_of("en/guide/formula.md") == "en" and language_of("guide/formula.md") == "ko"
    assert counterpart("guide/formula.md", URIS, "en") == "en/guide/formula.md"
    assert counterpart("en/guide/formula.md", URIS, "ko") == "guide/formula.md"
    assert counterpart("causes/below-base.md", URIS, "en") == ""


@pytest.mark.parametrize(("uri", "expected"), [
    ("guide/formula.md", ("en/guide/formula.md", "", True)),
    ("causes/below-base.md", ("en/causes/index.md", "below-base", False)),
    ("en/guide/formula.md", ("guide/formula.md", "", True)),
    ("en/guide/extra.md", ("index.md", "", False)),
    ("cases/kiosk.md", ("en/index.md", UNTRANSLATED, False)),
])
def test_switch_leads_as_near_as_it_can(uri, expected) -> None:
    (found,) = switches_of(uri, URIS)
    assert (found.uri, found.anchor, found.exact) == expected


def test_place_for_what_is_in_korean_alone_is_there() -> None:
    """The switch of an untranslated page leads to it on the front page of each other language."""
    for language in OTHERS:
        assert f"{{ #{UNTRANSLATED} }}" in (DOCS / language / "index.md").read_text("utf-8")


def test_every_word_of_the_build_is_in_every_language() -> None:
    assert [str(each) for each in own_words.missing()] == []


def test_missing_word_is_told_and_korean_stands_in(monkeypatch) -> None:
    own = {**own_words.words("en"), "record": {"label": "x", "sources": "y"}}
    monkeypatch.setattr(own_words, "read", lambda language: own if language == "en" else korean)
    korean = own_words.words(KOREAN)
    own_words.words.cache_clear()
    assert own_words.words("en")["record"] == {"label": "x", "sources": "y", "checked": korean["record"]["checked"]}
    assert ["‘record.checked’" in str(each) for each in own_words.missing()] == [True]
    own_words.words.cache_clear()


@pytest.mark.parametrize(
    ("path", "value", "says"),
    [
        (("dont_know",), None, "‘dont_know’의 말이 빠졌어요"), (("overdue", "text"), None, "‘overdue.text’의 말이 빠졌어요"), (("overdue",), None, "‘overdue’의 말이 빠졌어요"),
        (("overdue", "text"), "{reviwed}에 확인했어요.", "{reviwed}"), (("overdue", "text"), "{reviewed에 확인했어요.", "중괄호"), (("record",), "글", "모양이"), (("name",), 3, "모양이"),
    ],
)  # fmt: skip
def test_word_that_korean_lacks_or_fills_otherwise(monkeypatch, path, value, says) -> None:
    """Templates leave out what they do not find, and nobody would hear of it."""
    assert check_of_words.problems() == []
    korean, english = deepcopy(own_words.read(KOREAN)), own_words.read("en")
    table = korean[path[0]] if len(path) == 2 else korean
    if value is None:
        del table[path[-1]]
    else:
        table[path[-1]] = value
    monkeypatch.setattr(own_words, "read", lambda language: english if language == "en" else korean)
    (problem,) = check_of_words.problems()
    assert says in problem.message and problem.path == "docs/_includes/words.toml"
    assert problem.line == line_of((DOCS / "_includes/words.toml").read_text("utf-8"), path) > 1, "where it stands, or stood"


def reviewed(uri: str, day: str) -> SourceText:
    return SourceText(uri, f"---\ntitle: x\nlast_reviewed: {day}\n---\n\n# x\n")


def test_what_english_lacks_is_a_notice() -> None:
    """A cause without its pair, a page that is older than its pair, and how many pages have none; no mistake."""
    pages = [reviewed("index.md", "2026-11-01"), reviewed("causes/a.md", "2026-11-01"), reviewed("guide/b.md", "2026-11-02"),
             reviewed("guide/c.md", "2026-11-01"), reviewed("en/index.md", "2026-11-01"), reviewed("en/guide/b.md", "2026-11-01")]
    told = [str(each) for each in pairs.notices(pages)]
    assert [each.partition(": ")[0] for each in told] == ["docs/causes/a.md:1", "docs/en/guide/b.md:3", "docs/en/index.md:1"]
    assert "1개" in told[-1]
    assert list(pairs.notices([page for page in pages if language_of(page.uri) == KOREAN])) == []


def test_list_of_causes_has_all_by_group(tmp_path, monkeypatch) -> None:
    """Each stands once, below its group, with the id that old addresses name; one without a pair leads to the Korean page and says so."""
    ids = [path.stem for path in (DOCS / "causes").glob("*.md") if path.stem != "index"]
    for language in (KOREAN, "en"):
        text = reasons.listed(language)
        found = [each.id for group in reasons.grouped(language).values() for each in group]
        assert sorted(found) == sorted(ids)
        assert [key for key in ids if text.count(f"{key}.md){{ #{key} ") != 1] == []
        assert [line.removeprefix("## ") for line in text.splitlines() if line.startswith("## ")] == list(own_words.words(language)["groups"].values())
    shutil.copytree(DOCS / "causes", tmp_path / "causes")
    shutil.copytree(DOCS / "en/causes", tmp_path / "en/causes")
    (tmp_path / "en/causes/keypad-error.md").unlink()
    monkeypatch.setattr(reasons, "DOCS", tmp_path)
    assert "](../../causes/keypad-error.md){ #keypad-error lang=ko hreflang=ko } (in Korean)" in reasons.listed("en")
    menu = reasons.with_reasons([{"English": ["en/index.md", {"All": ["en/causes/index.md"]}]}, {"이유": ["causes/index.md"]}, "index.md"])
    named = [uri for section in menu[0]["English"][1]["All"][1:] for uris in section.values() for uri in uris]
    assert "en/causes/smishing.md" in named and "en/causes/keypad-error.md" not in named and len(named) == len(ids) - 1
    assert [next(iter(each)) for each in menu[1]["이유"][1:]] == list(own_words.words(KOREAN)["groups"].values())


def test_address_of_an_untranslated_cause_leads_to_the_list() -> None:
    """What a result names is there; a language without the list is left alone."""
    uris = {"causes/index.md", "causes/a.md", "causes/b.md", "guide/c.md", "en/causes/index.md", "en/causes/b.md"}
    assert list(reasons.untranslated(uris)) == [("en/causes/a.md", "en/causes/index.md#a")]
    assert list(reasons.untranslated(uris - {"en/causes/index.md"})) == []


def test_korean_cause_needs_a_group() -> None:
    meta = f"title: abc\ndescription: {'x' * 80}\nkind: cause\nlast_reviewed: 2026-11-22\nreview_in: 180\nkeywords: [a]\nsources: []\n"
    told = {uri: " ".join(map(str, front_matter.problems(SourceText(uri, f"---\n{meta}---\n")))) for uri in ("causes/a.md", "en/causes/a.md")}
    assert "‘group’" in told["causes/a.md"]
    assert told["en/causes/a.md"] == ""


@pytest.mark.parametrize(("text", "key"), [
    ("It ended on 31 December 2025.", "2025.application.until"),
    ("Paid on 15 October.", "2025.round.2025-09.pay_on"),
    ("At most 330,000 won.", "2025.most"),
    ("You get 20% of it.", "2025.rate"),
    (f"Call {facts()['contact.hanacard.phone'].value}.", "contact.hanacard.phone"),
])
def test_typed_number_is_told_in_english_spelling(text, key) -> None:
    """A number of the data typed into an English page is told with the macro to write instead."""
    (found,) = literals.problems(page(text))
    assert f'{{{{ plain("{key}' in str(found)


def test_korean_page_keeps_its_own_spellings() -> None:
    """Control: what is typed in the other language's way is not looked for."""
    assert list(literals.problems(page("31 December 2025", "guide/formula.md"))) == []
    assert list(literals.problems(page("2025년 12월 31일", "guide/formula.md")))
    assert list(literals.problems(page("{{ plain(\"2025.most\") }} and 12 won"))) == []


def test_facts_read_in_english() -> None:
    macros = Macros("en/guide/what.md")
    with using_language("en"):
        assert macros.plain("2025.application.until") == "31 December 2025"
        assert macros.plain("2025.application.until", "short") == "31 December"
        assert forms.text(replace(facts()["figure.applicants"], value=15_640_000)) == "15,640,000 people"
        assert forms.text(replace(facts()["2025.validity"], value=5)) == "5 years"
        assert macros.won(1_300_000) == "1,300,000 won"
        average = facts()["figure.average"]
        assert f"source {average.source.publisher}" in macros.fact("figure.average") and f"(../../sources.md#{average.source.id}" in macros.fact("figure.average")
        assert facts()["2025.name"].value == "Sangsaeng Payback (상생페이백)"
    assert facts()["2025.name"].value == "상생페이백"


def test_description_may_be_longer_in_english() -> None:
    """An English page of 120 letters is fine; a Korean one is told how long it may be."""
    meta = f"title: abc\ndescription: {'x' * 120}\nkind: guide\nlast_reviewed: 2026-11-22\nreview_in: 180\nkeywords: [a]\nsources: []\n"
    told = [[str(each) for each in front_matter.problems(SourceText(uri, f"---\n{meta}---\n"))] for uri in ("en/a.md", "a.md")]
    assert told[0] == [] and "40~110자" in told[1][0]
