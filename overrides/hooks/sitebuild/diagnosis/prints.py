"""The questionnaire as a whole: drawn as a map, as a tree for editors, and as a large-print sheet for helpers."""

from functools import cache
from typing import Any

from content import DOCS
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from calculator.diagnosis.flow import Option, read_flow
from calculator.diagnosis.replay import paths
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


def overview(read: Questionnaire) -> str:
    """Return the drawing of what the first question leads to: how many questions at most, and how many causes."""
    whole = read_flow("flow", flow(read))
    first = whole.questions[whole.first]
    ways = list(paths(whole))

    def branch(option: Option) -> Node:
        own = [way for way in ways if way[0].option == option]
        causes = {way[-1].option.to for way in own if way[-1].option.goal == "cause"}
        return {"text": option.text, "questions": max(map(len, own)) - 1, "causes": len(causes)}

    return _template("diagnosis_map").render(root=first.title, branches=[branch(each) for each in first.options.values()])


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
