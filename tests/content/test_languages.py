"""Pages in two languages: which is whose, what a typed number is told, and how facts read in English."""

from dataclasses import replace

import pytest
from content import forms, front_matter, literals
from content.facts import facts
from content.languages import counterpart, home_of_other, language_of
from content.macros import Macros
from content.source_text import SourceText
from sitebuild.bilingual import switch_of

from calculator.language import speaking

URIS = {"index.md", "guide/formula.md", "causes/below-base.md", "causes/index.md", "en/index.md", "en/guide/formula.md", "en/causes/index.md"}


def page(body: str, uri: str = "en/guide/formula.md") -> SourceText:
    return SourceText(uri, f"---\ntitle: x\n---\n\n# x\n\n{body}\n")


def test_counterpart_is_found_by_its_path() -> None:
    assert language_of("en/guide/formula.md") == "en" and language_of("guide/formula.md") == "ko"
    assert counterpart("guide/formula.md", URIS) == "en/guide/formula.md"
    assert counterpart("en/guide/formula.md", URIS) == "guide/formula.md"
    assert counterpart("causes/below-base.md", URIS) == ""
    assert home_of_other("guide/formula.md") == "en/index.md"


@pytest.mark.parametrize(("uri", "expected"), [
    ("guide/formula.md", ("en/guide/formula.md", "", True)),
    ("causes/below-base.md", ("en/causes/index.md", "below-base", False)),
    ("cases/kiosk.md", ("en/index.md", "", False)),
])
def test_switch_leads_as_near_as_it_can(uri, expected) -> None:
    found = switch_of(uri, URIS)
    assert (found.uri, found.place, found.same) == expected


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
    with speaking("en"):
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
