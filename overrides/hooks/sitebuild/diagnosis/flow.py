"""The questionnaire as data, from the pages below docs/."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import chain, repeat
from pathlib import Path
from typing import Any

from content.languages import KOREAN, OTHERS, below, folder
from content.source_text import SourceText

from calculator.text.language import Language
from sitebuild.diagnosis.advice import AdviceTable, read_cause, read_end
from sitebuild.diagnosis.questions import WrittenAnswer, WrittenQuestion, read_questions

PAGE = "diagnosis/index.md"
CAUSES = "causes"

type ReadCause = Callable[[SourceText], AdviceTable]


@dataclass(frozen=True)
class Questionnaire:
    """The questions as written, and what each cause's page says, with the pages themselves for their lines.

    *korean* is the Korean one, of which this is a translation.
    """

    page: SourceText
    nodes: list[WrittenQuestion]
    causes: dict[str, AdviceTable]
    pages: dict[str, SourceText]
    korean: "Questionnaire | None" = None

    @property
    def texts(self) -> dict[str, str]:
        """Return all that it was read from."""
        return {page.uri: page.text for page in (self.page, *self.pages.values())}

    @property
    def questions(self) -> list[WrittenQuestion]:
        """Return the questions without the ends."""
        return [node for node in self.nodes if not node.is_end]

    @property
    def ends(self) -> list[WrittenQuestion]:
        """Return the ends without a cause."""
        return [node for node in self.nodes if node.is_end]


def read_all(docs: Path, cause: ReadCause = read_cause) -> list[Questionnaire]:
    """Return the questionnaire below *docs* in every language that has it, Korean first; *cause* reads the page of one."""
    others = [language for language in OTHERS if (docs / folder(language) / PAGE).is_file()]
    korean, *read_others = [read(docs, language, cause) for language in (KOREAN, *others)]
    return [korean, *(replace(other, korean=korean) for other in read_others)]


def read(docs: Path, language: Language = KOREAN, cause: ReadCause = read_cause) -> Questionnaire:
    """Return the questionnaire of *language* below *docs*."""
    own = folder(language)
    page = SourceText.read(own + PAGE, docs / own / PAGE)
    found = [path for path in sorted((docs / own / CAUSES).glob("*.md")) if path.stem != "index"]
    pages = {path.stem: SourceText.read(f"{own}{CAUSES}/{path.name}", path) for path in found}
    return Questionnaire(page, read_questions(page), {key: cause(each) for key, each in pages.items()}, pages)


def flow(questionnaire: Questionnaire) -> dict[str, Any]:
    """Return what the engine runs on; the questionnaire must have been proved sound."""
    ends = {end.id for end in questionnaire.ends}
    causes, finals = questionnaire.causes, _ends(questionnaire)
    if korean := questionnaire.korean:
        causes, finals = _with_korean(causes, korean.causes), _with_korean(finals, _ends(korean))
    named: dict[str, set[str]] = {}
    for answer in (answer for question in questionnaire.questions for answer in question.answers):
        named.setdefault(answer.cause, set()).add(answer.section)
    return {
        "edition": questionnaire.page.meta.get("edition"),
        "first": questionnaire.questions[0].id,
        "questions": {question.id: _question(question, ends) for question in questionnaire.questions},
        "causes": {key: _named_only(advice, named.get(key, set())) for key, advice in causes.items()},
        "ends": finals,
    }


def _ends(questionnaire: Questionnaire) -> dict[str, AdviceTable]:
    return {end.id: read_end(questionnaire.page.uri, end.title, end.blocks) for end in questionnaire.ends}


def _with_korean(pages: dict[str, AdviceTable], korean: dict[str, AdviceTable]) -> dict[str, AdviceTable]:
    """Return *pages* with the words of the *korean* ones beside each call, which the office understands."""

    def calls(key: str) -> list[dict[str, str]]:
        said = [call["words"] for call in korean[key]["calls"]] if key in korean else []
        return [call | {"korean": words} for call, words in zip(pages[key]["calls"], chain(said, repeat("")), strict=False)]

    return {key: advice | {"calls": calls(key)} for key, advice in pages.items()}


def _question(question: WrittenQuestion, ends: set[str]) -> dict[str, Any]:
    return {
        "title": question.title,
        "why": question.why,
        "options": [_option(answer, ends) for answer in question.answers],
        "fields": [{"id": field.id, "label": field.label, "hint": field.hint} for field in question.fields],
        "assumed": assumed(question),
    }


def assumed(question: WrittenQuestion) -> dict[str, int]:
    """Return the values that ``data-assume="received=0 …"`` names; raise `ValueError` where it cannot be read."""
    pairs = (pair.partition("=") for pair in question.assumed.split())
    return {name: int(won) for name, _, won in pairs}


def _option(answer: WrittenAnswer, ends: set[str]) -> dict[str, Any]:
    goal = "cause" if answer.cause else "end" if answer.question in ends else "question"
    return {"id": answer.id, "text": answer.text, "goal": goal,
            "to": answer.cause or answer.question, "section": answer.section,
            "denies": list(answer.denies)}


def _named_only(advice: AdviceTable, sections: set[str]) -> AdviceTable:
    """Return *advice* with the actions of those sections alone that an answer names, and its address below its language's front page."""
    actions = {key: steps for key, steps in advice["actions"].items() if key in sections | {""}}
    return advice | {"actions": actions, "page": below(advice["page"])}
