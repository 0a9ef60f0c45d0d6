"""The questionnaire printed whole: the tree for editors, and the large-print sheet for helpers."""

from functools import cache
from typing import Any

from content import DOCS
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from calculator.facts import contacts
from sitebuild.diagnosis.flow import Questionnaire, flow
from sitebuild.diagnosis.proof import measure

type Node = dict[str, Any]


def tree(read: Questionnaire) -> str:
    """Return every question with its answers as nested lists; one that stood before is only named again."""
    whole = flow(read)
    shown: set[str] = set()

    def node(id: str) -> Node:
        if id in shown:
            return {"id": id, "again": True, **whole["questions"][id]}
        shown.add(id)
        options = [option | {"next": node(option["to"])} if option["goal"] == "question" else option
                   for option in whole["questions"][id]["options"]]
        return {"id": id, "again": False, **whole["questions"][id], "options": options}

    return _template("diagnosis_tree").render(root=node(whole["first"]), measure=measure(read), **_goals(whole))


def sheet(read: Questionnaire) -> str:
    """Return the questions by number, each answer with the number to go on to, and the results by number."""
    whole = flow(read)
    numbers = {id: number for number, id in enumerate(whole["questions"], 1)}
    results = {id: number for number, id in enumerate([*whole["causes"], *whole["ends"]], 1)}
    return _template("diagnosis_sheet").render(
        questions=whole["questions"], numbers=numbers, results=results, contacts=contacts(), **_goals(whole)
    )


def _goals(whole: dict[str, Any]) -> dict[str, Any]:
    return {"goals": whole["causes"] | whole["ends"]}


def _template(name: str) -> Template:
    return _templates().get_template(f"{name}.html")


@cache
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(DOCS / "_includes"),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
