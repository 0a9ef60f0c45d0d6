"""What the search starts from a sentence: the answers of the questionnaire's first question, and the tools."""

from statistics import median
from typing import Any

from content.languages import folder, language_of
from content.words import words

from calculator.diagnosis.flow import UNKNOWN, Option, read_flow
from calculator.diagnosis.replay import Route, paths
from calculator.rules.loader import edition
from calculator.text.language import Language
from calculator.text.language import month as month_name
from sitebuild.diagnosis.flow import PAGE, Questionnaire, flow
from sitebuild.search.index import SYMPTOMS, SearchError, SearchPage, SearchWords

NOTHING = "nothing"
"""The name of the words that ask about a rule and start no tool."""
UNLESS = "unless"
"""The name of the words beside which what is dealt with elsewhere means something of ours."""
HOME = PAGE.removesuffix("index.md")

type Start = dict[str, Any]


def starting(read: Questionnaire, pages: dict[str, SearchPage], given: SearchWords) -> dict[str, Any]:
    """Return what the search of the language of *read* knows of sentences; raise `SearchError` where *given* names what is not there."""
    whole = flow(read)
    ways = list(paths(read_flow("flow", whole)))
    return {"starts": _starts(read, whole, ways, pages, given), "amounts": _amounts(read, whole, ways, given)}


def _starts(read: Questionnaire, whole: dict[str, Any], ways: list[Route], pages: dict[str, SearchPage], given: SearchWords) -> list[Start]:
    """Return what a sentence can start: each with where, and the words, amounts and pages that call for it."""
    language = language_of(read.page.uri)
    own = folder(language)
    answers = {option.id: option for option in read_flow("flow", whole).questions[whole["first"]].options.values() if option.id != UNKNOWN}
    found = []
    for name, said in given.start.items():
        if name in answers:
            start = _answer(read, whole, answers[name], ways) | {"tool": pages[own + HOME].title}
        elif page := pages.get(f"{own}{name.rstrip('/')}/"):
            start = {"location": page.url, "title": page.title, "text": page.description, "page": page.url, "pages": {page.url: 1}}
        elif name == NOTHING or not said.get(language):
            start = {"location": "", "title": "", "text": "", "page": "", "pages": {}}
        else:
            raise SearchError(f"words.toml: start의 ‘{name}’은 진단의 첫 질문에 있는 답도, 도구 페이지의 주소도 아니에요.")
        if start["location"] or name == NOTHING:
            found.append(start | {"says": said.get(language, [])} | {key: said[key] for key in ("amount",) if key in said} | _alone(name, given, language))
    if unknown := sorted(given.elsewhere.keys() - given.start.keys() - {UNLESS}):
        raise SearchError(f"words.toml: elsewhere의 ‘{unknown[0]}’은 start에 없는 이름이에요.")
    return found


def _alone(name: str, given: SearchWords, language: Language) -> dict[str, list[str]]:
    """Return the words in *language* for what the site does not tell of and *name* is started by, and those beside which they mean something else."""
    alone = given.elsewhere.get(name, {}).get(language)
    return {"alone": alone, "unless": given.elsewhere.get(UNLESS, {}).get(language, [])} if alone else {}


def _answer(read: Questionnaire, whole: dict[str, Any], option: Option, ways: list[Route]) -> Start:
    """Return what *option*, an answer to the first question, starts."""
    own = folder(language := language_of(read.page.uri))
    said = words(language)["search"]
    count = round(median(len(way) - 1 for way in ways if way[0].option == option))
    page = whole["ends"][option.to]["page"] if option.goal == "end" else f"{SYMPTOMS}{option.id}/"
    near = {end: _nearness(whole, ways, end) for end in {_end(whole, way) for way in ways} - {""}}
    shares = {own + end: round(by[option.id] / sum(by.values()), 2) for end, by in sorted(near.items()) if option.id in by}
    return {
        "location": f"{own}{HOME}#{option.to if option.goal == 'question' else whole['first'] + '=' + option.id}",
        "title": option.text,
        "text": said["questions"].format(count=count) if count else said["at_once"],
        "page": own + page,
        "pages": shares | {own + page: 1},
    }


def _nearness(whole: dict[str, Any], ways: list[Route], end: str) -> dict[str, float]:
    """Return how near the page *end* is to each answer to the first question that leads there: the fewer questions, the nearer."""
    near: dict[str, float] = {}
    for way in ways:
        if _end(whole, way) == end:
            near[way[0].option.id] = max(near.get(way[0].option.id, 0), 1 / len(way))
    return near


def _end(whole: dict[str, Any], way: Route) -> str:
    """Return the page of the cause that *way* leads to, or of an end that one answer leads to; "" for other ends."""
    option = way[-1].option
    page = whole["causes"][option.to]["page"] if option.goal == "cause" else whole["ends"][option.to]["page"] if len(way) == 1 else ""
    return str(page)


def _amounts(read: Questionnaire, whole: dict[str, Any], ways: list[Route], given: SearchWords) -> dict[str, Any]:
    """Return what tells amounts in a sentence apart, and for each month its limit and where whoever received that is led."""
    own = folder(language := language_of(read.page.uri))
    rules = edition(whole["edition"]).rules
    says = dict(words(language)["search"]["said"])
    return {
        "roles": given.said.get(language, {}),
        "denied": given.denied.get(language, []),
        "won": says.pop("won"),
        "says": says,
        "months": [
            {
                "month": month,
                "label": month_name(month),
                "names": known.get(language, []),
                "cap": rules[month].cap.won,
                "location": f"{own}{HOME}#{_way(ways, known['at_cap'])}",
            }
            for month, known in given.month.items()
        ],
    }


def _way(ways: list[Route], cause: str) -> str:
    """Return the answers that lead to *cause* soonest, as the address of the questionnaire has them."""
    best = min((way for way in ways if way[-1].option.to == cause), key=len, default=())
    if not best:
        raise SearchError(f"words.toml: month의 at_cap에 적은 ‘{cause}’에 이르는 답이 진단에 없어요.")
    return "&".join(f"{step.question.id}={step.option.id}" for step in best)
