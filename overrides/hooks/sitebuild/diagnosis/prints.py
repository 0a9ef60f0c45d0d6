"""The questionnaire as a whole: drawn as a map, as a tree for editors, and as a large-print sheet for helpers."""

from collections import Counter
from typing import Any

from content.snippets import snippets

from calculator.diagnosis.flow import Flow, Option, read_flow
from calculator.diagnosis.replay import Route, paths
from calculator.rules.facts import contacts
from sitebuild.diagnosis.checks import measure
from sitebuild.diagnosis.drawing import Stack
from sitebuild.diagnosis.flow import Questionnaire, flow

type Node = dict[str, Any]

ENDS = 3
"""So many ends a drawing names; one more is named rather than counted."""


def tree(questionnaire: Questionnaire) -> str:
    """Return every question with its answers as nested lists; one that stood before is only named again."""
    whole = flow(questionnaire)
    shown: set[str] = set()

    def node(key: str) -> Node:
        if key in shown:
            return {"id": key, "again": True, **whole["questions"][key]}
        shown.add(key)
        options = [option | {"next": node(option["to"])} if option["goal"] == "question" else option
                   for option in whole["questions"][key]["options"]]
        return {"id": key, "again": False, **whole["questions"][key], "options": options}

    return snippets().get_template("diagnosis_tree.html").render(root=node(whole["first"]), measure=measure(questionnaire), **_goals(whole))


def overview(questionnaire: Questionnaire) -> str:
    """Return the drawings of what the first question leads to, and of what each answer to it leads to."""
    whole = read_flow("flow", flow(questionnaire))
    first = whole.questions[whole.first]
    ways = list(paths(whole))
    branches = [_branch(whole, option, [way for way in ways if way[0].option == option]) for option in first.options.values()]
    return snippets().get_template("diagnosis_map.html").render(root=first.title, branches=branches, new_stack=Stack)


def _branch(whole: Flow, option: Option, ways: list[Route]) -> Node:
    """Return where the *ways* go on from *option*: the next question, how many there are, and the ends most ways lead to."""
    ends = [end for end, _ in Counter(way[-1].option.to for way in ways).most_common()]
    shown = ends if len(ends) <= ENDS + 1 else ends[:ENDS]
    lengths = [len(way) - 1 for way in ways]
    return {
        "text": option.text,
        "to": option.to,
        "next": whole.questions[option.to].title if option.goal == "question" else "",
        "least": min(lengths),
        "most": max(lengths),
        "causes": len({*ends} & {*whole.causes}),
        "ends": [(whole.causes | whole.ends)[end].title for end in shown],
        "others": len(ends) - len(shown),
    }


def sheet(questionnaire: Questionnaire) -> str:
    """Return the questions by number, each answer with the number to go on to, and the results by number."""
    whole = flow(questionnaire)
    numbers = {key: number for number, key in enumerate(whole["questions"], 1)}
    results = {key: number for number, key in enumerate([*whole["causes"], *whole["ends"]], 1)}
    return snippets().get_template("diagnosis_sheet.html").render(
        questions=whole["questions"], numbers=numbers, results=results, contacts=contacts(), **_goals(whole)
    )


def _goals(whole: dict[str, Any]) -> dict[str, Any]:
    return {"goals": whole["causes"] | whole["ends"]}
