"""The result of the questionnaire: why, what to do, whom to ask with which words, and what to take along."""

from typing import TYPE_CHECKING

from calculator.actions.refund import source_answer
from calculator.data.sentences import sentence
from calculator.diagnosis import unexplained
from calculator.diagnosis.ending import Ending
from calculator.diagnosis.figures import figures_table, sight
from calculator.diagnosis.flow import UNKNOWN, Advice, Call
from calculator.diagnosis.ranking import Ranking, rank
from calculator.letters.agenda import agenda
from calculator.letters.call import call
from calculator.letters.claim import Claim
from calculator.letters.letter import letters
from calculator.rules.settings import settings
from calculator.text.language import LANGUAGES, using_language

if TYPE_CHECKING:
    from calculator import protocol


def outcome(ending: Ending) -> "protocol.Result":
    """Return the result of *ending* as plain data: of a cause, or of an end without one."""
    findings = ending.gap["causes"] if ending.gap else []
    ranking = rank(ending.flow, ending.steps, ending.gap)
    if ranking.ground == "unexplained":
        return _result(ending, unexplained.advice(ending), ranking, findings)
    if ranking.first is None:
        return _result(ending, ending.flow.ends[ending.steps[-1].option.to], ranking, findings)
    return _result(ending, ending.flow.causes[ranking.first], ranking, findings)


def _result(ending: Ending, advice: Advice, ranking: Ranking, findings: "list[protocol.Finding]") -> "protocol.Result":
    led_here = ending.steps[-1].option.to == advice.id
    section = ending.steps[-1].option.section if led_here else ""
    # What nobody knows is no fact: it is not the title. What is urgent is done without knowing.
    is_guess = ranking.ground in ("unsure", "possible") or ranking.ground == "open" and ending.steps[-1].option.id == UNKNOWN
    is_open = is_guess and not section
    claim = Claim(ranking.first, frozenset(step.question.id for step in ending.steps), ending.values, today=ending.today, edition=ending.flow.edition)
    written = any(call.contact and call.contact.id in settings().written_to for call in advice.calls)
    return {
        "cause": ranking.first,
        "title": sentence("unsure", "title") if is_open else advice.title,
        "suspect": sentence("unsure", "suspect", title=advice.title) if is_open else "",
        "page": advice.page,
        "links": dict(advice.links),
        "summary": [*([ending.clawback["text"]] if ending.clawback else []), *advice.summary],
        "ground": _ground(ending, ranking),
        "numbers": _numbers(advice.id, ending, findings),
        "sight": sight(ending),
        "figures": figures_table(ending),
        "others": [_other(ending, key, findings) for key in ranking.others],
        "checks": [] if section else list(advice.checks),
        "actions": list(advice.actions[section]),
        "calls": [_call(each, ending, claim) for each in advice.calls],
        "papers": list(advice.papers),
        "wait": [*advice.wait, sentence("diagnosis_part", "unanswered", days=settings().review_days)],
        "unknown": list(advice.unknown),
        "sources": [answer for source in advice.sources if (answer := source_answer(source))],
        "letters": letters(claim) if written else [],
        "calendar": agenda(ending.flow.edition, ending.values, ending.today),
    }


def _ground(ending: Ending, ranking: Ranking) -> str:
    if ending.refused:
        return sentence("ground", "refused", why=ending.refused)
    if ending.clawback:
        return sentence("ground", "clawback")
    return sentence("ground", ranking.ground)


def _numbers(key: str, ending: Ending, findings: "list[protocol.Finding]") -> list[str]:
    """Return what goes back, with what a notice asks for; or what the gap finder says of the month, and of this cause."""
    if ending.clawback:
        notice = ending.clawback["notice"]
        return [*(month["text"] for month in ending.clawback["months"]), *([notice["text"]] if notice else [])]
    if ending.gap is None:
        return []
    months = [month["text"] for month in ending.gap["months"]]
    return [*months, *(finding["text"] for finding in findings if finding["id"] == key)]


def _other(ending: Ending, key: str, findings: "list[protocol.Finding]") -> "protocol.Other":
    """Return another possible cause with what would tell it apart: a question to answer, or how it shows."""
    advice = ending.flow.causes[key]
    question = next((finding["question"] for finding in findings if finding["id"] == key), "")
    tell = question or sentence("diagnosis_part", "sign", sign=advice.signs[0])
    return {"id": key, "title": advice.title, "page": advice.page, "tell": tell}


def _call(asked: Call, ending: Ending, claim: Claim) -> "protocol.Call":
    """Return whom to ask, with a whole call where we have one for them, else with the first words of the page."""
    contact, words = asked.contact, _said(asked.words, ending)
    if contact is None:
        script = _both(asked, ending)
        return {"name": asked.name, "phone": "", "hours": "", "url": "", "words": "" if script else words, "note": asked.note, "script": script}
    known = claim.cause or ending.gap  # or a whole call would be about an amount, where the page's words are about something else
    script = (call(contact.id, claim) if known else None) or _both(asked, ending)
    key = "hours" if contact.hours_confidence == "high" else "hours_known"
    hours = [sentence("diagnosis_part", key, hours=contact.hours)] if contact.hours else []
    always = [contact.always] if contact.always else []
    return {"name": contact.name, "phone": contact.phone, "hours": " · ".join(hours + always), "url": contact.url,
            "words": "" if script else words, "note": asked.note, "script": script}


def _both(asked: Call, ending: Ending) -> "protocol.Script | None":
    """Return the first words in Korean with what they mean beneath; None where they are Korean already."""
    if not asked.korean:
        return None
    with using_language(LANGUAGES[0]):
        korean = _said(asked.korean, ending)
    return {"lines": [korean], "beneath": [_said(asked.words, ending)]}


def _said(words: str, ending: Ending) -> str:
    """Return *words* with the month in question in place of the blank that a page leaves for it."""
    month = ending.values.get("month")
    return words.replace(sentence("script", "blank"), sentence("script", "month", month=month)) if month else words
