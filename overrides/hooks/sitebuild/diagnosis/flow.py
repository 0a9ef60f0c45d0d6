"""The questionnaire as data, from the pages below docs/."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from content.languages import FOLDER
from content.source_text import SourceText

from sitebuild.diagnosis.advice import Advice, read_cause, read_end
from sitebuild.diagnosis.collected import read_collected
from sitebuild.diagnosis.questions import Answer, Asked, read_questions

PAGE = "diagnosis/index.md"
CAUSES = "causes"


@dataclass(frozen=True)
class Questionnaire:
    """The questions as written, and what each cause's page says, with the pages themselves for their lines."""

    page: SourceText
    asked: list[Asked]
    causes: dict[str, Advice]
    pages: dict[str, SourceText]

    @property
    def questions(self) -> list[Asked]:
        """Return the questions without the ends."""
        return [each for each in self.asked if not each.is_end]

    @property
    def ends(self) -> list[Asked]:
        """Return the ends without a cause."""
        return [each for each in self.asked if each.is_end]


def read_all(docs: Path) -> list[Questionnaire]:
    """Return the questionnaire below *docs* in every language that has it, Korean first."""
    korean = read(docs)
    return [korean, _translated(docs, korean)] if (docs / FOLDER / PAGE).is_file() else [korean]


def _translated(docs: Path, korean: Questionnaire) -> Questionnaire:
    """Return the English questionnaire; what it rests on is what the Korean one rests on."""
    page, causes = (SourceText.read(uri, docs / uri) for uri in (FOLDER + PAGE, f"{FOLDER}{CAUSES}/index.md"))
    found = read_collected(causes)
    known = {id: advice | {"sources": korean.causes[id]["sources"] if id in korean.causes else []} for id, advice in found.items()}
    return Questionnaire(page, read_questions(page), known, dict.fromkeys(found, causes))


def read(docs: Path) -> Questionnaire:
    """Return the Korean questionnaire below *docs*."""
    page = SourceText.read(PAGE, docs / PAGE)
    found = [path for path in sorted((docs / CAUSES).glob("*.md")) if path.stem != "index"]
    pages = {path.stem: SourceText.read(f"{CAUSES}/{path.name}", path) for path in found}
    return Questionnaire(page, read_questions(page), {id: read_cause(each) for id, each in pages.items()}, pages)


def flow(read: Questionnaire) -> dict[str, Any]:
    """Return what the engine runs on; the questionnaire must have been proved sound."""
    ends = {end.id for end in read.ends}
    named: dict[str, set[str]] = {}
    for answer in (answer for question in read.questions for answer in question.answers):
        named.setdefault(answer.cause, set()).add(answer.section)
    return {
        "edition": read.page.meta.get("edition"),
        "first": read.questions[0].id,
        "questions": {question.id: _question(question, ends) for question in read.questions},
        "causes": {id: _named_only(advice, named.get(id, set())) for id, advice in read.causes.items()},
        "ends": {end.id: read_end(read.page.uri, end.title, end.blocks) for end in read.ends},
    }


def _question(question: Asked, ends: set[str]) -> dict[str, Any]:
    return {
        "title": question.title,
        "why": question.why,
        "options": [_option(answer, ends) for answer in question.answers],
        "fields": [{"id": field.id, "label": field.label, "hint": field.hint} for field in question.fields],
        "assumed": assumed(question),
    }


def assumed(question: Asked) -> dict[str, int]:
    """Return the values that ``data-assume="received=0 …"`` names; raise `ValueError` where it cannot be read."""
    pairs = (pair.partition("=") for pair in question.assumed.split())
    return {name: int(won) for name, _, won in pairs}


def _option(answer: Answer, ends: set[str]) -> dict[str, Any]:
    goal = "cause" if answer.cause else "end" if answer.question in ends else "question"
    return {"id": answer.id, "text": answer.text, "goal": goal,
            "to": answer.cause or answer.question, "section": answer.section,
            "denies": list(answer.denies)}


def _named_only(advice: Advice, sections: set[str]) -> Advice:
    """Return *advice* with the actions of those sections alone that an answer names, and its address below the front page."""
    actions = {id: steps for id, steps in advice["actions"].items() if id in sections | {""}}
    return advice | {"actions": actions, "page": advice["page"].removeprefix(FOLDER)}
